/** Something in a column: where it would like to be, how much that weighs, and the room it needs. */
export interface Settler {
  readonly wish: number
  readonly weight: number
  readonly above: number
  readonly below: number
}

/**
 * Heights for a column, from top to bottom, so that nobody overlaps and the weighed squares of the
 * distances to the wishes are least: pooling adjacent violators (Ayer and others, 1955), which is
 * exact, and linear.
 */
export function settle(column: readonly Settler[]): number[] {
  const offsets = offsetsOf(column)
  const pools: { sum: number; weight: number; size: number }[] = []
  for (const [at, { wish, weight }] of column.entries()) {
    let pool = { sum: (wish - offsets[at]!) * weight, weight, size: 1 }
    for (let last = pools.at(-1); last && mean(last) >= mean(pool); last = pools.at(-1)) {
      pools.pop()
      pool = {
        sum: last.sum + pool.sum,
        weight: last.weight + pool.weight,
        size: last.size + pool.size,
      }
    }
    pools.push(pool)
  }
  const heights = pools.flatMap((pool) => Array.from({ length: pool.size }, () => mean(pool)))
  return heights.map((height, at) => height + offsets[at]!)
}

/** How far below the first each one is when all stand close together. */
function offsetsOf(column: readonly Settler[]): number[] {
  let sum = 0
  return column.map(({ above }, at) => {
    const previous = column[at - 1]
    if (previous) sum += previous.below + above
    return sum
  })
}

function mean({ sum, weight }: { sum: number; weight: number }): number {
  return sum / weight
}
