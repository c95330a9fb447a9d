import { addresses } from './addresses.ts'

/** What may stand in a line of the log, and how it may look. Whatever does not is found, wherever it comes from. */
const allowed: Readonly<Record<string, (value: unknown) => boolean>> = {
  at: looksLike(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  level: looksLike(/^(info|error)$/),
  event: looksLike(/^[a-z]+$/),
  id: looksLike(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  method: looksLike(/^[A-Z]{3,7}$/),
  route: (value) => value === '*' || routes.has(String(value)),
  kind: looksLike(/^[a-z.-]+$/),
  error: looksLike(/^[A-Za-z]+( [A-Z0-9_]+)?( at [^"]*)?$/),
  status: Number.isInteger,
  ms: Number.isInteger,
  attempts: Number.isInteger,
}

const routes = new Set(Object.keys(addresses).map((route) => route.replace(/^\w+ /, '')))

function looksLike(shape: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && shape.test(value)
}

/** Those lines that hold more than they may, or a word of anybody's. */
export function loud(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => {
    const facts = Object.entries(JSON.parse(line) as Record<string, unknown>)
    const isPlain = facts.every(([name, value]) => allowed[name]?.(value))
    return !isPlain || /canary/.test(line)
  })
}
