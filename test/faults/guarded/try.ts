import type { Client } from 'pg'
import { standingSettings } from '../../../src/platform/db/settings.ts'
import type { Viewer } from '../../../src/platform/viewer.ts'

/** Something that somebody tries at a table with guards, and what comes of it. */
export interface Try {
  readonly table: string
  readonly says: string
  /** Who tries it; nobody is in at the door, and the machine's owner comes past it. */
  readonly by: Viewer | 'door' | 'owner'
  /** What was there before, whoever wrote it. */
  readonly after?: string
  readonly statement: string
  /** `refused`; `done`; or what `sees` answers then. */
  readonly comes: string
  readonly sees?: string
}

/** Tries it inside the transaction that is open, and takes it back. */
export async function tried(owner: Client, one: Try): Promise<string> {
  await owner.query('savepoint before')
  try {
    await owner.query(`${one.after ?? 'select 1'}; ${eyesOf(one.by)}`)
    return await whatComesOf(owner, one)
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string }
    return refusals.has(code) ? 'refused' : `broken: ${message}`
  } finally {
    await owner.query('rollback to savepoint before; reset role')
  }
}

/** By a wall, a check or a key. */
const refusals = new Set(['42501', '23514', '23503'])

async function whatComesOf(owner: Client, { statement, sees }: Try): Promise<string> {
  const { rowCount } = await owner.query(statement)
  await owner.query('set constraints all immediate')
  if (sees === undefined) return rowCount ? 'done' : 'nothing'
  await owner.query('reset role')
  const { rows } = await owner.query<{ answer: string }>(sees)
  return String(rows[0]?.answer)
}

function eyesOf(by: Try['by']): string {
  if (by === 'owner') return ''
  if (by === 'door') return 'set local role kith_directory'
  return `${standingSettings(by)} set local role kith_app`
}

/** A statement that writes this row. */
export function insert(table: string, row: object): string {
  const columns = Object.keys(row).join(', ')
  return `insert into ${table} (${columns}) select ${columns}
    from json_populate_record(null::public.${table}, '${JSON.stringify(row)}')`
}
