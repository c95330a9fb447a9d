import { setTimeout } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { Pool, type ClientConfig, type PoolClient } from 'pg'
import type { Tables } from '../../tables.ts'
import type { Viewer } from '../viewer.ts'
import { kyselyOn } from './named.ts'
import { emptyLists, firstSettings } from './settings.ts'
import { typeParsers } from './types.ts'

/** An open transaction, seen with the eyes of one viewer. */
export type Tx = Kysely<Tables>

/** The two doors to the data. There is no third: no pool and no connection is handed out. */
export interface Database {
  /**
   * The only way to what people have: one transaction, seen with the eyes of one viewer. Work that
   * met another's lock or a changed row is done again, three times at most, so it must have no
   * effect outside the database.
   */
  as<Result>(viewer: Viewer, work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** Accounts, sessions, networks, the queue of jobs: what is known before a viewer is. */
  directory<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>
  end(): Promise<void>
}

export interface DatabaseConnections {
  readonly app: ClientConfig
  readonly directory: ClientConfig
  /** Connections at the most; four a core serve best. */
  readonly size: number
}

export function openDatabase({ app, directory, size }: DatabaseConnections): Database {
  const appPool = makePool({ ...app, options: emptyLists }, size)
  const directoryPool = makePool(directory, Math.max(2, Math.ceil(size / 4)))
  return {
    as: (viewer, work) => inTransaction(appPool, `begin;${firstSettings(viewer)}`, work),
    directory: (work) => inTransaction(directoryPool, 'begin', work),
    async end() {
      await Promise.all([appPool.end(), directoryPool.end()])
    },
  }
}

function makePool(connection: ClientConfig, size: number): Pool {
  const pool = new Pool({
    ...connection,
    max: size,
    types: typeParsers(),
    connectionTimeoutMillis: 5000,
  })
  // A connection that breaks ends the work it was at, and is replaced; without listeners it would end the process:
  // the pool listens to those that are idle, each one listens while it is at work.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}

async function inTransaction<Result>(
  pool: Pool,
  begin: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect()
    try {
      await client.query(begin)
      const result = await work(kyselyFor(client))
      await commit(client)
      client.release()
      return result
    } catch (error) {
      await giveBack(client)
      if (attempt === 3 || !isWorthAnotherTry(error)) throw error
    }
    await setTimeout(10 * attempt * Math.random())
  }
}

/** PostgreSQL answers the commit of broken work by rolling it back, without an error: here it is one. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') {
    throw new Error('The work passed over an error of the database, and was not kept.')
  }
}

/** Returns a connection whose work failed; one that cannot even roll back is thrown away. */
async function giveBack(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback')
    client.release()
  } catch {
    client.release(true)
  }
}

const kyselies = new WeakMap<PoolClient, Tx>()

function kyselyFor(client: PoolClient): Tx {
  const known = kyselies.get(client)
  if (known) return known
  const made = kyselyOn<Tables>(client)
  kyselies.set(client, made)
  return made
}

/** A conflict with another's work: not serialisable, a deadlock, or a row that someone else wrote first. */
function isWorthAnotherTry(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === '40001' || code === '40P01' || code === '23505'
}
