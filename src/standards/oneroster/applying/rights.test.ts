import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../platform/id.ts'
import type { KeptRows } from './kept.ts'
import { lastWords, standingBy, type Word } from './rights.ts'

type Guardianship = KeptRows['guardianships']

const two = { guardian_id: newId('person'), child_id: newId('person') }
const others = { guardian_id: newId('person'), child_id: newId('person') }
const row = {
  ...two,
  id: newId('guardianship'),
  source_id: 'gus\tana',
  organisation_id: newId('organisation'),
  starts_on: '2026-01-01',
  ends_on: null,
}

const relationships = fc.constantFrom(...(['guardian', 'parent', 'relative', 'other'] as const))
const rights = fc.constantFrom(...(['full', 'limited'] as const))
const moment = fc.integer({ min: 0, max: 4 }).map((day) => new Date(Date.UTC(2026, 1, 1 + day)))
const word = fc.record({ rights, settled_at: moment }).map((one): Word => ({ ...two, ...one }))
const words = fc.array(word, { minLength: 1, maxLength: 5 })

/** A link as rosters and people leave it: what is other than the roster says has a person's moment. */
const link: fc.Arbitrary<Guardianship> = fc
  .record({
    relationship: fc.oneof(relationships, fc.constant('carer' as const)),
    rights,
    settled_at: fc.option(moment),
  })
  .map(({ relationship, settled_at, ...one }) => ({
    ...row,
    relationship,
    rights: settled_at ? one.rights : asSaid(relationship),
    settled_at,
  }))
const kept = fc.option(link, { nil: undefined })

function asSaid(relationship: Guardianship['relationship']): 'full' | 'limited' {
  return relationship === 'guardian' || relationship === 'parent' ? 'full' : 'limited'
}

const nobody = { settled: new Map(), byHand: new Set<string>() }
const by = (some: readonly Word[]) => ({ ...nobody, settled: lastWords(some) })
const isTheirs = (one: Guardianship | undefined) =>
  one?.settled_at ? [{ ...one, settled_at: one.settled_at }] : []

describe('how fully a child is looked after', () => {
  test('follows what a roster says two are, where no person here settled it', () => {
    const unsettled = kept.map((one) => one && { ...one, settled_at: null })
    fc.assert(
      fc.property(relationships, unsettled, word, (relationship, before, ofOthers) => {
        const told = standingBy({ ...two, relationship }, before, by([{ ...ofOthers, ...others }]))
        expect(told).toEqual({ relationship, rights: asSaid(relationship) })
      }),
    )
  })

  test('is never more than a person settled last, nor settled later or earlier than they did', () => {
    fc.assert(
      fc.property(relationships, kept, words, (relationship, before, some) => {
        const all = [...some, ...isTheirs(before)]
        const latest = Math.max(...all.map(({ settled_at }) => Number(settled_at)))
        const isLimited = all.some(
          (one) => Number(one.settled_at) === latest && one.rights === 'limited',
        )
        const told = standingBy({ ...two, relationship }, before, by(all))

        if (isLimited) expect(told.rights).toBe('limited')
        expect(Number(told.settled_at)).toBe(latest)
        expect(told.relationship).toBe(relationship)
      }),
    )
  })

  test('stays as settled while a roster says what it said', () => {
    fc.assert(
      fc.property(link, moment, (one, settled_at) => {
        const before = { ...one, settled_at }
        const again = before.relationship === 'carer' ? 'guardian' : before.relationship
        const told = standingBy({ ...two, relationship: again }, before, by([before]))

        expect(told).toEqual({ relationship: again, rights: before.rights, settled_at })
        expect(told.settled_at).toBe(settled_at)
      }),
    )
  })

  test('is less than settled where a roster comes to say less', () => {
    const settled_at = new Date('2026-02-01T09:00:00Z')
    const before = { ...row, relationship: 'parent', rights: 'full', settled_at } as const
    const told = standingBy({ ...two, relationship: 'relative' }, before, by([before]))

    expect(told).toEqual({ relationship: 'relative', rights: 'limited', settled_at })
  })

  test('and what two are, is left to the roster that said it, where another names them', () => {
    const byHand = new Set<string>([row.id])
    fc.assert(
      fc.property(relationships, link, (relationship, one) => {
        const before = { ...one, rights: asSaid(one.relationship), settled_at: null }
        const told = standingBy({ ...two, relationship }, before, { ...nobody, byHand })

        expect(told).toEqual({ relationship: before.relationship, rights: before.rights })
      }),
    )
  })
})

test('the last word on two is the same in whatever order the words are found', () => {
  const shuffled = words.chain((some) =>
    fc.tuple(
      fc.constant(some),
      fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length }),
    ),
  )
  fc.assert(
    fc.property(shuffled, ([some, again]) => {
      expect([...lastWords(again)]).toEqual([...lastWords(some)])
      expect(lastWords([...some, { ...some[0]!, ...others }])).toHaveProperty('size', 2)
    }),
  )
})
