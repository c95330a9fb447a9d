import type { Tx } from '../../platform/db/database.ts'
import { insertMany } from '../../platform/db/many.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { GuardianshipTable } from './tables.ts'

export interface NewGuardianship {
  readonly guardian: Id<'person'>
  readonly child: Id<'person'>
  /** The organisation that checked and recorded the link. */
  readonly organisation: Id<'organisation'>
  readonly relationship: GuardianshipTable['relationship']
  readonly rights: GuardianshipTable['rights']
  readonly from: string
}

/** Adds many guardianships that no roster knows, inside work for which the law has been asked. */
export async function addGuardianships(
  tx: Tx,
  viewer: Viewer,
  guardianships: readonly NewGuardianship[],
): Promise<void> {
  const rows = guardianships.map((one) => ({
    network_id: viewer.network,
    id: newId('guardianship'),
    guardian_id: one.guardian,
    child_id: one.child,
    organisation_id: one.organisation,
    relationship: one.relationship,
    rights: one.rights,
    starts_on: one.from,
  }))
  await insertMany(tx, 'guardianship', rows)
}
