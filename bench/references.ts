import { Hono } from 'hono'
import type { Database } from '../src/platform/db/database.ts'
import type { Viewer } from '../src/platform/viewer.ts'
import { timed, type Figure } from './figure.ts'
import type { Ground } from './ground.ts'

/**
 * What the times of a group are told in, taken just before it: the least that a page and the least that a
 * look into the database can cost on this machine, at this moment. The key read has
 * been seen to differ threefold between two groups of one run, so a smaller difference in its ratios says nothing.
 */
export async function references({ site, learner }: Ground): Promise<readonly Figure[]> {
  return [await keyReadTime(site.db, learner.viewer), await emptyPageTime()]
}

/** One row by its key, seen by a learner: begin with their standing, read behind row security, commit. */
async function keyReadTime(db: Database, viewer: Viewer): Promise<Figure> {
  const values = await timed({ turns: 200, warmUp: 1000 }, () => keyRead(db, viewer))
  return { what: 'key read', unit: 'ms', values, isReference: true }
}

export async function keyRead(db: Database, { network, person, standing }: Viewer): Promise<void> {
  await db.as({ network, person, standing }, (tx) =>
    tx
      .selectFrom('person')
      .where('network_id', '=', network)
      .where('id', '=', person)
      .select('display_name')
      .executeTakeFirstOrThrow(),
  )
}

/** A page of Hono with nothing in it, asked for and read; a hundred at a time, since one is too quick for the clock. */
async function emptyPageTime(): Promise<Figure> {
  const app = new Hono().get('/', (c) => c.html(''))
  const values = await timed({ turns: 50, warmUp: 10 }, async () => {
    for (let page = 0; page < 100; page++) await (await app.request('/')).arrayBuffer()
  })
  const each = values.map((value) => value / 100)
  return { what: 'empty page', unit: 'ms', values: each, isReference: true }
}
