import { Hono } from 'hono'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testSite } from '../../../test/site.ts'
import { frontDoor } from './front.tsx'
import { assertDeclared, asksNothing, methodsAt, routesOf } from './routes.ts'

const here = asksNothing('a test')
const answer = () => new Response('here')

describe('an app', () => {
  test('whose routes all say what they are about starts, whatever stands before them', () => {
    const inside = new Hono().get('/goals/:goal', here, answer).post('/goals/:goal', here, answer)
    const app = new Hono().use(async (_c, next) => next()).route('/', inside)

    expect(() => assertDeclared(app)).not.toThrow()
    expect(routesOf(app)).toEqual([
      { method: 'GET', path: '/goals/:goal', asks: { nothing: 'a test' } },
      { method: 'POST', path: '/goals/:goal', asks: { nothing: 'a test' } },
    ])
  })

  test.each<[string, (app: Hono) => Hono]>([
    ['says nothing', (app) => app.get('/secret', answer)],
    ['says it after it has begun', (app) => app.get('/secret', answer, here)],
    ['says it twice', (app) => app.get('/secret', here, here, answer)],
    ['is written twice', (app) => app.get('/secret', here, answer).get('/secret', here, answer)],
    ['answers to every method', (app) => app.all('/secret', answer)],
    ['answers for a whole folder', (app) => app.all('/secret/*', answer)],
    ['stands in a part of the app', (app) => app.route('/', new Hono().get('/secret', answer))],
    ['answers at every address', (app) => app.get('*', answer)],
  ])('with a route that %s does not start', (_what, plant) => {
    const app = plant(new Hono().get('/', here, answer))

    expect(() => assertDeclared(app)).toThrow(/: (GET|ALL) \/(secret|\*)/)
  })

  test('that does not start names each such route once, and no other', () => {
    const paths = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(paths, fc.nat(), (paths, chosen) => {
        const bare = paths[chosen % paths.length]!
        const app = new Hono()
        for (const path of paths) {
          if (path === bare) app.get(`/${path}`, answer, answer)
          else app.get(`/${path}`, here, answer, answer)
        }

        expect(() => assertDeclared(app)).toThrow(new RegExp(`about: GET /${bare}$`))
      }),
    )
  })
})

describe('an address', () => {
  const app = new Hono()
    .use(async (_c, next) => next())
    .get('/goals/:goal', here, answer)
    .post('/goals/:goal', here, answer)
    .post('/goals', here, answer)

  test.each([
    ['/goals/7', ['GET', 'HEAD', 'POST']],
    ['/goals', ['POST']],
    ['/circles', []],
  ])('%s can be asked for by %j', (path, methods) => {
    expect(methodsAt(app, path)).toEqual(methods)
  })
})

describe('at the front door', () => {
  const fromHere = { 'sec-fetch-site': 'same-origin' }

  async function aDoor(): Promise<Hono> {
    const door = frontDoor({ ...(await testSite()), asset: (name) => `/assets/${name}` })
    return door.post('/goals/:goal', here, async (c) => c.json(await c.req.parseBody()))
  }

  test.each(['GET', 'DELETE', 'PUT', 'PATCH'])(
    'a %s where there is only POST is refused in a sentence, whatever the id',
    async (method) => {
      const door = await aDoor()

      const asked = await Promise.all(
        ['/goals/7', '/goals/x'].map(async (path) =>
          door.request(path, { method, headers: fromHere }),
        ),
      )

      for (const { status, headers } of asked) {
        expect([status, headers.get('allow')]).toEqual([405, 'POST'])
      }
      expect(await asked[0]!.text()).toContain('This page cannot be used that way.')
    },
  )

  test.each(['GET', 'DELETE'])('a %s of what is nowhere finds nothing', async (method) => {
    const answered = await (await aDoor()).request('/circles', { method, headers: fromHere })

    expect([answered.status, answered.headers.get('allow')]).toEqual([404, null])
  })

  test.each([
    'application/json',
    'text/plain',
    'text/xml; charset=utf-8',
    'application/x-www-form-urlencodedx',
    'form',
    ',',
  ])('what comes as %j is not read, and a sentence says so', async (type) => {
    const headers = { ...fromHere, 'content-type': type }
    const sent = await (await aDoor()).request('/goals/7', { method: 'POST', headers, body: 'a=1' })

    expect(sent.status).toBe(415)
    expect(await sent.text()).toContain('What was sent is not a form of Kith')
  })

  test.each([
    ['a form', 'application/x-www-form-urlencoded', { a: '1' }],
    ['a form that says its letters', 'application/x-www-form-urlencoded;charset=UTF-8', { a: '1' }],
    ['a form in capitals', 'Application/X-WWW-Form-Urlencoded', { a: '1' }],
    ['a form that does not say that it is one', undefined, {}],
  ])('%s is read', async (_what, type, read) => {
    const headers = { ...fromHere, ...(type && { 'content-type': type }) }
    const body = new TextEncoder().encode('a=1')
    const sent = await (await aDoor()).request('/goals/7', { method: 'POST', headers, body })

    expect([sent.status, await sent.json()]).toEqual([200, read])
  })
})
