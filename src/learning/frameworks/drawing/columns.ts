import { depths } from '../path.ts'
import type { Path } from '../path.ts'

/**
 * A column for every node, right of all that comes before it. What leads to more than it comes
 * from moves right, next to what it leads to, so that lines stay short.
 */
export function columnsOf<K>(path: Path<K>): Map<K, number> {
  const column = depths(path)
  const fromTheRight = path.nodes.toSorted((a, b) => column.get(b)! - column.get(a)!)
  for (const node of fromTheRight) {
    const after = path.after.get(node)!
    if (after.length <= path.before.get(node)!.length) continue
    column.set(node, Math.min(...after.map((next) => column.get(next)!)) - 1)
  }
  return column
}
