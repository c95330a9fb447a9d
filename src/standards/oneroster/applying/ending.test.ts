import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { rosterKinds, type RosterKind } from '../roster.ts'
import { noChange } from './difference.ts'
import { endingKinds, isMany, manyEndings, sayEndings, type EndingKind } from './ending.ts'

const relations = endingKinds.filter((kind) => kind !== 'people')
const here = fc.integer({ min: 1, max: 100_000 })

test('of whatever kind, a fifth exactly may end, and one more may not', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...endingKinds),
      fc.integer({ min: 6, max: 50_000 }),
      (kind, fifth) => {
        expect(isMany({ kind, ending: fifth, here: fifth * 5 })).toBe(false)
        expect(isMany({ kind, ending: fifth + 1, here: fifth * 5 })).toBe(true)
        expect(isMany({ kind, ending: fifth, here: fifth * 5 - 1 })).toBe(true)
      },
    ),
  )
})

test('of people even one is asked about, if that is more than a fifth', () => {
  expect(isMany({ kind: 'people', ending: 1, here: 5 })).toBe(false)
  expect(isMany({ kind: 'people', ending: 1, here: 4 })).toBe(true)
})

test('of anything else up to five may end without a word, unless nothing would be left of several', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...relations),
      fc.integer({ min: 1, max: 5 }),
      here,
      (kind, ending, more) => {
        expect(isMany({ kind, ending, here: ending + more })).toBe(false)
        expect(isMany({ kind, ending, here: ending })).toBe(ending > 1)
      },
    ),
  )
})

test('a file of which nothing arrived but its headings is always asked about', () => {
  fc.assert(
    fc.property(fc.constantFrom(...endingKinds), here, (kind, all) => {
      expect(isMany({ kind, ending: all + 1, here: all + 1 })).toBe(true)
    }),
  )
})

test('where nothing ends nothing is asked, not even of an empty school', () => {
  fc.assert(
    fc.property(fc.constantFrom(...endingKinds), fc.nat(1000), (kind, all) => {
      expect(isMany({ kind, ending: 0, here: all })).toBe(false)
    }),
  )
})

function counted(ended: Partial<Record<RosterKind, number>>) {
  const counts = rosterKinds.map((kind) => [kind, { ...noChange(), ended: ended[kind] ?? 0 }])
  return Object.fromEntries(counts) as Parameters<typeof manyEndings>[0]
}

function each(number: number) {
  return Object.fromEntries(rosterKinds.map((kind) => [kind, number])) as Record<RosterKind, number>
}

test('every kind of which much would end is named, in the same order always', () => {
  const many = manyEndings(counted({ guardianships: 30, enrolments: 21, people: 20 }), each(100))

  expect(many).toEqual([
    { kind: 'enrolments', ending: 21, here: 100 },
    { kind: 'guardianships', ending: 30, here: 100 },
  ])
})

test('terms and courses come and go with the year, and are not asked about', () => {
  const all = counted({ sessions: 100, courses: 100, organisations: 100 })

  expect(manyEndings(all, each(100))).toEqual([])
})

test('what would end is said with how many, of how many, of what', () => {
  const say = speaker(english)
  const told = (kind: EndingKind) => sayEndings(say, [{ kind, ending: 1200, here: 4000 }])

  expect(told('people')).toBe('1,200 of 4,000 people here')
  expect(endingKinds.map(told)).toHaveLength(new Set(endingKinds.map(told)).size)
  expect(
    sayEndings(say, [
      { kind: 'people', ending: 3, here: 9 },
      { kind: 'enrolments', ending: 7, here: 9 },
    ]),
  ).toBe('3 of 9 people here, 7 of 9 places in classes')
})
