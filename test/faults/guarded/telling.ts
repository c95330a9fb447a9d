import { entering, table } from './entering.ts'
import type { GuardedPlace } from './place.ts'
import { insert, type Try } from './try.ts'

/** What is tried with what the record tells of looks, with facts, and with the end of sessions. */
export function triesAtTelling(place: GuardedPlace): readonly Try[] {
  return [...ofLooks(place), ...ofFacts(place), ...ofSessions(place)]
}

/** A look of theirs at the host that they have ended, or that goes on. */
export function lookBy(
  { row, host, here }: GuardedPlace,
  by_id: string,
  { goesOn = false } = {},
): string {
  return insert(
    'look',
    row({
      by_id,
      person_id: host,
      organisation_id: here,
      begun_at: '2026-03-31T09:00:00Z',
      ends_at: '2026-03-31T13:00:00Z',
      stopped_at: goesOn ? null : '2026-03-31T13:00:00Z',
    }),
  )
}

function ofLooks(place: GuardedPlace): readonly Try[] {
  const { as, here, there, lead, head, host, second } = place
  const { facts, entry } = entering(place)
  const offices = { safeguarded: [here, there], staffed: [here, there], young: [host] }
  const says = (action: string, row: object = {}) =>
    entry(lead, { action, object_kind: 'person', object_id: host, ...row })
  const own = lookBy(place, lead)
  const lasting = lookBy(place, lead, { goesOn: true })
  const tries: readonly (readonly [
    says: string,
    look: string,
    statement: string,
    comes: string,
  ])[] = [
    ['begun', lasting, says('look.begun'), 'done'],
    ['ended', own, says('look.ended'), 'done'],
    ['ended, and it goes on', lasting, says('look.ended'), 'refused'],
    ['begun, and there is none', 'select 1', says('look.begun'), 'refused'],
    ['ended, and there was none', 'select 1', says('look.ended'), 'refused'],
    ['at another child', own, says('look.begun', { object_id: second }), 'refused'],
    ['of another lead', lookBy(place, head), says('look.begun'), 'refused'],
    ['for another school', own, says('look.begun', { organisation_id: there }), 'refused'],
  ]
  return tries.map(([what, look, statement, comes]) => ({
    table,
    by: as(lead, offices),
    says: `of a look: ${what}`,
    after: `${facts()}; ${facts(there)}; ${look}`,
    statement,
    comes,
  }))
}

function ofFacts(place: GuardedPlace): readonly Try[] {
  const { as, here, there, network, staff, room } = place
  const { facts, entry } = entering(place)
  const by = as(staff, { staffed: [here] })
  const made = entry(staff, { action: 'classroom.made', object_kind: 'classroom', object_id: room })
  const with_ = (text: string, more: object = {}) => facts(here, network, { facts: text, ...more })
  const others = '{"hours":4}'
  const entered = { table, by, statement: made }
  const laid = { table: 'audit_payload', by, comes: 'refused' }
  return [
    { ...entered, says: 'with its facts', after: with_('{"teaches":true}'), comes: 'done' },
    { ...entered, says: 'with facts of another deed', after: with_(others), comes: 'refused' },
    {
      ...entered,
      says: 'beside another with other facts',
      after: `${facts()}; ${with_(others, { commitment: 'd'.repeat(64) })}`,
      comes: 'done',
    },
    {
      ...entered,
      says: 'beside other facts that lie elsewhere',
      after: `${facts()}; ${facts(there, network, { facts: others })}`,
      comes: 'done',
    },
    { ...laid, says: 'of known words', statement: with_('{"teaches":true}'), comes: 'done' },
    { ...laid, says: 'with a name', statement: with_('{"kind":"aroha"}') },
    { ...laid, says: 'under a name', statement: with_('{"aroha":true}') },
  ]
}

function ofSessions({ network, head, host, heading }: GuardedPlace): readonly Try[] {
  const session = (token: string) =>
    insert('session', {
      token_hash: token.repeat(64),
      network_id: network,
      person_id: host,
      started_at: '2026-03-30',
      seen_at: '2026-03-30',
      expires_at: '2100-01-01',
    })
  return [
    {
      table: 'session',
      by: heading,
      says: 'ended with its person’s coming in, and told each by itself',
      after: `${session('d')}; ${session('e')}`,
      statement: `update person set status = 'suspended' where id = '${host}'`,
      sees: `select count(*)::text as answer from audit_entry join audit_payload using (network_id, organisation_id, commitment)
        where action = 'session.ended' and object_id = '${host}' and actor_id = '${head}' and facts = '{}'`,
      comes: '2',
    },
  ]
}
