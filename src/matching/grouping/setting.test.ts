import { describe, expect, test } from 'vitest'
import { aLearner, on } from '../../../test/learners.ts'
import { inFull, type Asked } from './asked.ts'
import { settingOf, wouldBeInGroup } from './setting.ts'

const setting = (asked: Partial<Asked>) => settingOf(inFull({ learners: [], seed: '', ...asked }))
const open = (id: string) => aLearner(id, { pursuits: [on('maps')] })

describe('somebody would be in a group', () => {
  test.each([
    ['who is at something and open for company', [on('maps')], true],
    ['who asks for help', [on('maps', 'asking')], true],
    ['who is open on one goal of two', [on('maps', 'working', false), on('tides')], true],
    ['not who is alone at everything', [on('maps', 'working', false)], false],
    ['not who has only met goals, even if they offer help', [on('maps', 'met')], false],
    ['not who is at nothing', [], false],
  ])('%s', (_, pursuits, expected) => {
    expect(wouldBeInGroup(aLearner('a', { pursuits }))).toBe(expected)
  })
})

describe('learners', () => {
  test('are numbered by their ids, in the order of signs and not of any language', () => {
    const { learners, numbers } = setting({ learners: ['b', 'a', 'B', 'ä', 'a2'].map(open) })
    expect(learners.map(({ id }) => id)).toEqual(['B', 'a', 'a2', 'b', 'ä'])
    expect(numbers.get('b')).toBe(3)
  })

  test('who work alone have no number', () => {
    const { alone, numbers } = setting({ learners: [open('a'), aLearner('b'), aLearner('0')] })
    expect(alone).toEqual(['0', 'b'])
    expect([...numbers.keys()]).toEqual(['a'])
  })
})

test('whoever is kept apart for now does not fit, whichever way it was said', () => {
  const learners = ['a', 'b', 'c'].map(open)
  const one = setting({ learners, apart: [['a', 'b']] })
  const other = setting({
    learners,
    apart: [
      ['b', 'a'],
      ['a', 'nobody'],
      ['c', 'c'],
    ],
  })
  expect([...one.fitting.fits]).toEqual([0, 0, 1, 0, 0, 1, 1, 1, 0])
  expect(other.fitting.fits).toEqual(one.fitting.fits)
})
