import { expect, test } from 'vitest'
import { limits, megabytes } from './limits.ts'

test('a district of fifty thousand people is far within the limits', () => {
  const lines = 50_000 * 4
  const bytes = 50_000 * 800

  expect(limits.lines).toBeGreaterThan(lines)
  expect(limits.bytes).toBeGreaterThan(bytes * 4)
})

test.for([
  [0, 0],
  [499_999, 0],
  [500_000, 1],
  [1_000_000, 1],
  [200_000_000, 200],
  [2_147_483_648, 2147],
] as const)('%d bytes are %d megabytes', ([bytes, mb]) => {
  expect(megabytes(bytes)).toBe(mb)
})
