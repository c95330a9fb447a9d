import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import { serve } from '@hono/node-server'
import type { ClientConfig } from 'pg'
import { openDatabase } from '../../src/platform/db/database.ts'
import { frontDoor } from '../../src/platform/http/front.tsx'
import { startWorker, type Handler } from '../../src/platform/jobs/worker.ts'
import { logTo } from '../../src/platform/log/log.ts'
import { logOutcries } from '../../src/platform/log/outcries.ts'

// A server in which everything cries out what somebody wrote, wherever an error can come from. It says its port on a
// line of its own, then what it is asked to cry.

interface Given {
  readonly app: ClientConfig
  readonly directory: ClientConfig
  readonly word: string
}

const { app, directory, word } = JSON.parse(process.argv[2] ?? '') as Given
const now = () => new Date()
const log = logTo((line) => void process.stderr.write(line), now)
const outcries = logOutcries(log, () => process.exit(1))
const db = openDatabase({ app, directory, size: 2 })
const site = { db, now, log, origin: 'http://localhost', uploads: '' }
const door = frontDoor({ ...site, asset: (name) => `/assets/${name}` })

const quote = () =>
  new Error(`${word}\n    at ${word} (/src/store.ts:1:1)\n${word}`, { cause: word })
const later = (work: () => void) => void setTimeout(work, 20)
function cry(): never {
  throw quote()
}

/** Each puts a word where it has no business: in an answer that has begun, at nobody, in the console. */
const cries: Readonly<Record<string, () => BodyInit>> = {
  'at once': cry,
  'as a text': () => {
    throw word // oxlint-disable-line no-throw-literal, only-throw-error
  },
  'in a stream': () => new ReadableStream({ pull: cry }),
  'in a stream that has begun': () => begun((controller) => controller.error(quote())),
  'in a stream as a text': () => begun((controller) => controller.error(word)),
  'in a stream of what is no bytes': () =>
    begun((controller) => controller.enqueue({ word } as never)),
  'to nobody who waits': () => {
    void Promise.reject(quote())
    void Promise.reject(word) // oxlint-disable-line prefer-promise-reject-errors
    return 'done'
  },
  'as a warning': () => {
    process.emitWarning(word, { type: 'CustomWarning', detail: word, code: 'K1' })
    process.emitWarning(word, 'DeprecationWarning')
    return 'done'
  },
  'in the console': () => {
    for (const way of Object.keys(console) as (keyof Console)[]) say(way)
    return 'done'
  },
  'after the answer': () => {
    later(cry)
    return 'done'
  },
  'in an event': () => {
    later(() => void new EventEmitter().on('came', cry).emit('came'))
    return 'done'
  },
  'of which nobody hears': () => {
    later(() => void new EventEmitter().emit('error', quote()))
    return 'done'
  },
  'in a stream of which nobody hears': () => {
    new Readable({ read: () => {} }).destroy(quote())
    return 'done'
  },
  'in a microtask': () => {
    queueMicrotask(cry)
    return 'done'
  },
}

function begun(then: (controller: ReadableStreamDefaultController<Uint8Array>) => void): BodyInit {
  const start = new TextEncoder().encode('It has begun. '.repeat(500))
  return new ReadableStream({
    start: (controller) => controller.enqueue(start),
    pull: async (controller) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      then(controller)
    },
  })
}

function say(way: keyof Console): void {
  const print: unknown = console[way]
  if (typeof print !== 'function' || way === 'Console') return
  if (way === 'assert') console.assert(false, word, quote())
  else print(word, quote(), { word })
}

const jobs: Readonly<Record<string, Handler>> = {
  'cries.thrown': () => Promise.reject(quote()),
  'cries.text': () => Promise.reject(word), // oxlint-disable-line prefer-promise-reject-errors
  'cries.unawaited': async () => void Promise.reject(quote()),
  'cries.later': async () => later(cry),
}

// An address of Kith's own, so that the log may name it.
door.get('/goals/:goal', (c) => {
  const name = c.req.param('goal').replaceAll('-', ' ')
  return new Response(cries[name]?.())
})
const server = serve({ fetch: (request) => door.fetch(request), port: 0, hostname: '127.0.0.1' })
server.once('listening', () => {
  const address = server.address()
  process.stdout.write(`${JSON.stringify({ address, cries: Object.keys(cries) })}\n`)
})
const worker = startWorker(site, jobs)
process.once('SIGTERM', () => void end())

async function end(): Promise<void> {
  server.close()
  await worker.stop()
  await db.end()
  outcries.release()
}
