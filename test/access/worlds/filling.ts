import type { ClientBase } from 'pg'
import type { World } from './world.ts'

/**
 * Writes a world into a database, as its owner: by no action and past both walls. It stands still: of what was planned
 * nothing comes true in it.
 */
export async function fill(client: ClientBase, { rows }: World): Promise<void> {
  for (const [table, all] of Object.entries(rows)) {
    const alike = Map.groupBy(all as object[], (row) => Object.keys(row).join(', '))
    for (const [columns, some] of alike) {
      await client.query(
        `insert into ${table} (${columns})
           select ${columns} from json_populate_recordset(null::public.${table}, $1)`,
        [JSON.stringify(some)],
      )
    }
  }
  await client.query(
    "insert into seats.day (network_id, until) select id, 'infinity' from network on conflict do nothing",
  )
}
