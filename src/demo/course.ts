import { historyTo, schoolTime } from './history.ts'
import type { Chance } from './chance.ts'
import type { Drawn } from './wishes.ts'
import type { Company, State } from '../learning/goals/pursuit.ts'
import type { Pursuit } from './world.ts'

/** Where chance may take a pursuit, and over which school days, counted from the oldest. */
interface Course {
  /** Equally likely; the common ones stand here more than once. */
  readonly states: readonly State[]
  readonly first: number
  readonly last: number
}

/** What was met before was met before what is alive began. */
const courses: Readonly<Record<Drawn, Course>> = {
  before: { states: ['met'], first: 0, last: 19 },
  together: { states: ['active'], first: 20, last: 41 },
  alive: { states: [...many('active', 14), 'review', 'paused', 'idea'], first: 20, last: 49 },
  later: { states: ['idea'], first: 25, last: 49 },
  lately: { states: ['met'], first: 10, last: 49 },
  gone: { states: ['dropped'], first: 5, last: 45 },
}

/** The last day of those from whom nothing has come since: twelve school days are silent. */
const lastWord = 37

/** Nobody waits for a review much longer than a week. */
const lastWeek = 44

export interface Circumstances {
  readonly days: readonly string[]
  readonly chance: Chance
  /** Nothing has come from this learner lately. */
  readonly quiet: boolean
}

/** How a pursuit at this stage has gone: its state, its company, its turns and its last touch. */
export function courseOf(
  stage: Drawn,
  { days, chance, quiet }: Circumstances,
): Pick<Pursuit, 'state' | 'company' | 'history' | 'touchedAt'> {
  const { states, first, last } = courses[stage]
  const state = chance.pick(states)
  const begin = state === 'review' && !quiet ? lastWeek : first
  const stretch = days.slice(begin, 1 + (quiet ? Math.min(last, lastWord) : last))
  const history = historyTo(state, stretch, chance)
  const turnedAt = history.at(-1)?.at ?? ''
  const isStirring = state === 'active' && !quiet
  return {
    state,
    company: companyAt(stage, state, chance),
    history,
    touchedAt: isStirring ? lastTouch(stage, turnedAt, { days, chance }) : turnedAt,
  }
}

/** More than a third work alone because they wish to; of the rest, some look for somebody. */
export function companyAt(stage: Drawn, state: State, chance: Chance): Company {
  if (stage !== 'together' && chance.happens(0.4)) return 'alone'
  return state === 'active' && chance.happens(0.28) ? 'seeking' : 'open'
}

/** Most have done something within the last school week; a few have not since their last turn. */
function lastTouch(
  stage: Drawn,
  turnedAt: string,
  { days, chance }: Pick<Circumstances, 'days' | 'chance'>,
): string {
  const since = days.filter((day) => day > turnedAt.slice(0, 10))
  const lately = since.slice(-5)
  const isUntouched = lately.length === 0 || (stage !== 'together' && chance.happens(0.1))
  return isUntouched ? turnedAt : `${chance.pick(lately)}T${schoolTime(chance)}`
}

function many(state: State, times: number): State[] {
  return Array.from({ length: times }, () => state)
}
