/** An order: negative where the first comes before the second, as `sort` wants it. */
export type Order<Item> = (one: Item, other: Item) => number

/** In the order of these fields, the first that differs deciding. */
export function byFields<Item>(...fields: readonly (keyof Item)[]): Order<Item> {
  return (one, other) => {
    for (const field of fields) {
      if (one[field] === other[field]) continue
      return one[field] < other[field] ? -1 : 1
    }
    return 0
  }
}

/**
 * Each item once, in order: of those that stand level the strongest, whichever came first. The list is
 * sorted and shortened in its place, since of a district's relations there is no room for two.
 */
export function eachOnce<Item>(
  items: Item[],
  order: Order<Item>,
  strength: (item: Item) => string,
): Item[] {
  items.sort(order)
  let last = 0
  for (const item of items) {
    const known = items[last]
    if (known === undefined || item === known) continue
    if (order(known, item) !== 0) items[(last += 1)] = item
    else if (strength(item) > strength(known)) items[last] = item
  }
  items.length = Math.min(items.length, last + 1)
  return items
}
