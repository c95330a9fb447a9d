import type { Action } from '../../../src/people/audit/deed.ts'
import { newId } from '../../../src/platform/id.ts'
import { entering, table } from './entering.ts'
import { lookBy, ofTheLook } from './telling.ts'
import type { GuardedPlace } from './place.ts'
import { insert, type Try } from './try.ts'

/** What is tried at the record. */
export function triesAtEntries(place: GuardedPlace): readonly Try[] {
  return [...elsewhere(place), ...ofProposals(place), ...ofFacts(place), ...ofDeeds(place)]
}

/** What every deed is done to, and by what somebody may have done it. */
const deeds: Readonly<
  Record<Action, readonly [kind: string, by: 'led' | 'safeguarded' | 'staffed' | 'none']>
> = {
  'sign-in.link-made': ['person', 'none'],
  'session.begun': ['person', 'none'],
  'session.ended': ['person', 'none'],
  'person.suspended': ['person', 'led'],
  'person.restored': ['person', 'led'],
  'organisation.founded': ['organisation', 'led'],
  'classroom.made': ['classroom', 'staffed'],
  'classroom.person-let-in': ['classroom', 'staffed'],
  'classroom.person-let-go': ['classroom', 'staffed'],
  'roster.applied': ['organisation', 'led'],
  'roster.granted': ['organisation', 'led'],
  'roster.exported': ['organisation', 'led'],
  'framework.brought-in': ['framework', 'led'],
  'framework.exported': ['framework', 'led'],
  'look.begun': ['person', 'safeguarded'],
  'look.ended': ['person', 'staffed'],
  'proposal.made': ['proposal', 'none'],
  'proposal.taken-back': ['proposal', 'none'],
  'proposal.taken-away': ['proposal', 'none'],
  'demo-world.made': ['organisation', 'led'],
}

function ofDeeds(place: GuardedPlace): readonly Try[] {
  const { as, here, network, head, lead, staff, room, host } = place
  const shutOut = (action: string) =>
    action === 'person.suspended'
      ? `update person set status = 'suspended' where id = '${host}'`
      : 'select 1'
  const { facts, entry } = entering(place)
  const doers = {
    led: as(head, { led: [here] }),
    safeguarded: as(lead, { safeguarded: [here], staffed: [here] }),
    staffed: as(staff, { staffed: [here] }),
  }
  return Object.entries(deeds).flatMap(([action, [object_kind, by]]) =>
    Object.entries(doers).map(([standing, viewer]): Try => ({
      table,
      by: viewer,
      says: `${action} by who is ${standing}`,
      after: `${facts(here, network, action.startsWith('look.') ? ofTheLook : {})}; ${lookBy(place, viewer.person)}; ${shutOut(action)}`,
      statement: entry(viewer.person, {
        action,
        object_kind,
        ...(object_kind === 'classroom' && { object_id: room }),
        ...(/^(look|person)[.]/.test(action) && { object_id: host }),
      }),
      comes: by === standing || by === 'staffed' ? 'done' : 'refused',
    })),
  )
}

function elsewhere(place: GuardedPlace): readonly Try[] {
  const { as, here, there, staff, teacher, room, roomThere } = place
  const { facts, entry } = entering(place)
  const by = as(staff, { staffed: [here] })
  const made = { action: 'classroom.made', object_kind: 'classroom', object_id: room }
  const teaching = as(teacher, { taught: [roomThere], staffed: [here] })
  const ghost = newId('classroom')
  const letGo = { ...made, action: 'classroom.person-let-go', organisation_id: there }
  return [
    ...(['action', 'object_kind'] as const).map((column): Try => ({
      table,
      by: 'owner',
      says: `of another ${column}, past the door`,
      after: facts(),
      statement: entry(staff, { ...made, [column]: 'look.begun' }),
      comes: 'refused',
    })),
    {
      table,
      by: as(teacher, { taught: [roomThere, ghost] }),
      says: 'of a room that there is not',
      after: facts(there),
      statement: entry(teacher, { ...letGo, object_id: ghost }),
      comes: 'refused',
    },
    {
      table,
      by,
      says: 'of another school',
      after: facts(there),
      statement: entry(staff, { ...made, organisation_id: there }),
      comes: 'refused',
    },
    {
      table,
      by,
      says: 'about another school’s room',
      after: facts(),
      statement: entry(staff, { ...made, object_id: roomThere }),
      comes: 'refused',
    },
    {
      table,
      by,
      says: 'of a deed that there is not',
      after: facts(),
      statement: entry(staff, { ...made, action: 'classroom.burnt' }),
      comes: 'refused',
    },
    {
      table,
      by,
      says: 'of a deed done to another kind',
      after: facts(),
      statement: entry(staff, { ...made, object_kind: 'person' }),
      comes: 'refused',
    },
    { table, by, says: 'without facts', statement: entry(staff, made), comes: 'refused' },
    {
      table,
      by,
      says: 'with the facts of another',
      after: facts(),
      statement: entry(staff, { ...made, commitment: 'c'.repeat(64) }),
      comes: 'refused',
    },
    {
      table,
      by,
      says: 'with facts that lie elsewhere',
      after: facts(there),
      statement: entry(staff, made),
      comes: 'refused',
    },
    {
      table,
      by: teaching,
      says: 'of a room that one teaches elsewhere',
      after: facts(there),
      statement: entry(teacher, { ...letGo, object_id: roomThere }),
      comes: 'done',
    },
    {
      table,
      by: teaching,
      says: 'of another room there',
      after: facts(there),
      statement: entry(teacher, letGo),
      comes: 'refused',
    },
    {
      table,
      by: teaching,
      says: 'of a room that one teaches, where it does not belong',
      after: facts(newId('organisation')),
      statement: entry(teacher, {
        ...letGo,
        object_id: roomThere,
        organisation_id: newId('organisation'),
      }),
      comes: 'refused',
    },
    {
      table,
      by,
      says: 'of which each chain has its own',
      after: `${facts()}; ${facts(there)}; ${entry(staff, made)}; ${entry(staff, { ...made, object_id: roomThere, organisation_id: there })}`,
      statement: entry(staff, made),
      sees: `select string_agg(length::text, ' ' order by length) as answer from audit_chain
        where organisation_id in ('${here}', '${there}')`,
      comes: '1 3',
    },
  ]
}

