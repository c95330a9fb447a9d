import { createServer, STATUS_CODES, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { english } from '../i18n/locale.ts'
import { speaker } from '../i18n/say.ts'
import { platformWords } from '../words.ts'
import { noStore, securityHeaders } from './headers.ts'

type Fetch = (request: Request) => Response | Promise<Response>

/**
 * A server of pages, which answers also what is no request that a page could be asked for: without a host, with an
 * address or headers that are too long, or not HTTP at all. Node's own answers to these carry none of our headers.
 */
export function serverOf(fetch: Fetch, isSecure: boolean): Server {
  const unreadable = answerer(isSecure)
  const listener = getRequestListener((request) => fetch(request), {
    errorHandler: (error) =>
      unreadable(error instanceof Error && error.name === 'RequestError' ? 400 : 500),
  })
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    void listener(request, response)
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    void answerOn(socket, () => unreadable(statusOf(error)))
  })
  return server
}

/** A plain sentence under a status, with the headers of every answer. */
function answerer(isSecure: boolean): (status: 400 | 408 | 431 | 500) => Promise<Response> {
  const say = speaker(english)
  return async (status) => {
    const says = say(status === 500 ? platformWords.bug : platformWords.unreadable)
    const bare = new Hono()
    bare.use(noStore).use(securityHeaders(isSecure))
    bare.all('*', (c) => c.text(says, status))
    return bare.request('/')
  }
}

function statusOf({ code }: NodeJS.ErrnoException): 400 | 408 | 431 {
  if (code === 'HPE_HEADER_OVERFLOW') return 431
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
}

/** Where there is no request, there is no response object either: the answer is written as it goes over the line. */
async function answerOn(socket: Duplex, answer: () => Promise<Response>): Promise<void> {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const { status, headers, text } = await answer().then(async (one) => ({
    status: one.status,
    headers: [...one.headers].map(([name, value]) => `${name}: ${value}`),
    text: await one.text(),
  }))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...headers,
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`)
}
