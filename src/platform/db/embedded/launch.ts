import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { nameKeptBy } from './adopt.ts'
import type { Binaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { lifelineScript, type Lifeline } from './lifeline.ts'
import { readPidFile } from './pid-file.ts'
import { serverArguments } from './settings.ts'

/** A server that this process has started. */
export interface Launched {
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** Lets go of the lifeline and waits for the end. */
  stop(): Promise<void>
}

export interface Launch {
  readonly cluster: Cluster
  readonly binaries: Binaries
  readonly durable: boolean
  readonly lifeline: Lifeline
}

/** Starts the server and waits until it answers; undefined when it ended before, as in a lost race. */
export async function launch(how: Launch): Promise<Launched | undefined> {
  const shell = spawnServer(how)
  const end = new AbortController()
  const ended = once(shell, 'exit').then(() => end.abort())
  const server = await pidSaid(shell)
  while (!end.signal.aborted) {
    const file = readPidFile(how.cluster)
    if (file?.pid === server && file.status === 'ready') return { ended, stop }
    await pause(5)
  }
  return undefined

  async function stop(): Promise<void> {
    shell.stdin?.end()
    how.lifeline.release()
    if (how.lifeline.stdin !== 'pipe') return
    shell.ref()
    await ended
  }
}

/**
 * In a session of its own, so that Ctrl-C reaches node alone, which then lets the server go in good
 * order; and not waited for by node, whose end is what the lifeline is for.
 */
function spawnServer({ cluster, binaries, durable, lifeline }: Launch): ChildProcess {
  const server = join(binaries.folder, 'postgres')
  const keeper = lifeline.stdin === 'pipe' ? process.pid : undefined
  const settings = serverArguments(cluster, nameKeptBy(keeper), durable)
  const log = openLog(cluster.log)
  const shell = spawn(
    'sh',
    ['-c', lifelineScript, 'kith-database', cluster.socketFolder, server, ...settings],
    {
      ...cluster.account.become,
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      stdio: [lifeline.stdin, 'pipe', log],
      detached: true,
    },
  )
  closeSync(log)
  lifeline.handedOver()
  shell.unref()
  unrefStream(shell.stdin)
  shell.stdin?.on('error', () => {})
  return shell
}

async function pidSaid(shell: ChildProcess): Promise<number> {
  const chunks: Buffer[] = []
  for await (const chunk of shell.stdout ?? []) {
    chunks.push(chunk as Buffer)
    if (String(chunk).includes('\n')) break
  }
  return Number(Buffer.concat(chunks))
}

/** A pipe to a child is a socket in Node, which its type does not say. */
function unrefStream(stream: unknown): void {
  ;(stream as { unref?(): void } | null)?.unref?.()
}

const longestLog = 10_000_000

function openLog(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found && found.size > longestLog) truncateSync(path)
  return openSync(path, 'a', 0o600)
}

/** The last lines of what the server said, for the person who must find out why it did not start. */
export function lastWords(cluster: Cluster): string {
  try {
    return readFileSync(cluster.log, 'utf8').trimEnd().split('\n').slice(-3).join(' ')
  } catch {
    return '—'
  }
}
