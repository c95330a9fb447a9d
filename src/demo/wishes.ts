import { isAgreedOn } from './goals/agreements.ts'
import { competencyOf, ownGoals, whatFollows } from './goals.ts'
import { keyOf } from './people.ts'
import { rooms } from './rooms.ts'
import { scenes } from './scenes.ts'
import type { Chance } from './chance.ts'
import type { OwnGoal } from './goals/own-goal.ts'
import type { Classroom, Proposal } from './world.ts'

/** That somebody is to have a goal, and how far they are with it. */
export interface Wish {
  readonly person: string
  readonly goal: string
  readonly stage: Stage
}

export type Stage = Given | Drawn

/** `scene`: as it is written down · `accepted`: taken up from a proposal. */
type Given = 'scene' | 'accepted'

/**
 * What chance has a hand in. `together`: going the same way as others, and glad of them · `alive`:
 * going, as it may be · `before`: met long since · `lately`: met in these weeks · `later`: an idea ·
 * `gone`: dropped.
 */
export type Drawn = 'together' | 'alive' | 'before' | 'lately' | 'later' | 'gone'

/**
 * Who in a classroom has which goal, no goal twice for anybody. What is written down comes first;
 * then chance fills the room, so that some goals draw a crowd and some draw one.
 */
export function wishesOf(
  room: Classroom,
  proposals: readonly Proposal[],
  chance: Chance,
): readonly Wish[] {
  const { popular, scattered } = rooms[room.name] ?? { popular: [], scattered: [] }
  const free = room.learners.filter((person) => !scripted.has(person))
  const steps: readonly ((so: Wishes) => readonly Wish[])[] = [
    () => written(room, proposals),
    ...popular.map((goal) => (so: Wishes) => crowd(so, free, goal, chance)),
    ...free.map((person) => (so: Wishes) => enough(so, person, scattered, chance)),
    ...popular.map((goal) => (so: Wishes) => metLately(so, free, goal, chance)),
    ...free.map((person) => (so: Wishes) => around(so, person, scattered, chance)),
  ]
  const offered = proposals.map(({ learner, goal }) => ({ person: learner, goal }))
  return steps.reduce<Wishes>((so, step) => added(so, step(so), offered), [])
}

type Wishes = readonly Wish[]
type Pair = Pick<Wish, 'person' | 'goal'>

/** Aroha's goals are all written down; chance adds none. */
const scripted = new Set([keyOf('Aroha Tamihana')])

function added(so: Wishes, more: Wishes, offered: readonly Pair[]): Wishes {
  const isNew = (wish: Wish): boolean =>
    !has(so, wish) && (wish.stage === 'accepted' || !has(offered, wish))
  return [...so, ...more.filter(isNew)]
}

function has(pairs: readonly Pair[], { person, goal }: Pair): boolean {
  return pairs.some((pair) => pair.person === person && pair.goal === goal)
}

function written(room: Classroom, proposals: readonly Proposal[]): Wishes {
  const acted = scenes.map(({ who, goal }): Wish => ({ person: keyOf(who), goal, stage: 'scene' }))
  const accepted = proposals
    .filter(({ answer }) => answer === 'accepted')
    .map(({ learner, goal }): Wish => ({ person: learner, goal, stage: 'accepted' }))
  const all = [...acted, ...accepted, ...ownGoals.flatMap(ownWishes)]
  return withoutDoubles(all.filter(({ person }) => room.learners.includes(person)))
}

/** Where a circle has agreed on something, all but the last to come are in it. */
function ownWishes({ slug, pursuers }: OwnGoal): Wishes {
  const together = isAgreedOn(slug) ? Math.max(2, pursuers.length - 1) : 0
  return pursuers.map(({ who }, at) => ({
    person: keyOf(who),
    goal: slug,
    stage: at < together ? 'together' : 'alive',
  }))
}

/** Four to six learners on one goal, those with the fewest goals first; most of them together. */
function crowd(so: Wishes, free: readonly string[], goal: string, chance: Chance): Wishes {
  const already = so.filter((wish) => wish.goal === goal && isAlive(wish)).length
  const together = chance.between(2, 4)
  return chance
    .shuffled(free)
    .filter((person) => !has(so, { person, goal }))
    .sort((a, b) => alive(so, a) - alive(so, b))
    .slice(0, Math.max(0, chance.between(4, 6) - already))
    .map((person, at) => ({ person, goal, stage: at < together ? 'together' : 'alive' }))
}

/** Two or three goals for everybody. */
function enough(so: Wishes, person: string, goals: readonly string[], chance: Chance): Wishes {
  const wanted = chance.between(2, 3) - alive(so, person)
  return chance
    .shuffled(goals)
    .filter((goal) => !has(so, { person, goal }))
    .slice(0, Math.max(0, wanted))
    .map((goal) => ({ person, goal, stage: 'alive' }))
}

/** Two who have just been there and can help. */
function metLately(so: Wishes, free: readonly string[], goal: string, chance: Chance): Wishes {
  return chance
    .shuffled(free)
    .filter((person) => !has(so, { person, goal }))
    .slice(0, 2)
    .map((person) => ({ person, goal, stage: 'lately' }))
}

/** What came before a learner's goals, what may come next, and now and then what was let go. */
function around(so: Wishes, person: string, goals: readonly string[], chance: Chance): Wishes {
  const mine = so.filter((wish) => wish.person === person && isAlive(wish))
  const before = mine.flatMap(({ goal }) => competencyOf(goal)?.competency.after ?? [])
  const next = mine.flatMap(({ goal }) => whatFollows(goal))
  const some = (from: readonly string[], most: number, stage: Stage): Wishes =>
    chance
      .shuffled(from)
      .slice(0, most)
      .map((goal) => ({ person, goal, stage }))
  return withoutDoubles([
    ...some(before, 3, 'before'),
    ...some(next, chance.happens(0.6) ? 1 : 0, 'later'),
    ...some(goals, chance.happens(0.12) ? 1 : 0, 'gone'),
  ])
}

function withoutDoubles(wishes: Wishes): Wishes {
  return wishes.filter((wish, at) => !has(wishes.slice(0, at), wish))
}

function alive(so: Wishes, person: string): number {
  return so.filter((wish) => wish.person === person && isAlive(wish)).length
}

function isAlive({ person, goal, stage }: Wish): boolean {
  if (stage !== 'scene') return ['accepted', 'together', 'alive'].includes(stage)
  const scene = scenes.find(({ who, goal: set }) => keyOf(who) === person && set === goal)
  const [state] = scene?.steps.at(-1) ?? []
  return state !== 'met' && state !== 'dropped'
}
