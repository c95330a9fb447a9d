import { said } from '../../../platform/i18n/word.ts'
import { addRow, noRows, type Draft, type Link, type Placed } from './draft.ts'
import { note } from '../problem.ts'
import {
  isGuardianRole,
  type Handling,
  type Relationship,
  type RosterGuardianship,
  type RosterRole,
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
  const roles = guardianRoles(draft)
  const found = noRows<RosterGuardianship>()
  for (const link of onceEach(draft.links, 'person', 'agent')) {
    const value = guardianship(draft, link, roles)
    if (value) addRow(found, { ...link, value })
  }
  const guardianships = Array.from(onceEach(found, 'guardian', 'child'), ({ value }) => value)
  const { guardianships: handling, affiliations } = draft.handling
  const isAllTold = affiliations === 'bulk' || draft.links.values.every((one) => one.relationship)
  return { guardianships, handling: handling === 'bulk' && !isAllTold ? 'delta' : handling }
}

type Roles = ReadonlyMap<string, ReadonlySet<RosterRole>>

/** The guardians' roles that people have anywhere. */
function guardianRoles(draft: Draft): Roles {
  const roles = new Map<string, Set<RosterRole>>()
  for (const { person, role } of draft.affiliations.values) {
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
  roles: Roles,
): RosterGuardianship | undefined {
  const { person, agent, ended } = value
  const place = spotOf(draft, { file, line }, 'agentSourcedIds', 'relationshipUserSourcedId')
  if (person === agent) {
    note(draft.problems, 'agent-not-guardian', place, said(words.ownGuardian, {}))
    return undefined
  }
  const known = [person, agent].every((id) => isKnown(draft, 'people', id, place))
  if (!known) return undefined
  if (value.relationship)
    return { guardian: agent, child: person, relationship: value.relationship, ended }
  const agentIs = relationshipOf(roles.get(agent))
  if (agentIs) return { guardian: agent, child: person, relationship: agentIs, ended }
  const personIs = relationshipOf(roles.get(person))
  if (personIs) return { guardian: person, child: agent, relationship: personIs, ended }
  const args = { person: shown(person), agent: shown(agent) }
  note(draft.problems, 'agent-not-guardian', place, said(words.agentNotGuardian, args))
  return undefined
}

function relationshipOf(roles: ReadonlySet<RosterRole> | undefined): Relationship | undefined {
  return [...(roles ?? [])].filter(isGuardianRole).toSorted()[0]
}
