import type { Tx } from '../../platform/db/database.ts'
import { insertMany } from '../../platform/db/many.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Pursuit, State } from './pursuit.ts'
import type { Way } from './way.ts'

/** What happened on the way: a state entered, or a step done. */
export type Moment =
  | { readonly kind: 'state'; readonly state: State; readonly at: Date }
  | { readonly kind: 'step'; readonly words: string; readonly at: Date }

export async function insertState(
  tx: Tx,
  viewer: Viewer,
  pursuit: Pick<Pursuit, 'id' | 'person' | 'audience'>,
  entered: { state: State; since: Date },
): Promise<void> {
  await tx
    .insertInto('pursuit_state')
    .values({
      network_id: viewer.network,
      id: newId('pursuit_state'),
      pursuit_id: pursuit.id,
      person_id: pursuit.person,
      audience: pursuit.audience,
      ...entered,
    })
    .execute()
}

export async function insertDoneStep(
  tx: Tx,
  viewer: Viewer,
  pursuit: Pick<Pursuit, 'id' | 'person' | 'audience'>,
  step: { words: string; doneAt: Date },
): Promise<void> {
  await tx
    .insertInto('done_step')
    .values({
      network_id: viewer.network,
      id: newId('done_step'),
      pursuit_id: pursuit.id,
      person_id: pursuit.person,
      audience: pursuit.audience,
      words: step.words,
      done_at: step.doneAt,
    })
    .execute()
}

/** The way so far, newest first. */
export async function findHistory(
  tx: Tx,
  viewer: Viewer,
  pursuit: Id<'pursuit'>,
): Promise<readonly Moment[]> {
  const states = await tx
    .selectFrom('pursuit_state')
    .where('network_id', '=', viewer.network)
    .where('pursuit_id', '=', pursuit)
    .select(['state', 'since as at'])
    .limit(200)
    .execute()
  const steps = await tx
    .selectFrom('done_step')
    .where('network_id', '=', viewer.network)
    .where('pursuit_id', '=', pursuit)
    .select(['words', 'done_at as at'])
    .limit(200)
    .execute()
  const moments: Moment[] = [
    ...states.map((state) => ({ kind: 'state' as const, ...state })),
    ...steps.map((step) => ({ kind: 'step' as const, ...step })),
  ]
  return moments.sort((one, other) => other.at.getTime() - one.at.getTime())
}

/** Writes whole ways at once: what the viewer pursues, with every state that each went through. */
export async function insertWays(tx: Tx, viewer: Viewer, ways: readonly Way[]): Promise<void> {
  const pursuits = ways.map((way) => pursuitRow(viewer, way))
  await insertMany(tx, 'pursuit', pursuits)
  await insertMany(
    tx,
    'pursuit_words',
    ways.map((way) => wordsRow(viewer, way)),
  )
  const states = ways.flatMap((way) => stateRows(viewer, way))
  await insertMany(tx, 'pursuit_state', states)
}

function pursuitRow({ network, person }: Viewer, { states, ...way }: Way) {
  const [first] = states
  const { state, since } = states.at(-1) ?? first
  return {
    network_id: network,
    id: way.id,
    person_id: person,
    goal_id: way.goal,
    title: way.title,
    state,
    company: way.company,
    audience: way.audience,
    begun_at: first.since,
    state_since: since,
    touched_at: way.touchedAt,
  }
}

function wordsRow({ network, person }: Viewer, way: Way) {
  return {
    network_id: network,
    pursuit_id: way.id,
    person_id: person,
    audience: way.audience,
    why: way.why,
    how_known: way.howKnown,
    next_step: way.nextStep,
  }
}

function stateRows({ network, person }: Viewer, { id, audience, states }: Way) {
  return states.map((entered) => ({
    network_id: network,
    id: newId('pursuit_state'),
    pursuit_id: id,
    person_id: person,
    audience,
    ...entered,
  }))
}
