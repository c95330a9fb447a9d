import { Refusal } from '../../platform/errors.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { newId, type Id } from '../../platform/id.ts'
import { changedAlone, type Began } from '../../platform/meanwhile.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { may } from '../../policy/law.ts'
import { readFaces } from '../../people/persons/actions.ts'
import type { Face } from '../../people/persons/person.ts'
import { lockPursuit, takeUp } from '../goals/actions.ts'
import { goalWords } from '../goals/words.ts'
import { mayLeave, mayWithCircle, membersFor } from './access.ts'
import {
  hasOthers,
  usualSeats,
  whyNotJoin,
  whyNotSeats,
  withMember,
  withoutMember,
  type Circle,
  type Door,
} from './circle.ts'
import {
  closeCircle as closeRow,
  endOwnMembership,
  findCircle,
  findOwnCircleId,
  insertCircle,
  insertOwnMembership,
  lockCircle,
  lockOwnCircle,
  updateMembers,
  updateTerms,
} from './store.ts'
import { takeBackInvitations } from './invitations.ts'
import { circleWords } from './words.ts'

/** A circle that is about to be opened. The id is made with the form, so that a form sent twice opens one. */
export interface Opening {
  readonly id: Id<'circle'>
  readonly goal: Id<'goal'>
  readonly title: string
  readonly seats: number
  readonly door: Door
}

/**
 * Opens a circle with the viewer in it; answers the one they are in already, where there is one. Asks no law: a
 * circle is opened by oneself and for oneself alone, as row security holds too. The caller has locked the
 * viewer's own pursuit of the goal.
 */
export async function openCircle(
  tx: Tx,
  viewer: Viewer,
  opening: Opening,
  now: Date,
): Promise<Id<'circle'>> {
  const already = await findOwnCircleId(tx, viewer, opening.goal)
  if (already) return already
  const circle = {
    ...opening,
    agreed: '',
    meets: '',
    host: viewer.person,
    members: [viewer.person],
    openedAt: now,
  }
  // A form that comes again when its circle has ended opens another.
  const isNew = await insertCircle(tx, viewer, circle)
  const opened = isNew ? circle : { ...circle, id: newId('circle') }
  if (!isNew) await insertCircle(tx, viewer, opened)
  await insertOwnMembership(tx, viewer, opened, now)
  return opened.id
}

/** Starts a circle on one of the viewer's own goals, with an open door. A second tap leads to the same circle. */
export async function startCircle(
  db: Database,
  viewer: Viewer,
  { id, goal }: { id: Id<'circle'>; goal: Id<'goal'> },
  now: Date,
): Promise<Id<'circle'>> {
  return db.as(viewer, async (tx) => {
    const mine = await lockPursuit(tx, viewer, goal)
    if (!mine || !may(viewer, 'create', 'circle:closed', { person: mine.person }))
      throw new Refusal('not-found', goalWords.noGoal)
    if (mine.audience === 'me') throw new Refusal('conflict', goalWords.onlyMineFirst)
    if (mine.state !== 'active') throw new Refusal('conflict', circleWords.notGoing)
    const opening = { id, goal, title: mine.title, seats: usualSeats, door: 'open' as const }
    return openCircle(tx, viewer, opening, now)
  })
}

/** The room of a circle, for its members and for those who may look in: these see of its members those who may be seen. */
export async function readRoom(
  db: Database,
  viewer: Viewer,
  id: Id<'circle'>,
): Promise<{ circle: Circle; members: readonly Face[]; inside: boolean; me: Id<'person'> }> {
  return db.as(viewer, async (tx) => {
    const circle = await findCircle(tx, viewer, id)
    if (!circle || !mayWithCircle(viewer, 'read', circle))
      throw new Refusal('not-found', circleWords.none)
    return {
      circle,
      members: await readFaces(tx, viewer, membersFor(viewer, circle)),
      inside: circle.members.includes(viewer.person),
      me: viewer.person,
    }
  })
}

/** Joins a circle whose door is open to the viewer. The goal becomes theirs too, if it is not yet. */
export async function joinCircle(
  db: Database,
  viewer: Viewer,
  id: Id<'circle'>,
  now: Date,
): Promise<void> {
  await db.as(viewer, async (tx) => {
    const circle = await lockCircle(tx, viewer, id)
    if (!circle || !mayWithCircle(viewer, 'read', circle))
      throw new Refusal('not-found', circleWords.none)
    await takeSeat(tx, viewer, circle, now)
  })
}

/**
 * Takes a seat in a circle whose row is locked, and takes up its goal. A circle on the same goal in which the
 * viewer sits alone is left for it, and ends; one in which others sit is left by the viewer's own choice only.
 */
export async function takeSeat(tx: Tx, viewer: Viewer, circle: Circle, now: Date): Promise<void> {
  const why = whyNotJoin(circle, viewer.person)
  if (why === 'already-in') return
  if (!mayWithCircle(viewer, 'join', circle)) throw new Refusal('forbidden', circleWords.notYours)
  if (why) throw new Refusal('conflict', why === 'full' ? circleWords.full : circleWords.closed)
  const mine = await lockPursuit(tx, viewer, circle.goal)
  if (mine?.audience === 'me') throw new Refusal('conflict', goalWords.onlyMineFirst)
  const former = await lockOwnCircle(tx, viewer, circle.goal)
  if (former && hasOthers(former, viewer.person)) {
    throw new Refusal('conflict', circleWords.inAnother)
  }
  if (former) await giveUpSeat(tx, viewer, former, now)
  await takeUp(tx, viewer, { goal: circle.goal, title: circle.title }, now)
  await updateMembers(tx, viewer, withMember(circle, viewer.person))
  await insertOwnMembership(tx, viewer, circle, now)
}

