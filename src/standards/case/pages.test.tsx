import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
let uploads: string
beforeAll(async () => {
  const { connection } = await testDatabase()
  db = openDatabase({ app: connection('app'), directory: connection('directory'), size: 4 })
  uploads = await mkdtemp(join(tmpdir(), 'kith-frameworks-'))
  return async () => {
    await db.end()
    await rm(uploads, { recursive: true })
  }
})

describe('a package that a leader sends', () => {
  test('comes in, says what it did, and goes out again', async () => {
    const leader = await aLeader()

    const sent = await send(leader, greencomp)
    const framework = /href="\/maps\/([0-9a-f-]{36})"/.exec(sent.text)![1]!
    const out = await takeOut(leader, framework)

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
    expect(/<p class="error" id="package-error">.*?<\/p>/s.exec(text)?.[0]).toContain(sentence)
  })

  test('that is too large is refused before the rest of it is read', async () => {
    const form = new FormData()
    form.append('package', new File([Buffer.alloc(limits.bytes + 1, ' ')], 'big.json'))
    const request = new Request('http://localhost/', { method: 'POST', body: form })

    await expect(receivePackage(request)).rejects.toMatchObject({ kind: 'invalid' })
  })
})

describe('what came of a package', () => {
  test('has a page of its own, which can be opened again', async () => {
    const leader = await aLeader()

    const { status, to } = await post(leader, greencomp)

    expect(status).toBe(303)
    expect(to).toMatch(/^\/frameworks\/imports\/[0-9a-f-]{36}$/)
    for (const again of [await ask(leader, to), await ask(leader, to)]) {
      expect(again.status).toBe(200)
      expect(again.text).toContain('Goals: 16 new, 0 changed')
    }
  })

  test('is the same for a form that was sent twice: its deed was done once', async () => {
    const leader = await aLeader()
    const id = newId('deed')
    await post(leader, greencomp, id)

    const again = await send(leader, greencomp, id)

    expect(again.text).toContain('Goals: 16 new, 0 changed')
  })

  test('is one page for a form that was sent several times at once, and nothing else is left', async () => {
    const leader = await aLeader()
    const id = newId('deed')

    const answers = await Promise.all([1, 2, 3].map(() => post(leader, greencomp, id)))

    for (const { status, to } of answers) {
      expect(status).toBe(303)
      expect((await ask(leader, to)).status).toBe(200)
    }
    const left = (await readdir(uploads)).filter((name) => name.includes(leader.network))
    expect(left).toHaveLength(1)
  })

  test('is not there for another network, for whoever leads nothing, or under another id', async () => {
    const leader = await aLeader()
    const { to } = await post(leader, greencomp)

    expect((await ask(await aLeader(), to)).status).toBe(404)
    expect((await ask({ ...leader, standing: noStanding }, to)).status).toBe(403)
    expect((await ask(leader, `/frameworks/imports/${newId('deed')}`)).status).toBe(404)
    expect((await ask(leader, '/frameworks/imports/..%2F..%2Fsecret')).status).toBe(404)
  })

  test('is kept for a week', async () => {
    const leader = await aLeader()
    const { to } = await post(leader, greencomp)
    const [old = ''] = (await readdir(uploads)).filter((name) => name.includes(leader.network))
    const then = new Date(now().getTime() - 8 * 24 * 3_600_000)
    await utimes(join(uploads, old), then, then)

    await post(leader, greencomp)

    expect((await ask(leader, to)).status).toBe(404)
  })

  test('a form that says no id of its own is not there', async () => {
    expect((await post(await aLeader(), greencomp, '../../x')).status).toBe(404)
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

    const { status } = await takeOut(await aLeader(), framework)

    expect(status).toBe(404)
  })

  test('leads nothing, and takes none out', async () => {
    const leader = await aLeader()
    const sent = await send(leader, greencomp)
    const framework = /href="\/maps\/([0-9a-f-]{36})"/.exec(sent.text)![1]!

    const { status, text } = await takeOut({ ...leader, standing: noStanding }, framework)

    expect(status).toBe(403)
    expect(text).toContain('Ask one of them.')
  })

  test('is sent here by a link, and nothing goes out', async () => {
    const leader = await aLeader()
    const sent = await send(leader, greencomp)
    const framework = /href="\/maps\/([0-9a-f-]{36})"/.exec(sent.text)![1]!

    for (const method of ['GET', 'HEAD']) {
      const { status } = await ask(leader, `/frameworks/${framework}/case.json`, { method })
      expect(status).toBe(405)
    }
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

/** Sends a package, and goes where the answer leads. */
async function send(viewer: Viewer, bytes: Buffer, id?: string) {
  const answer = await post(viewer, bytes, id)
  return answer.status === 303 ? ask(viewer, answer.to) : answer
}

function post(viewer: Viewer, bytes: Buffer, id: string = newId('deed')) {
  const form = new FormData()
  form.append('id', id)
  form.append('package', new File([new Uint8Array(bytes)], 'a.json', { type: 'application/json' }))
  return ask(viewer, '/frameworks/files', {
    method: 'POST',
    body: form,
    headers: { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
  })
}

function takeOut(viewer: Viewer, framework: string) {
  return ask(viewer, `/frameworks/${framework}/case.json`, {
    method: 'POST',
    body: new URLSearchParams(),
    headers: { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
  })
}

async function ask(viewer: Viewer, path: string, init?: RequestInit) {
  const site: Site = { db, now, log: logTo(() => {}, now), origin: 'http://localhost', uploads }
  const app = frontDoor({ ...site, asset: (name) => `/assets/${name}` })
  const inside = new Hono()
  inside.use(async (c, next) => {
    c.set('viewer', viewer)
    c.set('self', selfOf(viewer))
    await next()
  })
  inside.route('/', casePages(site))
  const answer = await app.route('/', inside).request(`http://localhost${path}`, init)
  const to = answer.headers.get('location') ?? ''
  return { status: answer.status, to, text: await answer.text() }
}

function selfOf({ person }: Viewer): Self {
  const face = { id: person, name: 'Mere', picture: null, tint: 1 }
  const home = { home: newId('organisation'), homeName: 'A school', timeZone: 'Pacific/Auckland' }
  return { ...face, ...home, status: 'active', language: null }
}