function ofProposals(place: GuardedPlace): readonly Try[] {
  const { as, here, there, network, row, guardian, head, host, stranger } = place
  const { facts, entry } = entering(place)
  const [goal, other] = [newId('goal'), newId('goal')]
  const by = as(guardian, { children: [host], known: [host, guardian, stranger] })
  const proposing = (proposed_by: string, goal_id: string) =>
    row({
      learner_id: host,
      proposed_by,
      goal_id,
      title: 'To swim',
      proposed_at: '2026-03-30T09:00:00Z',
    })
  const [own, others] = [proposing(guardian, goal), proposing(head, other)]
  const written = [
    ...[goal, other].map((id) => insert('goal', { network_id: network, id })),
    insert('proposal', own),
    insert('proposal', others),
    facts(),
    facts(there),
  ].join(';')
  const back = `${written}; update proposal set answer = 'withdrawn', answered_at = now()`
  const says = (action: string, object_id: string, more: object = {}) =>
    entry(guardian, { action, object_kind: 'proposal', object_id, ...more })
  return [
    {
      table,
      by,
      says: 'made, by its maker',
      after: written,
      statement: says('proposal.made', own.id),
      comes: 'done',
    },
    {
      table,
      by,
      says: 'made, by another',
      after: written,
      statement: says('proposal.made', others.id),
      comes: 'refused',
    },
    {
      table,
      by,
      says: 'made, in another school’s record',
      after: written,
      statement: says('proposal.made', own.id, { organisation_id: there }),
      comes: 'refused',
    },
    {
      table,
      by,
      says: 'taken back, and it was',
      after: back,
      statement: says('proposal.taken-back', own.id),
      comes: 'done',
    },
    {
      table,
      by,
      says: 'taken back, and it was not',
      after: written,
      statement: says('proposal.taken-back', own.id),
      comes: 'refused',
    },
    {
      table,
      by: as(guardian, { children: [host], known: [host], staffed: [here] }),
      says: 'made, by who works there and did not make it',
      after: written,
      statement: says('proposal.made', others.id),
      comes: 'refused',
    },
  ]
}

/** Facts lie there before their entry: from who works there, who teaches, or who proposed something. */
function ofFacts(place: GuardedPlace): readonly Try[] {
  const { as, network, row, staff, teacher, room, guardian, host, head, here } = place
  const { facts } = entering(place)
  const at = { table: 'audit_payload', statement: facts() }
  const proposing = (proposed_by: string) => {
    const goal_id = newId('goal')
    const proposal = { learner_id: host, proposed_by, goal_id, title: 'To swim' }
    const proposed = insert('proposal', row({ ...proposal, proposed_at: '2026-03-30T09:00:00Z' }))
    return `${insert('goal', { network_id: network, id: goal_id })}; ${proposed}`
  }
  const reading = as(guardian, { children: [host] })
  return [
    { ...at, by: as(staff, { staffed: [here] }), says: 'by who works there', comes: 'done' },
    { ...at, by: as(teacher, { taught: [room] }), says: 'by who teaches', comes: 'done' },
    { ...at, by: as(host), says: 'by a learner', comes: 'refused' },
    {
      ...at,
      by: reading,
      says: 'by who proposed',
      after: proposing(guardian),
      comes: 'done',
    },
    {
      ...at,
      by: reading,
      says: 'by who reads what another proposed',
      after: proposing(head),
      comes: 'refused',
    },
  ]
}
