import type { Tx } from '../../platform/db/database.ts'
import { insertMany } from '../../platform/db/many.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Organisation } from './organisation.ts'

/** Adds many organisations that stand by themselves, inside work for which the law has been asked. */
export async function addOrganisations(
  tx: Tx,
  viewer: Viewer,
  organisations: readonly (Organisation & { readonly timeZone: string })[],
): Promise<void> {
  const rows = organisations.map(({ timeZone, ...organisation }) => ({
    network_id: viewer.network,
    ...organisation,
    time_zone: timeZone,
  }))
  await insertMany(tx, 'organisation', rows)
}
