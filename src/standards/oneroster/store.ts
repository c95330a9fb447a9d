import type { NotNull } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Host, Kept, KeptRows } from './kept.ts'
import type { RosterKind } from './roster.ts'

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

/** Rows of a kind that came from the roster of an organisation, whether they still hold or not. */
type FindPage = {
  readonly [Kind in RosterKind]: (
    tx: Tx,
    viewer: Viewer,
    from: From,
  ) => Promise<readonly KeptRows[Kind][]>
}

interface From {
  readonly roster: Id<'organisation'>
  /** The id of the source after which the page begins. */
  readonly after: string
}

const page = 2000

/** All that is kept of a kind, in the order of its sources' ids, a page at a time. */
export async function* keptPages<Kind extends RosterKind>(
  kind: Kind,
  tx: Tx,
  viewer: Viewer,
  roster: Id<'organisation'>,
): AsyncGenerator<readonly KeptRows[Kind][]> {
  let after: string | undefined = ''
  while (after !== undefined) {
    const rows: readonly KeptRows[Kind][] = await findPage[kind](tx, viewer, { roster, after })
    yield rows
    after = rows.length < page ? undefined : rows.at(-1)?.source_id
  }
}

/** All that is kept of a kind of which there is never much. */
export async function findKept<Kind extends RosterKind>(
  kind: Kind,
  tx: Tx,
  viewer: Viewer,
  roster: Id<'organisation'>,
): Promise<Kept<Kind>> {
  const kept = new Map<string, KeptRows[Kind]>()
  for await (const rows of keptPages(kind, tx, viewer, roster)) {
    for (const row of rows) kept.set(row.source_id, row)
  }
  return kept
}

const findPage: FindPage = {
  organisations: (tx, { network }, { roster, after }) =>
    tx
      .selectFrom('organisation')
      .where('network_id', '=', network)
      .where('roster_id', '=', roster)
      .where('source_id', '>', after)
      .orderBy('source_id')
      .limit(page)
      .select(['id', 'source_id', 'kind', 'name', 'parent_id', 'time_zone', 'ended_on'])
      .$narrowType<{ source_id: NotNull }>()
      .execute(),
  sessions: (tx, { network }, { roster, after }) =>
    tx
      .selectFrom('academic_session')
      .where('network_id', '=', network)
      .where('roster_id', '=', roster)
      .where('source_id', '>', after)
      .orderBy('source_id')
      .limit(page)
      .select(['id', 'source_id', 'organisation_id', 'title', 'kind', 'school_year'])
      .select(['starts_on', 'ends_on', 'parent_id', 'ended_on'])
      .$narrowType<{ source_id: NotNull }>()
      .execute(),
  courses: (tx, { network }, { roster, after }) =>
    tx
      .selectFrom('course')
      .where('network_id', '=', network)
      .where('roster_id', '=', roster)
      .where('source_id', '>', after)
      .orderBy('source_id')
      .limit(page)
      .select(['id', 'source_id', 'organisation_id', 'title', 'code', 'ended_on'])
      .$narrowType<{ source_id: NotNull }>()
      .execute(),
  classes: (tx, { network }, { roster, after }) =>
    tx
      .selectFrom('classroom')
      .where('network_id', '=', network)
      .where('roster_id', '=', roster)
      .where('source_id', '>', after)
      .orderBy('source_id')
      .limit(page)
      .select(['id', 'source_id', 'organisation_id', 'name', 'kind', 'code', 'course_id'])
      .select(['session_ids', 'ended_on'])
      .$narrowType<{ source_id: NotNull }>()
      .execute(),
  people: (tx, { network }, { roster, after }) =>
    tx
      .selectFrom('person')
      .where('network_id', '=', network)
      .where('roster_id', '=', roster)
      .where('source_id', '>', after)
      .orderBy('source_id')
      .limit(page)
      .select(['id', 'source_id', 'home_id', 'given_name', 'family_name', 'display_name'])
      .select('status')
      .$narrowType<{ source_id: NotNull }>()
      .execute(),
  affiliations: (tx, { network }, { roster, after }) =>
    tx
      .selectFrom('affiliation')
      .where('network_id', '=', network)
      .where('roster_id', '=', roster)
      .where('source_id', '>', after)
      .orderBy('source_id')
      .limit(page)
      .select(['id', 'source_id', 'person_id', 'organisation_id', 'role', 'starts_on'])
      .select(['ends_on', 'year_level'])
      .$narrowType<{ source_id: NotNull }>()
      .execute(),
  enrolments: (tx, { network }, { roster, after }) =>
    tx
      .selectFrom('classroom_membership')
      .where('network_id', '=', network)
      .where('roster_id', '=', roster)
      .where('source_id', '>', after)
      .orderBy('source_id')
      .limit(page)
      .select(['id', 'source_id', 'classroom_id', 'organisation_id', 'person_id', 'role'])
      .select(['starts_on', 'ends_on'])
      .$narrowType<{ source_id: NotNull }>()
      .execute(),
  guardianships: (tx, { network }, { roster, after }) =>
    tx
      .selectFrom('guardianship')
      .where('network_id', '=', network)
      .where('roster_id', '=', roster)
      .where('source_id', '>', after)
      .orderBy('source_id')
      .limit(page)
      .select(['id', 'source_id', 'guardian_id', 'child_id', 'organisation_id'])
      .select(['relationship', 'rights', 'starts_on', 'ends_on'])
      .$narrowType<{ source_id: NotNull }>()
      .execute(),
}
