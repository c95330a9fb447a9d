import { Client, type ClientBase, type ClientConfig, type QueryConfig } from 'pg'
import type { Database, Tx } from '../../src/platform/db/database.ts'
import { kyselyOn } from '../../src/platform/db/named.ts'
import { standingSettings } from '../../src/platform/db/settings.ts'
import { typeParsers } from '../../src/platform/db/types.ts'
import type { Tables } from '../../src/tables.ts'

/**
 * A database in which every request finds the world as it was. Roles, row security, triggers and constraints hold as
 * ever; what a request writes is seen by itself until it is undone. Asked by one request at a time.
 */
export interface Undoing extends Database {
  /** Takes back whatever was written since the last time. Answers what went into jobs and into the audit trail. */
  undo(): Promise<readonly string[]>
}

export async function openUndoing(connections: {
  readonly app: ClientConfig
  readonly directory: ClientConfig
}): Promise<Undoing> {
  const app = await openLine(connections.app)
  const directory = await openLine(connections.directory)
  return {
    as: (viewer, work) => app.within(standingSettings(viewer), work),
    directory: (work) => directory.within('', work),
    undo: async () => [...(await app.undo()), ...(await directory.undo())],
    async end() {
      await Promise.all([app.end(), directory.end()])
    },
  }
}

/** One connection of one role, on which each deed is a savepoint of a transaction that is never kept. */
interface Line {
  within<Result>(settings: string, work: (tx: Tx) => Promise<Result>): Promise<Result>
  undo(): Promise<readonly string[]>
  end(): Promise<void>
}

async function openLine(connection: ClientConfig): Promise<Line> {
  const client = new Client({ ...connection, types: typeParsers() })
  await client.connect()
  const heard: string[] = []
  const tx = kyselyOn<Tables>(hearing(client, heard))
  let isOpen = false
  let last: Promise<unknown> = Promise.resolve()

  async function attempt<Result>(
    settings: string,
    work: (tx: Tx) => Promise<Result>,
  ): Promise<Result> {
    await client.query(`${isOpen ? '' : begin}savepoint deed;${settings}`)
    isOpen = true
    try {
      const result = await work(tx)
      await client.query('release deed')
      return result
    } catch (error) {
      await client.query('rollback to deed; release deed')
      throw error
    }
  }

  return {
    within(settings, work) {
      const turn = last.then(() => thrice(() => attempt(settings, work)))
      last = turn.catch(() => {})
      return turn
    },
    async undo() {
      await last
      if (isOpen) await client.query('rollback')
      isOpen = false
      return heard.splice(0)
    },
    end: () => client.end(),
  }
}

/** Two roles of one request may wait for each other's rows, since neither transaction ends before the request. */
const begin = `begin;set local lock_timeout = '2s';`

/** As the database of the app does it: work that came upon another's row is done again, three times at most. */
async function thrice<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let time = 1; ; time++) {
    try {
      return await attempt()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (time === 3 || code !== '23505') throw error
    }
  }
}

/** The connection, by which is heard what is written into jobs and into the audit trail: no role of the app may read it. */
function hearing(client: Client, heard: string[]): ClientBase {
  const query = (asked: QueryConfig) => {
    if (written.test(asked.text)) heard.push(JSON.stringify(asked.values))
    return client.query(asked)
  }
  return { query } as unknown as ClientBase
}

const written = /^insert into "(job|audit_\w+)"/
