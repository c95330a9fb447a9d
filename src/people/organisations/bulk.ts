import { sql } from 'kysely'
import { batches } from '../../platform/db/batches.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { OrganisationKind } from './organisation.ts'

/** An organisation that a roster knows. */
export interface RosteredOrganisation {
  readonly id: Id<'organisation'>
  readonly source_id: string
  readonly kind: OrganisationKind
  readonly name: string
  readonly parent_id: Id<'organisation'> | null
  readonly time_zone: string
  readonly ended_on: string | null
}

/** Makes these organisations of a roster so, whether they were there or not. Parents come before their children. */
export async function keepRosteredOrganisations(
  tx: Tx,
  viewer: Viewer,
  roster: Id<'organisation'>,
  rows: readonly RosteredOrganisation[],
): Promise<void> {
  for (const batch of batches(rows)) {
    await sql`
      insert into organisation
        (network_id, id, kind, name, parent_id, time_zone, roster_id, source_id, ended_on)
      select ${viewer.network}, id, kind, name, parent_id, time_zone, ${roster}, source_id, ended_on
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as row (
        id uuid, kind text, name text, parent_id uuid, time_zone text, source_id text, ended_on date)
      on conflict (network_id, id) do update set
        kind = excluded.kind, name = excluded.name, parent_id = excluded.parent_id,
        ended_on = excluded.ended_on`.execute(tx)
  }
}
