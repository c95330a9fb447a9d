import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginning, bytesOf, commitmentTo, digest, hashAfter } from './chain.ts'

const fields = fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 6 })

describe('the bytes of a list of texts', () => {
  test('are the same for no two lists', () => {
    const seen = new Map<string, readonly string[]>()
    fc.assert(
      fc.property(fields, (list) => {
        const bytes = bytesOf(list).toString('hex')
        const before = seen.get(bytes)
        seen.set(bytes, list)
        if (before) expect(list).toEqual(before)
      }),
      { numRuns: 5000 },
    )
  })

  test('can be read back, so that none are lost', () => {
    fc.assert(
      fc.property(fields, (list) => {
        expect(readBack(bytesOf(list))).toEqual(list)
      }),
    )
  })

  test('do not let a sign pass from one text to its neighbour', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (one, other) => {
        const moved = [one.slice(0, -1), one.slice(-1) + other]
        expect(bytesOf([one, other])).not.toEqual(bytesOf(moved))
      }),
    )
  })

  test('are those of the description', () => {
    expect(bytesOf(['é', '', 'ab']).toString('hex')).toBe('00000002c3a900000000000000026162')
  })
})

test('a digest is SHA-256 of these bytes, as sha256sum has it', () => {
  expect(digest('abc')).toBe('d04b72a650ce0f8ce4963330a53ee2832733d2baeffff3c1d8e256cca096d120')
})

describe('a hash', () => {
  const entry = {
    seq: 1,
    at: '2026-03-31T09:14:00.123Z',
    actor: 'a',
    action: 'classroom.made',
    objectKind: 'classroom',
    object: 'b',
    commitment: commitmentTo({ salt: 's', facts: '{}' }),
  }

  test('is another one if anything is', () => {
    const before = beginning({ network: 'n', organisation: 'o' })
    const hash = hashAfter(before, entry)

    expect(hashAfter(digest('other'), entry)).not.toBe(hash)
    expect(hashAfter(before, { ...entry, seq: 2 })).not.toBe(hash)
    for (const field of ['at', 'actor', 'action', 'objectKind', 'object', 'commitment'] as const) {
      expect(hashAfter(before, { ...entry, [field]: `${entry[field]}x` })).not.toBe(hash)
    }
  })

  test('begins for each chain with another', () => {
    const one = beginning({ network: 'n', organisation: 'o' })

    expect(beginning({ network: 'n', organisation: 'p' })).not.toBe(one)
    expect(beginning({ network: 'no', organisation: '' })).not.toBe(one)
  })
})

function readBack(bytes: Buffer): string[] {
  if (bytes.length === 0) return []
  const end = 4 + bytes.readUInt32BE(0)
  return [bytes.subarray(4, end).toString('utf8'), ...readBack(bytes.subarray(end))]
}
