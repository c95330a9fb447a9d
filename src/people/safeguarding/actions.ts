import type { Database, Tx } from '../../platform/db/database.ts'
import type { When } from '../../platform/day.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { may } from '../../policy/law.ts'
import { record } from '../audit/actions.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { readFaces } from '../persons/actions.ts'
import type { Face } from '../persons/person.ts'
import { endOfLook, hoursOfALook, lasts, toldOnAPage, type Look } from './look.ts'
import {
  endLooks,
  findLastLook,
  findLooksAt,
  findSchoolOf,
  insertLook,
  lockOneself,
  type LookTold,
} from './store.ts'
import { lookWords as words } from './words.ts'

/** A learner at whom the viewer may begin to look, and the school that keeps their record. */
export interface LearnerToLookAt {
  readonly learner: Face
  readonly school: Pick<Organisation, 'id' | 'name'>
}

/**
 * The learner, for a safeguarding lead of the organisation that keeps their record. Says no more of them than the list
 * of the school's people does.
 *
 * @throws Refusal `not-found` for everybody else, and for who is no learner there today.
 */
export async function readLearnerToLookAt(
  db: Database,
  viewer: Viewer,
  learner: Id<'person'>,
  today: string,
): Promise<LearnerToLookAt> {
  return db.as(viewer, (tx) => learnerToLookAt(tx, viewer, learner, today))
}

/**
 * Begins to look at one learner: from now on, and until it ends by itself, their page is there for the viewer. It is
 * written down with its reason. While a look lasts, beginning another does nothing.
 *
 * @throws Refusal `not-found` as `readLearnerToLookAt`.
 */
export async function beginLook(
  db: Database,
  viewer: Viewer,
  { id, learner, because }: Pick<Look, 'id' | 'learner' | 'because'>,
  { now, today }: When,
): Promise<void> {
  await db.as(viewer, async (tx) => {
    const { school } = await learnerToLookAt(tx, viewer, learner, today)
    await lockOneself(tx, viewer)
    const last = await findLastLook(tx, viewer, learner)
    if (last && lasts(last, now)) return
    const organisation = school.id
    const moments = { begunAt: now, endsAt: endOfLook(now) }
    const look = { id, by: viewer.person, learner, organisation, because, ...moments }
    const written = await insertLook(tx, viewer, look)
    if (!written) return
    const facts = { look: id, hours: hoursOfALook }
    await record(tx, viewer, { organisation, action: 'look.begun', object: learner, facts })
  })
}

/** The look that opens this learner to the viewer at this moment, if it is one that does. */
export async function readLook(
  db: Database,
  viewer: Viewer,
  learner: Id<'person'>,
  now: Date,
): Promise<Look | undefined> {
  if (!viewer.standing.looking.includes(learner)) return undefined
  const look = await db.as(viewer, (tx) => findLastLook(tx, viewer, learner))
  if (!look || !may(viewer, 'read', 'look', { maker: look.by })) return undefined
  return lasts(look, now) ? look : undefined
}

/**
 * Reads something of a learner's; where it is not there for the viewer because their own look is over, says that. Nobody
 * but who looked is told so, and they only while they answer for the children of that school.
 */
export async function whileLooking<Result>(
  db: Database,
  viewer: Viewer,
  learner: Id<'person'>,
  read: () => Promise<Result>,
): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    const isGone = error instanceof Refusal && error.kind === 'not-found'
    if (!isGone || !(await hasLooked(db, viewer, learner))) throw error
    throw new Refusal('not-found', words.isOver, { cause: error })
  }
}

async function hasLooked(db: Database, viewer: Viewer, learner: Id<'person'>): Promise<boolean> {
  const { looking, safeguarded } = viewer.standing
  if (safeguarded.length === 0 || looking.includes(learner)) return false
  const last = await db.as(viewer, (tx) => findLastLook(tx, viewer, learner))
  return last !== undefined && safeguarded.includes(last.organisation)
}

/**
 * Ends the viewer's look at this learner before it ends by itself. One that is over stays as it is.
 *
 * @returns the organisation for which they looked
 * @throws Refusal `not-found` where they never looked.
 */
export async function endLook(
  db: Database,
  viewer: Viewer,
  learner: Id<'person'>,
  now: Date,
): Promise<Id<'organisation'>> {
  return db.as(viewer, async (tx) => {
    const look = await findLastLook(tx, viewer, learner)
    if (!look || !may(viewer, 'end', 'look', { maker: look.by })) {
      throw new Refusal('not-found', words.none)
    }
    const { id, organisation } = look
    // A look is over with the office, too: whoever has left it has nothing to end.
    if (!lasts(look, now) || !viewer.standing.looking.includes(learner)) return organisation
    await endLooks(tx, viewer, learner, now)
    const facts = { look: id }
    await record(tx, viewer, { organisation, action: 'look.ended', object: learner, facts })
    return organisation
  })
}

/** Who looked at a learner, and when, as it is told to them. */
export interface LooksTold {
  readonly learner: Face
  /** The last one first. */
  readonly looks: readonly ToldLook[]
  /** Of all looks, a hundred a page: which page this is, the first being that of the last looks. */
  readonly page: number
  readonly hasEarlier: boolean
}

export interface ToldLook extends Omit<LookTold, 'by'> {
  /** Nobody, where even their name is gone. */
  readonly by: Face | undefined
}

/**
 * Every look at this learner, from the moment at which it begins, for the learner and for who reads along with a young
 * child. Why it was begun is not told. Whoever looked at somebody is known to them by that.
 *
 * @throws Refusal `not-found` for everybody else.
 */
export async function readLooksAt(
  db: Database,
  viewer: Viewer,
  learner: Id<'person'>,
  page = 1,
): Promise<LooksTold> {
  if (!may(viewer, 'list', 'look', { person: learner })) {
    throw new Refusal('not-found', words.none)
  }
  const found = await db.as(viewer, (tx) => findLooksAt(tx, viewer, { learner, page }))
  const looks = found.slice(0, toldOnAPage)
  const met = meeting(viewer, [learner, ...looks.map(({ by }) => by)])
  const faces = await db.as(met, (tx) => readFaces(tx, met, met.standing.known))
  const known = new Map(faces.map((face) => [face.id, face]))
  const told = known.get(learner)
  if (!told) throw new Refusal('not-found', words.none)
  return {
    learner: told,
    looks: looks.map((look) => ({ ...look, by: known.get(look.by) })),
    page,
    hasEarlier: found.length > looks.length,
  }
}

/** The viewer, knowing the names of these people and of no others. */
function meeting(viewer: Viewer, people: readonly Id<'person'>[]): Viewer {
  return { ...viewer, standing: { ...viewer.standing, known: [...new Set(people)] } }
}

/** What opens a look is the office alone, and never an earlier look: so the law is asked about the organisation. */
async function learnerToLookAt(
  tx: Tx,
  viewer: Viewer,
  id: Id<'person'>,
  today: string,
): Promise<LearnerToLookAt> {
  const school = await findSchoolOf(tx, viewer, id, today)
  const [learner] = await readFaces(tx, viewer, [id])
  if (!school || !learner || id === viewer.person) throw new Refusal('not-found', words.none)
  if (!may(viewer, 'create', 'look', { organisation: school.id })) {
    throw new Refusal('not-found', words.none)
  }
  return { learner, school }
}
