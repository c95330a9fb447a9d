import { circles } from './circular.ts'

/** What is part of what. Everything hangs under one parent at most, and nothing under itself. */
export interface Tree<K> {
  readonly roots: readonly K[]
  readonly parent: ReadonlyMap<K, K>
  readonly children: ReadonlyMap<K, readonly K[]>
}

export interface Branch<K> {
  readonly child: K
  readonly parent: K
  readonly sequence?: number | undefined
}

/**
 * The tree that these branches make: of several parents the first, children by their sequence and
 * then in the order of `nodes`. Whatever is said to be part of itself by a circle stands at the top.
 */
export function treeOf<K>(nodes: readonly K[], branches: readonly Branch<K>[]): Tree<K> {
  const place = new Map(nodes.map((node, at) => [node, at]))
  const inCircle = new Map<K, number>()
  circles(
    nodes,
    branches.map(({ child, parent }) => [child, parent] as const),
  ).forEach((circle, at) => circle.forEach((node) => inCircle.set(node, at)))
  const chosen = new Map<K, Branch<K>>()
  for (const branch of branches) {
    const { child, parent } = branch
    const circular = inCircle.has(child) && inCircle.get(child) === inCircle.get(parent)
    if (circular || chosen.has(child) || !place.has(child) || !place.has(parent)) continue
    chosen.set(child, branch)
  }
  const rank = (node: K) => chosen.get(node)?.sequence ?? Number.POSITIVE_INFINITY
  const byRank = (a: K, b: K) => compare(rank(a), rank(b)) || place.get(a)! - place.get(b)!
  const children = Map.groupBy(chosen.keys(), (node) => chosen.get(node)!.parent)
  return {
    roots: nodes.filter((node) => !chosen.has(node)),
    parent: new Map([...chosen].map(([child, { parent }]) => [child, parent])),
    children: new Map([...children].map(([parent, list]) => [parent, list.sort(byRank)])),
  }
}

/** This node and everything under it, each parent before its children. */
export function branchOf<K>(tree: Tree<K>, top: K): K[] {
  const found: K[] = []
  const waiting = [top]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.push(node)
    waiting.push(...(tree.children.get(node) ?? []).toReversed())
  }
  return found
}

/** Everything, each parent before its children: the order of a table of contents. */
export function wholeTree<K>(tree: Tree<K>): K[] {
  return tree.roots.flatMap((root) => branchOf(tree, root))
}

/** What a node is part of, from the top down. */
export function above<K>(tree: Tree<K>, node: K): K[] {
  const found: K[] = []
  for (let one = tree.parent.get(node); one !== undefined; one = tree.parent.get(one)) {
    found.unshift(one)
  }
  return found
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b
}
