import { Refusal } from '../../platform/errors.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { isInCircle } from '../circles/actions.ts'
import { mayWithPursuit } from './access.ts'
import type { Audience } from './pursuit.ts'
import { lockOwnPursuit, updatePursuit } from './store.ts'
import { goalWords } from './words.ts'

/** Says who may read a goal. What is the learner's alone is worked on alone: whoever is in a circle on it leaves first. */
export async function shareWith(
  db: Database,
  viewer: Viewer,
  goal: Id<'goal'>,
  audience: Audience,
): Promise<void> {
  await db.as(viewer, async (tx) => {
    const pursuit = await lockOwnPursuit(tx, viewer, goal)
    if (!pursuit || !mayWithPursuit(viewer, 'share', pursuit))
      throw new Refusal('not-found', goalWords.noGoal)
    if (audience === 'me' && (await isInCircle(tx, viewer, goal)))
      throw new Refusal('conflict', goalWords.leaveCircleFirst)
    const company = audience === 'me' ? 'alone' : pursuit.company
    await updatePursuit(tx, viewer, pursuit.id, { audience, company })
  })
}
