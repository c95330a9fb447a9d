import { inFull, type Asked } from './asked.ts'
import type { Plan } from './plan.ts'
import { seatsOf } from './seats.ts'
import { settingOf } from './setting.ts'
import { planOf } from './telling.ts'

/**
 * Groups for all who would be in one: nobody with somebody they may not meet, everybody with a time in common, in
 * groups of the sizes asked for and as pinned. Among such groups the best that are found, by six counts of which the
 * earlier always goes before the later ({@link Counts}): nobody left over, then a goal to share, help for who asks,
 * nobody helping more than they offered, new company, even sizes.
 *
 * The same request gives the same groups, in whatever order the learners come and whatever their goals are called. That
 * it is the best of all plans is not proven, but for small classes it always was. Somebody is left over only if that
 * could not be helped, which up to some ten learners is proven. The counts are shown beside what no plan could go
 * below. Cost: learners² questions whether two may meet, and `effort` changes of a few thousandths of a millisecond;
 * twice that if somebody was left over and need not be.
 *
 * The levels are those of EDU-TF (Kessler et al. 2025) for learners with goals; the search is {@link search}.
 */
export function formGroups(asked: Asked): Plan {
  const setting = settingOf(inFull(asked))
  return planOf(setting, seatsOf(setting))
}
