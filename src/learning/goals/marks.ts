import type { StateName } from '../../platform/ui/marks.ts'
import type { State } from './pursuit.ts'
import { goalWords as words } from './words.ts'

/** The mark and the word that show a state. */
export const markOf: Record<State, StateName> = {
  idea: 'idea',
  active: 'going',
  paused: 'paused',
  review: 'review',
  met: 'met',
  dropped: 'later',
}

/** What the button says that moves a goal to this state. */
export const moveWords = {
  idea: words.toIdea,
  active: words.toActive,
  paused: words.toPaused,
  review: words.toReview,
  met: words.toMet,
  dropped: words.toDropped,
} as const

/** How the learner tells of what happened: a state entered, entered again, a step done. */
export const ownMoments = {
  idea: words.iHadIdea,
  active: words.iBegan,
  again: words.iWentOn,
  paused: words.iPaused,
  review: words.iAskedReview,
  met: words.iMet,
  dropped: words.iLetGo,
  step: words.did,
} as const

/** How it is told to those who follow the learner's way. */
export const momentsOfAnother = {
  idea: words.hadIdea,
  active: words.began,
  again: words.wentOn,
  paused: words.hasPaused,
  review: words.askedReview,
  met: words.hasMet,
  dropped: words.letGo,
  step: words.didStep,
} as const
