import type { Id } from '../id.ts'

/** Something to be done later, written in the same transaction as the deed that asks for it. */
export interface Job {
  readonly id: Id<'job'>
  readonly network: Id<'network'>
  /** In whose name it is done; whether they still may is asked again when it is. */
  readonly askedBy: Id<'person'>
  readonly kind: string
  /** Ids and plain words only, never what a person wrote. */
  readonly payload: Payload
  readonly attempts: number
}

export type Payload = Readonly<Record<string, string | number | boolean>>

export const mostAttempts = 5
/** How long a claim lasts: a job whose worker died is due again after it. */
export const claimLasts = 60_000

/** When a job that failed is tried again: after 10 seconds, then a minute, then ten, then an hour. */
export function nextTry(attempts: number, now: Date): Date {
  const waits = [10_000, 60_000, 600_000, 3_600_000]
  return new Date(now.getTime() + (waits[attempts - 1] ?? 3_600_000))
}
