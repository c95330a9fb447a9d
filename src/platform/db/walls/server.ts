import type { ClientBase } from 'pg'
import { said, type Said } from '../../i18n/word.ts'
import { dbWords } from '../words.ts'
import type { Footing } from './footing.ts'

/** What is written stays written. */
export const durability: Footing = { what: dbWords.lookDurability, gaps: gapsInDurability }

async function gapsInDurability(client: ClientBase): Promise<Said[]> {
  const { rows } = await client.query<{ name: string }>(
    `select name from pg_settings
      where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off'
      order by name`,
  )
  return rows.map(({ name }) => said(dbWords.notDurable, { setting: name }))
}

/**
 * The first release of each line whose row security has no hole that is known: CVE-2024-10976 (17.1, 16.5, 15.9) and
 * CVE-2025-8713 (17.6, 16.10, 15.14). Lines after these began without.
 */
const mended: Readonly<Record<number, number>> = { 15: 14, 16: 10, 17: 6 }

/** What is wrong with a server of this number (170005 is 17.5), if anything: a reason to say so, and not to stay closed. */
export function whyOutdated(number: number): Said | undefined {
  const [major, minor] = [Math.floor(number / 10_000), number % 10_000]
  const needed = mended[major]
  if (needed === undefined || minor >= needed) return undefined
  const [version, since] = [`${major}.${minor}`, `${major}.${needed}`]
  return said(dbWords.outdatedServer, { version, since })
}

/** What the operator should know of this server's release, if anything. */
export async function warningsOf(client: ClientBase): Promise<readonly Said[]> {
  const { rows } = await client.query<{ number: number }>(
    "select current_setting('server_version_num')::int as number",
  )
  return rows.flatMap(({ number }) => whyOutdated(number) ?? [])
}
