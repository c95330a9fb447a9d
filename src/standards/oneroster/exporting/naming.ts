import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Id } from '../../../platform/id.ts'

/** What is exported: an organisation, those below it, and the day it is. */
export interface At {
  readonly network: Id<'network'>
  readonly top: Id<'organisation'>
  /** The name by which the roster of the organisation knows the organisation itself. */
  readonly topName: string
  readonly ids: readonly Id<'organisation'>[]
  readonly today: string
}

/** The id of a row in an export: the one it has in the roster of the organisation, or ours. */
export function nameOf(table: string, { top }: Pick<At, 'top'>): RawBuilder<string> {
  const [roster, source, id] = ['roster_id', 'source_id', 'id'].map((column) =>
    sql.ref(`${table}.${column}`),
  )
  return sql`case when ${roster} = ${top} and ${source} is not null then ${source} else ${id}::text end`
}

export function organisationName(
  table: string,
  at: Pick<At, 'top' | 'topName'>,
): RawBuilder<string> {
  const id = sql.ref(`${table}.id`)
  return sql`case when ${id} = ${at.top} then ${at.topName} else ${nameOf(table, at)} end`
}

/**
 * What its roster calls the organisation that takes it in. The organisation was there before the roster, and
 * does not remember the name; what people are there does.
 */
export async function topNameIn(
  tx: Tx,
  network: Id<'network'>,
  top: Id<'organisation'>,
  today: string,
): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select split_part(one.source_id, E'\\t', 2) as name from affiliation one
    where one.network_id = ${network} and one.organisation_id = ${top} and one.roster_id = ${top}
      and (one.ends_on is null or one.ends_on > ${today})
      and not exists (select from organisation other where other.network_id = ${network}
        and other.roster_id = ${top} and other.source_id = split_part(one.source_id, E'\\t', 2))
    group by 1 order by count(*) desc, 1 limit 1`.execute(tx)
  return rows[0]?.name || top
}
