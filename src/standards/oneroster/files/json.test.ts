import { expect, test } from 'vitest'
import { fileOf } from '../../../../test/oneroster.ts'
import { noProblems } from '../problem.ts'
import type { Line } from './csv-rows.ts'
import { linesOfJson } from './json.ts'
import { limits } from './limits.ts'

async function read(content: unknown, size?: number) {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const problems = noProblems()
  const state = { complete: true }
  const lines: Line[] = []
  const file = { ...fileOf('users.json', text, 4096), ...(size !== undefined && { size }) }
  for await (const some of linesOfJson(file, problems, state)) lines.push(...some)
  return { lines, problems: problems.listed, state }
}

test('an answer of the service becomes headings and rows, one to a thing', async () => {
  const { lines, problems, state } = await read({
    users: [
      { sourcedId: 'a', givenName: 'Ngaio' },
      { sourcedId: 'b', familyName: 'Lund' },
    ],
  })

  expect(lines).toEqual([
    { line: 1, values: ['sourcedId', 'givenName', 'familyName'] },
    { line: 2, values: ['a', 'Ngaio', ''] },
    { line: 3, values: ['b', '', 'Lund'] },
  ])
  expect(problems).toEqual([])
  expect(state.complete).toBe(true)
})

test('a bare list is an answer too', async () => {
  expect((await read([{ sourcedId: 'a' }])).lines).toEqual([
    { line: 1, values: ['sourcedId'] },
    { line: 2, values: ['a'] },
  ])
})

test('references become ids, and lists values with commas', async () => {
  const { lines } = await read({
    classes: [
      {
        sourcedId: 'k',
        school: { href: 'x', sourcedId: 's', type: 'org' },
        course: { sourcedId: 7 },
        terms: [{ sourcedId: 't1' }, { sourcedId: 't2' }],
        grades: ['03', '04'],
        subjects: [],
      },
    ],
  })

  expect(lines).toEqual([
    {
      line: 1,
      values: [
        'sourcedId',
        'schoolSourcedId',
        'courseSourcedId',
        'termSourcedIds',
        'grades',
        'subjects',
      ],
    },
    { line: 2, values: ['k', 's', '7', 't1,t2', '03,04', ''] },
  ])
})

test('numbers and truths are written out, and what is nothing is empty', async () => {
  const { lines } = await read([
    { sourcedId: 12, enabledUser: false, username: null, metadata: {}, grade: 5.5 },
  ])

  expect(lines[0]?.values).toEqual([
    'sourcedId',
    'enabledUser',
    'username',
    'metadataSourcedId',
    'grade',
  ])
  expect(lines[1]?.values).toEqual(['12', 'false', '', '', '5.5'])
})

test('names of things that every object has are only names', async () => {
  const { lines } = await read('[{"__proto__":"x","constructor":"y","sourcedId":"a"}]')

  expect(lines[0]?.values).toEqual(['__proto__', 'constructor', 'sourcedId'])
  expect(lines[1]?.values).toEqual(['x', 'y', 'a'])
})

test('an empty list has no rows and loses none', async () => {
  const { lines, problems, state } = await read({ users: [] })

  expect(lines).toEqual([{ line: 1, values: [] }])
  expect(problems).toEqual([])
  expect(state.complete).toBe(true)
})

test.for([
  ['half of it', '{"users":[{"sourcedId":"a"}'],
  ['nothing', ''],
  ['a word', '"users"'],
  ['null', 'null'],
  ['a thing without a list', '{"users":{"sourcedId":"a"}}'],
  ['a list of words', '["a","b"]'],
  ['a list of lists', '[["a"]]'],
  ['a list of nothing', '[null]'],
  ['CSV', 'sourcedId\na\n'],
] as const)('%s is no answer of the service, and nobody is ended by it', async ([, content]) => {
  const { lines, problems, state } = await read(content)

  expect(lines).toEqual([])
  expect(problems).toMatchObject([{ code: 'file-cut-short', file: 'users.json' }])
  expect(problems[0]?.said.word.key).toBe('roster.notJson')
  expect(state.complete).toBe(false)
})

test('a hole in a list is one problem; words and lists among things may be a row that is lost', async () => {
  const hole = await read([{ sourcedId: 'a' }, null, { sourcedId: 'b' }])
  expect(hole.lines.map(({ line }) => line)).toEqual([1, 2, 4])
  expect(hole.problems).toMatchObject([{ code: 'row-shape', column: '[1]' }])
  expect(hole.state.complete).toBe(true)

  for (const lost of ['b', ['b'], 7])
    expect((await read([{ sourcedId: 'a' }, lost])).state.complete).toBe(false)
})

test('an answer as large as may be is read, and one byte more is not', async () => {
  const thing = [{ sourcedId: 'a' }]

  expect((await read(thing, limits.json)).lines).toHaveLength(2)
  expect((await read(thing, limits.json + 1)).lines).toEqual([])
  expect((await read(thing, limits.json + 1)).problems).toMatchObject([{ code: 'file-cut-short' }])
})

test('lists in lists as deep as a file allows break nothing', async () => {
  const { problems } = await read('['.repeat(200_000))

  expect(problems).toMatchObject([{ code: 'file-cut-short' }])
})
