/** A moment, and the day it is then for those whom it concerns. */
export interface When {
  readonly now: Date
  readonly today: string
}

/** This moment, as it is in this time zone. */
export function whenIn(timeZone: string, now: Date): When {
  return { now, today: dayIn(timeZone, now) }
}

/** The day it is in this time zone, written `2026-08-01`. */
export function dayIn(timeZone: string, now: Date): string {
  return (days.get(timeZone) ?? daysOf(timeZone)).format(now)
}

/** Each is made once: to make one takes far longer than to say a day with it, and every request says one. */
const days = new Map<string, Intl.DateTimeFormat>()

function daysOf(timeZone: string): Intl.DateTimeFormat {
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  days.set(timeZone, made)
  return made
}
