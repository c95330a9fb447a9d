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

test('a mark before the headings, and quotation marks around them, are no letters of theirs', async () => {
  const { rows, problems } = await read('\ufeff"sourcedId","name"\r\n"1","Ihaia"\r\n')

  expect(rows).toEqual([
    ['sourcedId', 'name'],
    ['1', 'Ihaia'],
  ])
  expect(problems.listed).toEqual([])
})

test('the same rows come from every alphabet in which a spreadsheet saves', async () => {
  const text = 'id;name\r\n1;Zoë\r\n2;Renée\r\n'
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le')
  const rows = [
    ['id', 'name'],
    ['1', 'Zoë'],
    ['2', 'Renée'],
  ]

  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`\ufeff${text}`),
    Buffer.from(text, 'latin1'),
    wide,
    Buffer.from(wide).swap16(),
  ])
    expect((await read(new Uint8Array(bytes))).rows).toEqual(rows)
})

test.for([
  ['a,b;c', 'a,b;c'.split(',')],
  ['a;b;c,d', ['a', 'b', 'c,d']],
  ['a\tb,c\td', ['a', 'b,c', 'd']],
  ['a;b,c', ['a;b', 'c']],
  ['a', ['a']],
  ['\n\na;b', ['a', 'b']],
] as const)(
  'of the headings %j the mark is the one that stands there most',
  async ([text, row]) => {
    expect((await read(`${text}\n`)).rows[0]).toEqual(row)
  },
)

test('a quotation mark cut off with its file costs no more than the row it stands in', async () => {
  const whole = 'id,name\n1,"Ana"\n2,"Be""n"\n3,"Cleo"\n'
  for (let length = 10; length < whole.length; length += 1) {
    const { rows } = await read(whole.slice(0, length))

    if (length >= 16) expect(rows[1]).toEqual(['1', 'Ana'])
    if (length >= 27) expect(rows[2]).toEqual(['2', 'Be"n'])
  }
})

test('a broken line is said with its place, and the next with its own', async () => {
  const { problems } = await read('a,b\n1,"x"y\n2,"ok\nok"\n3,"z"w\n')

  expect(problems.listed).toMatchObject([
    { code: 'quote-broken', file: 'users.csv', line: 2 },
    { code: 'quote-broken', file: 'users.csv', line: 5 },
  ])
})

test('what the export quotes, formulas aside, is read back letter for letter', async () => {
  const value = fc
    .string({ maxLength: 10, unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', '’', 'é') })
    .map((text) => text.replace(/\r\n?/g, '\n'))
  const row = fc.tuple(value, value, value)
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      async (rows, piece) => {
        const written = [['h', 'i', 'j'], ...rows].map((cells) => cells.map(quoted).join(','))

        const { rows: found, problems } = await read(`${written.join('\r\n')}\r\n`, piece)

        expect(found.slice(1)).toEqual(rows)
        expect(problems.listed).toEqual([])
      },
    ),
  )
})

test('whatever bytes are changed, rows come and nothing is thrown', async () => {
  const whole = new TextEncoder().encode('id,name\r\n1,"Ana, ""A"""\r\n2,"Be\r\nn"\r\n3,Zoë\r\n')
  const change = fc.record({
    at: fc.nat({ max: whole.length - 1 }),
    to: fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(0, 0x22, 0x2c, 0x0a, 0x0d, 0xff)),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 9 }), async (changes) => {
      const bytes = whole.slice()
      for (const { at, to } of changes) bytes[at] = to

      const { lines, problems, state } = await read(bytes)

      const numbers = lines.map(({ line }) => line)
      expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
      for (const { line } of problems.listed) expect(line ?? 1).toBeLessThanOrEqual(9)
      expect(state.complete).toBe(true)
    }),
    { numRuns: 300, seed: 5 },
  )
})

/** Text of this many bytes, made as it is asked for: only what a reader keeps is held. */
function endless(start: string, unit: string, size: number) {
  const piece = new TextEncoder().encode(unit.repeat(Math.ceil(65_536 / unit.length)))
  return {
    ...fileOf('users.csv', ''),
    size,
    async *bytes() {
      yield new TextEncoder().encode(start)
      for (let at = 0; at < size; at += piece.length) yield piece
    },
  }
}

test.for([
  ['without an end', 'a,b\n', 'x'],
  ['of an open quotation mark', 'a,b\n1,"', 'x'],
  ['of quotation marks', 'a,b\n1,', '"'],
  ['of letters of two bytes', 'a,b\n', 'é'],
  ['that is the first', '', 'x'],
] as const)('a line %s is left out, in little memory', async ([, start, unit]) => {
  const problems = noProblems()
  const state = { complete: true }
  const before = process.memoryUsage().rss
  let most = 0

  for await (const lines of linesOf(endless(start, unit, 60_000_000), problems, state)) {
    for (const { values } of lines) most = Math.max(most, values.join(',').length)
  }

  expect(most).toBeLessThanOrEqual(20_000)
  expect(problems.listed).toMatchObject([{ code: 'row-too-long', line: start === '' ? 1 : 2 }])
  expect(state.complete).toBe(false)
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000)
})
