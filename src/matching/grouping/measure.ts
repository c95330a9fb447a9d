import type { Learner } from '../learner.ts'
import { Giving } from './giving.ts'
import { ones, type Goals } from './goals.ts'
import { varianceOf } from './sizes.ts'

/**
 * What makes groups good. Each group has an account of so many numbers, and the accounts of all groups are added up, so
 * that a change in two groups is weighed by these two alone.
 */
export interface Measure {
  readonly width: number
  /** So many of the sums come first: each is the better the higher it is, an earlier one before a later. */
  readonly first: number
  /** Writes what comes first of the account of a group, its members in the order of their numbers. */
  account(members: Int32Array, size: number, into: Float64Array): void
  /** Writes the rest, after what comes first; it is not asked where that has decided already. */
  refine(members: Int32Array, size: number, into: Float64Array): void
  /** Below nought if the first sums are better, above if the second, nought if both are as good. */
  compare(one: Float64Array, other: Float64Array): number
}

/** The accounts of these groups, added up. */
export function sumsOf(measure: Measure, groups: readonly (readonly number[])[]): Float64Array {
  const total = new Float64Array(measure.width)
  const account = new Float64Array(measure.width)
  for (const group of groups) {
    const members = Int32Array.from(group)
    measure.account(members, members.length, account)
    measure.refine(members, members.length, account)
    for (let at = 0; at < total.length; at += 1) total[at]! += account[at]!
  }
  return total
}

/**
 * What the sums of {@link PurposeMeasure} mean. Those before `overload` come first. From `loads` on each says in how
 * many groups the busiest helper goes so far beyond what anybody helps already: by one, by two and so on.
 */
export const sums = {
  seated: 0,
  purposeful: 1,
  helped: 2,
  overload: 3,
  repeats: 4,
  groups: 5,
  squares: 6,
  loads: 7,
} as const

export interface Mix {
  /** Who met lately: a one at `i * learners + j` and at `j * learners + i`. Nothing, if nobody did. */
  readonly met: Uint8Array | undefined
  /** The share of pairs that may be of those. */
  readonly keep: number
  /** The greatest group that there may be. */
  readonly most: number
}

/**
 * The six levels of a plan, the earlier before the later: everybody seated, with a goal to share, with help for what
 * they ask, nobody asked for more than they offered and none much more than others, not the same pairs again, and
 * groups of one size. Cost of an account: size² + size × words, and more only for requests that can be met.
 */
export class PurposeMeasure implements Measure {
  readonly width: number
  readonly first = sums.overload
  readonly #goals: Goals
  readonly #giving: Giving
  readonly #mix: Mix
  readonly #learners: number
  readonly #helping: number

  constructor(learners: readonly Learner[], goals: Goals, mix: Mix) {
    this.width = sums.loads + mix.most
    this.#goals = goals
    this.#giving = new Giving(goals, learners)
    this.#mix = mix
    this.#learners = learners.length
    this.#helping = mostHelping(learners)
  }

  account(members: Int32Array, size: number, into: Float64Array): void {
    const { words, shares, asks, offers } = this.#goals
    let sharing = 0
    let helped = 0
    for (let word = 0; word < words; word += 1) {
      let once = 0
      let twice = 0
      let offered = 0
      for (let place = 0; place < size; place += 1) {
        const row = members[place]! * words + word
        const mine = shares[row]!
        twice |= once & mine
        once |= mine
        offered |= offers[row]!
      }
      for (let place = 0; place < size; place += 1) {
        const row = members[place]! * words + word
        if (shares[row]! & twice) sharing |= 1 << place
        const met = asks[row]! & offered
        if (met !== 0) helped += ones(met)
      }
    }
    into[sums.seated] = size
    into[sums.purposeful] = ones(sharing)
    into[sums.helped] = helped
  }

  refine(members: Int32Array, size: number, into: Float64Array): void {
    into[sums.overload] = 0
    into[sums.repeats] = this.#mix.met ? this.#repeats(this.#mix.met, members, size) : 0
    into[sums.groups] = size > 0 ? 1 : 0
    into[sums.squares] = size * size
    for (let at = sums.loads; at < this.width; at += 1) into[at] = 0
    if (into[sums.helped] === 0) return
    this.#giving.giveOut(members, size)
    into[sums.overload] = this.#giving.overload
    const above = this.#giving.heaviest - this.#helping
    if (above > 0) into[sums.loads + above - 1] = 1
  }

  compare(one: Float64Array, other: Float64Array): number {
    return (
      other[sums.seated]! - one[sums.seated]! ||
      other[sums.purposeful]! - one[sums.purposeful]! ||
      other[sums.helped]! - one[sums.helped]! ||
      one[sums.overload]! - other[sums.overload]! ||
      heaviestOf(one) - heaviestOf(other) ||
      repeatsAbove(one, this.#mix.keep) - repeatsAbove(other, this.#mix.keep) ||
      unevennessOf(one) - unevennessOf(other)
    )
  }

  #repeats(met: Uint8Array, members: Int32Array, size: number): number {
    let repeats = 0
    for (let one = 1; one < size; one += 1) {
      const row = members[one]! * this.#learners
      for (let other = 0; other < one; other += 1) repeats += met[row + members[other]!]!
    }
    return repeats
  }
}

/** How many people the busiest of these learners is helping already. */
export function mostHelping(learners: readonly Learner[]): number {
  return learners.reduce((most, { helping }) => Math.max(most, helping), 0)
}

/** By how many people the busiest helper of the plan goes beyond {@link mostHelping}. */
export function heaviestOf(total: Float64Array): number {
  let load = total.length
  while (load > sums.loads && total[load - 1] === 0) load -= 1
  return load - sums.loads
}

/** How many pairs met lately beyond the share that was to be kept. */
export function repeatsAbove(total: Float64Array, keep: number): number {
  const pairs = (total[sums.squares]! - total[sums.seated]!) / 2
  return Math.max(0, total[sums.repeats]! - Math.floor(keep * pairs + 1e-9))
}

export function unevennessOf(total: Float64Array): number {
  return varianceOf(total[sums.groups]!, total[sums.seated]!, total[sums.squares]!)
}
