import { circles } from './circular.ts'

/** What comes before what, without circles: every list stands in the order of `nodes`. */
export interface Path<K> {
  readonly nodes: readonly K[]
  readonly before: ReadonlyMap<K, readonly K[]>
  readonly after: ReadonlyMap<K, readonly K[]>
}

/** Where one stands: behind one, open now, or after something that is not met yet. */
export type Readiness = 'met' | 'ready' | 'ahead'

export type Step<K> = readonly [before: K, after: K]

/**
 * The path that these steps make. A step to or from something that is not among the nodes, a step
 * said twice and every step inside a circle is left out, so nothing ever waits for itself.
 */
export function pathThrough<K>(nodes: readonly K[], steps: readonly Step<K>[]): Path<K> {
  const place = new Map(nodes.map((node, at) => [node, at]))
  const circleOf = new Map<K, number>()
  circles(nodes, steps).forEach((circle, at) => circle.forEach((node) => circleOf.set(node, at)))
  const before = new Map<K, Set<K>>(nodes.map((node) => [node, new Set()]))
  const after = new Map<K, Set<K>>(nodes.map((node) => [node, new Set()]))
  for (const [first, then] of steps) {
    const inCircle = circleOf.has(first) && circleOf.get(first) === circleOf.get(then)
    if (inCircle || !place.has(first) || !place.has(then)) continue
    before.get(then)!.add(first)
    after.get(first)!.add(then)
  }
  const inOrder = (set: Set<K>) => [...set].sort((a, b) => place.get(a)! - place.get(b)!)
  return {
    nodes,
    before: new Map([...before].map(([node, set]) => [node, inOrder(set)])),
    after: new Map([...after].map(([node, set]) => [node, inOrder(set)])),
  }
}

/** Where somebody stands who has met these. Ready means that all that comes before is met. */
export function readinessAlong<K>(path: Path<K>, met: ReadonlySet<K>): Map<K, Readiness> {
  return new Map(path.nodes.map((node) => [node, readiness(path, met, node)]))
}

/** Every node after all that comes before it, and otherwise in the order given. */
export function inOrder<K>(path: Path<K>): K[] {
  const depth = depths(path)
  return path.nodes.toSorted((a, b) => depth.get(a)! - depth.get(b)!)
}

/** How many steps, at most, lead to each node. */
export function depths<K>(path: Path<K>): Map<K, number> {
  const depth = new Map(path.nodes.map((node) => [node, 0]))
  const missing = new Map(path.nodes.map((node) => [node, path.before.get(node)!.length]))
  const ready = path.nodes.filter((node) => missing.get(node) === 0)
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    for (const next of path.after.get(node)!) {
      depth.set(next, Math.max(depth.get(next)!, depth.get(node)! + 1))
      missing.set(next, missing.get(next)! - 1)
      if (missing.get(next) === 0) ready.push(next)
    }
  }
  return depth
}

/** These nodes, and everything one step before or after one of them. */
export function around<K>(path: Path<K>, nodes: Iterable<K>): Set<K> {
  const near = new Set<K>()
  for (const node of nodes) {
    if (!path.before.has(node)) continue
    near.add(node)
    for (const one of path.before.get(node)!) near.add(one)
    for (const one of path.after.get(node)!) near.add(one)
  }
  return near
}

/** The part of a path that holds only these nodes. */
export function pathAmong<K>(path: Path<K>, keep: ReadonlySet<K>): Path<K> {
  const only = (list: readonly K[]) => list.filter((node) => keep.has(node))
  const nodes = only(path.nodes)
  return {
    nodes,
    before: new Map(nodes.map((node) => [node, only(path.before.get(node)!)])),
    after: new Map(nodes.map((node) => [node, only(path.after.get(node)!)])),
  }
}

function readiness<K>(path: Path<K>, met: ReadonlySet<K>, node: K): Readiness {
  if (met.has(node)) return 'met'
  return path.before.get(node)!.every((one) => met.has(one)) ? 'ready' : 'ahead'
}
