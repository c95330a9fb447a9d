import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayIn } from '../../platform/day.ts'
import {
  byDay,
  endOfLook,
  hoursOfALook,
  isReason,
  lasts,
  longestReason,
  shortestReason,
} from './look.ts'
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

describe('looks by day', () => {
  const zones = fc.constantFrom('Pacific/Auckland', 'Europe/London', 'America/Lima', 'UTC')
  const some = fc.array(fc.record({ begunAt: moments }), { maxLength: 20 })

  test('are all there, once, in their order, each under the day on which it began there', () => {
    fc.assert(
      fc.property(some, zones, (looks, zone) => {
        const inOrder = looks.toSorted((one, other) => +other.begunAt - +one.begunAt)

        const days = byDay(inOrder, zone)

        expect(days.flatMap(([, ofDay]) => ofDay)).toEqual(inOrder)
        expect(new Set(days.map(([day]) => day)).size).toBe(days.length)
        for (const [day, ofDay] of days)
          for (const { begunAt } of ofDay) expect(dayIn(zone, begunAt)).toBe(day)
      }),
    )
  })

  test('begin with midnight where the school is', () => {
    const looks = [{ begunAt: new Date('2026-03-31T11:30:00Z') }]

    expect(byDay(looks, 'Pacific/Auckland').map(([day]) => day)).toEqual(['2026-04-01'])
    expect(byDay(looks, 'Europe/London').map(([day]) => day)).toEqual(['2026-03-31'])
  })
})
