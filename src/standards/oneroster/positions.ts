/**
 * Finds things in a list by what they are known by, `class⇥person⇥role`. Every part becomes a number and every
 * thing one number made of those, to be looked up by halving: a dozen bytes each, where a map of
 * the texts would take a hundred. Of things known by the same, one is found.
 *
 * Up to three parts of some hundred thousand different values each fit into a number exactly.
 */
export function positionsOf<Item>(
  items: readonly Item[],
  partsOf: (item: Item) => readonly string[],
): (source: string) => number | undefined {
  const numbers = numberParts(items, partsOf)
  const keys = Float64Array.from(items, (item) => keyOf(partsOf(item), numbers) ?? -1)
  const order = Uint32Array.from(keys, (_, place) => place)
  order.sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0))
  return (source) => {
    const key = keyOf(source.split('\t'), numbers)
    return key === undefined ? undefined : halve(order, (place) => (keys[place] ?? 0) - key)
  }
}

type Numbers = readonly ReadonlyMap<string, number>[]

/** The different values of the first parts, of the second and so on, each counted through. */
function numberParts<Item>(
  items: readonly Item[],
  partsOf: (item: Item) => readonly string[],
): Numbers {
  const numbers: Map<string, number>[] = []
  for (const item of items) {
    for (const [at, part] of partsOf(item).entries()) {
      const known = (numbers[at] ??= new Map<string, number>())
      if (!known.has(part)) known.set(part, known.size)
    }
  }
  return numbers
}

function keyOf(parts: readonly string[], numbers: Numbers): number | undefined {
  if (parts.length !== numbers.length) return undefined
  let key = 0
  for (const [at, known] of numbers.entries()) {
    const number = known.get(parts[at] ?? '')
    if (number === undefined) return undefined
    key = key * known.size + number
  }
  return key
}

/** The place in a sorted list at which the distance is nothing. */
function halve(order: Uint32Array, distance: (place: number) => number): number | undefined {
  let [low, high] = [0, order.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const place = order[middle] ?? 0
    const far = distance(place)
    if (far === 0) return place
    if (far < 0) low = middle + 1
    else high = middle - 1
  }
  return undefined
}
