import { IntlMessageFormat } from 'intl-messageformat'

type Ast = ReturnType<IntlMessageFormat['getAst']>
type Element = Ast[number]

const plain = 'AaCcEeGgHhIiNnOoSsTtUuYyZz'
const accented = 'ȦȧÇçÉéĞğĦħÎîÑñÖöŠšŤťÛûÝýŽž'

/**
 * An English message in the dress of another language: accents and a third more length, or wrapped
 * to be read from right to left. Arguments, plurals and tags stay what they are.
 */
export function pseudo(text: string, dress: 'accents' | 'mirrored'): Ast {
  return new IntlMessageFormat(text, 'en').getAst().map((element) => dressed(element, dress))
}

/** The kinds of elements, as the parser numbers them. */
const literal = 0

function dressed(element: Element, dress: 'accents' | 'mirrored'): Element {
  const kind: number = element.type
  if ('value' in element && kind === literal) {
    return {
      ...element,
      value: dress === 'accents' ? withAccents(element.value) : mirror(element.value),
    }
  }
  if ('options' in element) {
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: option.value.map((inner) => dressed(inner, dress)) },
    ])
    return { ...element, options: Object.fromEntries(options) }
  }
  if ('children' in element) {
    return { ...element, children: element.children.map((inner) => dressed(inner, dress)) }
  }
  return element
}

function withAccents(text: string): string {
  const dressedText = text.replaceAll(
    /[a-z]/gi,
    (letter) => accented[plain.indexOf(letter)] ?? letter,
  )
  return dressedText + '~'.repeat(Math.floor(text.trim().length / 3))
}

function mirror(text: string): string {
  return text.trim() === '' ? text : `\u202E${text}\u202C`
}
