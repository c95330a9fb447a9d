import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBefore, schoolDaysBefore } from './school-days.ts'

const aDay = fc
  .date({ min: new Date('1999-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('the school days before a day', () => {
  test('leave out the weekend and the day itself', () => {
    expect(schoolDaysBefore('2026-11-23', 3)).toEqual(['2026-11-18', '2026-11-19', '2026-11-20'])
    expect(schoolDaysBefore('2026-11-21', 2)).toEqual(['2026-11-19', '2026-11-20'])
    expect(schoolDaysBefore('2026-11-20', 2)).toEqual(['2026-11-18', '2026-11-19'])
  })

  test('cross the end of a year and a leap day', () => {
    expect(schoolDaysBefore('2027-01-04', 2)).toEqual(['2026-12-31', '2027-01-01'])
    expect(schoolDaysBefore('2028-03-01', 1)).toEqual(['2028-02-29'])
  })

  test('are as many as asked for, in order, Monday to Friday, and past', () => {
    fc.assert(
      fc.property(aDay, fc.nat(60), (today, count) => {
        const days = schoolDaysBefore(today, count)

        expect(days).toHaveLength(count)
        expect(days).toEqual([...new Set(days)].sort())
        expect(days.filter((day) => day >= today)).toEqual([])
        expect(days.filter((day) => [0, 6].includes(new Date(day).getUTCDay()))).toEqual([])
      }),
    )
  })

  test('miss none: the next older school day is always the one before', () => {
    fc.assert(
      fc.property(aDay, (today) => {
        const [older, newer] = schoolDaysBefore(today, 2) as [string, string]

        expect(schoolDaysBefore(newer, 1)).toEqual([older])
      }),
    )
  })

  test.each([
    '',
    'today',
    '2026-13-01',
    '2026-02-30',
    '2026-2-3',
    '21.11.2026',
    '2026-11-21T09:00',
  ])('cannot be told for “%s”, which is no day', (text) => {
    expect(() => schoolDaysBefore(text, 1)).toThrow(RangeError)
    expect(() => schoolDaysBefore(text, 1)).toThrow(text)
  })
})

describe('days before a day', () => {
  test('count every day, whatever clocks do', () => {
    expect(daysBefore('2026-04-06', 1)).toBe('2026-04-05')
    expect(daysBefore('2026-01-01', 1)).toBe('2025-12-31')
    expect(daysBefore('2026-01-01', 0)).toBe('2026-01-01')
  })
})
