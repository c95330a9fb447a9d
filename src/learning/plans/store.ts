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

export async function upsertDirection(tx: Tx, viewer: Viewer, direction: string): Promise<void> {
  await tx
    .insertInto('plan')
    .values({ network_id: viewer.network, person_id: viewer.person, direction })
    .onConflict((conflict) =>
      conflict.columns(['network_id', 'person_id']).doUpdateSet({ direction }),
    )
    .execute()
}
