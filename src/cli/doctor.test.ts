import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type OpenSite } from '../opening.ts'
import { readConfig } from '../platform/config.ts'
import { runCommand } from './run.ts'

let folder: string
let environment: Record<string, string>
let opened: OpenSite

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-doctor-'))
  // Root lends the database another user, who has to come in here.
  await chmod(folder, 0o755)
  environment = { KITH_DATA: join(folder, 'data'), KITH_ORIGIN: 'https://kith.example.school' }
  opened = await openSite(readConfig(environment))
})
afterAll(async () => {
  await opened.close()
  await rm(folder, { recursive: true })
})

async function doctor(...flags: readonly string[]) {
  const [printed, complained]: [string[], string[]] = [[], []]
  const code = await runCommand(['doctor', ...flags], {
    environment,
    print: (line) => void printed.push(line),
    complain: (line) => void complained.push(line),
  })
  return { code, printed: printed.join('\n'), complained: complained.join('\n') }
}

async function owner(statement: string): Promise<void> {
  const client = new Client(opened.server.connection('owner'))
  await client.connect()
  await client.query(statement)
  await client.end()
}

test('wall by wall it says what is looked at, and that it stands', async () => {
  const { code, printed } = await doctor()

  expect(code).toBe(0)
  expect(printed).toContain('walls: standing')
  expect(printed).toMatch(/The first wall.*\n {2}ok {3}\d+ routes say first/)
  expect(printed).toMatch(/The second wall.*\n {2}ok {3}kith_app/)
  expect(printed).toMatch(/What was done is written down\n {2}ok {3}\d+ chains? of \d+/)
  expect(printed.match(/^ {2}ok /gm)).toHaveLength(14)
  expect(printed).not.toContain('GAP')
})

test.each([
  [
    'a policy more',
    'create policy hole on pursuit_words for select using (true)',
    'drop policy hole on pursuit_words',
    'The policy pursuit_words.hole was made by no migration',
  ],
  [
    'a policy that says more',
    'alter policy see on plan using (true)',
    "alter policy see on plan using (person_id = current_setting('app.person')::uuid or among('followed', person_id))",
    'The policy plan.see does not say what its migration says.',
  ],
  [
    'a function with its owner’s rights',
    'create function hole() returns int security definer language sql as $$ select 1 $$',
    'drop function hole()',
    'kith_app may call hole()',
  ],
  [
    'a trigger less',
    'alter table person disable trigger shut',
    'alter table person enable trigger shut',
    'The trigger person.shut does not say',
  ],
  [
    'a grant more',
    'grant delete on plan to kith_app',
    'revoke delete on plan from kith_app',
    'The grant kith_app plan does not say',
  ],
])('it finds %s, and names it', async (_what, hole, mend, sentence) => {
  await owner(hole)
  const { code, printed } = await doctor()
  await owner(mend)

  expect(printed).toContain(sentence)
  expect(printed).toContain('walls: open')
  expect(code).toBe(1)
  expect((await doctor()).printed).toContain('walls: standing')
})

test('with gaps it names each beside what it is a gap in, and ends as refused', async () => {
  await owner('create view glance as select 1; alter role kith_directory createdb createrole')
  const { code, printed, complained } = await doctor()
  const json = await doctor('--json')
  await owner('drop view glance; alter role kith_directory nocreatedb nocreaterole')

  expect(code).toBe(1)
  expect(printed).toContain('walls: open')
  expect(printed).toMatch(/ {2}GAP {2}every view reads.*\n {7}The view glance/)
  expect(printed).toMatch(/ {2}GAP {2}kith_app.*\n {7}The database role kith_directory/)
  expect(printed).toMatch(/ {2}ok {3}row security is enabled/)
  expect(complained).toContain('kith_directory')
  expect(json.code).toBe(1)
  expect(JSON.parse(json.printed)).toMatchObject({
    walls: 'open',
    problems: [expect.stringContaining('createrole'), expect.stringContaining('glance')],
  })
})

test('a gap that doctor may look at keeps everything else from starting', async () => {
  await owner('create view glance as select 1')
  const refused = openSite(readConfig(environment))
  const gap = await refused.catch((error: unknown) => error)
  await owner('drop view glance')

  expect(gap).toMatchObject({ kind: 'conflict', said: { args: { name: 'glance' } } })
})
