import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { newId, type Id } from '../id.ts'
import type { Viewer } from '../viewer.ts'
import { claimLasts, mostAttempts, nextTry, type Job, type Payload } from './job.ts'

/** Writes a job into the deed's own transaction: if the deed is undone, so is the job. */
export async function enqueue(
  tx: Tx,
  viewer: Viewer,
  job: { kind: string; payload: Payload },
  runAt: Date,
): Promise<void> {
  await tx
    .insertInto('job')
    .values({
      id: newId('job'),
      network_id: viewer.network,
      asked_by: viewer.person,
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      run_at: runAt,
    })
    .execute()
}

/** Takes the job that has been due longest, for a time. Two workers never hold the same one. */
export async function claimJob(tx: Tx, now: Date): Promise<Job | undefined> {
  const { rows } = await sql<Job>`
    update job set claimed_until = ${new Date(now.getTime() + claimLasts)}, attempts = attempts + 1
    where id = (
      select id from job
      where done_at is null and failed_at is null and run_at <= ${now}
        and (claimed_until is null or claimed_until <= ${now})
      order by run_at, id limit 1 for update skip locked)
    returning id, network_id as network, asked_by as "askedBy", kind, payload, attempts`.execute(tx)
  return rows[0]
}

/** Says that the work goes on, so that nobody else takes it up. */
export async function holdJob(tx: Tx, id: Id<'job'>, now: Date): Promise<void> {
  await tx
    .updateTable('job')
    .set({ claimed_until: new Date(now.getTime() + claimLasts) })
    .where('id', '=', id)
    .execute()
}

export async function finishJob(tx: Tx, id: Id<'job'>, now: Date): Promise<void> {
  await tx.updateTable('job').set({ done_at: now }).where('id', '=', id).execute()
}

/** Puts a job that failed back for later, or aside for good after the last try. */
export async function failJob(tx: Tx, job: Job, now: Date): Promise<void> {
  const isLast = job.attempts >= mostAttempts
  await tx
    .updateTable('job')
    .set({
      claimed_until: null,
      run_at: nextTry(job.attempts, now),
      ...(isLast && { failed_at: now }),
    })
    .where('id', '=', job.id)
    .execute()
}
