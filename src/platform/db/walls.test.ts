import type { Client } from 'pg'
import { expect, test } from 'vitest'
import { connected, testDatabase } from '../../../test/database.ts'
import { english } from '../i18n/locale.ts'
import { speaker } from '../i18n/say.ts'
import { assertWalls, gaps, lookAtWalls } from './walls.ts'
import { whyOutdated } from './walls/server.ts'

test('a freshly migrated database has no gap in its walls', async () => {
  expect(await gapsAfter('select 1')).toEqual([])
})

const enforced = 'alter table t enable row level security; alter table t force row level security;'

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
  [
    'an app that copies the whole server',
    'alter role kith_app replication',
    /kith_app.*replication/,
  ],
  ['a directory that makes roles', 'alter role kith_directory createrole', /directory.*createrole/],
  [
    'an app that may read whatever there is',
    'grant pg_read_all_data to kith_app',
    /kith_app must stand alone.*pg_read_all_data/,
  ],
  [
    'an app that can take the directory’s place',
    'grant kith_directory to kith_app',
    /kith_app must stand alone.*kith_directory/,
  ],
  [
    'somebody else who can take the owner’s place',
    'create role kith_stranger login; grant kith_owner to kith_stranger',
    /kith_stranger can log in and take the place of kith_owner/,
  ],
  [
    'somebody who can take it by way of another role',
    'create role kith_club; grant kith_owner to kith_club; create role kith_stranger login in role kith_club',
    /kith_stranger can log in and take the place of kith_owner/,
  ],
  [
    'a reference table without row security',
    "create table t (id uuid primary key); comment on table t is 'learning/frameworks · reference'",
    /row security of the table t /,
  ],
  ['a table without a policy', `create table t (id uuid); ${enforced}`, /table t has no policy/],
  [
    'a table whose only policy narrows',
    `create table t (id uuid); ${enforced} create policy p on t as restrictive using (true)`,
    /table t has no policy/,
  ],
  [
    'a network’s table without its own wall',
    `create table t (network_id uuid); ${enforced} grant select on t to kith_app;
     create policy see on t to kith_app using (network_id = current_setting('app.network')::uuid)`,
    /table t has no restrictive policy/,
  ],
  [
    'a network’s table whose wall stands for reading alone',
    `create table t (network_id uuid); ${enforced} grant insert (network_id) on t to kith_app;
     create policy see on t to kith_app using (true);
     create policy tenant on t as restrictive for select to kith_app
       using (network_id = current_setting('app.network')::uuid)`,
    /table t has no restrictive policy/,
  ],
  [
    'a wall between networks that lets everything be written',
    'alter policy tenant on pursuit with check (true)',
    /table pursuit has no restrictive policy/,
  ],
  ...[
    'query_to_xml(text, boolean, boolean, text)',
    'query_to_xmlschema(text, boolean, boolean, text)',
    'query_to_xml_and_xmlschema(text, boolean, boolean, text)',
    'table_to_xml(regclass, boolean, boolean, text)',
    'cursor_to_xml(refcursor, int, boolean, boolean, text)',
    'schema_to_xml(name, boolean, boolean, text)',
    'database_to_xml(boolean, boolean, text)',
    'ts_stat(text)',
    'lo_get(oid)',
    'lo_import(text)',
    'loread(int, int)',
    'pg_read_file(text)',
    'pg_ls_dir(text)',
  ].map((name): [string, string, RegExp] => [
    `${name} granted to everyone`,
    `grant execute on function pg_catalog.${name} to public`,
    new RegExp(`kith_app may call functions.*${name.split('(')[0]}\\(`),
  ]),
  [
    'a door of the app, granted to the directory too',
    'grant usage on schema door to kith_directory; grant execute on function door.shut_of to kith_directory',
    /kith_directory may call door\.shut_of\(uuid,uuid\[\]\), which work/,
  ],
  [
    'another function beside the doors of the app',
    `create function door.opens() returns int language sql security definer as 'select 1';
     grant execute on function door.opens to kith_app`,
    /kith_app may call door\.opens\(\), which work/,
  ],
  [
    'a way to another server',
    "create function dblink(text, text) returns text language sql as 'select null'",
    /may call functions.*dblink\(text,text\)/,
  ],
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

test.each([
  [150013, '15.13', '15.14'],
  [160009, '16.9', '16.10'],
  [170005, '17.5', '17.6'],
])('a server of %i is to be brought up to date', (number, version, since) => {
  const why = whyOutdated(number)

  expect(why && speaker(english).said(why)).toMatch(`PostgreSQL ${version}, whose row security`)
  expect(why && speaker(english).said(why)).toContain(`to ${since} or later`)
})

test.each([150014, 160010, 170006, 180000, 190000])('a server of %i is not', (number) => {
  expect(whyOutdated(number)).toBeUndefined()
})

test('each thing that was looked at is told, with its own gaps', async () => {
  const { connection } = await testDatabase()

  const found = await connected(connection('owner'), async (client) => {
    await client.query('begin; create view v as select 1')
    return await lookAtWalls(client, false)
  })

  const open = found.filter((one) => one.gaps.length > 0).map(({ what }) => what.key)
  expect(open).toEqual(['db.lookViews'])
  expect(found.length).toBeGreaterThan(7)
})

test('with a gap nothing starts', async () => {
  const { connection } = await testDatabase()
  await connected(connection('owner'), async (client) => {
    await expect(assertWalls(client, true)).rejects.toMatchObject({ kind: 'conflict' })
    expect((await assertWalls(client, false)).flatMap((one) => one.gaps)).toEqual([])
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
