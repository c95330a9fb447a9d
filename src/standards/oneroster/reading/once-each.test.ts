import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addRow, noRows, type Rows } from './draft.ts'
import { onceEach } from './once-each.ts'

const day = fc.constantFrom('2026-01-01', '2026-06-30', '2026-12-31')
const someRow = fc
  .record({
    class: fc.constantFrom('a', 'b'),
    person: fc.constantFrom('x', 'y', 'é'),
    ended: fc.boolean(),
    primary: fc.boolean(),
    starts: fc.option(day, { nil: undefined }),
    ends: fc.option(day, { nil: undefined }),
  })
  .map(({ starts, ends, ...row }) => ({
    ...row,
    ...(starts !== undefined && { starts }),
    ...(ends !== undefined && { ends }),
  }))
const someRows = fc.array(someRow, { maxLength: 20 })

type Row = typeof someRow extends fc.Arbitrary<infer One> ? One : never

function rowsOf(values: readonly Row[]): Rows<Row> {
  const rows = noRows<Row>()
  for (const [at, value] of values.entries()) addRow(rows, { value, file: 'a.csv', line: at + 2 })
  return rows
}

function once(values: readonly Row[]): Row[] {
  return Array.from(onceEach(rowsOf(values), 'class', 'person'), ({ value }) => value)
}

const joined = (row: Row) => `${row.class} ${row.person}`

describe('of rows that join the same', () => {
  test('one is left, and of no others is one lost', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const left = once(rows).map(joined)

        expect(left).toEqual([...new Set(left)])
        expect(new Set(left)).toEqual(new Set(rows.map(joined)))
      }),
    )
  })

  test('the same one is left in whatever order they come', () => {
    fc.assert(
      fc.property(
        someRows.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          expect(once(shuffled)).toEqual(once(rows))
        },
      ),
    )
  })

  test('none holds longer than the one that is left', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const left = new Map(once(rows).map((row) => [joined(row), row]))

        for (const row of rows.filter(({ ended }) => !ended)) {
          const best = left.get(joined(row))
          expect(best?.ended).toBe(false)
          expect((best?.ends ?? '9999') >= (row.ends ?? '9999')).toBe(true)
        }
      }),
    )
  })

  test('done again it leaves the same', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        expect(once(once(rows))).toEqual(once(rows))
      }),
    )
  })
})

test('what is left keeps its place in its file', () => {
  const rows = rowsOf([
    { class: 'b', person: 'x', ended: false, primary: false },
    { class: 'a', person: 'x', ended: true, primary: false },
    { class: 'a', person: 'x', ended: false, primary: false },
  ])

  const places = Array.from(onceEach(rows, 'class', 'person'), ({ value, line }) => [
    value.class,
    line,
  ])

  expect(places).toEqual([
    ['a', 4],
    ['b', 2],
  ])
})
