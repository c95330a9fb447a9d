import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { folded } from '../../platform/db/folded.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Admission, FaceOnRecord, Picture, Status } from './person.ts'

/** The faces of these people, in the order of names. */
export async function findFaces(
  tx: Tx,
  viewer: Viewer,
  ids: readonly Id<'person'>[],
): Promise<readonly FaceOnRecord[]> {
  if (ids.length === 0) return []
  return tx
    .selectFrom('person')
    .where('network_id', '=', viewer.network)
    .where('id', 'in', ids)
    .select(['id', 'display_name as name', 'picture', 'tint', 'home_id as home'])
    .orderBy(folded(sql.ref('display_name')))
    .orderBy('id')
    .execute()
}

export async function updateFace(
  tx: Tx,
  viewer: Viewer,
  face: { picture: Picture | null; tint: number },
): Promise<void> {
  await tx
    .updateTable('person')
    .set(face)
    .where('network_id', '=', viewer.network)
    .where('id', '=', viewer.person)
    .execute()
}

export async function updateLanguage(tx: Tx, viewer: Viewer, language: string): Promise<void> {
  await tx
    .updateTable('person')
    .set({ language })
    .where('network_id', '=', viewer.network)
    .where('id', '=', viewer.person)
    .execute()
}

/** A face, and whether whose it is may come in. */
export interface AdmittedFace extends FaceOnRecord {
  readonly status: Status
}

/** One person, whoever they are; the law has not been asked. */
export async function findAdmitted(
  tx: Tx,
  viewer: Viewer,
  id: Id<'person'>,
): Promise<AdmittedFace | undefined> {
  return admitted(tx, viewer, id).executeTakeFirst()
}

/** The same, their row locked until the transaction ends, so that two who decide about them come one after the other. */
export async function lockAdmitted(
  tx: Tx,
  viewer: Viewer,
  id: Id<'person'>,
): Promise<AdmittedFace | undefined> {
  return admitted(tx, viewer, id).forUpdate().executeTakeFirst()
}

function admitted(tx: Tx, viewer: Viewer, id: Id<'person'>) {
  return tx
    .selectFrom('person')
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .select(['id', 'display_name as name', 'picture', 'tint', 'home_id as home', 'status'])
}

/** Whether somebody may come in. Their sessions and links end with it, by the database. */
export async function updateAdmission(
  tx: Tx,
  viewer: Viewer,
  id: Id<'person'>,
  { status, suspendedBy }: Admission,
): Promise<void> {
  await tx
    .updateTable('person')
    .set({ status, suspended_by: suspendedBy })
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .execute()
}
