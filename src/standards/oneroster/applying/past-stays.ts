import { newId } from '../../../platform/id.ts'
import type { RosterKind } from '../roster.ts'
import type { Dated } from './days.ts'
import type { Change } from './difference.ts'
import type { KeptRows } from './kept.ts'

/**
 * The stay that a relation had before it came back, as a row of its own: when somebody was here is not
 * forgotten because they are here again. Nothing for one that never held, or that goes on as if it had not ended.
 */
export function pastStay<Kind extends RosterKind>(
  kind: Kind,
  { verdict, row, before }: Change<KeptRows[Kind]>,
): KeptRows[Kind] | undefined {
  const id = newIds[kind]
  if (verdict !== 'resumed' || !id || !isDated(row) || !isDated(before)) return undefined
  const { starts_on, ends_on } = before
  if (ends_on === null || ends_on <= starts_on || row.starts_on < ends_on) return undefined
  const past = id()
  return { ...before, id: past, source_id: `${before.source_id}\t${past}`, told_by: [] }
}

const newIds: { readonly [Kind in RosterKind]?: () => string } = {
  affiliations: () => newId('affiliation'),
  enrolments: () => newId('classroom_membership'),
  guardianships: () => newId('guardianship'),
}

function isDated<Row extends object>(row: Row | undefined): row is Row & Dated {
  return row !== undefined && 'starts_on' in row && 'ends_on' in row
}
