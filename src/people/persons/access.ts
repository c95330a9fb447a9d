import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { may } from '../../policy/law.ts'

/** Somebody, and the organisation that keeps their record. */
export interface OnRecord {
  readonly id: Id<'person'>
  readonly home: Id<'organisation'>
}

/** Whether the viewer may know this person's name. */
export function mayName(viewer: Viewer, { id, home }: OnRecord): boolean {
  return may(viewer, 'read', 'person', { person: id, organisation: home })
}

/**
 * Those of these whose names the viewer may know, as a page takes them. Whoever joins a name to what may be read asks here:
 * that somebody is in a room, or has proposed a goal, does not yet say to everybody who sees it what they are called.
 */
export function nameable<One extends OnRecord>(
  viewer: Viewer,
  people: readonly One[],
): readonly Omit<One, 'home'>[] {
  return people.filter((one) => mayName(viewer, one)).map(({ home: _home, ...person }) => person)
}

/** Whose names somebody may know: these people, and everybody whose record one of these organisations keeps. */
export interface Nameable {
  readonly people: readonly Id<'person'>[]
  readonly homes: readonly Id<'organisation'>[]
}

/**
 * The same as {@link mayName} says of each, before anybody is looked for: a list that ends after so many asks for these
 * alone, since what is left out afterwards would leave a page short though there are more.
 */
export function whomToName(viewer: Viewer): Nameable {
  const { known, peers, mates, learners, mentees, children, limited, placed, looking } =
    viewer.standing
  const { staffed, led, administered, safeguarded, coordinated, teaching } = viewer.standing
  const people = [known, peers, mates, learners, mentees, children, limited, placed, looking].flat()
  const homes = [staffed, led, administered, safeguarded, coordinated, teaching].flat()
  return {
    people: [...new Set([viewer.person, ...people])].filter((person) =>
      may(viewer, 'read', 'person', { person }),
    ),
    homes: [...new Set(homes)].filter((organisation) =>
      may(viewer, 'read', 'person', { organisation }),
    ),
  }
}
