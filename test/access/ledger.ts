import type { Client } from 'pg'
import { connected, testDatabase } from '../database.ts'

/** Every table of this worker's database, with the number of its rows and one number for what they hold. */
export type Ledger = Readonly<Record<string, string>>

/**
 * What is written down now: two ledgers are the same if nothing was written between them. That a session was seen is
 * left out (`session.seen_at`): it is the one thing that a look may write.
 */
export async function readLedger(): Promise<Ledger> {
  return asOwner(async (client) => {
    const sums: Record<string, string> = {}
    for (const table of await tablesOf(client)) {
      const { rows } = await client.query<{ sum: string }>(
        `select count(*) || ' ' || coalesce(sum(hashtextextended((to_jsonb(one) - 'seen_at')::text, 0)::numeric), 0) as sum
           from ${table} one`,
      )
      sums[table] = rows[0]!.sum
    }
    return sums
  })
}

/** The tables in which this text stands anywhere. */
export async function tablesWith(text: string): Promise<readonly string[]> {
  return asOwner(async (client) => {
    const found: string[] = []
    for (const table of await tablesOf(client)) {
      const { rows } = await client.query(
        `select from ${table} one where strpos(to_jsonb(one)::text, $1) > 0 limit 1`,
        [text],
      )
      if (rows.length > 0) found.push(table)
    }
    return found
  })
}

/** The name of every column of every table, as the database has it and as forms would write it. */
export async function columnNames(): Promise<readonly string[]> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select distinct column_name as name from information_schema.columns where table_schema = 'public'`,
    )
    const inForms = (name: string) =>
      name.replace(/_id$/, '').replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    return [...new Set(rows.flatMap(({ name }) => [name, inForms(name)]))].toSorted()
  })
}

async function tablesOf(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I', relname) as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
  )
  return rows.map(({ name }) => name)
}

/** The owner of the test cluster sees every row, whatever row security says. */
async function asOwner<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const { connection } = await testDatabase()
  return connected(connection('owner'), work)
}
