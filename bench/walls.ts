import { join } from 'node:path'
import { Client, Pool, type ClientBase, type ClientConfig } from 'pg'
import { readBoard } from '../src/learning/board/actions.ts'
import { findCells, findGatherings } from '../src/learning/board/store.ts'
import { readHome } from '../src/learning/home/actions.ts'
import { present } from '../src/people/standing/actions.ts'
import { projectRoot } from '../src/platform/config.ts'
import { openDatabase, type Database, type Tx } from '../src/platform/db/database.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { readMigrations } from '../src/platform/db/migrations.ts'
import { kyselyOn } from '../src/platform/db/named.ts'
import { openServer } from '../src/platform/db/server.ts'
import { typeParsers } from '../src/platform/db/types.ts'
import type { Viewer } from '../src/platform/viewer.ts'
import type { Tables } from '../src/tables.ts'
import { clocked, expect, medianOf, type Figure } from './figure.ts'
import { fillGreatWorld, great, personAt } from './great-world.ts'

const now = new Date('2026-03-31T09:00:00+13:00')
const turns = 300
const promised = 1.25

/**
 * What row security costs: the same reads of the board and of the home page, behind the second wall and without it,
 * in a database of a million pursuits, made in this folder. It takes minutes.
 */
export async function walls(dataDir: string): Promise<readonly Figure[]> {
  const server = await openServer({ dataDir, database: { durable: true } })
  try {
    const [owner, app, directory] = (['owner', 'app', 'directory'] as const).map((role) =>
      server.connection(role),
    ) as [ClientConfig, ClientConfig, ClientConfig]
    await migrate(owner, readMigrations(join(projectRoot(), 'migrations')))
    await fill(owner)
    const walled = openDatabase({ app, directory, size: 2 })
    const bare = bareDatabase({ ...owner, options: '-c role=kith_bench' })
    const figures = await measure({ walled, bare })
    await Promise.all([walled.end(), bare.end()])
    return figures
  } finally {
    await server.stop()
  }
}

interface Sides {
  /** As Kith reads: as kith_app, each transaction with its viewer's settings. */
  readonly walled: Database
  /** As a role that row security does not bind, without any setting. */
  readonly bare: Database
}

async function fill(owner: ClientConfig): Promise<void> {
  const client = new Client(owner)
  await client.connect()
  await fillGreatWorld(client)
  const { rows } = await client.query<{ count: string }>('select count(*) from pursuit')
  process.stderr.write(`${rows[0]?.count} pursuits\n`)
  await client.query('create role kith_bench nologin bypassrls')
  await client.query('grant usage on schema public to kith_bench')
  await client.query('grant select on all tables in schema public to kith_bench')
  await client.end()
}

function bareDatabase(connection: ClientConfig): Database {
  const pool = new Pool({ ...connection, max: 2, types: typeParsers() })
  const known = new WeakMap<ClientBase, Tx>()
  return {
    async as(_viewer, work) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const tx = known.get(client) ?? kyselyOn<Tables>(client)
        known.set(client, tx)
        const result = await work(tx)
        await client.query('commit')
        return result
      } finally {
        client.release()
      }
    },
    directory: () => Promise.reject(new Error('There is no directory here.')),
    end: () => pool.end(),
  }
}

type Read = (db: Database) => Promise<unknown>

async function measure({ walled, bare }: Sides): Promise<readonly Figure[]> {
  const viewerAt = async (number: number): Promise<Viewer> => {
    const { network, person } = personAt(number)
    const found = await present(walled, network, person, now)
    if (!found) throw new Error(`Nobody is number ${number}.`)
    return found.viewer
  }
  const teacher = await viewerAt(great.learners)
  const learner = await viewerAt(21)
  const { learners } = teacher.standing
  const [room] = teacher.standing.taught
  if (!room) throw new Error('A teacher without a room.')
  const reads: Readonly<Record<string, Read>> = {
    'board, the whole of it': (db) => readBoard(db, teacher, room, '2026-03-31'),
    'board: cells, to a teacher': (db) => db.as(teacher, (tx) => findCells(tx, teacher, learners)),
    'board: gatherings, to a teacher': (db) =>
      db.as(teacher, (tx) => findGatherings(tx, teacher, learners)),
    'home, to a learner': (db) => readHome(db, learner, now),
  }
  const figures: Figure[] = []
  for (const [what, read] of Object.entries(reads))
    figures.push(...(await bothSides(what, read, { walled, bare })))
  return figures
}

/** Each side in turn, the first of a pair being now the one and now the other; and how many times as long the wall takes. */
async function bothSides(
  what: string,
  read: Read,
  { walled, bare }: Sides,
): Promise<readonly Figure[]> {
  const [seen, open] = [await read(walled), await read(bare)].map((one) => JSON.stringify(one))
  expect(seen === open && (seen?.length ?? 0) > 1000, `both sides of ${what} show the same`)
  const times = { walled: [] as number[], bare: [] as number[] }
  for (let turn = -30; turn < turns; turn++) {
    const order = turn % 2 === 0 ? (['walled', 'bare'] as const) : (['bare', 'walled'] as const)
    for (const side of order) {
      const { ms } = await clocked(() => read({ walled, bare }[side]))
      if (turn >= 0) times[side].push(ms)
    }
  }
  return [
    { what: `${what}: behind the wall`, unit: 'ms', values: times.walled },
    { what: `${what}: without it`, unit: 'ms', values: times.bare },
    { what: `${what}: the wall`, unit: 'times', values: ratiosOf(times), ...promiseOf(what) },
  ]
}

/** Promised is what a page takes; of what it is made of, the short reads bear more of the settings. */
function promiseOf(what: string): Pick<Figure, 'atMost'> {
  return what.startsWith('board:') ? {} : { atMost: promised }
}

/** The ratios of medians that six parts of the run give by themselves. */
function ratiosOf({ walled, bare }: Readonly<Record<keyof Sides, number[]>>): number[] {
  return Array.from({ length: 6 }, (_, part) => {
    const [from, to] = [(part * turns) / 6, ((part + 1) * turns) / 6]
    return medianOf(walled.slice(from, to)) / medianOf(bare.slice(from, to))
  })
}
