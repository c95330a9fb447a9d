import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { expect, test } from 'vitest'
import { projectRoot } from '../src/platform/config.ts'
import { readCatalogue } from '../src/platform/db/tables/catalogue.ts'
import { connected, testDatabase } from './database.ts'

/**
 * A rule of the schema: the query that finds offences against it, and an offence planted to prove
 * that it does. They keep the way open to a database spread over many machines, where a network is
 * what lies together, and row security cheap.
 */
interface Rule {
  readonly rule: string
  readonly offences: string
  readonly planted: string
}

/** Tables with their kind, and their keys, indexes and policies, for the rules to speak of. */
const known = `
  with tables as (
    select oid, relname as name, relrowsecurity, relforcerowsecurity,
           coalesce(substring(obj_description(oid, 'pg_class') from ' · (.*)$'), 'tenant') as kind
      from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')),
  tenants as (select * from tables where kind = 'tenant'),
  columns as (
    select tables.oid as of, tables.name as "table", tables.kind, attname as name, attnum as number,
           attnotnull as required, attidentity as identity, typname as type
      from pg_attribute
      join tables on tables.oid = attrelid
      join pg_type on pg_type.oid = atttypid
     where attnum > 0 and not attisdropped),
  network as (select of, number from columns where name = 'network_id'),
  links as (
    select conname as name, origin.kind as kind, target.kind as to_kind, conkey, confkey, conrelid, confrelid
      from pg_constraint
      join tables origin on origin.oid = conrelid
      join tables target on target.oid = confrelid
     where contype = 'f'),
  policies as (
    select tenants.name || '.' || polname as name, polroles, polcmd,
           coalesce(pg_get_expr(polqual, polrelid), '') as sees,
           coalesce(pg_get_expr(polwithcheck, polrelid), '') as writes
      from pg_policy join tenants on tenants.oid = polrelid)
`

const tenantTable = `
  create table planted (network_id uuid not null, id uuid, primary key (network_id, id));
  alter table planted enable row level security;
  alter table planted force row level security;`

