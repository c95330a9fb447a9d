import type { Tx } from '../../../platform/db/database.ts'
import type { Id } from '../../../platform/id.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Granted } from './granted.ts'

/** Somebody who leads an organisation. */
export interface Leader {
  readonly person: string
  readonly organisation: string
  /** What the organisation is called. */
  readonly name: string
}

/**
 * Who leads an organisation, or one that its rosters brought, on a day and may come in, whether a roster says so or
 * people here do.
 */
export async function findLeaders(
  tx: Tx,
  { network }: Viewer,
  host: Id<'organisation'>,
  today: string,
): Promise<readonly Leader[]> {
  return tx
    .selectFrom('affiliation as place')
    .innerJoin('person', (join) =>
      join
        .onRef('person.network_id', '=', 'place.network_id')
        .onRef('person.id', '=', 'place.person_id'),
    )
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.network_id', '=', 'place.network_id')
        .onRef('organisation.id', '=', 'place.organisation_id'),
    )
    .where('place.network_id', '=', network)
    .where('person.network_id', '=', network)
    .where('organisation.network_id', '=', network)
    .where((is) =>
      is.or([is('organisation.id', '=', host), is('organisation.roster_id', '=', host)]),
    )
    .where('place.role', '=', 'leader')
    .where('place.starts_on', '<=', today)
    .where((is) => is.or([is('place.ends_on', 'is', null), is('place.ends_on', '>', today)]))
    .where('person.status', '=', 'active')
    .select(['person.id as person', 'organisation.id as organisation', 'organisation.name'])
    .execute()
}

/** Follows, grant by grant, who leads which organisation, and tells in the end which have lost the last of them. */
export function followLeaders(before: readonly Leader[]) {
  const places = Map.groupBy(before, ({ organisation }) => organisation)
  const leading = new Map(
    [...places].map(([id, leaders]) => [id, new Set(leaders.map(({ person }) => person))]),
  )
  const out = new Set<string>()
  return {
    onGrant({ kind, to, what }: Granted): void {
      if (kind === 'status' && what !== 'restored' && what !== 'resumed') {
        out.add(to)
        for (const leaders of leading.values()) leaders.delete(to)
      }
      if (kind === 'works.leader' && !out.has(to)) leading.get(what)?.add(to)
      if (kind === 'works.leader.ended') leading.get(what)?.delete(to)
    },
    /** The names of those that go on without anybody who leads them. */
    leaderless: (over: ReadonlySet<string>): readonly string[] =>
      [...leading]
        .filter(([id, leaders]) => leaders.size === 0 && !over.has(id))
        .map(([id]) => places.get(id)?.[0]?.name ?? '')
        .toSorted(),
  }
}
