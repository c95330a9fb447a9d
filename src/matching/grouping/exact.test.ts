import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aLearner } from '../../../test/learners.ts'
import type { Learner } from '../learner.ts'
import { seatAllBut, type Found } from './exact.ts'
import { fittingOf, fieldOf, mayBeGroup, type Fitting } from './field.ts'
import type { Sizes } from './sizes.ts'

interface Seating {
  readonly over?: number
  readonly sizes?: Sizes
  readonly units?: readonly (readonly number[])[]
}

const fittingIn = (learners: readonly Learner[]) => fittingOf(learners, () => false)

function seat(learners: readonly Learner[], { over = 0, sizes, units }: Seating = {}): Found {
  const single = [...learners.keys()].map((one) => [one])
  return seatAllBut(
    over,
    fieldOf(fittingIn(learners), units ?? single, sizes ?? { least: 3, most: 3 }),
  )
}

/** Learners of whom just these pairs may not meet. */
function allBut(count: number, pairs: readonly (readonly [number, number])[]): Learner[] {
  return Array.from({ length: count }, (_, at) =>
    aLearner(`p${at}`, {
      apart: new Set(pairs.filter(([one]) => one === at).map(([, other]) => `p${other}`)),
    }),
  )
}

/** The groups there are, and nothing if one of them may not be. */
function groupsIn(found: Found, fitting: Fitting): number[][] | undefined {
  if (!(found instanceof Int32Array)) return undefined
  const groups = Map.groupBy(found.keys(), (one) => found[one]!)
  groups.delete(-1)
  const all = [...groups.values()]
  return all.every((group) => mayBeGroup(fitting, group)) ? all : undefined
}

describe('it is proven impossible', () => {
  test('where nobody may meet anybody', () => {
    const apart = [0, 1, 2].flatMap((one) => [0, 1, 2].map((other) => [one, other] as const))
    expect(seat(allBut(3, apart))).toBe('impossible')
  })

  test('where one learner may be with only one other', () => {
    const apart = [2, 3, 4, 5].map((other) => [0, other] as const)
    expect(seat(allBut(6, apart))).toBe('impossible')
    expect(seat(allBut(6, apart), { over: 2 })).toBe('impossible')
    expect(seat(allBut(6, apart), { over: 3 })).toBeInstanceOf(Int32Array)
  })

  test('where three pairs must stay together, and groups are of three', () => {
    const units = [
      [0, 1],
      [2, 3],
      [4, 5],
    ]
    expect(seat(allBut(6, []), { units })).toBe('impossible')
    expect(seat(allBut(6, []), { units, sizes: { least: 2, most: 3 } })).toBeInstanceOf(Int32Array)
  })

  test('where each two could meet, but no three at one time', () => {
    const learners = [0b011, 0b101, 0b110].map((free, at) =>
      aLearner(`p${at}`, { free, classrooms: [] }),
    )
    expect(seat(learners)).toBe('impossible')
  })

  test('where seven are to sit in fours and fives', () => {
    const sizes = { least: 4, most: 5 }
    expect(seat(allBut(7, []), { sizes })).toBe('impossible')
    expect(seat(allBut(7, []), { sizes, over: 1 })).toBe('impossible')
    expect(seat(allBut(7, []), { sizes, over: 2 })).toBeInstanceOf(Int32Array)
  })
})

test('of two halves that may not meet each other, each sits by itself', () => {
  const halves = [0, 1, 2].flatMap((one) => [3, 4, 5].map((other) => [one, other] as const))
  const learners = allBut(6, halves)
  expect(groupsIn(seat(learners), fittingIn(learners))).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ])
})

test('groups that were hidden among people who may hardly meet are found', () => {
  const hidden = fc.integer({ min: 2, max: 4 }).chain((groups) =>
    fc.record({
      order: fc.shuffledSubarray(
        Array.from({ length: groups * 3 }, (_, at) => at),
        { minLength: groups * 3 },
      ),
      besides: fc.array(
        fc.tuple(
          fc.integer({ min: 0, max: groups * 3 - 1 }),
          fc.integer({ min: 0, max: groups * 3 - 1 }),
        ),
        { maxLength: groups * 4 },
      ),
    }),
  )
  fc.assert(
    fc.property(hidden, ({ order, besides }) => {
      const groupOf = (one: number) => Math.floor(order.indexOf(one) / 3)
      const may = (one: number, other: number) =>
        groupOf(one) === groupOf(other) ||
        besides.some(([a, b]) => (a === one && b === other) || (b === one && a === other))
      const apart = order.flatMap((one) =>
        order.filter((other) => !may(one, other)).map((other) => [one, other] as const),
      )
      const learners = allBut(order.length, apart)
      const groups = groupsIn(seat(learners), fittingIn(learners))

      expect(groups?.map(({ length }) => length)).toEqual(
        order.filter((_, at) => at % 3 === 0).map(() => 3),
      )
    }),
  )
})

test('thirty learners who may all meet are seated without a search', () => {
  const learners = allBut(30, [])
  const groups = groupsIn(seat(learners, { sizes: { least: 4, most: 5 } }), fittingIn(learners))
  expect(groups?.flat()).toHaveLength(30)
})

test('ten learners never take too long, whoever may meet whom', () => {
  const pair = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
  const sizes = fc.constantFrom({ least: 2, most: 3 }, { least: 2, most: 5 }, { least: 3, most: 5 })
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 60 }), sizes, (pairs, sizes) => {
      expect(seat(allBut(10, pairs), { sizes })).not.toBe('not-found')
    }),
    { numRuns: 500 },
  )
})

test('what would take too long is given up, and not called impossible', () => {
  const rivals = Array.from({ length: 22 }, (_, one) => one)
  const apart = rivals.flatMap((one) =>
    rivals.filter((other) => other !== one).map((other) => [one, other] as const),
  )
  expect(seat(allBut(33, apart))).toBe('not-found')
  expect(seat(allBut(33, apart), { over: 18 })).toBeInstanceOf(Int32Array)
})
