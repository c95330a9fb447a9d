import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aLearner, on, someLearners } from '../../test/learners.ts'
import { goingMyWay, poolOf, rules, whoCanHelp, type Learner, type Match } from './index.ts'

const week = '2026-W48'
const mine = { pursuits: [on('essay', 'asking'), on('maps'), on('rhyme', 'met')] }
const me = (differing: Partial<Learner> = {}) => aLearner('me', { ...mine, ...differing })
const way = (one: Learner, ...all: Learner[]) => goingMyWay(poolOf(all), one, { week }).people
const first = (one: Learner, ...all: Learner[]) => {
  const [match] = way(one, ...all)
  return match && `${match.person}: ${match.before ?? 'the last'}`
}

describe('first comes', () => {
  test('who is on what I ask for, even before more goals', () => {
    const essay = aLearner('z', { pursuits: [on('essay')] })
    const maps = aLearner('a', { pursuits: [on('maps')] })

    expect(first(me(), maps, essay)).toBe('z: what I ask for')
  })

  test('who is on more of my goals', () => {
    const one = aLearner('a', { pursuits: [on('essay')] })
    const two = aLearner('z', { pursuits: [on('essay'), on('maps')] })

    expect(first(me(), one, two)).toBe('z: more goals')
  })

  test('who could help me as I could help them', () => {
    const asks = aLearner('a', { pursuits: [on('maps'), on('rhyme', 'asking')] })
    const both = aLearner('z', {
      pursuits: [on('maps'), on('rhyme', 'asking'), on('knots', 'met')],
    })
    const knots = me({ pursuits: [on('maps'), on('rhyme', 'met'), on('knots', 'asking')] })

    expect(first(knots, asks, both)).toBe('z: both ways')
  })

  test('who is in my class, then who is in my organisation', () => {
    const circles = [{ circle: 'c', acrossOrganisations: true, acrossBands: false }]
    const pursuits = [on('maps')]
    const mate = aLearner('z', { pursuits })
    const other = aLearner('y', { pursuits, classrooms: [] })
    const far = aLearner('x', { pursuits, classrooms: [], circles, organisation: 'college' })

    expect(
      way(me({ circles }), far, other, mate).map(({ person, before }) => [person, before]),
    ).toEqual([
      ['z', 'same class'],
      ['y', 'same organisation'],
      ['x', undefined],
    ])
  })

  test('the helper who has less to do', () => {
    const pursuits = [on('essay', 'met')]
    const busy = aLearner('a', { pursuits, helping: 1 })
    const free = aLearner('z', { pursuits })
    const [match] = whoCanHelp(poolOf([busy, free]), me(), { week }).people

    expect([match?.person, match?.before]).toEqual(['z', 'less to do'])
  })

  test('whom I have not met of late, or whom I have: as I would rather', () => {
    const old = aLearner('old', { pursuits: [on('maps')] })
    const fresh = aLearner('fresh', { pursuits: [on('maps')] })

    expect(first(me({ lately: ['old'] }), old, fresh)).toBe('fresh: new or known')
    expect(first(me({ lately: ['old'], rather: 'known' }), old, fresh)).toBe('old: new or known')
  })

  test('the fourth before last is new again', () => {
    const lately = ['x', 'y', 'z', 'old']
    const old = aLearner('old', { pursuits: [on('maps')] })
    const fresh = aLearner('fresh', { pursuits: [on('maps')] })

    expect(first(me({ lately }), old, fresh)).toMatch(/: chance$/)
  })
})

describe('where all is even', () => {
  const crowd = Array.from({ length: 12 }, (_, at) =>
    aLearner(`p${at}`, { pursuits: [on('maps')] }),
  )
  const order = (one: Learner, at: string) =>
    goingMyWay(poolOf(crowd), one, { week: at }).people.map(({ person }) => person)

  test('the order stays for a week, and is another in the next', () => {
    expect(order(me(), week)).toEqual(order(me(), week))
    expect(order(me(), week)).not.toEqual(order(me(), '2026-W49'))
  })

  test('nobody is first for everybody: not by name, and not by being liked', () => {
    const firsts = Array.from({ length: 600 }, (_, at) => order(aLearner(`me${at}`, mine), week)[0])
    const counts = crowd.map(({ id }) => firsts.filter((person) => person === id).length)

    expect(Math.min(...counts)).toBeGreaterThan(25)
    expect(Math.max(...counts)).toBeLessThan(85)
  })
})

test('what put somebody before the next is the first rule by which the two differ', () => {
  fc.assert(
    fc.property(someLearners({ least: 3, most: 9, goals: 3 }), (all) => {
      for (const one of all) {
        const { people } = goingMyWay(poolOf(all), one, { week })
        people.slice(1).forEach((next, at) => {
          const before = people[at] as Match
          const stronger = rules.slice(0, rules.indexOf(before.before ?? 'chance'))
          for (const rule of stronger) expect(facts(before)[rule]).toEqual(facts(next)[rule])
        })
        expect(people.at(-1)?.before).toBeUndefined()
      }
    }),
    { numRuns: 500 },
  )
})

/** What a reader of the list can check of the rules. */
function facts({
  goals,
  bothWays,
  inClass,
  inOrganisation,
}: Match): Partial<Record<string, unknown>> {
  return {
    'what I ask for': goals.filter((goal) => goal.mine === 'asking').length,
    'more goals': goals.length,
    'both ways': bothWays,
    'same class': inClass,
    'same organisation': inOrganisation,
  }
}
