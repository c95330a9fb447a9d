import type { Learner } from '../learner.ts'
import { checkSizes, usualSizes, type Sizes } from './sizes.ts'

/** What a teacher asks for who wants groups now. What is left out is as usual. */
export interface Asked {
  readonly learners: readonly Learner[]
  /** Of three to five, if nothing else is said. */
  readonly sizes?: Sizes
  /** Who must be in one group. Sets that overlap are one set. */
  readonly together?: readonly (readonly string[])[]
  /** Who must not. */
  readonly apart?: readonly Pair[]
  /** The groups there were: pinned, they stay as they are, whatever their size; else they are what to better. */
  readonly before?: readonly Before[]
  /** Who were in one group lately. */
  readonly met?: readonly Pair[]
  /** The share of pairs in a plan that may have met lately; a third, if nothing else is said. */
  readonly keep?: number
  /** The same seed gives the same groups; another may give others that are as good. */
  readonly seed: string
  /** How many changes are weighed, which is what the time depends on; 5,000 for a class, more for many learners. */
  readonly effort?: number
}

export type Pair = readonly [string, string]

export interface Before {
  readonly members: readonly string[]
  readonly pinned: boolean
}

/**
 * What was asked with nothing left open. Refuses sizes, shares and efforts that mean nothing: a mistake of the program,
 * not of a person.
 */
export function inFull(asked: Asked): Required<Asked> {
  const full = {
    sizes: usualSizes,
    together: [],
    apart: [],
    before: [],
    met: [],
    keep: 1 / 3,
    effort: effortFor(asked.learners.length),
    ...asked,
  }
  checkSizes(full.sizes)
  if (!(full.keep >= 0 && full.keep <= 1)) {
    throw new RangeError(`Keep ${full.keep} of the pairs: a share from 0 to 1 is wanted.`)
  }
  if (!(Number.isInteger(full.effort) && full.effort >= 0)) {
    throw new RangeError(`Weigh ${full.effort} changes: a whole number, 0 or more, is wanted.`)
  }
  return full
}

/** Six looks at each two learners, if that is more than is usual for a class; a million is enough for anybody. */
function effortFor(learners: number): number {
  return Math.min(1_000_000, Math.max(5000, 6 * learners * learners))
}
