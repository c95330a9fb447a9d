import type { Untold } from '../roster.ts'
import type { Sheet } from './row.ts'

/** What a form has no column for: the last days of a relation, of which it is as silent as a file that lacks the column. */
export function neverTold({ kinds, gives = {} }: Sheet): readonly Untold[] {
  const told = new Set<Untold | undefined>(Object.values(gives))
  return (['affiliations', 'enrolments'] as const)
    .filter((kind) => kinds.includes(kind))
    .map((kind) => `${kind}.ends_on` as const)
    .filter((column) => !told.has(column))
}
