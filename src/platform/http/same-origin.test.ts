import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../errors.ts'
import { sameOrigin } from './same-origin.ts'

const here = 'https://kith.example.school'

/** A page that changes something, and says whether it did. */
function asked(method: string, headers: Record<string, string>): Promise<Response> | Response {
  const door = new Hono()
  door.onError((error, c) => c.text(error instanceof Refusal ? error.kind : 'bug', 403))
  door.use(sameOrigin(() => here))
  door.all('/deed', (c) => c.text('done'))
  return door.request('/deed', { method, headers })
}

describe('a form', () => {
  test.each([
    ['a browser of today', { 'sec-fetch-site': 'same-origin', origin: here }],
    [
      'a browser of today that hides its origin',
      { 'sec-fetch-site': 'same-origin', origin: 'null' },
    ],
    ['a browser of today that says no origin', { 'sec-fetch-site': 'same-origin' }],
    ['an older browser, which says its origin alone', { origin: here }],
  ])('from our own page is taken, sent by %s', async (_who, headers) => {
    expect(await (await asked('POST', headers)).text()).toBe('done')
  })

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['another site that forges our origin', { 'sec-fetch-site': 'cross-site', origin: here }],
    [
      'a neighbouring site',
      { 'sec-fetch-site': 'same-site', origin: 'https://other.example.school' },
    ],
    ['nowhere, such as a bookmark', { 'sec-fetch-site': 'none' }],
    ['another site, in an older browser', { origin: 'https://evil.example' }],
    ['a frame without an origin, in an older browser', { origin: 'null' }],
    ['our name without its lock, in an older browser', { origin: 'http://kith.example.school' }],
    ['our name at another port, in an older browser', { origin: `${here}:8443` }],
    ['a name that begins as ours, in an older browser', { origin: `${here}.evil.example` }],
    ['our name in other letters, in an older browser', { origin: 'https://KITH.example.school' }],
    ['a site with several answers at once', { 'sec-fetch-site': 'same-origin, cross-site' }],
    ['an empty answer', { 'sec-fetch-site': '', origin: here }],
    ['who says neither', {}],
    ['who says only where they have been', { referer: `${here}/goals` }],
  ])('from %s is refused', async (_from, headers) => {
    const answer = await asked('POST', headers)

    expect(answer.status).toBe(403)
    expect(await answer.text()).toBe('forbidden')
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'post', 'PROPFIND'])(
    'sent by %s is a deed',
    async (method) => {
      expect((await asked(method, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    },
  )

  test.each(['GET', 'HEAD', 'OPTIONS'])(
    '%s is only a look, and a link from elsewhere may look',
    async (method) => {
      expect((await asked(method, { 'sec-fetch-site': 'cross-site' })).status).toBe(200)
    },
  )
})
