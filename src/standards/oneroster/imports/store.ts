import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Id } from '../../../platform/id.ts'
import { nobody, type Viewer } from '../../../platform/viewer.ts'
import type { Ending } from '../applying/ending.ts'
import type { Report } from './report.ts'
import type { RosterImportTable } from '../tables.ts'

export type ImportStatus = RosterImportTable['status']

/** A roster on its way in. */
export interface RosterImport {
  readonly id: Id<'roster_import'>
  readonly organisation: Id<'organisation'>
  readonly organisationName: string
  readonly timeZone: string
  readonly fileName: string
  readonly status: ImportStatus
  readonly done: number
  readonly total: number
  readonly confirmedEnding: boolean
  readonly startedAt: Date
  /** Who sent it; nobody where it was the operator. */
  readonly startedBy: Id<'person'> | null
  readonly report: Report
}

function imports(tx: Tx, viewer: Viewer) {
  return tx
    .selectFrom('roster_import as one')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.network_id', '=', 'one.network_id')
        .onRef('organisation.id', '=', 'one.organisation_id'),
    )
    .where('one.network_id', '=', viewer.network)
    .where('organisation.network_id', '=', viewer.network)
    .select([
      'one.id',
      'one.organisation_id as organisation',
      'organisation.name as organisationName',
    ])
    .select(['time_zone as timeZone', 'file_name as fileName', 'status', 'done', 'total'])
    .select(['confirmed_ending as confirmedEnding', 'started_at as startedAt', 'report'])
    .select(['started_by as startedBy'])
}

type Found = Awaited<ReturnType<ReturnType<typeof imports>['executeTakeFirstOrThrow']>>

function rosterImport(found: Found): RosterImport {
  return { ...found, report: found.report as Report }
}

export async function findImport(
  tx: Tx,
  viewer: Viewer,
  id: Id<'roster_import'>,
): Promise<RosterImport | undefined> {
  const found = await imports(tx, viewer).where('one.id', '=', id).executeTakeFirst()
  return found && rosterImport(found)
}

/** The last imports of an organisation, newest first. */
export async function findImports(
  tx: Tx,
  viewer: Viewer,
  organisation: Id<'organisation'>,
): Promise<readonly RosterImport[]> {
  const found = await imports(tx, viewer)
    .where('one.organisation_id', '=', organisation)
    .orderBy('one.started_at', 'desc')
    .limit(20)
    .execute()
  return found.map(rosterImport)
}

/** Begins an import; answers whether it was not begun before. */
export async function insertImport(
  tx: Tx,
  viewer: Viewer,
  one: { id: Id<'roster_import'>; organisation: Id<'organisation'>; fileName: string },
  now: Date,
): Promise<boolean> {
  const result = await tx
    .insertInto('roster_import')
    .values({
      network_id: viewer.network,
      id: one.id,
      organisation_id: one.organisation,
      started_by: viewer.person === nobody ? null : viewer.person,
      file_name: one.fileName,
      status: 'checking',
      started_at: now,
    })
    .onConflict((conflict) => conflict.columns(['network_id', 'id']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Moves an import on from where it should be, and as it was seen; answers whether it was there. */
export async function moveImport(
  tx: Tx,
  viewer: Viewer,
  id: Id<'roster_import'>,
  move: {
    from: ImportStatus
    to: ImportStatus
    report?: Report
    confirmedEnding?: boolean
    finishedAt?: Date
    seen?: readonly Ending[]
  },
): Promise<boolean> {
  const { from, to, report, confirmedEnding, finishedAt, seen } = move
  const asSeen = sql<boolean>`report #> '{outcome,endings}' = ${JSON.stringify(seen)}::jsonb`
  const result = await tx
    .updateTable('roster_import')
    .set({
      status: to,
      ...(report && { report: JSON.stringify(report) }),
      ...(confirmedEnding !== undefined && { confirmed_ending: confirmedEnding }),
      ...(finishedAt && { finished_at: finishedAt }),
    })
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .where('status', '=', from)
    .$if(seen !== undefined, (update) => update.where(asSeen))
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function updateProgress(
  tx: Tx,
  viewer: Viewer,
  id: Id<'roster_import'>,
  { done, total }: { done: number; total: number },
): Promise<void> {
  await tx
    .updateTable('roster_import')
    .set({ done, total })
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .execute()
}
