import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Cell, Gathering } from './board.ts'

/** What these learners are on, were on and have met. */
export async function findCells(
  tx: Tx,
  viewer: Viewer,
  learners: readonly Id<'person'>[],
): Promise<readonly Cell[]> {
  if (learners.length === 0) return []
  return tx
    .selectFrom('pursuit')
    .innerJoin('goal', (join) =>
      join
        .onRef('goal.network_id', '=', 'pursuit.network_id')
        .onRef('goal.id', '=', 'pursuit.goal_id'),
    )
    .leftJoin('competency', 'competency.id', 'goal.competency_id')
    .where('pursuit.network_id', '=', viewer.network)
    .where('goal.network_id', '=', viewer.network)
    .where('pursuit.person_id', 'in', learners)
    .where('pursuit.state', '<>', 'dropped')
    .select([
      'pursuit.person_id as learner',
      'pursuit.goal_id as goal',
      'pursuit.title',
      'competency.framework_id as path',
      'pursuit.state',
      'pursuit.company',
      'pursuit.touched_at as touchedAt',
      'pursuit.state_since as stateSince',
    ])
    .orderBy('pursuit.begun_at')
    .orderBy('pursuit.id')
    .limit(5000)
    .execute()
}

/** The open circles that any of these learners is in: found by their seats, so that no other circle is looked at. */
export async function findGatherings(
  tx: Tx,
  viewer: Viewer,
  learners: readonly Id<'person'>[],
): Promise<readonly Gathering[]> {
  if (learners.length === 0) return []
  return tx
    .selectFrom('circle')
    .where('network_id', '=', viewer.network)
    .where('closed_at', 'is', null)
    .where('id', 'in', (from) =>
      from
        .selectFrom('circle_membership as seat')
        .where('seat.network_id', '=', viewer.network)
        .where('seat.person_id', 'in', learners)
        .where('seat.left_at', 'is', null)
        .select('seat.circle_id'),
    )
    .select(['goal_id as goal', 'member_ids as members'])
    .limit(500)
    .execute()
}

/** The frameworks of this name list, for the filter. */
export async function findPaths(
  tx: Tx,
  ids: readonly Id<'framework'>[],
): Promise<readonly { id: Id<'framework'>; title: string }[]> {
  if (ids.length === 0) return []
  return tx
    .selectFrom('framework')
    .where('id', 'in', ids)
    .select(['id', 'title'])
    .orderBy('title')
    .execute()
}
