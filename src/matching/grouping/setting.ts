import type { Learner } from '../learner.ts'
import type { Asked, Pair } from './asked.ts'
import { fittingOf, fieldOf, type Fitting, type Field } from './field.ts'
import { numberGoals, type Goals } from './goals.ts'
import { PurposeMeasure } from './measure.ts'
import { pinsOf, type Pins } from './pins.ts'

/** What was asked, made ready to be computed with. */
export interface Setting {
  readonly asked: Required<Asked>
  /** Those who would be in a group, in the order of their ids: from here on a learner is their number in this list. */
  readonly learners: readonly Learner[]
  readonly numbers: ReadonlyMap<string, number>
  readonly alone: readonly string[]
  readonly fitting: Fitting
  readonly pins: Pins
  readonly field: Field
  readonly goals: Goals
  readonly measure: PurposeMeasure
}

/** Makes ready. Whoever comes twice is there once. Cost: learners² questions whether two may meet. */
export function settingOf(asked: Required<Asked>): Setting {
  const everybody = byId(asked.learners)
  const learners = everybody.filter(wouldBeInGroup)
  const numbers = new Map(learners.map(({ id }, at) => [id, at]))
  const fitting = fittingOf(learners, lookUp(asked.apart))
  const pins = pinsOf(asked, numbers, fitting)
  const goals = numberGoals(learners)
  const measure = new PurposeMeasure(learners, goals, {
    met: asked.met.length > 0 ? squareOf(learners, lookUp(asked.met)) : undefined,
    keep: asked.keep,
    most: pins.groups.reduce((most, { length }) => Math.max(most, length), asked.sizes.most),
  })
  return {
    asked,
    learners,
    numbers,
    alone: everybody.filter((one) => !wouldBeInGroup(one)).map(({ id }) => id),
    fitting,
    pins,
    field: fieldOf(fitting, pins.units, asked.sizes),
    goals,
    measure,
  }
}

/** Whether somebody would have company on something that they are at. Everybody else is left alone. */
export function wouldBeInGroup({ pursuits }: Learner): boolean {
  return pursuits.some(({ stage, open }) => stage !== 'met' && open)
}

function byId(learners: readonly Learner[]): Learner[] {
  const known = new Map(learners.map((one) => [one.id, one]))
  return [...known.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** Whether two are one of these pairs, whichever comes first. */
function lookUp(pairs: readonly Pair[]): (one: string, other: string) => boolean {
  const partners = new Map<string, Set<string>>()
  const note = (one: string, other: string) => {
    const known = partners.get(one)
    if (known) known.add(other)
    else partners.set(one, new Set([other]))
  }
  for (const [one, other] of pairs) {
    note(one, other)
    note(other, one)
  }
  return (one, other) => partners.get(one)?.has(other) ?? false
}

/** A one for each two of whom this holds, at `i * learners + j`. */
function squareOf(
  learners: readonly Learner[],
  holds: (one: string, other: string) => boolean,
): Uint8Array {
  const square = new Uint8Array(learners.length * learners.length)
  for (const [at, one] of learners.entries()) {
    for (const [place, other] of learners.entries()) {
      if (at !== place && holds(one.id, other.id)) square[at * learners.length + place] = 1
    }
  }
  return square
}
