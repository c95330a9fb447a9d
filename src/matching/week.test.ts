import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { always, bothFree, never, partsOfDay, timesOf, weekOf } from './week.ts'

const someTimes = fc.uniqueArray(
  fc.record({ day: fc.integer({ min: 1, max: 7 }), part: fc.constantFrom(...partsOfDay) }),
  { selector: ({ day, part }) => `${day} ${part}` },
)

test('a week tells the times it was made of, in their order', () => {
  fc.assert(
    fc.property(someTimes, (times) => {
      expect(timesOf(weekOf(times))).toEqual(
        times.toSorted(
          (one, other) =>
            one.day - other.day || partsOfDay.indexOf(one.part) - partsOfDay.indexOf(other.part),
        ),
      )
    }),
  )
})

test('both are free when each of them is', () => {
  fc.assert(
    fc.property(someTimes, someTimes, (one, other) => {
      const shared = one.filter((time) =>
        other.some(({ day, part }) => day === time.day && part === time.part),
      )
      expect(bothFree(weekOf(one), weekOf(other))).toBe(weekOf(shared))
    }),
  )
})

test('a week has 28 times, and none of them is never', () => {
  expect(timesOf(always)).toHaveLength(28)
  expect(timesOf(never)).toEqual([])
  expect(weekOf(timesOf(always))).toBe(always)
})
