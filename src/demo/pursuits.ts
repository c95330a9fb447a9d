import { chanceFor } from './chance.ts'
import { companyAt, courseOf } from './course.ts'
import { schoolTime } from './history.ts'
import { keyOf } from './people.ts'
import { scenes } from './scenes.ts'
import { wishesOf } from './wishes.ts'
import { wordsFor } from './words-of-learners.ts'
import type { Chance } from './chance.ts'
import type { Circumstances } from './course.ts'
import type { Wish } from './wishes.ts'
import type { Classroom, Proposal, Pursuit } from './world.ts'

/** Which luck, and over which school days, the oldest first. */
export interface Setting {
  readonly seed: number
  readonly days: readonly string[]
}

/** What everybody in a classroom is working on, has met, has in mind or has let go. */
export function pursuitsOf(
  room: Classroom,
  proposals: readonly Proposal[],
  { seed, days }: Setting,
): Pursuit[] {
  const wishes = wishesOf(room, proposals, chanceFor(seed, `wishes in ${room.name}`))
  const quiet = quietOnes(room, wishes, chanceFor(seed, `quiet in ${room.name}`))
  return wishes.map((wish): Pursuit => {
    const chance = chanceFor(seed, `${wish.person} and ${wish.goal}`)
    const course = courseFor(wish, proposals, { days, chance, quiet: quiet.has(wish.person) })
    const words = wordsFor(wish, course.state, chance)
    return { person: wish.person, goal: wish.goal, ...words, ...course }
  })
}

/** Two or three from whom nothing new has come for a while; nobody whom we know to be at work. */
function quietOnes(room: Classroom, wishes: readonly Wish[], chance: Chance): Set<string> {
  const atWork = wishes.filter(({ stage }) => ['scene', 'accepted', 'together'].includes(stage))
  const busy = new Set(atWork.map(({ person }) => person))
  const others = room.learners.filter((person) => !busy.has(person))
  return new Set(chance.shuffled(others).slice(0, chance.between(2, 3)))
}

type Course = Omit<Pursuit, 'person' | 'goal' | 'title' | 'why' | 'howKnown' | 'nextStep'>

function courseFor(wish: Wish, proposals: readonly Proposal[], how: Circumstances): Course {
  if (wish.stage === 'scene') return asStaged(wish, how)
  if (wish.stage === 'accepted') return asAccepted(wish, proposals, how.chance)
  return courseOf(wish.stage, how)
}

function asStaged({ person, goal }: Wish, { days, chance }: Circumstances): Course {
  const scene = scenes.find((one) => keyOf(one.who) === person && one.goal === goal)
  if (!scene) throw new Error(`No scene tells of ${person} and ${goal}.`)
  const moment = (ago: number): string => `${days.at(-ago)}T${schoolTime(chance)}`
  const history = scene.steps.map(([state, ago]) => ({ state, at: moment(ago) }))
  const { state, at } = history.at(-1) ?? { state: 'idea', at: moment(1) }
  const touchedAt = scene.touched === undefined ? at : moment(scene.touched)
  return { state, company: scene.company, history, touchedAt }
}

function asAccepted(
  { person, goal }: Wish,
  proposals: readonly Proposal[],
  chance: Chance,
): Course {
  const proposal = proposals.find((one) => one.learner === person && one.goal === goal)
  const at = proposal?.answeredAt
  if (at === undefined) throw new Error(`${person} has accepted no proposal of ${goal}.`)
  const company = companyAt('alive', 'active', chance)
  return { state: 'active', company, history: [{ state: 'active', at }], touchedAt: at }
}
