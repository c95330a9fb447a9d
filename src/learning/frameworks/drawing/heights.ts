import { cell, lane } from './cell.ts'
import type { Layers } from './layers.ts'
import { settle } from './settle.ts'

/**
 * A height for every vertex: each column is settled near its neighbours, to and fro a few times,
 * and then lines that are almost straight are made so.
 */
export function heightsOf(layers: Layers, columns: readonly number[][]): number[] {
  const heights = stacked(layers, columns)
  for (let round = 0; round < rounds; round++) {
    for (const column of round % 2 === 0 ? columns : columns.toReversed()) {
      const settled = settle(
        column.map((vertex) => ({
          ...wishOf(layers, heights, vertex),
          ...roomOf(layers, vertex),
        })),
      )
      column.forEach((vertex, at) => (heights[vertex] = Math.round(settled[at]!)))
    }
  }
  for (const column of columns) straighten(layers, heights, column, layers.left)
  for (const column of columns.toReversed()) straighten(layers, heights, column, layers.right)
  const top = Math.min(...heights.map((height, vertex) => height - roomOf(layers, vertex).above))
  return heights.map((height) => height - top)
}

/** The lowest that anything reaches down, lines and names. */
export function bottomOf(layers: Layers, heights: readonly number[]): number {
  return Math.max(0, ...heights.map((height, vertex) => height + roomOf(layers, vertex).below))
}

/**
 * Moves whatever almost continues the only line on one side of it onto that line, where its column
 * has room; but what is straight on its left stays so.
 */
function straighten(
  layers: Layers,
  heights: number[],
  column: readonly number[],
  side: Layers['left'],
): void {
  for (const [at, vertex] of column.entries()) {
    const [only, ...others] = side[vertex]!
    if (only === undefined || others.length > 0) continue
    if (layers.left[vertex]!.some((one) => heights[one] === heights[vertex])) continue
    const { above, below } = roomOf(layers, vertex)
    const before = column[at - 1]
    const after = column[at + 1]
    const highest =
      before === undefined ? -Infinity : heights[before]! + roomOf(layers, before).below + above
    const lowest =
      after === undefined ? Infinity : heights[after]! - roomOf(layers, after).above - below
    const line = heights[only]!
    const near = Math.abs(line - heights[vertex]!) <= almost
    if (near && line >= highest && line <= lowest) heights[vertex] = line
  }
}

const almost = 40

const rounds = 14

function roomOf(layers: Layers, vertex: number): { above: number; below: number } {
  const isLane = vertex >= layers.nodes
  return isLane ? { above: lane / 2, below: lane / 2 } : { above: cell.above, below: cell.below }
}

function stacked(layers: Layers, columns: readonly number[][]): number[] {
  const heights: number[] = []
  for (const column of columns) {
    let sum = 0
    for (const vertex of column) {
      const { above, below } = roomOf(layers, vertex)
      heights[vertex] = sum + above
      sum += above + below
    }
  }
  return heights
}

/** The middle of its neighbours. A lane pulls harder, so that long lines run straight. */
function wishOf(
  layers: Layers,
  heights: readonly number[],
  vertex: number,
): { wish: number; weight: number } {
  let sum = 0
  let weight = 0
  for (const near of [...layers.left[vertex]!, ...layers.right[vertex]!]) {
    const pull = near >= layers.nodes ? 3 : 1
    sum += heights[near]! * pull
    weight += pull
  }
  if (weight === 0) return { wish: heights[vertex]!, weight: 0.01 }
  return { wish: sum / weight, weight: vertex >= layers.nodes ? weight * 2 : weight }
}
