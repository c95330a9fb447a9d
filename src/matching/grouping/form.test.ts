import { describe, expect, test } from 'vitest'
import { aLearner, on } from '../../../test/learners.ts'
import type { Learner } from '../learner.ts'
import type { Asked } from './asked.ts'
import { formGroups } from './form.ts'
import type { Plan } from './plan.ts'

const form = (learners: readonly Learner[], asked: Partial<Asked> = {}): Plan =>
  formGroups({ learners, seed: 'a day in May', ...asked })
const membersOf = ({ groups }: Plan) => groups.map(({ members }) => members.join(' '))
const many = (count: number, differing: (at: number) => Partial<Learner> = () => ({})) =>
  Array.from({ length: count }, (_, at) =>
    aLearner(`p${String(at).padStart(2, '0')}`, { pursuits: [on('maps')], ...differing(at) }),
  )

/**
 * Eight would be in a group, and Ina works alone. Only Ben is at tides beside Gil, so these two want each other; only
 * Hana is at looms, so that she has nobody to share it with wherever she sits. Cem and Dora ask for help with seeds;
 * Eli and Fay offer it, each to one. Nobody offers help with knots, which Ada asks for.
 */
const room: readonly Learner[] = [
  aLearner('Ada', { pursuits: [on('maps'), on('knots', 'asking')] }),
  aLearner('Ben', { pursuits: [on('tides')] }),
  aLearner('Cem', { pursuits: [on('maps'), on('seeds', 'asking')] }),
  aLearner('Dora', { pursuits: [on('drums'), on('seeds', 'asking')] }),
  aLearner('Eli', { pursuits: [on('maps'), on('seeds', 'met')], atMost: 1 }),
  aLearner('Fay', { pursuits: [on('drums'), on('seeds', 'met')], atMost: 1 }),
  aLearner('Gil', { pursuits: [on('tides'), on('maps', 'met', false)] }),
  aLearner('Hana', { pursuits: [on('looms')] }),
  aLearner('Ina', { pursuits: [on('maps', 'working', false), on('drums', 'met')] }),
]

describe('worked out by hand', () => {
  const plan = form(room)

  test('there are two groups of four, in which everybody has what can be had', () => {
    const [first, second] = plan.groups
    const together = (one: string, other: string) =>
      plan.groups.some(({ members }) => members.includes(one) && members.includes(other))

    expect(plan.groups.map(({ members }) => members.length)).toEqual([4, 4])
    expect(together('Ben', 'Gil')).toBe(true)
    expect(together('Dora', 'Fay')).toBe(true)
    expect(first!.members.filter((one) => second!.members.includes(one))).toEqual([])
  })

  test('the counts are the bounds: Hana shares nothing anywhere, and nobody helps with knots', () => {
    const counts = {
      leftOver: 0,
      purposeless: 1,
      unhelped: 1,
      overload: 0,
      mostHelped: 1,
      repeats: 0,
      unevenness: 0,
    }
    expect(plan.counts).toEqual(counts)
    expect(plan.bounds).toEqual({ ...counts, mostHelped: 0 })
  })

  test('each group says what it shares, who helps whom, and when it can meet', () => {
    const group = plan.groups.find(({ members }) => members.includes('Cem'))!
    expect(group).toMatchObject({
      pinned: false,
      waiting: [],
      times: 0x0fff_ffff,
      classrooms: ['class'],
    })
    expect(group.goals[0]).toEqual({ goal: 'maps', members: ['Ada', 'Cem', 'Eli'] })
    expect(group.help).toContainEqual({ asker: 'Cem', helper: 'Eli', goal: 'seeds' })
  })

  test('Ina is alone and not left out', () => {
    expect(plan).toMatchObject({ alone: ['Ina'], leftOver: [], seated: 'everybody' })
    expect(JSON.stringify(plan.groups)).not.toContain('Ina')
  })

  test('three who were together are not together again, unless all pairs may be kept', () => {
    const met = [
      ['Ada', 'Cem'],
      ['Cem', 'Eli'],
      ['Eli', 'Ada'],
    ] as const
    expect(form(room, { met, keep: 0 }).counts).toMatchObject({ purposeless: 1, repeats: 3 })
    expect(form(room, { met, keep: 1 }).counts.repeats).toBe(0)
  })

  test('a pair that must not be together is not, though somebody then shares nothing', () => {
    const apart = [['Gil', 'Ben']] as const
    expect(form(room, { apart }).counts).toMatchObject({ leftOver: 0, purposeless: 3 })
  })
})

describe('sizes', () => {
  test.each([
    [6, [5, 1]],
    [7, [5, 2]],
    [11, [10, 1]],
  ])(
    'fours and fives cannot seat %i: it is said, and which sizes would do',
    (count, [seated, over]) => {
      const plan = form(many(count), { sizes: { least: 4, most: 5 } })

      expect(plan.seated).toBe('impossible')
      expect(plan.groups.flatMap(({ members }) => members)).toHaveLength(seated!)
      expect(plan.leftOver.map(({ why }) => why)).toEqual(
        Array.from({ length: over! }, () => 'sizes'),
      )
      expect(plan.bounds.leftOver).toBe(over)
      expect(plan.nearestSizes).toContainEqual({ least: 3, most: 5 })
    },
  )

  test('nobody, one or two are no group of three', () => {
    for (const count of [0, 1, 2]) {
      const plan = form(many(count))
      expect(plan.groups).toEqual([])
      expect(plan.leftOver).toHaveLength(count)
      expect(plan.seated).toBe(count === 0 ? 'everybody' : 'impossible')
    }
    expect(form(many(2)).nearestSizes).toEqual([{ least: 2, most: 5 }])
    expect(form(many(1)).nearestSizes).toEqual([])
  })

  test('a class that comes out is not told of other sizes', () => {
    expect(form(many(28), { effort: 300 }).nearestSizes).toEqual([])
  })
})

