import { mkdir, mkdtemp, open, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { zipOf } from '../../../../test/oneroster.ts'
import { Refusal } from '../../../platform/errors.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { limits } from './limits.ts'
import { openSource, type SourceFile } from './source.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'source-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function refusal(doing: Promise<unknown>): Promise<{ kind: string; sentence: string }> {
  const error = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw new Error('A refusal was wanted.', { cause: error })
  return { kind: error.kind, sentence: speaker(english).said(error.said) }
}

async function textIn(file: SourceFile | undefined): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of file?.bytes() ?? []) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

/** A file of so many bytes that takes no room. */
async function hollow(name: string, size: number): Promise<string> {
  const path = join(folder, name)
  await (await open(path, 'w')).close()
  await truncate(path, size)
  return path
}

test('a folder gives its files, and those of the folders in it, in the order of their names', async () => {
  await mkdir(join(folder, 'b'))
  await writeFile(join(folder, 'z.csv'), 'zz')
  await writeFile(join(folder, 'a.csv'), 'a')
  await writeFile(join(folder, 'b', 'users.csv'), 'in b')

  const files = await openSource(folder)

  expect(files.map(({ name, path, size }) => [name, path, size])).toEqual([
    ['a.csv', 'a.csv', 1],
    ['users.csv', join('b', 'users.csv'), 4],
    ['z.csv', 'z.csv', 2],
  ])
  expect(await textIn(files[1])).toBe('in b')
  expect(await textIn(files[1])).toBe('in b')
})

test('a link in a folder is not followed', async () => {
  await writeFile(join(folder, 'users.csv'), 'x')
  await symlink('/etc/passwd', join(folder, 'orgs.csv'))

  expect((await openSource(folder)).map(({ name }) => name)).toEqual(['users.csv'])
})

test('a single file is a source, and so are several', async () => {
  const users = join(folder, 'users.csv')
  const orgs = join(folder, 'orgs.csv')
  await writeFile(users, 'u')
  await writeFile(orgs, 'o')

  expect((await openSource(users)).map(({ path }) => path)).toEqual(['users.csv'])
  expect((await openSource([users, orgs])).map(({ path }) => path)).toEqual([
    'users.csv',
    'orgs.csv',
  ])
})

test('a ZIP is known by its beginning, whatever it is called', async () => {
  const zip = await zipOf({ 'users.csv': 'in the ZIP' })
  for (const name of ['roster.zip', 'roster.ZIP', 'roster.bin', 'roster']) {
    await writeFile(join(folder, name), zip)

    const [file] = await openSource(join(folder, name))

    expect(file?.path).toBe('users.csv')
    expect(await textIn(file)).toBe('in the ZIP')
  }
})

test('what is called a ZIP and is none is refused as a broken one', async () => {
  await writeFile(join(folder, 'roster.zip'), 'sourcedId\n1\n')

  expect((await refusal(openSource(join(folder, 'roster.zip')))).sentence).toMatch(
    /^roster\.zip cannot be opened as a ZIP/,
  )
})

test('the bytes of a ZIP are a source by themselves', async () => {
  const [file] = await openSource(await zipOf({ 'users.csv': 'x' }))

  expect(await textIn(file)).toBe('x')
})

test('an empty file is a file', async () => {
  await writeFile(join(folder, 'users.csv'), '')

  expect(await textIn((await openSource(join(folder, 'users.csv')))[0])).toBe('')
})

test('where nothing is, nothing is found, and the path is said', async () => {
  const path = join(folder, 'nowhere.zip')

  expect(await refusal(openSource(path))).toEqual({
    kind: 'not-found',
    sentence: `There is no file or folder at ${path}.`,
  })
})

test('a file may be as large as a roster, and not a byte larger', async () => {
  const path = await hollow('users.csv', limits.bytes)

  expect(await openSource(path)).toHaveLength(1)
  await truncate(path, limits.bytes + 1)
  expect((await refusal(openSource(path))).sentence).toBe(
    'users.csv is 200 MB large, and a roster may have 200 MB. Was another file meant? A roster of 50,000 people has about 40 MB.',
  )
})

test('files together may be as large as a roster, and not a byte larger', async () => {
  const one = await hollow('users.csv', limits.bytes - 3)
  const other = await hollow('orgs.csv', 3)

  expect(await openSource(folder)).toHaveLength(2)
  expect(await openSource([one, other])).toHaveLength(2)
  await truncate(other, 4)
  expect((await refusal(openSource(folder))).kind).toBe('invalid')
  expect((await refusal(openSource([one, other]))).kind).toBe('invalid')
})

test('a folder may hold as many files as a roster, and not one more', async () => {
  await Promise.all(
    Array.from({ length: limits.files }, (_, at) => writeFile(join(folder, `${at}.csv`), '')),
  )

  expect(await openSource(folder)).toHaveLength(limits.files)
  await writeFile(join(folder, 'one-more.csv'), '')
  expect((await refusal(openSource(folder))).sentence).toContain(
    `holds ${limits.files + 1} files, and a roster may have ${limits.files}.`,
  )
})
