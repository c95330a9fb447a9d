import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aLearner, on, someLearners } from '../../../test/learners.ts'
import type { Learner } from '../learner.ts'
import { Giving } from './giving.ts'
import { numberGoals } from './goals.ts'

interface Given {
  readonly said: readonly string[]
  readonly overload: number
  readonly heaviest: number
}

/** Who helps whom with what if all of these are one group; a dash for nobody. */
function given(learners: readonly Learner[], members = [...learners.keys()]): Given {
  const goals = numberGoals(learners)
  const giving = new Giving(goals, learners)
  const said: string[] = []
  giving.giveOut(Int32Array.from(members), members.length, (asker, helper, goal) => {
    const name = helper === undefined ? '–' : learners[helper]!.id
    said.push(`${learners[asker]!.id} ${goals.names[goal]} ${name}`)
  })
  return { said, overload: giving.overload, heaviest: giving.heaviest }
}

const helper = (id: string, goals: readonly string[], differing: Partial<Learner> = {}) =>
  aLearner(id, { pursuits: goals.map((goal) => on(goal, 'met')), ...differing })
const asker = (id: string, ...goals: readonly string[]) =>
  aLearner(id, { pursuits: goals.map((goal) => on(goal, 'asking')) })

describe('a request', () => {
  test('goes to the one who offers help with it', () => {
    expect(given([asker('a', 'maps'), helper('h', ['maps'])]).said).toEqual(['a maps h'])
  })

  test('goes to the one with the least to carry', () => {
    const learners = [
      asker('a', 'maps'),
      helper('busy', ['maps'], { helping: 1, atMost: 9 }),
      helper('free', ['maps']),
    ]
    expect(given(learners).said).toEqual(['a maps free'])
  })

  test('that only one could take goes first, so that they still have room', () => {
    const learners = [
      asker('a', 'maps'),
      asker('b', 'tides'),
      helper('h', ['maps', 'tides'], { atMost: 1 }),
      helper('i', ['maps'], { atMost: 1 }),
    ]
    expect(given(learners)).toEqual({ said: ['b tides h', 'a maps i'], overload: 0, heaviest: 1 })
  })

  test('goes to who is helping the same person already, whom it costs no more room', () => {
    const learners = [
      asker('a', 'maps', 'tides'),
      helper('h', ['maps', 'tides'], { atMost: 1 }),
      helper('i', ['tides']),
    ]
    expect(given(learners).said.toSorted()).toEqual(['a maps h', 'a tides h'])
    expect(given(learners).heaviest).toBe(1)
  })

  test('waits where nobody has room, and is counted', () => {
    const learners = [
      asker('a', 'maps'),
      asker('b', 'maps'),
      asker('c', 'maps'),
      helper('h', ['maps'], { helping: 1, atMost: 3 }),
    ]
    expect(given(learners)).toEqual({
      said: ['a maps h', 'b maps h', 'c maps –'],
      overload: 1,
      heaviest: 3,
    })
  })

  test('that nobody in the group offers help with is not spoken of', () => {
    const learners = [asker('a', 'maps'), asker('b', 'maps'), helper('h', ['maps'])]
    expect(given(learners, [0, 1])).toEqual({ said: [], overload: 0, heaviest: 0 })
  })
})

test('the heaviest load counts whom one is helping already, even where nobody asks', () => {
  const learners = [aLearner('a', { helping: 4, atMost: 4 }), aLearner('b')]
  expect(given(learners).heaviest).toBe(4)
})

test('nothing remains of one group when the next is given out', () => {
  const learners = [asker('a', 'maps'), asker('b', 'maps'), helper('h', ['maps'], { atMost: 1 })]
  const giving = new Giving(numberGoals(learners), learners)
  const [all, some] = [Int32Array.of(0, 1, 2), Int32Array.of(1, 2)]
  giving.giveOut(all, 3)
  expect(giving.overload).toBe(1)
  giving.giveOut(some, 2)
  expect([giving.overload, giving.heaviest]).toEqual([0, 1])
})

test('nobody gets more people to help than they have room for, and every request is spoken of once', () => {
  fc.assert(
    fc.property(someLearners({ least: 1, most: 8 }), (learners) => {
      const { said, overload } = given(learners)
      const words = said.map((one) => one.split(' '))
      for (const { id, helping, atMost } of learners) {
        const people = new Set(words.filter((one) => one[2] === id).map(([who]) => who))
        expect(people.size).toBeLessThanOrEqual(Math.max(0, atMost - helping))
      }
      expect(words.filter((one) => one[2] === '–')).toHaveLength(overload)
      expect(new Set(words.map(([who, goal]) => `${who} ${goal}`)).size).toBe(said.length)
    }),
  )
})

test('one with more room leaves no more requests waiting', () => {
  fc.assert(
    fc.property(someLearners({ least: 2, most: 8 }), (learners) => {
      const roomy = learners.map((one) => ({ ...one, atMost: one.helping + 30 }))
      expect(given(roomy).overload).toBe(0)
    }),
  )
})
