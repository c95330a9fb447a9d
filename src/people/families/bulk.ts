import { sql } from 'kysely'
import { batches } from '../../platform/db/batches.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { GuardianshipTable } from './tables.ts'

/** Who looks after whom, as a roster knows it. */
export interface RosteredGuardianship {
  readonly id: Id<'guardianship'>
  readonly source_id: string
  readonly guardian_id: Id<'person'>
  readonly child_id: Id<'person'>
  readonly organisation_id: Id<'organisation'>
  readonly relationship: GuardianshipTable['relationship']
  readonly rights: GuardianshipTable['rights']
  readonly starts_on: string
  readonly ends_on: string | null
  /** When a person here settled the rights; it is kept where nothing stands here, and no roster makes it up. */
  readonly settled_at?: Date | null
  /** The rows of the roster that tell of it, as it keeps them. */
  readonly told_by?: readonly string[]
}

/** Makes these guardianships of a roster so, whether they were there or not. */
export async function keepRosteredGuardianships(
  tx: Tx,
  viewer: Viewer,
  roster: Id<'organisation'>,
  rows: readonly RosteredGuardianship[],
): Promise<void> {
  for (const batch of batches(rows)) {
    await sql`
      insert into guardianship
        (network_id, id, guardian_id, child_id, organisation_id, relationship, rights, starts_on, ends_on,
          settled_at, roster_id, source_id, told_by)
      select ${viewer.network}, id, guardian_id, child_id, organisation_id, relationship, rights,
        starts_on, ends_on, settled_at, ${roster}, source_id, coalesce(told_by, '{}')
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as row (
        id uuid, guardian_id uuid, child_id uuid, organisation_id uuid, relationship text, rights text,
        starts_on date, ends_on date, settled_at timestamptz, source_id text, told_by text[])
      on conflict (network_id, id) do update set
        organisation_id = excluded.organisation_id, relationship = excluded.relationship, rights = excluded.rights,
        starts_on = excluded.starts_on, ends_on = excluded.ends_on,
        settled_at = coalesce(excluded.settled_at, guardianship.settled_at), told_by = excluded.told_by`.execute(
      tx,
    )
  }
}
