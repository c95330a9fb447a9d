import { said } from '../../../platform/i18n/word.ts'
import { addRow, noRows, type Draft, type Link, type Placed } from './draft.ts'
import { note, type Problems } from '../problem.ts'
import {
  isGuardianRole,
  type Handling,
  type Relationship,
  type RosterAffiliation,
  type RosterGuardianship,
  type RosterRole,
  type UnsettledLink,
} from '../roster.ts'
import { onceEach } from './once-each.ts'
import { isKnown, spotOf } from './references.ts'
import { shown } from './shown.ts'
import { rosterWords as words } from '../words.ts'

/**
 * Who looks after whom. OneRoster lets a child name the guardian, the guardian the child, or both; the one
 * in a guardian's role is the guardian. Where neither is, as for a mentor, no link is made. Where the
 * file that tells the roles was not read whole, that nobody is one means nothing, and ends nothing.
 */
export function settleGuardianships(draft: Draft): {
  guardianships: RosterGuardianship[]
  handling: Handling
} {
  const roles = guardianRoles(draft.affiliations.values)
  const unclear = guardianRoles(draft.unclear.affiliations)
  const found = noRows<RosterGuardianship>()
  for (const link of onceEach(draft.links, 'person', 'agent')) {
    const value = guardianship(draft, link, { roles, unclear })
    if (value) addRow(found, { ...link, value })
  }
  const guardianships = Array.from(onceEach(found, 'guardian', 'child'), ({ value }) => value)
  const { guardianships: handling, affiliations } = draft.handling
  const isAllTold = affiliations === 'bulk' || draft.links.values.every((one) => one.relationship)
  return { guardianships, handling: handling === 'bulk' && !isAllTold ? 'delta' : handling }
}

type Roles = ReadonlyMap<string, ReadonlySet<RosterRole>>

/** The guardians' roles that people have anywhere. */
function guardianRoles(affiliations: readonly RosterAffiliation[]): Roles {
  const roles = new Map<string, Set<RosterRole>>()
  for (const { person, role } of affiliations) {
    if (!isGuardianRole(role)) continue
    const known = roles.get(person)
    if (known) known.add(role)
    else roles.set(person, new Set([role]))
  }
  return roles
}

function guardianship(
  draft: Draft,
  { value, file, line }: Placed<Link>,
  { roles, unclear }: { readonly roles: Roles; readonly unclear: Roles },
): RosterGuardianship | undefined {
  const { person, agent } = value
  const place = spotOf(draft, { file, line }, 'agentSourcedIds', 'relationshipUserSourcedId')
  if (person === agent) {
    note(draft.problems, 'agent-not-guardian', place, said(words.ownGuardian, {}))
    return undefined
  }
  const known = [person, agent].every((id) => isKnown(draft, 'people', id, place))
  if (!known) return undefined
  const { relationship } = value
  const told = toldBy(value)
  if (relationship) return { guardian: agent, child: person, relationship, ...told }
  const byRole = linkByRole(value, roles)
  if (byRole) return { ...byRole, ...told, ...(told.record !== undefined && { isByRole: true }) }
  leaveOpen(draft, { person, agent, ...told, ...place }, unclear)
  return undefined
}

/** Neither is a guardian by a row that can be used. By one with an end that nobody can read, what is here stays. */
function leaveOpen(draft: Draft, link: UnsettledLink, unclear: Roles): void {
  const { person, agent } = link
  if (unclear.has(agent)) keepUnclear(draft, { guardian: agent, child: person })
  else if (unclear.has(person)) keepUnclear(draft, { guardian: person, child: agent })
  else if (draft.handling.affiliations !== 'bulk') draft.unsettled.push(link)
  else {
    noteUnlinked(draft.problems, link)
    // A role may come later, without this row.
    if (link.record !== undefined && !link.ended) draft.unsettled.push({ ...link, isNoted: true })
  }
}

function toldBy({ ended, record, also }: Link) {
  return { ended, ...(record !== undefined && { record }), ...(also && { also }) }
}

/** Which of two is the other's guardian, as their roles tell. */
function linkByRole({ person, agent }: Link, roles: Roles) {
  const agentIs = relationshipOf(roles.get(agent))
  if (agentIs) return { guardian: agent, child: person, relationship: agentIs }
  const personIs = relationshipOf(roles.get(person))
  return personIs && { guardian: person, child: agent, relationship: personIs }
}

function keepUnclear(
  { unclear }: Draft,
  two: Pick<RosterGuardianship, 'guardian' | 'child'>,
): void {
  unclear.guardianships.push({ ...two, relationship: 'other', ended: false })
}

/** Two of whom neither is a guardian: a mentor, or a sibling. */
export function noteUnlinked(problems: Problems, link: Omit<UnsettledLink, 'ended'>): void {
  const { person, agent, file, line, column } = link
  const args = { person: shown(person), agent: shown(agent) }
  const sentence = said(words.agentNotGuardian, args)
  note(problems, 'agent-not-guardian', { file, line, column }, sentence)
}

export function relationshipOf(
  roles: ReadonlySet<RosterRole> | undefined,
): Relationship | undefined {
  return [...(roles ?? [])].filter(isGuardianRole).toSorted()[0]
}
