import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Id } from '../../../platform/id.ts'
import { nameable } from '../../../people/persons/access.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { OrganisationKind as OurKind } from '../../../people/organisations/organisation.ts'
import { rosterKinds } from '../roster.ts'
import type { Handling, OrganisationKind, Roster, RosterKind } from '../roster.ts'
import { organisationsBelow } from './below.ts'
import { writtenNames } from './names.ts'
import { nameOf, organisationName, topNameIn, type At } from './naming.ts'
import { affiliationsOf, enrolmentsOf, guardianshipsOf } from './relations.ts'

/**
 * An organisation and what stands below it, as a roster of today. Things go by the id that the roster of
 * this organisation gave them, or else by ours: so that what goes out is known when it comes home.
 */
export async function rosterFrom(
  tx: Tx,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  today: string,
): Promise<Roster> {
  const { network } = viewer
  const topName = await topNameIn(tx, network, organisation, today)
  const ids = await organisationsBelow(tx, viewer, organisation)
  const at = { network, top: organisation, topName, today, ids }
  const things = {
    organisations: await organisationsOf(tx, at),
    sessions: await sessionsOf(tx, at),
    courses: await coursesOf(tx, at),
    classes: await classesOf(tx, at),
    affiliations: await affiliationsOf(tx, at),
    enrolments: await enrolmentsOf(tx, at),
    guardianships: await guardianshipsOf(tx, at),
    people: await peopleOf(tx, viewer, at),
  }
  const handling = rosterKinds.map((kind): [RosterKind, Handling] => [kind, 'bulk'])
  return { handling: Object.fromEntries(handling) as Roster['handling'], ...things }
}

interface OrganisationRow {
  readonly source: string
  readonly name: string
  readonly kind: OurKind
  readonly parent: string | null
}

async function organisationsOf(tx: Tx, at: At): Promise<Roster['organisations']> {
  const { network, top, ids } = at
  const { rows } = await sql<OrganisationRow>`
    select ${organisationName('one', at)} as source, one.name, one.kind,
      case when one.id = ${top} then null else ${organisationName('parent', at)} end as parent
    from organisation one
    left join organisation parent on parent.network_id = ${network} and parent.id = one.parent_id
    where one.network_id = ${network} and one.id = any (${ids}::uuid[])
    order by source`.execute(tx)
  return rows.map(({ source, name, kind, parent }) => ({
    sourceId: source,
    name,
    kind: kind as OrganisationKind,
    code: '',
    ...(parent !== null && { parent }),
    ended: false,
  }))
}

async function sessionsOf(tx: Tx, at: At): Promise<Roster['sessions']> {
  const { network, ids } = at
  const { rows } = await sql<Roster['sessions'][number] & { parentSource: string | null }>`
    select ${nameOf('one', at)} as "sourceId", one.title, one.kind,
      one.starts_on::text as starts, one.ends_on::text as ends, one.school_year as "schoolYear",
      case when parent.id is not null then ${nameOf('parent', at)} end as "parentSource"
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

async function coursesOf(tx: Tx, at: At): Promise<Roster['courses']> {
  const { network, ids } = at
  const { rows } = await sql<{
    sourceId: string
    title: string
    code: string
    organisation: string
  }>`
    select ${nameOf('one', at)} as "sourceId", one.title, one.code,
      ${organisationName('owner', at)} as organisation
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

async function classesOf(tx: Tx, at: At): Promise<Roster['classes']> {
  const { network, ids } = at
  const { rows } = await sql<ClassRow>`
    select ${nameOf('one', at)} as "sourceId", one.name as title, one.code, one.kind,
      ${organisationName('owner', at)} as organisation,
      case when course.id is not null then ${nameOf('course', at)} end as "courseSource",
      coalesce((select array_agg(${nameOf('term', at)} order by 1)
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
  readonly id: Id<'person'>
  readonly home: Id<'organisation'>
  readonly sourceId: string
  readonly givenName: string
  readonly familyName: string
  readonly displayName: string
  readonly yearLevel: string | null
  readonly enabled: boolean
}

/** Only those whose name is for whoever takes the roll out: a second look, after that of the rows. */
async function peopleOf(tx: Tx, viewer: Viewer, at: At): Promise<Roster['people']> {
  const { network, ids, today } = at
  const { rows } = await sql<PersonRow>`
    select one.id, one.home_id as home, ${nameOf('one', at)} as "sourceId", one.given_name as "givenName",
      one.family_name as "familyName", one.display_name as "displayName",
      one.status <> 'suspended' as enabled,
      (select min(place.year_level) from affiliation place
        where place.network_id = ${network} and place.person_id = one.id and place.role = 'learner'
          and (place.ends_on is null or place.ends_on > ${today})) as "yearLevel"
    from person one
    where one.network_id = ${network} and one.home_id = any (${ids}::uuid[])
      and one.status <> 'ended'
    order by 3`.execute(tx)
  return nameable(viewer, rows).map(({ id: _id, sourceId, yearLevel, enabled, ...names }) => ({
    sourceId,
    ...writtenNames(names),
    username: sourceId,
    yearLevels: yearLevel === null ? [] : yearLevel.split(',').map((one) => one.trim()),
    enabled,
    ended: false,
  }))
}
