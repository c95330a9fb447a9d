/** A form on a page, as somebody would send it who changes nothing in it, and one way to each place that the page leads to. */
export interface Offers {
  readonly forms: readonly { readonly to: string; readonly fields: Fields }[]
  readonly links: readonly string[]
}

type Fields = Readonly<Record<string, string>>

/** Everything that a page offers to do or to open, once each. */
export function offersOn(body: string): Offers {
  const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? body
  const forms = [...main.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, tag = '']) => attribute(tag, 'method') === 'post')
    .flatMap(([, tag = '', inside = '']) => waysToSend(attribute(tag, 'action') ?? '', inside))
  const links = [...main.matchAll(/<a\b([^>]*)>/g)]
    .map(([, tag = '']) => attribute(tag, 'href') ?? '')
    .filter((href) => href.startsWith('/'))
    .map((href) => href.replace(/#.*/, ''))
  return { forms, links: [...new Set(links)] }
}

/** One way for each button that says something of its own. */
function waysToSend(to: string, inside: string): Offers['forms'] {
  const fields = fieldsIn(inside)
  const buttons = [...inside.matchAll(/<button\b([^>]*)>/g)].flatMap(([, tag = '']) => {
    const name = attribute(tag, 'name')
    return name === undefined ? [] : [{ [name]: attribute(tag, 'value') ?? '' }]
  })
  return buttons.length === 0
    ? [{ to, fields }]
    : buttons.map((button) => ({ to, fields: { ...fields, ...button } }))
}

/** What is hidden, typed, chosen or ticked; of choices in which nothing is, the first. */
function fieldsIn(inside: string): Fields {
  const texts = [...inside.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)]
  const lists = [...inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)]
  return {
    ...inputsIn(inside),
    ...Object.fromEntries(texts.map(([, tag = '', text = '']) => [nameOf(tag), unescaped(text)])),
    ...Object.fromEntries(
      lists.map(([, tag = '', options = '']) => [nameOf(tag), chosenIn(options)]),
    ),
  }
}

function inputsIn(inside: string): Fields {
  const fields: Record<string, string> = {}
  const tags = [...inside.matchAll(/<input\b([^>]*)>/g)].map(([, tag = '']) => tag)
  for (const tag of tags.filter(isSent)) {
    const isTaken = nameOf(tag) in fields && !isChosen(tag)
    if (!isTaken) fields[nameOf(tag)] = attribute(tag, 'value') ?? ''
  }
  return fields
}

function isSent(tag: string): boolean {
  const type = attribute(tag, 'type')
  return nameOf(tag) !== '' && type !== 'file' && (type !== 'checkbox' || isChosen(tag))
}

function chosenIn(options: string): string {
  const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, tag = '']) => tag)
  const chosen = all.find((tag) => /\bselected\b/.test(tag)) ?? all[0] ?? ''
  return attribute(chosen, 'value') ?? ''
}

function nameOf(tag: string): string {
  return attribute(tag, 'name') ?? ''
}

function isChosen(tag: string): boolean {
  return /\bchecked\b/.test(tag)
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : unescaped(found)
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