/** Leaves a circle. It asks nobody and tells nobody; the seat is free at once. Who could sit in it, and does not, has left it. */
export async function leaveCircle(
  db: Database,
  viewer: Viewer,
  id: Id<'circle'>,
  now: Date,
): Promise<void> {
  await db.as(viewer, async (tx) => {
    const circle = await lockCircle(tx, viewer, id)
    if (!circle || !mayLeave(viewer, circle)) throw new Refusal('not-found', circleWords.none)
    if (circle.closedAt || !circle.members.includes(viewer.person)) return
    await giveUpSeat(tx, viewer, circle, now)
  })
}

async function giveUpSeat(tx: Tx, viewer: Viewer, circle: Circle, now: Date): Promise<void> {
  await updateMembers(tx, viewer, withoutMember(circle, viewer.person, now))
  await endOwnMembership(tx, viewer, circle.id, now)
}

/** What the members agree on: how they work together, when they meet, how many seats, and whether others may just come. */
export type Terms = Pick<Circle, 'seats' | 'door' | 'agreed' | 'meets'>

/** The terms as a form holds them, each a text. */
export function textsOf({ agreed, meets, seats, door }: Terms) {
  return { agreed, meets, seats: String(seats), door }
}

/** Writes what the viewer changed of the terms. What they left as it was keeps what another has written meanwhile. */
export async function agreeOn(
  db: Database,
  viewer: Viewer,
  { id, terms: sent, began = {} }: { id: Id<'circle'>; terms: Terms; began?: Began },
): Promise<void> {
  await changeAsMember(db, viewer, id, async (tx, circle) => {
    if (circle.closedAt) throw new Refusal('conflict', circleWords.closed)
    const changed = changedAlone(textsOf(sent), textsOf(circle), began)
    const { agreed, meets, seats, door } = circle
    const own = Object.fromEntries(changed.map((name) => [name, sent[name]]))
    const terms: Terms = { agreed, meets, seats, door, ...own }
    const why = whyNotSeats(circle, terms.seats)
    if (why === 'taken') throw new Refusal('invalid', circleWords.seatsTaken)
    if (why) throw new Refusal('invalid', circleWords.seatsRange)
    await updateTerms(tx, viewer, { id, ...terms })
  })
}

/** Ends the circle for all who are in it. Only its host can; anybody else can leave. It is kept, and nothing in it is lost. */
export async function closeCircle(
  db: Database,
  viewer: Viewer,
  { id, because }: { id: Id<'circle'>; because: 'goal-met' | 'ended' },
  now: Date,
): Promise<void> {
  await changeAsMember(db, viewer, id, async (tx, circle) => {
    if (circle.closedAt) return
    if (!mayWithCircle(viewer, 'end', circle)) throw new Refusal('forbidden', circleWords.onlyHost)
    await closeRow(tx, viewer, id, { at: now, because })
  })
}

async function changeAsMember(
  db: Database,
  viewer: Viewer,
  id: Id<'circle'>,
  change: (tx: Tx, circle: Circle) => Promise<void>,
): Promise<void> {
  await db.as(viewer, async (tx) => {
    const circle = await lockCircle(tx, viewer, id)
    if (!circle || !mayWithCircle(viewer, 'read', circle))
      throw new Refusal('not-found', circleWords.none)
    if (!mayWithCircle(viewer, 'edit', circle)) throw whyNotEdit(viewer, circle)
    await change(tx, circle)
  })
}

/** Who sat in a circle that has ended hears so, and not that they are a stranger to it. */
function whyNotEdit(viewer: Viewer, circle: Circle): Refusal {
  const hasSat = circle.closedAt && circle.members.includes(viewer.person)
  if (hasSat) return new Refusal('conflict', circleWords.closed)
  return new Refusal('forbidden', circleWords.membersOnly)
}

/** Whether the viewer is in a circle on this goal, inside work that a neighbour has begun. */
export async function isInCircle(tx: Tx, viewer: Viewer, goal: Id<'goal'>): Promise<boolean> {
  return (await findOwnCircleId(tx, viewer, goal)) !== undefined
}

/**
 * Takes the viewer out of all company on a goal whose pursuit they have locked: what they asked others lapses, nobody
 * is told, and a circle in which they sit alone ends. Answers false, and does nothing, while others sit in it with them.
 */
export async function keepToOneself(
  tx: Tx,
  viewer: Viewer,
  goal: Id<'goal'>,
  now: Date,
): Promise<boolean> {
  const own = await lockOwnCircle(tx, viewer, goal)
  if (own && hasOthers(own, viewer.person)) return false
  await takeBackInvitations(tx, viewer, goal, now)
  if (own) await closeRow(tx, viewer, own.id, { at: now, because: 'ended' })
  return true
}
