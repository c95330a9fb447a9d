import type { Tx } from '../../../platform/db/database.ts'
import type { Id } from '../../../platform/id.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Host } from './kept.ts'

export async function findHost(
  tx: Tx,
  viewer: Viewer,
  id: Id<'organisation'>,
): Promise<Host | undefined> {
  return host(tx, viewer, id).executeTakeFirst()
}

/** The organisation that takes in a roster, locked, so that two rosters come in one after the other. */
export async function lockHost(
  tx: Tx,
  viewer: Viewer,
  id: Id<'organisation'>,
): Promise<Host | undefined> {
  return host(tx, viewer, id).forNoKeyUpdate().executeTakeFirst()
}

function host(tx: Tx, { network }: Viewer, id: Id<'organisation'>) {
  return tx
    .selectFrom('organisation')
    .where('network_id', '=', network)
    .where('id', '=', id)
    .select(['id', 'name', 'time_zone as timeZone'])
}

/** The organisations that came from the roster of this one: whoever leads it leads them. */
export async function findRostered(
  tx: Tx,
  viewer: Viewer,
  roster: Id<'organisation'>,
): Promise<readonly Id<'organisation'>[]> {
  const rows = await tx
    .selectFrom('organisation')
    .where('network_id', '=', viewer.network)
    .where('roster_id', '=', roster)
    .select('id')
    .execute()
  return rows.map(({ id }) => id)
}
