import { newId } from '../../../src/platform/id.ts'
import type { GuardedPlace } from './place.ts'
import { insert } from './try.ts'

/** A circle of two with an open door, another that has ended, and who is on the goal. */
export function aRound(place: GuardedPlace) {
  const { row, as, network, host, second, third, outsider, staff } = place
  const other = newId('goal')
  const goal = newId('goal')
  const at = '2026-03-30T09:00:00Z'
  const pursuit = (person_id: string, audience: string, goal_id: string = goal) =>
    row({
      person_id,
      goal_id,
      title: 'To swim',
      state: 'active',
      company: audience === 'me' ? 'alone' : 'open',
      audience,
      begun_at: at,
      state_since: at,
      touched_at: at,
    })
  const circle = row({
    goal_id: goal,
    title: 'To swim',
    seats: 3,
    door: 'open',
    agreed: '',
    host_id: host,
    member_ids: [host, second],
    opened_at: at,
  })
  const closing = { closed_at: at, closed_because: 'ended' }
  const past = { ...circle, id: newId('circle'), member_ids: [second, outsider], ...closing }
  const seat = (person_id: string, circle_id: string = circle.id) =>
    row({ circle_id, goal_id: goal, person_id, joined_at: at })
  const [hostsSeat, secondsSeat] = [seat(host), seat(second)]
  const set = [
    ...[goal, other].map((id) => insert('goal', { network_id: network, id })),
    insert('pursuit', pursuit(host, 'me', other)),
    ...[host, second, third, outsider].map((one) => insert('pursuit', pursuit(one, 'helpers'))),
    insert('pursuit', pursuit(second, 'helpers', other)),
    insert('circle', circle),
    insert('circle', past),
    insert('circle_membership', hostsSeat),
    insert('circle_membership', secondsSeat),
  ].join(';')
  const all = [host, second, third, outsider]
  const learner = (person: (typeof all)[number], audiences: string[] = []) =>
    as(person, { peers: all, known: all, mates: all, audiences: audiences as never })
  return {
    goal,
    other,
    at,
    circle,
    past,
    seat,
    pursuit,
    hostsSeat,
    secondsSeat,
    set,
    hosting: learner(host, [circle.id, past.id]),
    sitting: learner(second, [circle.id, past.id]),
    standing: learner(outsider),
    staff,
  }
}

export type Round = ReturnType<typeof aRound>
