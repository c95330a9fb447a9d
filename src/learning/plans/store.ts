import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'

export async function findDirection(tx: Tx, viewer: Viewer, person: Id<'person'>): Promise<string> {
  const plan = await tx
    .selectFrom('plan')
    .where('network_id', '=', viewer.network)
    .where('person_id', '=', person)
    .select('direction')
    .executeTakeFirst()
  return plan?.direction ?? ''
}

/** The viewer's own sentence, its row there and locked until the transaction ends. */
export async function lockOwnDirection(tx: Tx, viewer: Viewer): Promise<string> {
  await tx
    .insertInto('plan')
    .values({ network_id: viewer.network, person_id: viewer.person, direction: '' })
    .onConflict((conflict) => conflict.columns(['network_id', 'person_id']).doNothing())
    .execute()
  const { direction } = await tx
    .selectFrom('plan')
    .where('network_id', '=', viewer.network)
    .where('person_id', '=', viewer.person)
    .select('direction')
    .forUpdate()
    .executeTakeFirstOrThrow()
  return direction
}

export async function updateOwnDirection(tx: Tx, viewer: Viewer, direction: string): Promise<void> {
  await tx
    .updateTable('plan')
    .set({ direction })
    .where('network_id', '=', viewer.network)
    .where('person_id', '=', viewer.person)
    .execute()
}
