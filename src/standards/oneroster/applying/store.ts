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
  return host(tx, viewer, id).forNoKeyUpdate('organisation').executeTakeFirst()
}

function host(tx: Tx, { network }: Viewer, id: Id<'organisation'>) {
  return tx
    .selectFrom('organisation')
    .leftJoin('organisation as bringer', (join) =>
      join
        .onRef('bringer.network_id', '=', 'organisation.network_id')
        .onRef('bringer.id', '=', 'organisation.roster_id'),
    )
    .where('organisation.network_id', '=', network)
    .where('organisation.id', '=', id)
    .select(['organisation.id', 'organisation.name', 'organisation.time_zone as timeZone'])
    .select('bringer.name as broughtBy')
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
