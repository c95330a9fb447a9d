import { expect, test } from 'vitest'
import { classOf } from '../bench/classes.ts'
import { formGroups } from '../src/matching/grouping/form.ts'

test('in sixty classes as good as nobody is without a shared goal who need not be, and few wait for help', () => {
  const sum = { leftOver: 0, purposeless: 0, unhelped: 0 }
  const least = { ...sum }
  for (let number = 0; number < 60; number += 1) {
    const { counts, bounds } = formGroups({ learners: classOf(number), seed: String(number) })
    for (const level of ['leftOver', 'purposeless', 'unhelped'] as const) {
      sum[level] += counts[level]
      least[level] += bounds[level]
    }
  }

  expect(sum.leftOver).toBe(0)
  expect(least.purposeless).toBeGreaterThan(40)
  expect(sum.purposeless).toBeLessThanOrEqual(1.02 * least.purposeless)
  expect(sum.unhelped).toBeLessThanOrEqual(1.72 * least.unhelped)
})
