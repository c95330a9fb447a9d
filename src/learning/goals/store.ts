import { sql } from 'kysely'
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
  'pursuit.audience',
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
    .leftJoin('pursuit_words as words', (join) =>
      join
        .onRef('words.network_id', '=', 'pursuit.network_id')
        .onRef('words.pursuit_id', '=', 'pursuit.id'),
    )
    .where('pursuit.network_id', '=', viewer.network)
    .where('goal.network_id', '=', viewer.network)
    .select((read) => [
      read.fn.coalesce('words.why', sql.lit('')).as('why'),
      read.fn.coalesce('words.how_known', sql.lit('')).as('howKnown'),
      read.fn.coalesce('words.next_step', sql.lit('')).as('nextStep'),
    ])
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

/**
 * The viewer's own pursuit of a goal, its row locked until the transaction ends, so that two taps come one after the
 * other. It is read after the lock: what another tap has written stands in more than the one row.
 */
export async function lockOwnPursuit(
  tx: Tx,
  viewer: Viewer,
  goal: Id<'goal'>,
): Promise<Pursuit | undefined> {
  const locked = await tx
    .selectFrom('pursuit')
    .where('network_id', '=', viewer.network)
    .where('person_id', '=', viewer.person)
    .where('goal_id', '=', goal)
    .select('id')
    .forUpdate()
    .executeTakeFirst()
  return locked && findPursuit(tx, viewer, { person: viewer.person, goal })
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
      audience: pursuit.audience,
      begun_at: pursuit.begunAt,
      state_since: pursuit.stateSince,
      touched_at: pursuit.touchedAt,
    })
    .execute()
  await tx
    .insertInto('pursuit_words')
    .values({
      network_id: viewer.network,
      pursuit_id: pursuit.id,
      person_id: pursuit.person,
      audience: pursuit.audience,
      why: pursuit.why,
      how_known: pursuit.howKnown,
      next_step: pursuit.nextStep,
    })
    .execute()
}

export async function updatePursuit(
  tx: Tx,
  viewer: Viewer,
  id: Id<'pursuit'>,
  change: Partial<
    Pick<Pursuit, 'title' | 'state' | 'company' | 'audience' | 'stateSince' | 'touchedAt'>
  >,
): Promise<void> {
  const { stateSince, touchedAt, ...same } = change
  await tx
    .updateTable('pursuit')
    .set({
      ...same,
      ...(stateSince && { state_since: stateSince }),
      ...(touchedAt && { touched_at: touchedAt }),
    })
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .execute()
}

/** Writes what its owner says of a pursuit to those who may read it. */
export async function updateWords(
  tx: Tx,
  viewer: Viewer,
  id: Id<'pursuit'>,
  { why, howKnown, nextStep }: Partial<Pick<Pursuit, 'why' | 'howKnown' | 'nextStep'>>,
): Promise<void> {
  const set = {
    ...(why !== undefined && { why }),
    ...(howKnown !== undefined && { how_known: howKnown }),
    ...(nextStep !== undefined && { next_step: nextStep }),
  }
  if (Object.keys(set).length === 0) return
  await tx
    .updateTable('pursuit_words')
    .set(set)
    .where('network_id', '=', viewer.network)
    .where('pursuit_id', '=', id)
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
