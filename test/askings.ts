import * as fc from 'fast-check'
import type { Learner } from '../src/matching/learner.ts'
import type { Asked, Pair } from '../src/matching/grouping/asked.ts'
import { aLearner, on, someLearners } from './learners.ts'

/** A request for groups, and who in it would be in one. */
export type Asking = Required<Omit<Asked, 'before' | 'effort' | 'seed'>>

/**
 * Requests for groups of a few learners: of any, or of such as may mostly meet, so that there is much to choose from.
 */
export function someAskings(most: number): fc.Arbitrary<Asking> {
  const one = fc.integer({ min: 0, max: most - 1 }).map((at) => `p${at}`)
  const pairs = (maxLength: number): fc.Arbitrary<Pair[]> =>
    fc.array(
      fc.tuple(one, one).filter(([a, b]) => a !== b),
      { maxLength },
    )
  return fc.record({
    learners: fc.oneof(
      { weight: 4, arbitrary: friendly(most) },
      someLearners({ least: 1, most: Math.min(8, most) }),
    ),
    sizes: fc
      .constantFrom([3, 5], [3, 5], [2, 3], [2, 4], [4, 5], [3, 3])
      .map(([least = 3, most = 5]) => ({ least, most })),
    together: fc.array(fc.uniqueArray(one, { minLength: 2, maxLength: 3 }), { maxLength: 1 }),
    apart: pairs(2),
    met: pairs(12),
    keep: fc.constantFrom(0, 1 / 3, 1 / 2, 1),
  })
}

/** Somebody who would be in a group, and may meet almost everybody. */
function friendly(most: number): fc.Arbitrary<Learner[]> {
  return fc
    .integer({ min: Math.min(5, most), max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => open(`p${at}`))))
}

function open(id: string): fc.Arbitrary<Learner> {
  const goal = fc.integer({ min: 1, max: 7 }).map((number) => `g${number}`)
  const stage = fc.constantFrom('working', 'asking', 'met')
  const pursuits = fc.uniqueArray(fc.record({ goal, stage, open: fc.constant(true) }), {
    selector: (pursuit) => pursuit.goal,
    maxLength: 5,
  })
  const apart = fc.oneof(
    { weight: 6, arbitrary: fc.constant<string[]>([]) },
    fc.integer({ min: 0, max: 9 }).map((other) => [`p${other}`]),
  )
  return fc
    .record({
      pursuits: fc
        .tuple(goal, pursuits)
        .map(([first, others]) => [
          on(first, 'working'),
          ...others.filter((other) => other.goal !== first),
        ]),
      apart: apart.map((some) => new Set(some)),
      helping: fc.integer({ min: 0, max: 2 }),
      atMost: fc.integer({ min: 0, max: 3 }),
      free: fc.constantFrom(1, 3, 6),
      classrooms: fc.constantFrom(['room'], ['room'], ['room'], []),
    })
    .map((differing) => aLearner(id, differing))
}
