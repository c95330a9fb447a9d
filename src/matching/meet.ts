import type { Admission, Learner } from './learner.ts'
import { bothFree } from './week.ts'

/** How many steps apart two bands may be, where no circle says otherwise. */
const bandsApart = 1

/** What stands between two people, in the order in which it is asked. */
export type Barrier = 'themself' | 'apart' | 'organisation' | 'band' | 'language' | 'time'

/**
 * Whether these two may be brought together at all: the one hard filter, asked on every path (lists, help, groups,
 * notices, counts) and never a weight. Symmetric. What is not known forbids: no band, no language, no time in common.
 */
export function mayMeet(one: Learner, other: Learner): boolean {
  return whyNotMeet(one, other) === undefined
}

/** The first thing that stands between these two, if anything. Most of it tells on somebody: it is not for a page. */
export function whyNotMeet(one: Learner, other: Learner): Barrier | undefined {
  if (one.id === other.id) return 'themself'
  if (one.apart.has(other.id) || other.apart.has(one.id)) return 'apart'
  const barred = whyNotSafe(one, other)
  if (barred) return barred
  if (!haveOneInCommon(one.languages, other.languages)) return 'language'
  if (!meetInClass(one, other) && !bothFree(one.free, other.free)) return 'time'
  return undefined
}

/** Whether a helper has room for one more. */
export function hasRoom({ helping, atMost }: Learner): boolean {
  return helping < atMost
}

/** Whether both learn in one classroom, where they see each other without an appointment. */
export function meetInClass(one: Learner, other: Learner): boolean {
  return haveOneInCommon(one.classrooms, other.classrooms)
}

/** People of one organisation and near in age may meet; others only in a circle that was opened for just that. */
function whyNotSafe(one: Learner, other: Learner): 'organisation' | 'band' | undefined {
  if (one.band === undefined || other.band === undefined) return 'band'
  const together = one.organisation === other.organisation
  const near = Math.abs(one.band - other.band) <= bandsApart
  if (together && near) return undefined
  const admits = ({ acrossOrganisations, acrossBands }: Admission) =>
    (together || acrossOrganisations) && (near || acrossBands)
  if (circlesOfBoth(one, other).some(admits)) return undefined
  return together ? 'band' : 'organisation'
}

/** Of what both sides are told of a circle, the narrower holds. */
function circlesOfBoth(one: Learner, other: Learner): readonly Admission[] {
  return one.circles.flatMap((mine) =>
    other.circles
      .filter(({ circle }) => circle === mine.circle)
      .map((theirs) => ({
        circle: mine.circle,
        acrossOrganisations: mine.acrossOrganisations && theirs.acrossOrganisations,
        acrossBands: mine.acrossBands && theirs.acrossBands,
      })),
  )
}

function haveOneInCommon(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.includes(one))
}
