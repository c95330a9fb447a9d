const minute = 60_000
const day = 24 * 60 * minute

/** A link opens once, within a week of its making. */
export const linkLasts = 7 * day
/** A session ends after thirty days, or after a week in which nobody used it. */
export const sessionLasts = 30 * day
const idleLasts = 7 * day
/** How old `seen` may grow before it is written again. */
const seenLags = minute

export interface SessionTimes {
  readonly seenAt: Date
  readonly expiresAt: Date
}

export function isOver({ seenAt, expiresAt }: SessionTimes, now: Date): boolean {
  return now >= expiresAt || now.getTime() - seenAt.getTime() > idleLasts
}

export function isToBeTouched({ seenAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - seenAt.getTime() > seenLags
}

export function after(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds)
}
