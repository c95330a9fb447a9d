import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, statSync } from 'node:fs'

/** Whether a process with this number exists, a zombie included. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Whether this process is the PostgreSQL server of this data folder. A number read from a file may
 * by now belong to anything: after a restart of the machine or of a container it usually does.
 */
export function isServerOf(directory: string, pid: number): boolean {
  if (!isAlive(pid)) return false
  return process.platform === 'linux' ? worksIn(directory, pid) : isPostgres(pid)
}

/** PostgreSQL works in its data folder; a zombie works nowhere; another user's process is not ours. */
function worksIn(directory: string, pid: number): boolean {
  try {
    if (statSync(`/proc/${pid}`).uid !== statSync(directory).uid || isZombie(pid)) return false
    return readlinkSync(`/proc/${pid}/cwd`) === directory
  } catch {
    return false
  }
}

function isZombie(pid: number): boolean {
  return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

function isPostgres(pid: number): boolean {
  const answer = spawnSync('ps', ['-o', 'stat=,command=', '-p', String(pid)], { encoding: 'utf8' })
  return answer.stdout.includes('postgres') && !answer.stdout.startsWith('Z')
}
