import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { someAskings, type Asking } from '../../../test/askings.ts'
import { on } from '../../../test/learners.ts'
import type { Learner } from '../learner.ts'
import { mayMeet } from '../meet.ts'
import type { Asked } from './asked.ts'
import { formGroups } from './form.ts'
import type { Counts, Group, Plan } from './plan.ts'

let plans = 0
const form = (asked: Asked): Plan => {
  plans += 1
  return formGroups({ effort: 300, ...asked })
}

afterAll(() => {
  console.log(`T-51 ${plans} plans for groups held what every plan promises`)
})

const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id)
const isWilling = ({ pursuits }: Learner) => pursuits.some((one) => one.open && one.stage !== 'met')
const pairsIn = <One>(all: readonly One[]) =>
  all.flatMap((one, at) => all.slice(0, at).map((other) => [one, other] as const))
const membersOf = ({ groups }: Plan) => groups.map(({ members }) => members)
const over = ({ leftOver }: Plan) => leftOver.map(({ learner }) => learner)
const inOrder = ({ ...counts }: Counts) => [
  counts.leftOver,
  counts.purposeless,
  counts.unhelped,
  counts.overload,
  counts.mostHelped,
  counts.repeats,
  Math.round(counts.unevenness * 1e9),
]
const compare = (one: Counts, other: Counts) =>
  inOrder(one)
    .map((value, at) => value - inOrder(other)[at]!)
    .find((difference) => difference !== 0) ?? 0

/** Of every request for groups: the plan that comes of it, and its learners by id. */
function forEveryPlan(
  holds: (plan: Plan, asking: Asking, learner: (id: string) => Learner) => void,
  most = 12,
): void {
  fc.assert(
    fc.property(someAskings(most), fc.string(), (asking, seed) => {
      const known = new Map(asking.learners.map((one) => [one.id, one]))
      holds(form({ ...asking, seed }), asking, (id) => known.get(id)!)
    }),
    { numRuns: 150 },
  )
}

function forEveryGroup(
  holds: (group: Group, members: readonly Learner[], asking: Asking) => void,
): void {
  forEveryPlan((plan, asking, learner) => {
    for (const group of plan.groups) holds(group, group.members.map(learner), asking)
  })
}

describe('everybody', () => {
  test('who would be in a group is in one or left over, once; who works alone is only named as alone', () => {
    forEveryPlan((plan, { learners }) => {
      const willing = ids(learners.filter(isWilling))
      const others = ids(learners.filter((one) => !isWilling(one)))

      expect([...membersOf(plan).flat(), ...over(plan)].toSorted()).toEqual(willing.toSorted())
      expect([...plan.alone].toSorted()).toEqual(others.toSorted())
      expect(plan.counts.leftOver).toBe(plan.leftOver.length)
      expect(plan.seated === 'everybody').toBe(plan.leftOver.length === 0)
    })
  })

  test('in a group may meet everybody else in it, whoever kept whom apart', () => {
    forEveryGroup((_, members, { apart }) => {
      for (const [one, other] of pairsIn(members)) {
        expect(mayMeet(one, other)).toBe(true)
        expect(apart).not.toContainEqual([one.id, other.id])
        expect(apart).not.toContainEqual([other.id, one.id])
      }
    })
  })

  test('of a set that must be together is in one group, or none of them is in any', () => {
    forEveryPlan((plan, { together, learners }) => {
      const willing = new Set(ids(learners.filter(isWilling)))
      for (const set of together) {
        const there = set.filter((id) => willing.has(id))
        const groups = there.map((id) => membersOf(plan).findIndex((group) => group.includes(id)))
        expect(new Set(groups).size).toBeLessThanOrEqual(1)
      }
    })
  })
})

