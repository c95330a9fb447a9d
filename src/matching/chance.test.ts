import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOf, mix } from './chance.ts'

const drawn = (seed: string, count: number) => {
  const chance = chanceOf(seed)
  return Array.from({ length: count }, chance)
}

test('the same seed draws the same row, and another seed another', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(drawn(one, 5)).toEqual(drawn(one, 5))
      if (one !== other) expect(drawn(one, 5)).not.toEqual(drawn(other, 5))
    }),
  )
})

test('what is drawn lies in [0, 1) and falls evenly into ten parts', () => {
  const parts = Array.from({ length: 10 }, () => 0)
  for (const one of drawn('even', 100_000)) {
    expect(one >= 0 && one < 1).toBe(true)
    parts[Math.floor(one * 10)]! += 1
  }

  for (const part of parts) expect(Math.abs(part - 10_000)).toBeLessThan(500)
})

test('near texts mix to numbers far apart', () => {
  const mixed = Array.from({ length: 10_000 }, (_, at) => mix(`learner ${at}`))

  expect(new Set(mixed).size).toBe(10_000)
  const upper = mixed.filter((number) => number >= 2 ** 31).length
  expect(Math.abs(upper - 5_000)).toBeLessThan(250)
})

test('the numbers are those of every machine', () => {
  expect([mix(''), mix('kith'), mix('māori')]).toMatchInlineSnapshot(`
    [
      2872998923,
      851002973,
      2760723356,
    ]
  `)
  expect(drawn('kith', 3)).toMatchInlineSnapshot(`
    [
      0.9409151945728809,
      0.4414327379781753,
      0.7668540799058974,
    ]
  `)
})
