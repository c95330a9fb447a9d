import { seatable } from './field.ts'
import { ones, type Goals } from './goals.ts'
import { mostHelping } from './measure.ts'
import type { Counts } from './plan.ts'
import type { Setting } from './setting.ts'
import { leastVariance, mostSeated } from './sizes.ts'

/**
 * What no groups of these learners could go below, so that a count can be read: who shares no goal with anybody here
 * has none to share in any group. It does not ask who may meet whom, so that nobody is told on by a bound. Linear in
 * the learners.
 */
export function lowerBounds(
  { learners, goals, field, pins, asked }: Setting,
  seated: number,
): Counts {
  const count = seatable(field)
  const { purposeless, unhelped } = aloneWith(goals, learners.length)
  return {
    leftOver: pins.broken.length + count - mostSeated(count, asked.sizes),
    purposeless,
    unhelped,
    overload: 0,
    mostHelped: mostHelping(learners),
    repeats: 0,
    unevenness: pins.groups.length > 0 ? 0 : leastVariance(seated, asked.sizes),
  }
}

/** How many share no goal with anybody, and how many requests nobody could help with. */
function aloneWith(goals: Goals, learners: number): Pick<Counts, 'purposeless' | 'unhelped'> {
  const { words, shares, asks, offers } = goals
  const [shared, offered] = [new Int32Array(words), new Int32Array(words)]
  const once = new Int32Array(words)
  for (const [at, mine] of shares.entries()) {
    const word = at % words
    shared[word]! |= once[word]! & mine
    once[word]! |= mine
    offered[word]! |= offers[at]!
  }
  const rows = (row: Int32Array, of: Int32Array) =>
    Array.from({ length: learners }, (_, one) =>
      of.reduce((sum, bits, word) => sum + ones(row[one * words + word]! & bits), 0),
    )
  return {
    purposeless: rows(shares, shared).filter((sharing) => sharing === 0).length,
    unhelped: goals.requests - rows(asks, offered).reduce((sum, helped) => sum + helped, 0),
  }
}
