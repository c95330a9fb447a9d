import { setTimeout as pause } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'
import { migrate } from '../src/platform/db/migrate.ts'
import type { DatabaseRole } from '../src/platform/db/server.ts'
import { checksum, migrations, testServer } from './cluster.ts'

/** A migrated database of a test worker's own, on the test cluster. */
export interface TestDatabase {
  readonly name: string
  readonly connection: (role: DatabaseRole) => ClientConfig
}

let mine: Promise<TestDatabase> | undefined

/**
 * This worker's database, made at its first use. Tests in it keep apart by making a network each:
 * nothing is cleaned up, so nothing may be counted across networks.
 */
export function testDatabase(): Promise<TestDatabase> {
  mine ??= makeDatabase(nameFor(checksum.slice(0, 8)), true)
  return mine
}

let blanks = 0

/** A new database with nothing in it, for tests of the migration itself. */
export function blankDatabase(): Promise<TestDatabase> {
  blanks += 1
  return makeDatabase(nameFor(`blank_${process.pid}_${blanks}`), false)
}

/** A new migrated database, for tests that speak of all that is in one. */
export function ownDatabase(): Promise<TestDatabase> {
  blanks += 1
  return makeDatabase(nameFor(`own_${process.pid}_${blanks}`), true)
}

/** Does something with one connection, and closes it. */
export async function connected<Result>(
  connection: ClientConfig,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function makeDatabase(name: string, migrated: boolean): Promise<TestDatabase> {
  const server = await testServer()
  await connected(server.connection('owner'), async (client) => {
    const template = migrated ? await ensureTemplate(client) : 'template0'
    if (await exists(client, name)) return
    await client.query(`create database ${name} template ${template} strategy file_copy`)
  })
  return { name, connection: (role) => server.connection(role, name) }
}

/**
 * The template that has exactly these migrations; made under a lock, beside its name and renamed, so
 * that one which exists is whole.
 */
async function ensureTemplate(client: Client): Promise<string> {
  const template = `kith_template_${checksum.slice(0, 16)}`
  if (await exists(client, template)) return template
  await client.query('select pg_advisory_lock(8787)')
  try {
    if (!(await exists(client, template))) await makeTemplate(client, template)
  } finally {
    await client.query('select pg_advisory_unlock(8787)')
  }
  return template
}

async function makeTemplate(client: Client, template: string): Promise<void> {
  const server = await testServer()
  const draft = nameFor('draft')
  await client.query(`drop database if exists ${draft} with (force)`)
  await client.query(`create database ${draft} template template0`)
  await migrate(server.connection('owner', draft), migrations)
  await connected(server.connection('owner', draft), handInClock)
  await client.query(`comment on database ${draft} is '${new Date().toISOString()}'`)
  await rename(client, draft, template)
}

/** Says to a database that its program brings a clock of its own. */
export async function handInClock(owner: Client): Promise<void> {
  await owner.query("insert into clock.handed_in values ('tests move a clock of their own')")
}

/** The migration's own connection takes a moment to leave. */
async function rename(client: Client, from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(`alter database ${from} rename to ${to}`)
      return
    } catch (error) {
      if (attempt === 50 || (error as { code?: string }).code !== '55006') throw error
    }
    await pause(20)
  }
}

async function exists(client: Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  return rowCount === 1
}

/** Begins with the pid of the run, by which databases of dead runs are known. */
function nameFor(what: string): string {
  const run = process.env.KITH_TEST_RUN ?? String(process.pid)
  return `kith_test_${run}_${process.env.VITEST_POOL_ID ?? '0'}_${what}`
}
