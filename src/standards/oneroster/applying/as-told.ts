import type { RosterKind } from '../roster.ts'
import type { WantedRows } from './difference.ts'
import type { Going } from './going.ts'
import type { KeptRows } from './kept.ts'

/**
 * What a roster wants of rows that are here, minding what its files have no column for: that is unknown and
 * not empty, so it stays as it is kept.
 */
export function asTold<Kind extends RosterKind>(
  kind: Kind,
  { roster: { untold = [] }, today }: Going,
  wanted: WantedRows<KeptRows[Kind]>,
): WantedRows<KeptRows[Kind]> {
  const columns = untold
    .map((each) => each.split('.'))
    .flatMap(([of, column = '']) => (of === kind && kind !== 'people' ? [column] : []))
  if (columns.length === 0) return wanted
  return {
    ...wanted,
    at(place, before) {
      const one = wanted.at(place, before)
      if (!one || !before) return one
      const kept = Object.entries(before).filter(
        ([column, value]) => columns.includes(column) && !isPast(column, value, today),
      )
      return { ...one, row: { ...one.row, ...Object.fromEntries(kept) } }
    },
  }
}

/** An end that is past may be one that silence made: whoever is on the roll again is back. */
function isPast(column: string, value: unknown, today: string): boolean {
  return column === 'ends_on' && typeof value === 'string' && value <= today
}
