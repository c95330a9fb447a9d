import { chanceFor } from './chance.ts'
import { reasons } from './goals/reasons.ts'
import { competencyOf, ownGoals } from './goals.ts'
import { keyOf } from './people.ts'
import { suggestions } from './proposals/suggestions.ts'
import { scenes } from './scenes.ts'
import type { Chance } from './chance.ts'
import type { Placed } from './goals.ts'
import type { Reasons } from './goals/reasons.ts'
import type { Wish } from './wishes.ts'
import type { State } from '../learning/goals/pursuit.ts'
import type { Pursuit } from './world.ts'

type Words = Pick<Pursuit, 'title' | 'why' | 'howKnown' | 'nextStep'>

/**
 * What a learner wrote about a goal: what is written down for them, or else, of a competency, as
 * much as each cared to write, and of a proposal in a teacher's words nothing yet.
 */
export function wordsFor({ person, goal }: Wish, state: State, chance: Chance): Words {
  const own = ownWords(person, goal)
  if (own) return own
  const placed = competencyOf(goal)
  if (!placed) return { title: proposedTitle(goal), why: '', howKnown: '', nextStep: '' }
  const words = aboutCompetency(person, placed, state, chance)
  return { ...words, ...sceneWords(person, goal) }
}

function ownWords(person: string, goal: string): Words | undefined {
  const pursuers = ownGoals.find(({ slug }) => slug === goal)?.pursuers
  const words = pursuers?.find(({ who }) => keyOf(who) === person)
  if (!words) return undefined
  const { title, why, howKnown, nextStep } = words
  return { title, why, howKnown, nextStep }
}

function sceneWords(person: string, goal: string): Partial<Words> {
  return scenes.find((scene) => keyOf(scene.who) === person && scene.goal === goal)?.words ?? {}
}

function proposedTitle(goal: string): string {
  const suggestion = suggestions.find(({ title }) => keyOf(title) === goal)
  if (!suggestion) throw new Error(`Nobody has put the goal ${goal} into words.`)
  return suggestion.title
}

/** How likely a learner is to have written why, how they will know, and what comes next. */
const likelihood: Readonly<Record<State, readonly [why: number, known: number, next: number]>> = {
  idea: [0.4, 0, 0],
  active: [0.8, 0.45, 0.75],
  paused: [0.7, 0.3, 0.2],
  review: [0.9, 0.7, 0.1],
  met: [0.6, 0.5, 0],
  dropped: [0.3, 0, 0],
}

function aboutCompetency(person: string, placed: Placed, state: State, chance: Chance): Words {
  const { area, competency } = placed
  const { why, howKnown, nextStep } = reasons[area.slug] ?? nothing
  const [because, known, next] = likelihood[state]
  const place = area.competencies.indexOf(competency) + chanceFor(0, person).between(0, 11)
  return {
    title: competency.title,
    why: chance.happens(because) ? at(why, place) : '',
    howKnown: chance.happens(known) ? at(howKnown, place) : '',
    nextStep: chance.happens(next) ? at(nextStep, place) : '',
  }
}

const nothing: Reasons = { why: [], howKnown: [], nextStep: [] }

/** One of these, round and round: so that the goals of one learner, like the learners of one goal, differ. */
function at(sentences: readonly string[], place: number): string {
  return sentences[place % sentences.length] ?? ''
}
