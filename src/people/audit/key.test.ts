import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { publicKeyOf } from './checkpoint.ts'
import { findKey, openKey } from './key.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-key-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a key is made once, for nobody else to read, in a folder that may not be there yet', async () => {
  const data = join(folder, 'data')

  expect(await findKey(data)).toBeUndefined()
  const made = await openKey(data)
  const again = await openKey(data)

  expect(publicKeyOf(again)).toBe(publicKeyOf(made))
  expect((await stat(join(data, 'audit-key.pem'))).mode & 0o777).toBe(0o600)
  expect(await readdir(data)).toEqual(['audit-key.pem'])
})

test('of many who make it at once, all get the same', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => openKey(folder)))

  expect(new Set(keys.map(publicKeyOf)).size).toBe(1)
})

test('a key that cannot be read is not replaced by another', async () => {
  const file = join(folder, 'audit-key.pem')
  await writeFile(file, 'not a key')
  await chmod(file, 0o600)

  await expect(openKey(folder)).rejects.toMatchObject({
    kind: 'conflict',
    said: { args: { file } },
  })
  expect(await readFile(file, 'utf8')).toBe('not a key')
})
