import type { Week } from '../week.ts'
import type { Sizes } from './sizes.ts'

/** Groups as they are proposed; a person looks at them before they are anybody's. */
export interface Plan {
  readonly groups: readonly Group[]
  readonly leftOver: readonly LeftOver[]
  /** Those who work alone now. That is as good: nobody counts them, and nobody lists them as left out. */
  readonly alone: readonly string[]
  readonly counts: Counts
  /** What no groups of these learners could go below; there may be none that reach it. */
  readonly bounds: Counts
  /**
   * Whether everybody who would be in a group is in one; if not, whether it is proven that no groups can do that, or
   * whether none were found.
   */
  readonly seated: 'everybody' | 'impossible' | 'not-found'
  /** Where it is the sizes that leave somebody over: the nearest that would not. */
  readonly nearestSizes: readonly Sizes[]
}

export interface Group {
  readonly members: readonly string[]
  readonly pinned: boolean
  /** The goals on which two or more of them are under way, those of most members first. */
  readonly goals: readonly { readonly goal: string; readonly members: readonly string[] }[]
  readonly help: readonly Help[]
  /** What they ask for that somebody in the group could help with, who has no room for it. */
  readonly waiting: readonly Omit<Help, 'helper'>[]
  /** When all of them are free. */
  readonly times: Week
  /** The classrooms in which all of them see each other anyway. */
  readonly classrooms: readonly string[]
}

export interface Help {
  readonly asker: string
  readonly helper: string
  readonly goal: string
}

/** Who is in no group, and why as far as it can be said without telling on anybody. */
export interface LeftOver {
  readonly learner: string
  /** The numbers do not come out; what was pinned cannot be; no group was found. */
  readonly why: 'sizes' | 'pins' | 'no-group'
}

/** What is weighed, in this order: the least of a later one never pays for one more of an earlier one. */
export interface Counts {
  readonly leftOver: number
  /** Learners who share none of their open goals with anybody in their group. */
  readonly purposeless: number
  /** Requests for help that nobody in the group offers help with. */
  readonly unhelped: number
  /** Requests that only those could help with who have no room for one more. */
  readonly overload: number
  /** The most people that one of them would be helping, with those that they are helping already. */
  readonly mostHelped: number
  /** Pairs who met lately, above the share that was to be kept. */
  readonly repeats: number
  /** The variance of the sizes of groups. */
  readonly unevenness: number
}
