import { spawnSync } from 'node:child_process'
import { userInfo } from 'node:os'
import { Refusal } from '../../errors.ts'
import { said } from '../../i18n/word.ts'
import { dbWords } from '../words.ts'

/** The user of this machine as whom PostgreSQL runs. */
export interface Account {
  readonly name: string
  readonly uid: number
  /** What `spawn` needs to become this user; empty when node already is. */
  readonly become: { readonly uid?: number; readonly gid?: number }
}

/**
 * PostgreSQL refuses to run as root, so root lends it a user that exists: the chosen one, else
 * `postgres`, else `nobody`. Users are never created. Anyone else runs it as themselves.
 */
export function databaseAccount(chosen?: string): Account {
  if (process.getuid?.() !== 0) return ownAccount()
  const names = chosen === undefined ? ['postgres', 'nobody'] : [chosen]
  for (const name of names) {
    const account = accountNamed(name)
    if (account?.uid === 0) throw new Refusal('invalid', dbWords.rootAccount)
    if (account) return account
  }
  throw new Refusal('invalid', said(dbWords.noAccount, { names: names.join(', ') }))
}

function ownAccount(): Account {
  try {
    const { username, uid } = userInfo()
    return { name: username, uid, become: {} }
  } catch (cause) {
    const uid = process.getuid?.() ?? 0
    throw new Refusal('invalid', said(dbWords.namelessAccount, { uid: String(uid) }), { cause })
  }
}

function accountNamed(name: string): Account | undefined {
  const uid = identify('-u', name)
  const gid = identify('-g', name)
  if (uid === undefined || gid === undefined) return undefined
  return { name, uid, become: { uid, gid } }
}

/** Asked of `id`, which knows users from every source that the machine has, not only /etc/passwd. */
function identify(what: '-u' | '-g', name: string): number | undefined {
  const answer = spawnSync('id', [what, '--', name], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout) : undefined
}
