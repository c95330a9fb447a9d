import { newId } from '../../../src/platform/id.ts'
import type { GuardedPlace } from './place.ts'
import { aRound, type Round } from './round.ts'
import { insert, type Try } from './try.ts'

/** What is tried at what people ask of one another, and at what they keep to themselves. */
export function triesAtAsking(place: GuardedPlace): readonly Try[] {
  const round = aRound(place)
  return [...atInvitations(place, round), ...atProposals(place, round), ...atSecrets(place, round)]
}

function atInvitations(place: GuardedPlace, round: Round): readonly Try[] {
  const { row, host, third, outsider, second } = place
  const { goal, circle, past, set, hosting, sitting, standing } = round
  const asks = (from_id: string, to_id: string, circle_id: string = circle.id) =>
    row({
      circle_id,
      goal_id: goal,
      from_id,
      to_id,
      sent_at: '2026-03-30T09:00:00Z',
      lapses_at: '2026-04-01T09:00:00Z',
    })
  const at = { table: 'invitation', after: set }
  const asked = asks(host, outsider)
  const sent = `${set}; ${insert('invitation', asked)}`
  const answered = `${sent}; update invitation set answer = 'declined', answered_at = now()`
  const change = (sets: string) => `update invitation set ${sets} where id = '${asked.id}'`
  const yes = `answer = 'accepted', answered_at = now()`
  const tries = (by: Try['by'], says: string, sets: string, comes: string): Try => ({
    ...at,
    by,
    says,
    after: sent,
    statement: change(sets),
    comes,
  })
  const others = `${set}; update circle set closed_at = null, closed_because = null where id = '${past.id}'`
  return [
    {
      ...at,
      by: sitting,
      says: 'into one’s own',
      statement: insert('invitation', asks(second, third)),
      comes: 'done',
    },
    {
      ...at,
      by: standing,
      says: 'into another’s, being in one',
      after: others,
      statement: insert('invitation', asks(outsider, third)),
      comes: 'refused',
    },
    {
      ...at,
      by: sitting,
      says: 'into one that is over',
      statement: insert('invitation', asks(second, third, past.id)),
      comes: 'refused',
    },
    tries(standing, 'who is asked answers', yes, 'done'),
    tries(hosting, 'who asked answers', yes, 'refused'),
    tries(hosting, 'who asked takes it back', `lapses_at = '2026-03-30T10:00:00Z'`, 'done'),
    tries(
      hosting,
      'who asked makes it stand longer',
      `lapses_at = '2026-04-01T10:00:00Z'`,
      'refused',
    ),
    tries(standing, 'who is asked makes it lapse', `lapses_at = '2026-03-30T10:00:00Z'`, 'refused'),
    { ...tries(standing, 'who is asked thinks again', yes, 'refused'), after: answered },
  ]
}

function atProposals(place: GuardedPlace, round: Round): readonly Try[] {
  const { row, as, teacher, host, network } = place
  const { goal, set, hosting } = round
  const proposal = row({
    learner_id: host,
    proposed_by: teacher,
    goal_id: goal,
    title: 'To dive',
    proposed_at: '2026-03-30T09:00:00Z',
  })
  const at = { table: 'proposal' }
  const sent = `${set}; ${insert('proposal', { ...proposal, by_name: '' })}`
  const answered = `${sent}; update proposal set answer = 'declined', answered_at = now()`
  const yes = `update proposal set answer = 'accepted', answered_at = now() where id = '${proposal.id}'`
  return [
    { ...at, by: hosting, says: 'answered', after: sent, statement: yes, comes: 'done' },
    {
      ...at,
      by: hosting,
      says: 'answered again',
      after: answered,
      statement: yes,
      comes: 'refused',
    },
    ...atTheShutOut(place, { ...at, set, sent, yes, proposal, hosting }),
    {
      ...at,
      by: as(teacher, { learners: [host], known: [host] }),
      says: 'signed with another name',
      after: set,
      statement: insert('proposal', { ...proposal, by_name: 'Another' }),
      sees: `select (by_name = display_name)::text as answer from proposal
        join person on person.id = proposed_by where proposal.network_id = '${network}' and proposal.id = '${proposal.id}'`,
      comes: 'true',
    },
  ]
}

interface Sent extends Pick<Round, 'set' | 'hosting'> {
  readonly table: string
  /** What there is when the proposal was sent, and the learner's yes to it. */
  readonly sent: string
  readonly yes: string
  readonly proposal: { readonly id: string }
}

