import { Refusal } from '../../platform/errors.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { may } from '../../policy/law.ts'
import { findDirection, upsertDirection } from './store.ts'
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

/** Says where the viewer is going. Nobody says it for anybody else. */
export async function sayDirection(db: Database, viewer: Viewer, direction: string): Promise<void> {
  if (!may(viewer, 'edit', 'plan', { person: viewer.person }))
    throw new Refusal('not-found', planWords.none)
  await db.as(viewer, (tx) => upsertDirection(tx, viewer, direction))
}
