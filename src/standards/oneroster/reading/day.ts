/** In which order a day with strokes is written: 13/04/2026 or 04/13/2026. */
export type DayOrder = 'day-first' | 'month-first'

/** The orders in which the days of a column are certainly written. */
export type Orders = ReadonlySet<DayOrder>

/** A day that cannot be told for certain, and the two that it may be. */
export interface TwoDays {
  readonly monthFirst: string
  readonly dayFirst: string
}

/**
 * A text as a day, `yyyy-mm-dd`; both days where it may be either and the other days of its column do not
 * settle which; nothing where it is no day at all. What comes behind a day is its time, and is passed over.
 */
export function readDay(text: string, orders: Orders): string | TwoDays | undefined {
  const first = yearFirst(text) ?? byName(text)
  if (first !== undefined) return first
  const { monthFirst, dayFirst } = bothWays(text)
  if (monthFirst === undefined || dayFirst === undefined) return monthFirst ?? dayFirst
  if (monthFirst === dayFirst) return monthFirst
  const [order] = orders
  if (orders.size !== 1) return { monthFirst, dayFirst }
  return order === 'day-first' ? dayFirst : monthFirst
}

/** The order that a day gives away: only one of the two makes it a day. */
export function orderOf(text: string): DayOrder | undefined {
  const { monthFirst, dayFirst } = bothWays(text)
  if ((monthFirst === undefined) === (dayFirst === undefined)) return undefined
  return monthFirst === undefined ? 'day-first' : 'month-first'
}

/** Whether this may be either of two days. */
export function isTwoDays(text: string): boolean {
  return typeof readDay(text, new Set()) === 'object'
}

/** Whoever writes the year first writes the month before the day. */
function yearFirst(text: string): string | undefined {
  const found =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:$|[T\s])/.exec(text) ??
    /^(\d{4})()(\d{2})(\d{2})(?:$|[T\s])/.exec(text)
  if (!found) return undefined
  const [, year = '', , month = '', day = ''] = found
  return dayOf(year, month, day)
}

/** `05-Feb-2026`: a month that is named is no other. */
function byName(text: string): string | undefined {
  const [, day = '', , name = '', year = ''] =
    /^(\d{1,2})([-/. ])([a-z]{3})\2(\d{4})(?:$|[T\s])/i.exec(text) ?? []
  const month = monthNames.indexOf(name.toLowerCase()) + 1
  return month > 0 ? dayOf(year, String(month), day) : undefined
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

function bothWays(text: string): Partial<TwoDays> {
  const found = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:$|[T\s])/.exec(text)
  if (!found) return {}
  const [, one = '', , two = '', year = ''] = found
  const [monthFirst, dayFirst] = [dayOf(year, one, two), dayOf(year, two, one)]
  return { ...(monthFirst && { monthFirst }), ...(dayFirst && { dayFirst }) }
}

function dayOf(year: string, month: string, day: string): string | undefined {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(written) ? written : undefined
}

/** Whether this is a day of the calendar, written `yyyy-mm-dd`. */
export function isDay(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? []
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
