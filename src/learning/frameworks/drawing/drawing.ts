import { cell, xOf } from './cell.ts'
import type { Place } from './cell.ts'

/** Where everything stands on the map, and the lines between; the same input draws the same. */
export interface Drawing<K> {
  readonly width: number
  readonly height: number
  readonly places: ReadonlyMap<K, Place>
  readonly lines: readonly Line<K>[]
}

export interface Line<K> {
  readonly from: K
  readonly to: K
  /** The data of an SVG path. */
  readonly d: string
}

/**
 * A line from a column to a later one, through these heights: straight across each column, where
 * the names are, and turning only between columns.
 */
export function lineThrough(column: number, heights: readonly number[]): string {
  const start = xOf(column)
  const parts = [`M${start + cell.mark} ${heights[0]}`]
  for (const [at, height] of heights.entries()) {
    const next = heights[at + 1]
    if (next === undefined) break
    const turn = xOf(column + at) + cell.width / 2
    const middle = turn + cell.gap / 2
    if (next === height) continue
    parts.push(`H${turn}C${middle} ${height} ${middle} ${next} ${turn + cell.gap} ${next}`)
  }
  return `${parts.join('')}H${xOf(column + heights.length - 1) - cell.mark}`
}

/** The frame around these places, with room for every name. */
export function frameOf(places: Iterable<Place>): { width: number; height: number } {
  let width = 0
  let height = 0
  for (const { x, y } of places) {
    width = Math.max(width, x + cell.width / 2)
    height = Math.max(height, y + cell.below)
  }
  return { width, height }
}
