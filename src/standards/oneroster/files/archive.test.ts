import { BlobReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { zipOf } from '../../../../test/oneroster.ts'
import { Refusal } from '../../../platform/errors.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { openArchive } from './archive.ts'
import { limits } from './limits.ts'
import type { SourceFile } from './source.ts'

type Bytes = Uint8Array<ArrayBuffer>

function open(zip: Bytes): Promise<readonly SourceFile[]> {
  return openArchive('school.zip', new BlobReader(new Blob([zip])))
}

async function textIn(file: SourceFile | undefined): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of file?.bytes() ?? []) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

/** What is said where somebody is refused. */
async function refusal(doing: Promise<unknown>): Promise<string> {
  const error = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw new Error('A refusal was wanted.', { cause: error })
  return speaker(english).said(error.said)
}

/** Where the n-th entry of the central directory begins. */
function entryAt(zip: Buffer, index: number): number {
  let at = -1
  for (let count = 0; count <= index; count += 1)
    at = zip.indexOf('PK\u0001\u0002', at + 1, 'latin1')
  return at
}

/** The ZIP with a number of its central directory overwritten. */
function lie(zip: Bytes, { entry = 0, offset = 0, value = 0 }): Bytes {
  const bytes = Buffer.from(zip)
  bytes.writeUInt32LE(value, entryAt(bytes, entry) + offset)
  return new Uint8Array(bytes)
}

const packedSize = 20
const size = 24
const localOffset = 42

/** A name that no packer writes, put into the ZIP in place of one as long. */
async function zipNamed(name: string, content = 'sourcedId\n1\n'): Promise<Bytes> {
  const plain = 'n'.repeat(name.length)
  const bytes = Buffer.from(await zipOf({ [plain]: content }))
  for (let at = bytes.indexOf(plain); at >= 0; at = bytes.indexOf(plain, at + 1))
    bytes.write(name, at, 'latin1')
  return new Uint8Array(bytes)
}

/** Text that packs badly, as real names do. */
function noise(length: number): string {
  let seed = 7
  const letters = Array.from({ length }, () => {
    seed = (seed * 48_271) % 2_147_483_647
    return String.fromCharCode(33 + (seed % 90))
  })
  return letters.join('')
}

test('files come with their names, their folders and their sizes, and are read again and again', async () => {
  const [users, orgs] = await open(await zipOf({ 'out/users.csv': 'id\n1\n', 'orgs.csv': '' }))

  expect(users).toMatchObject({ name: 'users.csv', path: 'out/users.csv', size: 5 })
  expect(orgs).toMatchObject({ name: 'orgs.csv', path: 'orgs.csv', size: 0 })
  expect(await textIn(users)).toBe('id\n1\n')
  expect(await textIn(users)).toBe('id\n1\n')
  expect(await textIn(orgs)).toBe('')
})

test('a ZIP of nothing holds nothing', async () => {
  expect(await open(await zipOf({}))).toEqual([])
})

test('names in any letters are kept', async () => {
  const [file] = await open(await zipOf({ 'Ākonga ’26/users.csv': 'x' }))

  expect(file?.path).toBe('Ākonga ’26/users.csv')
})

test('what other programs leave behind is not there', async () => {
  const files = await open(
    await zipOf({
      '__MACOSX/._users.csv': 'x',
      '.DS_Store': 'x',
      'out/Thumbs.db': 'x',
      'out/.git/users.csv': 'x',
      'out/users.csv': 'x',
    }),
  )

  expect(files.map(({ path }) => path)).toEqual(['out/users.csv'])
})

test('a folder is no file', async () => {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
  await zip.add('out/', undefined, { directory: true })
  await zip.add('out/users.csv', new Uint8ArrayReader(new Uint8Array([120])))

  expect((await open(await zip.close())).map(({ path }) => path)).toEqual(['out/users.csv'])
})

test('a name that begins with the folder itself is a name like any other', async () => {
  const [file] = await open(await zipNamed('./users.csv'))

  expect(file).toMatchObject({ name: 'users.csv', path: 'users.csv' })
})

test('a ZIP cut short anywhere is refused, or what is missing is refused when it is read', async () => {
  const whole = await zipOf({ 'users.csv': noise(400) })
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: whole.length - 1 }), async (length) => {
      expect(await refusal(open(whole.slice(0, length)))).toMatch(/^school\.zip cannot be opened/)
    }),
    { numRuns: 40 },
  )
})

test.for([
  '../users.csv',
  'a/../../u.csv',
  '/users.csv',
  'C:/users.csv',
  'a\\users.csv',
  'a/\0.csv',
])('the name %j leads elsewhere, and is refused', async (name) => {
  expect(await refusal(open(await zipNamed(name)))).toMatch(
    /^school\.zip names a file outside its own folder/,
  )
})

test('two dots inside a name lead nowhere', async () => {
  const [file] = await open(await zipOf({ 'users..csv': 'x' }))

  expect(file?.name).toBe('users..csv')
})

test('a file locked with a password is refused by name', async () => {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, password: 'kea' })
  await zip.add('users.csv', new Uint8ArrayReader(new TextEncoder().encode('sourcedId\n1\n')))

  expect(await refusal(open(await zip.close()))).toBe(
    'users.csv in school.zip is locked with a password. Please pack the files without one.',
  )
})

