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
import { assertWalls, lookAtWalls, type Finding } from './platform/db/walls.ts'
import { warningsOf } from './platform/db/walls/server.ts'
import { english } from './platform/i18n/locale.ts'
import { speaker } from './platform/i18n/say.ts'
import type { Said } from './platform/i18n/word.ts'
import { logTo } from './platform/log/log.ts'
import type { Site } from './platform/site.ts'

/** What time it is: for whoever needs to know before anything is opened. */
export const now = () => new Date()

/** The site, open, and how to close it. */
export interface OpenSite {
  readonly site: Site
  readonly server: DatabaseServer
  /** The names of the migrations that were taken on the way. */
  readonly migrated: readonly string[]
  /** Everything that the second wall rests on, and how it stood when it was looked at. */
  readonly walls: readonly Finding[]
  /** What the operator should know, though it stops nothing. */
  readonly warnings: readonly Said[]
  readonly close: () => Promise<void>
}

/**
 * Opens everything that a command needs: the database, brought to this version, with the second wall standing. Only who
 * means to say where its gaps are may have it opened with them.
 */
export async function openSite(
  config: Config,
  { evenWithGaps = false }: { evenWithGaps?: boolean } = {},
): Promise<OpenSite> {
  const server = await openServer(config)
  try {
    const migrated = await migrate(
      server.connection('owner'),
      readMigrations(join(projectRoot(), 'migrations')),
      rolesOfOurs(config),
    )
    const { walls, warnings } = await lookAt(server, config.database.durable, evenWithGaps)
    const uploads = join(config.dataDir, 'uploads')
    await mkdir(uploads, { recursive: true })
    const db = openDatabase({
      app: server.connection('app'),
      directory: server.connection('directory'),
      size: 4 * availableParallelism(),
    })
    const log = logTo((line) => void process.stderr.write(line), now)
    for (const warning of warnings) log.info('warning', { says: speaker(english).said(warning) })
    return {
      site: { db, now, log, origin: config.origin, uploads },
      server,
      migrated,
      walls,
      warnings,
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

async function lookAt(
  server: DatabaseServer,
  durable: boolean,
  evenWithGaps: boolean,
): Promise<Pick<OpenSite, 'walls' | 'warnings'>> {
  const client = new Client(server.connection('owner'))
  await client.connect()
  try {
    const look = evenWithGaps ? lookAtWalls : assertWalls
    const walls = await look(client, durable)
    return { walls, warnings: server.kind === 'external' ? await warningsOf(client) : [] }
  } finally {
    await client.end()
  }
}
