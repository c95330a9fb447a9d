import { newId } from '../../../platform/id.ts'
import { writtenRelationship } from '../exporting/relations.ts'
import { relationshipOf } from '../reading/guardians.ts'
import { isInClass } from '../reading/people.ts'
import type { Roster, RosterGuardianship, RosterRole } from '../roster.ts'
import { asWaiting, tellingsOf, type Told } from '../telling.ts'
import { daysOf } from './days.ts'
import { datedRows, rowsWanted, type WantedRows } from './difference.ts'
import type { Going } from './going.ts'
import { inOrder } from './in-order.ts'
import type { KeptRows } from './kept.ts'
import { standingBy } from './rights.ts'

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

export function wantedMemberships(going: Going): WantedRows<KeptRows['enrolments']> {
  const { roster, ids, owners, host, today } = going
  const { list, places } = inOrder(roster.enrolments, 'class', 'person', 'role')
  const isSilentOfEnds = roster.untold?.includes('enrolments.ends_on') === true
  const find = (source: string) => places(joinedBy(source, 3))[0]
  return rowsWanted(list, find, (one, before): KeptRows['enrolments'] | undefined => {
    const person = ids.people.get(one.person)
    const classroom = ids.classes.get(one.class)
    if (!person || !classroom) return undefined
    if (!isInClass(one.role)) return undefined
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
  const { roster, ids, homes, host, today } = going
  const unsettled = unsettledIn(roster)
  // Where all who are guardians are in the roster, what is here settles nothing.
  const isOpen = roster.handling.affiliations !== 'bulk'
  const all = [...roster.guardianships, ...unsettled]
  const { list, places } = inOrder(
    unsettled.size > 0 ? all : roster.guardianships,
    'guardian',
    'child',
  )
  const find = (source: string) => places(joinedBy(source, 2))[0]
  return rowsWanted(list, find, (told, kept): KeptRows['guardianships'] | undefined => {
    const one = isOpen && unsettled.has(told) ? settled(going, told, kept) : told
    const guardian = ids.people.get(one.guardian)
    const child = ids.people.get(one.child)
    if (!guardian || !child) return undefined
    const before = kept ?? { id: newId('guardianship'), organisation_id: host.id }
    const two = { guardian_id: guardian, child_id: child }
    const row = {
      id: before.id,
      source_id: sourceOf(one.guardian, one.child),
      ...two,
      organisation_id: homes.get(one.child) ?? before.organisation_id,
      ...standingBy({ ...two, relationship: one.relationship }, kept, going),
      // No form of roster tells the days of a guardian.
      ...daysOf({ isSilentOfEnds: true }, kept, today),
      ...tellings(one),
    }
    return unsettled.has(one) ? waitingRow(row, kept, today) : row
  })
}

/** Two of whom neither is a guardian now: it is remembered that they belong to each other, and nothing follows from it. */
function waitingRow(
  row: KeptRows['guardianships'],
  kept: KeptRows['guardianships'] | undefined,
  today: string,
): KeptRows['guardianships'] {
  const { isOver, end } = datedRows(today)
  const before = kept ?? { ...row, starts_on: today, ends_on: today }
  const over = isOver(before) ? before : end(before)
  return { ...over, told_by: asWaiting(row.told_by ?? []) }
}

/** Links of which a roster does not tell which end is the guardian, each either way round. */
function unsettledIn({ unsettled = [] }: Roster): ReadonlySet<RosterGuardianship> {
  const each = new Map<string, RosterGuardianship>()
  for (const { person, agent, ended, record, also: others = [] } of unsettled) {
    const told = { ended, ...(record !== undefined && { record }) }
    for (const [guardian, child] of [
      [agent, person],
      [person, agent],
    ] as const) {
      const source = sourceOf(guardian, child)
      const also = [...others, ...tellingsOf(each.get(source) ?? { ended: true })]
      const one = { guardian, child, relationship: 'other', isByRole: true, ...told } as const
      each.set(source, also.length > 0 ? { ...one, also } : one)
    }
  }
  return new Set(each.values())
}

/** Such a link as what is here settles it: by the guardian's own role, or as it was; the same where nothing does. */
function settled(
  { guardians, formerGuardians, linked, today }: Going,
  one: RosterGuardianship,
  kept: KeptRows['guardianships'] | undefined,
): RosterGuardianship {
  const { guardian, child } = one
  // What has ended may have ended because neither was a guardian any more.
  const isLink = kept !== undefined && !datedRows(today).isOver(kept)
  const isKnown = guardians.has(guardian) || (isLink && !formerGuardians.has(guardian))
  const isOtherWay = !isLink && linked.has(sourceOf(child, guardian))
  if (!isKnown || isOtherWay) return one
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

function strength({ starts = '', ends = '9999', ended }: Roster['affiliations'][number]): string {
  return `${ended ? 0 : 1} ${ends} ${starts}`
}
