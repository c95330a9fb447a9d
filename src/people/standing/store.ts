import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Self } from '../persons/person.ts'

export async function findSelf(tx: Tx, viewer: Viewer): Promise<Self | undefined> {
  return tx
    .selectFrom('person')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.network_id', '=', 'person.network_id')
        .onRef('organisation.id', '=', 'person.home_id'),
    )
    .where('person.network_id', '=', viewer.network)
    .where('person.id', '=', viewer.person)
    .select([
      'person.id',
      'display_name as name',
      'picture',
      'tint',
      'status',
      'language',
      'home_id as home',
      'organisation.name as homeName',
      'time_zone as timeZone',
    ])
    .executeTakeFirst()
}

/**
 * Lets what was planned for a day that has come at somebody's school come true: who has left it is in none of its rooms
 * and circles. The database does it once, and keeps no row of being asked. While one
 * does it nobody waits for it: whoever comes in then finds what there was the moment before.
 */
export async function turnDay(tx: Tx, network: Id<'network'>): Promise<void> {
  await sql`insert into seats.day (network_id) values (${network})`.execute(tx)
}

/** One thing that binds a person to another, to a place or to a circle, on a day. */
export type Tie =
  | { readonly tie: 'learns-in' | 'teaches'; readonly to: Id<'classroom'> }
  | {
      readonly tie:
        | 'works-in'
        | 'teaches-at'
        | 'leads'
        | 'administers'
        | 'safeguards'
        | 'coordinates'
      readonly to: Id<'organisation'>
    }
  | {
      readonly tie: 'guards' | 'guards-with-limits' | 'is-guarded-by' | 'looks-at'
      readonly to: Id<'person'>
    }
  | { readonly tie: 'is-in' | 'is-asked-into'; readonly to: Id<'circle'> }

/**
 * What binds this person to others on this day. Needs no standing: everybody may read their own ties. Whom no roster
 * made a teacher of a room, teaches it only while they are a teacher at its school.
 */
export async function tiesOf(
  tx: Tx,
  network: Id<'network'>,
  person: Id<'person'>,
  at: { day: string; now: Date },
): Promise<readonly Tie[]> {
  const { rows } = await sql<Tie>`
    select case role when 'teacher' then 'teaches' else 'learns-in' end as tie, classroom_id as to
      from classroom_membership
      where network_id = ${network} and person_id = ${person}
        and starts_on <= ${at.day} and (ends_on is null or ends_on > ${at.day})
        and (role = 'learner' or roster_id is not null
          or ${isStill('teacher', { place: 'classroom_membership', person, day: at.day })})
    union all
    select case role when 'teacher' then 'teaches-at' when 'leader' then 'leads' when 'administrator' then 'administers'
        when 'safeguarding-lead' then 'safeguards' when 'coordinator' then 'coordinates'
        else 'works-in' end, organisation_id
      from affiliation
      where network_id = ${network} and person_id = ${person}
        and role not in ('learner', 'guardian', 'volunteer')
        and starts_on <= ${at.day} and (ends_on is null or ends_on > ${at.day})
    union all
    select case rights when 'full' then 'guards' else 'guards-with-limits' end, child_id
      from guardianship
      where network_id = ${network} and guardian_id = ${person}
        and starts_on <= ${at.day} and (ends_on is null or ends_on > ${at.day})
    union all
    select 'is-guarded-by', guardian_id from guardianship
      where network_id = ${network} and child_id = ${person}
        and starts_on <= ${at.day} and (ends_on is null or ends_on > ${at.day})
    union all
    select 'is-in', circle_id from circle_membership
      where network_id = ${network} and person_id = ${person} and left_at is null
    union all
    select 'is-asked-into', circle_id from invitation
      where network_id = ${network} and to_id = ${person}
        and answered_at is null and lapses_at > ${at.now}
        and door.shut_of(${network}, array[from_id]) = '{}'
    union all
    select 'looks-at', person_id from look
      where network_id = ${network} and by_id = ${person}
        and begun_at <= ${at.now} and ends_at > ${at.now}
        and ${isStill('safeguarding-lead', { place: 'look', person, day: at.day })}`.execute(tx)
  return rows
}

