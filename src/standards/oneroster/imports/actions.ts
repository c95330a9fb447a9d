import { Refusal } from '../../../platform/errors.ts'
import type { Id } from '../../../platform/id.ts'
import { enqueue } from '../../../platform/jobs/store.ts'
import type { Site } from '../../../platform/site.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { assertLeads } from '../applying/actions.ts'
import { findImport, findImports, insertImport, moveImport, type RosterImport } from './store.ts'
import { applyJob, checkJob } from './job-kinds.ts'
import { receiveRoster } from './upload.ts'
import { forget, forgetOld, type WaitingImport } from './waiting.ts'
import { rosterWords as words } from '../words.ts'

/**
 * Takes the files of a roster that were sent, and has them checked. Sent twice, they are taken once.
 *
 * @throws Refusal `not-found` for an organisation that is not the viewer's to lead, before a byte is read.
 */
export async function sendRoster(
  site: Site,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  request: Request,
): Promise<Id<'roster_import'>> {
  assertLeads(viewer, organisation)
  await forgetOld(site.uploads, site.now())
  const { id, names, isFirst } = await receiveRoster(request, site.uploads, organisation)
  const isNew = await site.db.as(viewer, async (tx) => {
    const one = { id, organisation, fileName: names.join(', ').slice(0, 500) }
    if (!(await insertImport(tx, viewer, one, site.now()))) return false
    const payload = { import: id, organisation }
    await enqueue(tx, viewer, { kind: checkJob, payload }, site.now())
    return true
  })
  if (isFirst && !isNew) await forgetUnlessDue(site, viewer, { id, organisation })
  return id
}

/** Files that came again after their import was done are let go; those of one under way may be the only ones. */
async function forgetUnlessDue(site: Site, viewer: Viewer, waiting: WaitingImport): Promise<void> {
  const one = await site.db.as(viewer, (tx) => findImport(tx, viewer, waiting.id))
  const isTheirs = one?.organisation === waiting.organisation
  const isDue = one && ['checking', 'checked', 'applying'].includes(one.status)
  if (!isTheirs || !isDue) await forget(site.uploads, waiting)
}

/**
 * Has a roster that was checked taken in. Once is enough: a second time finds it on its way.
 *
 * @throws Refusal `not-found` for an import that is not the viewer's to see; `conflict` where many would end and that was not confirmed.
 */
export async function takeIn(
  site: Site,
  viewer: Viewer,
  id: Id<'roster_import'>,
  confirmEnding: boolean,
): Promise<void> {
  const one = await readImport(site, viewer, id)
  if (one.report.outcome?.needsConfirming && !confirmEnding) {
    throw new Refusal('conflict', words.confirmFirst)
  }
  await site.db.as(viewer, async (tx) => {
    const move = { from: 'checked', to: 'applying', confirmedEnding: confirmEnding } as const
    if (!(await moveImport(tx, viewer, id, move))) return
    const payload = { import: id, organisation: one.organisation }
    await enqueue(tx, viewer, { kind: applyJob, payload }, site.now())
  })
}

/** Lets go of a roster that was checked, and of its files. */
export async function leaveOut(site: Site, viewer: Viewer, id: Id<'roster_import'>): Promise<void> {
  const one = await readImport(site, viewer, id)
  const move = { from: 'checked', to: 'refused', finishedAt: site.now() } as const
  const left = await site.db.as(viewer, (tx) => moveImport(tx, viewer, id, move))
  if (left) await forget(site.uploads, one)
}

export async function readImport(
  { db }: Pick<Site, 'db'>,
  viewer: Viewer,
  id: Id<'roster_import'>,
): Promise<RosterImport> {
  const one = await db.as(viewer, (tx) => findImport(tx, viewer, id))
  if (!one) throw new Refusal('not-found', words.noImport)
  assertLeads(viewer, one.organisation)
  return one
}

/** The last imports of an organisation that the viewer leads. */
export async function readImports(
  { db }: Pick<Site, 'db'>,
  viewer: Viewer,
  organisation: Id<'organisation'>,
): Promise<readonly RosterImport[]> {
  assertLeads(viewer, organisation)
  return db.as(viewer, (tx) => findImports(tx, viewer, organisation))
}
