import type { KeptRows, Wanted } from './kept.ts'

/** What becomes of a row. One that was over and holds again is `resumed`. */
export type Verdict = 'new' | 'changed' | 'resumed' | 'ended' | 'same'

/** A row as it is to be, and as it was if it was there. */
export interface Changed<Row> {
  readonly verdict: Verdict
  readonly row: Row
  readonly before?: Row
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

/** The rows that a roster wants of a kind. They are made one at a time: of a district's there is no room for all. */
export interface WantedRows<Row> {
  readonly length: number
  /** Where in the list stands what this source knows by this id. */
  readonly find: (source: string) => number | undefined
  /** What is wanted at a place of the list, given what is kept of it; nothing if it cannot be. */
  readonly at: (place: number, before: Row | undefined) => Wanted<Row> | undefined
}

/**
 * What is to be written so that the rows kept become those wanted, as the kept ones come, page by page,
 * and those that are new after them. Every row is told of once. Nothing is ever deleted: what a
 * whole file is silent about, or says is over, ends.
 */
export async function* compareRows<Row extends { readonly source_id: string }>(
  kept: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  wanted: WantedRows<Row>,
  comparing: Comparing<Row>,
): AsyncGenerator<readonly Changed<Row>[]> {
  const seen = new Uint8Array(wanted.length)
  for await (const page of kept) {
    yield page.map((before) => {
      const place = wanted.find(before.source_id)
      const one = place === undefined ? undefined : wanted.at(place, before)
      if (place === undefined || !one) return onSilence(before, comparing)
      seen[place] = 1
      return onKept(before, one, comparing)
    })
  }
  for (let from = 0; from < wanted.length; from += portion) {
    const places = Array.from(
      { length: Math.min(portion, wanted.length - from) },
      (_, at) => from + at,
    )
    yield places
      .filter((place) => !seen[place])
      .flatMap((place) => onNew(wanted.at(place, undefined), comparing))
  }
}

const portion = 1000

function onSilence<Row>(before: Row, { bulk, isOver, mustEnd, end }: Comparing<Row>): Changed<Row> {
  const ends = (bulk || mustEnd?.(before) === true) && !isOver(before)
  return { verdict: ends ? 'ended' : 'same', row: ends ? end(before) : before, before }
}

function onKept<Row extends object>(
  before: Row,
  { row, ended }: Wanted<Row>,
  { isOver, end, mustEnd }: Closed<Row>,
): Changed<Row> {
  if (ended || mustEnd?.(row) === true) {
    if (isOver(before)) return { verdict: 'same', row: before, before }
    // A row that ends by a day of its own keeps it; one that is over without a day ends today.
    return { verdict: 'ended', row: isOver(row) ? row : end(before), before }
  }
  if (isSame(before, row)) return { verdict: 'same', row: before, before }
  if (isOver(before) === isOver(row)) return { verdict: 'changed', row, before }
  return { verdict: isOver(before) ? 'resumed' : 'ended', row, before }
}

/** What is over before it came does not come. */
function onNew<Row>(wanted: Wanted<Row> | undefined, { mustEnd }: Closed<Row>): Changed<Row>[] {
  if (!wanted) return []
  const { row, ended } = wanted
  return [{ verdict: ended || mustEnd?.(row) === true ? 'same' : 'new', row }]
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
export type ChangeCounts = Readonly<Record<Verdict, number>>

export function noChange(): Record<Verdict, number> {
  return { new: 0, changed: 0, resumed: 0, ended: 0, same: 0 }
}
