import { sql, type Insertable } from 'kysely'
import type { Tables } from '../../tables.ts'
import { batches } from './batches.ts'
import type { Tx } from './database.ts'

/**
 * Writes many rows of one table, a thousand to a statement. The statement is the same for any number
 * of rows, so that it is planned once; every row has the columns of the first.
 */
export async function insertMany<Table extends keyof Tables>(
  tx: Tx,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  const into = sql.table(table)
  for (const batch of batches(rows)) {
    await sql`insert into ${into} (${columns})
      select ${columns} from json_populate_recordset(null::${into}, ${JSON.stringify(batch)}::json)`.execute(
      tx,
    )
  }
}
