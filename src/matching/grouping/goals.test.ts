import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aLearner, on, someLearners } from '../../../test/learners.ts'
import { numberGoals, ones, type Goals } from './goals.ts'

/** The goals of a learner in a row of bits. */
function namesIn({ names, words }: Goals, row: Int32Array, learner: number): string[] {
  return names
    .filter((_, bit) => (row[learner * words + (bit >>> 5)]! >>> (bit & 31)) & 1)
    .toSorted()
}

describe('the bits of a learner', () => {
  const [ada, ben, cem] = [
    aLearner('ada', { pursuits: [on('maps'), on('tides', 'asking'), on('seeds', 'met')] }),
    aLearner('ben', { pursuits: [on('maps', 'asking'), on('tides', 'met'), on('own')] }),
    aLearner('cem', { pursuits: [on('maps', 'met'), on('seeds', 'asking'), on('tides')] }),
  ]
  const goals = numberGoals([ada, ben, cem])

  test('say what is under way, what is asked and what is offered', () => {
    expect(namesIn(goals, goals.shares, 0)).toEqual(['maps', 'tides'])
    expect(namesIn(goals, goals.asks, 0)).toEqual(['tides'])
    expect(namesIn(goals, goals.offers, 0)).toEqual(['seeds'])
    expect(namesIn(goals, goals.offers, 1)).toEqual(['tides'])
    expect(namesIn(goals, goals.shares, 2)).toEqual(['seeds', 'tides'])
  })

  test('leave out a goal on which nobody could meet', () => {
    expect(goals.names.toSorted()).toEqual(['maps', 'seeds', 'tides'])
  })

  test('count every request, those included that nobody could answer', () => {
    const dora = aLearner('dora', { pursuits: [on('only hers', 'asking')] })
    expect(numberGoals([ada, ben, cem, dora]).requests).toBe(4)
  })
})

test('what is not open is neither shared nor asked nor offered', () => {
  const closed = [
    on('maps', 'working', false),
    on('tides', 'asking', false),
    on('seeds', 'met', false),
  ]
  const learners = ['a', 'b'].map((id) => aLearner(id, { pursuits: closed }))
  expect(numberGoals(learners)).toMatchObject({ names: [], requests: 0 })
})

test('who has no room for one more offers nothing', () => {
  const busy = aLearner('busy', { pursuits: [on('maps', 'met')], helping: 2, atMost: 2 })
  const asker = aLearner('asker', { pursuits: [on('maps', 'asking')] })
  expect(numberGoals([busy, asker]).names).toEqual([])
  expect(numberGoals([{ ...busy, atMost: 3 }, asker]).names).toEqual(['maps'])
})

test('nobody offers themself help with what they ask', () => {
  const both = aLearner('both', { pursuits: [on('maps', 'asking'), on('maps', 'met')] })
  const other = aLearner('other', { pursuits: [on('maps', 'met')] })
  const goals = numberGoals([both, other])
  expect(namesIn(goals, goals.offers, 0)).toEqual([])
  expect(namesIn(goals, goals.asks, 0)).toEqual(['maps'])
})

test('more goals than bits in a word go into the next', () => {
  const pursuits = Array.from({ length: 70 }, (_, at) => on(`g${at}`))
  const goals = numberGoals([aLearner('a', { pursuits }), aLearner('b', { pursuits })])
  expect(goals.words).toBe(3)
  expect(namesIn(goals, goals.shares, 1)).toEqual(pursuits.map(({ goal }) => goal).toSorted())
})

test('nobody at all has no goals, and one word of them', () => {
  expect(numberGoals([])).toMatchObject({ words: 1, names: [], requests: 0 })
})

test('goals are numbered by who is at them, whatever they are called', () => {
  const crowd = someLearners({ least: 2, most: 8 })
  const called = fc.shuffledSubarray(['v', 'a', 'k', 'z', 'c'], { minLength: 5 })
  fc.assert(
    fc.property(crowd, called, (learners, names) => {
      const renamed = learners.map((one) => ({
        ...one,
        pursuits: one.pursuits
          .map((mine) => ({ ...mine, goal: names[Number(mine.goal.slice(1)) - 1]! }))
          .toReversed(),
      }))
      const [before, after] = [numberGoals(learners), numberGoals(renamed)]
      expect(after.shares).toEqual(before.shares)
      expect(after.asks).toEqual(before.asks)
      expect(after.offers).toEqual(before.offers)
    }),
  )
})

test('as many ones are counted as there are in the number written in twos', () => {
  fc.assert(
    fc.property(fc.integer(), (bits) => {
      expect(ones(bits)).toBe((bits >>> 0).toString(2).replaceAll('0', '').length)
    }),
  )
  expect(ones(-1)).toBe(32)
  expect(ones(0)).toBe(0)
})
