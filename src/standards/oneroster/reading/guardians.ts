import { said } from '../../../platform/i18n/word.ts'
import type { Draft, Link, Placed } from './draft.ts'
import { note } from '../problem.ts'
import {
  isGuardianRole,
  type Relationship,
  type RosterGuardianship,
  type RosterRole,
} from '../roster.ts'
import { byKey, isKnown } from './references.ts'
import { shown } from './values.ts'
import { rosterWords as words } from '../words.ts'

/**
 * Who looks after whom. OneRoster lets a child name the guardian, the guardian the child, or both; the one
 * in a guardian's role is the guardian. Where neither is, as for a mentor, no link is made.
 */
export function settleGuardianships(draft: Draft): RosterGuardianship[] {
  const roles = guardianRoles(draft)
  const found = new Map<string, RosterGuardianship>()
  for (const placed of byKey(draft.links)) {
    const made = guardianship(draft, placed, roles)
    if (!made) continue
    const key = `${made.guardian}\t${made.child}`
    const known = found.get(key)
    if (!known || rank(made) > rank(known)) found.set(key, made)
  }
  return [...found.keys()].sort().map((key) => found.get(key) as RosterGuardianship)
}

/** What was said outright, and what still holds, goes before what is over or was gathered from roles. */
function rank(made: RosterGuardianship): string {
  return `${made.ended ? 0 : 1} ${made.relationship}`
}

type Roles = ReadonlyMap<string, ReadonlySet<RosterRole>>

function guardianRoles(draft: Draft): Roles {
  const roles = new Map<string, Set<RosterRole>>()
  for (const { value } of draft.affiliations.values()) {
    const known = roles.get(value.person)
    if (known) known.add(value.role)
    else roles.set(value.person, new Set([value.role]))
  }
  return roles
}

function guardianship(
  draft: Draft,
  { value, file, line }: Placed<Link>,
  roles: Roles,
): RosterGuardianship | undefined {
  const { person, agent, ended } = value
  const place = { file, line, column: 'agentSourcedIds' }
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
