import { Client } from 'pg'
import type { Hono } from 'hono'
import { createApp } from '../../src/app.ts'
import { sessionCookie } from '../../src/people/accounts/guard.ts'
import type { Database } from '../../src/platform/db/database.ts'
import type { Id } from '../../src/platform/id.ts'
import { testDatabase } from '../database.ts'
import { testAssets } from '../visitor.ts'
import { requestFor } from './addresses.ts'
import type { Who } from './bonds.ts'
import { aMatrixWorld, type MatrixWorld } from './matrix-world.ts'
import { doors, end, ties, type Ending, type Tie } from './ties.ts'

/** The world with the app before it, where everybody who is bound to Ana or her school has one session. */
export interface Revoking {
  readonly world: MatrixWorld
  readonly app: Hono
  readonly client: Client
  readonly clock: { now: Date }
  readonly cookies: Map<Who, string>
  /** Ana's own, and the one into which she is asked. */
  readonly circles: Readonly<Record<'open' | 'closed' | 'asked', Id<'circle'>>>
}

export const morning = new Date('2026-03-31T09:00:00+13:00')

/** A test may put a faulty database around the one of the app. */
export async function aRevoking(
  world?: MatrixWorld,
  around = (db: Database): Database => db,
): Promise<Revoking> {
  const inhabited = world ?? (await aMatrixWorld())
  const { site } = inhabited
  const clock = { now: morning }
  const app = createApp({ ...site, db: around(site.db), now: () => clock.now }, await testAssets())
  const { connection } = await testDatabase()
  const client = new Client(connection('owner'))
  await client.connect()
  const { ana } = inhabited.hill.subjects
  const asked = await client.query<{ circle: Id<'circle'> }>(
    'select circle_id as circle from invitation where id = $1',
    [ana.invitation],
  )
  const circles = { ...ana.circles, asked: asked.rows[0]!.circle }
  const made = { world: inhabited, app, client, clock, circles, cookies: new Map() }
  for (const { who } of [...ties, ...doors]) await comeInAnew(made, who)
  return made
}

/** With one session, and no other. */
async function comeInAnew({ world, client, cookies }: Revoking, who: Who): Promise<void> {
  const party = { school: 'hill', who } as const
  await client.query('delete from session where person_id = $1', [world.idOf(party)])
  cookies.set(who, await world.comeIn(party))
}

/** What a request is answered with now: its status, and where it leads. */
async function ask(
  { world, app, circles, cookies }: Revoking,
  tie: Tie,
  route: string,
): Promise<string> {
  const { ana } = world.hill.subjects
  const subject = {
    ...ana,
    goal: ana.goals[tie.goal ?? 'class'],
    circle: circles[tie.circle ?? 'open'],
  }
  const { path, init } = requestFor(route, subject, world.site.origin)
  const cookie = `${sessionCookie}=${cookies.get(tie.who)}`
  const headers = { ...(init.headers as Record<string, string>), cookie }
  const { status, headers: said } = await app.request(path, { ...init, headers })
  return [status, said.get('location')].filter(Boolean).join(' to ')
}

/** What a page answers before the end of what opened it, and at the first request after. A deed is sent only after it. */
export async function beforeAndAfter(
  place: Revoking,
  { tie, ending, route }: Case,
  moment: Date,
): Promise<{ before: string; after: string }> {
  const { world, client, clock } = place
  const look = () => (route.startsWith('GET ') ? ask(place, tie, route) : open)
  clock.now = ending.at ? new Date(ending.at.getTime() - 1) : moment
  const early = ending.at ? undefined : await look()
  const undo = await end(client, world, ending)
  const before = early ?? (await look())
  clock.now = ending.at ?? moment
  const after = await ask(place, tie, route)
  await undo()
  if (tie.isSession) await comeInAnew(place, tie.who)
  return { before, after }
}

export const open = '200'
export const closed = ['404', '403', '401', '303 to /sign-in']

/** A tie, one of its ends, and one of the pages that it opens. */
export interface Case {
  readonly tie: Tie
  readonly ending: Ending
  readonly route: string
}

/** Every way in which every tie can end, with each page that it opens. */
export const cases: readonly Case[] = [...ties, ...doors].flatMap((tie) =>
  tie.endings.flatMap((ending) => tie.opens.map((route) => ({ tie, ending, route }))),
)
