import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { spoilt, zipOf } from '../../test/oneroster.ts'
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
  const opened = await openSite(readConfig(environment))
  site = opened.site
  close = opened.close
})
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true })
})

async function run(...args: readonly string[]): Promise<string> {
  const [printed, complained]: [string[], string[]] = [[], []]
  const code = await runCommand(args, {
    environment,
    print: (line) => void printed.push(line),
    complain: (line) => void complained.push(line),
  })
  expect([code, complained]).toEqual([0, []])
  return printed.join('\n')
}

interface Answer {
  readonly changes: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly counts: Readonly<Record<string, number>>
}

/** Takes a school's roll out and brings it in again: what changes. */
async function comesHome(org: string): Promise<readonly string[]> {
  const out = join(folder, `${org}.zip`)
  await run('export', 'roster', '--org', org, '--out', out)
  const printed = await run('import', 'roster', out, '--org', org, '--strict', '--json')
  const { changes, counts } = JSON.parse(printed) as Answer
  expect(counts['people']).toBeGreaterThan(0)
  return Object.entries(changes).flatMap(([kind, counted]) =>
    Object.entries(counted).some(([verdict, count]) => verdict !== 'same' && count > 0)
      ? [kind]
      : [],
  )
}

test('a school made by hand goes out and comes home at the machine, and nothing changes', async () => {
  const school = await aSchool(site, 'Hand-Made School')
  const [learner, teacher] = [await school.person('learner'), await school.person('teacher')]
  await school.room({ learners: [learner], teachers: [teacher] })
  await school.guard(await school.person('guardian'), learner)

  expect(await comesHome('Hand-Made School')).toEqual([])
})

test('a school that came by a roster with defects goes out and comes home, and nothing changes', async () => {
  const path = join(folder, 'first.zip')
  await writeFile(path, await zipOf(spoilt('classes.csv', ',writing,', ',,')))
  await run('import', 'roster', path, '--org', 'The Valley')

  expect(await comesHome('The Valley')).toEqual([])
})
