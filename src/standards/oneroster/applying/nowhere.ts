import { fillers } from '../exporting/fillers.ts'
import { countProblems, firstOfEach, noProblems, type Problem } from '../problem.ts'
import type { RosterReading } from '../reading/read.ts'
import { noteElsewhere, noteNowhere } from '../reading/references.ts'
import { noteUnlinked } from '../reading/guardians.ts'
import type { Reference, UnsettledLink } from '../roster.ts'
import type { Going } from './going.ts'
import type { RosterOutcome } from './passing.ts'
import { sourceOf } from './wanted-relations.ts'

/** What rows of changes name that is neither among the changes nor here, once all of a roster has passed. */
export function nowhereIn({ roster, ids }: Pick<Going, 'roster' | 'ids'>): readonly Reference[] {
  return (roster.elsewhere ?? []).filter(({ kind, id }) => !ids[kind].has(id) && !madeUp.has(id))
}

/** Links of which neither the roster nor what is here tells that one end is the other's guardian. */
export function unlinkedIn({ roster, ids, linked }: Going): readonly UnsettledLink[] {
  return (roster.unsettled ?? []).filter(
    ({ person, agent, ended, isNoted }) =>
      !ended &&
      !isNoted &&
      [person, agent].every((id) => ids.people.has(id)) &&
      !linked.has(sourceOf(agent, person)) &&
      !linked.has(sourceOf(person, agent)),
  )
}

const madeUp: ReadonlySet<string> = new Set(Object.values(fillers))

/** The problems of a reading, and those that only showed when the roster met what is here. */
export function allProblems(
  {
    problems,
    problemCounts,
    placeOf,
  }: Pick<RosterReading, 'problems' | 'problemCounts' | 'placeOf'>,
  {
    nowhere = [],
    unlinked = [],
    others = [],
  }: Pick<RosterOutcome, 'nowhere' | 'unlinked' | 'others'>,
): { readonly problems: readonly Problem[]; readonly found: number } {
  const shown = noProblems()
  noteNowhere(shown, nowhere)
  for (const link of unlinked) noteUnlinked(shown, link)
  for (const { id, at } of others) noteElsewhere(shown, id, placeOf(id) ?? at)
  const read = Object.values(problemCounts).reduce((sum, count) => sum + count, 0)
  return {
    problems: firstOfEach([...problems, ...shown.listed]),
    found: read + countProblems(shown),
  }
}
