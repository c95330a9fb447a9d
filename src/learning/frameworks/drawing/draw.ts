import { pathAmong } from '../path.ts'
import type { Path } from '../path.ts'
import type { Tree } from '../tree.ts'
import { drawBranches } from './branches.ts'
import type { Drawing } from './drawing.ts'
import { canBeDrawn, drawSteps } from './steps.ts'

/** Draws these nodes of a map: by what comes before what, or else by what is part of what. */
export function draw<K>(
  { path, tree, isOrdered }: { path: Path<K>; tree: Tree<K>; isOrdered: boolean },
  nodes: readonly K[],
): Drawing<K> | undefined {
  const among = new Set(nodes)
  if (isOrdered) {
    const part = pathAmong(path, among)
    return canBeDrawn(part) ? drawSteps(part) : undefined
  }
  if (nodes.length > mostInTree) return undefined
  const tops = nodes.filter((node) => !among.has(tree.parent.get(node)!))
  return drawBranches(tree, tops)
}

/** More than this and a drawing of branches is longer than anybody scrolls. */
const mostInTree = 240
