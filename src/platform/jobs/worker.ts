import { setTimeout } from 'node:timers/promises'
import type { Site } from '../site.ts'
import { claimLasts, mostAttempts, type Job } from './job.ts'
import { claimJob, failJob, finishJob, holdJob } from './store.ts'

/** Does one kind of job. It may be called twice for the same job, so its deed must be safe to repeat. */
export interface Handler {
  (site: Site, job: Job): Promise<void>
  /** Told when the job is put aside for good, so that nobody waits for it any longer. */
  giveUp?: (site: Site, job: Job) => Promise<void>
}

export interface Worker {
  /** Takes no further job, and waits for the one in hand. */
  stop(): Promise<void>
}

/** Works through the jobs that are due, one after the other, and looks for new ones every second. */
export function startWorker(site: Site, handlers: Readonly<Record<string, Handler>>): Worker {
  const stopping = new AbortController()
  const working = work()
  return {
    async stop() {
      stopping.abort()
      await working
    },
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      const worked = await workOnce(site, handlers).catch((error: unknown) => {
        site.log.error('worker', error)
        return false
      })
      if (!worked) await setTimeout(1000, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
}

/** Does the job that has been due longest; answers whether there was one. */
export async function workOnce(
  site: Site,
  handlers: Readonly<Record<string, Handler>>,
): Promise<boolean> {
  const { db, now, log } = site
  const job = await db.directory((tx) => claimJob(tx, now()))
  if (!job) return false
  const heart = setInterval(() => {
    db.directory((tx) => holdJob(tx, job.id, now())).catch(() => {})
  }, claimLasts / 3)
  try {
    await handlerFor(job, handlers)(site, job)
    await db.directory((tx) => finishJob(tx, job.id, now()))
    log.info('job', { id: job.id, kind: job.kind })
  } catch (error) {
    log.error('job', error, { id: job.id, kind: job.kind, attempts: job.attempts })
    await db.directory((tx) => failJob(tx, job, now()))
    if (job.attempts >= mostAttempts) await giveUp(site, job, handlers)
  } finally {
    clearInterval(heart)
  }
  return true
}

async function giveUp(
  site: Site,
  job: Job,
  handlers: Readonly<Record<string, Handler>>,
): Promise<void> {
  const handle = Object.hasOwn(handlers, job.kind) ? handlers[job.kind] : undefined
  await handle?.giveUp?.(site, job)
}

/** A job whose workers died of it, one after the other, is handed to nobody any more. */
function handlerFor({ kind, attempts }: Job, handlers: Readonly<Record<string, Handler>>): Handler {
  if (attempts > mostAttempts) throw new Error(`The last ${mostAttempts} workers died of this job.`)
  const handle = Object.hasOwn(handlers, kind) ? handlers[kind] : undefined
  if (!handle) throw new Error(`No handler is known for jobs of the kind ${kind}.`)
  return handle
}