describe('a group', () => {
  test('has as many members as were asked for, in the order of their ids', () => {
    forEveryGroup(({ members }, _, { sizes }) => {
      expect(members.length).toBeGreaterThanOrEqual(sizes.least)
      expect(members.length).toBeLessThanOrEqual(sizes.most)
      expect(members.toSorted()).toEqual(members)
    })
  })

  test('has a time at which all are free, or a classroom in which all are, and says which', () => {
    forEveryGroup(({ times, classrooms }, members) => {
      expect(times).toBe(members.reduce((common, { free }) => common & free, -1))
      for (const room of classrooms) {
        expect(members.every((one) => one.classrooms.includes(room))).toBe(true)
      }
      expect(times !== 0 || classrooms.length > 0).toBe(true)
    })
  })

  test('shares just the goals on which two or more of it are under way and open', () => {
    forEveryGroup(({ goals }, members) => {
      const open = members.flatMap(({ id, pursuits }) =>
        pursuits.filter((one) => one.open && one.stage !== 'met').map(({ goal }) => ({ goal, id })),
      )
      const names = [...new Set(open.map(({ goal }) => goal))]
      const shared = names
        .map((goal) => ({ goal, members: ids(open.filter((one) => one.goal === goal)) }))
        .filter((one) => one.members.length > 1)
      const byName = (one: { goal: string }, other: { goal: string }) =>
        one.goal < other.goal ? -1 : 1

      expect(goals.toSorted(byName)).toEqual(shared.toSorted(byName))
      expect(goals.map((one) => one.members.length)).toEqual(
        goals.map((one) => one.members.length).toSorted((one, other) => other - one),
      )
    })
  })

  test('answers every request that somebody in it offers help with, or says that it waits', () => {
    forEveryGroup(({ help, waiting }, members) => {
      const has = (id: string, goal: string, stage: string) =>
        members.some(
          (one) =>
            one.id === id &&
            one.pursuits.some((mine) => mine.goal === goal && mine.stage === stage && mine.open),
        )
      for (const { asker, helper, goal } of help) {
        expect(asker).not.toBe(helper)
        expect(has(asker, goal, 'asking') && has(helper, goal, 'met')).toBe(true)
      }
      for (const { asker, goal } of waiting) expect(has(asker, goal, 'asking')).toBe(true)
      const said = [...help, ...waiting].map(({ asker, goal }) => `${asker} ${goal}`)
      expect(new Set(said).size).toBe(said.length)
    })
  })

  test('asks nobody to help more people than they said they would, with those they help already', () => {
    forEveryGroup(({ help }, members) => {
      for (const { id, helping, atMost } of members) {
        const asked = new Set(help.filter(({ helper }) => helper === id).map(({ asker }) => asker))
        expect(asked.size === 0 || helping + asked.size <= atMost).toBe(true)
      }
    })
  })
})

