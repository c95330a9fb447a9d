import { describe, expect, test } from 'vitest'
import { aLearner, on } from '../../../test/learners.ts'
import type { Learner } from '../learner.ts'
import { inFull, type Asked } from './asked.ts'
import { lowerBounds } from './bounds.ts'
import type { Counts } from './plan.ts'
import { settingOf } from './setting.ts'

function bounds(learners: readonly Learner[], asked: Partial<Asked> = {}): Counts {
  return lowerBounds(settingOf(inFull({ learners, seed: '', ...asked })), learners.length)
}
const at = (id: string, ...goals: readonly string[]) =>
  aLearner(id, { pursuits: goals.map((goal) => on(goal)) })

describe('learners who share no goal in any group', () => {
  test('are those who are alone at all their goals', () => {
    const learners = [at('a', 'maps', 'own'), at('b', 'maps'), at('c', 'hers'), at('d', 'x', 'y')]
    expect(bounds(learners).purposeless).toBe(2)
  })

  test('are not fewer for those who only met the goal, or would be alone with it', () => {
    const learners = [
      at('a', 'maps'),
      aLearner('b', { pursuits: [on('maps', 'met'), on('seeds')] }),
      aLearner('c', { pursuits: [on('maps', 'working', false), on('seeds')] }),
    ]
    expect(bounds(learners).purposeless).toBe(1)
  })

  test('are as many whoever may not meet whom, so that a bound tells on nobody', () => {
    const learners = [at('a', 'maps'), at('b', 'maps'), at('c', 'seeds'), at('d', 'seeds')]
    const blocked = learners.map((one) => ({ ...one, apart: new Set(['a', 'b', 'c', 'd']) }))
    expect(bounds(blocked)).toEqual(bounds(learners))
  })
})

describe('requests that nobody can help with', () => {
  const asker = aLearner('a', { pursuits: [on('maps', 'asking'), on('knots', 'asking')] })
  const helper = aLearner('h', { pursuits: [on('maps', 'met'), on('own')] })

  test('are those on goals that nobody here offers help with', () => {
    expect(bounds([asker, helper]).unhelped).toBe(1)
  })

  test('are more where the only one to help has no room', () => {
    expect(bounds([asker, { ...helper, helping: 2 }]).unhelped).toBe(2)
  })

  test('are more where the only one to help works alone now', () => {
    const alone = { ...helper, pursuits: [on('maps', 'met'), on('own', 'working', false)] }
    expect(bounds([asker, alone]).unhelped).toBe(2)
  })
})

test('nobody helps fewer than they help already', () => {
  const learners = [at('a', 'm'), { ...at('b', 'm'), helping: 3 }, at('c', 'm')]
  expect(bounds(learners).mostHelped).toBe(3)
})

describe('how many are left over', () => {
  const seven = Array.from({ length: 7 }, (_, one) => at(`p${one}`, 'maps'))

  test('is what the sizes leave', () => {
    expect(bounds(seven).leftOver).toBe(0)
    expect(bounds(seven, { sizes: { least: 4, most: 5 } }).leftOver).toBe(2)
  })

  test('is counted without the groups that are pinned, and with those that cannot be as pinned', () => {
    const before = [{ members: ['p0', 'p1', 'p2'], pinned: true }]
    const sizes = { least: 4, most: 4 }
    expect(bounds(seven, { before, sizes }).leftOver).toBe(0)
    expect(bounds(seven, { together: [['p0', 'p1', 'p2', 'p3', 'p4', 'p5']] }).leftOver).toBe(7)
  })
})

test('the least unevenness is that of the most even groups, and unknown where some are pinned', () => {
  const learners = Array.from({ length: 11 }, (_, one) => at(`p${one}`, 'maps'))
  const before = [{ members: ['p0', 'p1', 'p2'], pinned: true }]
  expect(bounds(learners).unevenness).toBeCloseTo(2 / 9, 12)
  expect(bounds(learners, { before }).unevenness).toBe(0)
})
