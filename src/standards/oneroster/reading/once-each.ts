import { tellingsOf, type Told } from '../telling.ts'
import type { Placed, Rows } from './draft.ts'

/**
 * Each relation once, in the order of what it joins. Of several rows that join the same, the one that
 * holds longest is believed, whichever came first; the others are remembered beside it.
 */
export function* onceEach<Value extends Relation>(
  { values, files, lines }: Rows<Value>,
  ...joins: readonly (keyof Value)[]
): Generator<Placed<Value>> {
  const order = byFields(joins)
  const compare = (one: number, other: number) =>
    order(values[one] as Value, values[other] as Value) || one - other
  let known: Placed<Value> | undefined
  let also: string[] = []
  for (const at of Uint32Array.from(values.keys()).sort(compare)) {
    const one = { value: values[at] as Value, file: files[at] ?? '', line: lines[at] ?? 0 }
    if (!known || order(known.value, one.value) !== 0) {
      if (known) yield beside(known, also)
      known = one
      also = []
      continue
    }
    const isKnownStronger = strength(known.value) >= strength(one.value)
    also.push(...tellingsOf(isKnownStronger ? one.value : known.value))
    if (!isKnownStronger) known = one
  }
  if (known) yield beside(known, also)
}

function beside<Value extends Relation>(
  placed: Placed<Value>,
  also: readonly string[],
): Placed<Value> {
  if (also.length === 0) return placed
  const all = [...new Set([...(placed.value.also ?? []), ...also])].toSorted()
  return { ...placed, value: { ...placed.value, also: all } }
}

/** Anything that says whether, and perhaps when, it holds. */
interface Relation extends Told {
  readonly primary?: boolean
}

/** How long a relation holds, as a text that can be compared. What else it says decides between equals. */
function strength(value: Relation): string {
  const { starts = '', ends = '9999-12-31', primary = false, ended } = value
  return `${ended ? 0 : 1} ${ends} ${starts} ${primary ? 1 : 0} ${JSON.stringify(value)}`
}

function byFields<Value>(fields: readonly (keyof Value)[]) {
  return (one: Value, other: Value): number => {
    const field = fields.find((each) => one[each] !== other[each])
    if (field === undefined) return 0
    return one[field] < other[field] ? -1 : 1
  }
}
