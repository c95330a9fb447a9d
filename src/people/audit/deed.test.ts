import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { written, type Facts } from './deed.ts'

describe('the facts of a deed', () => {
  test('are one text, in whatever order they come', () => {
    const plain = fc.oneof(
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,20}$/),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z][a-z.]{0,10}$/), plain), (facts) => {
        const turned = Object.fromEntries(Object.entries(facts).toReversed())

        expect(written(turned)).toBe(written(facts))
        expect(JSON.parse(written(facts))).toEqual({ ...facts })
      }),
    )
  })

  test('are ids, counts, roles and days', () => {
    const facts = { person: newId('person'), role: 'teacher', from: '2026-03-31', count: 3 }

    expect(JSON.parse(written(facts))).toEqual(facts)
  })

  test.each([
    { name: 'Aroha Tamihana' },
    { name: 'Aroha' },
    { why: 'because she asked me' },
    { why: 'x'.repeat(65) },
    { why: '' },
    { name: 'Ārai' },
    { mail: 'aroha@example.org' },
    { share: 0.5 },
    { 'Aroha Tamihana': 1 },
  ] as Facts[])('%j is refused, as it may be a name or somebody’s words', (facts) => {
    expect(() => written(facts)).toThrow('neither an id, a count, a role nor a day')
  })
})
