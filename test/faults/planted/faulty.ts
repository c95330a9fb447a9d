import { CompiledQuery, type QueryResult } from 'kysely'
import type { ClientBase, QueryConfig } from 'pg'
import type { Database, Tx } from '../../../src/platform/db/database.ts'
import { kyselyOn } from '../../../src/platform/db/named.ts'
import type { Viewer } from '../../../src/platform/viewer.ts'
import type { Tables } from '../../../src/tables.ts'

type Around = (db: Database) => Database

/** A database in whose place a faulty one can be put, for as long as need be. */
export interface Replaceable extends Database {
  put(around: Around): () => void
}

export function replaceable(db: Database): Replaceable {
  let now = db
  return {
    as: (viewer, work) => now.as(viewer, work),
    directory: (work) => now.directory(work),
    end: () => db.end(),
    put(around) {
      now = around(db)
      return () => {
        now = db
      }
    },
  }
}

/** A program whose statements say something else. */
export function saying(rewrite: (sql: string) => string): Around {
  return asking((tx, { text, values = [] }) =>
    tx.executeQuery(CompiledQuery.raw(rewrite(text), [...values])),
  )
}

/** The same, where one clause says something else wherever it stands. */
export function sayingFor(clause: string | RegExp, other: string): Around {
  return saying((sql) => sql.replaceAll(clause, other))
}

/** A program that forgets to send such statements. */
export function deaf(statement: RegExp): Around {
  return asking(async (tx, { text, values = [] }) =>
    statement.test(text) ? { rows: [] } : tx.executeQuery(CompiledQuery.raw(text, [...values])),
  )
}

type Ask = (tx: Tx, statement: QueryConfig) => Promise<QueryResult<unknown>>

function asking(ask: Ask): Around {
  const through = (tx: Tx) => {
    const query = async (statement: QueryConfig) => {
      const { rows, numAffectedRows = 0n } = await ask(tx, statement)
      return { rows, rowCount: Number(numAffectedRows) }
    }
    return kyselyOn<Tables>({ query } as unknown as ClientBase)
  }
  return (db) => ({
    ...db,
    as: (viewer, work) => db.as(viewer, (tx) => work(through(tx))),
    directory: (work) => db.directory((tx) => work(through(tx))),
  })
}

/** A program that tells row security of another viewer than the one who looks. */
export function seeingAs(other: (viewer: Viewer) => Viewer): Around {
  return (db) => ({ ...db, as: (viewer, work) => db.as(other(viewer), work) })
}
