import type { Path } from '../path.ts'

/**
 * The graph as columns of vertices whose edges all go to the next column. The first vertices are
 * the nodes of the path, in its order; the others are lanes, by which a line passes a column. All
 * the lines that leave one node share one lane a column until they part.
 */
export interface Layers {
  readonly nodes: number
  readonly columns: readonly number[][]
  readonly left: readonly number[][]
  readonly right: readonly number[][]
}

export function layersOf<K>(path: Path<K>, column: ReadonlyMap<K, number>): Layers {
  const index = new Map(path.nodes.map((node, at) => [node, at]))
  const at = path.nodes.map((node) => column.get(node)!)
  const columns: number[][] = Array.from({ length: Math.max(-1, ...at) + 1 }, () => [])
  at.forEach((where, vertex) => columns[where]!.push(vertex))
  const left: number[][] = at.map(() => [])
  const right: number[][] = at.map(() => [])

  function join(from: number, to: number): void {
    right[from]!.push(to)
    left[to]!.push(from)
  }

  function newLane(where: number, from: number): number {
    const lane = left.push([]) - 1
    right.push([])
    columns[where]!.push(lane)
    join(from, lane)
    return lane
  }

  for (const [vertex, node] of path.nodes.entries()) {
    let end = vertex
    let where = at[vertex]!
    const targets = path.after.get(node)!.map((next) => index.get(next)!)
    for (const target of targets.sort((a, b) => at[a]! - at[b]!)) {
      while (where + 1 < at[target]!) end = newLane(++where, end)
      join(end, target)
    }
  }
  return { nodes: at.length, columns, left, right }
}
