import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { someAskings, type Asking } from '../../../test/askings.ts'
import type { Learner } from '../learner.ts'
import { mayMeet } from '../meet.ts'
import type { Pair } from './asked.ts'
import { formGroups } from './form.ts'
import type { Counts, Plan } from './plan.ts'
import type { Sizes } from './sizes.ts'

// Everything is said once more here, in sets and without haste; nothing is shared with the engine but `mayMeet`.

const isWilling = ({ pursuits }: Learner) => pursuits.some((one) => one.open && one.stage !== 'met')
const isPair = (pairs: readonly Pair[], one: Learner, other: Learner) =>
  pairs.some(([a, b]) => (a === one.id && b === other.id) || (b === one.id && a === other.id))
const pairsIn = <One>(all: readonly One[]) =>
  all.flatMap((one, at) => all.slice(0, at).map((other) => [one, other] as const))

function isAllowed(group: readonly Learner[], { apart, together, learners }: Asking): boolean {
  const willing = new Set(learners.filter(isWilling).map(({ id }) => id))
  const ids = new Set(group.map(({ id }) => id))
  const isWhole = together.every((set) => {
    const there = set.filter((id) => willing.has(id))
    return there.every((id) => ids.has(id)) || there.every((id) => !ids.has(id))
  })
  const haveTime =
    group.reduce((common, { free }) => common & free, -1) !== 0 ||
    group[0]!.classrooms.some((room) => group.every(({ classrooms }) => classrooms.includes(room)))
  return (
    isWhole &&
    haveTime &&
    pairsIn(group).every(([one, other]) => mayMeet(one, other) && !isPair(apart, one, other))
  )
}

/** Every way to seat these learners with so many left over. */
function* partitions(
  left: readonly Learner[],
  over: number,
  asking: Asking,
): Generator<Learner[][]> {
  const [first, ...others] = left
  if (!first) {
    if (over === 0) yield []
    return
  }
  if (over > 0) yield* partitions(others, over - 1, asking)
  for (const mates of subsets(others, asking.sizes)) {
    const group = [first, ...mates]
    if (!isAllowed(group, asking)) continue
    const rest = others.filter((one) => !mates.includes(one))
    for (const groups of partitions(rest, over, asking)) yield [group, ...groups]
  }
}

function subsets(all: readonly Learner[], { least, most }: Sizes): Learner[][] {
  return all
    .reduce<Learner[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]])
    .filter(({ length }) => length + 1 >= least && length + 1 <= most)
}

const open = (one: Learner, goal: string, stages: readonly string[]) =>
  one.pursuits.some((mine) => mine.goal === goal && mine.open && stages.includes(mine.stage))
const underWay = ['working', 'asking']
const offers = (one: Learner, goal: string) =>
  open(one, goal, ['met']) && one.helping < one.atMost && !open(one, goal, ['asking'])
const requestsOf = (group: readonly Learner[]) =>
  group.flatMap((asker) =>
    asker.pursuits
      .filter(({ open, stage }) => open && stage === 'asking')
      .map(({ goal }) => ({ asker, goal, able: group.filter((one) => offers(one, goal)) })),
  )

function countsOf(groups: readonly (readonly Learner[])[], asking: Asking): Counts {
  const willing = asking.learners.filter(isWilling)
  const seated = groups.flat().length
  const purposeful = groups.flatMap((group) =>
    group.filter((one) =>
      one.pursuits.some(
        ({ goal }) =>
          open(one, goal, underWay) &&
          group.some((other) => other !== one && open(other, goal, underWay)),
      ),
    ),
  )
  const helped = groups.flatMap((group) => requestsOf(group).filter(({ able }) => able.length > 0))
  const given = groups.map(giveOut)
  const pairs = groups.flatMap(pairsIn)
  const repeats = pairs.filter(([one, other]) => isPair(asking.met, one, other)).length
  const mean = seated / groups.length
  const deviations = groups.map(({ length }) => (length - mean) ** 2)
  return {
    leftOver: willing.length - seated,
    purposeless: willing.length - purposeful.length,
    unhelped: requestsOf(willing).length - helped.length,
    overload: given.reduce((sum, { overload }) => sum + overload, 0),
    mostHelped: Math.max(
      0,
      ...willing.map(({ helping }) => helping),
      ...given.map((one) => one.most),
    ),
    repeats: Math.max(0, repeats - Math.floor(asking.keep * pairs.length + 1e-9)),
    unevenness: deviations.reduce((sum, one) => sum + one, 0) / Math.max(1, groups.length),
  }
}

/** Requests that only one could take first; each to who helps the asker already, or else has the least to carry. */
function giveOut(group: readonly Learner[]): { overload: number; most: number } {
  const helps = new Map(group.map((one) => [one, new Set<Learner>()]))
  const load = (one: Learner) => one.helping + helps.get(one)!.size
  const requests = requestsOf(group).filter(({ able }) => able.length > 0)
  const inOrder = [
    ...requests.filter(({ able }) => able.length === 1),
    ...requests.filter(({ able }) => able.length > 1),
  ]
  let overload = 0
  for (const { asker, able } of inOrder) {
    const free = able.filter((one) => load(one) < one.atMost)
    const least = free.toSorted((one, other) => load(one) - load(other))[0]
    const helper = able.find((one) => helps.get(one)!.has(asker)) ?? least
    if (helper) helps.get(helper)!.add(asker)
    else overload += 1
  }
  return { overload, most: Math.max(...group.map(load)) }
}

const levels = [
  'leftOver',
  'purposeless',
  'unhelped',
  'overload',
  'mostHelped',
  'repeats',
  'unevenness',
] as const
const vectorOf = (counts: Counts) => levels.map((level) => Math.round(counts[level] * 1e9) / 1e9)
const compare = (one: readonly number[], other: readonly number[]) =>
  one.map((value, at) => value - other[at]!).find((difference) => difference !== 0) ?? 0

/** The best counts that any plan has, and how many plans there are with as few left over. */
function best(asking: Asking): { vector: readonly number[]; plans: number } {
  const willing = asking.learners.filter(isWilling).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  for (let over = 0; ; over += 1) {
    const all = [...partitions(willing, over, asking)].map((groups) =>
      vectorOf(countsOf(groups, asking)),
    )
    if (all.length > 0) return { vector: all.toSorted(compare)[0]!, plans: all.length }
  }
}

function groupsOf(plan: Plan, { learners }: Asking): Learner[][] {
  const known = new Map(learners.map((one) => [one.id, one]))
  return plan.groups.map(({ members }) => members.map((id) => known.get(id)!))
}

test(
  'among all plans for a few learners there is none that is better',
  { timeout: 120_000 },
  () => {
    let asked = 0
    let plans = 0
    fc.assert(
      fc.property(someAskings(9), fc.string(), (asking, seed) => {
        const plan = formGroups({ ...asking, seed, effort: 12_000 })
        const optimum = best(asking)

        expect(vectorOf(plan.counts)).toEqual(optimum.vector)
        expect(vectorOf(countsOf(groupsOf(plan, asking), asking))).toEqual(optimum.vector)
        asked += 1
        plans += optimum.plans
      }),
      { numRuns: 250 },
    )
    console.log(`T-50 ${asked} requests for groups, ${plans} plans: none better than the one found`)
  },
)
