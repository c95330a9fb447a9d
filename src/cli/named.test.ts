import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultless, zipOf } from '../../test/oneroster.ts'
import { openSite } from '../opening.ts'
import { readConfig } from '../platform/config.ts'
import { runCommand } from './run.ts'

let environment: Record<string, string>
let folder: string
let close: () => Promise<void>
let roster: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-cli-'))
  // Root lends the database another user, who has to come in here.
  await chmod(folder, 0o755)
  environment = { KITH_DATA: join(folder, 'data'), KITH_ORIGIN: 'https://kith.example.school' }
  close = (await openSite(readConfig(environment))).close
  roster = join(folder, 'roster.zip')
  await writeFile(roster, await zipOf(faultless()))
})
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true })
})

async function run(...args: readonly string[]) {
  const lines: string[] = []
  const print = (line: string) => void lines.push(line)
  const code = await runCommand(args, { environment, print, complain: print })
  return { code, says: lines.join('\n') }
}

function bringIn(org: string, ...flags: readonly string[]) {
  return run('import', 'roster', roster, '--org', org, ...flags)
}

interface Told {
  readonly organisation: { readonly id: string; readonly isNew: boolean }
  readonly changes: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly notes: readonly string[]
}

test('a roster taken in under the name of a school in it finds its way home a second time', async () => {
  const first = await bringIn('Hill School', '--json')
  const second = await bringIn('hill school', '--json')

  expect([first.code, second.code]).toEqual([0, 0])
  const [one, other] = [JSON.parse(first.says) as Told, JSON.parse(second.says) as Told]
  expect(other.organisation).toMatchObject({ id: one.organisation.id, isNew: false })
  const changed = Object.values(other.changes).flatMap((counts) =>
    Object.entries(counts).filter(([verdict, count]) => verdict !== 'same' && count > 0),
  )
  expect(changed).toEqual([])
  const out = join(folder, 'out.zip')
  expect(await run('export', 'roster', '--org', 'Hill School', '--out', out)).toMatchObject({
    code: 0,
  })
})

test('a dry run says that the files hold an organisation of the same name', async () => {
  const sentence = 'The files hold an organisation called “Hill School” below another.'

  expect((await bringIn('Hill School', '--dry-run')).says).toContain(sentence)
  const { says } = await bringIn('Hill School', '--dry-run', '--json')
  expect((JSON.parse(says) as Told).notes[0]).toContain(sentence)
  expect((await bringIn('The Valley', '--dry-run')).says).not.toContain('The files hold')
})

test('people of a school that came by a roster do not come in a second time', async () => {
  const path = join(folder, 'other.zip')
  const orgs = String(faultless()['orgs.csv'])
    .replace('The Valley', 'The Coast')
    .replace('Hill School', 'Rimu School')
  await writeFile(path, await zipOf(faultless({ 'orgs.csv': orgs })))
  await run('import', 'roster', path, '--org', 'The Coast')

  for (const flags of [[], ['--dry-run'], ['--json']]) {
    const { code, says } = await run('import', 'roster', path, '--org', 'Rimu School', ...flags)
    expect(code).toBe(1)
    expect(says).toContain('“Rimu School” came by the roster of “The Coast”')
  }
})

test('a roster that calls the school otherwise says so, and the school keeps the name by which it is found', async () => {
  const path = join(folder, 'renamed.zip')
  const orgs = 'sourcedId,name,type\no1,Kowhai Area School,school\n'
  const users =
    'sourcedId,orgSourcedIds,role,username,givenName,familyName\ns1,o1,student,sam,Sam,Small\n'
  await writeFile(path, await zipOf({ 'orgs.csv': orgs, 'users.csv': users }))
  const sentence = 'What is “Kowhai School” here is called “Kowhai Area School” in these files.'

  const first = await run('import', 'roster', path, '--org', 'Kowhai School', '--dry-run')
  await run('import', 'roster', path, '--org', 'Kowhai School')
  const again = await run('import', 'roster', path, '--org', 'Kowhai School', '--json')

  expect(first.says).toContain(sentence)
  const told = JSON.parse(again.says) as Told
  expect(told.organisation.isNew).toBe(false)
  expect(told.notes).toEqual([expect.stringContaining(sentence)])
})

test.each([
  ['only spaces', '   ', 'An organisation needs a name'],
  ['201 letters', 'x'.repeat(201), 'has at most 200 letters, and this one has 201'],
])('a name of %s founds nothing', async (_, name, sentence) => {
  for (const flags of [[], ['--dry-run'], ['--json'], ['--dry-run', '--json']]) {
    const { code, says } = await bringIn(name, ...flags)
    expect([code, says]).toEqual([1, expect.stringContaining(sentence)])
  }
})

test('a name of 200 letters may be given', async () => {
  expect(await bringIn('x'.repeat(200), '--dry-run')).toMatchObject({ code: 0 })
})

test('a roster by which nobody is left who leads says so, before it is taken in and when it is', async () => {
  const path = join(folder, 'led.zip')
  const users =
    'sourcedId,orgSourcedIds,role,username,givenName,familyName\ns1,o1,student,s,Sam,Small\n'
  const orgs = 'sourcedId,name,type\no1,Led School,school\n'
  const bring = async (rows: string, ...flags: readonly string[]) => {
    await writeFile(path, await zipOf({ 'orgs.csv': orgs, 'users.csv': rows }))
    return run('import', 'roster', path, '--org', 'Led School', ...flags)
  }
  const sentence = 'Nobody is left there who leads “Led School”.'

  const first = await bring(`${users}u1,o1,principal,pru,Pru,Lead\n`)
  const looked = await bring(users, '--dry-run')
  const done = await bring(users, '--confirm-ending')
  const again = await bring(users)

  expect([first, looked, done, again].map(({ code }) => code)).toEqual([0, 0, 0, 0])
  expect([first, again].map(({ says }) => says.includes(sentence))).toEqual([false, false])
  expect(looked.says).toContain(sentence)
  expect(done.says).toContain(sentence)
})
