import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Circle } from './circle.ts'

const columns = [
  'circle.id',
  'circle.goal_id as goal',
  'circle.title',
  'circle.seats',
  'circle.door',
  'circle.agreed',
  'circle.meets',
  'circle.host_id as host',
  'circle.member_ids as members',
  'circle.opened_at as openedAt',
  'circle.closed_at as closedAt',
] as const

/** Row security shows others' pursuits only while they are open to the class; the viewer's own and those of their learners it always shows. */
const glad = sql<readonly Id<'person'>[]>`array(
  select pursuit.person_id from pursuit
  where pursuit.network_id = circle.network_id
    and pursuit.goal_id = circle.goal_id
    and pursuit.person_id = any (circle.member_ids)
    and pursuit.state = 'active'
    and pursuit.company <> 'alone'
    and exists (select from person
      where person.network_id = pursuit.network_id and person.id = pursuit.person_id and person.status = 'active'))`

function circles(tx: Tx, viewer: Viewer) {
  return tx
    .selectFrom('circle')
    .where('circle.network_id', '=', viewer.network)
    .select(columns)
    .select(glad.as('glad'))
}

export async function findCircle(
  tx: Tx,
  viewer: Viewer,
  id: Id<'circle'>,
): Promise<Circle | undefined> {
  return circles(tx, viewer).where('id', '=', id).executeTakeFirst()
}

/** The circle, its row locked until the transaction ends, so that two joins cannot share the last seat. */
export async function lockCircle(
  tx: Tx,
  viewer: Viewer,
  id: Id<'circle'>,
): Promise<Circle | undefined> {
  return circles(tx, viewer).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** The circle on this goal that the viewer is in, if any and if it goes on, its row locked until the transaction ends. */
export async function lockOwnCircle(
  tx: Tx,
  viewer: Viewer,
  goal: Id<'goal'>,
): Promise<Circle | undefined> {
  const id = await findOwnCircleId(tx, viewer, goal)
  const circle = id && (await lockCircle(tx, viewer, id))
  return circle?.closedAt ? undefined : circle
}

/** The circles on these goals that the viewer is in, and those in the open that have a seat for them. */
export async function findOpenCircles(
  tx: Tx,
  viewer: Viewer,
  goals: readonly Id<'goal'>[],
): Promise<readonly Circle[]> {
  if (goals.length === 0) return []
  return circles(tx, viewer)
    .where('goal_id', 'in', goals)
    .where('closed_at', 'is', null)
    .where((is) =>
      is.or([
        sql<boolean>`${viewer.person} = any (member_ids)`,
        is.and([
          is('door', '=', 'open'),
          sql<boolean>`cardinality(member_ids) < seats`,
          sql<boolean>`cardinality(${glad}) > 0`,
        ]),
      ]),
    )
    .orderBy('opened_at')
    .limit(100)
    .execute()
}

/** The open circles that this person is in. */
export async function findCirclesOf(
  tx: Tx,
  viewer: Viewer,
  person: Id<'person'>,
): Promise<readonly Circle[]> {
  return circles(tx, viewer)
    .where(sql<boolean>`${person} = any (member_ids)`)
    .where('closed_at', 'is', null)
    .orderBy('opened_at', 'desc')
    .limit(100)
    .execute()
}

/** Writes a circle that is open from now on. Answers whether its id was free: if not, nothing is written. */
export async function insertCircle(
  tx: Tx,
  viewer: Viewer,
  circle: Omit<Circle, 'glad' | 'closedAt'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('circle')
    .values({
      network_id: viewer.network,
      id: circle.id,
      goal_id: circle.goal,
      title: circle.title,
      seats: circle.seats,
      door: circle.door,
      agreed: circle.agreed,
      meets: circle.meets,
      host_id: circle.host,
      member_ids: [...circle.members],
      opened_at: circle.openedAt,
    })
    .onConflict((taken) => taken.columns(['network_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function updateTerms(
  tx: Tx,
  viewer: Viewer,
  circle: Pick<Circle, 'id' | 'seats' | 'door' | 'agreed' | 'meets'>,
): Promise<void> {
  const { id, ...terms } = circle
  await tx
    .updateTable('circle')
    .set(terms)
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .execute()
}

/** Writes who is in the circle, beside the memberships that say since when. */
export async function updateMembers(tx: Tx, viewer: Viewer, circle: Circle): Promise<void> {
  await tx
    .updateTable('circle')
    .set({
      member_ids: [...circle.members],
      host_id: circle.host,
      closed_at: circle.closedAt,
      closed_because: circle.closedAt && 'emptied',
    })
    .where('network_id', '=', viewer.network)
    .where('id', '=', circle.id)
    .execute()
}

export async function closeCircle(
  tx: Tx,
  viewer: Viewer,
  id: Id<'circle'>,
  closed: { at: Date; because: 'goal-met' | 'ended' },
): Promise<void> {
  await tx
    .updateTable('circle')
    .set({ closed_at: closed.at, closed_because: closed.because })
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('circle_membership')
    .set({ left_at: closed.at })
    .where('network_id', '=', viewer.network)
    .where('circle_id', '=', id)
    .where('left_at', 'is', null)
    .execute()
}

/** Writes the viewer's own membership: row security lets nobody write another's. */
export async function insertOwnMembership(
  tx: Tx,
  viewer: Viewer,
  circle: Pick<Circle, 'id' | 'goal'>,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('circle_membership')
    .values({
      network_id: viewer.network,
      id: newId('circle_membership'),
      circle_id: circle.id,
      goal_id: circle.goal,
      person_id: viewer.person,
      joined_at: now,
    })
    .execute()
}

export async function endOwnMembership(
  tx: Tx,
  viewer: Viewer,
  circle: Id<'circle'>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('circle_membership')
    .set({ left_at: now })
    .where('network_id', '=', viewer.network)
    .where('circle_id', '=', circle)
    .where('person_id', '=', viewer.person)
    .where('left_at', 'is', null)
    .execute()
}

/** The circle on this goal that the viewer is in, if any: a person is in one circle per goal. */
export async function findOwnCircleId(
  tx: Tx,
  viewer: Viewer,
  goal: Id<'goal'>,
): Promise<Id<'circle'> | undefined> {
  const found = await tx
    .selectFrom('circle_membership')
    .where('network_id', '=', viewer.network)
    .where('person_id', '=', viewer.person)
    .where('goal_id', '=', goal)
    .where('left_at', 'is', null)
    .select('circle_id')
    .executeTakeFirst()
  return found?.circle_id
}
