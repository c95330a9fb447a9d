import type { Client } from 'pg'
import type { Database } from '../../src/platform/db/database.ts'
import type { Id } from '../../src/platform/id.ts'
import { faultless, zipOf } from '../oneroster.ts'
import { aPlace, post, send, work } from '../roster-place.ts'
import { write, type Write } from './ties.ts'

const someone = (leader: Id<'person'>) => ({ table: 'person', where: { id: leader } }) as const
const role = (leader: Id<'person'>) =>
  ({ table: 'affiliation', where: { person_id: leader } }) as const

type Row = (leader: Id<'person'>) => Omit<Write, 'set'>

/** How the role of whoever sent a roster can end while it waits. */
export const endings: readonly (readonly [how: string, row: Row, set: Write['set']])[] = [
  ['is ended', role, { ends_on: '2026-03-31' }],
  ['has ended by then', role, { ends_on: '2026-04-01' }],
  ['becomes another', role, { role: 'staff' }],
  ['goes with them, who are suspended', someone, { status: 'suspended' }],
  ['goes with them, whose record ends', someone, { status: 'ended' }],
]

/** What it is to be: refused, and nobody of it let in. */
export const left = [{ status: 'refused', people: 0 }]

/**
 * A leader sends a roster; before it is read, or before it is taken in, their role ends; then it is its turn. A test may
 * put a faulty database around the one of the worker.
 */
export async function whatComesOfIt(
  client: Client,
  [, row, set]: (typeof endings)[number],
  { isTakenIn, around = (db) => db }: { isTakenIn: boolean; around?: (db: Database) => Database },
): Promise<readonly unknown[]> {
  const waiting = await aPlace()
  const { school, leader } = waiting
  const site = { ...waiting.site, db: around(waiting.site.db) }
  const { to } = await send(waiting, { 'roster.zip': await zipOf(faultless()) })
  if (isTakenIn) {
    await work(site)
    await post(site, leader, `${to}/in`, new FormData())
  }
  await write(client, { ...row(leader.person), set })
  site.clock.pass({ days: 1 })
  await work(site)
  const { rows } = await client.query(
    `select status, (select count(*)::int from person where network_id = $1 and source_id is not null) as people
       from roster_import where network_id = $1`,
    [school.network],
  )
  return rows
}
