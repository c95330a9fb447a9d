import { expect, test } from 'vitest'
import { fileOf } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { Refusal } from '../../../platform/errors.ts'
import { said } from '../../../platform/i18n/word.ts'
import { noProblems, sayProblem } from '../problem.ts'
import { emptyDraft } from '../reading/draft.ts'
import { sheet, type Row } from '../reading/row.ts'
import { rosterWords as words } from '../words.ts'
import { limits } from './limits.ts'
import type { SourceFile } from './source.ts'
import { allLines, headingsOf, readTable, TooLong } from './table.ts'

/** Reads a file of boats: each has a number, and may have a name and sails. */
async function readBoats(content: string | SourceFile, name = 'boats.csv') {
  const problems = noProblems()
  const rows: Row[] = []
  const boats = sheet({
    file: 'boats',
    kinds: [],
    columns: { number: ['Sail No', 'number'], name: ['Name'], sails: ['Sails'] },
    needed: ['number'],
    ignored: ['Owner', 'Price'],
    take: (row) => void rows.push(row),
  })
  const file = typeof content === 'string' ? fileOf(name, content, 65_536) : content
  const reach = await readTable(file, boats, emptyDraft(problems))
  const say = speaker(english)
  return {
    reach,
    rows,
    cells: rows.map((row) => row.cells),
    codes: problems.listed.map(({ code }) => code),
    sentences: problems.listed.map((problem) => sayProblem(say, problem)),
  }
}

test('every row reaches its sheet, by the names that the sheet gives its columns', async () => {
  const { reach, rows, codes } = await readBoats('name,SAIL_NO,Colour\nTūī,12,red\nMako,7,blue\n')

  expect(reach).toBe('whole')
  expect(rows).toEqual([
    {
      file: 'boats.csv',
      line: 2,
      cells: { number: '12', name: 'Tūī', sails: '' },
      headings: { number: 'SAIL_NO', name: 'name', sails: 'Sails' },
      lacks: new Set(['sails']),
    },
    {
      file: 'boats.csv',
      line: 3,
      cells: { number: '7', name: 'Mako', sails: '' },
      headings: { number: 'SAIL_NO', name: 'name', sails: 'Sails' },
      lacks: new Set(['sails']),
    },
  ])
  expect(codes).toEqual([])
})

test('of two headings for a column, the one that the sheet names first is read', async () => {
  const { cells } = await readBoats('number,Sail No\n1,2\n')

  expect(cells).toEqual([{ number: '2', name: '', sails: '' }])
})

test('white space and line breaks in a value are one space, and none around it', async () => {
  const { cells } = await readBoats('number,name\n1,"  Old\n  Tub\t "\n2,\u00a0Mako \n3,"A  B"\n')

  expect(cells.map(({ name }) => name)).toEqual(['Old Tub', 'Mako', 'A  B'])
})

test.for([
  ["'=1+1", '=1+1'],
  ["'-2", '-2'],
  ["'+64 21", '+64 21'],
  ["'@home", '@home'],
  ["''=x", "'=x"],
  ["  '=x", '=x'],
  ["'Afa", "'Afa"],
  ["O'Hara", "O'Hara"],
  ['=1+1', '=1+1'],
] as const)('the value %s is read as %s', async ([written, read]) => {
  const { cells } = await readBoats(`number,name\n1,${written}\n`)

  expect(cells[0]?.name).toBe(read)
})

test('in JSON too, a value is on one line', async () => {
  const { cells } = await readBoats('[{"number":1,"name":"Old\\rTub"}]', 'boats.json')

  expect(cells).toEqual([{ number: '1', name: 'Old Tub', sails: '' }])
})

test('a file without a column that it needs gives nothing, and its headings are shown', async () => {
  const { reach, rows, codes, sentences } = await readBoats('Name,Sails\nTūī,2\n')

  expect([reach, rows, codes]).toEqual(['nothing', [], ['column-missing']])
  expect(sentences).toEqual([
    'boats.csv, line 1: The column Sail No is missing, so nothing in this file could be used. Its headings are: Name, Sails.',
  ])
})

test('a heading that stands twice is named, and the first of them is read', async () => {
  const { cells, codes, sentences } = await readBoats('number,name,Name\n1,Tūī,Mako\n')

  expect(cells[0]?.name).toBe('Tūī')
  expect(codes).toEqual(['column-twice'])
  expect(sentences).toEqual([
    'boats.csv, line 1, column “Name”: Two columns have this heading. The first was read.',
  ])
})

test('headings that are empty are not twice the same', async () => {
  expect((await readBoats('number,,,\n1,,,\n')).codes).toEqual([])
})

test('a row too short is filled, a row too long is cut, and both are named', async () => {
  const { cells, codes, sentences } = await readBoats('number,name,sails\n1,Tūī\n2,Mako,3,red\n')

  expect(cells).toEqual([
    { number: '1', name: 'Tūī', sails: '' },
    { number: '2', name: 'Mako', sails: '3' },
  ])
  expect(codes).toEqual(['row-shape', 'row-shape'])
  expect(sentences).toEqual([
    'boats.csv, line 2: This row has 2 values, but there are 3 headings. Missing values count as empty, values too many were left out.',
    'boats.csv, line 3: This row has 4 values, but there are 3 headings. Missing values count as empty, values too many were left out.',
  ])
})

