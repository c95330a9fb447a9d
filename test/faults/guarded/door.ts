import { newId } from '../../../src/platform/id.ts'
import { nobody } from '../../../src/platform/viewer.ts'
import { entering, table } from './entering.ts'
import type { GuardedPlace } from './place.ts'
import { insert, type Try } from './try.ts'

/** What is tried at what is written down already, and at the door. */
export function triesAtTheDoor(place: GuardedPlace): readonly Try[] {
  return [...stays(place), ...atTheDoor(place)]
}

/** What is written stays, whoever comes. */
function stays(place: GuardedPlace): readonly Try[] {
  const { facts, entry } = entering(place)
  const after = `${facts()}; ${entry(place.staff, { action: 'classroom.made', object_kind: 'classroom', object_id: place.room })}`
  return ['audit_entry', 'audit_payload', 'audit_chain', 'audit_checkpoint'].map((one) => ({
    table: one,
    by: 'owner',
    says: 'written over',
    after,
    statement: `update ${one} set network_id = network_id`,
    comes: 'refused',
  }))
}

function atTheDoor(place: GuardedPlace): readonly Try[] {
  const { network, there, host, second } = place
  const { facts, entry } = entering(place)
  const begun = { action: 'session.begun', object_kind: 'person', object_id: host }
  const server = {
    network_id: nobody,
    organisation_id: nobody,
    action: 'framework.brought-in',
    object_kind: 'framework',
  }
  const shut = `update person set status = 'suspended' where id = '${host}'`
  const hour = { token_hash: 'd'.repeat(64), network_id: network, expires_at: '2100-01-01' }
  const session = (person_id: string) =>
    insert('session', { ...hour, person_id, started_at: '2026-03-30', seen_at: '2026-03-30' })
  const link = (person_id: string) => insert('sign_in_link', { ...hour, person_id })
  const by = 'door' as const
  return [
    {
      table,
      by,
      says: 'at the door, at home',
      after: facts(),
      statement: entry(host, begun),
      comes: 'done',
    },
    {
      table,
      by,
      says: 'at the door, elsewhere',
      after: facts(there),
      statement: entry(host, { ...begun, organisation_id: there }),
      comes: 'refused',
    },
    {
      table,
      by,
      says: 'at the door, of nobody at home there',
      after: facts(),
      statement: entry(nobody, { ...begun, object_id: newId('person') }),
      comes: 'refused',
    },
    {
      table,
      by,
      says: 'at the door, for every network',
      after: facts(nobody, nobody),
      statement: entry(nobody, server),
      comes: 'done',
    },
    { table: 'session', by, says: 'of who may come in', statement: session(host), comes: 'done' },
    {
      table: 'session',
      by,
      says: 'of who is shut out',
      after: shut,
      statement: session(host),
      comes: 'refused',
    },
    ...[['session', session(second)] as const, ['sign_in_link', link(second)] as const].flatMap(
      ([one, made]) => {
        const moved = {
          table: one,
          statement: `update ${one} set person_id = '${host}' where person_id = '${second}'`,
        }
        return [
          {
            ...moved,
            by: 'owner' as const,
            says: 'moved to who is shut out',
            after: `${shut}; ${made}`,
            comes: 'refused',
          },
          { ...moved, by, says: 'moved to another', after: made, comes: 'refused' },
        ]
      },
    ),
    {
      table: 'session',
      by,
      says: 'of another',
      after: shut,
      statement: session(second),
      comes: 'done',
    },
    { table: 'sign_in_link', by, says: 'of who may come in', statement: link(host), comes: 'done' },
    {
      table: 'sign_in_link',
      by,
      says: 'of who is shut out',
      after: shut,
      statement: link(host),
      comes: 'refused',
    },
  ]
}