test('a link is refused by name', async () => {
  const zip = await zipOf({ 'users.csv': '/etc/passwd' })
  const bytes = Buffer.from(lie(zip, { offset: 38, value: 0xa1ff0000 }))
  bytes.writeUInt16LE(0x0314, entryAt(bytes, 0) + 4)

  expect(await refusal(open(new Uint8Array(bytes)))).toBe(
    'users.csv in school.zip is a link to another place. Please pack the file itself.',
  )
})

test('a ZIP in a ZIP is a file like any other', async () => {
  const inner = await zipOf({ 'users.csv': 'x' })
  const [file] = await open(await zipOf({ 'roster.zip': inner }))

  expect(file).toMatchObject({ name: 'roster.zip', size: inner.length })
})

test('a file may unpack to a hundred times its size, and to not a byte more', async () => {
  const zip = await zipOf({ 'users.csv': noise(300) })
  const packed = Buffer.from(zip).readUInt32LE(entryAt(Buffer.from(zip), 0) + packedSize)
  const most = packed * limits.density

  expect(await open(lie(zip, { offset: size, value: most }))).toHaveLength(1)
  expect(await refusal(open(lie(zip, { offset: size, value: most + 1 })))).toBe(
    'users.csv in school.zip would unpack to more than 100 times its size. That is how harmful ZIPs are made, so it was not unpacked.',
  )
})

test('a ZIP that was made to burst is refused before a byte of it is unpacked', async () => {
  const zip = await zipOf({ 'users.csv': '0'.repeat(20_000_000) })
  const start = performance.now()

  expect(await refusal(open(zip))).toContain('would unpack to more than 100 times its size')
  expect(performance.now() - start).toBeLessThan(1000)
})

test('files may unpack to as much as a roster may have, all together, and to not a byte more', async () => {
  const zip = await zipOf({ 'a.csv': noise(2_600_000), 'b.csv': '12' })

  expect(await open(lie(zip, { offset: size, value: limits.bytes - 2 }))).toHaveLength(2)
  expect(await refusal(open(lie(zip, { offset: size, value: limits.bytes - 1 })))).toBe(
    'Unpacked, the files of school.zip have more than 200 MB. That is more than a roster can be, so it was not unpacked.',
  )
})

test('a ZIP may hold as many files as a roster, and not one more', async () => {
  const names = Array.from({ length: limits.files }, (_, at) => [`${at}.csv`, ''] as const)

  expect(await open(await zipOf(Object.fromEntries(names)))).toHaveLength(limits.files)
  expect(await refusal(open(await zipOf(Object.fromEntries([...names, ['z.csv', '']]))))).toBe(
    `school.zip holds ${limits.files + 1} files, and a roster may have ${limits.files}. Please pack only the CSV files.`,
  )
})

test('files that share their bytes are refused', async () => {
  const zip = await zipOf({ 'a.csv': noise(200), 'b.csv': noise(200) })

  expect(await refusal(open(lie(zip, { entry: 1, offset: localOffset, value: 1 })))).toMatch(
    /^Files in school\.zip lie on top of one another/,
  )
})

test('a file that holds more than it says is cut off there, and refused', async () => {
  const zip = await zipOf({ 'users.csv': noise(5000) })
  const [file] = await open(lie(zip, { offset: size, value: 4000 }))

  expect(await refusal(textIn(file))).toBe(
    'users.csv in school.zip is damaged and could not be unpacked. Please export the roster again.',
  )
})

test('a file that holds less than it says is refused when it is read', async () => {
  const zip = await zipOf({ 'users.csv': noise(5000) })
  const [file] = await open(lie(zip, { offset: size, value: 6000 }))

  expect(await refusal(textIn(file))).toContain('is damaged and could not be unpacked')
})

test('bytes that were changed on the way are found out by their sum', async () => {
  const text = noise(3000)
  const bytes = Buffer.from(await zipOf({ 'users.csv': text }))
  bytes.writeUInt32LE(0x12345678, entryAt(bytes, 0) + 16)
  const [file] = await open(new Uint8Array(bytes))

  expect(await refusal(textIn(file))).toContain('is damaged and could not be unpacked')
})

test('reading may be given up in the middle, and begun anew', async () => {
  const text = noise(300_000)
  const [file] = await open(await zipOf({ 'users.csv': text }))
  for await (const piece of file?.bytes() ?? []) {
    expect(piece.length).toBeGreaterThan(0)
    break
  }

  expect(await textIn(file)).toBe(text)
})

test('whatever bytes are changed, files are read or refused with a sentence', async () => {
  const whole = await zipOf({ 'users.csv': noise(200), 'out/orgs.csv': 'id\n1\n' })
  const change = fc.record({ at: fc.nat({ max: whole.length - 1 }), to: fc.nat({ max: 255 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const bytes = whole.slice()
      for (const { at, to } of changes) bytes[at] = to
      const read = async () => {
        for (const file of await open(bytes)) await textIn(file)
      }

      await read().catch((error: unknown) => expect(error).toBeInstanceOf(Refusal))
    }),
    { numRuns: 300, seed: 11 },
  )
})
