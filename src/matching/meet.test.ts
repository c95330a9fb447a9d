import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aLearner, someLearners } from '../../test/learners.ts'
import { grownUp, hasRoom, mayMeet, weekOf, whyNotMeet, type Learner } from './index.ts'

const ana = aLearner('ana')
const ben = (differing: Partial<Learner> = {}) => aLearner('ben', differing)
const open = { circle: 'reading', acrossOrganisations: true, acrossBands: true }

describe('two people', () => {
  test('may meet who share a school, an age, a language and a class', () => {
    expect(mayMeet(ana, ben())).toBe(true)
  })

  test.each<[string, Partial<Learner>, string]>([
    ['whom one of them keeps apart from', { apart: new Set(['ana']) }, 'apart'],
    ['of two organisations', { organisation: 'college' }, 'organisation'],
    ['two bands apart', { band: 4 }, 'band'],
    ['of whom one’s age is not known', { band: undefined }, 'band'],
    ['of whom one is grown up', { band: grownUp }, 'band'],
    ['without a language in common', { languages: ['mi'] }, 'language'],
    ['of whom one’s languages are not known', { languages: [] }, 'language'],
    ['of two classes and never free together', { classrooms: ['other'], free: 0 }, 'time'],
  ])('%s may not', (_who, differing, barrier) => {
    expect(whyNotMeet(ana, ben(differing))).toBe(barrier)
    expect(whyNotMeet(ben(differing), ana)).toBe(barrier)
  })

  test('of one band up or down may', () => {
    expect(mayMeet(ana, ben({ band: 1 }))).toBe(true)
    expect(mayMeet(ana, ben({ band: 3 }))).toBe(true)
  })

  test('of two classes may who have one time of the week in common', () => {
    const lunch = weekOf([{ day: 2, part: 'midday' }])
    const hers = aLearner('ana', { free: lunch | weekOf([{ day: 5, part: 'evening' }]) })

    expect(mayMeet(hers, ben({ classrooms: [], free: lunch }))).toBe(true)
  })

  test('both grown up, as colleagues are, may', () => {
    expect(mayMeet(aLearner('ana', { band: grownUp }), ben({ band: grownUp }))).toBe(true)
  })

  test('nobody meets themself', () => {
    expect(whyNotMeet(ana, ana)).toBe('themself')
  })
})

describe('a circle of both', () => {
  const hers = aLearner('ana', { circles: [open] })

  test('that was opened for it lets people of two schools and of bands far apart meet', () => {
    expect(mayMeet(hers, ben({ organisation: 'college', band: 5, circles: [open] }))).toBe(true)
  })

  test('lets them meet only as far as both were told', () => {
    const told = { ...open, acrossBands: false }

    expect(mayMeet(hers, ben({ organisation: 'college', circles: [told] }))).toBe(true)
    expect(mayMeet(hers, ben({ band: 5, circles: [told] }))).toBe(false)
  })

  test('does not lend its one half to the other half of another', () => {
    const schools = { circle: 'choir', acrossOrganisations: true, acrossBands: false }
    const ages = { circle: 'chess', acrossOrganisations: false, acrossBands: true }
    const circles = [schools, ages]

    expect(
      whyNotMeet(aLearner('ana', { circles }), ben({ organisation: 'college', band: 5, circles })),
    ).toBe('organisation')
  })

  test('does not bring in whose age is not known', () => {
    expect(mayMeet(hers, ben({ band: undefined, circles: [open] }))).toBe(false)
  })

  test('does not bring together whom one of them keeps apart from', () => {
    expect(mayMeet(hers, ben({ circles: [open], apart: new Set(['ana']) }))).toBe(false)
  })
})

test('what stands between two is the same from either side', () => {
  fc.assert(
    fc.property(someLearners({ least: 2, most: 2 }), ([one, other]) => {
      if (!one || !other) return
      expect(whyNotMeet(one, other)).toBe(whyNotMeet(other, one))
    }),
    { numRuns: 2000 },
  )
})

test('a helper has room below their number, and none at it or above', () => {
  expect(hasRoom(aLearner('ana', { helping: 1, atMost: 2 }))).toBe(true)
  expect(hasRoom(aLearner('ana', { helping: 2, atMost: 2 }))).toBe(false)
  expect(hasRoom(aLearner('ana', { helping: 3, atMost: 2 }))).toBe(false)
  expect(hasRoom(aLearner('ana', { helping: 0, atMost: 0 }))).toBe(false)
})