const rules: readonly Rule[] = [
  {
    rule: 'a tenant table begins with its network, which is never missing',
    offences: `select name from tenants where not exists (
      select from columns where of = tenants.oid and number = 1
         and name = 'network_id' and type = 'uuid' and required)`,
    planted: 'create table planted (id uuid, network_id uuid not null)',
  },
  {
    rule: 'a tenant table has a primary key',
    offences: `select name from tenants where not exists (
      select from pg_constraint where conrelid = tenants.oid and contype = 'p')`,
    planted: 'create table planted (network_id uuid not null)',
  },
  {
    rule: 'every key and index of a tenant table begins with the network',
    offences: `select pg_index.indexrelid::regclass::text as name
      from pg_index join tenants on tenants.oid = indrelid
      left join network on network.of = indrelid
     where indkey[0] is distinct from network.number`,
    planted: `${tenantTable} create index planted_id on planted (id, network_id)`,
  },
  {
    rule: 'a link between tenant tables begins with the network on both sides',
    offences: `select links.name from links
      left join network here on here.of = conrelid
      left join network there on there.of = confrelid
     where kind = 'tenant' and to_kind = 'tenant'
       and (conkey[1] is distinct from here.number or confkey[1] is distinct from there.number)`,
    planted: `${tenantTable}
      alter table planted add unique (id);
      alter table planted add constraint astray foreign key (id) references planted (id)`,
  },
  {
    rule: 'no reference or directory table leads to a tenant table',
    offences: "select name from links where kind <> 'tenant' and to_kind = 'tenant'",
    planted: `${tenantTable}
      create table shelf (a uuid, b uuid, foreign key (a, b) references planted (network_id, id));
      comment on table shelf is 'learning/frameworks · reference'`,
  },
  {
    rule: 'no tenant table leads to a directory table',
    offences: "select name from links where kind = 'tenant' and to_kind = 'directory'",
    planted: `${tenantTable} alter table planted add foreign key (network_id) references network (id)`,
  },
  {
    rule: 'a reference table belongs to no network',
    offences: `select "table" || '.' || name as name from columns
      where kind = 'reference' and name = 'network_id'`,
    planted: `create table planted (network_id uuid);
      comment on table planted is 'learning/frameworks · reference'`,
  },
  {
    rule: 'every tenant table has row security, for its owner too',
    offences: 'select name from tenants where not (relrowsecurity and relforcerowsecurity)',
    planted: `${tenantTable} alter table planted no force row level security`,
  },
  {
    rule: 'no policy holds a sub-query',
    offences: String.raw`select name from policies where sees || writes ~* '\mselect\M'`,
    planted: `${tenantTable}
      create policy see on planted using (id in (select id from planted))`,
  },
  {
    rule: 'every table of a network is walled off from the others by a restrictive policy, whatever else is open',
    offences: `select name from tenants where not exists (
      select from pg_policy where polrelid = tenants.oid and not polpermissive and polcmd = '*'
        and 'kith_app'::regrole = any (polroles)
        and pg_get_expr(polqual, polrelid) ~ '^\\(network_id = \\(current_setting\\(''app.network''::text\\)\\)::uuid\\)$'
        and pg_get_expr(polwithcheck, polrelid) = pg_get_expr(polqual, polrelid))`,
    planted: `${tenantTable}
      create policy tenant on planted to kith_app
        using (network_id = current_setting('app.network')::uuid)
        with check (network_id = current_setting('app.network')::uuid)`,
  },
  {
    rule: 'every policy names the roles it is for',
    offences: 'select name from policies where 0 = any (polroles)',
    planted: `${tenantTable} create policy see on planted using (true)`,
  },
  {
    rule: 'what an index of a tenant table compares, row security lets it compare (leakproof)',
    offences: `select distinct indexrelid::regclass::text as name
      from pg_index
      join tenants on tenants.oid = indrelid
      join unnest(indclass) as class (oid) on true
      join pg_opclass on pg_opclass.oid = class.oid
      left join pg_amop on amopfamily = opcfamily and amopstrategy = 3
       and amoplefttype = opcintype and amoprighttype = opcintype
      left join pg_operator on pg_operator.oid = amopopr
      left join pg_proc on pg_proc.oid = oprcode
     where not coalesce(proleakproof, false)`,
    planted: `${tenantTable}
      alter table planted add column note jsonb;
      create index planted_note on planted (network_id, note)`,
  },
  {
    rule: 'there are no enums, whose comparison row security does not trust',
    offences: `select typname as name from pg_type
      where typtype = 'e' and typnamespace = 'public'::regnamespace`,
    planted: "create type planted as enum ('a')",
  },
  {
    rule: 'there are no sequences and no numbers that the database gives',
    offences: `select relname as name from pg_class
        where relkind = 'S' and relnamespace = 'public'::regnamespace
      union select name from columns where identity <> ''`,
    planted: 'create table planted (id int generated always as identity)',
  },
  {
    rule: 'a moment knows its time zone, and a text has no type of limited length',
    offences: `select "table" || '.' || name as name from columns
      where type in ('timestamp', 'timetz', 'varchar', 'bpchar', 'money', 'json')`,
    planted: 'create table planted (at timestamp)',
  },
  {
    rule: 'no function runs with its owner’s rights',
    offences: `select proname as name from pg_proc
      where prosecdef and pronamespace = 'public'::regnamespace`,
    planted:
      'create function planted() returns int language sql security definer as $$ select 1 $$',
  },
]

test.each(rules)('$rule', async ({ offences, planted }) => {
  await inTransaction(async (client) => {
    expect(await find(client, offences)).toEqual([])

    await client.query(planted)

    expect(await find(client, offences)).not.toEqual([])
  })
})

test('every table names a folder that exists as its owner', async () => {
  const tables = await inTransaction(readCatalogue)

  const owners = new Set(tables.map(({ owner }) => owner))
  const missing = [...owners].filter((owner) => !existsSync(join(projectRoot(), 'src', owner)))

  expect(missing).toEqual([])
})

async function find(client: Client, offences: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`${known} ${offences}`)
  return rows.map(({ name }) => name)
}

/** Never committed, so that nobody else meets what is planted. */
async function inTransaction<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const { connection } = await testDatabase()
  return await connected(connection('owner'), async (client) => {
    await client.query('begin')
    const result = await work(client)
    await client.query('rollback')
    return result
  })
}
