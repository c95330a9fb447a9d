/**
 * The moment at which a clock in this time zone shows this day and time, such as `2026-03-31T09:14`.
 * Of an hour that the clock shows twice it is the first; in one that it leaves out, the clock shows
 * an hour more.
 */
export function momentIn(timeZone: string, local: string): Date {
  const shown = Date.parse(`${local}Z`)
  const before = shown - aheadAt(timeZone, shown - day)
  const after = shown - aheadAt(timeZone, shown + day)
  const shows = (at: number): boolean => at + aheadAt(timeZone, at) === shown
  return new Date(!shows(before) && shows(after) ? after : before)
}

const day = 24 * 60 * 60 * 1000

/** By how many milliseconds a clock in this time zone is ahead of UTC. */
function aheadAt(timeZone: string, at: number): number {
  const shown = formatIn(timeZone).format(at).replace(' ', 'T')
  return Date.parse(`${shown}Z`) - at
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  // Sweden writes days and times as ISO 8601 does, but for the T.
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  formats.set(timeZone, made)
  return made
}
