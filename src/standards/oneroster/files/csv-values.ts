/** The values of a row; `open` if it needs another line, `broken` if none will help. */
export function valuesIn(text: string, delimiter: string): string[] | 'open' | 'broken' {
  const values: string[] = []
  let at = 0
  for (;;) {
    const start = skipSpace(text, at, delimiter)
    if (text[start] === '"') {
      const quoted = quotedValue(text, start + 1)
      if (!quoted) return 'open'
      values.push(quoted.value)
      at = skipSpace(text, quoted.end, delimiter)
      if (at < text.length && !text.startsWith(delimiter, at)) return 'broken'
    } else {
      const end = text.indexOf(delimiter, at)
      values.push(text.slice(at, end < 0 ? undefined : end))
      at = end < 0 ? text.length : end
    }
    if (at >= text.length) return values
    at += delimiter.length
  }
}

function skipSpace(text: string, from: number, delimiter: string): number {
  const tab = delimiter === '\t' ? ' ' : '\t'
  let at = from
  while (text[at] === ' ' || text[at] === tab) at += 1
  return at
}

/** A quoted value from behind its first mark, and where it ends; nothing if it does not. */
function quotedValue(text: string, from: number): { value: string; end: number } | undefined {
  let at = from
  for (;;) {
    const mark = text.indexOf('"', at)
    if (mark < 0) return undefined
    if (text[mark + 1] !== '"') {
      return { value: text.slice(from, mark).replaceAll('""', '"'), end: mark + 1 }
    }
    at = mark + 2
  }
}

/** `"x` and `x"`, but not `"x"`, lose the mark that has no partner. */
export function withoutEdgeQuotes(value: string): string {
  const marks = value.split('"').length - 1
  return marks % 2 === 0 ? value : value.replace(/^\s*"|"\s*$/, '')
}
