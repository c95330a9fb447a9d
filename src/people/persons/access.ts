import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { may } from '../../policy/law.ts'

/** Somebody, and the organisation that keeps their record. */
export interface Kept {
  readonly id: Id<'person'>
  readonly home: Id<'organisation'>
}

/** Whether the viewer may know this person's name. */
export function mayName(viewer: Viewer, { id, home }: Kept): boolean {
  return may(viewer, 'read', 'person', { person: id, organisation: home })
}

/**
 * Those of these whose names the viewer may know, as a page takes them. Whoever joins a name to what may be read asks here:
 * that somebody is in a room, or has proposed a goal, does not yet say to everybody who sees it what they are called.
 */
export function nameable<One extends Kept>(
  viewer: Viewer,
  people: readonly One[],
): readonly Omit<One, 'home'>[] {
  return people.filter((one) => mayName(viewer, one)).map(({ home: _home, ...person }) => person)
}
