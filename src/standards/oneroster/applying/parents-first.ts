/**
 * The same things, each after its parent, since a row may name only a parent that is there already. In one
 * walk, however long the chain of parents: it may be as long as the file.
 */
export function parentsFirst<Thing extends Child>(things: readonly Thing[]): Thing[] {
  const waiting = new Map(things.map((thing) => [thing.sourceId, thing]))
  const placed: Thing[] = []
  for (const thing of things) {
    const chain: Thing[] = []
    for (let at = take(waiting, thing.sourceId); at; at = take(waiting, at.parent)) chain.push(at)
    for (const one of chain.toReversed()) placed.push(one)
  }
  return placed
}

interface Child {
  readonly sourceId: string
  readonly parent?: string
}

function take<Thing>(waiting: Map<string, Thing>, id: string | undefined): Thing | undefined {
  if (id === undefined) return undefined
  const thing = waiting.get(id)
  waiting.delete(id)
  return thing
}
