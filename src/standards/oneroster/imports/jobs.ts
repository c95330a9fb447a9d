import { present } from '../../../people/standing/actions.ts'
import { dayIn } from '../../../platform/day.ts'
import { Refusal } from '../../../platform/errors.ts'
import { said } from '../../../platform/i18n/word.ts'
import { readId, type Id } from '../../../platform/id.ts'
import type { Job } from '../../../platform/jobs/job.ts'
import type { Handler } from '../../../platform/jobs/worker.ts'
import type { Site } from '../../../platform/site.ts'
import { steward, type Viewer } from '../../../platform/viewer.ts'
import { may } from '../../../policy/law.ts'
import { applyRoster, checkRoster, type RosterOutcome } from '../applying/actions.ts'
import { findImport, moveImport, updateProgress, type RosterImport } from './store.ts'
import { applyJob, checkJob } from './job-kinds.ts'
import { readRoster, type RosterReading } from '../reading/read.ts'
import { refusalReport, reportOf } from './report.ts'
import { filesOf, forget, type WaitingImport } from './waiting.ts'
import { rosterWords as words } from '../words.ts'

/** Reads the files that were sent, and says what they would change. */
const check: Handler = (site, job) =>
  work(site, job, {
    from: 'checking',
    to: 'checked',
    async act({ viewer, one, reading, today }) {
      return checkRoster(site.db, viewer, one.organisation, { roster: reading.roster, today })
    },
  })

/** Takes them in. Done twice, it changes nothing the second time. */
const apply: Handler = async (site, job) => {
  await work(site, job, {
    from: 'applying',
    to: 'applied',
    async act({ viewer, one, reading, today }) {
      return applyRoster(site.db, viewer, one.organisation, {
        roster: reading.roster,
        today,
        sentBy: one.startedBy,
        confirmEnding: one.confirmedEnding,
        onProgress: (done, total) =>
          site.db.as(viewer, (tx) => updateProgress(tx, viewer, one.id, { done, total })),
      })
    },
  })
}

/** Nobody looks at a page that says *soon* for ever: what broke is said, and the files go. */
const giveUp: Handler = async (site, job) => {
  const { viewer, id, organisation } = given(job)
  const ended = { report: refusalReport(said(words.broke, {})), finishedAt: site.now() }
  for (const from of ['checking', 'applying'] as const) {
    await site.db.as(viewer, (tx) => moveImport(tx, viewer, id, { from, to: 'failed', ...ended }))
  }
  await forget(site.uploads, { id, organisation })
}

export const rosterJobs: Readonly<Record<string, Handler>> = {
  [checkJob]: Object.assign(check, { giveUp }),
  [applyJob]: Object.assign(apply, { giveUp }),
}

interface Step {
  readonly from: 'checking' | 'applying'
  readonly to: 'checked' | 'applied'
  readonly act: (acting: Acting) => Promise<RosterOutcome>
}

interface Acting {
  readonly viewer: Viewer
  readonly one: RosterImport
  readonly reading: RosterReading
  readonly today: string
}

/** One step of an import, if it is due. What is refused is kept with its sentence, and not tried again. */
async function work(site: Site, job: Job, { from, to, act }: Step): Promise<void> {
  const { viewer, id } = given(job)
  const one = await site.db.as(viewer, (tx) => findImport(tx, viewer, id))
  if (one?.status !== from) return
  const now = site.now()
  try {
    await assertStillLeads(site, job, one.organisation)
    const reading = await readRoster(await filesOf(site.uploads, one))
    const today = dayIn(one.timeZone, now)
    const outcome = await act({ viewer, one, reading, today })
    const move = { from, to, report: reportOf(reading, outcome), finishedAt: site.now() }
    await site.db.as(viewer, (tx) => moveImport(tx, viewer, id, move))
    if (to === 'applied') await forget(site.uploads, one)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const move = {
      from,
      to: 'refused',
      report: refusalReport(error.said),
      finishedAt: now,
    } as const
    await site.db.as(viewer, (tx) => moveImport(tx, viewer, id, move))
    await forget(site.uploads, one)
  }
}

/** Whoever asked for it leads the organisation when it is done, too: roles end by date, also in between. */
async function assertStillLeads(
  { db, now }: Site,
  { network, askedBy }: Job,
  organisation: Id<'organisation'>,
): Promise<void> {
  const asker = await present(db, network, askedBy, now())
  if (asker && may(asker.viewer, 'edit', 'roster', { organisation })) return
  throw new Refusal('forbidden', words.noOrganisation)
}

/** With the standing of a steward, and in the name of who asked, so that nothing can be granted to them by it. */
function given({ network, askedBy, payload }: Job): WaitingImport & { readonly viewer: Viewer } {
  const organisation = readId('organisation', String(payload['organisation']))
  const id = readId('roster_import', String(payload['import']))
  return { viewer: { ...steward(network, [organisation]), person: askedBy }, id, organisation }
}
