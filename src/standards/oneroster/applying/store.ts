import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Id } from '../../../platform/id.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Host, Kept } from './kept.ts'
import type { RosterKind } from '../roster.ts'

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

/** Everything of a kind that came from the roster of an organisation, whether it still holds or not. */
export type FindKept = {
  readonly [Kind in RosterKind]: (
    tx: Tx,
    viewer: Viewer,
    roster: Id<'organisation'>,
  ) => Promise<Kept<Kind>>
}

export const findKept: FindKept = {
  organisations: async (tx, { network }, roster) =>
    bySource(
      await tx
        .selectFrom('organisation')
        .where('network_id', '=', network)
        .where('roster_id', '=', roster)
        .select(['id', 'source_id', 'kind', 'name', 'parent_id', 'time_zone', 'ended_on'])
        .execute(),
    ),
  sessions: async (tx, { network }, roster) =>
    bySource(
      await tx
        .selectFrom('academic_session')
        .where('network_id', '=', network)
        .where('roster_id', '=', roster)
        .select(['id', 'source_id', 'organisation_id', 'title', 'kind', 'school_year'])
        .select(['starts_on', 'ends_on', 'parent_id', 'ended_on'])
        .execute(),
    ),
  courses: async (tx, { network }, roster) =>
    bySource(
      await tx
        .selectFrom('course')
        .where('network_id', '=', network)
        .where('roster_id', '=', roster)
        .select(['id', 'source_id', 'organisation_id', 'title', 'code', 'ended_on'])
        .execute(),
    ),
  classes: async (tx, { network }, roster) =>
    bySource(
      await tx
        .selectFrom('classroom')
        .where('network_id', '=', network)
        .where('roster_id', '=', roster)
        .select(['id', 'source_id', 'organisation_id', 'name', 'kind', 'code', 'course_id'])
        .select(['session_ids', 'ended_on'])
        .execute(),
    ),
  people: async (tx, { network }, roster) =>
    bySource(
      await tx
        .selectFrom('person')
        .where('network_id', '=', network)
        .where('roster_id', '=', roster)
        .select(['id', 'source_id', 'home_id', 'given_name', 'family_name', 'display_name'])
        .select('status')
        .execute(),
    ),
  affiliations: async (tx, { network }, roster) =>
    bySource(
      await tx
        .selectFrom('affiliation')
        .where('network_id', '=', network)
        .where('roster_id', '=', roster)
        .select(['id', 'source_id', 'person_id', 'organisation_id', 'role', 'starts_on'])
        .select(['ends_on', 'year_level'])
        .execute(),
    ),
  enrolments: async (tx, { network }, roster) =>
    bySource(
      await tx
        .selectFrom('classroom_membership')
        .where('network_id', '=', network)
        .where('roster_id', '=', roster)
        .select(['id', 'source_id', 'classroom_id', 'organisation_id', 'person_id', 'role'])
        .select(['starts_on', 'ends_on'])
        .execute(),
    ),
  guardianships: async (tx, { network }, roster) =>
    bySource(
      await tx
        .selectFrom('guardianship')
        .where('network_id', '=', network)
        .where('roster_id', '=', roster)
        .select(['id', 'source_id', 'guardian_id', 'child_id', 'organisation_id'])
        .select(['relationship', 'rights', 'starts_on', 'ends_on'])
        .execute(),
    ),
}

/** Rows of a roster, by the id of their source; they all have one, though the column may be empty. */
function bySource<Row extends { readonly source_id: string | null }>(
  rows: readonly Row[],
): Map<string, Row & { readonly source_id: string }> {
  const known = rows.filter((row): row is Row & { source_id: string } => row.source_id !== null)
  return new Map(known.map((row) => [row.source_id, row]))
}

/** Whether any of these people is here, and came by no roster. */
export async function isAnyHandMade(
  tx: Tx,
  viewer: Viewer,
  ids: readonly Id<'person'>[],
): Promise<boolean> {
  if (ids.length === 0) return false
  const { rows } = await sql`
    select from person where network_id = ${viewer.network}
      and id = any (${ids}::uuid[]) and roster_id is null limit 1`.execute(tx)
  return rows.length > 0
}
