import type { Id } from '../../../src/platform/id.ts'
import type { Making, Network } from './world.ts'

type Person = Id<'person'>

/** Circles of those who are on a goal and do not keep it to themselves: with doors of both kinds, going on and ended, and who was asked into them. */
export function addCircles(making: Making, network: Network): void {
  const { rows, chance } = making
  const goals = rows.goal.filter(({ network_id }) => network_id === network.id)
  for (const { id: goal } of goals) {
    const onIt = rows.pursuit
      .filter(({ goal_id, audience }) => goal_id === goal && audience === 'helpers')
      .map((one) => one.person_id)
    const [first = [], second = []] = inHalves(chance.shuffled(onIt))
    for (const people of [first, second]) {
      if (people.length > 1) addCircle(making, network, { goal, people: people.slice(0, 6) })
    }
  }
}

function inHalves<Item>(items: readonly Item[]): readonly Item[][] {
  const half = Math.ceil(items.length / 2)
  return [items.slice(0, half), items.slice(half)]
}

function addCircle(
  making: Making,
  network: Network,
  { goal, people }: { goal: Id<'goal'>; people: readonly Person[] },
): void {
  const { rows, chance, moment } = making
  const circle = making.id('circle')
  const gone = chance.between(0, people.length > 2 ? 1 : 0)
  const members = people.slice(gone, gone + 4)
  const ended = chance.happens(0.25)
  rows.circle.push({
    network_id: network.id,
    id: circle,
    goal_id: goal,
    title: 'Scales',
    seats: 5,
    door: chance.pick(['open', 'open', 'by-invitation']),
    host_id: chance.pick(members),
    member_ids: [...members],
    opened_at: moment(-90),
    closed_at: ended ? moment(-20) : null,
    closed_because: ended ? 'ended' : null,
  })
  const here = { network_id: network.id, circle_id: circle, goal_id: goal }
  for (const person of people.slice(0, gone + 4)) {
    const left = ended || !members.includes(person)
    rows.circle_membership.push({
      ...here,
      id: making.id('circle_membership'),
      person_id: person,
      joined_at: moment(-80),
      left_at: left ? moment(-20) : null,
    })
  }
  for (const to of chance
    .shuffled(network.people.filter((one) => !people.includes(one)))
    .slice(0, 3)) {
    const answer = chance.pick([null, null, null, 'declined'] as const)
    rows.invitation.push({
      ...here,
      id: making.id('invitation'),
      from_id: chance.pick(members),
      to_id: to,
      sent_at: moment(-52),
      lapses_at: moment(chance.pick([20, 20, 1, 0, -1])),
      answer,
      answered_at: answer && moment(-10),
    })
  }
}
