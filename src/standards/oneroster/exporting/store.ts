import { sql } from 'kysely'
import { batches } from '../../../platform/db/batches.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Id } from '../../../platform/id.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { OrganisationKind as OurKind } from '../../../people/organisations/organisation.ts'
import type { Tables } from '../../../tables.ts'
import type {
  Handling,
  OrganisationKind,
  Roster,
  RosterEnrolment,
  RosterKind,
  RosterRole,
} from '../roster.ts'
import { rosterKinds } from '../roster.ts'

type Role = Tables['affiliation']['role']

const roles: Readonly<Record<Role, RosterRole>> = {
  learner: 'learner',
  teacher: 'teacher',
  leader: 'principal',
  administrator: 'site-administrator',
  guardian: 'guardian',
  coach: 'staff',
  staff: 'staff',
  'safeguarding-lead': 'counsellor',
  coordinator: 'staff',
  volunteer: 'other',
}

/**
 * An organisation and what stands below it, as a roster of today. Things go by the id that their roster
 * gave them, or else by ours.
 */
export async function rosterFrom(
  tx: Tx,
  { network }: Viewer,
  organisation: Id<'organisation'>,
  today: string,
): Promise<Roster> {
  const below = await organisationsBelow(tx, network, organisation)
  const ids = below.map(({ id }) => id)
  const at = { network, ids, today }
  const things = {
    organisations: below.map(withoutId),
    sessions: await sessionsOf(tx, at),
    courses: await coursesOf(tx, at),
    classes: await classesOf(tx, at),
    affiliations: await affiliationsOf(tx, at),
    enrolments: await enrolmentsOf(tx, at),
    guardianships: await guardianshipsOf(tx, at),
    people: await peopleOf(tx, at),
  }
  const handling = rosterKinds.map((kind): [RosterKind, Handling] => [kind, 'bulk'])
  return { handling: Object.fromEntries(handling) as Roster['handling'], ...things }
}

function withoutId<Row extends { id: unknown }>({ id: _id, ...row }: Row): Omit<Row, 'id'> {
  return row
}

interface At {
  readonly network: Id<'network'>
  readonly ids: readonly Id<'organisation'>[]
  readonly today: string
}

interface OrganisationRow {
  readonly id: Id<'organisation'>
  readonly source: string
  readonly name: string
  readonly kind: OurKind
  readonly parent: string | null
}

async function organisationsBelow(tx: Tx, network: Id<'network'>, top: Id<'organisation'>) {
  const { rows } = await sql<OrganisationRow>`
    with recursive below as (
      select id from organisation where network_id = ${network} and id = ${top}
      union
      select child.id from organisation child join below on child.parent_id = below.id
      where child.network_id = ${network} and child.ended_on is null)
    select one.id, coalesce(one.source_id, one.id::text) as source, one.name, one.kind,
      case when one.id = ${top} then null else coalesce(parent.source_id, parent.id::text) end as parent
    from below
    join organisation one on one.network_id = ${network} and one.id = below.id
    left join organisation parent on parent.network_id = ${network} and parent.id = one.parent_id
    order by source`.execute(tx)
  return rows.map(({ id, source, name, kind, parent }) => ({
    id,
    sourceId: source,
    name,
    kind: kind as OrganisationKind,
    code: '',
    ...(parent !== null && { parent }),
    ended: false,
  }))
}

async function sessionsOf(tx: Tx, { network, ids }: At): Promise<Roster['sessions']> {
  const { rows } = await sql<Roster['sessions'][number] & { parentSource: string | null }>`
    select coalesce(one.source_id, one.id::text) as "sourceId", one.title, one.kind,
      one.starts_on::text as starts, one.ends_on::text as ends, one.school_year as "schoolYear",
      coalesce(parent.source_id, parent.id::text) as "parentSource"
    from academic_session one
    left join academic_session parent on parent.network_id = ${network} and parent.id = one.parent_id
    where one.network_id = ${network} and one.organisation_id = any (${ids}::uuid[])
      and one.ended_on is null
    order by 1`.execute(tx)
  return rows.map(({ parentSource, ...row }) => ({
    ...row,
    ...(parentSource !== null && { parent: parentSource }),
    ended: false,
  }))
}

async function coursesOf(tx: Tx, { network, ids }: At): Promise<Roster['courses']> {
  const { rows } = await sql<{
    sourceId: string
    title: string
    code: string
    organisation: string
  }>`
    select coalesce(one.source_id, one.id::text) as "sourceId", one.title, one.code,
      coalesce(owner.source_id, owner.id::text) as organisation
    from course one
    join organisation owner on owner.network_id = ${network} and owner.id = one.organisation_id
    where one.network_id = ${network} and one.organisation_id = any (${ids}::uuid[])
      and one.ended_on is null
    order by 1`.execute(tx)
  return rows.map((row) => ({ ...row, yearLevels: [], subjects: [], ended: false }))
}

interface ClassRow {
  readonly sourceId: string
  readonly title: string
  readonly code: string
  readonly kind: 'homeroom' | 'scheduled'
  readonly organisation: string
  readonly courseSource: string | null
  readonly sessions: string[]
}

