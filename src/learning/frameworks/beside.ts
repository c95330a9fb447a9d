import type { Id } from '../../platform/id.ts'
import { nameOf } from './framework.ts'

/** A competency beside another, for a ribbon or a list of links. */
export interface Beside {
  readonly id: Id<'competency'>
  readonly framework: Id<'framework'>
  readonly name: string
}

/** A competency that is linked to another, and from which side: what comes first is *before*. */
export interface Linked {
  readonly side: 'before' | 'after'
  readonly id: Id<'competency'>
  readonly framework: Id<'framework'>
  readonly short: string
  readonly statement: string
}

/** What comes just before and just after. What does both goes round in a circle, and is on neither side. */
export function sidesOf(linked: readonly Linked[]): {
  readonly before: readonly Beside[]
  readonly after: readonly Beside[]
} {
  const on = (side: Linked['side']) => new Set(linked.filter((one) => one.side === side).map(idOf))
  const [first, then] = [on('before'), on('after')]
  return {
    before: eachOnce(linked.filter(({ id }) => !then.has(id))),
    after: eachOnce(linked.filter(({ id }) => !first.has(id))),
  }
}

/** These, whichever side they are linked from; one that is linked twice is there once. */
export function eachOnce(linked: readonly Linked[]): readonly Beside[] {
  const byId = new Map(linked.map((one) => [one.id, one]))
  return [...byId.values()].map(({ id, framework, ...one }) => ({
    id,
    framework,
    name: nameOf(one),
  }))
}

function idOf({ id }: Linked): Id<'competency'> {
  return id
}
