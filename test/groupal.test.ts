import { describe, expect, test } from 'vitest'
import { CohortMeasure, hundredPeople, type Person } from '../bench/groupal.ts'
import { chanceOf } from '../src/matching/chance.ts'
import { sumsOf } from '../src/matching/grouping/measure.ts'
import { search } from '../src/matching/grouping/search.ts'

const person = (alike: readonly number[], ...differing: readonly number[]): Person => ({
  alike: [alike],
  differing: differing.map((value) => [value]),
})
const worth = (people: readonly Person[], groups: readonly (readonly number[])[]) => {
  const measure = new CohortMeasure(people)
  return measure.indexOf(sumsOf(measure, groups))
}

describe('GroupAL’s index, worked out by hand', () => {
  test('of a pair is one if they are alike and differ just as they should, and nought if never', () => {
    expect(worth([person([0.5], 0), person([0.5], 1)], [[0, 1]])).toBe(1)
    expect(worth([person([0], 0.5), person([1], 0.5)], [[0, 1]])).toBe(0)
    expect(worth([person([0, 1], 0, 0), person([0, 0.5], 1, 0.5)], [[0, 1]])).toBeCloseTo(
      (1 + 0.5 - 0.25 + 1) / 3,
      12,
    )
  })

  test('of a group is the mean of its pairs over one more than their standard deviation', () => {
    const people = [person([0], 0), person([0], 1), person([0], 1)]
    expect(worth(people, [[0, 1, 2]])).toBeCloseTo(2.5 / 3 / (1 + Math.sqrt(1 / 12)), 12)
  })

  test('of all groups is the mean of theirs over one more than their standard deviation', () => {
    const people = [person([0], 0), person([0], 1), person([0], 1), person([0], 1)]
    expect(
      worth(people, [
        [0, 1],
        [2, 3],
      ]),
    ).toBeCloseTo(0.75 / (1 + Math.sqrt(0.125)), 12)
  })
})

test('a hundred people, the same each time, are within what is possible', () => {
  const people = hundredPeople(chanceOf('some'))
  expect(people).toEqual(hundredPeople(chanceOf('some')))
  expect(people).toHaveLength(100)
  const values = people.flatMap(({ alike, differing }) => [...alike, ...differing].flat())
  expect(values).toHaveLength(1800)
  expect(values.filter((value) => value > 0.6)).toHaveLength(9)
  expect(values.every((value) => value >= 0.4 && value <= 1)).toBe(true)
})

test('by its index, groups of four among a hundred are worth 0.579 and more, most times', () => {
  const found = ['one', 'two', 'three', 'four', 'five'].map((set) => {
    const chance = chanceOf(set)
    const people = hundredPeople(chance)
    const measure = new CohortMeasure(people)
    const field = {
      learners: 100,
      sizes: { least: 4, most: 4 },
      unitOf: Int32Array.from({ length: 100 }, (_, one) => one),
      units: people.map((_, one) => Int32Array.of(one)),
      fits: new Uint8Array(10_000).fill(1),
      words: 1,
      times: new Int32Array(100).fill(1),
      unhindered: true,
    }
    const groupOf = search({ field, measure, chance, effort: 400_000 })
    const groups = [...Map.groupBy(groupOf.keys(), (one) => groupOf[one]!).values()]
    expect(groups.map(({ length }) => length)).toEqual(Array.from({ length: 25 }, () => 4))
    return worth(people, groups)
  })

  expect(found.toSorted((one, other) => one - other)[2]).toBeGreaterThanOrEqual(0.579)
  expect(Math.min(...found)).toBeGreaterThan(0.577)
})
