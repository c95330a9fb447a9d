import { Refusal } from '../../platform/errors.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Site } from '../../platform/site.ts'
import { recordAtDoor } from '../audit/actions.ts'
import { present, type Present } from '../standing/actions.ts'
import { after, isOver, isToBeTouched, linkLasts, sessionLasts } from './session.ts'
import {
  deleteSession,
  findSession,
  insertLink,
  insertSession,
  isAdmitted,
  isLinkGood,
  takeLink,
  touchSession,
  type Somebody,
} from './store.ts'
import { hashOf, newToken } from './token.ts'
import { accountWords } from './words.ts'

type Door = Pick<Site, 'db' | 'now'>

/**
 * A secret that lets this person in once. Only its hash is kept; who loses it asks for another.
 *
 * @throws Refusal for somebody who is suspended or gone.
 */
export async function makeSignInLink({ db, now }: Door, somebody: Somebody): Promise<string> {
  const token = newToken()
  await db.directory(async (tx) => {
    if (!(await isAdmitted(tx, somebody))) throw new Refusal('conflict', accountWords.shutOut)
    const expiresAt = after(now(), linkLasts)
    await insertLink(tx, somebody, { tokenHash: hashOf(token), expiresAt })
    await recordAtDoor(tx, somebody, { action: 'sign-in.link-made', by: 'operator' })
  })
  return token
}

/** Whether the link would still open. Looking does not use it up, so that a preview in a mail program cannot. */
export async function isSignInLinkGood({ db, now }: Door, token: string): Promise<boolean> {
  return db.directory((tx) => isLinkGood(tx, hashOf(token), now()))
}

/** Uses up a link and opens a session; answers the session's secret, for the cookie. */
export async function signIn({ db, now }: Door, token: string): Promise<string> {
  const secret = newToken()
  await db.directory(async (tx) => {
    const somebody = await takeLink(tx, hashOf(token), now())
    if (!somebody) throw new Refusal('invalid', accountWords.deadLink)
    await insertSession(tx, somebody, {
      tokenHash: hashOf(secret),
      now: now(),
      expiresAt: after(now(), sessionLasts),
    })
    await recordAtDoor(tx, somebody, { action: 'session.begun', by: 'themselves' })
  })
  return secret
}

/** Who holds this session, as they stand at this moment; nobody when it is over or they may not come in. */
export async function whoIsIt({ db, now }: Door, secret: string): Promise<Present | undefined> {
  const tokenHash = hashOf(secret)
  const session = await db.directory(async (tx) => {
    const found = await findSession(tx, tokenHash)
    if (found && isOver(found, now())) {
      await endSession(tx, tokenHash, 'operator')
      return undefined
    }
    if (found && isToBeTouched(found, now())) await touchSession(tx, tokenHash, now())
    return found
  })
  return session && present(db, session.network, session.person, now())
}

export async function signOut({ db }: Door, secret: string): Promise<void> {
  await db.directory((tx) => endSession(tx, hashOf(secret), 'themselves'))
}

/** A session that is over by itself is ended in the operator's name. */
async function endSession(tx: Tx, tokenHash: string, by: 'themselves' | 'operator'): Promise<void> {
  const somebody = await deleteSession(tx, tokenHash)
  if (somebody) await recordAtDoor(tx, somebody, { action: 'session.ended', by })
}
