import { Refusal } from '../../platform/errors.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { goingTheSameWay, lockPursuit } from '../goals/actions.ts'
import { may } from '../../policy/law.ts'
import { openCircle, takeSeat } from './actions.ts'
import { usualSeats, whyNotInvite, type WhyNotInvite } from './circle.ts'
import { lapseOf, whyNotAnswer } from './invitation.ts'
import { findAsked, insertInvitation, lockInvitation, updateAnswer } from './invitations.ts'
import { lockCircle } from './store.ts'
import { circleWords } from './words.ts'

/** Whom to ask, and to what. The id is made with the form, so that a form sent twice asks once. */
export interface Wish {
  readonly id: Id<'invitation'>
  readonly goal: Id<'goal'>
  readonly to: Id<'person'>
}

/**
 * Asks someone who goes the same way into the viewer's circle, opening one where there is none. Only
 * people who said that they are open to company can be asked, and each once until the invitation lapses.
 * The viewer's own pursuit is locked first, so that what they ask at once is asked one after the other.
 */
export async function invite(
  db: Database,
  viewer: Viewer,
  { id, goal, to }: Wish,
  now: Date,
): Promise<void> {
  await db.as(viewer, async (tx) => {
    const mine = await lockPursuit(tx, viewer, goal)
    if (!mine || !may(viewer, 'meet', 'person', { person: to })) {
      throw new Refusal('not-found', circleWords.notOpen)
    }
    if (mine.state !== 'active') throw new Refusal('conflict', circleWords.notGoing)
    const asked = await findAsked(tx, viewer, [goal], now)
    if (asked.some((one) => one.to === to)) return
    await assertOpenToCompany(tx, viewer, goal, to)

    const opening = { id: newId('circle'), goal, title: mine.title, seats: usualSeats }
    const circleId = await openCircle(tx, viewer, { ...opening, door: 'by-invitation' }, now)
    const circle = await lockCircle(tx, viewer, circleId)
    if (!circle) throw new Refusal('not-found', circleWords.none)
    const between = { from: viewer.person, to }
    const why = whyNotInvite(circle, between)
    if (why === 'already-in') return
    if (why) throw new Refusal('conflict', reasons[why])
    const when = { sentAt: now, lapsesAt: lapseOf(now) }
    const asking = { id, circle: circle.id, goal, ...between, ...when, answer: null }
    if (!(await insertInvitation(tx, viewer, asking))) {
      throw new Refusal('conflict', circleWords.sentAlready)
    }
  })
}

const reasons = {
  'not-inside': circleWords.membersOnly,
  closed: circleWords.closed,
  full: circleWords.noSeatToAsk,
} satisfies Record<Exclude<WhyNotInvite, 'already-in'>, unknown>

async function assertOpenToCompany(
  tx: Tx,
  viewer: Viewer,
  goal: Id<'goal'>,
  to: Id<'person'>,
): Promise<void> {
  const companions = await goingTheSameWay(tx, viewer, [goal])
  const isOpen = companions.some(({ id }) => id === to)
  if (!isOpen) throw new Refusal('not-found', circleWords.notOpen)
}

/**
 * Answers an invitation. A yes takes a seat; a no is silent, and so is no answer at all. Answers the circle
 * that the viewer is in now, if any.
 */
export async function answerInvitation(
  db: Database,
  viewer: Viewer,
  { id, answer }: { id: Id<'invitation'>; answer: 'accepted' | 'declined' },
  now: Date,
): Promise<Id<'circle'> | undefined> {
  return db.as(viewer, async (tx) => {
    const invitation = await lockInvitation(tx, viewer, id)
    if (!invitation) throw new Refusal('not-found', circleWords.noInvitation)
    const why = whyNotAnswer(invitation, now)
    if (why === 'answered') return invitation.answer === 'accepted' ? invitation.circle : undefined
    if (why === 'lapsed') throw new Refusal('conflict', circleWords.lapsed)
    await updateAnswer(tx, viewer, id, { answer, at: now })
    if (answer === 'declined') return undefined

    const circle = await lockCircle(tx, viewer, invitation.circle)
    if (!circle) throw new Refusal('not-found', circleWords.none)
    await takeSeat(tx, viewer, circle, now)
    return circle.id
  })
}
