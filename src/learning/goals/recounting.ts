import type { Database } from '../../platform/db/database.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { insertWays } from './history.ts'
import { whyNotGone, type Way } from './way.ts'
import { goalWords } from './words.ts'

/**
 * Writes down what the viewer has been pursuing, with every state it went through and when: for a
 * record that is older than its place here. A way that nobody can have gone is refused, and with it
 * all of them; a goal that the viewer pursues already is a bug of the caller's.
 */
export async function recount(db: Database, viewer: Viewer, ways: readonly Way[]): Promise<void> {
  if (ways.some(whyNotGone)) throw new Refusal('invalid', goalWords.notFromHere)
  await db.as(viewer, (tx) => insertWays(tx, viewer, ways))
}
