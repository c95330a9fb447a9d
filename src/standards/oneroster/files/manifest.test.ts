import { expect, test } from 'vitest'
import { fileOf } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { noProblems, sayProblem } from '../problem.ts'
import { readManifest } from './manifest.ts'

async function read(...rows: readonly string[]) {
  const problems = noProblems()
  const manifest = await readManifest(fileOf('manifest.csv', rows.join('\n')), problems)
  const say = speaker(english)
  const { version, handling } = manifest
  return {
    version,
    handling: Object.fromEntries(handling),
    sentences: problems.listed.map((problem) => sayProblem(say, problem)),
    codes: problems.listed.map(({ code }) => code),
  }
}

test('a manifest gives its version, and for every file how it is to be taken', async () => {
  const { version, handling, sentences } = await read(
    'propertyName,value',
    'manifest.version,1.0',
    'oneroster.version,1.2',
    'file.users,bulk',
    'file.academicSessions,delta',
    'file.results,absent',
    'source.systemName,Nobody’s',
  )

  expect(version).toBe('1.2')
  expect(handling).toEqual({ users: 'bulk', academicsessions: 'delta', results: 'absent' })
  expect(sentences).toEqual([])
})

test('capitals and spaces do not matter', async () => {
  const { version, handling } = await read(
    'propertyName,value',
    'OneRoster.Version , 1.1 ',
    ' FILE.Users , Bulk ',
    'file.Academic Sessions,DELTA',
  )

  expect(version).toBe('1.1')
  expect(handling).toEqual({ users: 'bulk', academicsessions: 'delta' })
})

test('a manifest without headings is a manifest', async () => {
  expect(await read('oneroster.version,1.2', 'file.users,bulk')).toMatchObject({
    version: '1.2',
    handling: { users: 'bulk' },
  })
})

test('a version that nobody knows is handed on as it is', async () => {
  expect((await read('oneroster.version,7.x')).version).toBe('7.x')
})

test('without a version there is none, and without a value too', async () => {
  expect((await read('propertyName,value')).version).toBeUndefined()
  expect((await read('oneroster.version,')).version).toBeUndefined()
  expect((await read('oneroster.version')).version).toBeUndefined()
})

test('an empty manifest says nothing, and that is no fault', async () => {
  expect(await read('')).toEqual({ version: undefined, handling: {}, sentences: [], codes: [] })
})

test('a mode that is none is named with its place, and says nothing of its file', async () => {
  const { handling, sentences, codes } = await read(
    'propertyName,value',
    'file.users,everything',
    'file.orgs,bulk',
  )

  expect(handling).toEqual({ orgs: 'bulk' })
  expect(codes).toEqual(['manifest-value'])
  expect(sentences).toEqual([
    'manifest.csv, line 2, column “value”: The manifest says “everything” for file.users. Expected: bulk, delta, absent.',
  ])
})

test('a mode that is left out says nothing of its file, and is no fault', async () => {
  expect(await read('propertyName,value', 'file.users,', 'file.orgs')).toMatchObject({
    handling: {},
    sentences: [],
  })
})

test('values may stand in quotation marks and be parted by semicolons', async () => {
  expect(
    await read('"propertyName";"value"', '"oneroster.version";"1.2"', '"file.users";"delta"'),
  ).toMatchObject({ version: '1.2', handling: { users: 'delta' } })
})

test('of a property twice the last counts', async () => {
  expect((await read('file.users,delta', 'file.users,bulk')).handling).toEqual({ users: 'bulk' })
})

test('a manifest without an end is not read to it', async () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => `file.x${at},bulk`)
  const problems = noProblems()
  let pieces = 0
  const file = fileOf('manifest.csv', rows.join('\n'), 1000)
  const counted = {
    ...file,
    async *bytes() {
      for await (const piece of file.bytes()) {
        pieces += 1
        yield piece
      }
    },
  }

  const { handling } = await readManifest(counted, problems)

  expect(handling.get('x0')).toBe('bulk')
  expect(handling.size).toBeLessThan(2000)
  expect(pieces).toBeLessThan(50)
})
