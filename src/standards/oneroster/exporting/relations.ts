import { sql } from 'kysely'
import { batches } from '../../../platform/db/batches.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Id } from '../../../platform/id.ts'
import type { Tables } from '../../../tables.ts'
import type { Relationship, Roster, RosterEnrolment, RosterRole } from '../roster.ts'
import { nameOf, organisationName, type At } from './naming.ts'

type Role = Tables['affiliation']['role']

/** What our roles are in a roster, which knows fewer. */
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

export function writtenRole(role: Role): RosterRole {
  return roles[role]
}

type OurRelationship = Tables['guardianship']['relationship']

/** The standard has no carers; whoever cares for a child is a guardian to it. */
export function writtenRelationship(relationship: OurRelationship): Relationship {
  return relationship === 'carer' ? 'guardian' : relationship
}

/** A guardian as they are here: what the two are to each other, and how fully the child is looked after. */
export type Looking = Pick<Tables['guardianship'], 'relationship' | 'rights'>

/**
 * The same for whoever takes the roster in, who reads from it what a guardian may see and decide: a parent or a guardian
 * everything, anybody else what is shared. So the rights are written, and what the two are to each other where it says
 * the same.
 */
export function writtenLink({ relationship, rights }: Looking): Relationship {
  const written = writtenRelationship(relationship)
  if (rightsTold(written) === rights) return written
  return rights === 'full' ? 'guardian' : 'relative'
}

/** What a guardian may see and decide by the word of a roster alone. */
export function rightsTold(relationship: OurRelationship): Looking['rights'] {
  return relationship === 'guardian' || relationship === 'parent' ? 'full' : 'limited'
}

interface GuardianshipRow extends Looking {
  readonly guardian: string
  readonly child: string
}

/** Of several that join the same, one is written: that of the roster itself, or else the one that holds longest. */
function strongestFirst({ top }: At) {
  return sql`coalesce(one.roster_id = ${top}, false) desc, one.ends_on desc nulls first, one.starts_on desc, 1, 2`
}

interface RelationRow<Role> {
  readonly person: string
  readonly place: string
  readonly role: Role
  readonly starts: string
  readonly ends: string | null
  readonly primary: boolean
}

export async function affiliationsOf(tx: Tx, at: At): Promise<Roster['affiliations']> {
  const { network, ids, today } = at
  const { rows } = await sql<RelationRow<Role>>`
    select ${nameOf('person', at)} as person,
      ${organisationName('place', at)} as place, one.role,
      one.starts_on::text as starts, one.ends_on::text as ends,
      person.home_id = one.organisation_id as primary
    from affiliation one
    join person on person.network_id = ${network} and person.id = one.person_id
    join organisation place on place.network_id = ${network} and place.id = one.organisation_id
    where one.network_id = ${network} and one.organisation_id = any (${ids}::uuid[])
      and (one.ends_on is null or one.ends_on > ${today})
    order by ${strongestFirst(at)}`.execute(tx)
  return rows.map(({ place, role, ends, ...row }) => ({
    ...row,
    organisation: place,
    role: writtenRole(role),
    ...(ends !== null && { ends }),
    ended: false,
  }))
}

/** Places in classes, some classes at a time: of a district's there are too many for one statement. */
export async function enrolmentsOf(tx: Tx, at: At): Promise<Roster['enrolments']> {
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
  at: At,
  classrooms: readonly Id<'classroom'>[],
): Promise<RosterEnrolment[]> {
  const { network, today } = at
  const { rows } = await sql<RelationRow<'learner' | 'teacher'>>`
    select ${nameOf('person', at)} as person,
      ${nameOf('place', at)} as place, one.role,
      one.starts_on::text as starts, one.ends_on::text as ends, false as primary
    from classroom_membership one
    join person on person.network_id = ${network} and person.id = one.person_id
    join classroom place on place.network_id = ${network} and place.id = one.classroom_id
    where one.network_id = ${network} and one.classroom_id = any (${classrooms}::uuid[])
      and (one.ends_on is null or one.ends_on > ${today})
    order by ${strongestFirst(at)}`.execute(tx)
  return rows.map(({ place, ends, ...row }) => ({
    ...row,
    class: place,
    ...(ends !== null && { ends }),
    ended: false,
  }))
}

export async function guardianshipsOf(tx: Tx, at: At): Promise<Roster['guardianships']> {
  const { network, ids, today } = at
  const { rows } = await sql<GuardianshipRow>`
    select ${nameOf('guardian', at)} as guardian,
      ${nameOf('child', at)} as child, one.relationship, one.rights
    from guardianship one
    join person guardian on guardian.network_id = ${network} and guardian.id = one.guardian_id
    join person child on child.network_id = ${network} and child.id = one.child_id
    where one.network_id = ${network} and one.organisation_id = any (${ids}::uuid[])
      and (one.ends_on is null or one.ends_on > ${today})
    order by ${strongestFirst(at)}`.execute(tx)
  return rows.map(({ relationship, rights, ...row }) => ({
    ...row,
    relationship: writtenLink({ relationship, rights }),
    ended: false,
  }))
}
