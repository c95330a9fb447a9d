/**
 * The last school days before a day, oldest first: Monday to Friday, as `YYYY-MM-DD`. The day
 * itself is left out, so that nothing in the demo world has yet to happen.
 *
 * Throws a `RangeError` for what is not a day of the calendar.
 */
export function schoolDaysBefore(today: string, count: number): string[] {
  const days: string[] = []
  for (let ago = 1; days.length < count; ago += 1) {
    const day = daysBefore(today, ago)
    if (!isWeekend(day)) days.unshift(day)
  }
  return days
}

/** The day that lies this many days before, as `YYYY-MM-DD`. */
export function daysBefore(today: string, ago: number): string {
  const date = new Date(midnight(today))
  date.setUTCDate(date.getUTCDate() - ago)
  return date.toISOString().slice(0, 10)
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(midnight(day)).getUTCDay())
}

function midnight(day: string): number {
  const time = Date.parse(`${day}T00:00:00Z`)
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day
  if (!isDay) throw new RangeError(`A day is written as 2026-03-31, not as “${day}”.`)
  return time
}
