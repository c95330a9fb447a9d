import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aLearner } from '../../../test/learners.ts'
import { fittingOf } from './field.ts'
import { pinsOf, type Pinned, type Pins } from './pins.ts'

/** What of these pins can be, of learners a to h, of whom g and h may not meet. */
function pins(pinned: Partial<Pinned>): Pins {
  const learners = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) =>
    aLearner(id, { apart: new Set(id === 'g' ? ['h'] : []) }),
  )
  const numbers = new Map(learners.map(({ id }, at) => [id, at]))
  const asked = { before: [], together: [], sizes: { least: 3, most: 4 }, ...pinned }
  return pinsOf(
    asked,
    numbers,
    fittingOf(learners, () => false),
  )
}
const pinned = (...members: readonly string[]) => ({ members, pinned: true })
const of = (text: string) => text.split('').map((letter) => 'abcdefgh'.indexOf(letter))
const larger = ({ units }: Pins) => units.filter(({ length }) => length > 1)

describe('those who must be together', () => {
  test('are one unit, and everybody else is one of their own', () => {
    expect(pins({ together: [['c', 'a']] }).units).toEqual([
      of('ac'),
      of('b'),
      of('d'),
      of('e'),
      of('f'),
      of('g'),
      of('h'),
    ])
  })

  test('are one with those of another set that has one of them', () => {
    expect(larger(pins({ together: ['ab', 'cd', 'bc'].map((set) => set.split('')) }))).toEqual([
      of('abcd'),
    ])
  })

  test('cannot be if they are more than a group may have', () => {
    const { units, broken } = pins({ together: [['a', 'b', 'c', 'd', 'e']] })
    expect(units).toEqual(['f', 'g', 'h'].map(of))
    expect(broken).toEqual(of('abcde'))
  })

  test('cannot be if two of them may not meet', () => {
    expect(pins({ together: [['g', 'h']] }).broken).toEqual(of('gh'))
  })

  test('cannot be if one of them is in a group that stays as it is', () => {
    const found = pins({ together: [['c', 'd']], before: [pinned('a', 'b', 'c')] })
    expect(found.groups).toEqual([of('abc')])
    expect(found.broken).toEqual(of('d'))
  })

  test('are together anyway if all of them are in such a group', () => {
    const found = pins({ together: [['a', 'c']], before: [pinned('a', 'b', 'c')] })
    expect(found).toMatchObject({ groups: [of('abc')], broken: [] })
  })

  test('need not be there: who is unknown is passed over', () => {
    expect(larger(pins({ together: [['a', 'nobody', 'b'], ['nobody'], []] }))).toEqual([of('ab')])
  })
})

describe('a group that is pinned', () => {
  test('stays as it is, larger or smaller than others', () => {
    const found = pins({ before: [pinned('e', 'd', 'c', 'b', 'a'), pinned('f', 'g')] })
    expect(found).toMatchObject({ groups: [of('abcde'), of('fg')], units: [of('h')], broken: [] })
  })

  test('is none any more if there is only one of it', () => {
    expect(pins({ before: [pinned('a', 'nobody')] })).toMatchObject({ groups: [], broken: [] })
  })

  test('cannot be if two of it may not meet', () => {
    const found = pins({ before: [pinned('f', 'g', 'h')] })
    expect(found).toMatchObject({ groups: [], broken: of('fgh') })
  })

  test('has nobody who is in one before it', () => {
    expect(pins({ before: [pinned('a', 'b'), pinned('b', 'c', 'd')] }).groups).toEqual([
      of('ab'),
      of('cd'),
    ])
  })

  test('is only one that was pinned', () => {
    const before = [{ members: ['a', 'b', 'c'], pinned: false }]
    expect(pins({ before })).toMatchObject({ groups: [], broken: [] })
  })
})

test('nobody gets lost: everybody is in one group or unit, or in none for a reason, once', () => {
  const set = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'nobody'))
  fc.assert(
    fc.property(fc.array(set), fc.array(set), (together, groups) => {
      const found = pins({ together, before: groups.map((members) => pinned(...members)) })
      const all = [...found.groups.flat(), ...found.units.flat(), ...found.broken]
      expect(all.toSorted((one, other) => one - other)).toEqual(of('abcdefgh'))
    }),
  )
})
