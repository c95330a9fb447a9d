import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import type { Self } from '../../people/persons/person.ts'
import { openDatabase, type Database } from '../../platform/db/database.ts'
import { frontDoor } from '../../platform/http/front.tsx'
import { newId } from '../../platform/id.ts'
import { logTo } from '../../platform/log/log.ts'
import type { Site } from '../../platform/site.ts'
import { noStanding, steward, type Viewer } from '../../platform/viewer.ts'
import { limits } from './limits.ts'
import { casePages } from './pages.tsx'
import { receivePackage } from './upload.ts'

const now = () => new Date('2026-11-22T09:00:00Z')
const greencomp = readFileSync(
  new URL('../../../../shared/data/frameworks/greencomp.json', import.meta.url),
)

let db: Database
beforeAll(async () => {
  const { connection } = await testDatabase()
  db = openDatabase({ app: connection('app'), directory: connection('directory'), size: 4 })
  return () => db.end()
})

describe('a package that a leader sends', () => {
  test('comes in, says what it did, and goes out again', async () => {
    const leader = await aLeader()

    const sent = await send(leader, greencomp)
    const framework = /href="\/maps\/([0-9a-f-]{36})"/.exec(sent.text)![1]!
    const out = await ask(leader, `/frameworks/${framework}/case.json`)

    expect(sent.text).toContain('Goals: 16 new, 0 changed, 0 as they were, 0 ended.')
    expect(out.status).toBe(200)
    expect(JSON.parse(out.text).CFItems).toHaveLength(16)
  })

  test('a second time changes nothing', async () => {
    const leader = await aLeader()
    await send(leader, greencomp)

    expect((await send(leader, greencomp)).text).toContain('0 new, 0 changed, 16 as they were')
  })

  test('is taken in with its defects, which are listed with their places', async () => {
    const leader = await aLeader()
    const text = greencomp.toString().replace('"fullStatement"', '"colour":"green","fullStatement"')

    const { text: page } = await send(leader, Buffer.from(text))

    expect(page).toContain('CFItems[0].colour')
    expect(page).toContain('CASE does not know “colour”')
  })

  test.each([
    ['no JSON', Buffer.from('Kia ora'), 'This is not JSON'],
    ['another JSON', Buffer.from('{}'), 'There is no CFDocument here.'],
    ['nothing', Buffer.alloc(0), 'No file came with the form.'],
  ])('that is %s is refused in a sentence', async (_what, bytes, sentence) => {
    const { status, text } = await send(await aLeader(), bytes)

    expect(status).toBe(422)
    expect(text).toContain(sentence)
  })

  test('that is too large is refused before the rest of it is read', async () => {
    const form = new FormData()
    form.append('package', new File([Buffer.alloc(limits.bytes + 1, ' ')], 'big.json'))
    const request = new Request('http://localhost/', { method: 'POST', body: form })

    await expect(receivePackage(request)).rejects.toMatchObject({ kind: 'invalid' })
  })
})

describe('whoever leads nothing', () => {
  test('is told whom to ask', async () => {
    const other = { ...(await aLeader()), standing: noStanding }

    const looked = await ask(other, '/frameworks/new')
    const sent = await send(other, greencomp)

    expect([looked.status, sent.status]).toEqual([403, 403])
    expect(sent.text).toContain('Ask one of them.')
  })

  test('of another network finds nothing to take out', async () => {
    const sent = await send(await aLeader(), greencomp)
    const framework = /href="\/maps\/([0-9a-f-]{36})"/.exec(sent.text)![1]!

    const { status } = await ask(await aLeader(), `/frameworks/${framework}/case.json`)

    expect(status).toBe(404)
  })
})

// ---- setting ----

async function aLeader(): Promise<Viewer> {
  const network = newId('network')
  await db.directory((tx) =>
    tx.insertInto('network').values({ id: network, name: 'A network' }).execute(),
  )
  return steward(network, [newId('organisation')])
}

function send(viewer: Viewer, bytes: Buffer) {
  const form = new FormData()
  form.append('id', newId('deed'))
  form.append('package', new File([new Uint8Array(bytes)], 'a.json', { type: 'application/json' }))
  return ask(viewer, '/frameworks/files', {
    method: 'POST',
    body: form,
    headers: { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
  })
}

async function ask(viewer: Viewer, path: string, init?: RequestInit) {
  const site: Site = { db, now, log: logTo(() => {}, now), origin: 'http://localhost', uploads: '' }
  const app = frontDoor({ ...site, asset: (name) => `/assets/${name}` })
  const inside = new Hono()
  inside.use(async (c, next) => {
    c.set('viewer', viewer)
    c.set('self', selfOf(viewer))
    await next()
  })
  inside.route('/', casePages(site))
  const answer = await app.route('/', inside).request(`http://localhost${path}`, init)
  return { status: answer.status, text: await answer.text() }
}

function selfOf({ person }: Viewer): Self {
  const face = { id: person, name: 'Mere', picture: null, tint: 1 }
  const home = { home: newId('organisation'), homeName: 'A school', timeZone: 'Pacific/Auckland' }
  return { ...face, ...home, status: 'active', language: null }
}
