import { mayMeet, whyNotMeet } from './meet.ts'
import { onMyGoals, type Question } from './question.ts'

/**
 * What can be said where nobody is found. The first three are about oneself. What is about others is said only of three
 * or more, as "several": of fewer, and of nobody at all, it is `not now`, so that nobody can tell one from none.
 */
export type Silence = 'nothing of mine' | 'I am alone' | 'I am busy' | OfOthers | 'not now'
export type OfOthers = 'several alone' | 'several busy' | 'several at other times'

const several = 3

/** Why nobody is found, told of what stood in the way and never of a person. Costs a few times the question itself. */
export function silenceOf(question: Question): Silence {
  const own = question.me.pursuits.filter(question.mine)
  if (own.length === 0) return 'nothing of mine'
  if (!own.some(({ open }) => open)) return 'I am alone'
  return question.maySay.find((silence) => countOf[silence](question) >= several) ?? 'not now'
}

/** How many people there would be, were it not for this one thing. */
const countOf: Record<OfOthers, (question: Question) => number> = {
  'several alone': (question) =>
    onMyGoals(question, 'alone').filter(({ learner }) => mayMeet(question.me, learner)).length,
  'several busy': (question) =>
    onMyGoals(question).filter(
      ({ learner }) => !question.hasRoom(learner) && mayMeet(question.me, learner),
    ).length,
  'several at other times': (question) =>
    onMyGoals(question).filter(
      ({ learner }) => question.hasRoom(learner) && whyNotMeet(question.me, learner) === 'time',
    ).length,
}
