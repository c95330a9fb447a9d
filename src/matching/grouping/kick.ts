import type { Field } from './field.ts'
import { nowhere, type Seating } from './seating.ts'
import { below, shuffled } from './shuffle.ts'
import { mostSeated, type Sizes } from './sizes.ts'

/** How many are swapped in a kick, and how many groups at most are made anew. */
const swaps = 3
const groups = 3

/**
 * Shakes the places a little, for better or worse, so that the search gets out of where no single change helps: half
 * the time a few are swapped, else some groups are made anew, and there may be one more or one less of them (ruin and
 * recreate: Schrimpf et al. 2000).
 */
export function kick(seating: Seating, field: Field, chance: () => number): void {
  seating.weighed += 1
  if (chance() < 0.5) swap(seating, field, chance)
  else makeAnew(seating, field, chance)
}

function swap(seating: Seating, { units }: Field, chance: () => number): void {
  let left = swaps
  for (let tries = 0; left > 0 && tries < swaps * 8; tries += 1) {
    const one = below(units.length, chance)
    const other = below(units.length, chance)
    const to = seating.whereIs(other)
    if (seating.whereIs(one) !== to && seating.change(one, to, other, 'anyway')) left -= 1
  }
}

function makeAnew(seating: Seating, field: Field, chance: () => number): void {
  const order = [...shuffled(field.units.length, chance)]
  for (let left = 1 + below(groups, chance); left > 0; left -= 1) {
    const group = seating.whereIs(below(field.units.length, chance))
    if (group === nowhere) continue
    for (const unit of order) if (seating.whereIs(unit) === group) seating.leave(unit)
  }
  seatAnew(seating, field, order, chance)
  seating.take(seating.groupOf.slice())
  for (const unit of order) {
    if (seating.whereIs(unit) !== nowhere) continue
    seating.sizes.some((_, to) => seating.change(unit, to, nowhere, 'anyway'))
  }
}

/** Makes groups of those who are nowhere: as many as chance says. */
function seatAnew(
  seating: Seating,
  field: Field,
  order: readonly number[],
  chance: () => number,
): void {
  const { units, sizes } = field
  const free = order.filter((unit) => seating.whereIs(unit) === nowhere)
  let left = mostSeated(
    free.reduce((count, unit) => count + units[unit]!.length, 0),
    sizes,
  )
  const [fewest, most] = [Math.ceil(left / sizes.most), Math.floor(left / sizes.least)]
  let wanted = fewest + below(most - fewest + 1, chance)
  for (let group = 0; group < seating.sizes.length && wanted > 0; group += 1) {
    if (seating.sizes[group]! > 0) continue
    gather(seating, field, free, { group, target: targetOf(left, wanted, sizes, chance) })
    left -= seating.sizes[group]!
    wanted -= 1
  }
}

/** How large the next of so many groups is to be: as large as the others, or any size that leaves enough for them. */
function targetOf(left: number, groups: number, sizes: Sizes, chance: () => number): number {
  if (chance() < 0.5) return Math.ceil(left / groups)
  const least = Math.max(sizes.least, left - sizes.most * (groups - 1))
  const most = Math.min(sizes.most, left - sizes.least * (groups - 1))
  return least + below(Math.max(1, most - least + 1), chance)
}

/** Lets those who are nowhere join a group, one after another, as far as they may; nobody, if too few can. */
function gather(
  seating: Seating,
  { units, sizes }: Field,
  free: readonly number[],
  { group, target }: { group: number; target: number },
): void {
  for (const unit of free) {
    const fits = seating.sizes[group]! + units[unit]!.length <= target
    if (fits && seating.whereIs(unit) === nowhere && seating.ifJoined(unit, group)) {
      seating.join(unit, group)
    }
  }
  if (seating.sizes[group]! >= sizes.least) return
  for (const unit of free) if (seating.whereIs(unit) === group) seating.leave(unit)
}
