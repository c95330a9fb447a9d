import { Refusal } from '../../platform/errors.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { isInCircle } from '../circles/actions.ts'
import { circleWords } from '../circles/words.ts'
import { readCompetency } from '../frameworks/actions.ts'
import { mayWithPursuit } from './access.ts'
import { findPursuit, lockOwnPursuit, meetingPlace, movePursuit } from './store.ts'
import { goalWords } from './words.ts'

/**
 * Says that a goal in the learner's own words is the one that a map calls by another name. The words stay
 * theirs; from now on they meet those who took it from the map. Answers the goal at which they meet.
 *
 * A circle stays with the goal on which it was opened, so whoever is in one leaves it first: nobody's goal goes
 * elsewhere while they sit with others on it. An invitation to the former goal still leads there, and a yes
 * takes that goal up anew, beside this one.
 */
export async function alignWith(
  db: Database,
  viewer: Viewer,
  { goal, competency }: { goal: Id<'goal'>; competency: Id<'competency'> },
  now: Date,
): Promise<Id<'goal'>> {
  return db.as(viewer, async (tx) => {
    const pursuit = await lockOwnPursuit(tx, viewer, goal)
    if (!pursuit || !mayWithPursuit(viewer, 'edit', pursuit)) {
      throw new Refusal('not-found', goalWords.noGoal)
    }
    await readCompetency(tx, viewer, competency)
    const place = await meetingPlace(tx, viewer, competency)
    if (place === goal) return place
    const there = await findPursuit(tx, viewer, { person: viewer.person, goal: place })
    if (there) throw new Refusal('conflict', goalWords.alreadyThere)
    if (await isInCircle(tx, viewer, goal)) throw new Refusal('conflict', circleWords.leaveFirst)
    await movePursuit(tx, viewer, pursuit.id, { goal: place, touchedAt: now })
    return place
  })
}
