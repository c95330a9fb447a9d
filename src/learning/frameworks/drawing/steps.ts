import { pathAmong } from '../path.ts'
import type { Path } from '../path.ts'
import { cell, xOf } from './cell.ts'
import type { Place } from './cell.ts'
import { columnsOf } from './columns.ts'
import { frameOf, lineThrough } from './drawing.ts'
import type { Drawing, Line } from './drawing.ts'
import { bottomOf, heightsOf } from './heights.ts'
import { layersOf } from './layers.ts'
import type { Layers } from './layers.ts'
import { ordered } from './order.ts'

/**
 * The path from left to right: everything stands right of what comes before it, and no line
 * crosses a name. What neither follows nor leads anywhere lies in rows below.
 *
 * Sugiyama's layered drawing (1981). For 396 nodes and 757 steps it takes a twentieth of a second.
 */
export function drawSteps<K>(path: Path<K>): Drawing<K> {
  const joined = path.nodes.filter((node) => !standsAlone(path, node))
  const steps = joined.length === path.nodes.length ? path : pathAmong(path, new Set(joined))
  const columns = columnsOf(steps)
  const layers = layersOf(steps, columns)
  const heights = heightsOf(layers, ordered(layers))
  const drawn = joined.map((node, at): [K, Place] => [
    node,
    { x: xOf(columns.get(node)!), y: heights[at]! },
  ])
  const alone = path.nodes.filter((node) => standsAlone(path, node))
  const below = bottomOf(layers, heights)
  const places = new Map([...drawn, ...rows(alone, Math.max(layers.columns.length, fewest), below)])
  const { width, height } = frameOf(places.values())
  return {
    width,
    height: Math.max(height, below),
    places,
    lines: linesOf(steps, layers, columns, heights),
  }
}

/** Whether a drawing of this path would be small enough to be of use, and to be made in time. */
export function canBeDrawn<K>(path: Path<K>): boolean {
  if (path.nodes.length > mostNodes) return false
  const columns = columnsOf(path)
  let lanes = 0
  for (const node of path.nodes) {
    const ends = path.after.get(node)!.map((next) => columns.get(next)!)
    lanes += Math.max(0, ...ends) - columns.get(node)!
  }
  return lanes <= mostLanes
}

const mostNodes = 1_000
const mostLanes = 12_000

/** The fewest columns that things without a path are laid out in. */
const fewest = 5

function standsAlone<K>(path: Path<K>, node: K): boolean {
  return path.before.get(node)!.length === 0 && path.after.get(node)!.length === 0
}

/** Nodes in rows of so many, from this height down. */
function rows<K>(nodes: readonly K[], columns: number, top: number): [K, Place][] {
  const height = cell.above + cell.below
  return nodes.map((node, at) => [
    node,
    { x: xOf(at % columns), y: top + cell.above + Math.floor(at / columns) * height },
  ])
}

function linesOf<K>(
  path: Path<K>,
  layers: Layers,
  columns: ReadonlyMap<K, number>,
  heights: readonly number[],
): Line<K>[] {
  const index = new Map(path.nodes.map((node, at) => [node, at]))
  return path.nodes.flatMap((from, at) => {
    const lanes = lanesOf(layers, at)
    const column = columns.get(from)!
    return path.after.get(from)!.map((to): Line<K> => {
      const passed = lanes.slice(0, columns.get(to)! - column - 1)
      const through = [at, ...passed, index.get(to)!].map((vertex) => heights[vertex]!)
      return { from, to, d: lineThrough(column, through) }
    })
  })
}

/** The lanes, column by column, that the lines leaving this vertex share. */
function lanesOf(layers: Layers, vertex: number): number[] {
  const lanes: number[] = []
  const next = (one: number) => layers.right[one]!.find((end) => end >= layers.nodes)
  for (let lane = next(vertex); lane !== undefined; lane = next(lane)) lanes.push(lane)
  return lanes
}
