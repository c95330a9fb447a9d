import { describe, expect, test } from 'vitest'
import { aLearner, on } from '../../../test/learners.ts'
import type { Learner } from '../learner.ts'
import { inFull, type Asked } from './asked.ts'
import type { Plan } from './plan.ts'
import { seatsOf } from './seats.ts'
import { settingOf } from './setting.ts'
import { planOf } from './telling.ts'

/** What is told of these places; learners are a, b, c and so on. */
function told(
  learners: readonly Learner[],
  places: readonly number[],
  asked: Partial<Asked> = {},
): Plan {
  const setting = settingOf(inFull({ learners, seed: '', ...asked }))
  return planOf(setting, { groupOf: Int32Array.from(places), isProven: false })
}
const learner = (id: string, differing: Partial<Learner> = {}) =>
  aLearner(id, { pursuits: [on('maps')], ...differing })
const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => learner(id))

describe('of groups', () => {
  test('the one with the first learner is told first, whatever its number', () => {
    const plan = told(six, [1, 0, 1, 0, 1, 0])
    expect(plan.groups.map(({ members }) => members.join(''))).toEqual(['ace', 'bdf'])
  })

  test('the goal of most is told first, with who shares it', () => {
    const [a, b, c] = [
      learner('a', { pursuits: [on('tides'), on('maps')] }),
      learner('b', { pursuits: [on('tides'), on('maps'), on('own')] }),
      learner('c'),
    ]
    expect(told([a, b, c], [0, 0, 0]).groups[0]!.goals).toEqual([
      { goal: 'maps', members: ['a', 'b', 'c'] },
      { goal: 'tides', members: ['a', 'b'] },
    ])
  })

  test('it is told when all are free, and nothing where only the classroom brings them together', () => {
    const free = [0b0110, 0b0011, 0b0111, 0, 0, 0]
    const { groups } = told(
      six.map((one, at) => ({ ...one, free: free[at]! })),
      [0, 0, 0, 1, 1, 1],
    )
    expect(groups.map(({ times, classrooms }) => [times, classrooms])).toEqual([
      [0b0010, ['class']],
      [0, ['class']],
    ])
  })

  test('help and waiting are told by name', () => {
    const learners = [
      learner('a', { pursuits: [on('maps'), on('knots', 'asking')] }),
      learner('b', { pursuits: [on('maps'), on('knots', 'asking')] }),
      learner('c', { pursuits: [on('maps'), on('knots', 'met')], atMost: 1 }),
    ]
    const plan = told(learners, [0, 0, 0])
    expect(plan.groups[0]).toMatchObject({
      help: [{ asker: 'a', helper: 'c', goal: 'knots' }],
      waiting: [{ asker: 'b', goal: 'knots' }],
    })
    expect(plan.counts).toMatchObject({ unhelped: 0, overload: 1, mostHelped: 1 })
  })
})

describe('of those left over', () => {
  test('it is said that no group was found, where sizes would have let them in', () => {
    const plan = told(six, [0, 0, 0, -1, -1, -1])
    expect(plan.leftOver).toEqual(['d', 'e', 'f'].map((one) => ({ learner: one, why: 'no-group' })))
    expect(plan.seated).toBe('not-found')
  })

  test('they share no goal and nobody helps them, in the counts', () => {
    const asking = six.map((one) => ({ ...one, pursuits: [on('maps', 'asking')] }))
    expect(told(asking, [0, 0, 0, -1, -1, -1]).counts).toMatchObject({
      leftOver: 3,
      purposeless: 3,
      unhelped: 6,
    })
  })

  test('it is the sizes where no more are over than these make', () => {
    const plan = told(six, [0, 0, 0, 0, 0, -1], { sizes: { least: 4, most: 5 } })
    expect(plan.leftOver).toEqual([{ learner: 'f', why: 'sizes' }])
  })
})

describe('seats', () => {
  const seats = (learners: readonly Learner[], asked: Partial<Asked> = {}) =>
    seatsOf(settingOf(inFull({ learners, seed: '', effort: 200, ...asked })))

  test('are nowhere for those of a pinned group, who sit already', () => {
    const before = [{ members: ['a', 'b', 'c'], pinned: true }]
    const { groupOf } = seats(six, { before })
    expect([...groupOf]).toEqual([-1, -1, -1, 0, 0, 0])
  })

  test('are as they were if the groups before were right and nothing is weighed', () => {
    const members = [
      ['a', 'c', 'e'],
      ['b', 'd', 'f'],
    ]
    const before = members.map((group) => ({ members: group, pinned: false }))
    const met = [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ] as const
    const { groupOf } = seats(six, { before, met, keep: 0 })
    expect(groupOf[0]).toBe(groupOf[2])
    expect(groupOf[0]).not.toBe(groupOf[1])
  })

  test('are proven not to be for all where only some may meet', () => {
    const learners = six.map((one) => ({
      ...one,
      apart: new Set(one.id === 'a' ? ['b', 'c', 'd', 'e'] : []),
    }))
    expect(seats(learners, { sizes: { least: 3, most: 3 } }).isProven).toBe(true)
    expect(seats(six, { sizes: { least: 3, most: 3 } }).isProven).toBe(false)
  })
})
