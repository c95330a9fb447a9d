import { sql } from 'kysely'
import { batches } from '../../platform/db/batches.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { AffiliationTable } from './tables.ts'

/** What a person is at an organisation, as a roster knows it. */
export interface RosteredAffiliation {
  readonly id: Id<'affiliation'>
  readonly source_id: string
  readonly person_id: Id<'person'>
  readonly organisation_id: Id<'organisation'>
  readonly role: AffiliationTable['role']
  readonly starts_on: string
  readonly ends_on: string | null
  readonly year_level: string | null
  /** The rows of the roster that tell of it, as it keeps them. */
  readonly told_by?: readonly string[]
}

/** Makes these affiliations of a roster so, whether they were there or not. */
export async function keepRosteredAffiliations(
  tx: Tx,
  viewer: Viewer,
  roster: Id<'organisation'>,
  rows: readonly RosteredAffiliation[],
): Promise<void> {
  for (const batch of batches(rows)) {
    await sql`
      insert into affiliation
        (network_id, id, person_id, organisation_id, role, starts_on, ends_on, year_level, roster_id, source_id,
          told_by)
      select ${viewer.network}, id, person_id, organisation_id, role, starts_on, ends_on, year_level,
        ${roster}, source_id, coalesce(told_by, '{}')
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as row (
        id uuid, person_id uuid, organisation_id uuid, role text, starts_on date, ends_on date,
        year_level text, source_id text, told_by text[])
      on conflict (network_id, id) do update set
        starts_on = excluded.starts_on, ends_on = excluded.ends_on,
        year_level = excluded.year_level, told_by = excluded.told_by`.execute(tx)
  }
}
