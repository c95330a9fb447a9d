import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { isAlive, isServerOf } from './processes.ts'

/** What a server writes about itself into `postmaster.pid`. */
export interface PidFile {
  readonly pid: number
  /** Where its socket is: not where we would make it, when it was started with another temporary folder. */
  readonly socketFolder: string
  readonly status: string
}

export function readPidFile(cluster: Cluster): PidFile | undefined {
  const text = textOf(pidFileOf(cluster))
  return text === undefined ? undefined : parsePidFile(text)
}

/** The lines as PostgreSQL 15–18 write them: the pid first, the socket's folder fifth, the status eighth. */
export function parsePidFile(text: string): PidFile {
  const lines = text.split('\n')
  return { pid: Number(lines[0]), socketFolder: lines[4] ?? '', status: lines[7]?.trim() ?? '' }
}

/**
 * Takes away a pid file whose number has passed to a process that is not this cluster's server;
 * PostgreSQL would take that for a running one and refuse to start. (Dead numbers it sees itself.)
 */
export function dropStrayPidFile(cluster: Cluster): void {
  const file = pidFileOf(cluster)
  const text = textOf(file)
  if (text === undefined || !isStray(cluster, text)) return
  const aside = `${file}.stray-${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  // Between the look and the move a neighbour may have started the server: then it gets its file back.
  if (textOf(aside) === text)
    rmSync(join(cluster.socketFolder, '.s.PGSQL.5432.lock'), { force: true })
  else linkSync(aside, file)
  rmSync(aside)
}

function isStray(cluster: Cluster, text: string): boolean {
  const { pid } = parsePidFile(text)
  return isAlive(pid) && !isServerOf(cluster.directory, pid)
}

function pidFileOf(cluster: Cluster): string {
  return join(cluster.directory, 'postmaster.pid')
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
