import type { Id } from '../../platform/id.ts'

/** Where a person is with a goal. */
export const states = ['idea', 'active', 'paused', 'review', 'met', 'dropped'] as const
export type State = (typeof states)[number]

/** How much company a person wants on a goal. It is changed in one tap and never explained. */
export const companies = ['alone', 'open', 'seeking'] as const
export type Company = (typeof companies)[number]

/** Who may read a goal: those who help its owner, or nobody but them. Its owner sets it, and nobody else. */
export const audiences = ['helpers', 'me'] as const
export type Audience = (typeof audiences)[number]

/**
 * One person's work on one goal. The goal is where people meet; the words are this person's own, even
 * where the goal was taken from a framework.
 */
export interface Pursuit {
  readonly id: Id<'pursuit'>
  readonly person: Id<'person'>
  readonly goal: Id<'goal'>
  readonly competency: Id<'competency'> | null
  readonly title: string
  readonly state: State
  readonly company: Company
  readonly audience: Audience
  readonly why: string
  readonly howKnown: string
  readonly nextStep: string
  readonly begunAt: Date
  readonly stateSince: Date
  readonly touchedAt: Date
}

/** How every pursuit begins: alone, as company is asked for and never presumed, and read by those who help. */
export const beginsAs = { company: 'alone', audience: 'helpers', state: 'active' } as const

/** Those that take a learner's time now: not an idea, not ended. */
export const live: readonly State[] = ['active', 'review', 'paused']

/** How many goals at once are thought to be well looked after. A soft limit: it is said, not enforced. */
export const softLimit = 5

const next: Record<State, readonly State[]> = {
  idea: ['active', 'met', 'dropped'],
  active: ['paused', 'review', 'met', 'idea', 'dropped'],
  paused: ['active', 'met', 'idea', 'dropped'],
  review: ['active', 'met', 'paused', 'dropped'],
  met: ['active'],
  dropped: ['active', 'idea'],
}

/** The states that a goal may move to from here, the likeliest first. */
export function statesAfter(state: State): readonly State[] {
  return next[state]
}

export type WhyNotMove = 'already-there' | 'not-from-here'

/** What stands in the way of this move, if anything. Nothing is lost by any of them. */
export function whyNotMove(from: State, to: State): WhyNotMove | undefined {
  if (from === to) return 'already-there'
  if (!next[from].includes(to)) return 'not-from-here'
  return undefined
}

/** What stands in the way of a next step, if anything: a goal that is met or let go has none. */
export function whyNotStep({ state }: Pick<Pursuit, 'state'>): 'met' | 'dropped' | undefined {
  return state === 'met' || state === 'dropped' ? state : undefined
}

/** Whether others who may meet this person may see that they are on this goal. */
export function isOpenToClass({ state, company }: Pick<Pursuit, 'state' | 'company'>): boolean {
  return state === 'active' && company !== 'alone'
}

/** What stands in the way of this much company, if anything: what nobody may read, nobody can join. */
export function whyNotKeepCompany(
  { audience }: Pick<Pursuit, 'audience'>,
  company: Company,
): 'only-mine' | undefined {
  return audience === 'me' && company !== 'alone' ? 'only-mine' : undefined
}
