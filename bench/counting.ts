import type { KyselyPlugin } from 'kysely'
import type { Database } from '../src/platform/db/database.ts'
import type { Site } from '../src/platform/site.ts'
import type { Figure } from './figure.ts'

/** How many queries and transactions a work asks of the database, each time that it is done. */
export async function asked(
  what: string,
  site: Site,
  work: (site: Site) => Promise<unknown>,
): Promise<Figure[]> {
  const each: Asked[] = []
  for (let turn = 0; turn < 7; turn++) {
    const count = { queries: 0, transactions: 0 }
    await work({ ...site, db: counting(site.db, count) })
    each.push(count)
  }
  return (['queries', 'transactions'] as const).map((unit) => ({
    what,
    unit,
    values: each.map((count) => count[unit]),
  }))
}

interface Asked {
  queries: number
  transactions: number
}

/** The same database, which also counts what is asked of it. */
function counting(db: Database, asked: Asked): Database {
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      asked.queries++
      return result
    },
  }
  return {
    as(viewer, work) {
      asked.transactions++
      return db.as(viewer, (tx) => work(tx.withPlugin(counter)))
    },
    directory(work) {
      asked.transactions++
      return db.directory((tx) => work(tx.withPlugin(counter)))
    },
    end: () => db.end(),
  }
}
