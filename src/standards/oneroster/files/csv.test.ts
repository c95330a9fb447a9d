import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileOf } from '../../../../test/oneroster.ts'
import type { Line } from './csv-rows.ts'
import { linesOf } from './csv.ts'
import { quoted } from '../exporting/export.ts'
import { noProblems } from '../problem.ts'

async function read(content: string | Uint8Array<ArrayBuffer>, piece = 5) {
  const problems = noProblems()
  const state = { complete: true }
  const lines: Line[] = []
  for await (const some of linesOf(fileOf('users.csv', content, piece), problems, state))
    lines.push(...some)
  return { rows: lines.map(({ values }) => values), lines, problems, state }
}

test('rows come with the line on which they begin, whatever breaks the lines', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const { lines } = await read(['a,b', '1,2', '', '3,"x', 'y"', '4,5'].join(end))

    expect(lines.map(({ line }) => line)).toEqual([1, 2, 4, 6])
    expect(lines[2]?.values).toEqual(['3', 'x\ny'])
  }
})

test.for([',', ';', '\t'])('values may be parted by %j', async (mark) => {
  const { rows } = await read(`a${mark}b\n"1${mark}1"${mark}2\n`)

  expect(rows).toEqual([
    ['a', 'b'],
    [`1${mark}1`, '2'],
  ])
})

test('a quotation mark that is never closed costs the one line it stands on', async () => {
  const { rows, problems } = await read('a,b\n1,"two\n3,"four"\n5,six\n')

  expect(rows).toEqual([
    ['a', 'b'],
    ['1', 'two'],
    ['3', 'four'],
    ['5', 'six'],
  ])
  expect(problems.listed).toMatchObject([{ code: 'quote-broken', line: 2 }])
})

test('quotation marks inside a value without any around it are letters', async () => {
  const { rows, problems } = await read('a,b\nRobert "Bob",5\'6"\n')

  expect(rows[1]).toEqual(['Robert "Bob"', '5\'6"'])
  expect(problems.listed).toEqual([])
})

test('a line longer than any row is left out, and the file is known to be incomplete', async () => {
  const { rows, problems, state } = await read(`a,b\n1,${'x'.repeat(30_000)}\n2,3\n`, 4096)

  expect(rows).toEqual([
    ['a', 'b'],
    ['2', '3'],
  ])
  expect(problems.listed).toMatchObject([{ code: 'row-too-long', line: 2 }])
  expect(state.complete).toBe(false)
})

test('an open quotation mark in front of a hundred thousand lines is found in a moment', async () => {
  const content = `a,b\n"1,2\n${'3,4\n'.repeat(100_000)}`
  const start = performance.now()

  const { rows } = await read(content, 65_536)

  expect(rows).toHaveLength(100_002)
  expect(performance.now() - start).toBeLessThan(2000)
})

test('what our writer quotes, our reader reads, in pieces of any size', async () => {
  const value = fc
    .string({ maxLength: 8, unit: 'grapheme' })
    .map((text) => text.replaceAll('\0', ''))
  const rows = fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (rows, piece) => {
      const written = [['h', 'i'], ...rows]
        .map((row) => row.map(quotedPlainly).join(','))
        .join('\n')

      const read1 = await read(written, piece)

      const expected = rows.map((row) => row.map((text) => text.replace(/\r\n?/g, '\n')))
      const found = read1.rows.slice(1)
      expect(found).toEqual(expected)
    }),
  )
})

/** Quoted always, so that not even an empty row is an empty line. */
function quotedPlainly(value: string): string {
  return `"${value.replaceAll('"', '""')}"`
}

test('nothing that a formula begins with leaves our writer bare', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(quoted(text)).not.toMatch(/^"?[=+\-@]/)
    }),
  )
})
