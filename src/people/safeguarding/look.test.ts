import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOfLook, hoursOfALook, isReason, lasts, longestReason, shortestReason } from './look.ts'
import { lookWords } from './words.ts'

const moments = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
})

describe('a look', () => {
  test('lasts from the moment of its beginning, and no longer in the moment of its end', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -10, max: 10 }), (begunAt, hours) => {
        const look = { begunAt, endsAt: endOfLook(begunAt) }
        const at = new Date(begunAt.getTime() + hours * 60 * 60_000)

        expect(lasts(look, at)).toBe(hours >= 0 && hours < hoursOfALook)
      }),
    )
  })

  test('begun at nine in the morning ends at one', () => {
    const begunAt = new Date('2026-03-31T09:00:00+13:00')
    const look = { begunAt, endsAt: endOfLook(begunAt) }

    expect(look.endsAt).toEqual(new Date('2026-03-31T13:00:00+13:00'))
    expect(lasts(look, new Date('2026-03-31T12:59:59+13:00'))).toBe(true)
    expect(lasts(look, look.endsAt)).toBe(false)
  })

  test('that is ended in the moment of its beginning never lasts', () => {
    fc.assert(
      fc.property(moments, moments, (moment, now) => {
        expect(lasts({ begunAt: moment, endsAt: moment }, now)).toBe(false)
      }),
    )
  })
})

describe('a reason', () => {
  test('is as long as the database takes it, which counts signs and not halves of them', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'ā', '🙂'), fc.nat({ max: 600 }), (sign, count) => {
        expect(isReason(sign.repeat(count))).toBe(count >= shortestReason && count <= longestReason)
      }),
    )
  })

  test('is asked for in words that name both ends', () => {
    for (const word of [lookWords.becauseHint, lookWords.becauseWrong]) {
      expect(word.english).toContain(String(shortestReason))
      expect(word.english).toContain(String(longestReason))
    }
  })
})
