import type { RosterKind } from '../roster.ts'
import { writtenYear } from '../exporting/complete.ts'
import { fillers } from '../exporting/fillers.ts'
import { calledBy, writtenNames } from '../exporting/names.ts'
import { writtenLink, writtenRelationship } from '../exporting/relations.ts'
import type { WantedRows } from './difference.ts'
import type { Going } from './going.ts'
import type { KeptRows } from './kept.ts'

/**
 * What a roster wants of rows that are here, minding that it may be our own export come home. That cannot
 * say all that a row holds: what it says as we would have said it changes nothing.
 */
export function asWritten<Kind extends RosterKind>(
  kind: Kind,
  going: Going,
  wanted: WantedRows<KeptRows[Kind]>,
): WantedRows<KeptRows[Kind]> {
  const settle: Settle<KeptRows[Kind]> | undefined = settlers[kind]?.(going)
  return {
    ...wanted,
    at(place, before) {
      const one = wanted.at(place, before)
      if (!before) return one
      if (one) return settle ? { ...one, row: settle(one.row, before) } : one
      // What was made by hand does not end because a file names it badly.
      return going.byHand.has(before.id) ? { row: before, ended: false } : undefined
    },
  }
}

type Settle<Row> = (row: Row, before: Row) => Row

const settlers: {
  readonly [Kind in RosterKind]?: (going: Going) => Settle<KeptRows[Kind]>
} = {
  sessions: () => (row, before) =>
    row.school_year === writtenYear(before.school_year, before.ends_on)
      ? { ...row, school_year: before.school_year }
      : row,
  classes: settleClass,
  people:
    ({ byHand }) =>
    (row, before) => ({
      ...row,
      ...namesOf(row, before),
      // A record is kept where it is: a roster moves those that it brought, and no others.
      ...(byHand.has(before.id) && { home_id: before.home_id }),
    }),
  affiliations: () => (row, before) =>
    isSameList(listed(row.year_level), listed(before.year_level))
      ? { ...row, year_level: before.year_level }
      : row,
  guardianships:
    ({ byHand }) =>
    (row, before) => ({
      ...row,
      ...(isAsTold(row, before) && { relationship: before.relationship }),
      // Who recorded a link by hand goes on answering for it, wherever the child goes.
      ...(byHand.has(before.id) && { organisation_id: before.organisation_id }),
    }),
}

type Guardianship = KeptRows['guardianships']

/** Whether a roster says of two what it says of those who are so here, in its own words or as we write them. */
function isAsTold({ relationship }: Guardianship, before: Guardianship): boolean {
  return (
    relationship === writtenRelationship(before.relationship) ||
    relationship === writtenLink(before)
  )
}

/** A class of no course and no time had to be given some on the way out; of these nothing is told. */
function settleClass({ roster }: Going): Settle<KeptRows['classes']> {
  const untold = (isUntold: (one: (typeof roster.classes)[number]) => boolean) =>
    new Set(roster.classes.filter(isUntold).map(({ sourceId }) => sourceId))
  const courseless = untold(({ course }) => course === fillers.course)
  const timeless = untold(({ sessions }) => sessions.includes(fillers.session))
  return (row, before) => {
    const keepsTimes =
      timeless.has(row.source_id) || isSameList(row.session_ids, before.session_ids)
    return {
      ...row,
      ...(courseless.has(row.source_id) && { course_id: before.course_id }),
      ...(keepsTimes && { session_ids: before.session_ids }),
    }
  }
}

type Names = Pick<KeptRows['people'], 'given_name' | 'family_name' | 'display_name'>

/** The names of somebody, as they were where the file has them as we write them. */
function namesOf(row: Names, { given_name, family_name, display_name }: Names): Names {
  const written = writtenNames({
    givenName: given_name,
    familyName: family_name,
    displayName: display_name,
  })
  const isUntouched =
    row.given_name === written.givenName &&
    row.family_name === written.familyName &&
    row.display_name === calledBy(written)
  return isUntouched ? { given_name, family_name, display_name } : row
}

function listed(yearLevel: string | null): string[] {
  return (yearLevel ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

/** The same, each once, in whatever order. */
function isSameList(one: readonly string[], other: readonly string[]): boolean {
  const [mine, theirs] = [new Set(one), new Set(other)]
  return mine.size === theirs.size && [...mine].every((item) => theirs.has(item))
}
