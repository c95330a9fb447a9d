import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandOf, isGrownUp, isYoung } from './age.ts'

const day = '2026-03-31'
const level = fc.integer({ min: 0, max: 13 }).map(String)
const readable = fc.oneof(level, fc.constantFrom('IT', 'PR', 'PK', 'tk', 'kg', 'K', '05'))
const lists = fc.array(
  fc.array(readable, { minLength: 1, maxLength: 3 }).map((some) => some.join(', ')),
  { maxLength: 3 },
)
const unreadable = fc.constantFrom('', 'Blue', '9-10', '9 and 10', '5,', 'PS', 'UG', '2016', '-3')
const month = fc
  .tuple(fc.integer({ min: 1950, max: 2026 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, at]) => `${year}-${String(at).padStart(2, '0')}`)
const unknown = { birthMonth: null }

/** From the youngest to the oldest. */
const bands = ['under 6', '6–9', '10–12', '13–15', '16–17', 'adult'] as const

describe('the month of birth', () => {
  test.each([
    ['2020-04', 'under 6'],
    ['2020-03', '6–9'],
    ['2016-03', '10–12'],
    ['2013-04', '10–12'],
    ['2013-03', '13–15'],
    ['2010-03', '16–17'],
    ['2008-04', '16–17'],
    ['2008-03', 'adult'],
  ])('%s makes them %s', (birthMonth, band) => {
    expect(bandOf({ birthMonth, yearLevels: [] }, day)).toBe(band)
  })

  test('says it alone, whatever is written of levels', () => {
    fc.assert(
      fc.property(month, fc.array(fc.oneof(readable, unreadable)), (birthMonth, yearLevels) => {
        const alone = bandOf({ birthMonth, yearLevels: [] }, day)

        expect(bandOf({ birthMonth, yearLevels }, day)).toBe(alone)
      }),
    )
  })
})

describe('the levels at school', () => {
  test.each([
    [['5'], '10–12'],
    [['5', '9, 10'], '16–17'],
    [['5, 6'], '10–12'],
    [['6', '07'], '13–15'],
    [['KG'], '6–9'],
    [['PK', '5'], '10–12'],
    [['13'], '16–17'],
    [['99'], '16–17'],
  ])('%j make them %s', (yearLevels, band) => {
    expect(bandOf({ ...unknown, yearLevels }, day)).toBe(band)
  })

  test('tell nothing where one of them cannot be read, in whatever place', () => {
    fc.assert(
      fc.property(lists, unreadable, lists, (before, one, after) => {
        expect(bandOf({ ...unknown, yearLevels: [...before, one, ...after] }, day)).toBeUndefined()
      }),
    )
  })

  test('tell nothing where there are none', () => {
    expect(bandOf({ ...unknown, yearLevels: [] }, day)).toBeUndefined()
    expect(isYoung(undefined) || isGrownUp(undefined)).toBe(false)
  })

  test('make nobody younger by one more of them', () => {
    fc.assert(
      fc.property(lists, readable, (yearLevels, one) => {
        const less = bandOf({ ...unknown, yearLevels }, day) ?? 'under 6'
        const more = bandOf({ ...unknown, yearLevels: [...yearLevels, one] }, day)

        expect(bands.indexOf(more!)).toBeGreaterThanOrEqual(bands.indexOf(less))
      }),
    )
  })

  test('never tell that somebody is an adult', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(readable, unreadable, fc.string())), (yearLevels) => {
        expect(isGrownUp(bandOf({ ...unknown, yearLevels }, day))).toBe(false)
      }),
    )
  })

  test('say the same in any order, and in one list or several', () => {
    fc.assert(
      fc.property(lists, (yearLevels) => {
        const band = bandOf({ ...unknown, yearLevels }, day)
        const joined = yearLevels.length === 0 ? [] : [yearLevels.join(',')]

        expect(bandOf({ ...unknown, yearLevels: yearLevels.toReversed() }, day)).toBe(band)
        expect(bandOf({ ...unknown, yearLevels: joined }, day)).toBe(band)
      }),
    )
  })
})
