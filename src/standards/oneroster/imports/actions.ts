import { Refusal } from '../../../platform/errors.ts'
import { said, type Said } from '../../../platform/i18n/word.ts'
import type { Id } from '../../../platform/id.ts'
import { enqueue } from '../../../platform/jobs/store.ts'
import type { Site } from '../../../platform/site.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { may, type ActOn } from '../../../policy/law.ts'
import { assertTakesIn, assertLeads, readHost } from '../applying/actions.ts'
import { countsOf } from '../applying/ending.ts'
import { findImport, findImports, insertImport, moveImport, type RosterImport } from './store.ts'
import { applyJob, checkJob } from './job-kinds.ts'
import { receiveRoster } from './upload.ts'
import { forget, forgetOld, type WaitingImport } from './waiting.ts'
import { rosterWords as words } from '../words.ts'

/**
 * Takes the files of a roster that were sent, and has them checked. Sent twice, they are taken once.
 *
 * @throws Refusal before a byte is read: `not-found` for an organisation that is not the viewer's to lead, `conflict` for one that takes in no rosters.
 */
export async function sendRoster(
  site: Site,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  request: Request,
): Promise<Id<'roster_import'>> {
  assertTakesIn(await readHost(site.db, viewer, organisation))
  await forgetOld(site.uploads, site.now())
  const { id, names, isFirst } = await receiveRoster(request, site.uploads, organisation)
  const fileName = names.join(', ').slice(0, 500)
  const isNew = await site.db.as(viewer, async (tx) => {
    const one = { id, organisation, fileName }
    if (!(await insertImport(tx, viewer, one, site.now()))) return false
    const payload = { import: id, organisation }
    await enqueue(tx, viewer, { kind: checkJob, payload }, site.now())
    return true
  })
  if (isNew) return id
  const before = await site.db.as(viewer, (tx) => findImport(tx, viewer, id))
  if (isFirst) await forgetUnlessDue(site, before, { id, organisation })
  // The same page with other files in it: those that came first are taken, and these would be lost without a word.
  if (before && before.fileName !== fileName) {
    const args = { names: fileName, earlier: before.fileName }
    throw new Refusal('invalid', said(words.sentBefore, args))
  }
  return id
}

/** Files that came again after their import was done are let go; those of one under way may be the only ones. */
async function forgetUnlessDue(
  { uploads }: Site,
  one: RosterImport | undefined,
  waiting: WaitingImport,
): Promise<void> {
  const isTheirs = one?.organisation === waiting.organisation
  if (!isTheirs || !isWaiting(one)) await forget(uploads, waiting)
}

function isWaiting({ status }: RosterImport): boolean {
  return waitingStatuses.some((one) => one === status)
}

/**
 * Has a roster that was checked taken in. Once is enough: a second time finds it on its way. Answers whether it
 * was there to be taken in.
 *
 * @throws Refusal `not-found` for an import that is not the viewer's to see; `conflict` where many would end, and not just these counts were confirmed.
 */
export async function takeIn(
  site: Site,
  viewer: Viewer,
  at: WaitingImport,
  confirmed: Confirmed,
): Promise<boolean> {
  const one = await readImport(site, viewer, at, 'edit')
  const { id } = at
  const unconfirmed = whyNotConfirmed(one, confirmed)
  if (unconfirmed) throw new Refusal('conflict', unconfirmed)
  const seen = one.report.outcome?.endings ?? []
  return site.db.as(viewer, async (tx) => {
    const move = {
      from: 'checked',
      to: 'applying',
      confirmedEnding: seen.length > 0,
      seen,
    } as const
    if (!(await moveImport(tx, viewer, id, move))) return false
    const payload = { import: id, organisation: one.organisation }
    await enqueue(tx, viewer, { kind: applyJob, payload }, site.now())
    return true
  })
}

/** Whether the box was ticked, and beside which counts it stood. */
export interface Confirmed {
  readonly yes: boolean
  readonly seen: string
}

/** Why a yes to what would end is still missing: none was said, or it was said to other counts than those of now. */
export function whyNotConfirmed(
  { report: { outcome } }: RosterImport,
  { yes, seen }: Confirmed,
): Said | undefined {
  if (!outcome?.needsConfirming) return undefined
  if (!yes) return said(words.confirmFirst, {})
  return seen === countsOf(outcome.endings) ? undefined : said(words.lookAgain, {})
}

/** Lets go of a roster that was checked, and of its files. Answers whether it was there to be left out. */
export async function leaveOut(site: Site, viewer: Viewer, at: WaitingImport): Promise<boolean> {
  const one = await readImport(site, viewer, at, 'edit')
  const move = { from: 'checked', to: 'refused', finishedAt: site.now() } as const
  const left = await site.db.as(viewer, (tx) => moveImport(tx, viewer, one.id, move))
  if (left) await forget(site.uploads, one)
  return left
}

/**
 * A roster on its way in, at the organisation that it was sent to. One that is not the viewer's to see is not there.
 *
 * @throws Refusal `not-found` in the same words, whether there is such an import or not.
 */
export async function readImport(
  { db }: Pick<Site, 'db'>,
  viewer: Viewer,
  { id, organisation }: WaitingImport,
  act: ActOn<'roster'> = 'read',
): Promise<RosterImport> {
  const one = await db.as(viewer, (tx) => findImport(tx, viewer, id))
  const isThere = one?.organisation === organisation
  if (!one || !isThere || !may(viewer, act, 'roster', { organisation })) {
    throw new Refusal('not-found', words.noImport)
  }
  return one
}

/** What else is on its way into the organisation of an import, the earliest first. */
export async function readOthersWaiting(
  { db }: Pick<Site, 'db'>,
  viewer: Viewer,
  { id, organisation }: WaitingImport,
): Promise<readonly RosterImport[]> {
  const imports = await readImports({ db }, viewer, organisation)
  return imports.filter((other) => other.id !== id && isWaiting(other)).toReversed()
}

const waitingStatuses = ['checking', 'checked', 'applying'] as const

/** The last imports of an organisation that the viewer leads. */
export async function readImports(
  { db }: Pick<Site, 'db'>,
  viewer: Viewer,
  organisation: Id<'organisation'>,
): Promise<readonly RosterImport[]> {
  assertLeads(viewer, organisation)
  return db.as(viewer, (tx) => findImports(tx, viewer, organisation))
}
