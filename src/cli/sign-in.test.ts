import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aSchool } from '../../test/school.ts'
import { openSite } from '../opening.ts'
import { readConfig } from '../platform/config.ts'
import type { Site } from '../platform/site.ts'
import { runCommand } from './run.ts'

let environment: Record<string, string>
let folder: string
let site: Site
let close: () => Promise<void>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-cli-'))
  // Root lends the database another user, who has to come in here.
  await chmod(folder, 0o755)
  environment = { KITH_DATA: join(folder, 'data'), KITH_ORIGIN: 'https://kith.example.school' }
  ;({ site, close } = await openSite(readConfig(environment)))
})
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true })
})

const signIn = (nameOrId: string) => run('sign-in', nameOrId)

async function run(...args: readonly string[]) {
  const lines: string[] = []
  const print = (line: string) => void lines.push(line)
  const code = await runCommand(args, { environment, print, complain: print })
  return { code, lines }
}

/** Four people of one name, in two schools. */
async function fourOfOneName() {
  const [awa, rimu] = [await aSchool(site, 'Awa School'), await aSchool(site, 'Rimu School')]
  const name = 'Mele Tau'
  const seven = await awa.person('learner', name)
  const nine = await awa.person('learner', name)
  const elsewhere = await rimu.person('teacher', name)
  const left = await rimu.person('staff', name, { from: '2026-01-01', to: '2026-01-02' })
  await awa.room({ learners: [seven] }, 'Room 7')
  await awa.room({ learners: [nine] }, 'Room 9')
  await rimu.room({ teachers: [elsewhere] }, 'Workshop')
  return { name, seven, nine, elsewhere, left }
}

test('four people of one name are told apart by role, organisation and classroom, each with the id to give', async () => {
  const { name, seven, nine, elsewhere, left } = await fourOfOneName()

  const { code, lines } = await signIn(name.toUpperCase())

  expect(code).toBe(1)
  const [sentence, ...people] = lines
  expect(sentence).toContain('Several people are called “MELE TAU”')
  expect(people.toSorted()).toEqual(
    [
      `  ${seven}  learner at Awa School · Room 7`,
      `  ${nine}  learner at Awa School · Room 9`,
      `  ${elsewhere}  teacher at Rimu School · Workshop`,
      `  ${left}  no role today, recorded at Rimu School`,
    ].toSorted(),
  )
  expect(sentence).not.toContain('https://')

  for (const id of [seven, nine, elsewhere, left]) {
    const answer = await signIn(id)
    expect(answer.code).toBe(0)
    expect(answer.lines).toEqual([
      expect.stringMatching(/^https:\/\/kith\.example\.school\/sign-in\/[\w-]{43}$/),
    ])
  }
})

test('one of a name that nobody else has gets a link, and nobody’s name gets none', async () => {
  const school = await aSchool(site, 'Kauri School')
  await school.person('learner', 'Sina Tuala')

  expect((await signIn(' sina tuala ')).code).toBe(0)
  expect(await signIn('Sina Nobody')).toEqual({
    code: 1,
    lines: ['There is nobody called “Sina Nobody” here.'],
  })
})

test('a program gets the link in one object, or why there is none', async () => {
  const school = await aSchool(site, 'Matai School')
  const id = await school.person('learner', 'Ana Fifita')

  const [line] = (await run('sign-in', 'Ana Fifita', '--json')).lines
  expect(JSON.parse(line ?? '')).toEqual({
    id,
    organisation: school.id,
    link: expect.stringMatching(/^https:\/\/kith\.example\.school\/sign-in\/[\w-]{43}$/),
    problems: [],
  })
  const { code, lines } = await run('sign-in', 'Nobody Here', '--json')
  expect(code).toBe(1)
  expect(JSON.parse(lines.join())).toMatchObject({
    refused: expect.stringContaining('Nobody Here'),
  })
})

describe('suspending somebody', () => {
  test('shuts them out, and restoring lets them in again, by name or by id', async () => {
    const school = await aSchool(site, 'Miro School')
    const name = 'Otto Hillock'
    const otto = await school.person('learner', name)

    expect(await run('suspend', ' otto HILLOCK ')).toEqual({
      code: 0,
      lines: ['Otto Hillock is suspended.'],
    })
    expect((await signIn(name)).code).toBe(1)
    expect((await run('suspend', otto)).code).toBe(0)
    const { code, lines } = await run('restore', otto)
    expect(code).toBe(0)
    expect(lines).toEqual([
      `Otto Hillock may come in again, with a new link: npm run kith -- sign-in ${otto}`,
    ])
    expect((await signIn(name)).code).toBe(0)
  })

  test('tells programs in one object who it was, and what they are now', async () => {
    const school = await aSchool(site, 'Toru School')
    const id = await school.person('guardian', 'Gail Hillock')

    const said = { id, organisation: school.id, problems: [] }
    const { lines } = await run('suspend', id, '--json')
    expect(lines.map((line) => JSON.parse(line))).toEqual([{ ...said, status: 'suspended' }])
    const again = await run('restore', id, '--json')
    expect(again.lines.map((line) => JSON.parse(line))).toEqual([{ ...said, status: 'active' }])
  })

  test('is refused with a sentence for who is not there, and for one of several of a name', async () => {
    const school = await aSchool(site, 'Whero School')
    for (const _ of [1, 2]) await school.person('learner', 'Twin Name')

    expect(await run('suspend', 'Nobody At All')).toEqual({
      code: 1,
      lines: ['There is nobody called “Nobody At All” here.'],
    })
    expect((await run('restore', 'Twin Name')).lines).toHaveLength(3)
    expect((await run('suspend')).code).toBe(2)
    expect((await run('suspend', '--help')).lines.join()).toContain('suspend "Aroha Tamihana"')
  })
})
