import type { Tx } from '../../platform/db/database.ts'
import { insertMany } from '../../platform/db/many.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Classroom, RoleInClassroom } from './classroom.ts'

type NewClassroom = Pick<Classroom, 'id' | 'organisation' | 'name'>

/** Adds many classrooms that no roster knows, inside work for which the law has been asked. */
export async function addClassrooms(
  tx: Tx,
  viewer: Viewer,
  classrooms: readonly NewClassroom[],
): Promise<void> {
  const rows = classrooms.map(({ id, organisation, name }) => ({
    network_id: viewer.network,
    id,
    organisation_id: organisation,
    name,
  }))
  await insertMany(tx, 'classroom', rows)
}

export interface NewMember {
  readonly classroom: NewClassroom
  readonly person: Id<'person'>
  readonly role: RoleInClassroom
  readonly from: string
}

/** Lets many people into classrooms at once, inside work for which the law has been asked. */
export async function addMembers(
  tx: Tx,
  viewer: Viewer,
  members: readonly NewMember[],
): Promise<void> {
  const rows = members.map(({ classroom, person, role, from }) => ({
    network_id: viewer.network,
    id: newId('classroom_membership'),
    classroom_id: classroom.id,
    organisation_id: classroom.organisation,
    person_id: person,
    role,
    starts_on: from,
  }))
  await insertMany(tx, 'classroom_membership', rows)
}
