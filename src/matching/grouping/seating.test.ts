import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { someAskings } from '../../../test/askings.ts'
import { aLearner, on } from '../../../test/learners.ts'
import { chanceOf } from '../chance.ts'
import { inFull, type Asked } from './asked.ts'
import { mayBeGroup } from './field.ts'
import { sitDown } from './first.ts'
import { kick } from './kick.ts'
import { sumsOf } from './measure.ts'
import { nowhere, Seating } from './seating.ts'
import { settingOf, type Setting } from './setting.ts'
import { below } from './shuffle.ts'

function seatingOf(asked: Omit<Asked, 'seed'>): { setting: Setting; seating: Seating } {
  const setting = settingOf(inFull({ ...asked, seed: '' }))
  const { field, measure } = setting
  return { setting, seating: new Seating(field, measure, new Float64Array(measure.width)) }
}

const groupsIn = ({ groupOf }: Seating) => {
  const groups = Map.groupBy(groupOf.keys(), (one) => groupOf[one]!)
  groups.delete(nowhere)
  return [...groups.values()]
}

const maps = (count: number) =>
  Array.from({ length: count }, (_, at) => aLearner(`p${at}`, { pursuits: [on('maps')] }))

describe('after any changes', () => {
  const steps = fc.array(fc.constantFrom('kick', 'swap', 'move', 'sit down', 'take'), {
    maxLength: 30,
  })

  function forEverySeating(holds: (setting: Setting, seating: Seating) => void): void {
    fc.assert(
      fc.property(someAskings(10), steps, fc.string(), (asking, steps, seed) => {
        const { setting, seating } = seatingOf(asking)
        const { field, measure } = setting
        const chance = chanceOf(seed)
        if (seating.sizes.length === 0) return
        sitDown(seating, field, measure, chance)
        for (const step of steps) {
          const [one, other] = [
            below(field.units.length, chance),
            below(field.units.length, chance),
          ]
          const to = below(seating.sizes.length, chance)
          if (step === 'kick') kick(seating, field, chance)
          if (step === 'sit down') sitDown(seating, field, measure, chance)
          if (step === 'take') seating.take(seating.groupOf.slice())
          if (step === 'move' && seating.whereIs(one) !== to) {
            seating.change(one, to, nowhere, 'anyway')
          }
          if (step === 'swap' && seating.whereIs(one) !== seating.whereIs(other)) {
            seating.change(one, seating.whereIs(other), other, 'anyway')
          }
          holds(setting, seating)
        }
      }),
      { numRuns: 150 },
    )
  }

  test('the sums are those of the groups as they are', () => {
    forEverySeating(({ measure }, seating) => {
      expect([...seating.totals]).toEqual([...sumsOf(measure, groupsIn(seating))])
    })
  })

  test('every group may be, has a size that was asked for, and whole units', () => {
    forEverySeating(({ fitting, field, asked: { sizes } }, seating) => {
      for (const group of groupsIn(seating)) {
        expect(mayBeGroup(fitting, group)).toBe(true)
        expect(group.length >= sizes.least && group.length <= sizes.most).toBe(true)
      }
      for (const unit of field.units) {
        expect(new Set([...unit].map((one) => seating.groupOf[one])).size).toBe(1)
      }
      expect([...seating.sizes].filter((size) => size > 0).toSorted()).toEqual(
        groupsIn(seating)
          .map(({ length }) => length)
          .toSorted(),
      )
    })
  })
})

describe('a change', () => {
  test('that would make a group too small or too large is not done', () => {
    const { seating } = seatingOf({ learners: maps(7), sizes: { least: 3, most: 4 } })
    seating.take(Int32Array.of(0, 0, 0, 1, 1, 1, 1))

    expect(seating.change(0, 1, nowhere, 'anyway')).toBe(false)
    expect(seating.change(3, 0, nowhere, 'anyway')).toBe(true)
    expect([...seating.groupOf]).toEqual([0, 0, 0, 0, 1, 1, 1])
  })

  test('that makes nothing better is not done, unless anyway', () => {
    const { seating } = seatingOf({ learners: maps(6) })
    seating.take(Int32Array.of(0, 0, 0, 1, 1, 1))

    expect(seating.change(0, 1, 3, 'better')).toBe(false)
    expect(seating.change(0, 1, 3, 'anyway')).toBe(true)
    expect([...seating.groupOf]).toEqual([1, 0, 0, 0, 1, 1])
  })

  test('brings somebody in who was nowhere, and out who was somewhere', () => {
    const { seating } = seatingOf({ learners: maps(5), sizes: { least: 4, most: 4 } })
    seating.take(Int32Array.of(0, 0, 0, 0, nowhere))

    expect(seating.change(4, 0, 1, 'anyway')).toBe(true)
    expect([...seating.groupOf]).toEqual([0, nowhere, 0, 0, 0])
  })

  test('takes along who must stay together', () => {
    const { seating, setting } = seatingOf({
      learners: maps(8),
      together: [['p0', 'p5']],
      sizes: { least: 3, most: 5 },
    })
    const pair = setting.field.unitOf[0]!
    seating.take(Int32Array.of(0, 0, 0, 1, 1, 0, 0, 1))

    expect(seating.change(pair, 1, nowhere, 'anyway')).toBe(true)
    expect([...seating.groupOf]).toEqual([1, 0, 0, 1, 1, 1, 0, 1])
  })
})

describe('news', () => {
  test('is a group that has changed since one looked, on either side', () => {
    const { seating } = seatingOf({ learners: maps(9), sizes: { least: 2, most: 4 } })
    seating.take(Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2))
    seating.allLooked()
    expect(seating.isNews(0, 1)).toBe(false)

    seating.change(6, 1, nowhere, 'anyway')
    expect([seating.isNews(0, 1), seating.isNews(0, 2), seating.isNews(3, 0)]).toEqual([
      true,
      true,
      true,
    ])
    seating.looked(0, seating.now)
    expect(seating.isNews(0, 1)).toBe(false)
  })
})
