import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aLearner, on, someLearners } from '../../../test/learners.ts'
import type { Learner } from '../learner.ts'
import { numberGoals } from './goals.ts'
import {
  heaviestOf,
  PurposeMeasure,
  repeatsAbove,
  sums,
  sumsOf,
  unevennessOf,
  type Mix,
} from './measure.ts'

type Groups = readonly (readonly number[])[]

function measureFor(learners: readonly Learner[], mix: Partial<Mix> = {}): PurposeMeasure {
  const usual = { met: undefined, keep: 1 / 3, most: 9 }
  return new PurposeMeasure(learners, numberGoals(learners), { ...usual, ...mix })
}

/** Below nought if the first groups are better. */
function weigh(
  learners: readonly Learner[],
  one: Groups,
  other: Groups,
  mix?: Partial<Mix>,
): number {
  const measure = measureFor(learners, mix)
  return Math.sign(measure.compare(sumsOf(measure, one), sumsOf(measure, other)))
}

/** Learners by the goals that they work on, ask help for (with a question mark) and offer (with a plus). */
const learnersAt = (...rows: readonly string[]) =>
  rows.map((row, at) =>
    aLearner(`p${at}`, {
      pursuits: row
        .split(' ')
        .filter((word) => word !== '')
        .map((word) => on(word.replace(/[?+]/, ''), stageOf(word))),
    }),
  )
function stageOf(word: string) {
  if (word.endsWith('?')) return 'asking'
  return word.endsWith('+') ? 'met' : 'working'
}
const metBy = (learners: number, pairs: Groups) => {
  const met = new Uint8Array(learners * learners)
  for (const [one = 0, other = 0] of pairs) {
    met[one * learners + other] = 1
    met[other * learners + one] = 1
  }
  return met
}

describe('it is better', () => {
  test('that more are seated, though fewer share a goal', () => {
    const learners = learnersAt('maps', 'maps', 'tides', 'seeds')
    expect(weigh(learners, [[0, 2, 3, 1]], [[0, 1]])).toBe(-1)
    expect(weigh(learners, [[0, 1, 2]], [[0, 2, 3]])).toBe(-1)
    expect(
      weigh(
        learners,
        [
          [0, 2],
          [1, 3],
        ],
        [[0, 1]],
      ),
    ).toBe(-1)
  })

  test('that more share a goal, though fewer requests are answered', () => {
    const learners = learnersAt('maps x?', 'maps y?', 'tides x+', 'tides y+')
    const sharing = [
      [0, 1],
      [2, 3],
    ]
    const helping = [
      [0, 2],
      [1, 3],
    ]
    expect(weigh(learners, sharing, helping)).toBe(-1)
    expect(weigh(learners, helping, sharing)).toBe(1)
  })

  test('that more requests are answered, though a helper is asked for more than they offered', () => {
    const [one, other, helper, last] = learnersAt('maps x?', 'maps x?', 'maps x+', 'maps')
    const learners = [one!, other!, { ...helper!, atMost: 1 }, last!]
    const overloaded = [[0, 1, 2], [3]]
    const spared = [[0, 2, 3], [1]]
    expect(weigh(learners, overloaded, spared)).toBe(-1)
    expect(sumsOf(measureFor(learners), overloaded)[sums.overload]).toBe(1)
    expect(sumsOf(measureFor(learners), spared)[sums.overload]).toBe(0)
  })

  test('that no helper is asked for more than they offered, and then that none carries much more than others', () => {
    const learners = learnersAt('m x?', 'm x?', 'm x+', 'm x+')
    const even = [
      [0, 2],
      [1, 3],
    ]
    const uneven = [[0, 1, 2], [3]]
    expect(weigh(learners, even, uneven)).toBe(-1)
    const tired = learners.map((one) => ({ ...one, helping: 1, atMost: 2 }))
    const measure = measureFor(tired)
    expect(sumsOf(measure, uneven)[sums.overload]).toBe(1)
    expect(heaviestOf(sumsOf(measure, even))).toBe(1)
  })

  test('that pairs are new, though groups are of other sizes', () => {
    const learners = learnersAt('m', 'm', 'm', 'm', 'm', 'm')
    const met = metBy(6, [
      [0, 1],
      [0, 2],
      [1, 2],
    ])
    const again = [
      [0, 1, 2],
      [3, 4, 5],
    ]
    const fresh = [
      [0, 3],
      [1, 4, 2, 5],
    ]
    expect(weigh(learners, fresh, again, { met, keep: 0 })).toBe(-1)
    expect(weigh(learners, fresh, again, { met, keep: 1 })).toBe(1)
  })

  test('that groups are of one size, if they are as good in all else', () => {
    const learners = learnersAt('m', 'm', 'm', 'm', 'm', 'm')
    const [even, uneven] = [
      [
        [0, 1, 2],
        [3, 4, 5],
      ],
      [
        [0, 1],
        [2, 3, 4, 5],
      ],
    ]
    expect(weigh(learners, even, uneven)).toBe(-1)
    expect(weigh(learners, even, even)).toBe(0)
  })
})

describe('repeats', () => {
  test.each([
    [0, 3],
    [1 / 3, 1],
    [1 / 2, 0],
    [1, 0],
  ])('with a share of %d to keep, of three among six pairs %i are too many', (keep, expected) => {
    const learners = learnersAt('m', 'm', 'm', 'm')
    const met = metBy(4, [
      [0, 1],
      [1, 2],
      [2, 3],
    ])
    const measure = measureFor(learners, { met, keep })
    expect(repeatsAbove(sumsOf(measure, [[0, 1, 2, 3]]), keep)).toBe(expected)
  })
})

test('the unevenness of three, four and five is two thirds', () => {
  const learners = learnersAt(...Array.from({ length: 12 }, () => 'm'))
  const groups = [
    [0, 1, 2],
    [3, 4, 5, 6],
    [7, 8, 9, 10, 11],
  ]
  expect(unevennessOf(sumsOf(measureFor(learners), groups))).toBeCloseTo(2 / 3, 12)
})

test('a group of nobody has an account of nothing', () => {
  const measure = measureFor(learnersAt('m', 'm x?'))
  expect([...sumsOf(measure, [[]])]).toEqual(Array.from({ length: measure.width }, () => 0))
})

test('what one group has been says nothing of the next: an account is the same whenever it is made', () => {
  fc.assert(
    fc.property(someLearners({ least: 4, most: 8 }), fc.integer({ min: 1, max: 3 }), (all, cut) => {
      const measure = measureFor(all)
      const [first, second] = [[...all.keys()].slice(0, cut), [...all.keys()].slice(cut)]
      const apart = [first, second].map((group) => sumsOf(measure, [group]))
      const together = sumsOf(measure, [first, second])
      expect([...together]).toEqual([...apart[0]!].map((one, at) => one + apart[1]![at]!))
    }),
  )
})

test('the better of two and the better of two others never run in a circle', () => {
  const row = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 11, maxLength: 11 })
  fc.assert(
    fc.property(row, row, row, (...rows) => {
      const measure = measureFor(learnersAt('m', 'm'), { most: 4 })
      const [a, b, c] = rows.map((one) => Float64Array.from(one))
      const [ab, bc, ac] = [
        measure.compare(a!, b!),
        measure.compare(b!, c!),
        measure.compare(a!, c!),
      ]
      expect(Math.sign(measure.compare(b!, a!))).toBe(-Math.sign(ab) + 0)
      if (ab <= 0 && bc <= 0) expect(ac).toBeLessThanOrEqual(0)
    }),
  )
})