async function classesOf(tx: Tx, { network, ids }: At): Promise<Roster['classes']> {
  const { rows } = await sql<ClassRow>`
    select coalesce(one.source_id, one.id::text) as "sourceId", one.name as title, one.code, one.kind,
      coalesce(owner.source_id, owner.id::text) as organisation,
      coalesce(course.source_id, course.id::text) as "courseSource",
      coalesce((select array_agg(coalesce(term.source_id, term.id::text) order by 1)
        from academic_session term
        where term.network_id = ${network} and term.id = any (one.session_ids)), '{}') as sessions
    from classroom one
    join organisation owner on owner.network_id = ${network} and owner.id = one.organisation_id
    left join course on course.network_id = ${network} and course.id = one.course_id
    where one.network_id = ${network} and one.organisation_id = any (${ids}::uuid[])
      and one.ended_on is null
    order by 1`.execute(tx)
  return rows.map(({ courseSource, ...row }) => ({
    ...row,
    ...(courseSource !== null && { course: courseSource }),
    yearLevels: [],
    subjects: [],
    ended: false,
  }))
}

interface PersonRow {
  readonly sourceId: string
  readonly givenName: string
  readonly familyName: string
  readonly displayName: string
  readonly yearLevel: string | null
}

async function peopleOf(tx: Tx, { network, ids, today }: At): Promise<Roster['people']> {
  const { rows } = await sql<PersonRow>`
    select coalesce(one.source_id, one.id::text) as "sourceId", one.given_name as "givenName",
      one.family_name as "familyName", one.display_name as "displayName",
      (select min(place.year_level) from affiliation place
        where place.network_id = ${network} and place.person_id = one.id and place.role = 'learner'
          and (place.ends_on is null or place.ends_on > ${today})) as "yearLevel"
    from person one
    where one.network_id = ${network} and one.home_id = any (${ids}::uuid[])
      and one.status <> 'ended'
    order by 1`.execute(tx)
  return rows.map(({ displayName, yearLevel, givenName, ...row }) => ({
    ...row,
    givenName: givenName || row.familyName ? givenName : displayName,
    preferredGivenName: '',
    preferredFamilyName: '',
    username: row.sourceId,
    yearLevels: yearLevel === null ? [] : yearLevel.split(',').map((one) => one.trim()),
    enabled: true,
    ended: false,
  }))
}

interface RelationRow<Role> {
  readonly person: string
  readonly place: string
  readonly role: Role
  readonly starts: string
  readonly ends: string | null
  readonly primary: boolean
}

async function affiliationsOf(
  tx: Tx,
  { network, ids, today }: At,
): Promise<Roster['affiliations']> {
  const { rows } = await sql<RelationRow<Role>>`
    select coalesce(person.source_id, person.id::text) as person,
      coalesce(place.source_id, place.id::text) as place, one.role,
      one.starts_on::text as starts, one.ends_on::text as ends,
      person.home_id = one.organisation_id as primary
    from affiliation one
    join person on person.network_id = ${network} and person.id = one.person_id
    join organisation place on place.network_id = ${network} and place.id = one.organisation_id
    where one.network_id = ${network} and one.organisation_id = any (${ids}::uuid[])
      and (one.ends_on is null or one.ends_on > ${today})
    order by 1, 2, 3`.execute(tx)
  return rows.map(({ place, role, ends, ...row }) => ({
    ...row,
    organisation: place,
    role: roles[role],
    ...(ends !== null && { ends }),
    ended: false,
  }))
}

/** Places in classes, some classes at a time: of a district's there are too many for one statement. */
async function enrolmentsOf(tx: Tx, at: At): Promise<Roster['enrolments']> {
  const classrooms = await tx
    .selectFrom('classroom')
    .where('network_id', '=', at.network)
    .where('organisation_id', 'in', at.ids)
    .where('ended_on', 'is', null)
    .select('id')
    .orderBy('id')
    .execute()
  const found: RosterEnrolment[] = []
  for (const some of batches(classrooms, 200)) {
    found.push(
      ...(await enrolmentsIn(
        tx,
        at,
        some.map(({ id }) => id),
      )),
    )
  }
  return found
}

async function enrolmentsIn(
  tx: Tx,
  { network, today }: At,
  classrooms: readonly Id<'classroom'>[],
): Promise<RosterEnrolment[]> {
  const { rows } = await sql<RelationRow<'learner' | 'teacher'>>`
    select coalesce(person.source_id, person.id::text) as person,
      coalesce(place.source_id, place.id::text) as place, one.role,
      one.starts_on::text as starts, one.ends_on::text as ends, false as primary
    from classroom_membership one
    join person on person.network_id = ${network} and person.id = one.person_id
    join classroom place on place.network_id = ${network} and place.id = one.classroom_id
    where one.network_id = ${network} and one.classroom_id = any (${classrooms}::uuid[])
      and (one.ends_on is null or one.ends_on > ${today})`.execute(tx)
  return rows.map(({ place, ends, ...row }) => ({
    ...row,
    class: place,
    ...(ends !== null && { ends }),
    ended: false,
  }))
}

async function guardianshipsOf(
  tx: Tx,
  { network, ids, today }: At,
): Promise<Roster['guardianships']> {
  const { rows } = await sql<{ guardian: string; child: string; relationship: string }>`
    select coalesce(guardian.source_id, guardian.id::text) as guardian,
      coalesce(child.source_id, child.id::text) as child, one.relationship
    from guardianship one
    join person guardian on guardian.network_id = ${network} and guardian.id = one.guardian_id
    join person child on child.network_id = ${network} and child.id = one.child_id
    where one.network_id = ${network} and one.organisation_id = any (${ids}::uuid[])
      and (one.ends_on is null or one.ends_on > ${today})
    order by 1, 2`.execute(tx)
  return rows.map(({ relationship, ...row }) => ({
    ...row,
    relationship: relationship === 'carer' ? ('guardian' as const) : (relationship as 'parent'),
    ended: false,
  }))
}
