import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

async function signIn(nameOrId: string) {
  const lines: string[] = []
  const print = (line: string) => void lines.push(line)
  const code = await runCommand(['sign-in', nameOrId], { environment, print, complain: print })
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
