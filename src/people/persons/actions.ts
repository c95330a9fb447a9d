import { Refusal } from '../../platform/errors.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { may } from '../../policy/law.ts'
import { nameable } from './access.ts'
import type { Face, Picture } from './person.ts'
import { personWords } from './words.ts'
import { findFaces, updateFace, updateLanguage } from './store.ts'

/** The faces of those among these people whose names the viewer may know; the others are left out. */
export async function readFaces(
  tx: Tx,
  viewer: Viewer,
  ids: readonly Id<'person'>[],
): Promise<readonly Face[]> {
  return nameable(viewer, await findFaces(tx, viewer, ids))
}

/** How the viewer is shown to others: a picture of their choice, or their initials. */
export async function chooseFace(
  db: Database,
  viewer: Viewer,
  face: { picture: Picture | null; tint: number },
): Promise<void> {
  assertOwn(viewer)
  await db.as(viewer, (tx) => updateFace(tx, viewer, face))
}

/** The language that the viewer reads in wherever they come in; a browser may be told another. */
export async function chooseLanguage(
  db: Database,
  viewer: Viewer,
  language: string,
): Promise<void> {
  assertOwn(viewer)
  await db.as(viewer, (tx) => updateLanguage(tx, viewer, language))
}

function assertOwn(viewer: Viewer): void {
  if (may(viewer, 'edit', 'person', { person: viewer.person })) return
  throw new Refusal('not-found', personWords.nobody)
}

/** The face of one person whom the viewer knows. */
export async function readPerson(db: Database, viewer: Viewer, id: Id<'person'>): Promise<Face> {
  const [face] = await db.as(viewer, (tx) => readFaces(tx, viewer, [id]))
  if (!face) throw new Refusal('not-found', personWords.nobody)
  return face
}
