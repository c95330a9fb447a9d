import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { endRows, rowReader, takeRows, type BrokenLine, type Line } from './csv-rows.ts'

function rowsOf(lines: readonly string[], most = 100) {
  const broken: BrokenLine[] = []
  const reader = rowReader(',', most, (row) => broken.push(row))
  const rows: Line[] = [...takeRows(reader, lines), ...endRows(reader)]
  return { rows, broken, values: rows.map(({ values }) => values) }
}

test('each line is a row, and empty ones are none', () => {
  expect(rowsOf(['a,b', '', '  ', '1,2']).rows).toEqual([
    { line: 1, values: ['a', 'b'] },
    { line: 4, values: ['1', '2'] },
  ])
})

test('a row of several lines stands on its first, and the next on the line after its last', () => {
  expect(rowsOf(['a,"b', '', 'c",d', 'e']).rows).toEqual([
    { line: 1, values: ['a', 'b\n\nc', 'd'] },
    { line: 4, values: ['e'] },
  ])
})

test('values over several lines may follow one another in one row', () => {
  const { rows, broken } = rowsOf(['"a', 'b","c', 'd",e,"f', 'g"', 'h'])

  expect(rows).toEqual([
    { line: 1, values: ['a\nb', 'c\nd', 'e', 'f\ng'] },
    { line: 5, values: ['h'] },
  ])
  expect(broken).toEqual([])
})

test('doubled marks within a value of several lines are one mark each', () => {
  expect(rowsOf(['"a', '""b""', '""', 'c""",d']).values).toEqual([['a\n"b"\n"\nc"', 'd']])
})

test('a value that is closed in the middle of itself breaks the row at its first line', () => {
  const { rows, broken } = rowsOf(['1,"a', '2,b', '3,"c"x', '4,d'])

  expect(rows).toEqual([
    { line: 1, values: ['1', 'a'] },
    { line: 2, values: ['2', 'b'] },
    { line: 3, values: ['3', '"c"x'] },
    { line: 4, values: ['4', 'd'] },
  ])
  expect(broken).toEqual([
    { line: 1, tooLong: false },
    { line: 3, tooLong: false },
  ])
})

test('a mark that is open at the end of the file costs its own line alone', () => {
  const { rows, broken } = rowsOf(['1,a', '2,"b', '3,c', '4,d'])

  expect(rows).toEqual([
    { line: 1, values: ['1', 'a'] },
    { line: 2, values: ['2', 'b'] },
    { line: 3, values: ['3', 'c'] },
    { line: 4, values: ['4', 'd'] },
  ])
  expect(broken).toEqual([{ line: 2, tooLong: false }])
})

test('after an open mark, a value of several lines is still found', () => {
  const { rows, broken } = rowsOf(['1,"a', '2,b', '3,"c"', '4,"d', 'e"', '5,f'], 12)

  expect(rows).toEqual([
    { line: 1, values: ['1', 'a'] },
    { line: 2, values: ['2', 'b'] },
    { line: 3, values: ['3', 'c'] },
    { line: 4, values: ['4', 'd\ne'] },
    { line: 6, values: ['5', 'f'] },
  ])
  expect(broken).toEqual([{ line: 1, tooLong: false }])
})

test('a line may be as long as a row, and not a letter longer', () => {
  const { rows, broken } = rowsOf(['12345', '123456', '1'], 5)

  expect(rows).toEqual([
    { line: 1, values: ['12345'] },
    { line: 3, values: ['1'] },
  ])
  expect(broken).toEqual([{ line: 2, tooLong: true }])
})

test('a row of several lines may be as long as a row, its breaks counted, and not longer', () => {
  expect(rowsOf(['"234', '678"'], 9).rows).toEqual([{ line: 1, values: ['234\n678'] }])
  expect(rowsOf(['"234', '678"'], 9).broken).toEqual([])
  expect(rowsOf(['"234', '6789"'], 9).broken).toContainEqual({ line: 1, tooLong: false })
})

test('rows are the same whether lines come one by one or all at once', () => {
  const line = fc.string({ unit: fc.constantFrom('a', '"', ',', ' '), maxLength: 8 })
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 30 }),
      fc.integer({ min: 3, max: 60 }),
      (lines, most) => {
        const broken: BrokenLine[] = []
        const reader = rowReader(',', most, (row) => broken.push(row))
        const rows = lines.flatMap((text) => takeRows(reader, [text]))
        rows.push(...endRows(reader))

        const whole = rowsOf(lines, most)
        expect(rows).toEqual(whole.rows)
        expect(broken).toEqual(whole.broken)
      },
    ),
  )
})

test('no line is lost or read twice: rows and lines left out stand in their order', () => {
  const line = fc.string({ unit: fc.constantFrom('a', '"', ','), minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 30 }),
      fc.integer({ min: 3, max: 60 }),
      (lines, most) => {
        const { rows, broken } = rowsOf(lines, most)
        const starts = rows.map((row) => row.line)
        const left = broken.filter(({ tooLong }) => tooLong).map((row) => row.line)

        expect(starts).toEqual([...new Set(starts)].toSorted((one, other) => one - other))
        const taken = rows.reduce((sum, { values }) => sum + values.join().split('\n').length, 0)
        expect(taken + left.length).toBe(lines.length)
      },
    ),
  )
})

test('letters are kept: what is read has every letter of the lines that were not left out', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'b', '"', ','), minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const letters = (text: string) => text.replace(/[^ab]/g, '')

      expect(letters(rowsOf(lines, 1000).values.flat().join(''))).toBe(letters(lines.join('')))
    }),
  )
})

test('lines that each open a mark anew are taken in a moment, however many there are', () => {
  const hostile = [
    Array.from({ length: 50_000 }, () => 'b","c'),
    ['"', ...Array.from({ length: 50_000 }, () => '""')],
    Array.from({ length: 50_000 }, (_, at) => (at % 3000 === 2999 ? 'x"y' : 'b","c')),
    Array.from({ length: 50_000 }, () => 'a,"b'),
  ]
  for (const lines of hostile) {
    const start = performance.now()

    const { rows } = rowsOf(lines, 20_000)

    expect(rows.length).toBeGreaterThan(0)
    expect(performance.now() - start).toBeLessThan(5000)
  }
})

test('where too much had to be read again, marks that stay open cost their line and nothing else', () => {
  const lines = Array.from({ length: 30_000 }, () => 'b","c')

  const { rows, broken } = rowsOf(lines, 20_000)

  expect(rows).toHaveLength(30_000)
  expect(broken).toHaveLength(30_000)
  expect(rows.at(-1)).toEqual({ line: 30_000, values: ['b', 'c'] })
})
