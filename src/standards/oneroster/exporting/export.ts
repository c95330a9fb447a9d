import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { guarded } from '../files/formulas.ts'
import { complete } from './complete.ts'
import { exportTables } from './rows.ts'
import type { Roster } from '../roster.ts'

/**
 * A roster as a ZIP of OneRoster 1.2, bulk, strict. What the standard needs and the roster lacks is filled
 * in, as `complete` says. The same roster gives the same bytes, whenever and wherever it is written.
 */
export async function writeRoster(roster: Roster): Promise<Uint8Array<ArrayBuffer>> {
  // Days before 1980 do not exist in a ZIP, and its clock is the local one.
  const lastModDate = new Date(2000, 0, 1)
  const options = { useWebWorkers: false, extendedTimestamp: false, lastModDate, level: 6 }
  const zip = new ZipWriter(new Uint8ArrayWriter(), options)
  for (const { name, rows } of exportTables(complete(roster))) {
    const text = rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
    await zip.add(`${name}.csv`, new Uint8ArrayReader(new TextEncoder().encode(text)))
  }
  return zip.close()
}

/** A value as CSV, guarded where a spreadsheet would take it for a formula. */
export function quoted(value: string): string {
  const safe = guarded(value)
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
