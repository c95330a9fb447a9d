import type { Client } from 'pg'
import { openDatabase, type Database } from '../../../src/platform/db/database.ts'
import { connected, ownDatabase } from '../../database.ts'
import { fill } from './filling.ts'
import type { World } from './world.ts'

/**
 * Fills a database of its own with a world, lets the owner do something to it if need be (`breach`, in SQL), and opens it
 * as Kith does. Nobody else ever meets what was done to it.
 */
export async function inhabited<Result>(
  world: World,
  work: (db: Database) => Promise<Result>,
  breach = '',
): Promise<Result> {
  const { connection } = await ownDatabase()
  await connected(connection('owner'), async (client: Client) => {
    await fill(client, world)
    await client.query(breach)
  })
  const db = openDatabase({ app: connection('app'), directory: connection('directory'), size: 2 })
  try {
    return await work(db)
  } finally {
    await db.end()
  }
}
