import { datedRows } from './difference.ts'

/** From which day a relation holds, and which is the first without it. */
export interface Dated {
  readonly starts_on: string
  readonly ends_on: string | null
}

/** What a roster tells of the days of a relation; where it has no column for last days, none of them is known. */
export interface ToldDays {
  readonly starts?: string
  readonly ends?: string
  readonly isSilentOfEnds: boolean
}

/**
 * The days of a relation that a roster names. What it does not tell stays as it is kept: a first day, and an
 * end that is still to come. Whoever is named again after the end is there today and from today on, as nothing
 * is known of the days between; only a file that tells both days is taken at its word.
 */
export function daysOf(told: ToldDays, before: Dated | undefined, today: string): Dated {
  if (!before) return inOrder(told.starts ?? today, told.ends)
  const { isOver } = datedRows(today)
  if (!isOver(before)) return inOrder(...goingOn(told, before))
  const asBefore = inOrder(told.starts ?? before.starts_on, told.ends)
  return isOver(asBefore) ? asBefore : inOrder(firstDayBack(told, before, today), told.ends)
}

/** A relation that holds. Without its last days, a file does not know either which stay a first day begins. */
function goingOn(
  { starts, ends, isSilentOfEnds }: ToldDays,
  { starts_on, ends_on }: Dated,
): [starts: string, ends: string | undefined] {
  if (!isSilentOfEnds) return [starts ?? starts_on, ends]
  const isWithin = starts !== undefined && starts > starts_on && starts < (ends_on ?? '9999')
  return [isWithin ? starts : starts_on, ends_on ?? undefined]
}

function firstDayBack(
  { starts, isSilentOfEnds }: ToldDays,
  { starts_on, ends_on }: Dated,
  today: string,
): string {
  if (starts === undefined) return today
  const hasHeld = ends_on !== null && starts_on < ends_on
  return isSilentOfEnds && hasHeld && starts < ends_on ? today : starts
}

function inOrder(starts: string, ends: string | undefined): Dated {
  return { starts_on: ends !== undefined && ends < starts ? ends : starts, ends_on: ends ?? null }
}
