import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDay, isTwoDays, orderOf, readDay, type DayOrder } from './day.ts'

const none = new Set<DayOrder>()
const dayFirst = new Set<DayOrder>(['day-first'])
const monthFirst = new Set<DayOrder>(['month-first'])
const both = new Set<DayOrder>(['day-first', 'month-first'])
const anyOrders = fc.constantFrom(none, dayFirst, monthFirst, both)

const someDay = fc
  .integer({ min: -40_000, max: 60_000 })
  .map((days) => new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10))
const stroke = fc.constantFrom('/', '.', '-')
const behind = fc.constantFrom('', ' 00:00', 'T09:30:00.000Z', '\t')

/** A day as it is written somewhere, with or without zeros in front. */
function written(day: string, order: DayOrder, { mark = '/', zeros = true } = {}): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const [m, d] = zeros ? [month, date] : [String(Number(month)), String(Number(date))]
  return (order === 'day-first' ? [d, m, year] : [m, d, year]).join(mark)
}

const monthOf = (day: string) => Number(day.slice(5, 7))
const dateOf = (day: string) => Number(day.slice(8))
const isOneWay = (day: string) => dateOf(day) > 12
const isTwin = (day: string) => dateOf(day) === monthOf(day)

describe('a day that begins with its year', () => {
  test('is read as it stands, whatever the other days of its column are', () => {
    fc.assert(
      fc.property(someDay, behind, anyOrders, (day, time, orders) => {
        expect(readDay(`${day}${time}`, orders)).toBe(day)
        expect(readDay(`${day.replaceAll('-', '')}${time}`, orders)).toBe(day)
        expect(isTwoDays(`${day}${time}`)).toBe(false)
        expect(orderOf(`${day}${time}`)).toBeUndefined()
      }),
    )
  })

  test('may have strokes and no zeros', () => {
    expect(readDay('2026/4/3', none)).toBe('2026-04-03')
    expect(readDay('2026.04.03', both)).toBe('2026-04-03')
    expect(readDay('2026/4-3', none)).toBeUndefined()
  })
})

describe('a day with its year last', () => {
  test('that only one order makes a day is that day, and gives the order away', () => {
    fc.assert(
      fc.property(someDay.filter(isOneWay), stroke, fc.boolean(), anyOrders, (day, ...rest) => {
        const [mark, zeros, orders] = rest
        for (const order of ['day-first', 'month-first'] as const) {
          const text = written(day, order, { mark, zeros })

          expect(readDay(text, orders)).toBe(day)
          expect(orderOf(text)).toBe(order)
          expect(isTwoDays(text)).toBe(false)
        }
      }),
    )
  })

  test('that is the same day either way is that day, and gives nothing away', () => {
    fc.assert(
      fc.property(someDay.filter(isTwin), anyOrders, (day, orders) => {
        const text = written(day, 'day-first')

        expect(readDay(text, orders)).toBe(day)
        expect(orderOf(text)).toBeUndefined()
      }),
    )
  })

  test('that may be two is told by the order of the others, and by nothing else', () => {
    const unclear = someDay.filter((day) => !isOneWay(day) && !isTwin(day))
    fc.assert(
      fc.property(
        unclear,
        fc.constantFrom('day-first', 'month-first'),
        behind,
        (day, order, time) => {
          const text = `${written(day, order)}${time}`

          expect(readDay(text, new Set([order]))).toBe(day)
          expect(isTwoDays(text)).toBe(true)
          expect(orderOf(text)).toBeUndefined()
          for (const orders of [none, both]) {
            const found = readDay(text, orders)
            expect(Object.values(found ?? {})).toContain(day)
            expect(Object.keys(found ?? {}).toSorted()).toEqual(['dayFirst', 'monthFirst'])
          }
        },
      ),
    )
  })
})

test.for([
  'soon',
  '',
  '0',
  '2026-02-30',
  '2026-13-01',
  '2026-1-1x',
  '20261301',
  '202601',
  '32/13/2026',
  '13/13/2026',
  '31/04/2026',
  '29/02/2026',
  '03/04/26',
  '3/4.2026',
  '03/04/20261',
  '--/04/2026',
  'x03/04/2026',
])('%j is no day, in any order', (text) => {
  for (const orders of [none, dayFirst, monthFirst, both]) {
    expect(readDay(text, orders)).toBeUndefined()
  }
  expect(orderOf(text)).toBeUndefined()
  expect(isTwoDays(text)).toBe(false)
})

test('whatever is read is a day of the calendar', () => {
  const digits = fc.stringMatching(/^\d{1,4}[-/.]?\d{1,2}[-/.]?\d{1,4}$/)
  fc.assert(
    fc.property(fc.oneof(digits, fc.string()), anyOrders, (text, orders) => {
      const found = readDay(text, orders)
      const days = found === undefined || typeof found === 'string' ? [found] : Object.values(found)
      for (const day of days) if (day !== undefined) expect(isDay(day)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('a day is one of the calendar, leap years and all', () => {
  const leaps = {
    '2024-02-29': true,
    '2026-02-29': false,
    '1900-02-29': false,
    '2000-02-29': true,
    '2026-04-31': false,
    '2026-00-10': false,
    '2026-01-00': false,
    '2026-1-01': false,
    '2026-01-01 ': false,
  }
  for (const [day, is] of Object.entries(leaps)) expect(isDay(day)).toBe(is)
  fc.assert(
    fc.property(someDay, (day) => {
      expect(isDay(day)).toBe(true)
    }),
  )
})
