import { setTimeout as pause } from 'node:timers/promises'
import { Client, type ClientBase, type ClientConfig } from 'pg'
import { Refusal } from '../errors.ts'
import { said } from '../i18n/word.ts'
import { loginRoles, type LoginRole } from './address.ts'
import { pending, whyNotMigrate, type Applied, type Migration } from './migrations.ts'
import { makeRoles, prepare, setPasswords } from './preparation.ts'
import { dbWords } from './words.ts'

/**
 * Brings a database to this schema, as its owner: prepares it when it is new and takes the steps it
 * lacks, all of them in one transaction or none. `ourRoles` are the login roles whose passwords are
 * ours to set; the others have an address of their own. Processes that start together wait for each other.
 * Answers the names of the steps taken. Refuses with a sentence on an old server and on a history
 * that is not ours.
 */
export async function migrate(
  owner: ClientConfig,
  migrations: readonly Migration[],
  ourRoles: readonly LoginRole[] = loginRoles,
): Promise<string[]> {
  const client = new Client(owner)
  client.on('error', () => {})
  await connect(client)
  try {
    await assertVersion(client)
    await retried(client, () => makeRoles(client))
    await retried(client, () => makeLedger(client))
    return await retried(client, () => takeSteps(client, migrations, { owner, ourRoles }))
  } finally {
    await client.end()
  }
}

async function connect(client: Client): Promise<void> {
  try {
    await client.connect()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Refusal('conflict', said(dbWords.noAnswer, { reason }), { cause })
  }
}

async function assertVersion(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number,
            current_setting('server_version') as version`,
  )
  const found = rows[0]
  if (found && found.number >= 150_000) return
  throw new Refusal('conflict', said(dbWords.oldServer, { version: found?.version ?? '?' }))
}

/** The ledger of steps lies in a schema of its own, which the lesser roles cannot even enter. */
async function makeLedger(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('migration.lock') is not null as there",
  )
  if (rows[0]?.there) return
  await client.query(`
    begin;
    create schema migration;
    create table migration.step (
      number int primary key, name text not null, checksum text not null,
      taken_at timestamptz not null default now());
    create table migration.lock (only_one boolean primary key check (only_one));
    insert into migration.lock values (true);
    commit`)
}

/** Under a row's lock and not an advisory one, which not every engine and no pooler keeps. */
async function takeSteps(
  client: ClientBase,
  migrations: readonly Migration[],
  { owner, ourRoles }: { owner: ClientConfig; ourRoles: readonly LoginRole[] },
): Promise<string[]> {
  await client.query('begin; select from migration.lock for update')
  const applied = await stepsTaken(client)
  const why = whyNotMigrate(migrations, applied)
  if (why) throw new Refusal('conflict', why)
  const steps = pending(migrations, applied)
  if (steps.length > 0) await prepare(client)
  if (owner.connectionString !== undefined) {
    await setPasswords(client, owner.connectionString, ourRoles)
  }
  for (const step of steps) await takeStep(client, step)
  await client.query('commit')
  return steps.map(({ name }) => name)
}

async function stepsTaken(client: ClientBase): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    'select number, name, checksum from migration.step order by number',
  )
  return rows
}

/** As kith_owner, so that it owns what is made, and nobody who logs in does. */
async function takeStep(
  client: ClientBase,
  { number, name, checksum, sql }: Migration,
): Promise<void> {
  await client.query('set local role kith_owner')
  try {
    await client.query(sql)
  } catch (cause) {
    throw new Error(`The migration ${name} failed${placeIn(sql, cause)}: ${String(cause)}`, {
      cause,
    })
  }
  await client.query('reset role')
  await client.query('insert into migration.step (number, name, checksum) values ($1, $2, $3)', [
    number,
    name,
    checksum,
  ])
}

function placeIn(sql: string, error: unknown): string {
  const position = Number((error as { position?: string }).position)
  return position > 0 ? ` in line ${sql.slice(0, position).split('\n').length}` : ''
}

/**
 * Roles and their settings belong to the whole server, so another database's migration may touch them
 * at the same moment, and a ledger may be made twice at once. All such collisions are over at the next try.
 */
async function retried<Result>(client: ClientBase, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      await client.query('rollback').catch(() => {})
      if (attempt === 10 || !isCollision(error)) throw error
    }
    await pause(20 * attempt * Math.random())
  }
}

function isCollision(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string }
  const alreadyThere = ['42710', '23505', '42P06', '42P07']
  const collided = [...alreadyThere, '40001', '40P01'].includes(code ?? '')
  return collided || (code === 'XX000' && message.includes('concurrently'))
}
