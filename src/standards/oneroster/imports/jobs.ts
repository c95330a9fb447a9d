import { present } from '../../../people/standing/actions.ts'
import { dayIn } from '../../../platform/day.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { keptSaid } from '../../../platform/i18n/kept.ts'
import { said } from '../../../platform/i18n/word.ts'
import { readId, type Id } from '../../../platform/id.ts'
import type { Job } from '../../../platform/jobs/job.ts'
import type { Handler } from '../../../platform/jobs/worker.ts'
import type { Site } from '../../../platform/site.ts'
import { steward, type Viewer } from '../../../platform/viewer.ts'
import { may } from '../../../policy/law.ts'
import { applyRoster, checkRoster, TooManyEnd, type RosterOutcome } from '../applying/actions.ts'
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
    async act({ viewer, one, reading, today, keep }) {
      const how = { roster: reading.roster, today }
      const outcome = await checkRoster(site.db, viewer, one.organisation, how)
      await site.db.as(viewer, (tx) => keep(tx, outcome))
    },
  })

/** Takes them in, and with them, or not at all, writes down that it was done and what it changed. */
const apply: Handler = (site, job) =>
  work(site, job, {
    from: 'applying',
    to: 'applied',
    async act({ viewer, one, reading, today, keep }) {
      try {
        await applyRoster(site.db, viewer, one.organisation, {
          roster: reading.roster,
          today,
          sentBy: one.startedBy,
          confirmEnding: one.confirmedEnding && (one.report.outcome?.endings ?? []),
          onProgress: (done, total) =>
            site.db.as(viewer, (tx) => updateProgress(tx, viewer, one.id, { done, total })),
          onDone: keep,
        })
      } catch (error) {
        if (!(error instanceof TooManyEnd)) throw error
        const report = { ...reportOf(reading, error.outcome), refusal: keptSaid(lookAgain) }
        await site.db.as(viewer, (tx) =>
          moveImport(tx, viewer, one.id, { ...backToBeSeen, report }),
        )
      }
    },
  })

/** Much more would end than when it was looked at: the same leader, or another, has to see that first. */
const backToBeSeen = { from: 'applying', to: 'checked', confirmedEnding: false } as const
const lookAgain = said(words.lookAgain, {})

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
  readonly act: (acting: Acting) => Promise<void>
}

interface Acting {
  readonly viewer: Viewer
  readonly one: RosterImport
  readonly reading: RosterReading
  readonly today: string
  /** Writes down what came of it, and that this step is done. */
  readonly keep: (tx: Tx, outcome: RosterOutcome) => Promise<void>
}

/** One step of an import, if it is due. What is refused is kept with its sentence, and not tried again. */
async function work(site: Site, job: Job, step: Step): Promise<void> {
  const { viewer, id } = given(job)
  const find = () => site.db.as(viewer, (tx) => findImport(tx, viewer, id))
  const one = await find()
  if (one?.status === step.from) await workOn(site, job, { ...step, one })
  const { status } = (await find()) ?? {}
  // Also after a crash that came when all was done but this.
  if (one && (status === 'applied' || status === 'refused')) await forget(site.uploads, one)
}

async function workOn(
  site: Site,
  job: Job,
  { from, to, act, one }: Step & { readonly one: RosterImport },
): Promise<void> {
  const { viewer, id } = given(job)
  const now = site.now()
  try {
    await assertStillLeads(site, job, one.organisation)
    const today = dayIn(one.timeZone, now)
    const reading = await readRoster(await filesOf(site.uploads, one), { today })
    const keep = async (tx: Tx, outcome: RosterOutcome): Promise<void> => {
      const report = reportOf(reading, outcome)
      await moveImport(tx, viewer, id, { from, to, report, finishedAt: site.now() })
    }
    await act({ viewer, one, reading, today, keep })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const refused = { to: 'refused', report: refusalReport(error.said), finishedAt: now } as const
    await site.db.as(viewer, (tx) => moveImport(tx, viewer, id, { from, ...refused }))
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

/** With the standing of a steward, and in the name of who asked, who is no operator: nothing can be granted to them by it. */
function given({ network, askedBy, payload }: Job): WaitingImport & { readonly viewer: Viewer } {
  const organisation = readId('organisation', String(payload['organisation']))
  const id = readId('roster_import', String(payload['import']))
  const { standing } = steward(network, [organisation])
  return { viewer: { network, person: askedBy, standing }, id, organisation }
}
