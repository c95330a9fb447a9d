import { newId, type Id } from '../../../platform/id.ts'
import type { Host } from './kept.ts'
import type { Roster } from '../roster.ts'
import { fold } from '../dialects/vocabulary.ts'

/** A roster on its way in: what it means here, gathered kind by kind, so that each later kind can point at the earlier. */
export interface Going {
  readonly roster: Roster
  readonly host: Host
  /** The day on which what is over ends. */
  readonly today: string
  /** Our id of everything that the roster names: the one it has here, or a new one. */
  readonly ids: Ids
  /** The organisation of each class, by the id of its source. */
  readonly owners: Map<string, Id<'organisation'>>
  /** Where the record of each person is kept, by the id of their source. */
  readonly homes: Map<string, Id<'organisation'>>
  /** People and classes that this roster ends. */
  readonly gone: Set<Id<'person'>>
  readonly closed: Set<Id<'classroom'>>
}

interface Ids {
  readonly organisations: Map<string, Id<'organisation'>>
  readonly sessions: Map<string, Id<'academic_session'>>
  readonly courses: Map<string, Id<'course'>>
  readonly classes: Map<string, Id<'classroom'>>
  readonly people: Map<string, Id<'person'>>
}

/** A roster before its first step. Organisations that are to come may have their ids already. */
export function setOut(
  roster: Roster,
  host: Host,
  today: string,
  made: ReadonlyMap<string, Id<'organisation'>> = new Map(),
): Going {
  return {
    roster,
    host,
    today,
    ids: {
      organisations: new Map(made),
      sessions: new Map(),
      courses: new Map(),
      classes: new Map(),
      people: new Map(),
    },
    owners: new Map(),
    homes: new Map(),
    gone: new Set(),
    closed: new Set(),
  }
}

/** Gives ids to organisations; the one that takes in the roster has its own already. */
export function placeOrganisations(
  { roster, host, ids }: Pick<Going, 'roster' | 'host' | 'ids'>,
  kept: ReadonlyMap<string, { readonly id: Id<'organisation'> }>,
): void {
  place('organisation', ids.organisations, roster.organisations, kept)
  const self = hostIn(roster, host)
  if (self !== undefined) ids.organisations.set(self, host.id)
}

/** Finds or makes an id for everything of a kind. What is over before it came gets none. */
export function place<Kind extends string>(
  kind: Kind,
  ids: Map<string, Id<Kind>>,
  things: readonly { readonly sourceId: string; readonly ended: boolean }[],
  kept: ReadonlyMap<string, { readonly id: Id<Kind> }>,
): void {
  for (const [source, { id }] of kept) ids.set(source, id)
  for (const { sourceId, ended } of things) {
    if (!ids.has(sourceId) && !ended) ids.set(sourceId, newId(kind))
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

export function organisationOf(
  { ids, host }: Going,
  source: string | undefined,
): Id<'organisation'> {
  return ids.organisations.get(source ?? '') ?? host.id
}
