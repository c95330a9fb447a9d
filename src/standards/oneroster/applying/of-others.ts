import { sql } from 'kysely'
import { Refusal } from '../../../platform/errors.ts'
import { said } from '../../../platform/i18n/word.ts'
import { isId, type Id } from '../../../platform/id.ts'
import { headed } from '../../../platform/viewer.ts'
import { organisationsBelow } from '../exporting/below.ts'
import { shown } from '../reading/shown.ts'
import { rosterWords as words } from '../words.ts'
import type { Coming } from './by-hand.ts'

/**
 * Gives nothing to people whose record others keep (rule D13). What Kith wrote names people by our own ids, and those
 * of another organisation would come in a second time. Whom this roster brought once may be another school's by now.
 *
 * @throws Refusal `conflict` for a roster of such people.
 */
export async function assertNobodyOfOthers(coming: Coming): Promise<void> {
  if (await isAnyElsewhere(coming)) throw new Refusal('conflict', words.ownRoster)
  const id = await findWhoLeft(coming)
  if (id !== undefined)
    throw new Refusal('conflict', said(words.recordElsewhere, { id: shown(id) }))
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
 * Somebody whom the roster names by the id under which it brought them once, and whose record is kept by now where
 * the viewer heads nothing: the relations that it left them tell who that was, though the viewer may not see them.
 */
async function findWhoLeft({ tx, viewer, going }: Coming): Promise<string | undefined> {
  const { network, standing } = viewer
  // Set against set, for row security knows too little to join two tables of a district fast.
  const others = await sql<{ id: Id<'person'> }>`
    select person_id as id from affiliation
    where network_id = ${network} and roster_id = ${going.host.id}
    except select id from person
    where network_id = ${network} and home_id = any (${headed(standing)}::uuid[])`.execute(tx)
  if (others.rows.length === 0) return undefined
  const { rows } = await sql<{ source: string }>`
    select distinct split_part(source_id, E'\\t', 1) as source from affiliation
    where network_id = ${network} and roster_id = ${going.host.id}
      and person_id = any (${others.rows.map(({ id }) => id)}::uuid[])`.execute(tx)
  const left = new Set(rows.map(({ source }) => source))
  return going.roster.people.find(({ sourceId, ended }) => !ended && left.has(sourceId))?.sourceId
}
