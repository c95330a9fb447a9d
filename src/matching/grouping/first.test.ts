import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { someAskings } from '../../../test/askings.ts'
import { aLearner, on } from '../../../test/learners.ts'
import type { Learner } from '../learner.ts'
import { chanceOf } from '../chance.ts'
import { inFull, type Asked } from './asked.ts'
import { sitDown } from './first.ts'
import { kick } from './kick.ts'
import { nowhere, Seating } from './seating.ts'
import { settingOf } from './setting.ts'

function seated(learners: readonly Learner[], asked: Partial<Asked> = {}) {
  const { field, measure } = settingOf(inFull({ learners, seed: '', ...asked }))
  const seating = new Seating(field, measure, new Float64Array(measure.width))
  const chance = chanceOf('first')
  sitDown(seating, field, measure, chance)
  return { seating, field, measure, chance }
}
const sizesOf = (seating: Seating) => [...seating.sizes].filter((size) => size > 0).toSorted()
const maps = (count: number) =>
  Array.from({ length: count }, (_, at) => aLearner(`p${at}`, { pursuits: [on('maps')] }))

describe('for a beginning', () => {
  test.each([
    [28, [4, 4, 5, 5, 5, 5]],
    [9, [4, 5]],
    [5, [5]],
    [3, [3]],
  ])('%i learners sit in as few groups as can be, of about one size', (count, sizes) => {
    expect(sizesOf(seated(maps(count)).seating)).toEqual(sizes)
  })

  test('those who share a goal find each other', () => {
    const learners = Array.from({ length: 12 }, (_, at) =>
      aLearner(`p${at + 10}`, { pursuits: [on(`g${at % 4}`)] }),
    )
    const { seating } = seated(learners, { sizes: { least: 3, most: 3 } })
    for (let one = 0; one < 12; one += 1) {
      expect(seating.groupOf[one]).toBe(seating.groupOf[one % 4])
    }
  })

  test('who fits nobody is nowhere, and holds up nobody', () => {
    const stranger = aLearner('stranger', { pursuits: [on('maps')], band: undefined })
    const { seating } = seated([...maps(7), stranger])
    expect(seating.groupOf[7]).toBe(nowhere)
    expect([...seating.groupOf].filter((group) => group === nowhere)).toHaveLength(1)
  })

  test('of eleven in fours and fives one stays over', () => {
    const { seating } = seated(maps(11), { sizes: { least: 4, most: 5 } })
    expect(sizesOf(seating)).toEqual([5, 5])
  })
})

describe('a kick', () => {
  test('leaves nobody over where everybody fits everybody, and makes other numbers of groups', () => {
    const { seating, field, chance } = seated(maps(12))
    const numbers = new Set<number>()
    for (let time = 0; time < 200; time += 1) {
      kick(seating, field, chance)
      expect(seating.groupOf).not.toContain(nowhere)
      numbers.add(sizesOf(seating).length)
    }
    expect([...numbers].toSorted()).toEqual([3, 4])
  })

  test('reaches every way to part five into two and three', () => {
    const { seating, field, chance } = seated(maps(5), { sizes: { least: 2, most: 3 } })
    const seen = new Set<string>()
    for (let time = 0; time < 500; time += 1) {
      kick(seating, field, chance)
      const pair = [...seating.sizes].indexOf(2)
      seen.add([...seating.groupOf.keys()].filter((one) => seating.groupOf[one] === pair).join())
    }
    expect(seen.size).toBe(10)
  })

  test('brings those in who were nowhere, where there is a place', () => {
    const { seating, field, chance } = seated(maps(6))
    seating.take(new Int32Array(6).fill(nowhere))
    for (let time = 0; time < 50; time += 1) kick(seating, field, chance)
    expect(seating.groupOf).not.toContain(nowhere)
  })

  test('costs some effort each time, so that a search comes to its end', () => {
    fc.assert(
      fc.property(someAskings(10), (asking) => {
        const { seating, field, chance } = seated(asking.learners, asking)
        if (field.units.length === 0 || seating.sizes.length === 0) return
        const before = seating.weighed
        kick(seating, field, chance)
        expect(seating.weighed).toBeGreaterThan(before)
      }),
    )
  })
})
