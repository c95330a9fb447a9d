import { dayIn } from '../../platform/day.ts'
import type { Id } from '../../platform/id.ts'

/** That a safeguarding lead looks at one child of their own school: for a reason, for a while, and written down. */
export interface Look {
  readonly id: Id<'look'>
  readonly by: Id<'person'>
  readonly learner: Id<'person'>
  /** The home of the child, whose safeguarding lead it is that looks. */
  readonly organisation: Id<'organisation'>
  readonly because: string
  readonly begunAt: Date
  readonly endsAt: Date
}

/** For how long a look lasts, unless it is ended before. */
export const hoursOfALook = 4

/** When a look that begins now ends by itself. */
export function endOfLook(begunAt: Date): Date {
  return new Date(begunAt.getTime() + hoursOfALook * 60 * 60_000)
}

/** Whether a look is going on: from the moment of its beginning, and no longer in the moment of its end. */
export function lasts({ begunAt, endsAt }: Pick<Look, 'begunAt' | 'endsAt'>, now: Date): boolean {
  return begunAt <= now && now < endsAt
}

/** Looks by the day on which they began in this time zone, each list as it comes. */
export function byDay<One extends Pick<Look, 'begunAt'>>(
  looks: readonly One[],
  timeZone: string,
): readonly (readonly [day: string, looks: readonly One[]])[] {
  return [...Map.groupBy(looks, ({ begunAt }) => dayIn(timeZone, begunAt))]
}

/** As many are told on a page, and the earlier ones on the next. */
export const toldOnAPage = 100

/** How much is to be said of why one looks. */
export const shortestReason = 10
export const longestReason = 500

/** Whether there is a reason: enough to tell somebody who asks in a year, and not a story. */
export function isReason(text: string): boolean {
  const signs = Array.from(text).length
  return signs >= shortestReason && signs <= longestReason
}
