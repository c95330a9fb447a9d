import { newId } from '../../../platform/id.ts'
import type { Going } from './going.ts'
import type { Kept, KeptRows, Wanted } from './kept.ts'
import type { Roster, RosterRole } from '../roster.ts'

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

export function wantedAffiliations(
  { roster, ids, today }: Going,
  kept: Kept<'affiliations'>,
): Wanted<KeptRows['affiliations']>[] {
  const years = new Map(roster.people.map((one) => [one.sourceId, one.yearLevels.join(', ')]))
  const wanted = new Map<string, Wanted<KeptRows['affiliations']>>()
  for (const one of roster.affiliations) {
    const person = ids.people.get(one.person)
    const organisation = ids.organisations.get(one.organisation)
    const role = roles[one.role]
    if (person === undefined || organisation === undefined || role === undefined) continue
    const source = [one.person, one.organisation, role].join('\t')
    const before = kept.get(source)
    const row = {
      id: before?.id ?? newId('affiliation'),
      source_id: source,
      person_id: person,
      organisation_id: organisation,
      role,
      ...dates(one, before, today),
      year_level: role === 'learner' ? years.get(one.person) || null : null,
    }
    addStronger(wanted, source, { row, ended: one.ended })
  }
  return [...wanted.values()]
}

/** Learners and teachers are in a classroom; helpers and supervisors work in the school, not in it. */
export function wantedMemberships(
  { roster, ids, owners, host, today }: Going,
  kept: Kept<'enrolments'>,
): Wanted<KeptRows['enrolments']>[] {
  const wanted: Wanted<KeptRows['enrolments']>[] = []
  for (const one of roster.enrolments) {
    const person = ids.people.get(one.person)
    const classroom = ids.classes.get(one.class)
    if (person === undefined || classroom === undefined) continue
    if (one.role !== 'learner' && one.role !== 'teacher') continue
    const source = [one.class, one.person, one.role].join('\t')
    const before = kept.get(source)
    const row = {
      id: before?.id ?? newId('classroom_membership'),
      source_id: source,
      classroom_id: classroom,
      organisation_id: owners.get(one.class) ?? host.id,
      person_id: person,
      role: one.role,
      ...dates(one, before, today),
    }
    wanted.push({ row, ended: one.ended })
  }
  return wanted
}

export function wantedGuardianships(
  { roster, ids, homes, host, today }: Going,
  kept: Kept<'guardianships'>,
): Wanted<KeptRows['guardianships']>[] {
  return roster.guardianships.flatMap((one) => {
    const guardian = ids.people.get(one.guardian)
    const child = ids.people.get(one.child)
    if (guardian === undefined || child === undefined) return []
    const source = [one.guardian, one.child].join('\t')
    const before = kept.get(source) ?? {
      id: newId('guardianship'),
      rights: rightsOf(one),
      starts_on: today,
      organisation_id: host.id,
    }
    const row = {
      id: before.id,
      source_id: source,
      guardian_id: guardian,
      child_id: child,
      organisation_id: homes.get(one.child) ?? before.organisation_id,
      relationship: one.relationship,
      rights: before.rights,
      starts_on: before.starts_on,
      ends_on: null,
    }
    return [{ row, ended: one.ended }]
  })
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

/** Two roles of a roster may be one of ours. The row that holds longer is taken, in whatever order they come. */
function addStronger<Row extends Dated>(
  wanted: Map<string, Wanted<Row>>,
  source: string,
  one: Wanted<Row>,
): void {
  const known = wanted.get(source)
  if (!known || strength(one) > strength(known)) wanted.set(source, one)
}

function strength({ row, ended }: Wanted<Dated>): string {
  return `${ended ? 0 : 1} ${row.ends_on ?? '9999'} ${row.starts_on}`
}
