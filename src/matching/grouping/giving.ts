import type { Learner } from '../learner.ts'
import { ones, type Goals } from './goals.ts'

/** Hears of each request that somebody in the group offers help with: who takes it, if anybody has room. */
export type Hear = (asker: number, helper: number | undefined, goal: number) => void

/**
 * Who helps whom in a group: each request goes to the one in the group who offers help with it and has the least to
 * carry, never beyond what they said they would. Requests that only one could take go first; who is helping somebody
 * already can help them with more than one goal. That is a rule to follow with a finger and not the best of all ways to
 * give out, which could seat one request more in a group where helpers are full. Cost: requests × members of
 * the group.
 */
export class Giving {
  /** How many requests found nobody with room. */
  overload = 0
  /** The most people that one of the group would be helping, with those that they help already. */
  heaviest = 0
  readonly #goals: Goals
  readonly #helping: Int32Array
  readonly #room: Int32Array
  /** For each place in the group how many of it they help, and whom of it they are helped by, as bits. */
  readonly #given: Int32Array
  readonly #helpers: Int32Array
  /** Each request that can be met: the place of the asker, the goal, and the places of those able to help, as bits. */
  readonly #askers: Int32Array
  readonly #asked: Int32Array
  readonly #able: Int32Array
  #requests = 0

  constructor(goals: Goals, learners: readonly Learner[]) {
    this.#goals = goals
    this.#helping = Int32Array.from(learners, ({ helping }) => helping)
    this.#room = Int32Array.from(learners, ({ helping, atMost }) => atMost - helping)
    this.#given = new Int32Array(learners.length)
    this.#helpers = new Int32Array(learners.length)
    this.#askers = new Int32Array(goals.requests)
    this.#asked = new Int32Array(goals.requests)
    this.#able = new Int32Array(goals.requests)
  }

  /** Gives out what is asked among these members, in the order of their numbers. */
  giveOut(members: Int32Array, size: number, hear?: Hear): void {
    this.overload = 0
    this.heaviest = 0
    this.#given.fill(0, 0, size)
    this.#helpers.fill(0, 0, size)
    this.#collect(members, size)
    for (let request = 0; request < this.#requests; request += 1) {
      if (ones(this.#able[request]!) === 1) this.#give(members, request, hear)
    }
    for (let request = 0; request < this.#requests; request += 1) {
      if (ones(this.#able[request]!) > 1) this.#give(members, request, hear)
    }
    for (let place = 0; place < size; place += 1) {
      const load = this.#helping[members[place]!]! + this.#given[place]!
      if (load > this.heaviest) this.heaviest = load
    }
  }

  #collect(members: Int32Array, size: number): void {
    const { words, asks } = this.#goals
    this.#requests = 0
    for (let asker = 0; asker < size; asker += 1) {
      for (let word = 0; word < words; word += 1) {
        let open = asks[members[asker]! * words + word]!
        for (; open !== 0; open &= open - 1)
          this.#note(members, size, asker, word * 32 + lowest(open))
      }
    }
  }

  #note(members: Int32Array, size: number, asker: number, goal: number): void {
    const { words, offers } = this.#goals
    let able = 0
    for (let place = 0; place < size; place += 1) {
      const offered = offers[members[place]! * words + (goal >>> 5)]!
      able |= ((offered >>> (goal & 31)) & 1) << place
    }
    if (able === 0) return
    this.#askers[this.#requests] = asker
    this.#asked[this.#requests] = goal
    this.#able[this.#requests] = able
    this.#requests += 1
  }

  #give(members: Int32Array, request: number, hear: Hear | undefined): void {
    const asker = this.#askers[request]!
    const helper = this.#helperFor(members, asker, this.#able[request]!)
    if (helper === undefined) this.overload += 1
    else if ((this.#helpers[asker]! & (1 << helper)) === 0) {
      this.#given[helper]! += 1
      this.#helpers[asker]! |= 1 << helper
    }
    const taker = helper === undefined ? undefined : members[helper]!
    hear?.(members[asker]!, taker, this.#asked[request]!)
  }

  /** The place of one who helps this asker already, or else of the one with room who has the least to carry. */
  #helperFor(members: Int32Array, asker: number, able: number): number | undefined {
    const already = able & this.#helpers[asker]!
    if (already !== 0) return lowest(already)
    let least = Number.POSITIVE_INFINITY
    let helper: number | undefined
    for (let open = able; open !== 0; open &= open - 1) {
      const place = lowest(open)
      const given = this.#given[place]!
      const load = this.#helping[members[place]!]! + given
      if (given >= this.#room[members[place]!]! || load >= least) continue
      least = load
      helper = place
    }
    return helper
  }
}

/** The lowest bit that is set. */
function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}
