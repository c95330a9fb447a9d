import type { Id } from '../platform/id.ts'
import type { Viewer } from '../platform/viewer.ts'
import type { Act, LawObject } from './law.ts'
import type { Bounds } from './relation.ts'

/** Why something is forbidden whatever opens it: the rules that win over the table. */
export type WhyForbidden = 'another-network' | 'granting-to-oneself' | 'of-others-alone'

/**
 * The rule that forbids this, if any (docs/access.md, "What is never allowed"). That somebody is suspended, or
 * that a date has passed, needs no rule here: neither leaves anything standing.
 */
export function whyForbidden(
  viewer: Viewer,
  act: Act,
  object: LawObject,
  bounds: Bounds,
): WhyForbidden | undefined {
  if (bounds.network !== undefined && bounds.network !== viewer.network) return 'another-network'
  if (
    isGrant(act, object) &&
    granteesOf(object, bounds).includes(viewer.person) &&
    !viewer.operator
  ) {
    return 'granting-to-oneself'
  }
  if (object === 'affiliation' && act === 'create' && !isOfOnesOwn(viewer, bounds)) {
    return 'of-others-alone'
  }
  return undefined
}

/** Acts by which somebody comes to read what others write. */
function isGrant(act: Act, object: LawObject): boolean {
  return (act === 'create' || act === 'edit') && granting.has(object)
}

/**
 * Who would come to read by it. A guardianship is about a child, and its guardian is told apart from whose it is; and
 * to whoever looks after a child it opens more or less how old the child is.
 */
function granteesOf(
  object: LawObject,
  { grantee, person, guardians = [] }: Bounds,
): readonly Id<'person'>[] {
  if (object === 'birth') return guardians
  const whose = object === 'guardianship' ? grantee : (grantee ?? person)
  return whose ? [whose, ...guardians] : guardians
}

/** Whether somebody is of an organisation that the viewer heads. Of whom nobody says it, is not. */
function isOfOnesOwn({ standing }: Viewer, { of = [] }: Bounds): boolean {
  return of.some((one) => standing.led.includes(one) || standing.administered.includes(one))
}

const granting: ReadonlySet<LawObject> = new Set([
  'affiliation',
  'birth',
  'guardianship',
  'classroom membership',
])
