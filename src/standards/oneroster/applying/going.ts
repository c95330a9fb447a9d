import { newId, type Id } from '../../../platform/id.ts'
import { withoutFillers } from '../exporting/fillers.ts'
import { fold } from '../dialects/vocabulary.ts'
import { ownText } from '../reading/own-text.ts'
import type { Roster, RosterRole } from '../roster.ts'
import type { Host } from './kept.ts'
import type { Left } from './of-others.ts'
import type { Word } from './rights.ts'

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
  /** Organisations, classes and people that are over: nobody has a place there, or one of theirs. */
  readonly over: Set<string>
  /** Whom rows of their own say to be somebody's guardian, and as what; of some that is not known. */
  readonly guardians: Map<string, Set<RosterRole>>
  /** Who was one until this roster. */
  readonly formerGuardians: Set<string>
  /** Links that came to be, of those of which the roster does not tell who is the guardian. */
  readonly linked: Set<string>
  /** Rows that the roster names and that are not its own: made by hand, or by another roster. */
  readonly byHand: Set<string>
  /** What people here said last of how fully each two are child and guardian. */
  readonly settled: Map<string, Word>
  /** Whom the roster names though another school keeps their record now: it tells nothing of them. */
  readonly others?: readonly Left[]
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
    roster: withoutFillers(roster),
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
    over: new Set(),
    guardians: new Map(),
    formerGuardians: new Set(),
    linked: new Set(),
    byHand: new Set(),
    settled: new Map(),
  }
}

/** Gives ids to organisations; the one that takes in the roster has its own already. */
export function placeOrganisations(
  { roster, host, ids }: Pick<Going, 'roster' | 'host' | 'ids'>,
  kept: ReadonlyMap<string, { readonly id: Id<'organisation'> }>,
): void {
  place('organisation', ids.organisations, roster.organisations, kept)
  const { knownAs } = host
  if (knownAs !== undefined && !kept.has(knownAs)) ids.organisations.set(knownAs, host.id)
  const self = hostIn(roster, { ...host, hasOthers: kept.size > 0 })
  if (self !== undefined && !kept.has(self)) ids.organisations.set(self, host.id)
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
    if (!ids.has(sourceId) && !ended) ids.set(sourceId, lastingId(kind))
  }
}

/** A new id that is kept in memory, in one piece: a new one is put together of many. */
export function lastingId<Kind extends string>(kind: Kind): Id<Kind> {
  return ownText(newId(kind)) as Id<Kind>
}

/**
 * The organisation in a roster that is the one taking it in: the one that has our id of it, the one that was it in
 * the rosters before, the only one there is, or the one at the top that has its name. All others come to stand below it.
 */
function hostIn(roster: Roster, host: Named): string | undefined {
  const known = [host.id, host.knownAs].find((id) =>
    roster.organisations.some(({ sourceId }) => sourceId === id),
  )
  if (known !== undefined) return known
  const here = roster.organisations.filter(({ ended }) => !ended)
  // A file of changes may name only another: after the first roster, one that is new is a new one.
  const isFirst = host.knownAs === undefined && host.hasOthers !== true
  if (roster.handling.organisations === 'delta' && !isFirst) return namedLike(host, here)
  const [only, second] = here
  return only && !second ? only.sourceId : byName(roster, here, host)
}

/** The one at the top that is called like the one taking the roster in. */
function byName(
  { untold }: Roster,
  here: Roster['organisations'],
  host: Named,
): string | undefined {
  const tops = here.filter(({ parent }) => parent === undefined)
  // Without the column of names, the one at the top is all that can be told.
  if (untold?.includes('organisations.name') && tops.length === 1) return tops[0]?.sourceId
  return namedLike(host, tops)
}

function namedLike({ name: ours }: Named, some: Roster['organisations']): string | undefined {
  const top = some.find(({ parent, name }) => parent === undefined && fold(name) === fold(ours))
  return top?.sourceId
}

interface Named {
  readonly id?: string | undefined
  readonly name: string
  readonly knownAs?: string | undefined
  /** Rosters before this one brought organisations below it. */
  readonly hasOthers?: boolean
}

/** What a roster calls the organisation that takes it in, where it is another name than the one it has here. */
export function nameThere({ roster, ids, host }: Going): string | undefined {
  if (roster.untold?.includes('organisations.name')) return undefined
  const names = roster.organisations
    .filter(({ sourceId }) => ids.organisations.get(sourceId) === host.id)
    .map(({ name }) => name)
  if (names.some((name) => fold(name) === fold(host.name))) return undefined
  // Two rows may stand for it: by our own id, and by the one that it had at the source.
  return names.toSorted()[0]
}

/** Whether a roster holds another organisation that is called like the one taking it in. */
export function hasNamesake(roster: Roster, host: Named): boolean {
  const self = hostIn(roster, host)
  return roster.organisations.some(
    ({ sourceId, name, ended }) => !ended && sourceId !== self && fold(name) === fold(host.name),
  )
}

export function organisationOf(
  { ids, host }: Going,
  source: string | undefined,
): Id<'organisation'> {
  return ids.organisations.get(source ?? '') ?? host.id
}
