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
 * The kind, code and place of an error, and never its message: whoever threw it may have quoted what a person
 * wrote. What the message says stands in the source, at the place.
 */
function told(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error ? plain(error.code) : ''
  return [plain(error.name) || 'Error', code, placeOf(error)].filter(Boolean).join(' ')
}

/** A name or a code, if it looks like one: these too are set by whoever throws. */
function plain(text: unknown): string {
  return typeof text === 'string' && /^[A-Za-z0-9_]{1,40}$/.test(text) ? text : ''
}

/** The first calls of its stack. What stands before them is the message again, which may look like calls. */
function placeOf({ stack, message }: { stack?: unknown; message: unknown }): string {
  if (typeof stack !== 'string' || typeof message !== 'string') return ''
  const end = stack.indexOf(message)
  if (end < 0) return ''
  const calls = stack
    .slice(end + message.length)
    .split('\n')
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
  return calls
    .slice(0, 5)
    .map((line) => line.trim())
    .join(' < ')
}
