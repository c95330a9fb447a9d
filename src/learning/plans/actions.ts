import { Refusal } from '../../platform/errors.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import { changedAlone, type Began } from '../../platform/meanwhile.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { may } from '../../policy/law.ts'
import { findDirection, lockOwnDirection, updateOwnDirection } from './store.ts'
import { planWords } from './words.ts'

/** Where this person is going, in one sentence of their own; empty while they have not said. */
export async function readDirection(
  db: Database,
  viewer: Viewer,
  person: Id<'person'>,
): Promise<string> {
  if (!may(viewer, 'read', 'plan', { person })) throw new Refusal('not-found', planWords.none)
  return db.as(viewer, (tx) => findDirection(tx, viewer, person))
}

/** Says where the viewer is going. Nobody says it for anybody else, and nothing is written over that they have not read. */
export async function sayDirection(
  db: Database,
  viewer: Viewer,
  direction: string,
  began: Began = {},
): Promise<void> {
  if (!may(viewer, 'edit', 'plan', { person: viewer.person }))
    throw new Refusal('not-found', planWords.none)
  await db.as(viewer, async (tx) => {
    const there = await lockOwnDirection(tx, viewer)
    const changed = changedAlone({ direction }, { direction: there }, began)
    if (changed.length > 0) await updateOwnDirection(tx, viewer, direction)
  })
}
