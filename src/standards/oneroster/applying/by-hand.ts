import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { isId, type Id } from '../../../platform/id.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { organisationsBelow } from '../exporting/below.ts'
import type { RosterKind } from '../roster.ts'
import { namesOfRelations, type RelationKind } from './by-hand-relations.ts'
import type { Going } from './going.ts'
import { columnsOf, places } from './keeping.ts'
import type { Keeping, KeptRows } from './kept.ts'

/** Where a roster comes in: the organisation it is for, and who brings it. */
export interface Coming {
  readonly tx: Tx
  readonly viewer: Viewer
  readonly going: Going
}

/**
 * Where the rows of a roster are kept, and after them those that were made by hand, or came by another
 * roster, and that this roster names all the same: a thing by our own id, as our export does, a relation
 * by what it joins. They are found, so that nobody is here twice, and may be changed; but what the roster
 * does not name of them it cannot end, for they are not its own.
 *
 * Only what belongs to the organisation that takes the roster in, or stands below it, and is the viewer's
 * to lead, can be found: an id in a file is no key to another school.
 */
export function withRowsByHand(keeping: Keeping, coming: Coming): Keeping {
  let ours: Promise<readonly Id<'organisation'>[]> | undefined
  return {
    ...keeping,
    async *pages(kind) {
      yield* keeping.pages(kind)
      ours ??= organisationsBelow(coming.tx, coming.viewer, coming.going.host.id)
      const rows = await rowsByHand(kind, coming, await ours)
      for (const { id } of rows) coming.going.byHand.add(id)
      if (rows.length > 0) yield rows
    },
  }
}

async function rowsByHand<Kind extends RosterKind>(
  kind: Kind,
  coming: Coming,
  ours: readonly Id<'organisation'>[],
): Promise<readonly KeptRows[Kind][]> {
  if (isRelation(kind)) {
    const found = await rowsAt(
      kind,
      coming,
      ours,
      sql`(ends_on is null or ends_on > ${coming.going.today})`,
    )
    return unrostered(kind, coming, namesOfRelations(kind, coming.going, found) as KeptRows[Kind][])
  }
  const named = (coming.going.roster[kind] as readonly { readonly sourceId: string }[])
    .map(({ sourceId }) => sourceId)
    .filter((sourceId) => isId(sourceId) && sourceId !== coming.going.host.id)
  if (named.length === 0) return []
  const found = await rowsAt(kind, coming, ours, sql`id = any (${named}::uuid[])`)
  return unrostered(
    kind,
    coming,
    found.map((row) => ({ ...row, source_id: row.id })),
  )
}

function isRelation(kind: RosterKind): kind is RelationKind {
  return kind === 'affiliations' || kind === 'enrolments' || kind === 'guardianships'
}

/** Rows of a kind at these organisations that are not of this roster. */
async function rowsAt<Kind extends RosterKind>(
  kind: Kind,
  { tx, viewer, going }: Coming,
  ours: readonly Id<'organisation'>[],
  condition: ReturnType<typeof sql>,
): Promise<readonly KeptRows[Kind][]> {
  const { rows } = await sql<KeptRows[Kind]>`
    select ${columnsOf(kind, going.today)} from ${sql.table(places[kind].table)}
    where network_id = ${viewer.network} and ${sql.ref(owners[kind])} = any (${ours}::uuid[])
      and roster_id is distinct from ${going.host.id} and ${condition}
    order by id`.execute(tx)
  return rows
}

/** To whom a row of each kind belongs. */
const owners: Readonly<Record<RosterKind, string>> = {
  organisations: 'id',
  sessions: 'organisation_id',
  courses: 'organisation_id',
  classes: 'organisation_id',
  people: 'home_id',
  affiliations: 'organisation_id',
  enrolments: 'organisation_id',
  guardianships: 'organisation_id',
}

/** Without those whose name is already that of a row of this roster, which comes first. */
async function unrostered<Kind extends RosterKind>(
  kind: Kind,
  { tx, viewer, going }: Coming,
  rows: readonly KeptRows[Kind][],
): Promise<readonly KeptRows[Kind][]> {
  if (rows.length === 0) return rows
  const names = rows.map(({ source_id }) => source_id)
  const taken = await sql<{ source_id: string }>`
    select source_id from ${sql.table(places[kind].table)}
    where network_id = ${viewer.network} and roster_id = ${going.host.id}
      and source_id = any (${names}::text[])`.execute(tx)
  const known = new Set(taken.rows.map(({ source_id }) => source_id))
  return rows.filter(({ source_id }) => !known.has(source_id))
}
