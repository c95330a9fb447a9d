import type { Tx } from '../../platform/db/database.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Face } from '../../people/persons/person.ts'
import type { Pursuit } from './pursuit.ts'

const columns = [
  'pursuit.id',
  'pursuit.person_id as person',
  'pursuit.goal_id as goal',
  'goal.competency_id as competency',
  'pursuit.title',
  'pursuit.state',
  'pursuit.company',
  'pursuit.why',
  'pursuit.how_known as howKnown',
  'pursuit.next_step as nextStep',
  'pursuit.begun_at as begunAt',
  'pursuit.state_since as stateSince',
  'pursuit.touched_at as touchedAt',
] as const

function pursuits(tx: Tx, viewer: Viewer) {
  return tx
    .selectFrom('pursuit')
    .innerJoin('goal', (join) =>
      join
        .onRef('goal.network_id', '=', 'pursuit.network_id')
        .onRef('goal.id', '=', 'pursuit.goal_id'),
    )
    .where('pursuit.network_id', '=', viewer.network)
    .where('goal.network_id', '=', viewer.network)
}

/** All that this person pursues, as far as the viewer may see it, last touched first. */
export async function findPursuits(
  tx: Tx,
  viewer: Viewer,
  person: Id<'person'>,
): Promise<readonly Pursuit[]> {
  return pursuits(tx, viewer)
    .where('pursuit.person_id', '=', person)
    .select(columns)
    .orderBy('pursuit.touched_at', 'desc')
    .orderBy('pursuit.id')
    .limit(500)
    .execute()
}

export async function findPursuit(
  tx: Tx,
  viewer: Viewer,
  of: { person: Id<'person'>; goal: Id<'goal'> },
): Promise<Pursuit | undefined> {
  return pursuits(tx, viewer)
    .where('pursuit.person_id', '=', of.person)
    .where('pursuit.goal_id', '=', of.goal)
    .select(columns)
    .executeTakeFirst()
}

/** The viewer's own pursuit of a goal, its row locked until the transaction ends, so that two taps come one after the other. */
export async function lockOwnPursuit(
  tx: Tx,
  viewer: Viewer,
  goal: Id<'goal'>,
): Promise<Pursuit | undefined> {
  return pursuits(tx, viewer)
    .where('pursuit.person_id', '=', viewer.person)
    .where('pursuit.goal_id', '=', goal)
    .select(columns)
    .forUpdate('pursuit')
    .executeTakeFirst()
}

/** The goal at which those meet who take this competency up: made by the first of them, even when two come at once. */
export async function meetingPlace(
  tx: Tx,
  viewer: Viewer,
  competency: Id<'competency'>,
): Promise<Id<'goal'>> {
  await tx
    .insertInto('goal')
    .values({ network_id: viewer.network, id: newId('goal'), competency_id: competency })
    .onConflict((conflict) => conflict.columns(['network_id', 'competency_id']).doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('goal')
    .where('network_id', '=', viewer.network)
    .where('competency_id', '=', competency)
    .select('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function insertGoal(tx: Tx, viewer: Viewer, id: Id<'goal'>): Promise<void> {
  await tx.insertInto('goal').values({ network_id: viewer.network, id }).execute()
}

/**
 * Writes a pursuit that was not there when one looked. Where another tap came between, the work is done
 * again from the look on, and finds what that one wrote.
 */
export async function insertPursuit(tx: Tx, viewer: Viewer, pursuit: Pursuit): Promise<void> {
  await tx
    .insertInto('pursuit')
    .values({
      network_id: viewer.network,
      id: pursuit.id,
      person_id: pursuit.person,
      goal_id: pursuit.goal,
      title: pursuit.title,
      state: pursuit.state,
      company: pursuit.company,
      why: pursuit.why,
      how_known: pursuit.howKnown,
      next_step: pursuit.nextStep,
      begun_at: pursuit.begunAt,
      state_since: pursuit.stateSince,
      touched_at: pursuit.touchedAt,
    })
    .execute()
}

export async function updatePursuit(
  tx: Tx,
  viewer: Viewer,
  id: Id<'pursuit'>,
  change: Partial<Omit<Pursuit, 'id' | 'person' | 'goal' | 'competency' | 'begunAt'>>,
): Promise<void> {
  const { howKnown, nextStep, stateSince, touchedAt, ...same } = change
  await tx
    .updateTable('pursuit')
    .set({
      ...same,
      ...(howKnown !== undefined && { how_known: howKnown }),
      ...(nextStep !== undefined && { next_step: nextStep }),
      ...(stateSince && { state_since: stateSince }),
      ...(touchedAt && { touched_at: touchedAt }),
    })
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .execute()
}

/** Lets a pursuit meet others at another goal. */
export async function movePursuit(
  tx: Tx,
  viewer: Viewer,
  id: Id<'pursuit'>,
  to: { goal: Id<'goal'>; touchedAt: Date },
): Promise<void> {
  await tx
    .updateTable('pursuit')
    .set({ goal_id: to.goal, touched_at: to.touchedAt })
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .execute()
}

/** Someone else who is on the same goal and glad of company. */
export interface Companion extends Face {
  readonly goal: Id<'goal'>
  readonly title: string
  readonly company: 'open' | 'seeking'
}

/** The people going the same way on these goals whom the viewer may meet: those looking for someone first. */
export async function findGoingTheSameWay(
  tx: Tx,
  viewer: Viewer,
  goals: readonly Id<'goal'>[],
): Promise<readonly Companion[]> {
  const { peers } = viewer.standing
  if (goals.length === 0 || peers.length === 0) return []
  return tx
    .selectFrom('pursuit')
    .innerJoin('person', (join) =>
      join
        .onRef('person.network_id', '=', 'pursuit.network_id')
        .onRef('person.id', '=', 'pursuit.person_id'),
    )
    .where('pursuit.network_id', '=', viewer.network)
    .where('person.network_id', '=', viewer.network)
    .where('person.status', '=', 'active')
    .where('goal_id', 'in', goals)
    .where('person_id', 'in', peers)
    .where('state', '=', 'active')
    .where('company', 'in', ['open', 'seeking'])
    .select([
      'person.id',
      'display_name as name',
      'picture',
      'tint',
      'goal_id as goal',
      'title',
      'company',
    ])
    .$narrowType<{ company: 'open' | 'seeking' }>()
    .orderBy((order) => order.case().when('company', '=', 'seeking').then(0).else(1).end())
    .orderBy('display_name')
    .limit(100)
    .execute()
}
