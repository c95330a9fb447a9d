/** What an operator reads: one JSON object a line, with ids and never a name, a word or an address of anybody. */
export interface Log {
  info(event: string, facts?: Facts): void
  error(event: string, error: unknown, facts?: Facts): void
}

export type Facts = Readonly<Record<string, string | number | boolean>>

export function logTo(write: (line: string) => void, now: () => Date): Log {
  const line = (level: string, event: string, facts: Facts) =>
    write(`${JSON.stringify({ at: now().toISOString(), level, event, ...facts })}\n`)
  return {
    info: (event, facts = {}) => line('info', event, facts),
    error: (event, error, facts = {}) => line('error', event, { ...facts, error: told(error) }),
  }
}

/**
 * The kind, code and place of an error. The message stands only where it cannot quote what a person
 * wrote: the database and the parsers of JSON do.
 */
function told(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  const message = code || error instanceof SyntaxError ? '' : `: ${error.message}`
  return `${error.name}${code}${message} ${placeOf(error)}`
}

/** The first calls of its stack. The lines before them are the message again, and may be many. */
function placeOf({ stack = '' }: Error): string {
  const calls = stack.split('\n').filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
  return calls
    .slice(0, 5)
    .map((line) => line.trim())
    .join(' < ')
}
