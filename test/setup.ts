import type { Client } from 'pg'
import { isAlive } from '../src/platform/db/embedded/processes.ts'
import { testServer } from './cluster.ts'
import { connected } from './database.ts'

/** Before all tests: the cluster runs, and what dead runs left on it is gone. */
export async function setup(): Promise<void> {
  process.env.KITH_TEST_RUN = String(process.pid)
  const server = await testServer()
  await connected(server.connection('owner'), async (client) => {
    await dropDatabases(client, ({ run }) => !isAlive(run))
    await dropOldTemplates(client)
  })
}

/** After all tests: this run's databases go, and the cluster with its last user. */
export async function teardown(): Promise<void> {
  const server = await testServer()
  await connected(server.connection('owner'), (client) =>
    dropDatabases(client, ({ run }) => run === process.pid),
  )
  await server.stop()
}

async function dropDatabases(
  client: Client,
  goes: (database: { run: number }) => boolean,
): Promise<void> {
  const { rows } = await client.query<{ name: string; run: number }>(
    `select datname as name, split_part(datname, '_', 3)::int as run
       from pg_database where datname like 'kith\\_test\\_%'`,
  )
  for (const database of rows.filter(goes)) {
    await client.query(`drop database if exists ${database.name} with (force)`)
  }
}

/** A template says when it was made; after two days its migrations have most likely moved on. */
async function dropOldTemplates(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database
      where datname like 'kith\\_template\\_%'
        and shobj_description(oid, 'pg_database')::timestamptz < now() - interval '2 days'`,
  )
  for (const { name } of rows) await client.query(`drop database if exists ${name}`)
}
