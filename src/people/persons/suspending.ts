import { Refusal } from '../../platform/errors.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { may } from '../../policy/law.ts'
import { record } from '../audit/actions.ts'
import { findAdmitted, lockAdmitted, updateAdmission, type AdmittedFace } from './store.ts'
import { personWords as words } from './words.ts'

/** Whether the viewer decides if this person may come in: who heads the organisation that keeps their record, and never of themselves. */
export function mayAdmit(
  viewer: Viewer,
  { id, home }: { readonly id: Id<'person'>; readonly home: Id<'organisation'> },
): boolean {
  return id !== viewer.person && may(viewer, 'edit', 'person', { person: id, organisation: home })
}

/** Somebody of whom the viewer decides whether they may come in. */
export async function readAdmitted(
  db: Database,
  viewer: Viewer,
  id: Id<'person'>,
): Promise<AdmittedFace> {
  return db.as(viewer, async (tx) => theirs(viewer, await findAdmitted(tx, viewer, id)))
}

/**
 * Shuts somebody out: what they have stays theirs, and from now on they cannot come in. Their sessions and unused links
 * end with it. Doing it twice does it once.
 */
export async function suspend(db: Database, viewer: Viewer, id: Id<'person'>): Promise<void> {
  await db.as(viewer, async (tx) => {
    const one = await oneToAdmit(tx, viewer, id)
    if (one.status === 'suspended') return
    await updateAdmission(tx, viewer, id, { status: 'suspended', suspendedBy: 'hand' })
    await record(tx, viewer, { organisation: one.home, action: 'person.suspended', object: id })
  })
}

/** Lets somebody in again who was suspended, by a link that is new. */
export async function restore(db: Database, viewer: Viewer, id: Id<'person'>): Promise<void> {
  await db.as(viewer, async (tx) => {
    const one = await oneToAdmit(tx, viewer, id)
    if (one.status === 'active') return
    await updateAdmission(tx, viewer, id, { status: 'active', suspendedBy: null })
    await record(tx, viewer, { organisation: one.home, action: 'person.restored', object: id })
  })
}

async function oneToAdmit(tx: Tx, viewer: Viewer, id: Id<'person'>): Promise<AdmittedFace> {
  const one = theirs(viewer, await lockAdmitted(tx, viewer, id))
  if (one.status === 'ended') throw new Refusal('conflict', words.gone)
  return one
}

function theirs(viewer: Viewer, one: AdmittedFace | undefined): AdmittedFace {
  if (!one || !mayAdmit(viewer, one)) throw new Refusal('not-found', words.nobody)
  return one
}
