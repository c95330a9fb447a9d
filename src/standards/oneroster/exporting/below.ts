import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Id } from '../../../platform/id.ts'
import { headed, type Viewer } from '../../../platform/viewer.ts'

/** An organisation and those below it that the viewer leads, too: what one roster of it can speak of. */
export async function organisationsBelow(
  tx: Tx,
  { network, standing }: Viewer,
  top: Id<'organisation'>,
): Promise<readonly Id<'organisation'>[]> {
  const { rows } = await sql<{ id: Id<'organisation'> }>`
    with recursive below as (
      select id from organisation where network_id = ${network} and id = ${top}
      union
      select child.id from organisation child join below on child.parent_id = below.id
      where child.network_id = ${network} and child.ended_on is null)
    select id from below where id = any (${headed(standing)}::uuid[])`.execute(tx)
  return rows.map(({ id }) => id)
}
