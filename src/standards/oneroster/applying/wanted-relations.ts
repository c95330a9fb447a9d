import { newId } from '../../../platform/id.ts'
import { writtenRelationship } from '../exporting/relations.ts'
import { relationshipOf } from '../reading/guardians.ts'
import type { Roster, RosterGuardianship, RosterRole } from '../roster.ts'
import { tellingsOf, type Told } from '../telling.ts'
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
      ...tellings(one),
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
    const [first, second] = !known || strength(one) > strength(known) ? [one, known] : [known, one]
    const also = second ? [...(first.also ?? []), ...tellingsOf(second)] : []
    each.set(source, also.length > 0 ? { ...first, also } : first)
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
      ...tellings(one),
    }
  })
}

export function wantedGuardianships(going: Going): WantedRows<KeptRows['guardianships']> {
  const { roster, ids, homes, host, today, byHand } = going
  const unsettled = unsettledIn(roster)
  const all = [...roster.guardianships, ...unsettled]
  const { list, places } = inOrder(
    unsettled.size > 0 ? all : roster.guardianships,
    'guardian',
    'child',
  )
  const find = (source: string) => places(joinedBy(source, 2))[0]
  return rowsWanted(list, find, (told, kept): KeptRows['guardianships'] | undefined => {
    const one = unsettled.has(told) ? settled(going, told, kept) : told
    if (!one) return undefined
    const guardian = ids.people.get(one.guardian)
    const child = ids.people.get(one.child)
    if (!guardian || !child) return undefined
    const before = kept ?? { id: newId('guardianship'), organisation_id: host.id }
    return {
      id: before.id,
      source_id: sourceOf(one.guardian, one.child),
      guardian_id: guardian,
      child_id: child,
      organisation_id: homes.get(one.child) ?? before.organisation_id,
      relationship: one.relationship,
      rights: rightsAs(one, kept, byHand),
      // No form of roster tells the days of a guardian.
      ...daysOf({ isSilentOfEnds: true }, kept, today),
      ...tellings(one),
    }
  })
}

/** Links of which a roster does not tell which end is the guardian, each either way round. */
function unsettledIn({ unsettled = [] }: Roster): ReadonlySet<RosterGuardianship> {
  const each = new Map<string, RosterGuardianship>()
  for (const { person, agent, file: _file, line: _line, column: _column, ...told } of unsettled) {
    for (const [guardian, child] of [
      [agent, person],
      [person, agent],
    ] as const) {
      const source = sourceOf(guardian, child)
      const also = [...(told.also ?? []), ...tellingsOf(each.get(source) ?? { ended: true })]
      const one = { guardian, child, relationship: 'other', isByRole: true, ...told } as const
      each.set(source, also.length > 0 ? { ...one, also } : one)
    }
  }
  return new Set(each.values())
}

/** Such a link as what is here settles it: by the guardian's own role, or as it was. */
function settled(
  { guardians, formerGuardians, linked }: Going,
  one: RosterGuardianship,
  kept: KeptRows['guardianships'] | undefined,
): RosterGuardianship | undefined {
  const { guardian, child } = one
  const isKnown = guardians.has(guardian) || (kept && !formerGuardians.has(guardian))
  const isOtherWay = !kept && linked.has(sourceOf(child, guardian))
  if (!isKnown || isOtherWay) return undefined
  linked.add(sourceOf(guardian, child))
  const was = kept && writtenRelationship(kept.relationship)
  return { ...one, relationship: relationshipOf(guardians.get(guardian)) ?? was ?? 'other' }
}

/** The rows that tell of a relation, where they have ids. */
function tellings(one: Told): { readonly told_by?: readonly string[] } {
  const told_by = one.ended ? [] : tellingsOf(one)
  return told_by.length > 0 ? { told_by } : {}
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

/** How fully a child is looked after by somebody who is this to them. */
export function rightsAs(
  one: Pick<KeptRows['guardianships'], 'relationship'>,
  kept: KeptRows['guardianships'] | undefined,
  byHand: ReadonlySet<string>,
): 'full' | 'limited' {
  return kept && isSettledHere(kept, byHand) ? kept.rights : rightsOf(one)
}

/** Whether somebody here said how fully a child is looked after: other than the roster did, or before it did. */
function isSettledHere(kept: KeptRows['guardianships'], byHand: ReadonlySet<string>): boolean {
  return byHand.has(kept.id) || kept.rights !== rightsOf(kept)
}

/** What a guardian may see and decide until somebody here settles it otherwise. */
function rightsOf({
  relationship,
}: Pick<KeptRows['guardianships'], 'relationship'>): 'full' | 'limited' {
  return relationship === 'guardian' || relationship === 'parent' ? 'full' : 'limited'
}

function strength({ starts = '', ends = '9999', ended }: Roster['affiliations'][number]): string {
  return `${ended ? 0 : 1} ${ends} ${starts}`
}
