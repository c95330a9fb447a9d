import { seatable, type Field } from './field.ts'
import type { Measure } from './measure.ts'
import { nowhere, type Seating } from './seating.ts'
import { below, shuffled } from './shuffle.ts'
import { mostSeated } from './sizes.ts'

/**
 * Seats everybody for a beginning, group by group, as GroupAL does (Konert, Burlak and Steinmetz 2014): somebody by
 * chance, then each time the one with whom the group would be best. How many groups there are is chance, too, but few
 * and large ones are tried first, since in them there is most to share. Cost: units² accounts.
 */
export function sitDown(
  seating: Seating,
  field: Field,
  measure: Measure,
  chance: () => number,
): void {
  seating.take(seating.groupOf.slice().fill(nowhere))
  const order = shuffled(field.units.length, chance)
  const free = new Set(order)
  const groups = groupsFor(seating, field, chance)
  let left = mostSeated(seatable(field), field.sizes)
  for (let group = 0; group < groups; group += 1) {
    const target = Math.ceil(left / (groups - group))
    fill({ seating, field, measure, free }, group, target)
    left -= seating.sizes[group]!
  }
  seating.take(seating.groupOf.slice())
}

interface Table {
  readonly seating: Seating
  readonly field: Field
  readonly measure: Measure
  readonly free: Set<number>
}

/** Fills a group up to so many, from each unit in turn until there is one from which it can be filled. */
function fill({ seating, field, measure, free }: Table, group: number, target: number): void {
  for (const first of free) {
    const joined = [first]
    seating.join(first, group)
    free.delete(first)
    while (seating.sizes[group]! < target) {
      const next = bestFor({ seating, field, measure, free }, group)
      if (next === undefined) break
      joined.push(next)
      seating.join(next, group)
      free.delete(next)
    }
    if (seating.sizes[group]! >= field.sizes.least) return
    for (const unit of joined) seating.leave(unit)
    for (const unit of joined.slice(1)) free.add(unit)
  }
}

function bestFor({ seating, measure, free }: Table, group: number): number | undefined {
  let best: number | undefined
  const good = new Float64Array(measure.width)
  for (const unit of free) {
    const account = seating.ifJoined(unit, group)
    if (!account || (best !== undefined && measure.compare(account, good) >= 0)) continue
    best = unit
    good.set(account)
  }
  return best
}

/** As few as can be the first time, and any number that can be afterwards. */
function groupsFor({ weighed, sizes }: Seating, field: Field, chance: () => number): number {
  const seated = mostSeated(seatable(field), field.sizes)
  const fewest = Math.ceil(seated / field.sizes.most)
  const most = Math.min(sizes.length, Math.floor(seated / field.sizes.least))
  return weighed === 0 ? fewest : fewest + below(most - fewest + 1, chance)
}
