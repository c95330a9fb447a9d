import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceFor } from './chance.ts'

const seeds = fc.tuple(fc.integer(), fc.string())

describe('chance', () => {
  test('is the same again for the same seed and purpose', () => {
    fc.assert(
      fc.property(seeds, ([seed, purpose]) => {
        const [one, other] = [chanceFor(seed, purpose), chanceFor(seed, purpose)]

        const draw = (): number[] => Array.from({ length: 20 }, () => one.number())
        const again = (): number[] => Array.from({ length: 20 }, () => other.number())

        expect(draw()).toEqual(again())
      }),
    )
  })

  test('is not what it was yesterday on another machine by accident', () => {
    const chance = chanceFor(1, 'a purpose')

    expect(Array.from({ length: 4 }, () => chance.between(1, 1000))).toEqual([940, 148, 355, 181])
  })

  test('differs by purpose and by seed', () => {
    const first = (seed: number, purpose: string): number => chanceFor(seed, purpose).number()

    expect(first(1, 'circles')).not.toBe(first(1, 'birthdays'))
    expect(first(1, 'circles')).not.toBe(first(2, 'circles'))
  })

  test('numbers lie from nought up to one and spread evenly', () => {
    const chance = chanceFor(7, 'spread')
    const tenths = Array.from({ length: 10 }, () => 0)

    for (let draw = 0; draw < 20_000; draw += 1) tenths[Math.floor(chance.number() * 10)]! += 1

    expect(tenths).toHaveLength(10)
    expect(Math.min(...tenths)).toBeGreaterThan(1800)
    expect(Math.max(...tenths)).toBeLessThan(2200)
  })

  test('a whole number between two is one of them or lies between', () => {
    fc.assert(
      fc.property(seeds, fc.nat(50), fc.nat(50), ([seed, purpose], least, more) => {
        const drawn = chanceFor(seed, purpose).between(least, least + more)

        expect(Number.isInteger(drawn)).toBe(true)
        expect(drawn).toBeGreaterThanOrEqual(least)
        expect(drawn).toBeLessThanOrEqual(least + more)
      }),
    )
  })

  test('both ends of a range come up', () => {
    const chance = chanceFor(3, 'ends')

    const drawn = new Set(Array.from({ length: 200 }, () => chance.between(1, 3)))

    expect(drawn).toEqual(new Set([1, 2, 3]))
  })

  test('shuffling loses nothing, adds nothing and leaves the list as it was', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.integer()), ([seed, purpose], items) => {
        const before = [...items]

        const shuffled = chanceFor(seed, purpose).shuffled(items)

        expect(shuffled.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b))
        expect(items).toEqual(before)
      }),
    )
  })

  test('every item can come first', () => {
    const firsts = Array.from({ length: 100 }, (_, seed) => chanceFor(seed, '').shuffled([1, 2, 3]))

    expect(new Set(firsts.map(([first]) => first)).size).toBe(3)
  })

  test('what is sure happens and what cannot be does not', () => {
    fc.assert(
      fc.property(seeds, ([seed, purpose]) => {
        expect(chanceFor(seed, purpose).happens(1)).toBe(true)
        expect(chanceFor(seed, purpose).happens(0)).toBe(false)
      }),
    )
  })

  test('picks only what is there, and from nothing nothing', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.integer(), { minLength: 1 }), ([seed, purpose], items) => {
        expect(items).toContain(chanceFor(seed, purpose).pick(items))
      }),
    )
    expect(() => chanceFor(1, '').pick([])).toThrow(RangeError)
  })
})
