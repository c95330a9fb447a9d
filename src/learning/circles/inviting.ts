import { Refusal } from '../../platform/errors.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { lockPursuit } from '../goals/actions.ts'
import { goingTheSameWay } from '../goals/reading.ts'
import { goalWords } from '../goals/words.ts'
import { may } from '../../policy/law.ts'
import { openCircle, takeSeat } from './actions.ts'
import { askings } from './company.ts'
import { hasOthers, usualSeats, whyNotInvite, type WhyNotInvite } from './circle.ts'
import { lapseOf, whyNotAnswer, type Asking, type Invitation } from './invitation.ts'
import { findAsked, insertInvitation, lockInvitation, updateAnswer } from './invitations.ts'
import { findCircle, findOwnCircleId, lockCircle, lockOwnCircle } from './store.ts'
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
 * To ask someone who has asked the viewer is to say yes to them; only whoever sits with others already asks
 * them over instead. Answers the circle in which the two sit together, if they do.
 * The viewer's own pursuit is locked first, so that what they ask at once is asked one after the other.
 */
export async function invite(
  db: Database,
  viewer: Viewer,
  wish: Wish,
  now: Date,
): Promise<Id<'circle'> | undefined> {
  const { goal, to } = wish
  return db.as(viewer, async (tx) => {
    const mine = await lockPursuit(tx, viewer, goal)
    if (!mine || !may(viewer, 'invite', 'company', { person: to })) {
      throw new Refusal('not-found', circleWords.notOpen)
    }
    if (mine.state !== 'active') throw new Refusal('conflict', circleWords.notGoing)
    const theirs = await findAskingFrom(tx, viewer, wish, now)
    if (theirs && (await isFree(tx, viewer, goal))) {
      return giveAnswer(tx, viewer, { id: theirs.id, answer: 'accepted' }, now)
    }
    const asked = await findAsked(tx, viewer, [goal], now)
    if (asked.some((one) => one.to === to)) return undefined
    await assertOpenToCompany(tx, viewer, goal, to)
    if (mine.audience === 'me') throw new Refusal('conflict', goalWords.onlyMineFirst)
    const opening = { id: newId('circle'), goal, title: mine.title, seats: usualSeats }
    const circle = await openCircle(tx, viewer, { ...opening, door: 'by-invitation' }, now)
    return askInto(tx, viewer, { ...wish, circle }, now)
  })
}

/** Their latest invitation to this goal, as long as they sit where it leads. */
async function findAskingFrom(
  tx: Tx,
  viewer: Viewer,
  { goal, to }: Wish,
  now: Date,
): Promise<Asking | undefined> {
  const waiting = await askings(tx, viewer, now)
  const asking = waiting.findLast((one) => one.goal === goal && one.from.id === to)
  const circle = asking && (await findCircle(tx, viewer, asking.circle))
  return circle?.members.includes(to) ? asking : undefined
}

async function isFree(tx: Tx, viewer: Viewer, goal: Id<'goal'>): Promise<boolean> {
  const own = await lockOwnCircle(tx, viewer, goal)
  return !own || !hasOthers(own, viewer.person)
}

async function askInto(
  tx: Tx,
  viewer: Viewer,
  { circle: id, ...wish }: Wish & { circle: Id<'circle'> },
  now: Date,
): Promise<Id<'circle'> | undefined> {
  const circle = await lockCircle(tx, viewer, id)
  if (!circle) throw new Refusal('not-found', circleWords.none)
  const from = viewer.person
  const why = whyNotInvite(circle, { from, to: wish.to })
  if (why === 'already-in') return id
  if (why) throw new Refusal('conflict', reasons[why])
  const when = { sentAt: now, lapsesAt: lapseOf(now) }
  const invitation = { ...wish, circle: id, from, ...when, answer: null }
  // A form that comes again when what came of it is over asks anew.
  if (!(await insertInvitation(tx, viewer, invitation)))
    await insertInvitation(tx, viewer, { ...invitation, id: newId('invitation') })
  return undefined
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

/** What the one who was asked says to an invitation. */
export interface Reply {
  readonly id: Id<'invitation'>
  readonly answer: 'accepted' | 'declined'
}

/**
 * Answers an invitation. A yes takes a seat; a no is silent, and so is no answer at all. Answers the circle
 * that the viewer is in now, if any.
 */
export async function answerInvitation(
  db: Database,
  viewer: Viewer,
  reply: Reply,
  now: Date,
): Promise<Id<'circle'> | undefined> {
  return db.as(viewer, (tx) => giveAnswer(tx, viewer, reply, now))
}

async function giveAnswer(
  tx: Tx,
  viewer: Viewer,
  { id, answer }: Reply,
  now: Date,
): Promise<Id<'circle'> | undefined> {
  const invitation = await lockInvitation(tx, viewer, id)
  if (!invitation || !may(viewer, 'edit', 'invitation', { person: invitation.to })) {
    throw new Refusal('not-found', circleWords.noInvitation)
  }
  const why = whyNotAnswer(invitation, now)
  if (why === 'lapsed') throw new Refusal('conflict', circleWords.lapsed)
  if (why === 'answered') {
    return invitation.answer === 'accepted'
      ? findOwnCircleId(tx, viewer, invitation.goal)
      : undefined
  }
  await updateAnswer(tx, viewer, id, { answer, at: now })
  return answer === 'accepted' ? sitDown(tx, viewer, invitation, now) : undefined
}

/**
 * Two who say yes to each other at the same moment lock each other's circles. PostgreSQL lets one of them go first,
 * and the other, whose work is done again, finds that they sit together already.
 */
async function sitDown(
  tx: Tx,
  viewer: Viewer,
  { circle: id, goal, from }: Invitation,
  now: Date,
): Promise<Id<'circle'>> {
  const circle = await lockCircle(tx, viewer, id)
  if (!circle) throw new Refusal('not-found', circleWords.none)
  const own = await lockOwnCircle(tx, viewer, goal)
  if (own?.members.includes(from)) return own.id
  await takeSeat(tx, viewer, circle, now)
  return id
}
