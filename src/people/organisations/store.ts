import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Organisation } from './organisation.ts'

export async function findOrganisations(
  tx: Tx,
  viewer: Viewer,
  ids: readonly Id<'organisation'>[],
): Promise<readonly Organisation[]> {
  if (ids.length === 0) return []
  return tx
    .selectFrom('organisation')
    .where('network_id', '=', viewer.network)
    .where('id', 'in', ids)
    .where('ended_on', 'is', null)
    .select(['id', 'kind', 'name'])
    .orderBy('name')
    .limit(500)
    .execute()
}

export async function insertNetwork(
  tx: Tx,
  network: { id: Id<'network'>; name: string },
): Promise<void> {
  await tx.insertInto('network').values(network).execute()
}

export async function insertOrganisation(
  tx: Tx,
  viewer: Viewer,
  organisation: Organisation & { timeZone?: string },
): Promise<void> {
  const { timeZone, ...row } = organisation
  await tx
    .insertInto('organisation')
    .values({ network_id: viewer.network, ...row, ...(timeZone && { time_zone: timeZone }) })
    .execute()
}

/** An organisation as the operator at the machine names it. */
export interface NamedOrganisation extends Organisation {
  readonly network: Id<'network'>
}

export async function findOrganisationsNamed(
  tx: Tx,
  nameOrId: string,
): Promise<readonly NamedOrganisation[]> {
  return tx
    .selectFrom('organisation')
    .where((is) =>
      is.or([
        is(is.fn('lower', ['name']), '=', nameOrId.toLowerCase()),
        is(is.cast('id', 'text'), '=', nameOrId.toLowerCase()),
      ]),
    )
    .select(['network_id as network', 'id', 'kind', 'name'])
    .orderBy('id')
    .limit(20)
    .execute()
}