/** What is tried with proposals of who is suspended. */
function atTheShutOut(
  { as, heading, teacher, staff, host }: GuardedPlace,
  { table, set, hosting, sent, yes, proposal }: Sent,
): readonly Try[] {
  const status = (to: string, who = teacher) =>
    `update person set status = '${to}' where id = '${who}'`
  const keptBack = `${sent}; update proposal set kept_back = true`
  const away = `update proposal set answer = 'withdrawn', answered_at = now() where id = '${proposal.id}'`
  const sees = `select kept_back::text as answer from proposal where id = '${proposal.id}'`
  const making = { table, by: as(teacher, { learners: [host], known: [host] }) }
  const teaching = { table, by: as(staff, { learners: [host] }), statement: away }
  const shutting = { table: 'person', by: heading, sees }
  return [
    {
      ...making,
      says: 'by who is shut out',
      after: `${set}; ${status('suspended')}`,
      statement: insert('proposal', proposal),
      comes: 'refused',
    },
    {
      ...making,
      says: 'kept back by its maker, while another is shut out',
      after: `${set}; ${status('suspended', staff)}`,
      statement: insert('proposal', { ...proposal, kept_back: true }),
      sees,
      comes: 'false',
    },
    { ...teaching, says: 'taken away, and kept back', after: keptBack, comes: 'done' },
    { ...teaching, says: 'taken away, and not kept back', after: sent, comes: 'nothing' },
    {
      table,
      by: hosting,
      says: 'answered, and kept back',
      after: keptBack,
      statement: yes,
      comes: 'nothing',
    },
    {
      ...shutting,
      says: 'who is shut out leaves no words before a learner',
      after: sent,
      statement: status('suspended'),
      comes: 'true',
    },
    {
      ...shutting,
      says: 'who comes in again has their words back',
      after: `${sent}; ${status('suspended')}`,
      statement: status('active'),
      comes: 'false',
    },
  ]
}

function atSecrets(place: GuardedPlace, round: Round): readonly Try[] {
  const { row, host, second, third, outsider } = place
  const { goal, other, at: began, circle, set, hosting, sitting, standing } = round
  const kept = (who: string) =>
    `update pursuit set audience = 'me', company = 'alone' where goal_id = '${goal}' and person_id = '${who}'`
  const empty = `${set}; delete from circle_membership; update circle set member_ids = '{}', closed_at = now(), closed_because = 'emptied'`
  const opens = insert('circle', {
    ...circle,
    id: newId('circle'),
    host_id: host,
    member_ids: [host],
  })
  const joins = `update circle set member_ids = member_ids || '${outsider}'::uuid where id = '${circle.id}'`
  const asks = insert(
    'invitation',
    row({
      circle_id: circle.id,
      goal_id: goal,
      from_id: host,
      to_id: third,
      sent_at: began,
      lapses_at: '2026-04-01T09:00:00Z',
    }),
  )
  const keeps = (of: string) =>
    `update pursuit set audience = 'me', company = 'alone' where goal_id = '${of}'`
  return [
    {
      table: 'circle',
      by: hosting,
      says: 'on what one shares, beside a secret, the other way round',
      after: `${set}; ${kept(host)}; update pursuit set audience = 'helpers' where goal_id = '${other}'`,
      statement: insert('circle', {
        ...circle,
        id: newId('circle'),
        goal_id: other,
        host_id: host,
        member_ids: [host],
      }),
      comes: 'done',
    },
    {
      table: 'circle',
      by: hosting,
      says: 'on what one shares',
      after: set,
      statement: opens,
      comes: 'done',
    },
    {
      table: 'circle',
      by: hosting,
      says: 'on a secret',
      after: `${set}; ${kept(host)}`,
      statement: opens,
      comes: 'refused',
    },
    {
      table: 'circle',
      by: standing,
      says: 'joined on a secret',
      after: `${set}; ${kept(outsider)}`,
      statement: joins,
      comes: 'refused',
    },
    {
      table: 'circle',
      by: sitting,
      says: 'agreed on, whatever is kept',
      after: `${set}; ${kept(second)}`,
      statement: `update circle set agreed = 'X' where id = '${circle.id}'`,
      comes: 'done',
    },
    {
      table: 'invitation',
      by: hosting,
      says: 'to what one shares',
      after: set,
      statement: asks,
      comes: 'done',
    },
    {
      table: 'invitation',
      by: hosting,
      says: 'to a secret',
      after: `${set}; ${kept(host)}`,
      statement: asks,
      comes: 'refused',
    },
    {
      table: 'pursuit',
      by: sitting,
      says: 'kept, in a circle on it',
      after: set,
      statement: keeps(goal),
      comes: 'refused',
    },
    {
      table: 'pursuit',
      by: sitting,
      says: 'kept, in a circle on another',
      after: set,
      statement: keeps(other),
      comes: 'done',
    },
    {
      table: 'pursuit',
      by: sitting,
      says: 'kept, after the circle',
      after: empty,
      statement: keeps(goal),
      comes: 'done',
    },
    {
      table: 'pursuit',
      by: sitting,
      says: 'kept, when the circle has ended with one in it',
      after: `${set}; update circle set closed_at = now(), closed_because = 'ended' where closed_at is null`,
      statement: keeps(goal),
      comes: 'done',
    },
    {
      table: 'pursuit',
      by: standing,
      says: 'kept, beside a circle of others',
      after: set,
      statement: keeps(goal),
      comes: 'done',
    },
    {
      table: 'pursuit',
      by: sitting,
      says: 'shared, in a circle on it',
      after: set,
      statement: `update pursuit set audience = 'helpers' where goal_id = '${goal}'`,
      comes: 'done',
    },
  ]
}
