import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { Client } from 'pg'
import { createApp } from '../src/app.ts'
import { anchors } from '../src/demo/world.ts'
import { ensureDemo } from '../src/demo/seed.ts'
import { openSite } from '../src/opening.ts'
import { findSomebody } from '../src/people/accounts/finding.ts'
import { openAssets, type Assets } from '../src/platform/assets/serve.ts'
import { projectRoot, type Config } from '../src/platform/config.ts'
import type { DatabaseServer } from '../src/platform/db/server.ts'
import { logTo } from '../src/platform/log/log.ts'
import type { Site } from '../src/platform/site.ts'
import { comeIn, type Visitor } from './visitor.ts'

/** What everything is measured on: a Kith with its own database, the demo world in it, and two people who have come in. */
export interface Ground {
  readonly config: Config
  readonly site: Site
  readonly assets: Assets
  readonly app: Hono
  readonly learner: Visitor
  readonly teacher: Visitor
  readonly close: () => Promise<void>
}

/** Does something in a new folder for temporary things, and takes the folder away whatever comes. */
export async function inFreshFolder<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Kith as it comes, durable, with its data here. The environment is not asked: nobody's own database is touched. */
export function configIn(dataDir: string): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    origin: 'http://localhost',
    role: 'all',
    dataDir,
    database: { durable: true },
  }
}

/** The files that the build has made, as they are served. */
export function builtAssets(): Promise<Assets> {
  return openAssets(join(projectRoot(), 'dist', 'assets'))
}

/** The same site, whose log is written as ever, but to nobody. */
export function silent(site: Site): Site {
  return { ...site, log: logTo(() => {}, site.now) }
}

export async function openGround(dataDir: string): Promise<Ground> {
  const config = configIn(dataDir)
  const opened = await openSite(config)
  const site = silent(opened.site)
  await ensureDemo(site)
  await settle(opened.server)
  const assets = await builtAssets()
  const app = createApp(site, assets)
  const visitor = async (name: string) => comeIn(site, app, await findSomebody(site.db, name))
  return {
    config,
    site,
    assets,
    app,
    learner: await visitor(anchors.learner),
    teacher: await visitor(anchors.teacher),
    close: opened.close,
  }
}

/** What PostgreSQL does by itself a minute later, so that it does not come in the middle of a measure. */
async function settle(server: DatabaseServer): Promise<void> {
  const owner = new Client(server.connection('owner'))
  await owner.connect()
  await owner.query('vacuum analyze')
  await owner.end()
}
