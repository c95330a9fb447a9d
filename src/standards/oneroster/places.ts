import { newId, type Id } from '../../platform/id.ts'
import type { Host, Kept } from './kept.ts'
import type { Roster } from './roster.ts'
import { fold } from './vocabulary.ts'

/** Our id of everything that a roster names: the one it has here, or a new one. */
export interface Places {
  readonly host: Host
  readonly organisations: ReadonlyMap<string, Id<'organisation'>>
  readonly sessions: ReadonlyMap<string, Id<'academic_session'>>
  readonly courses: ReadonlyMap<string, Id<'course'>>
  readonly classes: ReadonlyMap<string, Id<'classroom'>>
  readonly people: ReadonlyMap<string, Id<'person'>>
}

/** Finds or makes an id for everything that is here or is to come. What is over before it came gets none. */
export function placesFor(roster: Roster, kept: Kept, host: Host): Places {
  const organisations = idsOf('organisation', roster.organisations, kept.organisations)
  const self = hostIn(roster, host)
  if (self !== undefined) organisations.set(self, host.id)
  return {
    host,
    organisations,
    sessions: idsOf('academic_session', roster.sessions, kept.sessions),
    courses: idsOf('course', roster.courses, kept.courses),
    classes: idsOf('classroom', roster.classes, kept.classes),
    people: idsOf('person', roster.people, kept.people),
  }
}

/**
 * The organisation in a roster that is the one taking it in: the only one there is, or the one at the top
 * that has its name. All others come to stand below it.
 */
function hostIn({ organisations }: Roster, host: Host): string | undefined {
  const [only, second] = organisations
  if (only && !second) return only.sourceId
  const tops = organisations.filter(({ parent }) => parent === undefined)
  return tops.find(({ name }) => fold(name) === fold(host.name))?.sourceId
}

function idsOf<Kind extends string>(
  kind: Kind,
  things: readonly { readonly sourceId: string; readonly ended: boolean }[],
  kept: ReadonlyMap<string, { readonly id: Id<Kind> }>,
): Map<string, Id<Kind>> {
  const ids = new Map([...kept].map(([source, { id }]) => [source, id]))
  for (const { sourceId, ended } of things) {
    if (!ids.has(sourceId) && !ended) ids.set(sourceId, newId(kind))
  }
  return ids
}
