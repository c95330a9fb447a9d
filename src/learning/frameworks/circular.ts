/**
 * The circles in a graph: every largest group in which each can be reached from each other, and
 * everything that leads straight back to itself. Members stand in the order of `nodes`.
 *
 * Tarjan's strongly connected components (1972), with a stack of our own so that no depth of graph
 * overflows it. Cost linear in nodes and edges; edges to unknown nodes are ignored.
 */
export function circles<K>(
  nodes: readonly K[],
  edges: readonly (readonly [from: K, to: K])[],
): K[][] {
  const place = new Map(nodes.map((node, at) => [node, at]))
  const after: number[][] = nodes.map(() => [])
  const loops = new Set<number>()
  for (const [from, to] of edges) {
    const a = place.get(from)
    const b = place.get(to)
    if (a === undefined || b === undefined) continue
    if (a === b) loops.add(a)
    after[a]!.push(b)
  }
  return components(after)
    .filter((group) => group.length > 1 || loops.has(group[0]!))
    .map((group) => group.sort((a, b) => a - b).map((at) => nodes[at]!))
}

function components(after: readonly number[][]): number[][] {
  const walk = new Walk(after)
  for (let start = 0; start < after.length; start++) walk.from(start)
  return walk.found
}

/** One walk through the whole graph, keeping for each node the earliest it can lead back to. */
class Walk {
  readonly found: number[][] = []
  private readonly order: number[]
  private readonly low: number[]
  private readonly open: boolean[]
  private readonly waiting: number[] = []
  private readonly after: readonly number[][]
  private count = 0

  constructor(after: readonly number[][]) {
    this.after = after
    this.order = after.map(() => -1)
    this.low = after.map(() => -1)
    this.open = after.map(() => false)
  }

  from(start: number): void {
    if (this.order[start] !== -1) return
    const steps = [this.enter(start)]
    for (let step = steps.at(-1); step; step = steps.at(-1)) {
      const next = this.after[step.node]![step.taken++]
      if (next === undefined) {
        steps.pop()
        this.leave(step.node, steps.at(-1)?.node)
      } else if (this.order[next] === -1) steps.push(this.enter(next))
      else if (this.open[next]) this.lower(step.node, this.order[next]!)
    }
  }

  private enter(node: number): { node: number; taken: number } {
    this.order[node] = this.low[node] = this.count++
    this.open[node] = true
    this.waiting.push(node)
    return { node, taken: 0 }
  }

  private leave(node: number, parent: number | undefined): void {
    if (parent !== undefined) this.lower(parent, this.low[node]!)
    if (this.low[node] !== this.order[node]) return
    const group = this.waiting.splice(this.waiting.lastIndexOf(node))
    for (const member of group) this.open[member] = false
    this.found.push(group)
  }

  private lower(node: number, to: number): void {
    this.low[node] = Math.min(this.low[node]!, to)
  }
}
