import { mayBeGroup, type Fitting } from './field.ts'
import type { Before } from './asked.ts'
import { greatestSize, type Sizes } from './sizes.ts'

/** What a teacher pinned, of those who would be in a group; learners by number. */
export interface Pins {
  /** Groups that stay as they are. */
  readonly groups: readonly (readonly number[])[]
  /** All others, those together who must be in one group. */
  readonly units: readonly (readonly number[])[]
  /** Those pinned so that it cannot be. */
  readonly broken: readonly number[]
}

export interface Pinned {
  readonly before: readonly Before[]
  readonly together: readonly (readonly string[])[]
  readonly sizes: Sizes
}

/**
 * What of the pins can be: whoever may not meet is not brought together by a pin either. Who is not there, or works
 * alone, is passed over. Near linear in what is pinned, and the square of each group.
 */
export function pinsOf(
  { before, together, sizes }: Pinned,
  numbers: ReadonlyMap<string, number>,
  fitting: Fitting,
): Pins {
  const known = (ids: readonly string[]) =>
    [...new Set(ids)].map((id) => numbers.get(id)).filter((one) => one !== undefined)
  const whole = groupsOf(before.filter(({ pinned }) => pinned).map(({ members }) => known(members)))
  const [groups, impossible] = parted(whole, (group) => mayStay(group, fitting))
  const settled = new Set(whole.flat())
  const [units, torn] = parted(
    joined(numbers.size, together.map(known)).filter(
      (unit) => !unit.every((one) => settled.has(one)),
    ),
    (unit) =>
      unit.length <= sizes.most &&
      !unit.some((one) => settled.has(one)) &&
      mayBeGroup(fitting, unit),
  )
  const broken = [...impossible, ...torn.map((unit) => unit.filter((one) => !settled.has(one)))]
  return { groups, units, broken: broken.flat() }
}

function mayStay(group: readonly number[], fitting: Fitting): boolean {
  return group.length <= greatestSize && mayBeGroup(fitting, group)
}

/** Nobody is in two groups, and one is no group. */
function groupsOf(groups: readonly (readonly number[])[]): number[][] {
  const seen = new Set<number>()
  return groups
    .map((group) => group.filter((one) => !seen.has(one) && seen.add(one)))
    .filter((group) => group.length > 1)
    .map((group) => group.toSorted((one, other) => one - other))
}

/** All numbers below a count, those of one set together; sets that overlap are one. */
function joined(count: number, sets: readonly (readonly number[])[]): number[][] {
  const setOf = Array.from({ length: count }, (_, one) => [one])
  for (const [first, ...others] of sets) {
    if (first === undefined) continue
    for (const other of others) {
      const [mine, theirs] = [setOf[first]!, setOf[other]!]
      if (mine === theirs) continue
      mine.push(...theirs)
      for (const one of theirs) setOf[one] = mine
    }
  }
  return [...new Set(setOf)].map((set) => set.toSorted((one, other) => one - other))
}

function parted<One>(all: readonly One[], holds: (one: One) => boolean): [One[], One[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))]
}
