import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import type { Database } from '../../src/platform/db/database.ts'
import { testAssets } from '../visitor.ts'
import { addresses, requestFor } from './addresses.ts'
import { tell } from './count.ts'
import { missingHeaders, nonceOf } from './headers.ts'
import { aHouse, whoAsks, type Change, type House } from './house.ts'

const routes = Object.keys(addresses)
const writing = routes.filter((route) => route.startsWith('POST '))
const asset = 'GET /assets/:file'
/** It ends the session of whoever asks, so it is asked for last, and by somebody else. */
const out = 'POST /sign-out'
/** These are answered though the database is gone. */
const withoutDatabase = [
  'GET /assets/:file',
  'GET /kit',
  'POST /kit',
  'POST /reading',
  'GET /sign-in',
]

let house: House
let answers = 0
let bare = 0
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => tell('T-22', `${answers} answers, ${bare} without their headers`))

interface Kind {
  /** Where it can be had. */
  readonly at: readonly string[]
  readonly status: readonly number[]
  readonly ask: (route: string) => Promise<Response>
}

const kinds: Readonly<Record<string, Kind>> = {
  'a page, or the way to one': {
    at: routes.filter((route) => route !== out),
    status: [200, 303],
    ask: byAna(),
  },
  'the way in, for whoever has not come in': {
    at: routes,
    status: [200, 303, 401],
    ask: (route) => house.ask(route, house.world.away.subjects.ana),
  },
  'there is nothing here': {
    at: ['GET /nowhere', 'GET /goals/7', 'GET /assets/nothing.css', 'GET /%00'],
    status: [404],
    ask: (route) => house.look(route.slice(4), house.world.hill.people.ana),
  },
  'not from there': {
    at: writing,
    status: [403],
    ask: byAna(({ headers }) => headers.set('sec-fetch-site', 'cross-site')),
  },
  'too much': {
    at: writing.filter((route) => !addresses[route]?.file),
    status: [413],
    ask: byAna(({ headers, init }) => {
      init.body = 'x'.repeat(300_000)
      headers.set('content-type', 'application/x-www-form-urlencoded')
      headers.set('content-length', '300000')
    }),
  },
  'no form of ours': {
    at: writing,
    status: [415],
    ask: byAna(({ headers, init }) => {
      init.body = '{"title":"Read"}'
      headers.set('content-type', 'application/json')
    }),
  },
  'filled in wrongly': {
    at: ['POST /goals', 'POST /me/face', 'POST /plan/direction'],
    status: [422],
    ask: byAna(({ init }) => {
      init.body = new URLSearchParams({ title: '', direction: 'x'.repeat(301) })
    }),
  },
  'not in that way': {
    at: routes,
    status: [405],
    ask: byAna(({ headers, init }) => {
      init.method = 'DELETE'
      headers.set('sec-fetch-site', 'same-origin')
    }),
  },
  'something broke': {
    at: routes.filter((route) => !withoutDatabase.includes(route)),
    status: [500],
    ask: async (route) => {
      const { world, cookieOf } = house
      const broken = createApp({ ...world.site, db: brokenDatabase }, await testAssets())
      const { path, init } = requestFor(route, world.hill.subjects.ana, world.site.origin)
      const headers = new Headers(init.headers)
      headers.set('cookie', await cookieOf(world.hill.people.ana))
      return broken.request(path, { ...init, headers })
    },
  },
}

/** Asks a route about Ana, as whoever would, with a change. */
function byAna(change?: Change): Kind['ask'] {
  return (route) => {
    const { hill } = house.world
    return house.ask(route, hill.subjects.ana, whoAsks(route, hill), change)
  }
}

const brokenDatabase: Database = {
  as: () => Promise.reject(new Error('planted')),
  directory: () => Promise.reject(new Error('planted')),
  end: () => Promise.resolve(),
}

describe('an answer that says', () => {
  test.each(Object.entries(kinds))(
    '“%s” has all its headers, at every route',
    async (_kind, { at, status, ask }) => {
      const wrong: object[] = []

      for (const route of at) {
        const answer = await ask(route)
        const missing = missingIn(answer, { isKept: route === asset && answer.status === 200 })
        if (missing.length > 0 || !status.includes(answer.status)) {
          wrong.push({ route, status: answer.status, missing })
        }
      }

      expect(wrong).toEqual([])
    },
  )

  test('“you have gone out” lets the browser forget what it kept', async () => {
    const { hill } = house.world
    const answer = await house.ask(out, hill.subjects.ana, hill.people.finn)

    expect(missingIn(answer, { isKept: false })).toEqual([])
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"')
  })

  test('“come in first” says where, and “not in that way” says in which', async () => {
    const { ana } = house.world.hill.subjects
    const signedOut = await house.ask('POST /goals', ana)
    const deleted = await kinds['not in that way']!.ask('GET /goals/:goal')

    expect(signedOut.headers.get('www-authenticate')).toBe('Cookie form-action="/sign-in"')
    expect(deleted.headers.get('allow')).toBe('GET, HEAD')
  })
})

test('where the address is https, a browser is told to insist on it, whatever the answer', async () => {
  const site = { ...house.world.site, origin: 'https://kith.example.school' }
  const app = createApp(site, await testAssets())

  for (const path of ['/', '/sign-in', '/nowhere', '/assets/kith-1.css']) {
    const { headers } = await app.request(path)
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
  }
})

test('ten thousand answers have ten thousand nonces', async () => {
  const nonces = new Set<string>()

  for (let asked = 0; asked < 10_000; asked++) {
    const answer = await house.app.request('/goals')
    nonces.add(nonceOf(answer))
  }

  expect(nonces.size).toBe(10_000)
})

/** The names of the headers that are not as they must be, counted. */
function missingIn(answer: Response, kept: { isKept: boolean }): readonly string[] {
  const missing = missingHeaders(answer, kept)
  answers += 1
  if (missing.length > 0) bare += 1
  return missing
}
