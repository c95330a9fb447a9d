import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOf } from '../chance.ts'
import { below, shuffled } from './shuffle.ts'

test('every number comes once, and the same chance gives the same order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.string(), (count, seed) => {
      const order = shuffled(count, chanceOf(seed))
      expect([...order].toSorted((one, other) => one - other)).toEqual([
        ...Array.from({ length: count }).keys(),
      ])
      expect(shuffled(count, chanceOf(seed))).toEqual(order)
    }),
  )
})

test('each of the orders of three comes about as often as the others', () => {
  const chance = chanceOf('three')
  const orders = Array.from({ length: 6000 }, () => shuffled(3, chance).join())
  const counts = Map.groupBy(orders, (order) => order)
  expect(counts.size).toBe(6)
  for (const { length } of counts.values()) expect(Math.abs(length - 1000)).toBeLessThan(150)
})

test('a number below a count is never the count itself', () => {
  expect(below(7, () => 0.999_999_999)).toBe(6)
  expect(below(7, () => 0)).toBe(0)
})
