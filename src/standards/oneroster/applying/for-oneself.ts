import type { Id } from '../../../platform/id.ts'
import type { Change } from './difference.ts'

/**
 * Whether this changes what one of these people, who bring a roster in, is in a classroom, at an organisation or to
 * a child. To teach, to lead or to look after opens what others are and write, and nobody grants that to themselves, by
 * a file neither, whoever else takes it in; what they had before stays as it is, until somebody else brings a roster.
 */
export function isForOneself(
  people: readonly Id<'person'>[],
  { verdict, row }: Change<object>,
): boolean {
  if (verdict === 'same') return false
  const gets = whoGets(row)
  return gets !== undefined && people.some((person) => person === gets)
}

/** Who would come to see or to decide by this row; nobody by one that is about no relation. */
function whoGets(row: object): unknown {
  if ('guardian_id' in row) return row.guardian_id
  return 'person_id' in row ? row.person_id : undefined
}
