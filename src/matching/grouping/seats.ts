import { chanceOf } from '../chance.ts'
import { seatAllBut } from './exact.ts'
import { mayBeGroup, seatable, type Field } from './field.ts'
import { sumsOf } from './measure.ts'
import { search } from './search.ts'
import { nowhere } from './seating.ts'
import type { Setting } from './setting.ts'
import { mostSeated } from './sizes.ts'

export interface Seats {
  /** The group of each learner; those of pinned groups, and those who cannot be as they are pinned, are nowhere. */
  readonly groupOf: Int32Array
  /** Whether it is certain that no more could be seated, if any are left over. */
  readonly isProven: boolean
}

/**
 * Seats all who are not pinned: by search, and where it leaves over more than arithmetic does, by backtracking, and
 * from there by search once more.
 */
export function seatsOf(setting: Setting): Seats {
  const { field, asked } = setting
  const count = seatable(field)
  if (mostSeated(count, asked.sizes) === 0) {
    return { groupOf: new Int32Array(field.learners).fill(nowhere), isProven: true }
  }
  const found = look(setting, [startOf(setting)])
  const fewest = count - mostSeated(count, asked.sizes)
  const over = count - seatedIn(found)
  if (over === fewest) return { groupOf: found, isProven: fewest > 0 }
  const { places, isProven } = fewerOver(field, fewest, over)
  return { groupOf: places ? look(setting, [places]) : found, isProven: fewest > 0 || isProven }
}

function look({ asked, field, measure, pins }: Setting, starts: readonly Int32Array[]): Int32Array {
  const base = sumsOf(measure, pins.groups)
  const { effort, seed } = asked
  return search({ field, measure, base, starts, chance: chanceOf(seed), effort })
}

/**
 * Places with fewer left over, tried from the fewest on until it takes too long; and whether it is proven that somebody
 * has to be.
 */
function fewerOver(
  field: Field,
  fewest: number,
  over: number,
): { places?: Int32Array; isProven: boolean } {
  for (let out = fewest; out < over; out += 1) {
    const found = seatAllBut(out, field)
    if (found instanceof Int32Array) return { places: found, isProven: out > fewest }
    if (found === 'not-found') return { isProven: out > fewest }
  }
  return { isProven: true }
}

/** The groups there were, as far as they may still be. */
function startOf({ asked, field, numbers, fitting }: Setting): Int32Array {
  const groupOf = new Int32Array(field.learners).fill(nowhere)
  let group = 0
  for (const { members, pinned } of asked.before) {
    const there = new Set(pinned ? [] : members.map((id) => numbers.get(id)))
    const staying: number[] = []
    for (const unit of field.units) {
      const may = unit.every((one) => there.has(one) && groupOf[one] === nowhere)
      const more = [...staying, ...unit]
      if (may && more.length <= asked.sizes.most && mayBeGroup(fitting, more)) staying.push(...unit)
    }
    if (staying.length < asked.sizes.least) continue
    for (const one of staying) groupOf[one] = group
    group += 1
  }
  return groupOf
}

function seatedIn(groupOf: Int32Array): number {
  return groupOf.reduce((count, group) => count + (group === nowhere ? 0 : 1), 0)
}
