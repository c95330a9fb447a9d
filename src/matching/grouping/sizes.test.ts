import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkSizes,
  fit,
  leastVariance,
  mostSeated,
  nearestSizes,
  usualSizes,
  varianceOf,
  type Sizes,
} from './sizes.ts'

const someSizes = fc
  .tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 0, max: 5 }))
  .map(([least, more]): Sizes => ({ least, most: least + more }))
const someCount = fc.integer({ min: 0, max: 80 })

/** The sizes of groups in every way to seat so many, largest first. */
function waysToSeat(count: number, { least, most }: Sizes, ceiling = most): number[][] {
  if (count === 0) return [[]]
  const sizes = Array.from({ length: ceiling - least + 1 }, (_, at) => ceiling - at)
  return sizes
    .filter((size) => size <= count)
    .flatMap((size) =>
      waysToSeat(count - size, { least, most }, size).map((rest) => [size, ...rest]),
    )
}

describe('groups of four or five', () => {
  const fours = { least: 4, most: 5 }

  test('cannot seat one, two, three, six, seven or eleven, and can seat every other number', () => {
    const unseated = Array.from({ length: 60 }, (_, count) => count).filter(
      (count) => !fit(count, fours),
    )
    expect(unseated).toEqual([1, 2, 3, 6, 7, 11])
  })

  test.each([
    [6, ['3–5', '4–6']],
    [7, ['3–5']],
    [11, ['3–5', '4–6']],
    [3, ['3–5']],
    [2, ['2–5']],
    [1, []],
    [0, []],
    [12, []],
  ])('for %i learners the nearest sizes that would do are %j', (count, expected) => {
    const nearest = nearestSizes(count, fours).map(({ least, most }) => `${least}–${most}`)
    expect(nearest).toEqual(expected)
  })

  test.each([
    [11, 10],
    [7, 5],
    [6, 5],
    [3, 0],
    [20, 20],
  ])('of %i learners they can seat %i', (count, seated) => {
    expect(mostSeated(count, fours)).toBe(seated)
  })
})

test('groups of three to five seat everybody from three learners on', () => {
  for (let count = 3; count < 100; count += 1) expect(fit(count, usualSizes)).toBe(true)
})

test('a number fits exactly if there is a way to seat it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 24 }), someSizes, (count, sizes) => {
      expect(fit(count, sizes)).toBe(waysToSeat(count, sizes).length > 0)
    }),
  )
})

test('no more can be seated than are there, and one more never can', () => {
  fc.assert(
    fc.property(someCount, someSizes, (count, sizes) => {
      const seated = mostSeated(count, sizes)
      expect(fit(seated, sizes)).toBe(true)
      for (let more = seated + 1; more <= count; more += 1) expect(fit(more, sizes)).toBe(false)
    }),
  )
})

test('sizes that are named instead would do, and nothing nearer would', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 80 }), someSizes, (count, sizes) => {
      const nearest = nearestSizes(count, sizes)
      const steps = nearest.map(({ least, most }) => sizes.least - least + most - sizes.most)

      expect(nearest.length > 0).toBe(!fit(count, sizes))
      for (const one of nearest) expect(fit(count, one)).toBe(true)
      expect(new Set(steps).size).toBeLessThanOrEqual(1)
      for (let less = 0; less < (steps[0] ?? 0); less += 1) {
        for (let more = 0; more <= less; more += 1) {
          const nearer = { least: sizes.least - less + more, most: sizes.most + more }
          expect(nearer.least >= 2 && fit(count, nearer)).toBe(false)
        }
      }
    }),
  )
})

test('the least variance is that of the most even way to seat so many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 24 }), someSizes, (count, sizes) => {
      const variances = waysToSeat(count, sizes).map((groups) => {
        const squares = groups.reduce((sum, size) => sum + size * size, 0)
        return varianceOf(groups.length, count, squares)
      })
      const least = variances.length > 0 ? Math.min(...variances) : 0
      expect(leastVariance(count, sizes)).toBeCloseTo(least, 9)
    }),
  )
})

test('the variance of sizes is their mean squared distance from their mean', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 1 }), (sizes) => {
      const sum = sizes.reduce((total, size) => total + size, 0)
      const squares = sizes.reduce((total, size) => total + size * size, 0)
      const mean = sum / sizes.length
      const expected = sizes.reduce((total, size) => total + (size - mean) ** 2, 0) / sizes.length
      expect(varianceOf(sizes.length, sum, squares)).toBeCloseTo(expected, 9)
    }),
  )
  expect(varianceOf(0, 0, 0)).toBe(0)
})

test.each([
  [1, 5],
  [3, 2],
  [2.5, 4],
  [3, Number.NaN],
  [3, 31],
  [0, 0],
])('groups of %d to %d are refused', (least, most) => {
  expect(() => checkSizes({ least, most })).toThrow(/whole numbers from 2 to 30/)
})
