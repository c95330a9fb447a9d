import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { enqueue } from '../../src/platform/jobs/store.ts'
import { ownDatabase, type TestDatabase } from '../database.ts'
import { aSchool } from '../school.ts'
import { testSite } from '../site.ts'
import { loud } from './loud.ts'

const word = 'canary000000000000'

let folder: string
let database: TestDatabase
beforeAll(async () => {
  folder = await mkdtemp(join(projectRoot(), 'node_modules', '.quiet-'))
  await build({
    absWorkingDir: projectRoot(),
    entryPoints: { server: 'test/access/crying-server.tsx', kith: 'src/main.ts' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
  })
  database = await ownDatabase()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Crying {
  readonly process: ChildProcess
  readonly port: number
  readonly cries: readonly string[]
  /** What it said by either way, so far. */
  readonly said: () => string
  /** The lines of its log. */
  readonly lines: () => readonly string[]
}

const started: ChildProcess[] = []
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')))

/** A server of its own process, which says everything that errors, warnings and the console hold. */
async function aCryingServer(): Promise<Crying> {
  const given = {
    word,
    app: database.connection('app'),
    directory: database.connection('directory'),
  }
  const node = join(projectRoot(), 'node_modules', '.bin', 'node')
  const child = spawn(node, [join(folder, 'server.mjs'), JSON.stringify(given)], {
    cwd: dirname(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  const said = { stdout: '', stderr: '' }
  for (const way of ['stdout', 'stderr'] as const)
    child[way].on('data', (bytes: Buffer) => void (said[way] += bytes.toString()))
  const [first] = (await once(createInterface(child.stdout), 'line')) as [string]
  const { address, cries } = JSON.parse(first) as {
    address: { port: number }
    cries: readonly string[]
  }
  return {
    process: child,
    port: address.port,
    cries,
    said: () => said.stdout + said.stderr,
    lines: () => said.stderr.trim().split('\n').filter(Boolean),
  }
}

/** Asks for an address and takes what comes, until it breaks off. */
function ask(port: number, path: string, headers = {}): Promise<string> {
  return new Promise((resolve) => {
    let body = ''
    const request = get({ host: '127.0.0.1', port, path, headers }, (answer) => {
      answer.on('data', (bytes: Buffer) => void (body += bytes.toString('latin1')))
      answer.on('error', () => {})
      answer.on('close', () => resolve(`${answer.rawHeaders.join('\n')}\n\n${body}`))
    })
    request.on('error', () => resolve(body))
  })
}

/** Waits until the log says that this happened. */
async function heard(server: Crying, event: string): Promise<void> {
  for (let tries = 0; tries < 160; tries++) {
    if (server.lines().some((line) => line.includes(`"event":"${event}"`))) return
    await pause(25)
  }
  throw new Error(`Nothing was heard of ${event}: ${server.said()}`)
}

/** Leaves work of these kinds to whichever server comes next. */
async function leaveJobs(kinds: readonly string[]): Promise<void> {
  const connections = {
    app: database.connection('app'),
    directory: database.connection('directory'),
  }
  const db = openDatabase({ ...connections, size: 2 })
  const school = await aSchool({ ...(await testSite()), db })
  const leader = await school.viewer(await school.person('leader'))
  for (const kind of kinds)
    await db.as(leader, (tx) => enqueue(tx, leader, { kind, payload: {} }, new Date(0)))
  await db.end()
}

/** In what each is told by the log; and whether it leaves the process as nobody knows it. */
const told: Readonly<Record<string, { event: string; ends?: true }>> = {
  'at once': { event: 'bug' },
  'as a text': { event: 'bug' },
  'in a stream': { event: 'bug' },
  'in a stream that has begun': { event: 'bug' },
  'in a stream as a text': { event: 'bug' },
  'in a stream of what is no bytes': { event: 'request' },
  'to nobody who waits': { event: 'unawaited' },
  'as a warning': { event: 'warning' },
  'in the console': { event: 'console' },
  'after the answer': { event: 'uncaught', ends: true },
  'in an event': { event: 'uncaught', ends: true },
  'of which nobody hears': { event: 'uncaught', ends: true },
  'in a stream of which nobody hears': { event: 'uncaught', ends: true },
  'in a microtask': { event: 'uncaught', ends: true },
}

describe('a server that meets an error which quotes what somebody wrote', () => {
  test('is asked for each kind of error that it can cry out', async () => {
    expect((await aCryingServer()).cries).toEqual(Object.keys(told))
  })

  test.each(Object.entries(told))('%s, logs that and says nothing more', async (cry, how) => {
    const server = await aCryingServer()
    const ended = once(server.process, 'exit')
    const path = `/goals/${cry.replaceAll(' ', '-')}`

    const answers = [await ask(server.port, path)]
    if (!how.ends) answers.push(await ask(server.port, path, { 'accept-encoding': 'gzip' }))
    await heard(server, how.event)
    if (!how.ends) answers.push(await ask(server.port, '/there/is/nothing'))

    if (how.ends) expect(await ended).toEqual([1, null])
    expect(answers.filter((answer) => answer.includes(word))).toEqual([])
    expect(server.said()).not.toContain(word)
    expect(loud(server.lines())).toEqual([])
  })

  test('in a job, goes on to the next and says nothing more', async () => {
    await leaveJobs(['cries.thrown', 'cries.text', 'cries.unawaited', 'cries.later'])
    const server = await aCryingServer()

    await heard(server, 'uncaught')

    expect(server.said()).not.toContain(word)
    expect(server.lines().filter((line) => line.includes('"event":"job"'))).toHaveLength(4)
    expect(loud(server.lines())).toEqual([])
  })

  test('tells where it was, and by which kind of error', async () => {
    const server = await aCryingServer()

    await ask(server.port, '/goals/in-a-stream-that-has-begun')
    await heard(server, 'bug')

    const line = server.lines().find((one) => one.includes('"event":"bug"'))
    expect(JSON.parse(line ?? '')).toMatchObject({
      level: 'error',
      error: expect.stringMatching(/^Error at quote \(/),
    })
  })
})

test('kith serve ends in order after an error that nobody caught, and says no word of it', async () => {
  const data = await mkdtemp(join(tmpdir(), 'kith-quiet-'))
  const cryLater = `
    const { write } = process.stdout
    process.stdout.write = (text, ...others) => {
      if (String(text).includes('Ctrl-C')) setTimeout(() => { throw new Error(process.env.WORD) }, 20)
      return write.call(process.stdout, text, ...others)
    }`
  const preload = `data:text/javascript,${encodeURIComponent(cryLater)}`
  const node = join(projectRoot(), 'node_modules', '.bin', 'node')
  const child = spawn(node, ['--import', preload, join(folder, 'kith.mjs'), 'serve'], {
    env: { PATH: process.env['PATH'] ?? '', KITH_DATA: data, PORT: '0', WORD: word },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  const said = { stdout: '', stderr: '' }
  for (const way of ['stdout', 'stderr'] as const)
    child[way].on('data', (bytes: Buffer) => void (said[way] += bytes.toString()))

  const [code] = (await once(child, 'exit')) as [number]
  const isLeft = existsSync(join(data, 'database', 'postmaster.pid'))
  await rm(data, { recursive: true, force: true })

  expect(said.stdout).toContain('Ctrl-C')
  expect(said.stdout + said.stderr).not.toContain(word)
  const lines = said.stderr.trim().split('\n')
  expect(lines.at(-1)).toBe(
    'Kith met an error that nobody had foreseen, and ended. The last lines of its log say where.',
  )
  expect(JSON.parse(lines.at(-2) ?? '')).toMatchObject({ level: 'error', event: 'uncaught' })
  expect([code, isLeft]).toEqual([1, false])
}, 60_000)