describe('where somebody has to be left over', () => {
  test('it is proven, and said of nobody why they may not meet', () => {
    const learners = many(6, (at) => ({
      apart: new Set(at === 0 ? ['p01', 'p02', 'p03', 'p04'] : []),
    }))
    const plan = form(learners, { sizes: { least: 3, most: 3 } })

    expect(plan.seated).toBe('impossible')
    expect(plan.counts.leftOver).toBe(3)
    expect(plan.bounds.leftOver).toBe(0)
    expect(new Set(plan.leftOver.map(({ why }) => why))).toEqual(new Set(['no-group']))
    expect(JSON.stringify(plan)).not.toMatch(/apart|block|barrier/)
  })

  test('two schools, two bands and two languages are not brought together for the number’s sake', () => {
    const kinds = [
      { organisation: 'school' },
      { organisation: 'college' },
      { band: 7 },
      { languages: ['sm'] },
    ]
    const plan = form(
      many(8, (at) => kinds[at % 4]!),
      { sizes: { least: 2, most: 8 } },
    )
    expect(membersOf(plan)).toEqual(['p00 p04', 'p01 p05', 'p02 p06', 'p03 p07'])
  })

  test('groups that are hard to see are found where few changes are weighed', () => {
    const slots = [0b0001, 0b0010, 0b0100]
    const learners = many(9, (at) => ({
      classrooms: [],
      free: slots[at % 3]! | (at < 2 ? 0b1000 : 0),
    }))
    for (const effort of [0, 10, 1000]) {
      expect(membersOf(form(learners, { effort, sizes: { least: 3, most: 3 } }))).toEqual([
        'p00 p03 p06',
        'p01 p04 p07',
        'p02 p05 p08',
      ])
    }
  })
})

describe('pins', () => {
  test('that cannot be leave over those who are pinned, and nobody else', () => {
    const plan = form(many(9), { together: [['p00', 'p01', 'p02', 'p03', 'p04', 'p05']] })

    expect(plan.leftOver.map(({ why }) => why)).toEqual(Array.from({ length: 6 }, () => 'pins'))
    expect(membersOf(plan)).toEqual(['p06 p07 p08'])
    expect(plan).toMatchObject({ seated: 'impossible', bounds: { leftOver: 6 } })
  })

  test('that contradict each other cannot be', () => {
    const plan = form(many(6), { together: [['p00', 'p01']], apart: [['p01', 'p00']] })
    expect(plan.leftOver.map(({ learner }) => learner)).toEqual(['p00', 'p01'])
  })

  test('bring nobody together who may not meet', () => {
    const learners = many(6, (at) => ({ apart: new Set(at === 0 ? ['p01'] : []) }))
    const before = [{ members: ['p00', 'p01', 'p02'], pinned: true }]
    const plan = form(learners, { before })

    expect(membersOf(plan)).toEqual(['p03 p04 p05'])
    expect(plan.leftOver.map(({ why }) => why)).toEqual(['pins', 'pins', 'pins'])
  })

  test('keep a group as it is, whatever its size; its pairs and its help count', () => {
    const before = [{ members: ['Ben', 'Hana'], pinned: true }]
    const plan = form(room, { before })
    const kept = plan.groups.find(({ pinned }) => pinned)!

    expect(kept.members).toEqual(['Ben', 'Hana'])
    expect(plan.counts).toMatchObject({ leftOver: 0, purposeless: 3 })
    expect(plan.bounds.unevenness).toBe(0)
  })

  test('of who works alone now are let go', () => {
    const before = [{ members: ['Ina', 'Ada', 'Ben', 'Cem'], pinned: true }]
    const kept = form(room, { before }).groups.find(({ pinned }) => pinned)!
    expect(kept.members).toEqual(['Ada', 'Ben', 'Cem'])
  })
})

describe('the groups there were', () => {
  test('remain where nothing is better', () => {
    const first = form(room)
    const before = first.groups.map(({ members }) => ({ members, pinned: false }))
    expect(form(room, { before, effort: 0, seed: 'other' }).counts).toEqual(first.counts)
  })

  test('may have people in them who are gone, or who may not meet any more', () => {
    const before = [
      { members: ['p00', 'gone', 'p01', 'p02'], pinned: false },
      { members: ['p03', 'p04', 'p05', 'p00'], pinned: false },
    ]
    const learners = many(6, (at) => ({ apart: new Set(at === 3 ? ['p04'] : []) }))
    const plan = form(learners, { before, sizes: { least: 3, most: 3 } })

    expect(plan.counts.leftOver).toBe(0)
    expect(plan.groups.find(({ members }) => members.includes('p03'))!.members).not.toContain('p04')
  })
})

test('groups for a class of 28 are formed in less than a second, whatever else the machine does', () => {
  const begun = performance.now()
  const plan = form(
    many(28, (at) => ({
      pursuits: [on(`g${at % 9}`), on(`h${at % 7}`, 'asking'), on(`h${at % 5}`, 'met')],
    })),
  )
  expect(plan.counts.leftOver).toBe(0)
  expect(performance.now() - begun).toBeLessThan(1000)
})
