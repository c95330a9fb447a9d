import { sql } from 'kysely'
import type { Viewer } from '../viewer.ts'
import type { Database, Tx } from './database.ts'
import { standingSettings } from './settings.ts'

/**
 * The deeds of many viewers as one: all of them are done, or none is there. Every deed is done with
 * its own viewer's eyes, one after the other, by the database that is handed to the work.
 */
export async function inOneTransaction<Result>(
  db: Database,
  viewer: Viewer,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  return db.as(viewer, (tx) => work(within(tx)))
}

function within(tx: Tx): Database {
  let isBusy = false
  return {
    async as(viewer, work) {
      if (isBusy)
        throw new Error('A deed is going on in this transaction: await it before the next.')
      isBusy = true
      try {
        await look(tx, viewer)
        return await work(tx)
      } finally {
        isBusy = false
      }
    },
    directory: () => Promise.reject(new Error('The directory is another role’s, and not in here.')),
    end: () => Promise.reject(new Error('A transaction ends with its work.')),
  }
}

/** As a block, because a statement that is prepared can be only one. */
async function look(tx: Tx, viewer: Viewer): Promise<void> {
  await sql`do $$ begin ${sql.raw(standingSettings(viewer))} end $$`.execute(tx)
}