/** Whether a person is this, on this day, at the organisation of a row of another table. */
function isStill(
  role: 'teacher' | 'safeguarding-lead',
  at: { place: 'classroom_membership' | 'look'; person: Id<'person'>; day: string },
): RawBuilder<boolean> {
  return sql`exists (select from affiliation office
    where office.network_id = ${sql.ref(`${at.place}.network_id`)} and office.person_id = ${at.person}
      and office.organisation_id = ${sql.ref(`${at.place}.organisation_id`)} and office.role = ${role}
      and office.starts_on <= ${at.day} and (office.ends_on is null or office.ends_on > ${at.day}))`
}

/** A child, and what tells how old they are. */
export interface Child {
  readonly id: Id<'person'>
  readonly birthMonth: string | null
  readonly yearLevels: readonly string[]
}

/** What is known of the age of these children: every level at which they learn on this day, read or not. */
export async function findAges(
  tx: Tx,
  network: Id<'network'>,
  children: readonly Id<'person'>[],
  day: string,
): Promise<readonly Child[]> {
  if (children.length === 0) return []
  const { rows } = await sql<Child>`
    select child.id, birth.month as "birthMonth",
        array(select year_level from affiliation where network_id = ${network} and person_id = child.id
          and role = 'learner' and year_level is not null
          and starts_on <= ${day} and (ends_on is null or ends_on > ${day})) as "yearLevels"
      from unnest(${children}::uuid[]) as child (id)
      left join birth on birth.network_id = ${network} and birth.person_id = child.id`.execute(tx)
  return rows
}

/** Who is on this day in the classrooms, and who in the circles, that the viewer's audiences name. */
export interface Companion {
  readonly person: Id<'person'>
  readonly place: Id<'classroom'> | Id<'circle'>
  readonly role: 'learner' | 'teacher' | 'member'
  /** Who is suspended keeps their place, and is nobody's company. */
  readonly mayComeIn: boolean
}

export async function companionsIn(
  tx: Tx,
  network: Id<'network'>,
  places: { classrooms: readonly Id<'classroom'>[]; circles: readonly Id<'circle'>[] },
  day: string,
): Promise<readonly Companion[]> {
  if (places.classrooms.length + places.circles.length === 0) return []
  const { rows } = await sql<Companion>`
    with companion as materialized (
      select person_id as person, classroom_id as place, role from classroom_membership
        where network_id = ${network} and classroom_id = any (${places.classrooms})
          and starts_on <= ${day} and (ends_on is null or ends_on > ${day})
      union all
      select person_id, circle_id, 'member' from circle_membership
        where network_id = ${network} and circle_id = any (${places.circles}) and left_at is null),
    shut as materialized (
      select door.shut_of(${network}, array(select person from companion)) as people)
    select companion.*, person <> all (shut.people) as "mayComeIn" from companion, shut`.execute(tx)
  return rows
}

/** These organisations and all that stand under them. */
export async function organisationsUnder(
  tx: Tx,
  network: Id<'network'>,
  tops: readonly Id<'organisation'>[],
): Promise<readonly Id<'organisation'>[]> {
  if (tops.length === 0) return []
  const { rows } = await sql<{ id: Id<'organisation'> }>`
    with recursive under as (
      select id from organisation where network_id = ${network} and id = any (${tops})
      union
      select child.id from organisation child join under on child.parent_id = under.id
        where child.network_id = ${network}
    )
    select id from under`.execute(tx)
  return rows.map(({ id }) => id)
}

/** A classroom, as a tab names it. */
export interface Place {
  readonly id: Id<'classroom'>
  readonly name: string
}

/** Those of these classrooms that go on: a classroom is over with its roster's row of it, and after the last day of its last term. */
export async function placesOf(
  tx: Tx,
  network: Id<'network'>,
  classrooms: readonly Id<'classroom'>[],
  day: string,
): Promise<readonly Place[]> {
  if (classrooms.length === 0) return []
  return tx
    .selectFrom('classroom')
    .where('network_id', '=', network)
    .where('id', 'in', classrooms)
    .where('ended_on', 'is', null)
    .where(
      sql<boolean>`not coalesce(${day}::date > (select max(term.ends_on) from academic_session term
        where term.network_id = classroom.network_id and term.id = any (classroom.session_ids)), false)`,
    )
    .select(['id', 'name'])
    .orderBy('name')
    .execute()
}
