import { mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultless, zipOf } from '../../../../test/oneroster.ts'
import { Refusal } from '../../../platform/errors.ts'
import { limits } from '../files/limits.ts'
import { readRoster } from './read.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function refusalOf(reading: Promise<unknown>): Promise<string> {
  const refusal = await reading.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(refusal instanceof Refusal)) throw new Error('A refusal was wanted.', { cause: refusal })
  return refusal.said.word.key
}

/** Overwrites numbers in the central directory, where a ZIP says what it holds. */
function lie(zip: Uint8Array<ArrayBuffer>, offset: number, value: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(zip)
  const directory = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
  bytes.writeUInt32LE(value, directory + offset)
  return new Uint8Array(bytes)
}

test('what is no ZIP, or half of one, is refused', async () => {
  const whole = await zipOf(faultless())

  expect(await refusalOf(readRoster(new Uint8Array([1, 2, 3])))).toBe('roster.brokenZip')
  expect(await refusalOf(readRoster(new Uint8Array(0)))).toBe('roster.brokenZip')
  expect(await refusalOf(readRoster(whole.slice(0, whole.length / 2)))).toBe('roster.brokenZip')
})

test.for(['../users.csv', '/etc/users.csv', 'a/../../users.csv', 'C:/users.csv', '..\\users.csv'])(
  'a ZIP that names %s outside itself is refused',
  async (name) => {
    const zip = await zipOf({ [name.replaceAll('..', '--')]: 'sourcedId\n1\n' })
    const bytes = Buffer.from(zip)
    for (let at = bytes.indexOf('--'); at >= 0; at = bytes.indexOf('--', at)) bytes.write('..', at)

    expect(await refusalOf(readRoster(new Uint8Array(bytes)))).toBe('roster.leavesFolder')
  },
)

test('a file that unpacks to more than a hundred times its size is refused unread', async () => {
  const zip = await zipOf({ 'users.csv': 'a'.repeat(5_000_000) })

  expect(await refusalOf(readRoster(zip))).toBe('roster.tooDense')
})

test('a ZIP that says it holds more than a roster can is refused unread', async () => {
  const zip = lie(await zipOf(faultless()), 24, 300_000_000)

  expect(await refusalOf(readRoster(zip))).toBe('roster.tooLargeUnpacked')
})

test('a file that says it is smaller than it is, is not unpacked any further', async () => {
  const zip = lie(await zipOf({ 'users.csv': `sourcedId\n${'1234567\n'.repeat(40)}` }), 24, 50)

  const { problems, counts } = await readRoster(zip)

  expect(problems.map(({ code }) => code)).toContain('file-cut-short')
  expect(counts.people).toBeLessThan(7)
})

test('files on top of one another are refused', async () => {
  const one = await zipOf({
    'users.csv': 'sourcedId\n1\n',
    'orgs.csv': 'sourcedId,name\ns,School\n',
  })
  const bytes = Buffer.from(one)
  const second = bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
  bytes.writeUInt32LE(0, second + 42)

  expect(await refusalOf(readRoster(new Uint8Array(bytes)))).toMatch(
    /roster\.(overlapping|brokenZip)/,
  )
})

test('a link in a ZIP is refused', async () => {
  const zip = await zipOf({ 'users.csv': '/etc/passwd' })
  const bytes = Buffer.from(zip)
  const directory = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
  bytes.writeUInt16LE(0x0314, directory + 4)
  bytes.writeUInt32LE(0xa1ff0000, directory + 38)

  expect(await refusalOf(readRoster(new Uint8Array(bytes)))).toBe('roster.linkInside')
})

test('a ZIP of more than two thousand files is refused', async () => {
  const many = Array.from({ length: 2001 }, (_, index) => [`${index}.csv`, ''] as const)

  expect(await refusalOf(readRoster(await zipOf(Object.fromEntries(many))))).toBe(
    'roster.tooManyFiles',
  )
})

test('a ZIP in a ZIP is not looked into', async () => {
  const inner = await zipOf(faultless())

  expect(await refusalOf(readRoster(await zipOf({ 'roster.zip': inner })))).toBe(
    'roster.notARoster',
  )
})

