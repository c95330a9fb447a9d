import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownText } from './own-text.ts'

test('a text of its own is the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(ownText(text)).toBe(text)
    }),
  )
})

test('of letters cut in half there is a sign, since no database takes them', () => {
  expect(ownText(`${'a'.repeat(20)}\ud83d`)).toBe(`${'a'.repeat(20)}\ufffd`)
})

test('values cut out of a large text do not hold on to it', () => {
  const held: string[] = []
  const before = process.memoryUsage().heapUsed
  for (let at = 0; at < 200; at++) {
    const large = `${String(at).padStart(20, '0')}${'x'.repeat(500_000)}`
    held.push(ownText(large.slice(0, 20)))
  }

  // A hundred megabytes passed through; each piece that were held would be half of one.
  const grown = process.memoryUsage().heapUsed - before
  expect(held).toHaveLength(200)
  expect(grown).toBeLessThan(80_000_000)
})
