import type { Field } from './field.ts'
import { sitDown } from './first.ts'
import { kick } from './kick.ts'
import type { Measure } from './measure.ts'
import { nowhere, Seating } from './seating.ts'
import { shuffled } from './shuffle.ts'

export interface Search {
  readonly field: Field
  readonly measure: Measure
  /** The sums of the groups that are not to be touched. */
  readonly base?: Float64Array
  /** Places to begin from, besides those that are found here. */
  readonly starts?: readonly Int32Array[]
  readonly chance: () => number
  /** How many changes are weighed; the last round is gone to its end. */
  readonly effort: number
}

/** After so many kicks that led to nothing better, it begins anew from other greedy places. */
const patience = 100

/**
 * Places for these learners, at least as good as every start and as the greedy ones: first-improvement moves and
 * swaps, then kicks from the best (iterated local search: Lourenço, Martin and Stützle 2003). It stops when so many
 * changes have been weighed and never at a clock, so that the same chance gives the same places. Cost: effort × the
 * accounts of two groups.
 */
export function search({ field, measure, base, starts = [], chance, effort }: Search): Int32Array {
  const seating = new Seating(field, measure, base ?? new Float64Array(measure.width))
  const here = new BestSoFar(measure, field.learners)
  const best = new BestSoFar(measure, field.learners)
  const walk = { seating, field, chance, effort }
  for (const start of starts) {
    seating.take(start)
    settle(walk)
    here.offer(seating)
  }
  do {
    sitDown(seating, field, measure, chance)
    settle(walk)
    if (here.offer(seating) > 0) here.restore(seating)
    for (let failed = 0; failed < patience && seating.weighed < effort; failed += 1) {
      kick(seating, field, chance)
      settle(walk)
      const worse = here.offer(seating)
      if (worse < 0) failed = -1
      if (worse > 0) here.restore(seating)
    }
    best.offer(here)
    here.forget()
  } while (seating.weighed < effort)
  return best.groupOf
}

interface Walk {
  readonly seating: Seating
  readonly field: Field
  readonly chance: () => number
  readonly effort: number
}

/** Makes every change that betters the whole, round after round, until there is none left. */
function settle({ seating, field, chance, effort }: Walk): void {
  const order = shuffled(field.units.length, chance)
  let before: number
  do {
    before = seating.now
    for (let turn = 0; turn < order.length; turn += 1) {
      const since = seating.now
      lookAround(seating, order, turn)
      seating.looked(order[turn]!, since)
    }
  } while (seating.now > before && seating.weighed < effort)
}

/** Tries each group for this unit, and each unit after it in the order for an exchange. */
function lookAround(seating: Seating, order: Int32Array, turn: number): void {
  const unit = order[turn]!
  for (let group = 0; group < seating.sizes.length; group += 1) {
    if (group !== seating.whereIs(unit) && seating.isNews(unit, group)) {
      seating.change(unit, group, nowhere, 'better')
    }
  }
  for (let later = turn + 1; later < order.length; later += 1) {
    const other = order[later]!
    const group = seating.whereIs(other)
    if (group !== seating.whereIs(unit) && seating.isNews(unit, group)) {
      seating.change(unit, group, other, 'better')
    }
  }
}

/** The best places so far. */
class BestSoFar {
  readonly groupOf: Int32Array
  readonly totals: Float64Array
  readonly #measure: Measure
  #isEmpty = true

  constructor(measure: Measure, learners: number) {
    this.groupOf = new Int32Array(learners).fill(nowhere)
    this.totals = new Float64Array(measure.width)
    this.#measure = measure
  }

  /** Keeps these places unless they are worse; says below nought if they are better, nought if they are as good. */
  offer({ groupOf, totals }: Pick<Seating, 'groupOf' | 'totals'>): number {
    const worse = this.#isEmpty ? -1 : this.#measure.compare(totals, this.totals)
    if (worse > 0) return worse
    this.groupOf.set(groupOf)
    this.totals.set(totals)
    this.#isEmpty = false
    return worse
  }

  restore(seating: Seating): void {
    seating.take(this.groupOf)
    seating.allLooked()
  }

  forget(): void {
    this.#isEmpty = true
  }
}
