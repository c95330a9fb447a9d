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
  { roster: { untold = [] } }: Going,
  wanted: WantedRows<KeptRows[Kind]>,
): WantedRows<KeptRows[Kind]> {
  const columns = untold
    .map((each) => each.split('.'))
    .flatMap(([of, column = '']) => (of === kind && !isSettled(kind, column) ? [column] : []))
  if (columns.length === 0) return wanted
  return {
    ...wanted,
    at(place, before) {
      const one = wanted.at(place, before)
      if (!one || !before) return one
      const kept = Object.entries(before).filter(([column]) => columns.includes(column))
      return { ...one, row: { ...one.row, ...Object.fromEntries(kept) } }
    },
  }
}

/** Names and days are kept where they are read, as more goes with them. */
function isSettled(kind: RosterKind, column: string): boolean {
  return kind === 'people' || column === 'ends_on'
}
