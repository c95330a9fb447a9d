import { IntlMessageFormat } from 'intl-messageformat'

type Ast = ReturnType<IntlMessageFormat['getAst']>
type Element = Ast[number]

const LITERAL = 0
const plain = 'AaCcEeGgHhIiNnOoSsTtUuYyZz'
const accented = 'ȦȧÇçÉéĞğĦħÎîÑñÖöŠšŤťÛûÝýŽž'

/**
 * An English message in the dress of another language: accents and a third more length, or wrapped
 * to be read from right to left. Arguments, plurals and tags stay what they are.
 */
export function pseudo(text: string, dress: 'accents' | 'mirrored'): Ast {
  return new IntlMessageFormat(text, 'en').getAst().map((element) => dressed(element, dress))
}

function dressed(element: Element, dress: 'accents' | 'mirrored'): Element {
  if (element.type === LITERAL && 'value' in element) {
    return { ...element, value: dress === 'accents' ? withAccents(element.value) : mirror(element.value) }
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
  const letters = [...text].map((letter) => accented[plain.indexOf(letter)] ?? letter)
  return letters.join('') + '~'.repeat(Math.floor(text.trim().length / 3))
}

function mirror(text: string): string {
  return text.trim() === '' ? text : `\u202E${text}\u202C`
}
