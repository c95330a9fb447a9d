import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { projectRoot, type Config } from './platform/config.ts'
import { loginRoles, type LoginRole } from './platform/db/address.ts'
import { openDatabase } from './platform/db/database.ts'
import { migrate } from './platform/db/migrate.ts'
import { readMigrations } from './platform/db/migrations.ts'
import { openServer, type DatabaseServer } from './platform/db/server.ts'
import { assertWalls } from './platform/db/walls.ts'
import { logTo } from './platform/log/log.ts'
import type { Site } from './platform/site.ts'

/** The site, open, and how to close it. */
export interface OpenSite {
  readonly site: Site
  readonly server: DatabaseServer
  /** The names of the migrations that were taken on the way. */
  readonly migrated: readonly string[]
  readonly close: () => Promise<void>
}

/** Opens everything that a command needs: the database, brought to this version, with both walls standing. */
export async function openSite(config: Config): Promise<OpenSite> {
  const server = await openServer(config)
  try {
    const migrated = await migrate(
      server.connection('owner'),
      readMigrations(join(projectRoot(), 'migrations')),
      rolesOfOurs(config),
    )
    await checkWalls(server, config.database.durable)
    const uploads = join(config.dataDir, 'uploads')
    await mkdir(uploads, { recursive: true })
    const db = openDatabase({
      app: server.connection('app'),
      directory: server.connection('directory'),
      size: 4 * availableParallelism(),
    })
    const now = () => new Date()
    const log = logTo((line) => void process.stderr.write(line), now)
    return {
      site: { db, now, log, origin: config.origin, uploads },
      server,
      migrated,
      async close() {
        await db.end()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** The login roles whose passwords we make: those that have no address of their own. */
function rolesOfOurs({ database: { appUrl, directoryUrl } }: Config): readonly LoginRole[] {
  const addresses = { kith_app: appUrl, kith_directory: directoryUrl }
  return loginRoles.filter((role) => addresses[role] === undefined)
}

async function checkWalls(server: DatabaseServer, durable: boolean): Promise<void> {
  const client = new Client(server.connection('owner'))
  await client.connect()
  try {
    await assertWalls(client, durable)
  } finally {
    await client.end()
  }
}
