import type { Learner, Pursuit } from './learner.ts'

/** The people among whom company is looked for, most often one school, in reach by what they are on. */
export interface Pool {
  /** By goal: everybody who is on it or has met it, in the order in which they were given. */
  readonly on: ReadonlyMap<string, readonly OnGoal[]>
}

/** Somebody, and where they are with one goal. */
export interface OnGoal {
  readonly learner: Learner
  readonly pursuit: Pursuit
}

/**
 * The pool of these learners. One pass over all pursuits; to be made anew when any of them changes, which for a school
 * costs less than finding out whether it did.
 */
export function poolOf(learners: readonly Learner[]): Pool {
  const on = new Map<string, OnGoal[]>()
  for (const learner of learners) {
    for (const pursuit of learner.pursuits) {
      const all = on.get(pursuit.goal)
      if (all) all.push({ learner, pursuit })
      else on.set(pursuit.goal, [{ learner, pursuit }])
    }
  }
  return { on }
}
