import { createHash } from 'node:crypto'
import { chownSync, lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { Refusal } from '../../errors.ts'
import { said } from '../../i18n/word.ts'
import { dbWords } from '../words.ts'
import type { Account } from './account.ts'

/** PostgreSQL's name for one running server's data: its folder and all that lies around it. */
export interface Cluster {
  readonly directory: string
  /** Where its unix socket is: a folder of its own, whose name any process can derive. */
  readonly socketFolder: string
  readonly log: string
  readonly account: Account
}

export type Role = 'kith' | 'kith_owner' | 'kith_app' | 'kith_directory'
export const roles: readonly Role[] = ['kith', 'kith_owner', 'kith_app', 'kith_directory']

/** The cluster that lives in this folder of Kith's data. The folder itself is made if missing. */
export function clusterIn(dataDir: string, account: Account): Cluster {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const home = realpathSync(dataDir)
  const directory = join(home, 'postgres')
  return {
    directory,
    socketFolder: socketFolderOf(directory),
    log: join(home, 'postgres.log'),
    account,
  }
}

/** How to reach the cluster through its socket. Peer authentication: no password exists. */
export function connectionTo(cluster: Cluster, user: Role, database = 'kith'): ClientConfig {
  return { host: cluster.socketFolder, port: 5432, user, database, ssl: false }
}

/** Only the database's user and root may enter; a folder that somebody else laid there is refused. */
export function makeSocketFolder({ socketFolder, account }: Cluster): void {
  try {
    mkdirSync(socketFolder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const found = lstatSync(socketFolder)
  const ours = found.uid === account.uid || found.uid === process.getuid?.()
  if (!found.isDirectory() || !ours || (found.mode & 0o077) !== 0) {
    throw new Refusal('conflict', said(dbWords.strangeSocketFolder, { folder: socketFolder }))
  }
  if (found.uid !== account.uid) chownSync(socketFolder, account.uid, account.become.gid ?? -1)
}

/** A socket's whole path may have 103 bytes on some systems, hence `/tmp` when the temporary folder is long. */
function socketFolderOf(directory: string): string {
  const name = `kith-${createHash('sha256').update(directory).digest('hex').slice(0, 12)}`
  const temporary = realpathSync(tmpdir())
  return join(temporary.length > 60 ? '/tmp' : temporary, name)
}
