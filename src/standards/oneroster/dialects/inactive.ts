import type { Row } from '../reading/row.ts'
import { fold } from './vocabulary.ts'

/**
 * The row of a person as School Data Sync means it. Who is inactive there cannot sign in, and is not gone; in OneRoster
 * the same word is an old one for what is to be deleted.
 */
export function asShutOut<Column extends string>(row: Row<Column>): Row<Column> {
  const cells: Readonly<Record<string, string>> = row.cells
  if (!shutOut.has(fold(cells['status'] ?? ''))) return row
  return { ...row, cells: { ...row.cells, status: '', enabledUser: 'false' } }
}

const shutOut: ReadonlySet<string> = new Set(['inactive', 'disabled', 'suspended', 'blocked'])
