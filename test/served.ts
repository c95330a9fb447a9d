import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { serve } from '@hono/node-server'
import { createApp } from '../src/app.ts'
import { makeSignInLink } from '../src/people/accounts/actions.ts'
import { openAssets } from '../src/platform/assets/serve.ts'
import { projectRoot } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import type { Id } from '../src/platform/id.ts'
import { logTo } from '../src/platform/log/log.ts'
import type { Site } from '../src/platform/site.ts'
import { migrations } from './cluster.ts'
import { blankDatabase, connected, handInClock } from './database.ts'

/** Kith on a port, as a browser finds it, with a database and a clock of its own. */
export interface Served {
  readonly site: Site
  /** The errors that no page foresaw. */
  readonly bugs: string[]
  /** A link that lets this person in once. */
  linkFor(network: Id<'network'>, person: Id<'person'>): Promise<string>
  close(): Promise<void>
}

/** Serves the built assets and every page, on a clock that starts at this moment and then runs. */
export async function serveKith(from = new Date('2026-03-31T09:00:00+13:00')): Promise<Served> {
  const { connection } = await blankDatabase()
  await migrate(connection('owner'), migrations)
  await connected(connection('owner'), handInClock)
  const db = openDatabase({ app: connection('app'), directory: connection('directory'), size: 8 })
  const uploads = await mkdtemp(join(tmpdir(), 'kith-uploads-'))
  const started = Date.now()
  const now = () => new Date(from.getTime() + Date.now() - started)
  const bugs: string[] = []
  const log = logTo((line) => void (line.includes('"level":"error"') && bugs.push(line)), now)

  const assets = await openAssets(join(projectRoot(), 'dist', 'assets'))
  const server = serve({ fetch: (request) => app.fetch(request), port: 0, hostname: 'localhost' })
  await once(server, 'listening')
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const site: Site = { db, now, log, origin, uploads }
  const app = createApp(site, assets)

  return {
    site,
    bugs,
    async linkFor(network, person) {
      return `${origin}/sign-in/${await makeSignInLink(site, { network, person })}`
    },
    async close() {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await db.end()
      await rm(uploads, { recursive: true })
    },
  }
}
