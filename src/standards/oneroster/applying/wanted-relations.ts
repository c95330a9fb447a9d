import { newId } from '../../../platform/id.ts'
import type { Roster, RosterRole } from '../roster.ts'
import { daysOf } from './days.ts'
import { rowsWanted, type WantedRows } from './difference.ts'
import type { Going } from './going.ts'
import { inOrder } from './in-order.ts'
import type { KeptRows } from './kept.ts'

type AffiliationRole = KeptRows['affiliations']['role']

/**
 * What a role of a roster is here. Only a principal comes to lead; whoever administers for others is staff
 * until somebody here says more. A role that nobody knows gives nothing.
 */
export const ourRoles: Readonly<Record<RosterRole, AffiliationRole | undefined>> = {
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

/** Two roles of a roster may be one of ours: the row that holds longer is taken, in whatever order they come. */
export function wantedAffiliations(going: Going): WantedRows<KeptRows['affiliations']> {
  const { roster, ids, today } = going
  const { list, places } = inOrder(strongest(roster.affiliations), 'person', 'organisation')
  const yearLevel = yearLevelsOf(roster)
  const isSilentOfEnds = roster.untold?.includes('affiliations.ends_on') === true
  const find = (source: string) => {
    const [person = '', organisation = '', role = ''] = joinedBy(source, 3)
    return places([person, organisation]).find((place) => roleAt(list, place) === role)
  }
  return rowsWanted(list, find, (one, before): KeptRows['affiliations'] | undefined => {
    const role = ourRoles[one.role]
    const person = ids.people.get(one.person)
    const organisation = before?.organisation_id ?? ids.organisations.get(one.organisation)
    if (!role || !person || !organisation) return undefined
    return {
      id: before?.id ?? newId('affiliation'),
      source_id: sourceOf(one.person, one.organisation, role),
      person_id: person,
      organisation_id: organisation,
      role,
      ...daysOf({ ...one, isSilentOfEnds }, before, today),
      year_level: role === 'learner' ? yearLevel(one.person, before) : null,
    }
  })
}

/** Of each of our roles that somebody has somewhere, one row. */
function strongest(affiliations: Roster['affiliations']): Roster['affiliations'] {
  const each = new Map<string, Roster['affiliations'][number]>()
  for (const one of affiliations) {
    const role = ourRoles[one.role]
    if (role === undefined) continue
    const source = sourceOf(one.person, one.organisation, role)
    const known = each.get(source)
    if (!known || strength(one) > strength(known)) each.set(source, one)
  }
  return [...each.values()]
}

function roleAt(list: Roster['affiliations'], place: number): AffiliationRole | undefined {
  const one = list[place]
  return one && ourRoles[one.role]
}

/** The year levels of a learner. Of whom the roster does not speak, what was known stays. */
function yearLevelsOf({ people }: Roster) {
  const levels = new Map(people.map((one) => [one.sourceId, one.yearLevels]))
  return (person: string, before: KeptRows['affiliations'] | undefined): string | null => {
    const told = levels.get(person)
    return told ? told.join(', ') || null : (before?.year_level ?? null)
  }
}

/** Learners and teachers are in a classroom; helpers and supervisors work in the school, not in it. */
export function wantedMemberships(going: Going): WantedRows<KeptRows['enrolments']> {
  const { roster, ids, owners, host, today } = going
  const { list, places } = inOrder(roster.enrolments, 'class', 'person', 'role')
  const isSilentOfEnds = roster.untold?.includes('enrolments.ends_on') === true
  const find = (source: string) => places(joinedBy(source, 3))[0]
  return rowsWanted(list, find, (one, before): KeptRows['enrolments'] | undefined => {
    const person = ids.people.get(one.person)
    const classroom = ids.classes.get(one.class)
    if (!person || !classroom) return undefined
    if (one.role !== 'learner' && one.role !== 'teacher') return undefined
    return {
      id: before?.id ?? newId('classroom_membership'),
      source_id: sourceOf(one.class, one.person, one.role),
      classroom_id: classroom,
      organisation_id: owners.get(one.class) ?? host.id,
      person_id: person,
      role: one.role,
      ...daysOf({ ...one, isSilentOfEnds }, before, today),
    }
  })
}

export function wantedGuardianships(going: Going): WantedRows<KeptRows['guardianships']> {
  const { roster, ids, homes, host, today } = going
  const { list, places } = inOrder(roster.guardianships, 'guardian', 'child')
  const find = (source: string) => places(joinedBy(source, 2))[0]
  return rowsWanted(list, find, (one, kept): KeptRows['guardianships'] | undefined => {
    const guardian = ids.people.get(one.guardian)
    const child = ids.people.get(one.child)
    if (!guardian || !child) return undefined
    const before = kept ?? {
      id: newId('guardianship'),
      organisation_id: host.id,
      rights: rightsOf(one),
    }
    return {
      id: before.id,
      source_id: sourceOf(one.guardian, one.child),
      guardian_id: guardian,
      child_id: child,
      organisation_id: homes.get(one.child) ?? before.organisation_id,
      relationship: one.relationship,
      rights: before.rights,
      // No form of roster tells the days of a guardian.
      ...daysOf({ isSilentOfEnds: true }, kept, today),
    }
  })
}

/** Relations have no id of their own here: they are known by what they join. */
export function sourceOf(...joined: readonly string[]): string {
  return joined.join('\t')
}

/** What the relation of this name joins; nothing where the name is that of a stay that is past. */
function joinedBy(source: string, count: number): readonly string[] {
  const joined = source.split('\t')
  return joined.length === count ? joined : []
}

/** What a guardian may see and decide until somebody here settles it otherwise. */
function rightsOf({ relationship }: Roster['guardianships'][number]): 'full' | 'limited' {
  return relationship === 'guardian' || relationship === 'parent' ? 'full' : 'limited'
}

function strength({ starts = '', ends = '9999', ended }: Roster['affiliations'][number]): string {
  return `${ended ? 0 : 1} ${ends} ${starts}`
}
