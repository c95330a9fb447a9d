import { expect, test } from 'vitest'
import { aLearner } from '../../../test/learners.ts'
import { inFull } from './asked.ts'

test('who says nothing else gets groups of three to five, of whom a third may have met, and an effort of 5,000', () => {
  expect(inFull({ learners: [], seed: 's' })).toEqual({
    learners: [],
    sizes: { least: 3, most: 5 },
    together: [],
    apart: [],
    before: [],
    met: [],
    keep: 1 / 3,
    seed: 's',
    effort: 5000,
  })
})

test.each([
  [28, 5000],
  [30, 5400],
  [100, 60_000],
  [5000, 1_000_000],
])('for %i learners %i changes are weighed', (count, effort) => {
  const learners = Array.from({ length: count }, (_, at) => aLearner(`p${at}`))
  expect(inFull({ learners, seed: 's' }).effort).toBe(effort)
})

test('what is said stays as it was said', () => {
  const said = {
    learners: [],
    sizes: { least: 2, most: 2 },
    together: [['a', 'b']],
    apart: [['a', 'c']] as const,
    before: [{ members: ['a'], pinned: true }],
    met: [['b', 'c']] as const,
    keep: 0,
    seed: '',
    effort: 0,
  }
  expect(inFull(said)).toEqual(said)
})

test.each([-0.1, 1.1, Number.NaN])('to keep %d of the pairs is refused', (keep) => {
  expect(() => inFull({ learners: [], seed: 's', keep })).toThrow(`Keep ${keep} of the pairs`)
})

test.each([-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'an effort of %d is refused',
  (effort) => {
    expect(() => inFull({ learners: [], seed: 's', effort })).toThrow(`Weigh ${effort} changes`)
  },
)

test('groups of one are refused', () => {
  expect(() => inFull({ learners: [], seed: 's', sizes: { least: 1, most: 5 } })).toThrow(
    RangeError,
  )
})
