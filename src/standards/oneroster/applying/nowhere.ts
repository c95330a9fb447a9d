import { fillers } from '../exporting/fillers.ts'
import { byPlace, countProblems, noProblems, type Problem } from '../problem.ts'
import type { RosterReading } from '../reading/read.ts'
import { noteNowhere } from '../reading/references.ts'
import type { Reference } from '../roster.ts'
import type { Going } from './going.ts'
import type { RosterOutcome } from './passing.ts'

/** What rows of changes name that is neither among the changes nor here, once all of a roster has passed. */
export function nowhereIn({ roster, ids }: Pick<Going, 'roster' | 'ids'>): readonly Reference[] {
  return (roster.elsewhere ?? []).filter(({ kind, id }) => !ids[kind].has(id) && !madeUp.has(id))
}

const madeUp: ReadonlySet<string> = new Set(Object.values(fillers))

/** The problems of a reading, and those that only showed when the roster met what is here. */
export function allProblems(
  { problems, problemCounts }: Pick<RosterReading, 'problems' | 'problemCounts'>,
  { nowhere = [] }: Pick<RosterOutcome, 'nowhere'>,
): { readonly problems: readonly Problem[]; readonly found: number } {
  const shown = noProblems()
  noteNowhere(shown, nowhere)
  const read = Object.values(problemCounts).reduce((sum, count) => sum + count, 0)
  return {
    problems: [...problems, ...shown.listed].toSorted(byPlace),
    found: read + countProblems(shown),
  }
}
