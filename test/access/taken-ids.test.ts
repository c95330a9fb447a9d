import { isDeepStrictEqual } from 'node:util'
import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { sessionCookie } from '../../src/people/accounts/guard.ts'
import { takeUpOwn } from '../../src/learning/goals/actions.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { testDatabase } from '../database.ts'
import { testAssets } from '../visitor.ts'
import { addresses, requestFor } from './addresses.ts'
import type { Party } from './bonds.ts'
import { tell } from './count.ts'
import { aMatrixWorld, asOwner, schoolNames, type MatrixWorld } from './matrix-world.ts'
import type { Subject } from './subject.ts'
import { openUndoing, type Undoing } from './undoing.ts'

/** Of every kind of thing that a form names before it is made, those that others have: by whom, on the hill and elsewhere. */
const taken = {
  'POST /goals': { table: 'pursuit', whose: 'person_id' },
  'POST /goals/:goal/circles': { table: 'circle', whose: 'host_id' },
  'POST /goals/:goal/invitations': { table: 'invitation', whose: 'to_id' },
  'POST /learners/:learner/proposals': { table: 'proposal', whose: 'learner_id' },
  'POST /competencies/:competency/proposals': { table: 'proposal', whose: 'learner_id' },
  'POST /learners/:learner/look': { table: 'look', whose: 'person_id' },
  'POST /classrooms': { table: 'classroom', whose: 'organisation_id' },
  'POST /organisations/:organisation/rosters/files': {
    table: 'roster_import',
    whose: 'organisation_id',
  },
} as const satisfies Record<string, { table: string; whose: string }>
type Route = keyof typeof taken

/** What comes of a package is for all who keep the frameworks of the network, whoever sent it. */
const shared: readonly string[] = ['POST /frameworks/files']

let world: MatrixWorld
let app: Hono
let undoing: Undoing
let pairs = 0
let toldApart = 0
beforeAll(async () => {
  world = await aMatrixWorld()
  const { connection } = await testDatabase()
  undoing = await openUndoing({ app: connection('app'), directory: connection('directory') })
  app = createApp({ ...world.site, db: undoing }, await testAssets())
})
afterAll(async () => {
  tell('T-07', `${pairs} forms with a taken id, ${toldApart} told apart`)
  await undoing.end()
})

test('every route whose form names what it makes is asked here', () => {
  const naming = Object.entries(addresses)
    .filter(([, { form }]) => form && 'id' in form(world.hill.subjects.ana))
    .map(([route]) => route)

  expect(naming.toSorted()).toEqual([...Object.keys(taken), ...shared].toSorted())
})

test.each(Object.keys(taken) as Route[])(
  '%s makes the same under an id that is another’s as under one that nobody has',
  async (route) => {
    const ids = await takenIn(route)
    const nobodys = await madeUnder(route, newId('nothing'))
    const differences: object[] = []

    for (const id of ids) {
      const made = await madeUnder(route, id)
      pairs += 1
      if (!isDeepStrictEqual(made, nobodys)) differences.push({ id, made, nobodys })
    }

    toldApart += differences.length
    expect(nobodys).toMatchObject({ status: 303, leadsTo: 200 })
    expect(ids.length).toBeGreaterThanOrEqual(3)
    expect(differences).toEqual([])
  },
)

test('a form that is sent twice makes one thing', async () => {
  const id = newId('pursuit')
  const cookie = await cookieOf({ school: 'hill', who: 'ana' })
  const send = async () => (await ask('POST /goals', await subject(), { id, cookie })).headers

  const first = (await send()).get('location')
  const again = (await send()).get('location')
  const asAnother = await ask('POST /goals', await subject(), {
    id,
    cookie: await cookieOf({ school: 'hill', who: 'ben' }),
  })
  await undoing.undo()

  expect(first).toMatch(/^\/goals\//)
  expect(again).toBe(first)
  expect(asAnother.headers.get('location')).not.toBe(first)
})

/** Ids of this kind: of others at the school, at the one beside it and in another network. */
async function takenIn(route: Route): Promise<readonly Id<string>[]> {
  const { table, whose } = taken[route]
  const owners = schoolNames.flatMap((name): readonly Id<string>[] => {
    const { school, subjects } = world[name]
    const people = name === 'hill' ? [subjects.dora] : [subjects.ana, subjects.dora]
    if (whose === 'organisation_id') return [school.id]
    return [
      ...people.map(({ person }) => person),
      ...(table === 'look' ? [subjects.ana.person] : []),
    ]
  })
  const { rows } = await asOwner((client) =>
    client.query<{ id: Id<string> }>(`select id from ${table} where ${whose} = any ($1)`, [owners]),
  )
  return rows.map(({ id }) => id)
}

/** What comes of it, and what is there then; and after that nothing of it is left. */
async function madeUnder(route: Route, id: Id<string>) {
  const party: Party = { school: 'hill', who: addresses[route]?.by ?? 'ana' }
  const cookie = await cookieOf(party)
  const about = await subject()
  const answer = await ask(route, about, { id, cookie })
  const to = answer.headers.get('location') ?? ''
  const text = await answer.text()
  const after = await app.request(to || '/', { headers: { cookie } })
  const page = await after.text()
  await undoing.undo()
  return {
    status: answer.status,
    to: plain(to),
    text: plain(text),
    leadsTo: after.status,
    page: plain(page),
  }
}

function plain(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/nonce="[^"]+"/g, 'NONCE')
}

/** Ana of the hill, on a goal of hers on which she sits in no circle, where that is what the route needs. */
async function subject(): Promise<Subject> {
  return world.hill.subjects.ana
}

async function ask(
  route: Route,
  about: Subject,
  { id, cookie }: { id: Id<string>; cookie: string },
): Promise<Response> {
  const named = route === 'POST /goals/:goal/circles' ? { ...about, goal: await ownGoal() } : about
  const { path, init } = requestFor(route, named, world.site.origin)
  ;(init.body as URLSearchParams | FormData).set('id', id)
  return app.request(path, { ...init, headers: { ...(init.headers as object), cookie } })
}

async function ownGoal(): Promise<Id<'goal'>> {
  const { school, subjects } = world.hill
  const viewer = await school.viewer(subjects.ana.person)
  const beginning = { title: 'To whistle', why: '', howKnown: '', state: 'active' as const }
  return takeUpOwn(undoing, viewer, { ...beginning, id: newId('pursuit') }, world.site.now())
}

const cookies = new Map<string, Promise<string>>()
function cookieOf(party: Party): Promise<string> {
  const key = `${party.school} ${party.who}`
  const made =
    cookies.get(key) ?? world.comeIn(party).then((secret) => `${sessionCookie}=${secret}`)
  cookies.set(key, made)
  return made
}
