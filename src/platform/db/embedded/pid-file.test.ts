import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Cluster } from './cluster.ts'
import { dropStrayPidFile, parsePidFile, readPidFile } from './pid-file.ts'
import { isAlive, isServerOf } from './processes.ts'

let cluster: Cluster
let file: string

beforeEach(() => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'kith-pid-')))
  const directory = join(home, 'postgres')
  mkdirSync(directory)
  const account = { name: 'kith', uid: process.getuid?.() ?? 0, become: {} }
  cluster = { directory, socketFolder: home, log: join(home, 'log'), account }
  file = join(directory, 'postmaster.pid')
})

afterEach(() => rmSync(join(cluster.directory, '..'), { recursive: true }))

test('without the file nobody runs', () => {
  expect(readPidFile(cluster)).toBeUndefined()
})

test('the number, the socket and the status are read from what PostgreSQL writes', () => {
  writeFileSync(file, '4711\n/data\n1770000000\n5432\n/tmp/kith\n\n  5 0\nready   \n')

  expect(readPidFile(cluster)).toEqual({
    pid: 4711,
    socketFolder: '/tmp/kith',
    status: 'ready',
  })
})

test('a file that is half written has no status yet', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(typeof parsePidFile(text).pid).toBe('number')
      expect(parsePidFile(text.split('\n').slice(0, 7).join('\n')).status).toBe('')
    }),
  )
})

test('a file that a stranger’s process has inherited is dropped, with the lock of the socket', () => {
  const lock = join(cluster.socketFolder, '.s.PGSQL.5432.lock')
  writeFileSync(file, `${process.pid}\n`)
  writeFileSync(lock, `${process.pid}\n`)

  dropStrayPidFile(cluster)

  expect(existsSync(file)).toBe(false)
  expect(existsSync(lock)).toBe(false)
})

test('the file of a process that works in the data folder is left, and that of a dead one to PostgreSQL', async () => {
  const server = spawn('sleep', ['60'], { cwd: cluster.directory })
  writeFileSync(file, `${server.pid}\n`)

  dropStrayPidFile(cluster)
  expect(existsSync(file)).toBe(true)

  server.kill('SIGKILL')
  await new Promise((resolve) => server.once('exit', resolve))
  dropStrayPidFile(cluster)
  expect(existsSync(file)).toBe(true)
})

test('a zombie is alive to the system, and is no server', async () => {
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { cwd: cluster.directory })
  const [said] = await new Promise<Buffer[]>((resolve) => {
    parent.stdout.once('data', (...chunks: Buffer[]) => resolve(chunks))
  })
  const zombie = Number(said)

  expect(isAlive(zombie)).toBe(true)
  await expect.poll(() => isServerOf(cluster.directory, zombie)).toBe(false)
  parent.kill('SIGKILL')
})

test('no number that is not a process is alive', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constant(Number.NaN), fc.integer({ max: 0 }), fc.double({ noInteger: true })),
      (pid) => {
        expect(isAlive(pid)).toBe(false)
      },
    ),
  )
  expect(isAlive(process.pid)).toBe(true)
})
