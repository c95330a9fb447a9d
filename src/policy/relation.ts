import type { Id } from '../platform/id.ts'
import type { Viewer } from '../platform/viewer.ts'

/** What a viewer is to the person, the classroom or the organisation that a thing belongs to. */
export type Relation =
  | 'self'
  | 'guardian'
  | 'teacher'
  | 'peer'
  | 'member'
  | 'invited'
  | 'staff'
  | 'leader'

/** What a thing belongs to, as far as the law needs to know. */
export interface Bounds {
  /** Whose it is. */
  readonly person?: Id<'person'>
  /** Other people it belongs to as much: the members of a circle. */
  readonly people?: readonly Id<'person'>[]
  readonly classroom?: Id<'classroom'>
  readonly circle?: Id<'circle'>
  readonly organisation?: Id<'organisation'>
}

/** Everything that the viewer is to a thing within these bounds, now. */
export function relationsTo(
  { person: self, standing }: Viewer,
  bounds: Bounds,
): ReadonlySet<Relation> {
  const { person, people = [], classroom, circle, organisation } = bounds
  const whose = person ? [person, ...people] : people
  const is: Record<Relation, boolean> = {
    self: whose.includes(self),
    guardian: whose.some((one) => standing.children.includes(one)),
    teacher:
      whose.some((one) => standing.learners.includes(one)) ||
      (classroom !== undefined && standing.taught.includes(classroom)),
    peer: whose.some((one) => standing.peers.includes(one)),
    member: [classroom, circle].some((place) => place && standing.audiences.includes(place)),
    invited: circle !== undefined && standing.invited.includes(circle),
    staff: organisation !== undefined && standing.staffed.includes(organisation),
    leader: organisation !== undefined && standing.led.includes(organisation),
  }
  return new Set((Object.keys(is) as Relation[]).filter((relation) => is[relation]))
}
