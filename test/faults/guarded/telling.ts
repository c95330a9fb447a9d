import { newId } from '../../../src/platform/id.ts'
import { entering, table } from './entering.ts'
import type { GuardedPlace } from './place.ts'
import { insert, type Try } from './try.ts'

/** What is tried with what the record tells of looks, with facts, and with the end of sessions. */
export function triesAtTelling(place: GuardedPlace): readonly Try[] {
  return [...ofLooks(place), ...ofTakingAway(place), ...ofFacts(place), ...ofSessions(place)]
}

/** The look that is told of, and another. */
const [look, another] = [newId('look'), newId('look')]
export const ofTheLook = { facts: `{"look":"${look}"}` }

/** A look of theirs at the host that they have ended, or that goes on. */
export function lookBy(
  { network, host, here }: GuardedPlace,
  by_id: string,
  { goesOn = false, id = look, told = [] as readonly string[] } = {},
): string {
  return insert('look', {
    network_id: network,
    id,
    told: `{${told.join(',')}}`,
    by_id,
    person_id: host,
    organisation_id: here,
    begun_at: '2026-03-31T09:00:00Z',
    ends_at: '2026-03-31T13:00:00Z',
    stopped_at: goesOn ? null : '2026-03-31T13:00:00Z',
  })
}

function ofLooks(place: GuardedPlace): readonly Try[] {
  const { as, here, there, network, lead, head, host, second } = place
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
    [
      'ended, and it goes on, where another has ended',
      `${lasting}; ${lookBy(place, lead, { id: another })}`,
      says('look.ended'),
      'refused',
    ],
    [
      'begun, and it is another',
      lookBy(place, lead, { id: another }),
      says('look.begun'),
      'refused',
    ],
    ['begun, again', lookBy(place, lead, { told: ['look.begun'] }), says('look.begun'), 'refused'],
    [
      'ended, again',
      lookBy(place, lead, { told: ['look.begun', 'look.ended'] }),
      says('look.ended'),
      'refused',
    ],
    ['ended, once', lookBy(place, lead, { told: ['look.begun'] }), says('look.ended'), 'done'],
    ['begun, and there is none', 'select 1', says('look.begun'), 'refused'],
    ['ended, and there was none', 'select 1', says('look.ended'), 'refused'],
    ['at another child', own, says('look.begun', { object_id: second }), 'refused'],
    ['of another lead', lookBy(place, head), says('look.begun'), 'refused'],
    ['for another school', own, says('look.begun', { organisation_id: there }), 'refused'],
  ]
  const at = { table, by: as(lead, offices) }
  const elsewhere = [
    ['at another school', facts(there, network, ofTheLook)],
    ['of another entry', facts(here, network, { ...ofTheLook, commitment: 'd'.repeat(64) })],
  ]
  return [
    ...tries.map(([what, look, statement, comes]) => ({
      ...at,
      says: `of a look: ${what}`,
      after: `${facts(here, network, ofTheLook)}; ${facts(there, network, ofTheLook)}; ${look}`,
      statement,
      comes,
    })),
    ...elsewhere.map(([where = '', named = '']) => ({
      ...at,
      says: `of a look that is named by facts ${where} alone`,
      after: `${facts()}; ${named}; ${lasting}`,
      statement: says('look.begun'),
      comes: 'refused',
    })),
  ]
}

/** That a proposal was taken away, by who teaches the learner, or by who does not. */
function ofTakingAway(place: GuardedPlace): readonly Try[] {
  const { as, row, network, here, host, head, teacher } = place
  const { facts, entry } = entering(place)
  const [goal, other] = [newId('goal'), newId('goal')]
  const proposing = (goal_id: string) =>
    row({
      learner_id: host,
      proposed_by: head,
      goal_id,
      title: 'To swim',
      proposed_at: '2026-03-30T09:00:00Z',
    })
  const [one, beside] = [proposing(goal), proposing(other)]
  const written = [
    ...[goal, other].map((id) => insert('goal', { network_id: network, id })),
    insert('proposal', one),
    insert('proposal', beside),
    facts(),
  ].join(';')
  const away = "kept_back = true, answer = 'withdrawn', answered_at = now()"
  const tries: readonly (readonly [says: string, set: string, of: string, comes: string])[] = [
    ['it was', away, one.id, 'done'],
    ['another was', away, beside.id, 'refused'],
    ['it is kept back still', 'kept_back = true', one.id, 'refused'],
    ['it was taken back', "answer = 'withdrawn', answered_at = now()", one.id, 'refused'],
  ]
  const says = (object_id: string) =>
    entry(teacher, { action: 'proposal.taken-away', object_kind: 'proposal', object_id })
  const after = (set: string) => `${written}; update proposal set ${set} where id = '${one.id}'`
  return [
    ...tries.map(([what, set, of, comes]) => ({
      table,
      by: as(teacher, { learners: [host], staffed: [here] }),
      says: `of a proposal taken away: ${what}`,
      after: after(set),
      statement: says(of),
      comes,
    })),
    {
      table,
      by: as(teacher, { children: [host], staffed: [here] }),
      says: 'of a proposal taken away: from a learner whom one does not teach',
      after: after(away),
      statement: says(one.id),
      comes: 'refused',
    },
  ]
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
