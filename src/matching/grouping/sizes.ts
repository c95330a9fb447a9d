/** How many learners a group has: at least two, since one is no company. */
export interface Sizes {
  readonly least: number
  readonly most: number
}

/** Company enough that one may be away, and few enough that everybody speaks. */
export const usualSizes: Sizes = { least: 3, most: 5 }

/** More than this is no group, and the engine marks its members in the bits of one number. */
export const greatestSize = 30

/** Whether so many learners can be seated in groups of these sizes with nobody over. Arithmetic, at once. */
export function fit(count: number, { least, most }: Sizes): boolean {
  return Math.ceil(count / most) * least <= count
}

/**
 * The most of so many learners that groups of these sizes can seat. At once: a gap in what fits is shorter than
 * `least`.
 */
export function mostSeated(count: number, sizes: Sizes): number {
  let seated = count
  while (!fit(seated, sizes)) seated -= 1
  return seated
}

/**
 * Which sizes would do for so many learners, where these do not: those nearest to what was asked, smaller groups
 * first; none for a single learner. Groups of 4 or 5 cannot seat 6, but groups of 3 to 5 or of 4 to 6 can. Tries a few
 * pairs of numbers.
 */
export function nearestSizes(count: number, sizes: Sizes): readonly Sizes[] {
  if (count < 2 || fit(count, sizes)) return []
  for (let step = 1; ; step += 1) {
    const near = sizesAway(step, sizes).filter((one) => fit(count, one))
    if (near.length > 0) return near
  }
}

function sizesAway(step: number, { least, most }: Sizes): Sizes[] {
  return Array.from({ length: step + 1 }, (_, more) => ({
    least: least - step + more,
    most: most + more,
  })).filter((one) => one.least >= 2)
}

/**
 * How unequal groups are: the variance of their sizes, out of how many there are, and the sums of their sizes and of
 * the squares of these.
 */
export function varianceOf(groups: number, sum: number, squares: number): number {
  return groups === 0 ? 0 : (groups * squares - sum * sum) / (groups * groups)
}

/**
 * The least variance with which so many learners can be seated in groups of these sizes. Tries each number of groups.
 */
export function leastVariance(count: number, { least, most }: Sizes): number {
  let lowest = Number.POSITIVE_INFINITY
  for (let groups = Math.ceil(count / most); groups * least <= count && groups > 0; groups += 1) {
    const larger = count % groups
    lowest = Math.min(lowest, (larger * (groups - larger)) / (groups * groups))
  }
  return Number.isFinite(lowest) ? lowest : 0
}

/** Refuses what is no size of a group: a mistake of the program, not of a person. */
export function checkSizes({ least, most }: Sizes): void {
  const whole = Number.isInteger(least) && Number.isInteger(most)
  if (!whole || least < 2 || most < least || most > greatestSize) {
    throw new RangeError(
      `Groups of ${least} to ${most}: two whole numbers from 2 to ${greatestSize} are wanted, the smaller first.`,
    )
  }
}
