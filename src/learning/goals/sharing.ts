import { Refusal } from '../../platform/errors.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { keepToOneself } from '../circles/actions.ts'
import { mayWithPursuit } from './access.ts'
import type { Audience } from './pursuit.ts'
import { lockOwnPursuit, updatePursuit } from './store.ts'
import { goalWords } from './words.ts'

/**
 * Says who may read a goal. What is the learner's alone is worked on alone: whoever sits in a circle with others leaves it
 * first, and what they asked others is taken back, silently.
 */
export async function shareWith(
  db: Database,
  viewer: Viewer,
  { goal, audience }: { goal: Id<'goal'>; audience: Audience },
  now: Date,
): Promise<void> {
  await db.as(viewer, async (tx) => {
    const pursuit = await lockOwnPursuit(tx, viewer, goal)
    if (!pursuit || !mayWithPursuit(viewer, 'share', pursuit))
      throw new Refusal('not-found', goalWords.noGoal)
    if (audience === 'me' && !(await keepToOneself(tx, viewer, goal, now)))
      throw new Refusal('conflict', goalWords.leaveCircleFirst)
    const company = audience === 'me' ? 'alone' : pursuit.company
    await updatePursuit(tx, viewer, pursuit.id, { audience, company })
  })
}
