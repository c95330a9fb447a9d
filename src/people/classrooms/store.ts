import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { folded } from '../../platform/db/folded.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { whomToName, type OnRecord } from '../persons/access.ts'
import type {
  Classroom,
  ClassroomInList,
  MemberOfClassroom,
  Newcomer,
  RoleInClassroom,
} from './classroom.ts'

export async function findClassroom(
  tx: Tx,
  viewer: Viewer,
  id: Id<'classroom'>,
): Promise<Classroom | undefined> {
  const found = await tx
    .selectFrom('classroom')
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .select([
      'id',
      'organisation_id as organisation',
      'name',
      'roster_id',
      lastDayOf('classroom').as('lastDay'),
    ])
    .executeTakeFirst()
  if (!found) return undefined
  const { roster_id, ...classroom } = found
  return { ...classroom, fromRoster: roster_id !== null }
}

/** The last day of the last term of a classroom, of a row that is called so. */
function lastDayOf(room: string) {
  return sql<string | null>`(select max(term.ends_on)::text from academic_session term
    where term.network_id = ${sql.ref(`${room}.network_id`)}
      and term.id = any (${sql.ref(`${room}.session_ids`)}))`
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

/** A classroom and those who teach it; the law has not been asked whether the viewer may know their names. */
interface ClassroomFound extends Omit<ClassroomInList, 'teachers'> {
  readonly teachers: readonly (OnRecord & { readonly name: string })[]
}

/** The classrooms of these organisations that have not ended, by name. */
export async function findClassroomsOf(
  tx: Tx,
  viewer: Viewer,
  organisations: readonly Id<'organisation'>[],
  day: string,
): Promise<readonly ClassroomFound[]> {
  if (organisations.length === 0) return []
  const { rows } = await sql<ClassroomFound>`
    select room.id, room.organisation_id as organisation, room.name, room.roster_id is not null as "fromRoster",
      ${lastDayOf('room')} as "lastDay",
      count(*) filter (where member.role = 'learner') as learners,
      coalesce(jsonb_agg(jsonb_build_object('id', person.id, 'home', person.home_id, 'name', person.display_name)
          order by ${folded(sql.ref('person.display_name'))}, person.id)
        filter (where member.role = 'teacher' and person.id is not null), '[]') as teachers
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

/** Who is in a classroom on this day, by name: as many as a page takes of those whom the viewer may name. */
export async function findMembers(
  tx: Tx,
  viewer: Viewer,
  classroom: Id<'classroom'>,
  day: string,
): Promise<readonly (MemberOfClassroom & OnRecord)[]> {
  const { people, homes } = whomToName(viewer)
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
    .where(sql<boolean>`(person.id = any (${people}) or person.home_id = any (${homes}))`)
    .select([
      'member.id as membership',
      'member.role',
      'person.id',
      'person.display_name as name',
      'person.picture',
      'person.tint',
      'person.home_id as home',
    ])
    .orderBy(folded(sql.ref('person.display_name')))
    .orderBy('person.id')
    .limit(mostInARoom)
    .execute()
}

/** As many people of a room are told on a page. */
export const mostInARoom = 500

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

/** Lets somebody into a classroom for no longer than they are this at its school. */
export async function insertMember(
  tx: Tx,
  viewer: Viewer,
  classroom: Pick<Classroom, 'id' | 'organisation'>,
  member: { person: Id<'person'>; role: RoleInClassroom; from: string },
): Promise<void> {
  const { person, role, from } = member
  const to = await findEndOfStay(
    tx,
    viewer,
    { organisation: classroom.organisation, person, role },
    from,
  )
  await tx
    .insertInto('classroom_membership')
    .values({
      network_id: viewer.network,
      id: newId('classroom_membership'),
      classroom_id: classroom.id,
      organisation_id: classroom.organisation,
      person_id: person,
      role,
      starts_on: from,
      ends_on: to,
    })
    .execute()
}

/** The day from which somebody who is this at a school on that day is it no more; nothing, where nobody has said. */
async function findEndOfStay(
  tx: Tx,
  viewer: Viewer,
  of: { organisation: Id<'organisation'>; person: Id<'person'>; role: RoleInClassroom },
  day: string,
): Promise<string | null> {
  const { rows } = await sql<{ end: string | null }>`
    select ends_on as end from affiliation
    where network_id = ${viewer.network} and person_id = ${of.person}
      and organisation_id = ${of.organisation} and role = ${of.role}
      and starts_on <= ${day} and (ends_on is null or ends_on > ${day})
    order by ends_on desc nulls first
    limit 1`.execute(tx)
  return rows[0]?.end ?? null
}

/**
 * Ends a membership on this day, or on the day on which it would begin, and says whose it was, as what, and from when it
 * is over; nothing for one that was over.
 */
export async function endMembership(
  tx: Tx,
  viewer: Viewer,
  of: { classroom: Id<'classroom'>; membership: Id<'classroom_membership'> },
  day: string,
): Promise<{ person: Id<'person'>; role: RoleInClassroom; from: string } | undefined> {
  const last = sql<string>`greatest(starts_on, ${day}::date)`
  return tx
    .updateTable('classroom_membership')
    .set({ ends_on: last })
    .where('network_id', '=', viewer.network)
    .where('classroom_id', '=', of.classroom)
    .where('id', '=', of.membership)
    .where((is) => is.or([is('ends_on', 'is', null), is('ends_on', '>', last)]))
    .returning(['person_id as person', 'role', sql<string>`ends_on`.as('from')])
    .executeTakeFirst()
}

/**
 * Others whom the viewer may name, who learn or teach at an organisation on this day and whose name holds this text, be it
 * written with accents or without, by name.
 */
export async function findPeopleNamed(
  tx: Tx,
  viewer: Viewer,
  { organisation, text }: { organisation: Id<'organisation'>; text: string },
  day: string,
): Promise<readonly (Newcomer & OnRecord)[]> {
  const { people, homes } = whomToName(viewer)
  const name = folded(sql.ref('person.display_name'))
  const sought = folded(sql`${text}::text`)
  const { rows } = await sql<Newcomer & OnRecord>`
    select person.id, person.display_name as name, person.picture, person.tint, person.home_id as home,
      array_agg(distinct post.role) as roles
    from person
    join affiliation post on post.network_id = person.network_id and post.person_id = person.id
    where person.network_id = ${viewer.network} and person.status = 'active' and person.id <> ${viewer.person}
      and (person.id = any (${people}) or person.home_id = any (${homes}))
      and ${sought} <> '' and strpos(${name}, ${sought}) > 0
      and post.organisation_id = ${organisation} and post.role in ('learner', 'teacher')
      and post.starts_on <= ${day} and (post.ends_on is null or post.ends_on > ${day})
    group by person.network_id, person.id
    order by ${name}, person.id
    limit 20`.execute(tx)
  return rows
}

/**
 * What this person is at a school on this day that they can be in its classrooms too, and who keeps their record; nothing
 * of those who are gone.
 */
export async function findAtSchool(
  tx: Tx,
  viewer: Viewer,
  { organisation, person }: { organisation: Id<'organisation'>; person: Id<'person'> },
  day: string,
): Promise<(OnRecord & { readonly roles: readonly RoleInClassroom[] }) | undefined> {
  const { rows } = await sql<OnRecord & { readonly roles: readonly RoleInClassroom[] }>`
    select person.id, person.home_id as home, array_agg(distinct post.role) as roles from affiliation post
    join person on person.network_id = post.network_id and person.id = post.person_id
    where post.network_id = ${viewer.network} and post.person_id = ${person}
      and post.organisation_id = ${organisation} and post.role in ('learner', 'teacher')
      and post.starts_on <= ${day} and (post.ends_on is null or post.ends_on > ${day})
      and person.status = 'active'
    group by person.network_id, person.id`.execute(tx)
  return rows[0]
}
