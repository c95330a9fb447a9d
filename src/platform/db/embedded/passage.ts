import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../../errors.ts'
import { said } from '../../i18n/word.ts'
import { dbWords } from '../words.ts'
import type { Account } from './account.ts'
import type { Cluster } from './cluster.ts'

/**
 * The database's user must pass through Kith's data folder to its own. Where that folder is root's, its
 * group becomes the user's and may pass, but not look about. Refuses when the way is barred elsewhere.
 */
export function letThrough({ directory, account }: Cluster): void {
  const folder = dirname(directory)
  if (mayEnter(account, folder)) return
  const { uid, mode } = statSync(folder)
  const { gid } = account.become
  if (gid !== undefined && uid === process.getuid?.() && mayEnter(account, dirname(folder))) {
    chownSync(folder, uid, gid)
    chmodSync(folder, (mode & 0o7707) | 0o010)
    return
  }
  throw new Refusal('conflict', said(dbWords.unreachableData, { user: account.name, folder }))
}

/** Only trying tells: every folder above has its say. */
function mayEnter({ become }: Account, folder: string): boolean {
  return spawnSync('sh', ['-c', 'cd "$0"', folder], { ...become, cwd: '/' }).status === 0
}
