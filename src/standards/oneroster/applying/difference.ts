import type { KeptRows, Wanted } from './kept.ts'

/** What a roster changes in one kind. Rows that were over and hold again are `resumed`. */
export interface Change<Row> {
  readonly new: readonly Row[]
  readonly changed: readonly Row[]
  readonly resumed: readonly Row[]
  readonly ended: readonly Row[]
  readonly same: number
}

/** How rows of a kind end, and how one sees that they have. */
export interface Closed<Row> {
  readonly isOver: (row: Row) => boolean
  readonly end: (row: Row) => Row
  /** Ends with something else, although nothing was said of it. */
  readonly mustEnd?: (row: Row) => boolean
}

interface Comparing<Row> extends Closed<Row> {
  readonly bulk: boolean
}

/**
 * What is to be written so that the rows kept become those wanted. Every row is in one of the lists, or
 * counted as the same. Nothing is ever deleted: what a whole file is silent about, or says is over, ends.
 */
export function compareRows<Row extends { readonly source_id: string }>(
  kept: ReadonlyMap<string, Row>,
  wanted: readonly Wanted<Row>[],
  comparing: Comparing<Row>,
): Change<Row> {
  const change: Record<Verdict, Row[]> = { new: [], changed: [], resumed: [], ended: [], same: [] }
  const seen = new Set<string>()
  for (const one of wanted) {
    const before = kept.get(one.row.source_id)
    seen.add(one.row.source_id)
    const verdict = verdictOn(before, one, comparing)
    change[verdict].push(before && verdict === 'ended' ? ending(before, one, comparing) : one.row)
  }
  for (const row of kept.values()) {
    if (seen.has(row.source_id)) continue
    if (endsBySilence(row, comparing)) change.ended.push(comparing.end(row))
    else change.same.push(row)
  }
  return { ...change, same: change.same.length }
}

function endsBySilence<Row>(row: Row, { bulk, isOver, mustEnd }: Comparing<Row>): boolean {
  return (bulk || mustEnd?.(row) === true) && !isOver(row)
}

type Verdict = 'new' | 'changed' | 'resumed' | 'ended' | 'same'

function verdictOn<Row extends object>(
  before: Row | undefined,
  { row, ended }: Wanted<Row>,
  { isOver, mustEnd }: Closed<Row>,
): Verdict {
  const over = ended || mustEnd?.(row) === true
  // What is over before it came does not come.
  if (before === undefined) return over ? 'same' : 'new'
  if (over) return isOver(before) ? 'same' : 'ended'
  if (isSame(before, row)) return 'same'
  if (isOver(before) === isOver(row)) return 'changed'
  return isOver(before) ? 'resumed' : 'ended'
}

/** A row that ends by a day of its own keeps it; one that is over without a day ends today. */
function ending<Row extends object>(
  before: Row,
  { row }: Wanted<Row>,
  { isOver, end }: Closed<Row>,
): Row {
  return isOver(row) ? row : end(before)
}

function isSame<Row extends object>(one: Row, other: Row): boolean {
  return (Object.keys(other) as (keyof Row)[]).every((key) =>
    Array.isArray(other[key]) ? String(one[key]) === String(other[key]) : one[key] === other[key],
  )
}

/** Somebody suspended stays so, on the roll or off it. */
export const personRows: Closed<KeptRows['people']> = {
  isOver: ({ status }) => status !== 'active',
  end: (row) => ({ ...row, status: 'ended' }),
}

export function endedRows<Row extends { readonly ended_on: string | null }>(
  today: string,
): Closed<Row> {
  return {
    isOver: ({ ended_on }) => ended_on !== null,
    end: (row) => ({ ...row, ended_on: today }),
  }
}

/** A day on which something ends is the first without it; what has not begun ends on the day it would. */
export function datedRows(today: string) {
  return {
    isOver: ({ starts_on, ends_on }: Dated) =>
      ends_on !== null && (ends_on <= today || ends_on <= starts_on),
    end: <Row extends Dated>(row: Row): Row => ({
      ...row,
      ends_on: row.starts_on > today ? row.starts_on : today,
    }),
  }
}

interface Dated {
  readonly starts_on: string
  readonly ends_on: string | null
}

/** How many rows of a kind change, and how. */
export type ChangeCounts = Readonly<
  Record<'new' | 'changed' | 'resumed' | 'ended' | 'same', number>
>

export function countChange({ same, ...lists }: Change<unknown>): ChangeCounts {
  const { new: added, changed, resumed, ended } = lists
  return {
    new: added.length,
    changed: changed.length,
    resumed: resumed.length,
    ended: ended.length,
    same,
  }
}
