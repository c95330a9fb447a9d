import { whyNotMove, type Pursuit, type State } from './pursuit.ts'

/** A pursuit that has been going for a while: what it is like now, and the states it has been through. */
export interface Way extends Pick<
  Pursuit,
  'id' | 'goal' | 'title' | 'company' | 'audience' | 'why' | 'howKnown' | 'nextStep' | 'touchedAt'
> {
  /** Oldest first. The last one is the state of now. */
  readonly states: readonly [Entered, ...Entered[]]
}

export interface Entered {
  readonly state: State
  readonly since: Date
}

export type WhyNotGone = 'not-a-beginning' | 'not-from-here' | 'not-in-order'

/** Why nobody can have gone this way, if so: every turn of it must have been open to the learner then. */
export function whyNotGone({
  states,
  touchedAt,
}: Pick<Way, 'states' | 'touchedAt'>): WhyNotGone | undefined {
  const [first] = states
  if (first.state !== 'idea' && first.state !== 'active') return 'not-a-beginning'
  const turns = states.slice(1).map((to, at) => ({ from: states[at] as Entered, to }))
  if (turns.some(({ from, to }) => whyNotMove(from.state, to.state))) return 'not-from-here'
  const moments = [...states.map(({ since }) => since), touchedAt]
  const isInOrder = moments.every((moment, at) => at === 0 || (moments[at - 1] as Date) <= moment)
  return isInOrder ? undefined : 'not-in-order'
}
