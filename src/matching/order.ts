import { mix } from './chance.ts'
import type { Learner, Pursuit } from './learner.ts'
import { meetInClass } from './meet.ts'
import { bothFree, type Week } from './week.ts'

/** Somebody in a list, with what is true of the two: enough to say why they are there, and why before the next. */
export interface Match {
  readonly person: string
  /** What brings the two together, what the learner asks for first. */
  readonly goals: readonly [SharedGoal, ...SharedGoal[]]
  /** Whether each could help the other with something. */
  readonly bothWays: boolean
  readonly inClass: boolean
  readonly inOrganisation: boolean
  /** When both are free, besides in class. */
  readonly times: Week
  /** What put them before the next in the list; nothing for the last. */
  readonly before: Rule | undefined
}

export interface SharedGoal {
  readonly goal: string
  readonly mine: Pursuit['stage']
  readonly theirs: Pursuit['stage']
}

/** What orders a list, the strongest first: each only where all before it are even. How well anybody did is not among it. */
export const rules = [
  'what I ask for',
  'more goals',
  'both ways',
  'same class',
  'same organisation',
  'less to do',
  'new or known',
  'chance',
] as const
export type Rule = (typeof rules)[number]

/** Somebody who may be met, and by which goals. */
export interface Found {
  readonly learner: Learner
  readonly goals: readonly [SharedGoal, ...SharedGoal[]]
}

/**
 * These people in their order for this learner. Where all else is even, chance decides: by the two and the week, so
 * that nobody is first by their name, and nobody everywhere. Whoever is added or gone moves nobody past another.
 */
export function inOrder(me: Learner, all: readonly Found[], week: string): readonly Match[] {
  const placed = all
    .map((found) => ({ found, marks: marksOf(me, found, week) }))
    .sort((one, other) => compare(one.marks, other.marks) || byId(one.found, other.found))
  return placed.map(({ found, marks }, at) => {
    const next = placed[at + 1]
    return { ...matchOf(me, found), before: next && rules[firstUneven(marks, next.marks)] }
  })
}

function matchOf(me: Learner, { learner, goals }: Found): Omit<Match, 'before'> {
  return {
    person: learner.id,
    goals,
    bothWays: helpBothWays(me, learner),
    inClass: meetInClass(me, learner),
    inOrganisation: me.organisation === learner.organisation,
    times: bothFree(me.free, learner.free),
  }
}

/** One number for each of the {@link rules}; whoever has the smaller goes first. */
type Marks = readonly number[]

function marksOf(me: Learner, { learner, goals }: Found, week: string): Marks {
  const known = me.lately.slice(0, 3).includes(learner.id)
  return [
    -goals.filter(({ mine }) => mine === 'asking').length,
    -goals.length,
    helpBothWays(me, learner) ? 0 : 1,
    meetInClass(me, learner) ? 0 : 1,
    me.organisation === learner.organisation ? 0 : 1,
    goals.some(({ theirs }) => theirs === 'met') ? learner.helping : 0,
    known === (me.rather === 'known') ? 0 : 1,
    mix(`${me.id} ${learner.id} ${week}`),
  ]
}

function compare(one: Marks, other: Marks): number {
  const at = firstUneven(one, other)
  return (one[at] ?? 0) - (other[at] ?? 0)
}

/** Two people of one hash: rare, and no reason for another order tomorrow. */
function byId({ learner: one }: Found, { learner: other }: Found): number {
  return one.id < other.id ? -1 : 1
}

/** Where the two differ first. */
function firstUneven(one: Marks, other: Marks): number {
  const at = one.findIndex((mark, index) => mark !== other[index])
  return at === -1 ? rules.length - 1 : at
}

function helpBothWays(one: Learner, other: Learner): boolean {
  return couldHelp(one, other) && couldHelp(other, one)
}

function couldHelp(helper: Learner, asker: Learner): boolean {
  return asker.pursuits.some(
    ({ goal, stage, open }) =>
      stage === 'asking' &&
      open &&
      helper.pursuits.some((own) => own.goal === goal && own.stage === 'met' && own.open),
  )
}
