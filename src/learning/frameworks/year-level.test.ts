import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitOf, yearsIn } from './year-level.ts'

const year = fc.integer({ min: 0, max: 13 })

/** The ways in which publishers and rosters write one year. */
const ways: readonly ((year: number) => string)[] = [
  String,
  (n) => String(n).padStart(2, '0'),
  (n) => `Year ${n}`,
  (n) => `GRADE ${n}`,
  (n) => `  grade  ${n} `,
  (n) => `${n}th grade`,
]

const someYears = fc.uniqueArray(year, { minLength: 1, maxLength: 4 })
const oneLevel = fc.constantFrom('5', '05, 06', 'K', 'K-2', '3–5', 'HS', 'MS', '9, 10', 'Advanced')

describe('the years that a level is about', () => {
  test('are the same however one year is written', () => {
    fc.assert(
      fc.property(year, fc.constantFrom(...ways), (n, written) => {
        expect(yearsIn(written(n))).toEqual([n])
      }),
    )
  })

  test('are all of those that are listed, in their order and each once', () => {
    const between = fc.constantFrom(', ', ',', '; ', '/', ' and ', ' & ')
    fc.assert(
      fc.property(someYears, between, (years, comma) => {
        const sorted = years.toSorted((a, b) => a - b)
        expect(yearsIn([...years, ...years].join(comma))).toEqual(sorted)
      }),
    )
  })

  test('are all from the first to the last of a span, whichever is said first', () => {
    const dash = fc.constantFrom('-', '–', ' — ', ' to ')
    fc.assert(
      fc.property(year, year, dash, (a, b, to) => {
        const found = yearsIn(`Years ${a}${to}${b}`)
        expect(found).toHaveLength(Math.abs(a - b) + 1)
        expect([found[0], found.at(-1)]).toEqual([Math.min(a, b), Math.max(a, b)])
      }),
    )
  })

  test.each([
    ['K', [0]],
    ['KG', [0]],
    ['Reception', [0]],
    ['PK', [-1]],
    ['Pre-K', [-1]],
    ['K-2', [0, 1, 2]],
    ['Pre-K–1', [-1, 0, 1]],
    ['Grades 3–5', [3, 4, 5]],
    ['MS', [6, 7, 8]],
    ['HS', [9, 10, 11, 12, 13]],
    ['High school', [9, 10, 11, 12, 13]],
    ['K–HS', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]],
    ['8, HS', [8, 9, 10, 11, 12, 13]],
  ])('of %s are %j', (level, years) => {
    expect(yearsIn(level)).toEqual(years)
  })

  test.each([
    '',
    ' ',
    '-',
    'Advanced',
    'A1',
    'B2+',
    'Key Stage 2',
    'Level 5',
    '2016',
    '1.5',
    'Pre-A1',
  ])('are none where it says “%s”', (level) => {
    expect(yearsIn(level)).toEqual([])
  })

  test('are read from any text without trouble, and in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const years = yearsIn(text)
        expect(years).toEqual([...new Set(years)].toSorted((a, b) => a - b))
      }),
    )
  })
})

describe('how well a level suits a year level', () => {
  test('is the same from both sides, and between nothing and one', () => {
    fc.assert(
      fc.property(oneLevel, oneLevel, (a, b) => {
        expect(fitOf(a, b)).toBe(fitOf(b, a))
        expect(fitOf(a, b)).toBeGreaterThanOrEqual(0)
        expect(fitOf(a, b)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('is whole where the years are the same, and nothing where none is shared', () => {
    fc.assert(
      fc.property(oneLevel, oneLevel, (a, b) => {
        const [these, those] = [yearsIn(a), yearsIn(b)]
        const isSame = these.length > 0 && String(these) === String(those)
        expect(fitOf(a, b) === 1).toBe(isSame)
        expect(fitOf(a, b) === 0).toBe(!these.some((one) => those.includes(one)))
      }),
    )
  })

  test('is the better, the fewer other years it is about', () => {
    expect(['10', '9-10', 'HS', 'K'].map((level) => fitOf(level, '10'))).toEqual([1, 0.5, 0.2, 0])
  })
})