test('a file of two gigabytes is refused before it is read', async () => {
  const path = join(folder, 'users.csv')
  await (await open(path, 'w')).close()
  await truncate(path, 2_000_000_000)
  const start = performance.now()

  expect(await refusalOf(readRoster(path))).toBe('roster.tooLarge')
  expect(await refusalOf(readRoster(folder))).toBe('roster.tooLarge')
  expect(performance.now() - start).toBeLessThan(500)
  await rm(path)
})

test('a path that leads nowhere, and files of another kind, are refused by name', async () => {
  expect(await refusalOf(readRoster(join(folder, 'nothing.zip')))).toBe('roster.notThere')
  expect(await refusalOf(readRoster(await zipOf({ 'menu.csv': 'a,b\n' })))).toBe(
    'roster.notARoster',
  )
  expect(await refusalOf(readRoster(await zipOf({ 'manifest.csv': 'a,b\n' })))).toBe(
    'roster.notARoster',
  )
})

test('two files that differ in capitals alone are refused', async () => {
  const zip = await zipOf({ 'users.csv': 'sourcedId\n1\n', 'Users.CSV': 'sourcedId\n2\n' })

  expect(await refusalOf(readRoster(zip))).toBe('roster.twoOfOneName')
})

test('loose CSV files are read like a folder of them', async () => {
  const files = faultless()
  const paths = Object.keys(files).map((name) => join(folder, name))
  await Promise.all(
    paths.map((path, index) => writeFile(path, String(Object.values(files)[index]))),
  )

  expect((await readRoster(paths)).roster).toEqual((await readRoster(folder)).roster)
  expect((await readRoster(folder)).roster).toEqual((await readRoster(await zipOf(files))).roster)
})

test('a damaged file in a ZIP is named, and nobody is ended because of it', async () => {
  const zip = await zipOf({
    'users.csv': `sourcedId,givenName\n${Array.from({ length: 50 }, (_, at) => `p${at},Name ${at}`).join('\n')}`,
  })
  const bytes = Buffer.from(zip)
  bytes[bytes.indexOf('users.csv') + 60] = 0x5a

  const { problems, roster } = await readRoster(new Uint8Array(bytes))

  expect(problems.map(({ code }) => code)).toContain('file-cut-short')
  expect(roster.handling.people).not.toBe('bulk')
})

test('whatever bytes are changed, a roster is read or refused with a sentence', async () => {
  const whole = await zipOf(faultless())
  const change = fc.record({ at: fc.nat({ max: whole.length - 1 }), to: fc.nat({ max: 255 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      const bytes = whole.slice()
      for (const { at, to } of changes) bytes[at] = to
      await readRoster(bytes).catch((error: unknown) => {
        expect(error).toBeInstanceOf(Refusal)
      })
    }),
    { numRuns: 150, seed: 7 },
  )
})

test('whatever is written into its files, a roster is read', async () => {
  const files = Object.entries(faultless())
  const noise = fc.oneof(
    fc.string(),
    fc.constantFrom('"', ',', '\n', '\0', '"\n"', '\ufeff', ';', '\r'),
  )
  const change = fc.record({
    file: fc.nat({ max: files.length - 1 }),
    at: fc.nat({ max: 400 }),
    noise,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const changed = files.map(([name, content]) => [name, String(content)] as [string, string])
      for (const { file, at, noise } of changes) {
        const entry = changed[file]
        if (entry) entry[1] = entry[1].slice(0, at) + noise + entry[1].slice(at)
      }
      const { roster } = await readRoster(await zipOf(Object.fromEntries(changed)))

      const people = new Set(roster.people.map(({ sourceId }) => sourceId))
      expect(people.size).toBe(roster.people.length)
      for (const { givenName, familyName } of roster.people)
        expect(givenName + familyName).not.toBe('')
    }),
    { numRuns: 100, seed: 7 },
  )
})

test('a file of more lines than a roster has is refused by name, before it fills the memory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kith-long-'))
  const line = 'u,o1,student,sam,Sam,Small\n'
  await writeFile(join(folder, 'orgs.csv'), 'sourcedId,name,type\no1,Awa,school\n')
  await writeFile(
    join(folder, 'users.csv'),
    `sourcedId,orgSourcedIds,role,username,givenName,familyName\n${line.repeat(limits.lines)}`,
  )

  await expect(readRoster(folder)).rejects.toMatchObject({ name: 'TooLong', kind: 'invalid' })
  await rm(folder, { recursive: true })
})
