import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceOf } from '../chance.ts'
import type { Field } from './field.ts'
import { sumsOf, type Measure } from './measure.ts'
import { search } from './search.ts'
import type { Sizes } from './sizes.ts'

/** So many of whom any may be with any. */
function open(learners: number, sizes: Sizes): Field {
  return {
    learners,
    sizes,
    unitOf: Int32Array.from({ length: learners }, (_, one) => one),
    units: Array.from({ length: learners }, (_, one) => Int32Array.of(one)),
    fits: new Uint8Array(learners * learners).fill(1),
    words: 1,
    times: new Int32Array(learners).fill(1),
    unhindered: true,
  }
}

/** Wants the numbers of each group to be near each other: the sum of the squares of their distances, and its own. */
class Near implements Measure {
  readonly width = 2
  readonly first = 1
  readonly values: readonly number[]
  made = 0

  constructor(values: readonly number[]) {
    this.values = values
  }

  account(_members: Int32Array, size: number, into: Float64Array): void {
    this.made += 1
    into[0] = size
  }

  refine(members: Int32Array, size: number, into: Float64Array): void {
    into[1] = 0
    for (let one = 0; one < size; one += 1) {
      for (let other = 0; other < one; other += 1) {
        into[1] += (this.values[members[one]!]! - this.values[members[other]!]!) ** 2
      }
    }
  }

  compare(one: Float64Array, other: Float64Array): number {
    return other[0]! - one[0]! || one[1]! - other[1]!
  }
}

function groupsIn(groupOf: Int32Array): number[][] {
  const groups = Map.groupBy(groupOf.keys(), (one) => groupOf[one]!)
  groups.delete(-1)
  return [...groups.values()]
}

const found = (values: readonly number[], sizes: Sizes, effort = 3000, seed = 's') => {
  const measure = new Near(values)
  const groups = groupsIn(
    search({ field: open(values.length, sizes), measure, chance: chanceOf(seed), effort }),
  )
  return { groups, worth: sumsOf(measure, groups)[1]!, made: measure.made }
}

describe('with another measure', () => {
  test('numbers that lie in three heaps are found in three groups', () => {
    const { groups } = found([1, 50, 99, 2, 51, 98, 3, 49, 97, 4, 52, 96], { least: 4, most: 4 })
    expect(groups.map((group) => group.join()).toSorted()).toEqual([
      '0,3,6,9',
      '1,4,7,10',
      '2,5,8,11',
    ])
  })

  test('in pairs of numbers each has the next beside it', () => {
    const number = fc.integer({ min: 0, max: 99 })
    const even = fc
      .array(number, { minLength: 2, maxLength: 12 })
      .filter((all) => all.length % 2 === 0)
    fc.assert(
      fc.property(even, fc.string(), (values, seed) => {
        const sorted = values.toSorted((one, other) => one - other)
        const least = sorted
          .filter((_, at) => at % 2 === 1)
          .reduce((sum, value, at) => sum + (value - sorted[2 * at]!) ** 2, 0)
        expect(found(values, { least: 2, most: 2 }, 3000, seed).worth).toBe(least)
      }),
    )
  })

  test('as many groups are made as are best: many small ones, where being few is good', () => {
    const values = [1, 1, 1, 5, 5, 5, 9, 9, 9, 13, 13, 13]
    const { groups } = found(values, { least: 3, most: 6 }, 20_000)
    expect(groups.map(({ length }) => length)).toEqual([3, 3, 3, 3])
  })
})

test('the same chance finds the same places, and more effort none that are worse', () => {
  const some = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 3, maxLength: 20 })
  fc.assert(
    fc.property(some, fc.string(), (values, seed) => {
      const sizes = { least: 3, most: 5 }
      const [none, few, more, again] = [0, 100, 800, 800].map((effort) =>
        found(values, sizes, effort, seed),
      )
      expect(again).toEqual(more)
      expect(few!.worth).toBeLessThanOrEqual(none!.worth)
      expect(more!.worth).toBeLessThanOrEqual(few!.worth)
    }),
  )
})

test('a start that cannot be bettered is kept', () => {
  const values = [1, 50, 2, 51, 3, 52]
  const start = Int32Array.of(1, 0, 1, 0, 1, 0)
  const measure = new Near(values)
  const field = open(6, { least: 3, most: 3 })
  const groupOf = search({ field, measure, starts: [start], chance: chanceOf('s'), effort: 0 })
  expect(sumsOf(measure, groupsIn(groupOf))[1]).toBe(sumsOf(measure, groupsIn(start))[1])
})

test('no more changes are weighed than the effort says, but for those of one round', () => {
  const values = Array.from({ length: 28 }, (_, at) => (at * 37) % 100)
  for (const effort of [0, 500, 5000]) {
    const { made } = found(values, { least: 3, most: 5 }, effort)
    expect(made).toBeLessThan(2 * (effort + 2000))
  }
})

test('where nobody fits anybody, nobody is seated', () => {
  const field = { ...open(6, { least: 3, most: 3 }), fits: new Uint8Array(36), unhindered: false }
  const measure = new Near([1, 2, 3, 4, 5, 6])
  const groupOf = search({ field, measure, chance: chanceOf('s'), effort: 200 })
  expect([...groupOf]).toEqual([-1, -1, -1, -1, -1, -1])
})
