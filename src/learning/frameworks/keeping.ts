import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Foreign, Framework } from './framework.ts'
import type { CompetencyRow, LinkRow } from './rows.ts'

/** A framework without what it holds, and whose it is: of one network, or of everybody. */
export interface FrameworkRow extends Omit<Framework, 'competencies' | 'links'> {
  readonly id: Id<'framework'>
  readonly keptFor: Id<'network'> | null
}

const columns = [
  'id',
  'kept_for as keptFor',
  'identifier',
  'uri',
  'title',
  'creator',
  'language',
  'status',
  'changed_at',
  'foreign_payload',
] as const

function frameworks(tx: Tx) {
  return tx.selectFrom('framework').select(columns)
}

type Found = Awaited<ReturnType<ReturnType<typeof frameworks>['executeTakeFirstOrThrow']>>

function framework(found: Found | undefined): FrameworkRow | undefined {
  if (!found) return undefined
  const { language, status, changed_at, foreign_payload, ...same } = found
  return {
    ...same,
    ...(language !== null && { language }),
    ...(status !== null && { status }),
    ...(changed_at !== null && { changedAt: changed_at.toISOString() }),
    foreign: foreign_payload as Foreign,
  }
}

/** The framework of this identifier that is kept here, its row locked: two imports come one after the other. */
export async function lockFramework(
  tx: Tx,
  keptFor: Id<'network'> | null,
  identifier: string,
): Promise<FrameworkRow | undefined> {
  const found = await frameworks(tx)
    .where('kept_for', 'is not distinct from', keptFor)
    .where('identifier', '=', identifier)
    .forUpdate()
    .executeTakeFirst()
  return framework(found)
}

export async function findFrameworkRow(
  tx: Tx,
  viewer: Viewer,
  id: Id<'framework'>,
): Promise<FrameworkRow | undefined> {
  const found = await frameworks(tx)
    .where('id', '=', id)
    .where((or) => or.or([or('kept_for', 'is', null), or('kept_for', '=', viewer.network)]))
    .executeTakeFirst()
  return framework(found)
}

/** The public framework of this id or identifier; failing that, the first that a network keeps. */
export async function findByAnyName(tx: Tx, name: string): Promise<FrameworkRow | undefined> {
  const found = await frameworks(tx)
    .where((where) =>
      where.or([where('id', '=', name as Id<'framework'>), where('identifier', '=', name)]),
    )
    .orderBy('kept_for', (order) => order.asc().nullsFirst())
    .executeTakeFirst()
  return framework(found)
}

export async function insertFramework(
  tx: Tx,
  keptFor: Id<'network'> | null,
  came: Framework,
  now: Date,
): Promise<Id<'framework'>> {
  const id = newId('framework')
  await tx
    .insertInto('framework')
    .values({ id, kept_for: keptFor, identifier: came.identifier, ...written(came, now) })
    .execute()
  return id
}

export async function updateFramework(
  tx: Tx,
  id: Id<'framework'>,
  came: Framework,
  now: Date,
): Promise<void> {
  await tx.updateTable('framework').set(written(came, now)).where('id', '=', id).execute()
}

function written(came: Framework, now: Date) {
  return {
    uri: came.uri,
    title: came.title,
    creator: came.creator,
    language: came.language ?? null,
    status: came.status ?? null,
    changed_at: came.changedAt ? new Date(came.changedAt) : null,
    imported_at: now,
    foreign_payload: JSON.stringify(came.foreign),
  }
}

/** Everything a framework ever held, ended or not, in the order of its table of contents. */
export async function findCompetencyRows(
  tx: Tx,
  framework: Id<'framework'>,
): Promise<CompetencyRow[]> {
  const found = await tx
    .selectFrom('competency')
    .where('framework_id', '=', framework)
    .select(['id', 'framework_id', 'kept_for', 'identifier', 'uri', 'statement', 'short', 'code'])
    .select(['level', 'kind', 'notes', 'search_text', 'position', 'parent_id', 'ended_on'])
    .select('foreign_payload')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return found.map((row) => ({ ...row, foreign_payload: row.foreign_payload as Foreign }))
}

/** All its links, ended or not, in an order that is the same on every server. */
export async function findLinkRows(tx: Tx, framework: Id<'framework'>): Promise<LinkRow[]> {
  const found = await tx
    .selectFrom('competency_link')
    .where('framework_id', '=', framework)
    .select(['id', 'framework_id', 'kept_for', 'identifier', 'uri', 'kind', 'from_id', 'to_id'])
    .select(['sequence', 'ended_on', 'foreign_payload'])
    .orderBy('identifier')
    .execute()
  return found.map((row) => ({ ...row, foreign_payload: row.foreign_payload as Foreign }))
}

/** Writes new competencies; each one's parent must stand before it, or be there already. */
export async function insertCompetencies(tx: Tx, rows: readonly CompetencyRow[]): Promise<void> {
  for (const some of inPortions(rows)) {
    await sql`insert into competency
      select * from json_populate_recordset(null::competency, ${some}::json)`.execute(tx)
  }
}

export async function updateCompetencies(tx: Tx, rows: readonly CompetencyRow[]): Promise<void> {
  for (const some of inPortions(rows)) {
    await sql`update competency set
        uri = new.uri, statement = new.statement, short = new.short, code = new.code,
        level = new.level, kind = new.kind, notes = new.notes, search_text = new.search_text,
        position = new.position, parent_id = new.parent_id, ended_on = new.ended_on,
        foreign_payload = new.foreign_payload
      from json_populate_recordset(null::competency, ${some}::json) as new
      where competency.id = new.id`.execute(tx)
  }
}

export async function insertLinks(tx: Tx, rows: readonly LinkRow[]): Promise<void> {
  for (const some of inPortions(rows)) {
    await sql`insert into competency_link
      select * from json_populate_recordset(null::competency_link, ${some}::json)`.execute(tx)
  }
}

export async function updateLinks(tx: Tx, rows: readonly LinkRow[]): Promise<void> {
  for (const some of inPortions(rows)) {
    await sql`update competency_link set
        uri = new.uri, kind = new.kind, from_id = new.from_id, to_id = new.to_id,
        sequence = new.sequence, ended_on = new.ended_on, foreign_payload = new.foreign_payload
      from json_populate_recordset(null::competency_link, ${some}::json) as new
      where competency_link.id = new.id`.execute(tx)
  }
}

const portion = 2_000

/** Rows as JSON, a few thousand at a time: one statement for them all, and little of it in memory. */
function* inPortions(rows: readonly object[]): Generator<string> {
  for (let start = 0; start < rows.length; start += portion) {
    yield JSON.stringify(rows.slice(start, start + portion))
  }
}
