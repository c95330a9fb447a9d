import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../../../platform/errors.ts'
import { said } from '../../../platform/i18n/word.ts'
import { rosterWords as words } from '../words.ts'
import type { Line } from './csv-rows.ts'
import { limits } from './limits.ts'
import { ordersIn } from './orders.ts'

/** A column of days, as a file gives its lines: a few at a time, the headings first. */
async function* linesOf(rows: readonly (readonly string[])[], size = 3, from = 2) {
  yield [{ line: 1, values: ['begin', 'end'] }] as readonly Line[]
  for (let at = 0; at < rows.length; at += size) {
    yield rows.slice(at, at + size).map((values, index) => ({ line: from + at + index, values }))
  }
}

const columns = [
  ['begin', 0],
  ['end', 1],
] as const

async function orders(rows: readonly (readonly string[])[], size?: number) {
  const found = await ordersIn(linesOf(rows, size), columns)
  return Object.fromEntries(Object.entries(found).map(([name, set]) => [name, [...set].toSorted()]))
}

const dayFirst = fc.constantFrom('13/04/2026', '31.01.2026', '28/2/2026')
const monthFirst = fc.constantFrom('04/13/2026', '01/31/2026', '2/28/2026 00:00')
const silent = fc.constantFrom('', '03/04/2026', '05/05/2026', '2026-04-13', 'soon', '31/31/2026')

test('a column goes by those of its days that give it away, wherever they stand', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(silent), dayFirst, fc.array(silent), async (above, told, below) => {
      const begins = [...above, told, ...below]

      expect(await orders(begins.map((day) => [day, '']))).toMatchObject({ begin: ['day-first'] })
    }),
  )
})

test('a column with days of both orders is in both, and so is known to be in neither', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(silent, dayFirst, monthFirst)),
      dayFirst,
      monthFirst,
      fc.infiniteStream(fc.nat()),
      async (others, one, other, numbers) => {
        const keyed = [...others, one, other].map((day) => ({
          day,
          key: numbers.next().value ?? 0,
        }))
        const begins = keyed.toSorted((a, b) => a.key - b.key).map(({ day }) => day)

        expect((await orders(begins.map((day) => [day, ''])))['begin']).toEqual([
          'day-first',
          'month-first',
        ])
      },
    ),
  )
})

test('a column that gives nothing away goes by the others of its file', async () => {
  expect(await orders([['03/04/2026', '06/30/2026']])).toEqual({
    begin: ['month-first'],
    end: ['month-first'],
  })
  expect(await orders([['03/04/2026', '']])).toEqual({ begin: [], end: [] })
})

test('a column that gives itself away does not care for the others', async () => {
  expect(
    await orders([
      ['13/04/2026', '06/30/2026'],
      ['03/04/2026', '05/06/2026'],
    ]),
  ).toEqual({ begin: ['day-first'], end: ['month-first'] })
})

test('how many lines come at once changes nothing', async () => {
  const rows = [
    ['03/04/2026', '13/04/2026'],
    ['04/13/2026', ''],
    ['', '05/06/2026'],
    ['13/04/2026', ''],
  ]
  const whole = await orders(rows, 100)

  for (const size of [1, 2, 3]) expect(await orders(rows, size)).toEqual(whole)
})

test('a row that is too short bears no witness', async () => {
  expect(await orders([[], ['03/04/2026'], ['13/04/2026']])).toEqual({
    begin: ['day-first'],
    end: ['day-first'],
  })
})

test('what is broken behind what was seen is left for the reading to name', async () => {
  async function* cutShort(): AsyncGenerator<readonly Line[]> {
    yield [{ line: 2, values: ['13/04/2026', ''] }]
    throw new Refusal('invalid', said(words.brokenZip, { file: 'a.zip' }))
  }
  async function* wrong(): AsyncGenerator<readonly Line[]> {
    yield []
    throw new TypeError('a fault of ours')
  }

  expect(await ordersIn(cutShort(), columns)).toMatchObject({ begin: new Set(['day-first']) })
  await expect(ordersIn(wrong(), columns)).rejects.toThrow('a fault of ours')
})

test('a file of more lines than a roster has is not looked through to its end', async () => {
  let seen = 0
  async function* endless(): AsyncGenerator<readonly Line[]> {
    for (;;) {
      seen += 1000
      yield [{ line: seen, values: ['03/04/2026', ''] }]
    }
  }

  await ordersIn(endless(), columns)

  expect(seen).toBeLessThanOrEqual(limits.lines + 1000)
})
