import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultless, fileOf, zipOf } from '../../../../test/oneroster.ts'
import { noProblems } from '../problem.ts'
import { readRoster } from '../reading/read.ts'
import type { Line } from './csv-rows.ts'
import { linesOf, separatorOf } from './csv.ts'
import { headingsOf } from './table.ts'

async function read(content: string | Uint8Array<ArrayBuffer>, piece = 5) {
  const problems = noProblems()
  const lines: Line[] = []
  const file = fileOf('users.csv', content, piece)
  for await (const some of linesOf(file, problems, { complete: true })) lines.push(...some)
  return { lines, problems: problems.listed }
}

const marks = [',', ';', '|', ':', '^', '~', '\t'] as const

test.for(marks)('a first line that says %j parts the values is understood', async (mark) => {
  const { lines, problems } = await read(`sep=${mark}\nid${mark}name\n1${mark}"a${mark}b"\n`)

  expect(lines).toEqual([
    { line: 2, values: ['id', 'name'] },
    { line: 3, values: ['1', `a${mark}b`] },
  ])
  expect(problems).toEqual([])
})

test('it is believed even where another mark stands there more often', async () => {
  const { lines } = await read('sep=;\nid;a,b,c,d\n1;x,y\n')

  expect(lines.map(({ values }) => values)).toEqual([
    ['id', 'a,b,c,d'],
    ['1', 'x,y'],
  ])
})

test.for([
  'SEP=;\n',
  'Sep=;\r\n',
  'sep=;\r',
  '"sep=;"\n',
  'sep=;;;\n',
  'sep=; \n',
  ' sep=;\n',
  '\ufeffsep=;\n',
])('it may be written %j', async (first) => {
  const { lines } = await read(`${first}id;name\n1;Ana\n`)

  expect(lines.map(({ line, values }) => [line, ...values])).toEqual([
    [2, 'id', 'name'],
    [3, '1', 'Ana'],
  ])
})

test('blank lines above and below it are counted', async () => {
  const { lines } = await read('\n\nsep=;\n\nid;name\n')

  expect(lines).toEqual([{ line: 5, values: ['id', 'name'] }])
})

test('in whichever alphabet the file is saved, and however it comes in pieces', async () => {
  const text = 'sep=;\r\nid;name\r\n1;Zoë\r\n'
  const files = [
    Buffer.from(text),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(text, 'latin1'),
  ]
  for (const bytes of files) {
    for (const piece of [1, 2, 3, 7, 64]) {
      const { lines } = await read(new Uint8Array(bytes), piece)

      expect(lines.map(({ values }) => values)).toEqual([
        ['id', 'name'],
        ['1', 'Zoë'],
      ])
    }
  }
})

test.for(['sep', 'sep=', 'sep=a', 'sep=""', 'sep=;,', 'separator=;', 'sep=;name', 'id;sep=;'])(
  'headings that only look like it, %j, are headings',
  async (first) => {
    const { lines } = await read(`${first}\nx\n`)

    expect(lines[0]?.line).toBe(1)
    expect(lines[0]?.values.join(';')).toMatch(/sep/)
    expect((await separatorOf(fileOf('users.csv', `${first}\n`))).isTold).toBe(false)
  },
)

test('a second such line is a row like any other', async () => {
  const { lines } = await read('sep=;\nsep=,\n')

  expect(lines).toEqual([{ line: 2, values: ['sep=,'] }])
})

test('a file of that line alone has not even headings', async () => {
  expect((await read('sep=;')).lines).toEqual([])
  expect((await read('sep=;\n\n')).lines).toEqual([])
  expect(await headingsOf(fileOf('users.csv', 'sep=;\n'))).toEqual([])
})

test('rows are the same with that line above them as without it', async () => {
  const value = fc.string({ maxLength: 6, unit: fc.constantFrom('a', ' ', ',', 'ë', '"', '1') })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(value, value), { maxLength: 8 }), async (rows) => {
      const text = ['id;name', ...rows.map((row) => row.join(';'))].join('\n')

      const [told, guessed] = [await read(`sep=;\n${text}`), await read(text)]

      expect(told.lines.map(({ line, values }) => ({ line: line - 1, values }))).toEqual(
        guessed.lines,
      )
      expect(told.problems.map(({ line = 0 }) => line - 1)).toEqual(
        guessed.problems.map(({ line }) => line),
      )
    }),
  )
})

test('a roster that a spreadsheet saved so is read as it was, its manifest too', async () => {
  const saved = Object.entries(faultless()).map(([name, text]) => {
    return [name, `sep=;\r\n${String(text).replaceAll(',', ';').replaceAll('\n', '\r\n')}`] as const
  })

  const { roster, problems, dialect } = await readRoster(await zipOf(Object.fromEntries(saved)))

  const plain = await readRoster(await zipOf(faultless()))
  expect(problems).toEqual([])
  expect(dialect).toBe(plain.dialect)
  expect(roster).toEqual(plain.roster)
})
