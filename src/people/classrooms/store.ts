import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { folded } from '../../platform/db/folded.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Face } from '../persons/person.ts'
import type { Classroom, ClassroomInList, MemberOfClassroom, RoleInClassroom } from './classroom.ts'

export async function findClassroom(
  tx: Tx,
  viewer: Viewer,
  id: Id<'classroom'>,
): Promise<Classroom | undefined> {
  const found = await tx
    .selectFrom('classroom')
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .select(['id', 'organisation_id as organisation', 'name', 'roster_id'])
    .executeTakeFirst()
  if (!found) return undefined
  const { roster_id, ...classroom } = found
  return { ...classroom, fromRoster: roster_id !== null }
}

/** Holds the classroom until the transaction ends, so that two who let people in come one after the other. */
export async function lockClassroom(tx: Tx, viewer: Viewer, id: Id<'classroom'>): Promise<void> {
  await tx
    .selectFrom('classroom')
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
}

/** The classrooms of these organisations that have not ended, by name. */
export async function findClassroomsOf(
  tx: Tx,
  viewer: Viewer,
  organisations: readonly Id<'organisation'>[],
  day: string,
): Promise<readonly ClassroomInList[]> {
  if (organisations.length === 0) return []
  const { rows } = await sql<ClassroomInList>`
    select room.id, room.organisation_id as organisation, room.name, room.roster_id is not null as "fromRoster",
      count(*) filter (where member.role = 'learner') as learners,
      coalesce(string_agg(person.display_name, ', ' order by ${folded(sql.ref('person.display_name'))}, person.id)
        filter (where member.role = 'teacher'), '') as teachers
    from classroom room
    left join classroom_membership member on member.network_id = room.network_id and member.classroom_id = room.id
      and member.starts_on <= ${day} and (member.ends_on is null or member.ends_on > ${day})
    left join person on person.network_id = room.network_id and person.id = member.person_id
    where room.network_id = ${viewer.network} and room.organisation_id = any (${organisations})
      and room.ended_on is null
    group by room.network_id, room.id
    order by ${folded(sql.ref('room.name'))}, room.id
    limit 1000`.execute(tx)
  return rows
}

/** Who is in a classroom on this day, by name. */
export async function findMembers(
  tx: Tx,
  viewer: Viewer,
  classroom: Id<'classroom'>,
  day: string,
): Promise<readonly MemberOfClassroom[]> {
  return tx
    .selectFrom('classroom_membership as member')
    .innerJoin('person', (join) =>
      join
        .onRef('person.network_id', '=', 'member.network_id')
        .onRef('person.id', '=', 'member.person_id'),
    )
    .where('member.network_id', '=', viewer.network)
    .where('member.classroom_id', '=', classroom)
    .where('member.starts_on', '<=', day)
    .where((is) => is.or([is('member.ends_on', 'is', null), is('member.ends_on', '>', day)]))
    .where('person.status', '=', 'active')
    .select([
      'member.id as membership',
      'member.role',
      'person.id',
      'person.display_name as name',
      'person.picture',
      'person.tint',
    ])
    .orderBy(folded(sql.ref('person.display_name')))
    .orderBy('person.id')
    .limit(500)
    .execute()
}

export async function insertClassroom(
  tx: Tx,
  viewer: Viewer,
  classroom: Pick<Classroom, 'id' | 'organisation' | 'name'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('classroom')
    .values({
      network_id: viewer.network,
      id: classroom.id,
      organisation_id: classroom.organisation,
      name: classroom.name,
      made_by: viewer.person,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function insertMember(
  tx: Tx,
  viewer: Viewer,
  classroom: Pick<Classroom, 'id' | 'organisation'>,
  member: { person: Id<'person'>; role: RoleInClassroom; from: string },
): Promise<void> {
  await tx
    .insertInto('classroom_membership')
    .values({
      network_id: viewer.network,
      id: newId('classroom_membership'),
      classroom_id: classroom.id,
      organisation_id: classroom.organisation,
      person_id: member.person,
      role: member.role,
      starts_on: member.from,
    })
    .execute()
}

/** Ends a membership and says whose it was, and as what; nothing for one that was over. */
export async function endMembership(
  tx: Tx,
  viewer: Viewer,
  of: { classroom: Id<'classroom'>; membership: Id<'classroom_membership'> },
  day: string,
): Promise<{ person: Id<'person'>; role: RoleInClassroom } | undefined> {
  return tx
    .updateTable('classroom_membership')
    .set({ ends_on: day })
    .where('network_id', '=', viewer.network)
    .where('classroom_id', '=', of.classroom)
    .where('id', '=', of.membership)
    .where((is) => is.or([is('ends_on', 'is', null), is('ends_on', '>', day)]))
    .returning(['person_id as person', 'role'])
    .executeTakeFirst()
}

/** People of an organisation whose name holds this text, be it written with accents or without, by name; those who left are left out. */
export async function findPeopleNamed(
  tx: Tx,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  text: string,
): Promise<readonly Face[]> {
  const name = folded(sql.ref('display_name'))
  const sought = folded(sql`${text}::text`)
  return tx
    .selectFrom('person')
    .where('network_id', '=', viewer.network)
    .where('home_id', '=', organisation)
    .where('status', '=', 'active')
    .where(sql<boolean>`${sought} <> '' and strpos(${name}, ${sought}) > 0`)
    .select(['id', 'display_name as name', 'picture', 'tint'])
    .orderBy(name)
    .orderBy('id')
    .limit(20)
    .execute()
}

/** Whether the school keeps the record of this person, and they have not left. */
export async function isAtSchool(
  tx: Tx,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  person: Id<'person'>,
): Promise<boolean> {
  const found = await tx
    .selectFrom('person')
    .where('network_id', '=', viewer.network)
    .where('home_id', '=', organisation)
    .where('id', '=', person)
    .where('status', '=', 'active')
    .select('id')
    .executeTakeFirst()
  return found !== undefined
}
