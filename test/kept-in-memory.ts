import { newId } from '../src/platform/id.ts'
import { setOut } from '../src/standards/oneroster/applying/going.ts'
import type { Granted } from '../src/standards/oneroster/applying/granted.ts'
import {
  nothingKept,
  type Keeping,
  type KeptRows,
} from '../src/standards/oneroster/applying/kept.ts'
import { passThrough, type RosterOutcome } from '../src/standards/oneroster/applying/passing.ts'
import { rosterKinds, type Roster, type RosterKind } from '../src/standards/oneroster/roster.ts'

/** An organisation whose rosters are kept in memory: what the rules say, without a database. */
export interface KeptInMemory {
  take(roster: Roster, today?: string): Promise<RosterOutcome>
  /** A dry run. */
  look(roster: Roster, today?: string): Promise<RosterOutcome>
  rows<Kind extends RosterKind>(kind: Kind): readonly KeptRows[Kind][]
  /** As somebody here decides it. */
  readonly keep: Keeping['keep']
  /** What was given to whom by the rosters so far. */
  readonly granted: readonly Granted[]
  /** How much was said to be done, each time. */
  readonly progress: readonly (readonly [done: number, total: number])[]
}

export function keptInMemory(): KeptInMemory {
  const host = { id: newId('organisation'), name: 'The Valley', timeZone: 'Pacific/Auckland' }
  const kept = new Map<RosterKind, Map<string, object>>(rosterKinds.map((one) => [one, new Map()]))
  const granted: Granted[] = []
  const progress: [number, number][] = []
  const rows = <Kind extends RosterKind>(kind: Kind) =>
    [...(kept.get(kind)?.values() ?? [])] as KeptRows[Kind][]
  const pages: Keeping['pages'] = async function* (kind) {
    const all = rows(kind).toSorted((one, other) => (one.source_id < other.source_id ? -1 : 1))
    for (let at = 0; at < all.length; at += 3) yield all.slice(at, at + 3)
  }
  const words: Keeping['words'] = async () =>
    rows('guardianships').flatMap(({ settled_at, ...one }) =>
      settled_at ? [{ ...one, settled_at }] : [],
    )
  const keep: Keeping['keep'] = async (kind, some) => {
    for (const row of some) kept.get(kind)?.set(row.id, row)
  }
  const pass = (keeping: Keeping, isTold: boolean) => (roster: Roster, today: string) =>
    passThrough(setOut(roster, host, today), {
      ...keeping,
      people: [],
      onGrant: (one) => void (isTold && granted.push(one)),
      onProgress: async (done, total) => void (isTold && progress.push([done, total])),
    })
  return {
    take: (roster, today = '2026-03-01') =>
      pass({ ...nothingKept, pages, words, keep }, true)(roster, today),
    look: (roster, today = '2026-03-01') =>
      pass({ ...nothingKept, pages, words }, false)(roster, today),
    rows,
    keep,
    granted,
    progress,
  }
}

/** The same roster, in which the organisation that takes it in stands at the top by its name. */
export function topped(roster: Roster): Roster {
  const top = {
    sourceId: 'top',
    name: 'The Valley',
    kind: 'network',
    code: '',
    ended: false,
  } as const
  return { ...roster, organisations: [...roster.organisations, top] }
}

/** The same roster without what points at nothing, as the reader leaves it. */
export function closed(roster: Roster): Roster {
  const known = (kind: 'organisations' | 'classes' | 'people' | 'sessions') =>
    new Set(roster[kind].flatMap(({ sourceId, ended }) => (ended ? [] : [sourceId])))
  const [organisations, sessions, people] = [
    known('organisations'),
    known('sessions'),
    known('people'),
  ]
  const classes = roster.classes
    .filter(({ organisation = '' }) => organisations.has(organisation))
    .map((one) => ({ ...one, sessions: one.sessions.filter((session) => sessions.has(session)) }))
  const rooms = new Set(classes.flatMap(({ sourceId, ended }) => (ended ? [] : [sourceId])))
  return {
    ...roster,
    classes,
    affiliations: roster.affiliations.filter(
      (one) => people.has(one.person) && organisations.has(one.organisation),
    ),
    enrolments: roster.enrolments.filter((one) => people.has(one.person) && rooms.has(one.class)),
    guardianships: roster.guardianships.filter(
      (one) => people.has(one.guardian) && people.has(one.child),
    ),
  }
}

/** What holds on a day, in the words of the source: who is where, and who belongs to whom. */
export function holding({ rows }: Pick<KeptInMemory, 'rows'>, today = '2026-03-01'): string[] {
  const names = new Map<string, string>()
  for (const kind of ['organisations', 'classes', 'people', 'sessions'] as const) {
    for (const { id, source_id } of rows(kind)) names.set(id, source_id)
  }
  const called = (id: string | null) => (id === null ? '' : (names.get(id) ?? 'the host'))
  const holds = ({ ends_on }: { ends_on: string | null }) => ends_on === null || ends_on > today
  const runs = ({ ended_on }: { ended_on: string | null }) => ended_on === null
  const placed = new Set(
    rows('affiliations')
      .filter(holds)
      .map((one) => one.person_id),
  )
  return [
    ...rows('organisations')
      .filter(runs)
      .map((one) => `${one.source_id} is called ${one.name}, below ${called(one.parent_id)}`),
    ...rows('classes')
      .filter(runs)
      .map((one) => {
        const terms = one.session_ids.map(called).join('+')
        return `${one.source_id} is ${one.name} at ${called(one.organisation_id)} in ${terms}`
      }),
    ...rows('people')
      .filter(({ status }) => status === 'active')
      .map((one) => {
        // Of whom no roster says where they belong, the record stays where it was.
        const home = placed.has(one.id) ? `, kept at ${called(one.home_id)}` : ''
        return `${one.source_id} is ${one.display_name}${home}`
      }),
    ...rows('affiliations')
      .filter(holds)
      .map(
        (one) =>
          `${called(one.person_id)} is ${one.role} at ${called(one.organisation_id)}` +
          ` to ${one.ends_on} in ${one.year_level}`,
      ),
    ...rows('enrolments')
      .filter(holds)
      .map((one) => {
        const place = `${called(one.classroom_id)} of ${called(one.organisation_id)}`
        return `${called(one.person_id)} is ${one.role} in ${place} to ${one.ends_on}`
      }),
    ...rows('guardianships')
      .filter(holds)
      .map((one) => `${called(one.guardian_id)} is ${one.relationship} of ${called(one.child_id)}`),
  ].toSorted()
}
