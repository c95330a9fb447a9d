import { newId } from '../../platform/id.ts'
import { goalOf } from '../../learning/goals/actions.ts'
import { recount } from '../../learning/goals/recounting.ts'
import type { Entered, Way } from '../../learning/goals/way.ts'
import { sayDirection } from '../../learning/plans/actions.ts'
import type { Pursuit } from '../world.ts'
import { competencyOf, idOf, momentOf, thisMorning, viewerOf, type Making } from './making.ts'
import { isFrom } from './proposals.ts'

/** What learners have set out to do without its being proposed, and where they say they are going. */
export async function writePlans(making: Making): Promise<void> {
  const { pursuits, proposals, directions } = making.world
  await writeGoals(making)
  const own = pursuits.filter((pursuit) => !proposals.some((one) => isFrom(one, pursuit)))
  for (const [person, theirs] of Map.groupBy(own, ({ person }) => person)) {
    const viewer = await viewerOf(making, person, thisMorning(making))
    await recount(
      making.db,
      viewer,
      theirs.map((pursuit) => wayOf(making, pursuit)),
    )
  }
  for (const { person, sentence } of directions) {
    await sayDirection(making.db, await viewerOf(making, person, thisMorning(making)), sentence)
  }
}

/** The meeting places of all pursuits that no proposal has made already. */
async function writeGoals(making: Making): Promise<void> {
  const { db, steward, world, goals } = making
  const pursued = new Set(world.pursuits.map(({ goal }) => goal))
  await db.as(steward, async (tx) => {
    for (const key of pursued) {
      if (!goals.has(key)) goals.set(key, await goalOf(tx, steward, competencyOf(making, key)))
    }
  })
}

function wayOf(making: Making, pursuit: Pursuit): Way {
  const { history, person: _, state: _now, ...words } = pursuit
  const turns = history.map(({ state, at }) => ({ state, since: momentOf(making, at) }))
  return {
    ...words,
    audience: 'helpers',
    id: newId('pursuit'),
    goal: idOf(making.goals, pursuit.goal),
    states: turns as [Entered, ...Entered[]],
    touchedAt: momentOf(making, pursuit.touchedAt),
  }
}
