/**
 * The times of a week at which somebody is free, in 28 bits: seven days from Monday, each of four parts. Coarse on
 * purpose: "Tuesday at lunch" is what people can say of themselves and keep to.
 */
export type Week = number

export const partsOfDay = ['morning', 'midday', 'afternoon', 'evening'] as const
export type PartOfDay = (typeof partsOfDay)[number]

export interface Time {
  /** From 1 for Monday to 7 for Sunday (ISO 8601). */
  readonly day: number
  readonly part: PartOfDay
}

export const never: Week = 0
export const always: Week = 0x0fff_ffff

/** The week in which somebody is free at these times and no other. */
export function weekOf(times: readonly Time[]): Week {
  return times.reduce((week, { day, part }) => week | bitOf(day, part), never)
}

/** The times of this week, from Monday morning on. */
export function timesOf(week: Week): readonly Time[] {
  const days = [1, 2, 3, 4, 5, 6, 7]
  return days.flatMap((day) =>
    partsOfDay.filter((part) => week & bitOf(day, part)).map((part) => ({ day, part })),
  )
}

/** The times at which both are free. */
export function bothFree(one: Week, other: Week): Week {
  return one & other
}

function bitOf(day: number, part: PartOfDay): Week {
  return 1 << ((day - 1) * partsOfDay.length + partsOfDay.indexOf(part))
}
