import { seatable, type Field } from './field.ts'
import type { Measure } from './measure.ts'

/** In no group; also: no unit. */
export const nowhere = -1

/**
 * Learners as they sit in groups for now, with the account of each group and the sums of all. A change is weighed by
 * the two groups it touches, and nothing is made anew for it, so that thousands of them cost milliseconds.
 */
export class Seating {
  /** The group of each learner. */
  readonly groupOf: Int32Array
  /** How many learners are in each group; there may be empty ones. */
  readonly sizes: Int32Array
  readonly totals: Float64Array
  /** How many accounts have been made, which is what effort is counted in. */
  weighed = 0
  readonly #field: Field
  readonly #measure: Measure
  readonly #base: Float64Array
  readonly #members: Int32Array
  readonly #accounts: Float64Array
  readonly #then: Float64Array
  /** The two groups of a change as they would be. */
  readonly #left: Draft
  readonly #joined: Draft
  /** When each group was last changed, and each unit last looked around; in changes. */
  readonly #changedAt: Int32Array
  readonly #lookedAt: Int32Array
  #now = 1

  /** `base` holds the sums of the groups that are not to be touched. */
  constructor(field: Field, measure: Measure, base: Float64Array) {
    const { learners, units, sizes } = field
    const groups = Math.floor(seatable(field) / sizes.least)
    this.groupOf = new Int32Array(learners).fill(nowhere)
    this.sizes = new Int32Array(groups)
    this.totals = base.slice()
    this.#field = field
    this.#measure = measure
    this.#base = base
    this.#members = new Int32Array(groups * sizes.most)
    this.#accounts = new Float64Array((groups + 1) * measure.width)
    this.#then = new Float64Array(measure.width)
    this.#left = draftOf(sizes.most, measure.width)
    this.#joined = draftOf(sizes.most, measure.width)
    this.#changedAt = new Int32Array(groups)
    this.#lookedAt = new Int32Array(units.length)
  }

