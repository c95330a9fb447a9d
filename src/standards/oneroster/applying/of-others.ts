import { sql } from 'kysely'
import { Refusal } from '../../../platform/errors.ts'
import { isId, type Id } from '../../../platform/id.ts'
import { headed } from '../../../platform/viewer.ts'
import { organisationsBelow } from '../exporting/below.ts'
import type { Reference, Roster } from '../roster.ts'
import { rosterWords as words } from '../words.ts'
import type { Coming } from './by-hand.ts'
import type { TextsOf } from './in-order.ts'

/** Somebody whom a roster names, and whose record another school keeps by now. */
export interface Left {
  readonly id: string
  /** A row that names them, of somebody who has no row of their own in the roster. */
  readonly at?: Reference
}

/**
 * Gives nothing to people whose record others keep (rule D13). What Kith wrote names people by our own ids, and those
 * of another organisation would come in a second time. Whom this roster brought once may be another school's by now:
 * it tells nothing of them, so that they get nothing by it, and what is here of them stays as it is.
 *
 * @throws Refusal `conflict` for a roster of people who are here under our ids, and are others'.
 */
export async function withoutOthers(coming: Coming): Promise<Coming> {
  if (await isAnyElsewhere(coming)) throw new Refusal('conflict', words.ownRoster)
  const { roster } = coming.going
  const left = namedOf(roster, await findWhoLeft(coming))
  if (left.size === 0) return coming
  const at = (id: string) => roster.elsewhere?.find((one) => isOf(left, one) && one.id === id)
  const others = [...left].toSorted().map((id) => {
    const place = at(id)
    return { id, ...(place && { at: place }) }
  })
  return { ...coming, going: { ...coming.going, roster: untoldOf(roster, left), others } }
}

/** Those of them whom the roster names, and of whom it does not say that they are gone. */
function namedOf(roster: Roster, left: ReadonlySet<string>): ReadonlySet<string> {
  const named = new Set<string>()
  if (left.size === 0) return named
  for (const id of namesIn(roster)) if (left.has(id)) named.add(id)
  for (const { sourceId, ended } of roster.people) if (ended) named.delete(sourceId)
  return named
}

/** One after the other: there may be very many. */
function* namesIn(roster: Roster): Generator<string> {
  yield* endsOf(roster.people, 'sourceId')
  yield* endsOf(roster.affiliations, 'person')
  yield* endsOf(roster.enrolments, 'person')
  yield* endsOf(roster.guardianships, 'guardian', 'child')
  yield* endsOf(roster.unsettled ?? [], 'person', 'agent')
}

function* endsOf<One extends { readonly ended: boolean }>(
  all: readonly One[],
  ...ends: readonly TextsOf<One>[]
): Generator<string> {
  for (const one of all) {
    if (one.ended) continue
    for (const end of ends) yield String(one[end])
  }
}

/** A roster without a word on these people: what it says of where they are is as if nobody could read it. */
function untoldOf(roster: Roster, left: ReadonlySet<string>): Roster {
  const isLeft = (...ids: readonly string[]) => ids.some((id) => left.has(id))
  const parted = <One extends { readonly ended: boolean }>(
    all: readonly One[],
    isTheirs: (one: One) => boolean,
  ) => {
    const theirs = all.filter((one) => !one.ended && isTheirs(one))
    const among = new Set(theirs)
    return { theirs, rest: theirs.length > 0 ? all.filter((one) => !among.has(one)) : all }
  }
  const affiliations = parted(roster.affiliations, ({ person }) => isLeft(person))
  const enrolments = parted(roster.enrolments, ({ person }) => isLeft(person))
  const guardianships = parted(roster.guardianships, ({ guardian, child }) =>
    isLeft(guardian, child),
  )
  const unsettled = parted(roster.unsettled ?? [], ({ person, agent }) => isLeft(person, agent))
  const links = unsettled.theirs.flatMap(({ person, agent }) => [
    { guardian: agent, child: person, relationship: 'other' as const, ended: false },
    { guardian: person, child: agent, relationship: 'other' as const, ended: false },
  ])
  const { unclear } = roster
  return {
    ...roster,
    people: roster.people.filter(({ sourceId }) => !isLeft(sourceId)),
    affiliations: affiliations.rest,
    enrolments: enrolments.rest,
    guardianships: guardianships.rest,
    ...(roster.unsettled && { unsettled: unsettled.rest }),
    ...(roster.elsewhere && { elsewhere: roster.elsewhere.filter((one) => !isOf(left, one)) }),
    unclear: {
      affiliations: [...(unclear?.affiliations ?? []), ...affiliations.theirs],
      enrolments: [...(unclear?.enrolments ?? []), ...enrolments.theirs],
      guardianships: [...(unclear?.guardianships ?? []), ...guardianships.theirs, ...links],
    },
  }
}

function isOf(left: ReadonlySet<string>, { kind, id }: Reference): boolean {
  return kind === 'people' && left.has(id)
}

/**
 * Whether the roster names people who are here under our ids, and are of another organisation: brought in
 * here, they would be in Kith twice.
 */
async function isAnyElsewhere({ tx, viewer, going }: Coming): Promise<boolean> {
  const ids = going.roster.people.map(({ sourceId }) => sourceId).filter(isId)
  if (ids.length === 0) return false
  const ours = await organisationsBelow(tx, viewer, going.host.id)
  const { rows } = await sql`
    select from person one where one.network_id = ${viewer.network}
      and one.id = any (${ids}::uuid[])
      and (one.roster_id = ${going.host.id} or not one.home_id = any (${ours}::uuid[]))
      and not exists (select from person other where other.network_id = ${viewer.network}
        and other.roster_id = ${going.host.id} and other.source_id = one.id::text)
    limit 1`.execute(tx)
  return rows.length > 0
}

/**
 * By the id under which the roster brought them once, all whose record is kept by now where the viewer heads
 * nothing: the relations that it left them tell who that was, though the viewer may not see them.
 */
async function findWhoLeft({ tx, viewer, going }: Coming): Promise<ReadonlySet<string>> {
  const { network, standing } = viewer
  // Set against set, for row security knows too little to join two tables of a district fast.
  const others = await sql<{ id: Id<'person'> }>`
    select person_id as id from affiliation
    where network_id = ${network} and roster_id = ${going.host.id}
    except select id from person
    where network_id = ${network} and home_id = any (${headed(standing)}::uuid[])`.execute(tx)
  if (others.rows.length === 0) return new Set()
  const { rows } = await sql<{ source: string }>`
    select distinct split_part(source_id, E'\\t', 1) as source from affiliation
    where network_id = ${network} and roster_id = ${going.host.id}
      and person_id = any (${others.rows.map(({ id }) => id)}::uuid[])`.execute(tx)
  return new Set(rows.map(({ source }) => source))
}