test('empty values too many are what spreadsheets write, and are not named', async () => {
  expect((await readBoats('number,name\n1,Tūī,, ,\n')).codes).toEqual([])
})

test('columns that are passed over are named once, and only if there is something in them', async () => {
  const { rows, sentences, codes } = await readBoats(
    'number,price,OWNER,name\n1,,,Tūī\n2,900,,Mako\n3,800,Ana,Kea\n',
  )

  expect(JSON.stringify(rows)).not.toMatch(/[89]00|Ana/)
  expect(codes).toEqual(['column-ignored'])
  expect(sentences).toEqual([
    'boats.csv: Kith keeps nothing of OWNER, price, so this was left out on purpose.',
  ])
})

test('a file with headings alone is whole, and told apart from one with rows', async () => {
  for (const text of ['number,name\n', 'number,name', 'number,name\n\n  \n']) {
    expect(await readBoats(text)).toMatchObject({ reach: 'headings', rows: [], codes: [] })
  }
  expect(await readBoats('number,name\n1,Tūī\n')).toMatchObject({ reach: 'whole' })
})

test.for(['', '\n\n', '   ', '\ufeff', '\0\0'])(
  'the file %j has not even headings',
  async (text) => {
    const { reach, codes, sentences } = await readBoats(text)

    expect(reach).toBe('nothing')
    expect(codes).toContain('file-empty')
    expect(sentences).toContain('boats.csv: This file is empty: not even headings are in it.')
  },
)

test('a row too long is left out, and the file is known to be a part', async () => {
  const { reach, cells, codes, sentences } = await readBoats(
    `number,name\n1,${'x'.repeat(limits.row)}\n2,Mako\n`,
  )

  expect(reach).toBe('part')
  expect(cells.map(({ number }) => number)).toEqual(['2'])
  expect(codes).toEqual(['file-cut-short', 'row-too-long'])
  expect(sentences).toEqual([
    'boats.csv: Because rows of this file could not be read, nobody is ended for not being in it.',
    'boats.csv, line 2: This row is longer than 20000 characters. Is a quotation mark not closed? It was left out.',
  ])
})

/** A file that breaks off after its text, as a damaged one in a ZIP does. */
function breaking(text: string, error: Error): SourceFile {
  const file = fileOf('boats.csv', text, 4096)
  return {
    ...file,
    async *bytes() {
      yield* file.bytes()
      throw error
    },
  }
}

const damaged = new Refusal('invalid', said(words.badEntry, { entry: 'boats.csv', file: 'r.zip' }))

test('a file that breaks off gives what it had, and names the line', async () => {
  const { reach, cells, codes, sentences } = await readBoats(
    breaking('number,name\n1,Tūī\n2,Mako\n3,Ke', damaged),
  )

  expect(reach).toBe('part')
  expect(cells.map(({ number }) => number)).toEqual(['1', '2'])
  expect(codes).toEqual(['file-cut-short'])
  expect(sentences).toEqual([
    'boats.csv, line 3: boats.csv in r.zip is damaged and could not be unpacked. Please export the roster again.',
  ])
})

test('a file that breaks off in its headings gives nothing', async () => {
  expect(await readBoats(breaking('number,na', damaged))).toMatchObject({
    reach: 'nothing',
    rows: [],
    codes: ['file-cut-short'],
  })
})

test('an error that is nobody’s doing is not read past', async () => {
  await expect(readBoats(breaking('number\n1\n', new Error('disk')))).rejects.toThrow('disk')
})

test('a file may have as many lines as a roster, and not one more', async () => {
  const most = `number\n${'1\n'.repeat(limits.lines - 1)}`

  expect((await readBoats(most)).rows).toHaveLength(limits.lines - 1)
  await expect(readBoats(`${most}1\n`)).rejects.toBeInstanceOf(TooLong)
})

test('the headings of a file are read plainly, and nothing of what follows them', async () => {
  let asked = 0
  const file = fileOf('boats.csv', `\n"Sail No", name ,'=x\n${'1,2,3\n'.repeat(10_000)}`, 100)
  const counted = {
    ...file,
    async *bytes() {
      for await (const piece of file.bytes()) {
        asked += 1
        yield piece
      }
    },
  }

  expect(await headingsOf(counted)).toEqual(['Sail No', 'name', '=x'])
  expect(asked).toBeLessThan(6)
})

test('a file whose headings cannot be unpacked has none', async () => {
  expect(await headingsOf(breaking('numb', damaged))).toEqual([])
  await expect(headingsOf(breaking('numb', new Error('disk')))).rejects.toThrow('disk')
})

test('a short file is read whole, with its problems', async () => {
  const problems = noProblems()

  const lines = await allLines(fileOf('manifest.csv', 'a,b\n1,"2\n'), problems)

  expect(lines.map(({ values }) => values)).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(problems.listed).toMatchObject([{ code: 'quote-broken', line: 2 }])
})
