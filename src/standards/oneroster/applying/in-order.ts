/**
 * Relations in the order of what they join, so that those that join the same are found by halving: a map of
 * a district's would take more memory than the relations themselves.
 */
export interface InOrder<Relation> {
  readonly list: readonly Relation[]
  /** The places in the list at which these are joined. */
  readonly places: (joined: readonly string[]) => readonly number[]
}

export function inOrder<Relation extends object>(
  relations: readonly Relation[],
  ...fields: readonly TextsOf<Relation>[]
): InOrder<Relation> {
  const textsOf = (relation: Relation) => fields.map((field) => String(relation[field]))
  const distance = (relation: Relation, joined: readonly string[]) => {
    for (let at = 0; at < fields.length; at++) {
      const mine = relation[fields[at] as TextsOf<Relation>]
      const theirs = joined[at] ?? ''
      if (mine !== theirs) return mine < theirs ? -1 : 1
    }
    return 0
  }
  const list = relations.toSorted((one, other) => distance(one, textsOf(other)))
  return {
    list,
    places(joined) {
      const found: number[] = []
      for (let place = firstNotBefore(list, (one) => distance(one, joined)); ; place++) {
        const one = list[place]
        if (one === undefined || distance(one, joined) !== 0) return found
        found.push(place)
      }
    },
  }
}

/** The fields of something that are texts. */
export type TextsOf<Relation> = {
  readonly [Key in keyof Relation]-?: Relation[Key] extends string ? Key : never
}[keyof Relation]

/** The first place of a sorted list at which the distance is not negative. */
function firstNotBefore<Item>(list: readonly Item[], distance: (item: Item) => number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const item = list[middle]
    if (item !== undefined && distance(item) < 0) low = middle + 1
    else high = middle
  }
  return low
}
