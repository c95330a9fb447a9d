import { mkdir, mkdtemp, readFile, readdir, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../platform/id.ts'
import { filesOf, forget, forgetOld, isFirst, partFolder } from './waiting.ts'

const aFolder = () => mkdtemp(join(tmpdir(), 'kith-waiting-'))

function anImport() {
  return { id: newId('roster_import'), organisation: newId('organisation') }
}

/** Files that have just come, on their way to where they wait. */
async function arrived(uploads: string, files: Readonly<Record<string, string>>) {
  const folder = partFolder(uploads, newId('upload'))
  await mkdir(folder)
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return folder
}

async function namesOf(uploads: string, one: ReturnType<typeof anImport>) {
  return (await filesOf(uploads, one)).map((path) => basename(path))
}

describe('files that wait', () => {
  test('are found in the order of their names, however they came', async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(names, async (some) => {
        const [uploads, one] = [await aFolder(), anImport()]
        const files = Object.fromEntries(some.map((name) => [`${name}.csv`, name]))

        expect(await isFirst(uploads, await arrived(uploads, files), one)).toBe(true)

        expect(await namesOf(uploads, one)).toEqual(some.map((name) => `${name}.csv`).toSorted())
      }),
      { numRuns: 20 },
    )
  })

  test('are those of one sending alone, of many that come at once', async () => {
    const [uploads, one] = [await aFolder(), anImport()]
    const folders = await Promise.all(
      [0, 1, 2, 3, 4].map((at) => arrived(uploads, { 'a.csv': String(at), [`${at}.csv`]: 'x' })),
    )

    const first = await Promise.all(folders.map((folder) => isFirst(uploads, folder, one)))

    expect(first.filter(Boolean)).toHaveLength(1)
    const [path = ''] = (await filesOf(uploads, one)).filter((file) => file.endsWith('a.csv'))
    const winner = first.indexOf(true)
    expect(await readFile(path, 'utf8')).toBe(String(winner))
    expect(await namesOf(uploads, one)).toEqual([`${winner}.csv`, 'a.csv'])
  })

  test('are not found by the same id at another organisation', async () => {
    const [uploads, one] = [await aFolder(), anImport()]
    await isFirst(uploads, await arrived(uploads, { 'a.csv': 'x' }), one)
    const other = { ...one, organisation: newId('organisation') }

    expect(await filesOf(uploads, other)).toEqual([])
    await forget(uploads, other)
    expect(await namesOf(uploads, one)).toEqual(['a.csv'])
  })

  test('are gone once they are forgotten, and may be forgotten twice', async () => {
    const [uploads, one, other] = [await aFolder(), anImport(), anImport()]
    for (const each of [one, other]) {
      await isFirst(uploads, await arrived(uploads, { 'a.csv': 'x' }), each)
    }

    await forget(uploads, one)
    await forget(uploads, one)

    expect(await filesOf(uploads, one)).toEqual([])
    expect(await namesOf(uploads, other)).toEqual(['a.csv'])
  })

  test('are not taken for those that still arrive', async () => {
    const [uploads, one] = [await aFolder(), anImport()]
    await arrived(uploads, { 'a.csv': 'x' })

    expect(await filesOf(uploads, one)).toEqual([])
  })

  test('that cannot be put where they belong are an error, and not taken for a second sending', async () => {
    const [uploads, one] = [await aFolder(), anImport()]

    await expect(isFirst(uploads, join(uploads, 'never-came'), one)).rejects.toMatchObject({
      code: 'ENOENT',
    })
  })
})

describe('what nobody took in for a week', () => {
  const now = new Date('2026-04-20T10:00:00Z')
  const week = 7 * 24 * 3_600_000

  async function lain(uploads: string, name: string, milliseconds: number) {
    const path = join(uploads, name)
    await mkdir(path)
    await writeFile(join(path, 'users.csv'), 'x')
    const then = new Date(now.getTime() - milliseconds)
    await utimes(path, then, then)
  }

  test('goes with all that is in it, and what is younger stays', async () => {
    const uploads = await aFolder()
    await lain(uploads, 'roster-old', week + 1000)
    await lain(uploads, 'roster-part-old', week * 50)
    await lain(uploads, 'roster-just', week)
    await lain(uploads, 'roster-new', 0)
    await lain(uploads, 'roster-of-tomorrow', -week)

    await forgetOld(uploads, now)

    expect(await readdir(uploads)).toEqual(['roster-just', 'roster-new', 'roster-of-tomorrow'])
  })

  test('is looked for among rosters alone: what lies beside them is not ours to throw away', async () => {
    const uploads = await aFolder()
    for (const name of ['framework-x', 'photos', 'my-roster-1']) {
      await lain(uploads, name, week * 50)
    }

    await forgetOld(uploads, now)

    expect(await readdir(uploads)).toEqual(['framework-x', 'my-roster-1', 'photos'])
  })

  test('may be thrown away by two at once', async () => {
    const uploads = await aFolder()
    for (let at = 0; at < 20; at++) await lain(uploads, `roster-${at}`, week * 2)

    await Promise.all([1, 2, 3].map(() => forgetOld(uploads, now)))

    expect(await readdir(uploads)).toEqual([])
  })
})
