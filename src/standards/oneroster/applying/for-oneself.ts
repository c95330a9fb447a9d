import type { Id } from '../../../platform/id.ts'
import type { Change } from './difference.ts'

/**
 * Whether this changes what whoever brings a roster in is in a classroom, or to a child. To teach or to look
 * after is to read what children write, and nobody grants that to themselves, by a file neither; what
 * they had before stays as it is, until somebody else brings the roster in.
 */
export function isForOneself(person: Id<'person'>, { verdict, row }: Change<object>): boolean {
  if (verdict === 'same') return false
  if ('guardian_id' in row) return row.guardian_id === person
  return 'classroom_id' in row && 'person_id' in row && row.person_id === person
}
