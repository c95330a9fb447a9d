/** The values of a text, and the beginning of one whose closing mark is not in it. */
export interface Values {
  readonly values: string[]
  readonly open?: string
}

/** The values of a row, or of as much of it as is here; `broken` if no other line will mend it. */
export function valuesIn(text: string, delimiter: string): Values | 'broken' {
  const values: string[] = []
  let at = 0
  for (;;) {
    const start = skipSpace(text, at, delimiter)
    if (text[start] === '"') {
      const quoted = quotedValue(text, start + 1)
      if (!quoted) return { values, open: text.slice(start) }
      values.push(quoted.value)
      at = skipSpace(text, quoted.end, delimiter)
      if (at < text.length && !text.startsWith(delimiter, at)) return 'broken'
    } else {
      const end = text.indexOf(delimiter, at)
      values.push(text.slice(at, end < 0 ? undefined : end))
      at = end < 0 ? text.length : end
    }
    if (at >= text.length) return { values }
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

/** Whether a line that begins within a quoted value also ends that value. */
export function endsQuoted(text: string): boolean {
  return text.replaceAll('""', '').includes('"')
}

/** `"x` and `x"`, but not `"x"`, lose the mark that has no partner. */
export function withoutEdgeQuotes(value: string): string {
  const marks = value.split('"').length - 1
  return marks % 2 === 0 ? value : value.replace(/^\s*"|"\s*$/, '')
}