  /** The group of a unit. */
  whereIs(unit: number): number {
    return this.groupOf[this.#field.units[unit]![0]!]!
  }

  /** Takes these places, as {@link groupOf} had them once. Cost: an account for each group. */
  take(places: Int32Array): void {
    this.groupOf.set(places)
    this.sizes.fill(0)
    this.#accounts.fill(0)
    this.totals.set(this.#base)
    const { most } = this.#field.sizes
    for (let learner = 0; learner < places.length; learner += 1) {
      const group = places[learner]!
      if (group === nowhere) continue
      this.#members[group * most + this.sizes[group]!] = learner
      this.sizes[group]! += 1
    }
    for (let group = 0; group < this.sizes.length; group += 1) {
      if (this.sizes[group] === 0) continue
      this.#compose(this.#left, group, nowhere, nowhere)
      this.#account(this.#left)
      this.#write(this.#left, group)
      for (let at = 0; at < this.totals.length; at += 1) {
        this.totals[at]! += this.#left.account[at]!
      }
    }
  }

  /**
   * Brings a unit into another group, and in exchange one of that group back if there is one. Done if sizes and company
   * allow it and it makes the whole better, or if that is not asked. Says whether it was done.
   */
  change(unit: number, to: number, back: number, how: 'better' | 'anyway'): boolean {
    const from = this.whereIs(unit)
    if (!this.#maySize(from, unit, back) || !this.#maySize(to, back, unit)) return false
    if (!this.#compose(this.#left, from, unit, back)) return false
    if (!this.#compose(this.#joined, to, back, unit)) return false
    const anyway = how === 'anyway'
    if (!this.#betters(from, to, anyway) && !anyway) return false
    this.totals.set(this.#then)
    this.#write(this.#left, from)
    this.#write(this.#joined, to)
    this.#sit(unit, to)
    if (back !== nowhere) this.#sit(back, from)
    return true
  }

  /** The account of this group if the unit joined it, however few they are; nothing if it may not. */
  ifJoined(unit: number, group: number): Float64Array | undefined {
    const size = this.sizes[group]! + this.#field.units[unit]!.length
    if (size > this.#field.sizes.most) return undefined
    if (!this.#compose(this.#joined, group, nowhere, unit)) return undefined
    this.#account(this.#joined)
    return this.#joined.account
  }

  /** Lets a unit join a group, however few they are. What the sums are is known again after {@link take}. */
  join(unit: number, group: number): void {
    this.#compose(this.#joined, group, nowhere, unit)
    this.#write(this.#joined, group)
    this.#sit(unit, group)
  }

  /** Lets a unit leave its group, however few remain. What the sums are is known again after {@link take}. */
  leave(unit: number): void {
    const from = this.whereIs(unit)
    this.#compose(this.#left, from, unit, nowhere)
    this.#write(this.#left, from)
    this.#sit(unit, nowhere)
  }

  /** Whether there is something in these two groups that this unit has not yet looked at. */
  isNews(unit: number, group: number): boolean {
    const looked = this.#lookedAt[unit]!
    return this.#changed(this.whereIs(unit)) > looked || this.#changed(group) > looked
  }

  /** Notes that a unit has looked around from here. */
  looked(unit: number, since: number): void {
    this.#lookedAt[unit] = since
  }

  /** Notes that everything is as every unit has seen it already. */
  allLooked(): void {
    this.#lookedAt.fill(this.#now)
  }

  /** The time in changes. */
  get now(): number {
    return this.#now
  }

  #maySize(group: number, leaving: number, coming: number): boolean {
    if (group === nowhere) return true
    const { units, sizes } = this.#field
    const gone = leaving === nowhere ? 0 : units[leaving]!.length
    const come = coming === nowhere ? 0 : units[coming]!.length
    const size = this.sizes[group]! - gone + come
    return size === 0 || (size >= sizes.least && size <= sizes.most)
  }

  /** Writes who would be in a group, in the order of their numbers; says whether they may be. */
  #compose(draft: Draft, group: number, leaving: number, coming: number): boolean {
    draft.size = 0
    if (group === nowhere) return true
    const { unitOf, units, sizes } = this.#field
    const come = coming === nowhere ? nobody : units[coming]!
    const row = group * sizes.most
    let next = 0
    for (let at = row; at < row + this.sizes[group]!; at += 1) {
      const member = this.#members[at]!
      if (unitOf[member] === leaving) continue
      while (next < come.length && come[next]! < member) draft.members[draft.size++] = come[next++]!
      draft.members[draft.size++] = member
    }
    while (next < come.length) draft.members[draft.size++] = come[next++]!
    return this.#field.unhindered || (this.#fit(draft, come, coming) && this.#haveTime(draft))
  }

  #fit({ members, size }: Draft, come: Int32Array, coming: number): boolean {
    const { learners, fits, unitOf } = this.#field
    for (let next = 0; next < come.length; next += 1) {
      const row = come[next]! * learners
      for (let at = 0; at < size; at += 1) {
        if (fits[row + members[at]!] !== 1 && unitOf[members[at]!] !== coming) return false
      }
    }
    return true
  }

  #haveTime({ members, size }: Draft): boolean {
    const { words, times } = this.#field
    for (let word = 0; word < words; word += 1) {
      let common = -1
      for (let at = 0; at < size; at += 1) common &= times[members[at]! * words + word]!
      if (common !== 0) return true
    }
    return false
  }

  #account({ members, size, account }: Draft): void {
    this.weighed += 1
    this.#measure.account(members, size, account)
    this.#measure.refine(members, size, account)
  }

  /**
   * Whether the whole is better with both groups as drafted, and what its sums would be. Where it is not, the sums are
   * made only as far as that needs, unless they are wanted anyway.
   */
  #betters(from: number, to: number, anyway: boolean): boolean {
    this.weighed += 1
    const { first, width } = this.#measure
    const left = this.#left
    const joined = this.#joined
    this.#measure.account(left.members, left.size, left.account)
    this.#measure.account(joined.members, joined.size, joined.account)
    const sign = this.#sum(from, to, 0, first)
    if (sign < 0 && !anyway) return false
    this.#measure.refine(left.members, left.size, left.account)
    this.#measure.refine(joined.members, joined.size, joined.account)
    this.#sum(from, to, first, width)
    return sign > 0 || this.#measure.compare(this.#then, this.totals) < 0
  }

  /** Writes these of the sums, and says which way the first goes that changes. */
  #sum(from: number, to: number, begin: number, end: number): number {
    const { width } = this.#measure
    const [fromRow, toRow] = [this.#rowOf(from) * width, this.#rowOf(to) * width]
    let sign = 0
    for (let at = begin; at < end; at += 1) {
      const before = this.#accounts[fromRow + at]! + this.#accounts[toRow + at]!
      const change = this.#left.account[at]! + this.#joined.account[at]! - before
      this.#then[at] = this.totals[at]! + change
      if (sign === 0) sign = Math.sign(change)
    }
    return sign
  }

  /** Those who are nowhere have an account, too: an empty one, in the last row. */
  #rowOf(group: number): number {
    return group === nowhere ? this.sizes.length : group
  }

  #write({ members, size, account }: Draft, group: number): void {
    if (group === nowhere) return
    const { most } = this.#field.sizes
    for (let at = 0; at < size; at += 1) this.#members[group * most + at] = members[at]!
    this.sizes[group] = size
    this.#accounts.set(account, group * this.#measure.width)
    this.#now += 1
    this.#changedAt[group] = this.#now
  }

  /** When a group was changed last; of those who are nowhere it is always just now. */
  #changed(group: number): number {
    return group === nowhere ? this.#now + 1 : this.#changedAt[group]!
  }

  #sit(unit: number, group: number): void {
    const learners = this.#field.units[unit]!
    for (let at = 0; at < learners.length; at += 1) this.groupOf[learners[at]!] = group
  }
}

interface Draft {
  readonly members: Int32Array
  size: number
  readonly account: Float64Array
}

const nobody = new Int32Array(0)

function draftOf(most: number, width: number): Draft {
  return { members: new Int32Array(most), size: 0, account: new Float64Array(width) }
}
