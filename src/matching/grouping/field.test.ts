import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aLearner, someLearners } from '../../../test/learners.ts'
import type { Learner } from '../learner.ts'
import { mayMeet } from '../meet.ts'
import { fittingOf, fieldOf, mayBeGroup } from './field.ts'

const nobodyApart = () => false
const sizes = { least: 3, most: 5 }
const everybody = (learners: readonly Learner[]) => [...learners.keys()]
const alone = (learners: readonly Learner[]) => everybody(learners).map((one) => [one])

describe('the fitting of some learners', () => {
  test('says of each two whether they may meet, and never of anybody with themself', () => {
    fc.assert(
      fc.property(someLearners({ least: 1, most: 7 }), (learners) => {
        const { fits } = fittingOf(learners, nobodyApart)
        const expected = learners.flatMap((one) =>
          learners.map((other) => (mayMeet(one, other) ? 1 : 0)),
        )
        expect([...fits]).toEqual(expected)
      }),
    )
  })

  test('heeds whom a teacher keeps apart', () => {
    const learners = ['a', 'b', 'c'].map((id) => aLearner(id))
    const { fits } = fittingOf(learners, (one, other) => one === 'b' && other === 'a')
    expect([...fits]).toEqual([0, 0, 1, 0, 0, 1, 1, 1, 0])
  })

  test('knows the classrooms in which two or more of them are', () => {
    const learners = [
      aLearner('a', { classrooms: ['2', '1', '1'] }),
      aLearner('b', { classrooms: ['1', '3'] }),
      aLearner('c', { classrooms: ['3'] }),
    ]
    expect(fittingOf(learners, nobodyApart).classrooms).toEqual(['1', '3'])
  })
})

describe('a group may be', () => {
  const at = (id: string, free: number, ...classrooms: readonly string[]) =>
    aLearner(id, { free, classrooms })
  const may = (...learners: readonly Learner[]) =>
    mayBeGroup(fittingOf(learners, nobodyApart), everybody(learners))

  test('where all are free at one time', () => {
    expect(may(at('a', 0b110), at('b', 0b011), at('c', 0b010))).toBe(true)
  })

  test('where all see each other in one classroom, though they are never free', () => {
    expect(may(at('a', 0, 'x', 'y'), at('b', 0, 'y'), at('c', 0, 'y', 'z'))).toBe(true)
  })

  test('not where each two could meet, but never all', () => {
    expect(may(at('a', 0b110), at('b', 0b011), at('c', 0b101))).toBe(false)
    expect(may(at('a', 0b01), at('b', 0b11), at('c', 0b10, 'x'))).toBe(false)
    expect(may(at('a', 0, 'x', 'y'), at('b', 0, 'y', 'z'), at('c', 0, 'z', 'x'))).toBe(false)
  })

  test('not where two may not meet', () => {
    expect(may(aLearner('a'), aLearner('b', { apart: new Set(['a']) }), aLearner('c'))).toBe(false)
  })

  test('in a classroom beyond the thirty-second', () => {
    const rooms = Array.from({ length: 40 }, (_, room) => `room ${room}`)
    expect(may(at('a', 0, ...rooms), at('b', 0, ...rooms))).toBe(true)
    expect(may(at('a', 0, ...rooms.slice(0, 20)), at('b', 0, ...rooms.slice(20)))).toBe(false)
  })
})

describe('a field', () => {
  test('is unhindered if everybody may be with everybody at one time', () => {
    const learners = ['a', 'b', 'c'].map((id) => aLearner(id))
    const field = fieldOf(fittingOf(learners, nobodyApart), alone(learners), sizes)
    expect(field.unhindered).toBe(true)
    expect([...field.unitOf]).toEqual([0, 1, 2])
  })

  test('is hindered by two who may not meet, but not if one of them is not seated there', () => {
    const learners = [aLearner('a'), aLearner('b'), aLearner('c', { apart: new Set(['a']) })]
    const fitting = fittingOf(learners, nobodyApart)
    expect(fieldOf(fitting, [[0], [1], [2]], sizes).unhindered).toBe(false)
    expect(fieldOf(fitting, [[0], [1]], sizes).unhindered).toBe(true)
    expect([...fieldOf(fitting, [[0], [1]], sizes).unitOf]).toEqual([0, 1, -1])
  })

  test('holds the learners of a unit in the order of their numbers', () => {
    const learners = ['a', 'b', 'c'].map((id) => aLearner(id))
    const field = fieldOf(fittingOf(learners, nobodyApart), [[2, 0], [1]], sizes)
    expect(field.units.map((unit) => [...unit])).toEqual([[0, 2], [1]])
  })
})
