import { newId } from '../../platform/id.ts'
import type { WantedRows } from './difference.ts'
import type { Going } from './going.ts'
import type { KeptRows } from './kept.ts'
import { positionsOf } from './positions.ts'
import { byFields, eachOnce } from './relations.ts'
import type { Roster, RosterAffiliation, RosterRole } from './roster.ts'

type AffiliationRole = KeptRows['affiliations']['role']

/**
 * What a role of a roster is here. Only a principal comes to lead; whoever administers for others is staff
 * until somebody here says more. A role that nobody knows gives nothing.
 */
const roles: Readonly<Record<RosterRole, AffiliationRole | undefined>> = {
  learner: 'learner',
  teacher: 'teacher',
  principal: 'leader',
  aide: 'staff',
  counsellor: 'staff',
  proctor: 'staff',
  staff: 'staff',
  administrator: 'staff',
  'district-administrator': 'staff',
  'site-administrator': 'staff',
  'system-administrator': 'staff',
  guardian: 'guardian',
  parent: 'guardian',
  relative: 'guardian',
  other: undefined,
}

/** Two roles of a roster may be one of ours: the row that holds longest is taken, in whatever order they come. */
export function wantedAffiliations({
  roster,
  ids,
  today,
}: Going): WantedRows<KeptRows['affiliations']> {
  const years = new Map(roster.people.map((one) => [one.sourceId, one.yearLevels]))
  const held = roster.affiliations.filter(({ role }) => roles[role] !== undefined)
  const list = eachOnce(held, byOurRole, strength)
  return {
    length: list.length,
    find: positionsOf(list, (one) => [one.person, one.organisation, roles[one.role] ?? '']),
    at(place, before) {
      const one = list[place]
      const person = ids.people.get(one?.person ?? '')
      const organisation = ids.organisations.get(one?.organisation ?? '')
      const role = one && roles[one.role]
      if (person === undefined || organisation === undefined || role === undefined) return undefined
      const year = role === 'learner' ? years.get(one.person)?.join(', ') : undefined
      const row = {
        id: before?.id ?? newId('affiliation'),
        source_id: before?.source_id ?? [one.person, one.organisation, role].join('\t'),
        person_id: person,
        organisation_id: organisation,
        role,
        ...dates(one, before, today),
        year_level: year || null,
      }
      return { row, ended: one.ended }
    },
  }
}

const byPlace = byFields<RosterAffiliation>('person', 'organisation')

function byOurRole(one: RosterAffiliation, other: RosterAffiliation): number {
  const [first = '', second = ''] = [roles[one.role], roles[other.role]]
  return byPlace(one, other) || (first < second ? -1 : Number(first > second))
}

function strength({ starts = '', ends = '9999', ended }: RosterAffiliation): string {
  return `${ended ? 0 : 1} ${ends} ${starts}`
}

/** Learners and teachers are in a classroom; helpers and supervisors work in the school, not in it. */
export function wantedMemberships({
  roster,
  ids,
  owners,
  host,
  today,
}: Going): WantedRows<KeptRows['enrolments']> {
  const list = roster.enrolments.filter(({ role }) => role === 'learner' || role === 'teacher')
  return {
    length: list.length,
    find: positionsOf(list, (one) => [one.class, one.person, one.role]),
    at(place, before) {
      const one = list[place]
      const person = ids.people.get(one?.person ?? '')
      const classroom = ids.classes.get(one?.class ?? '')
      if (!one || person === undefined || classroom === undefined) return undefined
      const row = {
        id: before?.id ?? newId('classroom_membership'),
        source_id: before?.source_id ?? [one.class, one.person, one.role].join('\t'),
        classroom_id: classroom,
        organisation_id: owners.get(one.class) ?? host.id,
        person_id: person,
        role: one.role === 'teacher' ? ('teacher' as const) : ('learner' as const),
        ...dates(one, before, today),
      }
      return { row, ended: one.ended }
    },
  }
}

export function wantedGuardianships({
  roster,
  ids,
  homes,
  host,
  today,
}: Going): WantedRows<KeptRows['guardianships']> {
  const list = roster.guardianships
  return {
    length: list.length,
    find: positionsOf(list, ({ guardian, child }) => [guardian, child]),
    at(place, before) {
      const one = list[place]
      const guardian = ids.people.get(one?.guardian ?? '')
      const child = ids.people.get(one?.child ?? '')
      if (!one || guardian === undefined || child === undefined) return undefined
      const row = {
        id: before?.id ?? newId('guardianship'),
        source_id: before?.source_id ?? [one.guardian, one.child].join('\t'),
        guardian_id: guardian,
        child_id: child,
        organisation_id: homes.get(one.child) ?? before?.organisation_id ?? host.id,
        relationship: one.relationship,
        rights: before?.rights ?? rightsOf(one),
        starts_on: before?.starts_on ?? today,
        ends_on: null,
      }
      return { row, ended: one.ended }
    },
  }
}

/** What a guardian may see and decide until somebody here settles it otherwise. */
function rightsOf({ relationship }: Roster['guardianships'][number]): 'full' | 'limited' {
  return relationship === 'guardian' || relationship === 'parent' ? 'full' : 'limited'
}

interface Dated {
  readonly starts_on: string
  readonly ends_on: string | null
}

/** Where a roster gives no first day, it is the one on which the row first came. */
function dates(
  { starts, ends }: { readonly starts?: string; readonly ends?: string },
  before: Dated | undefined,
  today: string,
): Dated {
  const first = starts ?? before?.starts_on ?? today
  return { starts_on: ends !== undefined && ends < first ? ends : first, ends_on: ends ?? null }
}
