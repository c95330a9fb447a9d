import type { Measure } from '../src/matching/grouping/measure.ts'

/**
 * What GroupAL (Konert, Burlak and Steinmetz 2014) knows of a person: for each criterion a few values from 0 to 1, and
 * whether a group should be alike in it or differ.
 */
export interface Person {
  readonly alike: readonly (readonly number[])[]
  readonly differing: readonly (readonly number[])[]
}

/**
 * A hundred people like those in GroupAL's demonstration with random values: three criteria in which to differ, of
 * four, four and five values, and four in which to be alike, of one, two, one and one; every value from the middle
 * fifth of what is possible. The first four people stand out in one to four of the former, as they do there, where
 * somebody set these by hand.
 */
export function hundredPeople(chance: () => number): Person[] {
  const value = () => 0.4 + 0.2 * chance()
  const some = (counts: readonly number[]) =>
    counts.map((count) => Array.from({ length: count }, value))
  const people = Array.from({ length: 100 }, () => ({
    alike: some([1, 2, 1, 1]),
    differing: some([4, 4, 5]),
  }))
  for (const [person, criterion, at] of standingOut) {
    people[person]!.differing[criterion]![at] = 0.9 + 0.1 * chance()
  }
  return people
}

/** Person, criterion and value. */
const standingOut = [
  [0, 2, 4],
  [1, 0, 0],
  [1, 1, 0],
  [2, 2, 0],
  [2, 2, 1],
  [2, 2, 2],
  [2, 2, 3],
  [3, 0, 0],
  [3, 0, 3],
] as const

/**
 * GroupAL's measure, from its description in the paper: a pair is the better the more it differs where it should and
 * the less where it should not, from 0 to 1; a group is worth the mean of its pairs over one more than their standard
 * deviation, and all groups together the same of the groups.
 */
export class CohortMeasure implements Measure {
  readonly width = 4
  readonly first = 1
  readonly #pairs: Float64Array
  readonly #people: number

  constructor(people: readonly Person[]) {
    this.#people = people.length
    this.#pairs = Float64Array.from(
      people.flatMap((one) => people.map((other) => pairOf(one, other))),
    )
  }

  account(_members: Int32Array, size: number, into: Float64Array): void {
    into[0] = size
  }

  refine(members: Int32Array, size: number, into: Float64Array): void {
    let [pairs, sum, squares] = [0, 0, 0]
    for (let one = 1; one < size; one += 1) {
      const row = members[one]! * this.#people
      for (let other = 0; other < one; other += 1) {
        const pair = this.#pairs[row + members[other]!]!
        pairs += 1
        sum += pair
        squares += pair * pair
      }
    }
    const index = indexOf(pairs, sum, squares)
    into[1] = size > 0 ? 1 : 0
    into[2] = index
    into[3] = index * index
  }

  compare(one: Float64Array, other: Float64Array): number {
    const better = this.indexOf(other) - this.indexOf(one)
    return other[0]! - one[0]! || (Math.abs(better) < 1e-12 ? 0 : better)
  }

  /** What all groups together are worth, from the sums of their accounts. */
  indexOf([, groups = 0, sum = 0, squares = 0]: Float64Array): number {
    return indexOf(groups, sum, squares)
  }
}

/** A mean over one more than the standard deviation, of so many values with this sum and this sum of squares. */
function indexOf(count: number, sum: number, squares: number): number {
  if (count === 0) return 0
  const mean = sum / count
  if (count === 1) return mean
  const variance = Math.max(0, squares - count * mean * mean) / (count - 1)
  return mean / (1 + Math.sqrt(variance))
}

function pairOf(one: Person, other: Person): number {
  const [alike, differing] = [
    distance(one.alike, other.alike),
    distance(one.differing, other.differing),
  ]
  const [same, unlike] = [one.alike.length, one.differing.length]
  return (differing - alike + same) / (same + unlike)
}

/** The mean difference of the values of each criterion, added up over the criteria. */
function distance(
  mine: readonly (readonly number[])[],
  theirs: readonly (readonly number[])[],
): number {
  const each = mine.map((values, criterion) => {
    const others = theirs[criterion]!
    return values.reduce((sum, value, at) => sum + Math.abs(value - others[at]!), 0) / values.length
  })
  return each.reduce((sum, one) => sum + one, 0)
}
