import { Refusal } from '../../platform/errors.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { may } from '../../policy/law.ts'
import { mayWithPursuit } from './access.ts'
import { findHistory, type Moment } from './history.ts'
import type { Pursuit } from './pursuit.ts'
import { findGoingTheSameWay, findPursuit, findPursuits, type Companion } from './store.ts'
import { goalWords } from './words.ts'

export type { Companion }

/** One person's pursuit, with its way so far. */
export interface PursuitInFull {
  readonly pursuit: Pursuit
  readonly history: readonly Moment[]
  /** Whether why, how, what is next and the history are here; without, there is only a title. */
  readonly mayRead: boolean
}

export async function readPursuit(
  db: Database,
  viewer: Viewer,
  of: { person: Id<'person'>; goal: Id<'goal'> },
): Promise<PursuitInFull> {
  return db.as(viewer, async (tx) => {
    const pursuit = await findPursuit(tx, viewer, of)
    if (!pursuit || !mayWithPursuit(viewer, 'list', pursuit) || !may(viewer, 'read', 'learner', of))
      throw new Refusal('not-found', goalWords.noGoal)
    const mayRead = mayWithPursuit(viewer, 'read', pursuit)
    return { pursuit, mayRead, history: mayRead ? await findHistory(tx, viewer, pursuit.id) : [] }
  })
}

/** All of a person's pursuits, last touched first: for themselves and for those who follow their way. */
export async function readPursuits(
  db: Database,
  viewer: Viewer,
  person: Id<'person'>,
): Promise<readonly Pursuit[]> {
  if (!may(viewer, 'read', 'learner', { person })) throw new Refusal('not-found', goalWords.noGoal)
  return db.as(viewer, async (tx) => {
    const pursuits = await findPursuits(tx, viewer, person)
    return pursuits.filter((pursuit) => mayWithPursuit(viewer, 'list', pursuit))
  })
}

/** The people going the same way on these goals whom the viewer may meet, inside work that is under way. */
export async function goingTheSameWay(
  tx: Tx,
  viewer: Viewer,
  goals: readonly Id<'goal'>[],
): Promise<readonly Companion[]> {
  const going = await findGoingTheSameWay(tx, viewer, goals)
  return going.filter(({ id }) => may(viewer, 'list', 'company', { person: id }))
}
