import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { NamedOrganisation, Organisation } from './organisation.ts'

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

/** By whose clocks an organisation lives. */
export async function findTimeZone(
  tx: Tx,
  viewer: Viewer,
  id: Id<'organisation'>,
): Promise<string | undefined> {
  const found = await tx
    .selectFrom('organisation')
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .select('time_zone as timeZone')
    .executeTakeFirst()
  return found?.timeZone
}

/** Whether the database can tell days in this time zone. */
export async function knowsTimeZone(tx: Tx, timeZone: string): Promise<boolean> {
  const { rows } = await sql`
    select from pg_timezone_names where lower(name) = lower(${timeZone}) limit 1`.execute(tx)
  return rows.length > 0
}

/** Moves an organisation, and all under it that live by the same clocks, to others. */
export async function updateTimeZone(
  tx: Tx,
  viewer: Viewer,
  id: Id<'organisation'>,
  { before, timeZone }: { readonly before: string; readonly timeZone: string },
): Promise<void> {
  await sql`
    with recursive under as (
      select id from organisation where network_id = ${viewer.network} and id = ${id}
      union
      select child.id from organisation child join under on child.parent_id = under.id
        where child.network_id = ${viewer.network}
    )
    update organisation set time_zone = ${timeZone}
    where network_id = ${viewer.network} and id in (select id from under) and time_zone = ${before}`.execute(
    tx,
  )
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
  { timeZone, ...row }: Omit<NamedOrganisation, 'network' | 'below'>,
): Promise<void> {
  await tx
    .insertInto('organisation')
    .values({ network_id: viewer.network, ...row, time_zone: timeZone })
    .execute()
}

export async function findOrganisationsNamed(
  tx: Tx,
  nameOrId: string,
): Promise<readonly NamedOrganisation[]> {
  const rows = await tx
    .selectFrom('organisation')
    .where((is) =>
      is.or([
        is(is.fn('lower', ['name']), '=', nameOrId.toLowerCase()),
        is(is.cast('id', 'text'), '=', nameOrId.toLowerCase()),
      ]),
    )
    .select(['network_id as network', 'id', 'kind', 'name', 'time_zone as timeZone', 'parent_id'])
    .orderBy('parent_id', (order) => order.nullsFirst())
    .orderBy('id')
    .limit(20)
    .execute()
  return rows.map(({ parent_id, ...row }) => ({ ...row, ...(parent_id && { below: parent_id }) }))
}

export async function hasNoNetwork(tx: Tx): Promise<boolean> {
  const found = await tx.selectFrom('network').select('id').limit(1).executeTakeFirst()
  return found === undefined
}

/** Keeps everybody else from founding a network until the transaction ends; reading goes on. */
export async function lockNetworks(tx: Tx): Promise<void> {
  await sql`lock table network in share row exclusive mode`.execute(tx)
}
