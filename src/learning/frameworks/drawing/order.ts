import type { Layers } from './layers.ts'

/**
 * The columns, each ordered from top to bottom so that few lines cross: the barycentre method of
 * Sugiyama, Tagawa and Toda (1981), swept to and fro a fixed number of times; the best is kept.
 * The same layers give the same order.
 */
export function ordered(layers: Layers): number[][] {
  let columns = layers.columns.map((column) => [...column])
  let best = columns
  let fewest = crossings(layers, columns)
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    columns = sweep % 2 === 0 ? sweepRight(layers, columns) : sweepLeft(layers, columns)
    const count = crossings(layers, columns)
    if (count >= fewest) continue
    fewest = count
    best = columns
  }
  return best
}

const sweeps = 24

/** How many pairs of lines cross, in all the gaps together. */
export function crossings(layers: Layers, columns: readonly number[][]): number {
  let sum = 0
  for (const [at, column] of columns.entries()) {
    const place = places(columns[at + 1] ?? [])
    const ends = column.flatMap((vertex) =>
      layers.right[vertex]!.map((next) => place.get(next)!).sort((a, b) => a - b),
    )
    sum += inversions(ends, place.size)
  }
  return sum
}

function sweepRight(layers: Layers, columns: readonly number[][]): number[][] {
  const done: number[][] = []
  for (const column of columns) {
    done.push(byNeighbours(column, layers.left, done.at(-1) ?? []))
  }
  return done
}

function sweepLeft(layers: Layers, columns: readonly number[][]): number[][] {
  const done: number[][] = []
  for (const column of columns.toReversed()) {
    done.push(byNeighbours(column, layers.right, done.at(-1) ?? []))
  }
  return done.reverse()
}

/** Ordered by the middle of their neighbours; who has none keeps their share of the height. */
function byNeighbours(
  column: readonly number[],
  neighbours: readonly number[][],
  beside: readonly number[],
): number[] {
  const place = places(beside)
  const wish = new Map(
    column.map((vertex, at) => {
      const near = neighbours[vertex]!.map((one) => place.get(one)!)
      const middle = near.reduce((sum, one) => sum + one, 0) / near.length
      return [vertex, near.length > 0 ? middle : (at / column.length) * beside.length]
    }),
  )
  return column.toSorted((a, b) => wish.get(a)! - wish.get(b)!)
}

function places(column: readonly number[]): Map<number, number> {
  return new Map(column.map((vertex, at) => [vertex, at]))
}

/** How many pairs stand in the wrong order, counted with a tree of sums (Fenwick, 1994). */
function inversions(list: readonly number[], size: number): number {
  const sums = Array.from({ length: size + 1 }, () => 0)
  let count = 0
  for (const [seen, value] of list.entries()) {
    let notGreater = 0
    for (let at = value + 1; at > 0; at -= at & -at) notGreater += sums[at]!
    count += seen - notGreater
    for (let at = value + 1; at <= size; at += at & -at) sums[at]! += 1
  }
  return count
}
