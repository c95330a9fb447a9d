import type { Tx } from '../../platform/db/database.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Pursuit, State } from './pursuit.ts'

/** What happened on the way: a state entered, or a step done. */
export type Moment =
  | { readonly kind: 'state'; readonly state: State; readonly at: Date }
  | { readonly kind: 'step'; readonly words: string; readonly at: Date }

export async function insertState(
  tx: Tx,
  viewer: Viewer,
  pursuit: Pick<Pursuit, 'id' | 'person'>,
  entered: { state: State; since: Date },
): Promise<void> {
  await tx
    .insertInto('pursuit_state')
    .values({
      network_id: viewer.network,
      id: newId('pursuit_state'),
      pursuit_id: pursuit.id,
      person_id: pursuit.person,
      ...entered,
    })
    .execute()
}

export async function insertDoneStep(
  tx: Tx,
  viewer: Viewer,
  pursuit: Pick<Pursuit, 'id' | 'person'>,
  step: { words: string; doneAt: Date },
): Promise<void> {
  await tx
    .insertInto('done_step')
    .values({
      network_id: viewer.network,
      id: newId('done_step'),
      pursuit_id: pursuit.id,
      person_id: pursuit.person,
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
