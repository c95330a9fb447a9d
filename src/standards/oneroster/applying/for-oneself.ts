import type { Id } from '../../../platform/id.ts'
import type { Change } from './difference.ts'

/**
 * A change without the rows by which whoever brings a roster in would come to teach a classroom or to look
 * after a child, and how many these are. To do either is to read what children write, and nobody grants
 * that to themselves, by a file neither; what they had before stays as it is.
 */
export function withholdFrom<Row extends object>(
  person: Id<'person'>,
  change: Change<Row>,
): { change: Change<Row>; withheld: number } {
  const isForOthers = (row: Row) => !grantsTo(person, row)
  const lawful = {
    ...change,
    new: change.new.filter(isForOthers),
    resumed: change.resumed.filter(isForOthers),
  }
  const withheld =
    change.new.length + change.resumed.length - lawful.new.length - lawful.resumed.length
  return { change: lawful, withheld }
}

function grantsTo(person: Id<'person'>, row: object): boolean {
  if ('guardian_id' in row) return row.guardian_id === person
  if (!('classroom_id' in row && 'role' in row && 'person_id' in row)) return false
  return row.role === 'teacher' && row.person_id === person
}
