import type { Id } from '../../platform/id.ts'
import type { Bounds } from '../../policy/relation.ts'

/** A place at an organisation for somebody, and where they are somebody already. */
export interface Placing {
  readonly person: Id<'person'>
  readonly organisation: Id<'organisation'>
  readonly of: readonly Id<'organisation'>[]
}

/** What the law needs to know of a place at an organisation: whoever has it comes to see by it. */
export function boundsOfAffiliation({ person, organisation, of }: Placing): Bounds {
  return { person, grantee: person, organisation, of }
}
