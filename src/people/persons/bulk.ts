import { sql } from 'kysely'
import { batches } from '../../platform/db/batches.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { tintFor, type Admission, type Status } from './person.ts'

/** A person whom a roster knows. */
export interface RosteredPerson {
  readonly id: Id<'person'>
  readonly source_id: string
  readonly home_id: Id<'organisation'>
  readonly given_name: string
  readonly family_name: string
  readonly display_name: string
  readonly status: Status
  /** Who shut them out, of somebody who is suspended or gone; nothing leaves it as it stands. */
  readonly suspended_by?: Admission['suspendedBy']
  /** The year and month of birth, as 2016-03, where the roster tells it. */
  readonly birth_month?: string | null
}

/** Makes these people of a roster so, whether they were there or not. What they chose for themselves stays theirs. */
export async function keepRosteredPeople(
  tx: Tx,
  viewer: Viewer,
  roster: Id<'organisation'>,
  rows: readonly RosteredPerson[],
): Promise<void> {
  for (const batch of batches(rows)) {
    const tinted = batch.map((row) => ({ ...row, tint: tintFor(row.id) }))
    await sql`
      insert into person
        (network_id, id, home_id, given_name, family_name, display_name, tint, status, suspended_by, roster_id, source_id)
      select ${viewer.network}, id, home_id, given_name, family_name, display_name, tint, status,
        case when status <> 'active' then suspended_by end, ${roster}, source_id
      from jsonb_to_recordset(${JSON.stringify(tinted)}::jsonb) as row (
        id uuid, home_id uuid, given_name text, family_name text, display_name text, tint smallint,
        status text, suspended_by text, source_id text)
      on conflict (network_id, id) do update set
        home_id = excluded.home_id, given_name = excluded.given_name,
        family_name = excluded.family_name, display_name = excluded.display_name,
        status = excluded.status,
        suspended_by = case when excluded.status <> 'active'
          then coalesce(excluded.suspended_by, person.suspended_by) end`.execute(tx)
    await keepBirths(tx, viewer, batch)
  }
}

/** A birth that is told is kept to the month. One that is not told stays as it is. */
async function keepBirths(
  tx: Tx,
  { network }: Viewer,
  people: readonly RosteredPerson[],
): Promise<void> {
  const told = people.filter(({ birth_month: month }) => typeof month === 'string')
  if (told.length === 0) return
  await sql`
    insert into birth (network_id, person_id, home_id, month)
    select ${network}, id, home_id, birth_month
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as row (
      id uuid, home_id uuid, birth_month text)
    on conflict (network_id, person_id) do update set month = excluded.month
      where birth.month <> excluded.month`.execute(tx)
}
