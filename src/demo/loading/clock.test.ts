import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { momentIn } from './clock.ts'

const zones = ['Pacific/Auckland', 'Europe/London', 'America/St_Johns', 'Asia/Kolkata', 'UTC']

/** What the clock on the wall shows, asked in another way than the code asks. */
function shownIn(timeZone: string, moment: Date): string {
  const style = { dateStyle: 'short', timeStyle: 'short' } as const
  return moment.toLocaleString('sv-SE', { timeZone, ...style }).replace(' ', 'T')
}

const times = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 16))

describe('the moment at which a clock shows a time', () => {
  test('is one at which it does, in an hour that it does not leave out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), times, (zone, local) => {
        const moment = momentIn(zone, local)
        const isLeftOut = shownIn(zone, moment) !== local
        expect(isLeftOut && !mayBeLeftOut(local)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('comes later for a later time of the same half of a day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), times, (zone, local) => {
        const noon = momentIn(zone, `${local.slice(0, 10)}T12:00`)
        const later = momentIn(zone, `${local.slice(0, 10)}T12:01`)
        expect(later.getTime() - noon.getTime()).toBe(60_000)
      }),
    )
  })

  test.each([
    ['Pacific/Auckland', '2026-07-01T09:14', '2026-06-30T21:14:00.000Z'],
    ['Pacific/Auckland', '2026-11-20T09:14', '2026-11-19T20:14:00.000Z'],
    ['Asia/Kolkata', '2026-03-31T00:00', '2026-03-30T18:30:00.000Z'],
    ['UTC', '2026-03-31T23:59', '2026-03-31T23:59:00.000Z'],
  ])('in %s, %s is %s', (zone, local, moment) => {
    expect(momentIn(zone, local).toISOString()).toBe(moment)
  })

  test('is the first of two where an hour comes twice', () => {
    expect(momentIn('Pacific/Auckland', '2026-04-05T02:30').toISOString()).toBe(
      '2026-04-04T13:30:00.000Z',
    )
  })

  test('is an hour on where the clock leaves the hour out', () => {
    const moment = momentIn('Pacific/Auckland', '2026-09-27T02:30')

    expect(shownIn('Pacific/Auckland', moment)).toBe('2026-09-27T03:30')
  })

  test('keeps the days round a change of the clock apart', () => {
    const before = momentIn('Pacific/Auckland', '2026-09-26T09:00')
    const after = momentIn('Pacific/Auckland', '2026-09-27T09:00')

    expect(after.getTime() - before.getTime()).toBe(23 * 60 * 60 * 1000)
  })
})

/** Clocks go forward in the hours after midnight, in these zones between one and three. */
function mayBeLeftOut(local: string): boolean {
  return ['00', '01', '02'].includes(local.slice(11, 13))
}
