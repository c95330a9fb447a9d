import type { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { aVisitor, cameIn, type Visitor } from '../../../test/visitor.ts'
import { newId, readId } from '../id.ts'
import { Refusal, type RefusalKind } from '../errors.ts'
import { localeOf } from '../i18n/locale.ts'
import { speaker } from '../i18n/say.ts'
import { defineWords, said } from '../i18n/word.ts'
import { frontDoor } from './front.tsx'

const words = defineWords('answers-test', { full: 'All {seats} seats in “{room}” are taken.' })

let site: TestSite
let visitor: Visitor
beforeEach(async () => {
  site = await testSite()
  visitor = await aVisitor(site)
})

/** A door behind which things go wrong. */
function badHouse(of = site): Hono {
  const door = frontDoor({ ...of, asset: (name) => `/assets/${name}` })
  door.get('/refused/:kind', (c) => {
    const kind = c.req.param('kind') as RefusalKind
    throw new Refusal(kind, said(words.full, { seats: 5, room: '<b>Room 7</b>' }))
  })
  door.get('/bug', () => {
    throw new Error('select secret from diary where person = Aroha')
  })
  door.get('/thrown', async () => Promise.reject(new TypeError('later')))
  door.get('/things/:id', (c) => c.text(readId('person', c.req.param('id'))))
  door.post('/read', async (c) => c.json(await c.req.parseBody()))
  door.post('/unread', (c) => c.text('done'))
  return door
}

const fromHere = { 'sec-fetch-site': 'same-origin' }
const asForm = { 'content-type': 'application/x-www-form-urlencoded', ...fromHere }

describe('headers', () => {
  const kinds: readonly [string, (house: Hono) => Promise<Response>][] = [
    ['a page', async () => visitor.get('/sign-in')],
    ['a page that is not there', async (house) => house.request('/nowhere')],
    ['a redirect', async () => visitor.get('/')],
    ['a refusal', async (house) => house.request('/refused/forbidden')],
    ['a bug', async (house) => house.request('/bug')],
    ['a form from elsewhere', async (house) => house.request('/unread', { method: 'POST' })],
    [
      'a form that is too large',
      async (house) =>
        house.request('/read', {
          method: 'POST',
          headers: asForm,
          body: `a=${'x'.repeat(300_000)}`,
        }),
    ],
    [
      'a method that is not known',
      async (house) => house.request('/bug', { method: 'DELETE', headers: fromHere }),
    ],
  ]

  test.each(kinds)(
    '%s is for one reader only, is what it says it is, and may not be framed',
    async (_kind, ask) => {
      const { headers } = await ask(badHouse())

      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(headers.get('permissions-policy')).toContain('geolocation=()')
      expect(headers.get('server')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
    },
  )

  test.each(kinds)(
    '%s says what a browser may do with it: nothing but what is ours',
    async (_kind, ask) => {
      const policy = policyOf(await ask(badHouse()))

      expect(policy.get('default-src')).toBe("'none'")
      expect(policy.get('object-src')).toBe("'none'")
      expect(policy.get('base-uri')).toBe("'none'")
      expect(policy.get('frame-ancestors')).toBe("'none'")
      expect(policy.get('form-action')).toBe("'self'")
      expect([...policy.values()].join(' ')).not.toMatch(/unsafe|\*|https?:/)
    },
  )

  test('every answer has a nonce of its own, which its page carries', async () => {
    const nonces = new Set<string>()
    for (let asked = 0; asked < 5; asked++) {
      const answer = await visitor.get('/sign-in')
      const nonce = nonceOf(answer)
      expect(await answer.text()).toContain(`nonce="${nonce}"`)
      nonces.add(nonce)
    }

    expect(nonces.size).toBe(5)
  })

  test('the page of an error carries the nonce too', async () => {
    const answer = await badHouse().request('/bug')
    const nonce = nonceOf(answer)

    expect(nonce.length).toBeGreaterThanOrEqual(16)
    expect(await answer.text()).toContain(`nonce="${nonce}"`)
  })

  test('no page holds a script or a style that has no nonce', async () => {
    for (const path of ['/sign-in', '/kit', '/nowhere']) {
      const html = await (await visitor.get(path)).text()
      const bare = [...html.matchAll(/<(?:script|style)\b[^>]*>/g)].filter(
        ([tag]) => !tag.includes('nonce='),
      )
      expect(bare.map(([tag]) => tag)).toEqual([])
      expect(html).not.toMatch(/\son[a-z]+="|javascript:/i)
    }
  })

  test('only where the address is https is a browser told to insist on it', async () => {
    const plain = await badHouse().request('/nowhere')
    const secure = await badHouse({ ...site, origin: 'https://kith.example.school' }).request(
      '/bug',
    )

    expect(plain.headers.has('strict-transport-security')).toBe(false)
    expect(secure.headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
  })

  test('a built file may be kept for good, because its name changes with it', async () => {
    const { status, headers } = await visitor.get('/assets/kith-1.css')

    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('a built file that is not there is not kept', async () => {
    const { status, headers } = await visitor.get('/assets/kith-2.css')

    expect(status).toBe(404)
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

describe('when something goes another way', () => {
  test.each([
    ['not-found', 404],
    ['forbidden', 403],
    ['invalid', 422],
    ['conflict', 409],
  ])('a refusal that is %s is answered with %i and its own words', async (kind, status) => {
    const answer = await badHouse().request(`/refused/${kind}`)

    expect(answer.status).toBe(status)
    const html = await answer.text()
    expect(html).toContain('All 5 seats in “&lt;b&gt;Room 7&lt;/b&gt;” are taken.')
    expect(html).toContain('href="/"')
    expect(site.lines.join('')).not.toContain('Room 7')
  })

  test('a refusal speaks the language of who reads it', async () => {
    const answer = await badHouse().request('/refused/conflict', {
      headers: { cookie: 'kith-language=en-XA' },
    })

    const html = await answer.text()
    const say = speaker(localeOf('en-XA'))
    expect(html).toContain('<html lang="en-XA"')
    expect(html).toContain(say(words.full, { seats: 5, room: '&lt;b&gt;Room 7&lt;/b&gt;' }))
  })

  test.each(['/bug', '/thrown'])('a bug (%s) is a number and nothing more', async (path) => {
    const answer = await badHouse().request(path)

    expect(answer.status).toBe(500)
    const html = await answer.text()
    expect(html).not.toMatch(/secret|diary|Aroha|later|TypeError|\bat .*\.tsx?:/)
    const [, number = ''] = /([0-9a-f]{8}-[0-9a-f-]{27})/.exec(html) ?? []
    const bug = site.lines.map((line) => JSON.parse(line)).find(({ event }) => event === 'bug')
    expect(bug.id).toBe(number)
    expect(number).not.toBe('')
  })

  test('a page that is not there is a page, in words', async () => {
    const answer = await badHouse().request('/nowhere')

    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('There is no such page here.')
  })

  test.each([
    '1',
    'null',
    '%00',
    "'; drop table person; --",
    `${newId('person')}x`,
    newId('person').toUpperCase(),
    '..%2f..%2fetc',
  ])('an address with the broken id %s is not there', async (id) => {
    const answer = await badHouse().request(`/things/${id}`)

    expect(answer.status).toBe(404)
  })

  test('somebody who is in finds 404, and never 500, behind every address with a broken or unknown id', async () => {
    const school = await aSchool(site)
    const teacher = await school.person('teacher')
    const inside = await cameIn(site, { network: school.network, person: teacher })

    for (const id of ['7', '%00', `${newId('goal')}'`, newId('goal')]) {
      for (const path of [
        `/goals/${id}`,
        `/goals/${id}/words`,
        `/circles/${id}`,
        `/learners/${id}`,
        `/learners/${id}/proposals/new`,
        `/learners/${teacher}/goals/${id}`,
        `/classrooms/${id}`,
        `/classrooms/${id}/board`,
        `/classrooms/${id}/wall`,
        `/classrooms/${id}/people`,
        `/maps/${id}`,
        `/organisations/${id}`,
        `/nowhere/${id}`,
      ]) {
        const { status } = await inside.get(path)
        expect(`${status} ${path}`).toBe(`404 ${path}`)
      }
    }
  })
})

describe('what a form may weigh', () => {
  const post = (path: string, body: BodyInit, more: RequestInit = {}) =>
    badHouse().request(path, { method: 'POST', headers: asForm, body, ...more })

  test('256 KB are taken', async () => {
    const answer = await post('/read', `a=${'x'.repeat(256 * 1024 - 2)}`)

    expect(answer.status).toBe(200)
  })

  test.each(['/read', '/unread'])(
    'more is refused in words by %s, before anything is done',
    async (path) => {
      const answer = await post(path, `a=${'x'.repeat(256 * 1024 - 1)}`)

      expect(answer.status).toBe(413)
      expect(await answer.text()).toContain('That was more text than a page can take')
    },
  )

  test('what does not say how long it is, is counted as it comes', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('x'.repeat(64 * 1024)))
      },
    })

    const answer = await post('/read', endless, { duplex: 'half' } as RequestInit)

    expect(answer.status).toBe(413)
    expect(site.lines.join('')).not.toContain('"level":"error"')
  })
})

describe('the log of requests', () => {
  test('says what was asked by the route as the code writes it, and nothing of who asked or what for', async () => {
    const school = await aSchool(site)
    const person = await school.person('learner', 'Aroha Tamihana')
    const inside = await cameIn(site, { network: school.network, person })
    const goal = newId('goal')

    await inside.get(`/goals/${goal}?secret=rabbit`)
    await inside.post('/goals', { title: 'To mend my bicycle' })
    await inside.get('/somewhere/else/entirely')

    const text = site.lines.join('')
    for (const secret of [
      'rabbit',
      goal,
      'bicycle',
      'Aroha',
      person,
      'entirely',
      ...inside.cookies.values(),
    ]) {
      expect(text).not.toContain(secret)
    }
    const asked = site.lines
      .map((line) => JSON.parse(line))
      .filter(({ event }) => event === 'request')
    expect(asked.map(({ method, route, status }) => `${method} ${route} ${status}`)).toEqual([
      'POST /sign-in/:token 303',
      'GET /goals/:goal 404',
      'POST /goals 303',
      'GET * 404',
    ])
    expect(Object.keys(asked[0]).toSorted()).toEqual([
      'at',
      'event',
      'id',
      'level',
      'method',
      'ms',
      'route',
      'status',
    ])
  })

  test('has a line for each request, also for one that was refused or went wrong', async () => {
    const house = badHouse()
    for (const path of ['/bug', '/refused/conflict', '/nowhere', '/things/1'])
      await house.request(path)
    await house.request('/unread', { method: 'POST' })

    const asked = site.lines
      .map((line) => JSON.parse(line))
      .filter(({ event }) => event === 'request')
    expect(asked.map(({ status }) => status)).toEqual([500, 409, 404, 404, 403])
    expect(new Set(asked.map(({ id }) => id)).size).toBe(5)
  })
})

function policyOf(answer: Response): Map<string, string> {
  const policy = answer.headers.get('content-security-policy') ?? ''
  return new Map(
    policy.split(';').map((part): [string, string] => {
      const [name = '', ...rest] = part.trim().split(' ')
      return [name, rest.join(' ')]
    }),
  )
}

function nonceOf(answer: Response): string {
  return /'nonce-([^']+)'/.exec(policyOf(answer).get('script-src') ?? '')?.[1] ?? ''
}
