import type { Id } from '../../platform/id.ts'
import type { Bounds } from '../../policy/relation.ts'

/** Who looks after whom, and the organisation that recorded it. */
export interface Guarding {
  readonly guardian: Id<'person'>
  readonly child: Id<'person'>
  readonly organisation: Id<'organisation'>
}

/** What the law needs to know of a guardianship: it is the child's, and its guardian comes to see by it. */
export function boundsOfGuardianship({ guardian, child, organisation }: Guarding): Bounds {
  return { person: child, grantee: guardian, organisation }
}
