import type { Id } from '../../../src/platform/id.ts'
import type { Making, Network } from './world.ts'

type Person = Id<'person'>
type Goal = Id<'goal'>

const states = ['idea', 'active', 'active', 'active', 'paused', 'review', 'met', 'dropped'] as const

/** The goals of a network, and everybody's work on them: in every state, with every company, for every audience. */
export function addGoals(making: Making, network: Network): void {
  const { rows, chance } = making
  const goals = Array.from({ length: 12 }, () => {
    const goal = making.id('goal')
    rows.goal.push({ network_id: network.id, id: goal })
    return goal
  })
  for (const person of network.people) {
    for (const goal of chance.shuffled(goals).slice(0, chance.between(1, 4))) {
      addPursuit(making, network, { person, goal })
    }
    if (chance.happens(0.6)) {
      rows.plan.push({ network_id: network.id, person_id: person, direction: 'Northwards' })
    }
    addProposals(making, network, { learner: person, goals })
  }
}

function addPursuit(
  { rows, chance, id, moment }: Making,
  { id: network_id }: Network,
  { person, goal }: { person: Person; goal: Goal },
): void {
  const pursuit = id('pursuit')
  const audience = chance.pick(['helpers', 'helpers', 'me'] as const)
  const state = chance.pick(states)
  rows.pursuit.push({
    network_id,
    id: pursuit,
    person_id: person,
    goal_id: goal,
    title: 'Read any scale',
    state,
    company: audience === 'me' ? 'alone' : chance.pick(['alone', 'open', 'seeking']),
    audience,
    begun_at: moment(-200),
    state_since: moment(-100),
    touched_at: moment(-50),
  })
  const of = { network_id, pursuit_id: pursuit, person_id: person, audience }
  rows.pursuit_words.push({ ...of, why: 'why', how_known: 'how', next_step: 'next' })
  rows.pursuit_state.push({ ...of, id: id('pursuit_state'), state, since: moment(-100) })
  if (chance.happens(0.5)) {
    rows.done_step.push({ ...of, id: id('done_step'), words: 'A step', done_at: moment(-60) })
  }
}

function addProposals(
  { rows, chance, id, moment }: Making,
  { id: network_id, people }: Network,
  { learner, goals }: { learner: Person; goals: readonly Goal[] },
): void {
  for (const goal of chance.shuffled(goals).slice(0, chance.between(0, 2))) {
    const answer = chance.pick([null, null, 'accepted', 'declined', 'withdrawn'] as const)
    const proposal = id('proposal')
    const by = chance.pick(people)
    const isShutOut = rows.person.some(({ id, status }) => id === by && status !== 'active')
    rows.proposal.push({
      network_id,
      id: proposal,
      learner_id: learner,
      proposed_by: by,
      kept_back: isShutOut && (!answer || answer === 'withdrawn'),
      goal_id: goal,
      title: 'Try this',
      proposed_at: moment(-40),
      answer,
      answered_at: answer && moment(-30),
    })
  }
}