describe('the counts', () => {
  test('are what the groups show', () => {
    forEveryPlan((plan, { learners }) => {
      const sharing = new Set(
        plan.groups.flatMap(({ goals }) => goals.flatMap((one) => one.members)),
      )
      const requests = learners
        .filter(isWilling)
        .flatMap(({ pursuits }) => pursuits.filter((one) => one.open && one.stage === 'asking'))
      const answered = plan.groups.flatMap(({ help, waiting }) => [...help, ...waiting])

      expect(plan.counts.purposeless).toBe(learners.filter(isWilling).length - sharing.size)
      expect(plan.counts.unhelped).toBe(requests.length - answered.length)
      expect(plan.counts.overload).toBe(plan.groups.flatMap(({ waiting }) => waiting).length)
    })
  })

  test('are never below their bounds', () => {
    forEveryPlan(({ counts, bounds }) => {
      for (const [at, bound] of inOrder(bounds).entries()) {
        expect(inOrder(counts)[at]).toBeGreaterThanOrEqual(bound)
      }
    })
  })

  test('are as good as those of the groups it begins with, and as those there were before', () => {
    forEveryPlan((plan, asking) => {
      const before = membersOf(plan).map((members) => ({ members, pinned: false }))
      const again = form({ ...asking, before, seed: 'another', effort: 20 })

      expect(compare(again.counts, plan.counts)).toBeLessThanOrEqual(0)
    })
  })

  test('only better where more changes are weighed, if anybody may be with anybody', () => {
    fc.assert(
      fc.property(someAskings(12), fc.string(), ({ learners, sizes, met }, seed) => {
        const asked = {
          learners: learners.map((one) => ({
            ...one,
            organisation: 'school',
            classrooms: ['room'],
            band: 2,
            languages: ['en'],
            apart: new Set<string>(),
          })),
          sizes,
          met,
          seed,
        }
        const [none, some, many] = [0, 200, 1500].map((effort) => form({ ...asked, effort }).counts)

        expect(compare(some!, none!)).toBeLessThanOrEqual(0)
        expect(compare(many!, some!)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the same is asked', () => {
  test('again: the answer is the same to the last sign', () => {
    fc.assert(
      fc.property(someAskings(12), fc.string(), (asking, seed) => {
        const [one, other] = [0, 1].map(() => JSON.stringify(form({ ...asking, seed })))
        expect(other).toBe(one)
      }),
    )
  })

  test('in another order of learners, of their goals, of pairs: the answer is the same', () => {
    forEveryPlan((_, asking) => {
      const turned = {
        ...asking,
        learners: asking.learners
          .toReversed()
          .map((one) => ({ ...one, pursuits: one.pursuits.toReversed() })),
        apart: asking.apart.toReversed().map(([one, other]) => [other, one] as const),
        met: asking.met.toReversed().map(([one, other]) => [other, one] as const),
        together: asking.together.map((set) => set.toReversed()),
      }
      expect(form({ ...turned, seed: 's' })).toEqual(form({ ...asking, seed: 's' }))
    })
  })

  test('with every goal called something else: the groups and the counts are the same', () => {
    const others = fc.shuffledSubarray(['a', 'z', 'm', 'q', 'c', 'x', 'b'], { minLength: 7 })
    fc.assert(
      fc.property(someAskings(12), others, (asking, names) => {
        const renamed = asking.learners.map((one) => ({
          ...one,
          pursuits: one.pursuits.map((mine) => ({
            ...mine,
            goal: names[Number(mine.goal.slice(1)) - 1]!,
          })),
        }))
        const [one, other] = [asking.learners, renamed].map((learners) =>
          form({ ...asking, learners, seed: 's' }),
        )

        expect(membersOf(other!)).toEqual(membersOf(one!))
        expect(other!.counts).toEqual(one!.counts)
        expect(other!.leftOver).toEqual(one!.leftOver)
      }),
      { numRuns: 150 },
    )
  })

  test('with somebody twice, or with a pursuit twice: the answer is the same', () => {
    forEveryPlan((_, asking) => {
      const twice = [
        ...asking.learners,
        ...asking.learners.map((one) => ({ ...one, pursuits: [...one.pursuits, ...one.pursuits] })),
      ]
      expect(form({ ...asking, learners: twice, seed: 's' })).toEqual(
        form({ ...asking, seed: 's' }),
      )
    })
  })
})

describe('whoever works alone', () => {
  const aloneNow = (one: Learner): Learner => ({
    ...one,
    pursuits: one.pursuits.map((mine) => ({ ...mine, open: false })),
  })

  test('changes nothing for the others: it is as if they were not there', () => {
    forEveryPlan((_, asking) => {
      const [first, ...others] = asking.learners
      const asked = { ...asking, seed: 's' }
      const there = form({ ...asked, learners: [aloneNow(first!), ...others] })
      const away = form({ ...asked, learners: others })

      expect({ ...there, alone: [] }).toEqual({ ...away, alone: [] })
      expect(there.alone).toContain(first!.id)
    })
  })

  test('is back as before when they would have company again', () => {
    forEveryPlan((_, asking) => {
      const asked = { ...asking, seed: 's' }
      const before = form(asked)
      form({ ...asked, learners: asking.learners.map(aloneNow) })
      expect(form(asked)).toEqual(before)
    })
  })
})

describe('whom somebody never wants to meet', () => {
  const unblocked = (one: Learner): Learner => ({ ...one, apart: new Set() })

  test('is told by no bound, by no list of those alone, and by no reason', () => {
    forEveryPlan((plan, asking) => {
      const asked = { ...asking, together: [], seed: 's' }
      const blocked = form(asked)
      const open = form({ ...asked, learners: asking.learners.map(unblocked) })
      const bounds = (one: Plan) => inOrder(one.bounds).slice(0, -1)

      expect(bounds(blocked)).toEqual(bounds(open))
      expect(blocked.alone).toEqual(open.alone)
      expect(blocked.nearestSizes).toEqual(open.nearestSizes)
      for (const { why } of plan.leftOver) expect(['sizes', 'pins', 'no-group']).toContain(why)
    })
  })
})

describe('pinned whole', () => {
  test('a group stays as it is while the others change', () => {
    forEveryPlan((plan, asking) => {
      const [kept, ...others] = membersOf(plan)
      if (!kept) return
      const before = [
        { members: kept, pinned: true },
        ...others.map((members) => ({ members, pinned: false })),
      ]
      const again = form({ ...asking, before, seed: 'another' })

      expect(again.groups.filter(({ pinned }) => pinned).map(({ members }) => members)).toEqual([
        kept,
      ])
      expect(compare(again.counts, plan.counts)).toBeLessThanOrEqual(0)
    })
  })
})

describe('one more who offers help', () => {
  test('leaves no more requests without help', () => {
    fc.assert(
      fc.property(someAskings(8), fc.integer({ min: 1, max: 7 }), (asking, goal) => {
        const [first, ...others] = asking.learners
        const helped = {
          ...first!,
          helping: 0,
          atMost: 30,
          pursuits: [
            ...first!.pursuits.filter((one) => one.goal !== `g${goal}`),
            on(`g${goal}`, 'met'),
          ],
        }
        const without = { ...helped, pursuits: helped.pursuits.slice(0, -1) }
        const [less, more] = [without, helped].map(
          (one) => form({ ...asking, learners: [one, ...others], seed: 's', effort: 6000 }).counts,
        )
        expect(inOrder(more!).slice(0, 2)).toEqual(inOrder(less!).slice(0, 2))
        expect(more!.unhelped).toBeLessThanOrEqual(less!.unhelped)
      }),
      { numRuns: 60 },
    )
  })
})
