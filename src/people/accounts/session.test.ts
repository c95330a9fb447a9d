import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, isOver, isToBeTouched, linkLasts, sessionLasts } from './session.ts'
import { hashOf, newToken } from './token.ts'

const hour = 3_600_000
const began = new Date('2026-03-31T09:00:00+13:00')
const moment = fc.date({
  min: new Date('2020-01-01'),
  max: new Date('2060-01-01'),
  noInvalidDate: true,
})
const length = fc.integer({ min: 0, max: 60 * 24 * hour })

describe('a session', () => {
  test.each([
    ['is open at once', 0, false],
    ['is open after a week of rest, to the second', 7 * 24 * hour, false],
    ['is over a moment later', 7 * 24 * hour + 1, true],
    ['is over after holidays of ten days', 10 * 24 * hour, true],
  ])('%s', (_says, idle, over) => {
    const times = { seenAt: began, expiresAt: after(began, sessionLasts) }

    expect(isOver(times, after(began, idle))).toBe(over)
  })

  test('is over after thirty days, however busy', () => {
    const expiresAt = after(began, sessionLasts)
    const last = after(expiresAt, -1)

    expect(sessionLasts).toBe(30 * 24 * hour)
    expect(isOver({ seenAt: last, expiresAt }, last)).toBe(false)
    expect(isOver({ seenAt: last, expiresAt }, expiresAt)).toBe(true)
  })

  test('that is over stays over', () => {
    fc.assert(
      fc.property(moment, length, length, (seenAt, idle, more) => {
        const times = { seenAt, expiresAt: after(seenAt, sessionLasts) }
        const now = after(seenAt, idle)
        if (isOver(times, now)) expect(isOver(times, after(now, more))).toBe(true)
      }),
    )
  })

  test('that is used every minute or more lasts its thirty days', () => {
    fc.assert(
      fc.property(
        moment,
        fc.array(fc.integer({ min: 1, max: 12 * hour - 60_000 }), { maxLength: 40 }),
        (start, rests) => {
          const expiresAt = after(start, sessionLasts)
          let [now, seenAt] = [start, start]
          for (const rest of rests) {
            now = after(now, rest)
            if (now >= expiresAt) return
            expect(isOver({ seenAt, expiresAt }, now)).toBe(false)
            if (isToBeTouched({ seenAt, expiresAt }, now)) seenAt = now
          }
        },
      ),
    )
  })

  test('is written down as seen once a minute at most', () => {
    const times = { seenAt: began, expiresAt: after(began, sessionLasts) }

    expect(isToBeTouched(times, after(began, 60_000))).toBe(false)
    expect(isToBeTouched(times, after(began, 60_001))).toBe(true)
  })
})

test('a link lasts a week', () => {
  expect(linkLasts).toBe(7 * 24 * hour)
})

describe('a secret', () => {
  test('has 256 bits, in letters that an address can hold', () => {
    expect(newToken()).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  test('is never the same twice', () => {
    expect(new Set(Array.from({ length: 1000 }, newToken)).size).toBe(1000)
  })

  test('cannot be read from its hash, and has one hash only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(hashOf(one)).toMatch(/^[A-Za-z0-9_-]{43}$/)
        expect(hashOf(one) === hashOf(other)).toBe(one === other)
      }),
    )
  })
})
