import type { Client } from 'pg'
import { expect, test } from 'vitest'
import { connected, testDatabase } from '../../../test/database.ts'
import { english } from '../i18n/locale.ts'
import { speaker } from '../i18n/say.ts'
import { assertWalls, gaps } from './walls.ts'

test('a freshly migrated database has no gap in its walls', async () => {
  expect(await gapsAfter('select 1')).toEqual([])
})

test.each([
  ['a network’s table without row security', 'create table t (network_id uuid)', /table t /],
  [
    'a table whose row security does not bind its owner',
    'create table t (network_id uuid); alter table t enable row level security',
    /table t /,
  ],
  [
    'a partitioned table without row security',
    'create table t (network_id uuid) partition by list (network_id)',
    /table t /,
  ],
  ['a view that sees with its owner’s eyes', 'create view v as select 1', /view v /],
  ['a materialised view', 'create materialized view v as select 1', /view v /],
  ['an app that passes by row security', 'alter role kith_app bypassrls', /kith_app.*bypassrls/],
  ['an app that may do anything', 'alter role kith_app superuser', /kith_app.*superuser/],
  ['an app that is the owner', 'grant kith_owner to kith_app', /kith_app.*owner/],
  [
    'a directory that owns a table',
    'create table t (); alter table t owner to kith_directory',
    /kith_directory.*owner/,
  ],
  [
    'set_config granted to everyone',
    'grant execute on function pg_catalog.set_config(text, text, boolean) to public',
    /kith_app may call set_config/,
  ],
  [
    'set_config granted to one role',
    'grant execute on function pg_catalog.set_config(text, text, boolean) to kith_directory',
    /kith_directory may call set_config/,
  ],
  ['a role that is missing', 'alter role kith_app rename to kith_apple', /no role kith_app/],
])('%s is a gap', async (_what, breach, sentence) => {
  const found = await gapsAfter(breach)

  expect(found.join('\n')).toMatch(sentence)
})

test('a view that sees with the asker’s eyes is no gap', async () => {
  expect(await gapsAfter('create view v with (security_invoker = true) as select 1')).toEqual([])
})

test('what is not forced to disk is a gap, unless these are tests', async () => {
  const { connection } = await testDatabase()

  const found = await connected(connection('owner'), (client) => gaps(client, true))

  expect(found.map((gap) => speaker(english).said(gap))).toContainEqual(
    expect.stringMatching(/has fsync switched off/),
  )
})

test('with a gap nothing starts', async () => {
  const { connection } = await testDatabase()
  await connected(connection('owner'), async (client) => {
    await expect(assertWalls(client, true)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(assertWalls(client, false)).resolves.toBeUndefined()
  })
})

/** Breaches a wall in a transaction that is never committed, so that nobody else meets it. */
async function gapsAfter(breach: string): Promise<string[]> {
  const { connection } = await testDatabase()
  return await connected(connection('owner'), async (client: Client) => {
    await client.query(`begin; ${breach}`)
    const found = await gaps(client, false)
    await client.query('rollback')
    return found.map((gap) => speaker(english).said(gap))
  })
}
