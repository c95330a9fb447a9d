import type { Field } from './field.ts'
import { nowhere } from './seating.ts'
import { fit } from './sizes.ts'

/** What came of looking for places with few left over: the places, that there are none, or that it took too long. */
export type Found = Int32Array | 'impossible' | 'not-found'

/** After so many looks whether two may be in one group it is given up; ten learners need fewer. */
const patience = 5_000_000

/**
 * Places for all but so many, whatever else is good about them. Backtracking: the learner with the fewest possible
 * companions is seated in each group that they could be in, or left over while somebody may be. That is to partition a
 * graph into cliques, which is NP-complete, so it stops after some millions of looks, a few tenths of a second; an
 * answer of `impossible` is a proof.
 */
export function seatAllBut(over: number, field: Field): Found {
  const { units, learners } = field
  const state: State = {
    field,
    groupOf: new Int32Array(learners).fill(nowhere),
    free: new Set(units.keys()),
    looks: 0,
  }
  if (seat(state, 0, over)) return state.groupOf
  return state.looks > patience ? 'not-found' : 'impossible'
}

interface State {
  readonly field: Field
  readonly groupOf: Int32Array
  readonly free: Set<number>
  looks: number
}

function seat(state: State, group: number, over: number): boolean {
  const { field, free } = state
  const left = sizeOf(field, free)
  if (left <= over) return true
  if (!mayComeOut(left, over, field) || state.looks > patience) return false
  const first = loneliest(state)
  free.delete(first)
  const others = companions(state, first).toSorted((one, other) => one - other)
  if (grow(state, { group, over, members: [first] }, others)) return true
  const length = field.units[first]!.length
  const without = length <= over && seat(state, group, over - length)
  if (!without) free.add(first)
  return without
}

interface Growing {
  readonly group: number
  readonly over: number
  readonly members: readonly number[]
}

/** Closes this group and seats the rest, or takes one more of these in first. */
function grow(state: State, growing: Growing, others: readonly number[]): boolean {
  const { field, free, groupOf } = state
  const { group, over, members } = growing
  state.looks += 1 + others.length
  if (state.looks > patience) return false
  const size = sizeOf(field, members)
  if (size >= field.sizes.least && haveTime(field, members)) {
    place(field, groupOf, members, group)
    if (seat(state, group + 1, over)) return true
    place(field, groupOf, members, nowhere)
  }
  return others.some((next, at) => {
    if (size + field.units[next]!.length > field.sizes.most) return false
    const more = { ...growing, members: [...members, next] }
    if (!haveTime(field, more.members)) return false
    free.delete(next)
    const rest = others.slice(at + 1).filter((other) => unitsFit(field, next, other))
    if (grow(state, more, rest)) return true
    free.add(next)
    return false
  })
}

/** Whether some of so many, all but a few, could be seated as far as arithmetic goes. */
function mayComeOut(left: number, over: number, { sizes }: Field): boolean {
  for (let out = 0; out <= over; out += 1) if (fit(left - out, sizes)) return true
  return false
}

function loneliest(state: State): number {
  let [least, lowest] = [-1, Number.POSITIVE_INFINITY]
  for (const unit of state.free) {
    const count = state.field.unhindered ? 0 : companions(state, unit).length
    if (count < lowest || (count === lowest && unit < least)) [least, lowest] = [unit, count]
  }
  return least
}

function companions(state: State, unit: number): number[] {
  const { field, free } = state
  state.looks += free.size
  const others: number[] = []
  for (const other of free) if (other !== unit && unitsFit(field, unit, other)) others.push(other)
  return others
}

function unitsFit({ units, fits, learners }: Field, one: number, other: number): boolean {
  const [mine, theirs] = [units[one]!, units[other]!]
  for (let at = 0; at < mine.length; at += 1) {
    for (let place = 0; place < theirs.length; place += 1) {
      if (fits[mine[at]! * learners + theirs[place]!] !== 1) return false
    }
  }
  return true
}

function haveTime({ units, words, times }: Field, members: readonly number[]): boolean {
  for (let word = 0; word < words; word += 1) {
    let common = -1
    for (const unit of members) {
      for (const learner of units[unit]!) common &= times[learner * words + word]!
    }
    if (common !== 0) return true
  }
  return false
}

function sizeOf({ units }: Field, some: Iterable<number>): number {
  let size = 0
  for (const unit of some) size += units[unit]!.length
  return size
}

function place(
  { units }: Field,
  groupOf: Int32Array,
  members: readonly number[],
  group: number,
): void {
  for (const unit of members) for (const learner of units[unit]!) groupOf[learner] = group
}
