import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { folded } from '../../platform/db/folded.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { KeptFace, Picture } from './person.ts'

/** The faces of these people, in the order of names. */
export async function findFaces(
  tx: Tx,
  viewer: Viewer,
  ids: readonly Id<'person'>[],
): Promise<readonly KeptFace[]> {
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
