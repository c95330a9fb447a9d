import type { Tx } from '../../platform/db/database.ts'
import { insertMany } from '../../platform/db/many.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { AffiliationTable } from './tables.ts'

export interface NewAffiliation {
  readonly person: Id<'person'>
  readonly organisation: Id<'organisation'>
  readonly role: AffiliationTable['role']
  readonly from: string
  readonly yearLevel?: string
}

/** Adds many affiliations that no roster knows, inside work for which the law has been asked. */
export async function addAffiliations(
  tx: Tx,
  viewer: Viewer,
  affiliations: readonly NewAffiliation[],
): Promise<void> {
  const rows = affiliations.map(({ person, organisation, role, from, yearLevel }) => ({
    network_id: viewer.network,
    id: newId('affiliation'),
    person_id: person,
    organisation_id: organisation,
    role,
    starts_on: from,
    year_level: yearLevel ?? null,
  }))
  await insertMany(tx, 'affiliation', rows)
}
