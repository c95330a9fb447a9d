import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { missingHeaders } from '../../../test/access/headers.ts'
import { serverOf } from './server.ts'

const server = serverOf((request) => {
  if (request.url.endsWith('/broken')) throw new Error('Secret words')
  return new Response('a page')
}, false)
let port: number
beforeAll(async () => {
  server.listen(0, 'localhost')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

/** What comes back for these bytes. */
async function send(bytes: string) {
  const socket = connect(port, 'localhost')
  socket.end(bytes)
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
  const [line = '', ...lines] = head.split('\r\n')
  const headers = lines.map((one) => one.split(/: (.*)/).slice(0, 2) as [string, string])
  const status = Number(line.split(' ')[1])
  return { answer: new Response(body, { status, headers }), body }
}

const close = 'Connection: close\r\n\r\n'

describe('what is no request that a page could be asked for', () => {
  test.each([
    ['no host', 400, `GET / HTTP/1.1\r\n${close}`],
    ['a host that is none', 400, `GET / HTTP/1.1\r\nHost: a b\r\n${close}`],
    ['an address that is none', 400, `GET http:// HTTP/1.1\r\nHost: kith\r\n${close}`],
    ['no HTTP', 400, 'Good morning\r\n\r\n'],
    ['a header that is none', 400, `GET / HTTP/1.1\r\nHost: kith\r\nNo colon\r\n${close}`],
    [
      'two lengths',
      400,
      `POST / HTTP/1.1\r\nHost: kith\r\nContent-Length: 1\r\nContent-Length: 2\r\n${close}`,
    ],
    ['an address too long', 431, `GET /${'x'.repeat(70_000)} HTTP/1.1\r\nHost: kith\r\n${close}`],
    [
      'headers too large',
      431,
      `GET / HTTP/1.1\r\nHost: kith\r\nA: ${'x'.repeat(70_000)}\r\n${close}`,
    ],
    ['what breaks', 500, `GET /broken HTTP/1.1\r\nHost: kith\r\n${close}`],
  ])('%s is answered with one sentence and every header', async (_what, status, bytes) => {
    const { answer, body } = await send(bytes)

    expect(answer.status).toBe(status)
    expect(missingHeaders(answer, { isKept: false })).toEqual([])
    expect(body).toMatch(/^(This could not be read as a request|Something broke on our side)\./)
    expect(body).not.toContain('Secret')
  })

  test('leaves the next request alone', async () => {
    await send('Good morning\r\n\r\n')

    expect((await send(`GET / HTTP/1.1\r\nHost: kith\r\n${close}`)).body).toContain('a page')
  })
})
