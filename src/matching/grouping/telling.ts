import { lowerBounds } from './bounds.ts'
import { seatable } from './field.ts'
import { Giving } from './giving.ts'
import { heaviestOf, mostHelping, repeatsAbove, sums, sumsOf, unevennessOf } from './measure.ts'
import type { Counts, Group, Help, LeftOver, Plan } from './plan.ts'
import { nowhere } from './seating.ts'
import type { Seats } from './seats.ts'
import type { Setting } from './setting.ts'
import { nearestSizes } from './sizes.ts'

type Members = readonly number[]

/** The plan that these seats are, in ids: what each group shares, who helps whom, who is left over and why. */
export function planOf(setting: Setting, { groupOf, isProven }: Seats): Plan {
  const { learners, alone, pins, field, asked } = setting
  const groups = [...pins.groups, ...groupsIn(groupOf)].toSorted(
    (one, other) => one[0]! - other[0]!,
  )
  const totals = sumsOf(setting.measure, groups)
  const bounds = lowerBounds(setting, totals[sums.seated]!)
  const leftOver = leftOverOf(setting, groups, bounds.leftOver)
  const giving = new Giving(setting.goals, learners)
  const isCertain = isProven || pins.broken.length > 0
  const somebodyOver = isCertain ? ('impossible' as const) : ('not-found' as const)
  return {
    groups: groups.map((members) => ({
      members: members.map((one) => learners[one]!.id),
      pinned: pins.groups.includes(members),
      goals: goalsOf(setting, members),
      ...helpIn(setting, giving, members),
      ...meetingOf(setting, members),
    })),
    leftOver,
    alone,
    counts: countsOf(setting, totals),
    bounds,
    seated: leftOver.length === 0 ? 'everybody' : somebodyOver,
    nearestSizes: nearestSizes(seatable(field), asked.sizes),
  }
}

function groupsIn(groupOf: Int32Array): Members[] {
  const groups = new Map<number, number[]>()
  for (const [learner, group] of groupOf.entries()) {
    if (group === nowhere) continue
    const members = groups.get(group)
    if (members) members.push(learner)
    else groups.set(group, [learner])
  }
  return [...groups.values()]
}

function countsOf({ learners, goals, asked }: Setting, totals: Float64Array): Counts {
  return {
    leftOver: learners.length - totals[sums.seated]!,
    purposeless: learners.length - totals[sums.purposeful]!,
    unhelped: goals.requests - totals[sums.helped]!,
    overload: totals[sums.overload]!,
    mostHelped: mostHelping(learners) + heaviestOf(totals),
    repeats: repeatsAbove(totals, asked.keep),
    unevenness: unevennessOf(totals),
  }
}

/** It is the sizes where no more are over than have to be; of others nothing is said but that no group was found. */
function leftOverOf(
  { learners, pins }: Setting,
  groups: readonly Members[],
  fewest: number,
): LeftOver[] {
  const seated = new Set(groups.flat())
  const broken = new Set(pins.broken)
  const over = [...learners.keys()].filter((one) => !seated.has(one))
  const why = over.length <= fewest ? 'sizes' : 'no-group'
  return over.map((one) => ({ learner: learners[one]!.id, why: broken.has(one) ? 'pins' : why }))
}

function goalsOf({ learners, goals }: Setting, members: Members): Group['goals'] {
  return goals.names
    .map((goal, bit) => ({
      goal,
      members: members
        .filter((one) => (goals.shares[one * goals.words + (bit >>> 5)]! >>> (bit & 31)) & 1)
        .map((one) => learners[one]!.id),
    }))
    .filter((shared) => shared.members.length > 1)
    .toSorted((one, other) => other.members.length - one.members.length)
}

function helpIn(
  { learners, goals }: Setting,
  giving: Giving,
  members: Members,
): Pick<Group, 'help' | 'waiting'> {
  const help: Help[] = []
  const waiting: Omit<Help, 'helper'>[] = []
  giving.giveOut(Int32Array.from(members), members.length, (asker, helper, bit) => {
    const asked = { asker: learners[asker]!.id, goal: goals.names[bit]! }
    if (helper === undefined) waiting.push(asked)
    else help.push({ ...asked, helper: learners[helper]!.id })
  })
  return { help, waiting }
}

function meetingOf({ fitting }: Setting, members: Members): Pick<Group, 'times' | 'classrooms'> {
  const { words, times, classrooms } = fitting
  const common = (word: number) =>
    members.reduce((bits, one) => bits & times[one * words + word]!, -1)
  return {
    times: common(0),
    classrooms: classrooms.filter((_, bit) => (common(1 + (bit >>> 5)) >>> (bit & 31)) & 1),
  }
}
