import { spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../../errors.ts'
import { said } from '../../i18n/word.ts'
import { dbWords } from '../words.ts'
import type { Binaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { letThrough } from './passage.ts'
import { isAlive } from './processes.ts'

/** Whether there are data here already, in whatever version. */
export function isInitialised(cluster: Cluster): boolean {
  return existsSync(join(cluster.directory, 'PG_VERSION'))
}

/** Refuses data that another major version wrote: PostgreSQL cannot read them. */
export function assertSameMajor(cluster: Cluster, binaries: Binaries): void {
  const written = readFileSync(join(cluster.directory, 'PG_VERSION'), 'utf8').trim()
  if (written === String(binaries.major)) return
  const here = String(binaries.major)
  throw new Refusal(
    'conflict',
    said(dbWords.otherMajor, { folder: cluster.directory, written, here }),
  )
}

/**
 * Makes the cluster with its one database `kith`. It is made beside its place and renamed, so that
 * a start that was killed leaves nothing half-made; who loses the race drops their own. False when it
 * was left to a neighbour who had begun.
 */
export function initialise(cluster: Cluster, binaries: Binaries, durable: boolean): boolean {
  letThrough(cluster)
  const draft = `${cluster.directory}.init-${process.pid}`
  mkdirSync(draft, { mode: 0o700 })
  try {
    const { uid, gid } = cluster.account.become
    if (uid !== undefined && gid !== undefined) chownSync(draft, uid, gid)
    if (neighbours(cluster).some((pid) => pid < process.pid)) return false
    initdb(cluster, binaries, draft)
    createDatabase(cluster, binaries, draft)
    if (durable) syncToDisk(draft)
    moveIntoPlace(draft, cluster, durable)
    return true
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function initdb(cluster: Cluster, binaries: Binaries, draft: string): void {
  const locale =
    binaries.major >= 17
      ? ['--locale-provider=builtin', '--locale=C.UTF-8']
      : [`--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'}`]
  run(cluster, join(binaries.folder, 'initdb'), [
    `--pgdata=${draft}`,
    '--username=kith',
    '--encoding=UTF8',
    ...locale,
    '--auth-local=peer',
    '--auth-host=reject',
    '--data-checksums',
    '--no-sync',
    '--no-instructions',
  ])
}

/** In PostgreSQL's single-user mode, so that no start of the server need ever ask whether it is there. */
function createDatabase(cluster: Cluster, binaries: Binaries, draft: string): void {
  const server = join(binaries.folder, 'postgres')
  run(cluster, server, ['--single', '-F', '-D', draft, 'postgres'], 'create database kith\n')
}

function run(cluster: Cluster, program: string, args: readonly string[], input = ''): void {
  const done = spawnSync(program, args, {
    ...cluster.account.become,
    cwd: '/',
    encoding: 'utf8',
    input,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  })
  if (done.status === 0) return
  const reason = done.error?.message ?? `${done.stdout}${done.stderr}`.trim()
  throw new Refusal('conflict', said(dbWords.initFailed, { folder: cluster.directory, reason }))
}

function moveIntoPlace(draft: string, cluster: Cluster, durable: boolean): void {
  try {
    renameSync(draft, cluster.directory)
    if (durable) syncFolder(dirname(cluster.directory))
  } catch (error) {
    if (!isInitialised(cluster)) throw error
  }
}

/** A new name is on the disk when its folder is. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** One pass over the file system is quicker than initdb's own, which asks for every file by itself. */
function syncToDisk(folder: string): void {
  if (spawnSync('sync', ['-f', folder]).status !== 0) spawnSync('sync')
}

/** Who else is making this cluster at this moment. What dead processes left is removed. */
function neighbours({ directory }: Cluster): number[] {
  const folder = dirname(directory)
  const start = `${basename(directory)}.init-`
  const drafts = readdirSync(folder).filter((name) => name.startsWith(start))
  return drafts.flatMap((name) => {
    const pid = Number(name.slice(start.length))
    if (isAlive(pid)) return [pid]
    rmSync(join(folder, name), { recursive: true, force: true })
    return []
  })
}
