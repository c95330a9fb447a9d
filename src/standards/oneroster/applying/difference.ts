import type { Dated } from './days.ts'
import { asWaiting, isWaiting } from '../telling.ts'
import type { KeptRows } from './kept.ts'

/** What a roster does to one row. Rows that were over and hold again are `resumed`. */
export type Verdict = 'new' | 'changed' | 'resumed' | 'ended' | 'same'

/** A row as it is to be, what that is to the row before, and whether that one held. */
export interface Change<Row> {
  readonly verdict: Verdict
  readonly row: Row
  /** The row as it was, of one that is another now, has ended or holds again. */
  readonly before?: Row
  readonly held: boolean
  /** Other rows of the source tell of it than before: that is written, and is no change to anybody. */
  readonly isRetold?: true
}

/** A row as a roster wants it, or the word that it is over. */
export interface Wanted<Row> {
  readonly row: Row
  readonly ended: boolean
}

/** The rows that a roster wants of a kind. Each is made when its turn comes: a district's are too many to be there at once. */
export interface WantedRows<Row> {
  readonly length: number
  /** Where in the roster it is said what becomes of the row that is known by this. */
  readonly find: (source: string) => number | undefined
  /** The row of a place. Nothing where it points at what is not here. */
  readonly at: (place: number, before: Row | undefined) => Wanted<Row> | undefined
}

/** What a roster says of a kind, thing by thing, as rows; what makes no row does not come. */
export function rowsWanted<Thing extends { readonly ended: boolean }, Row>(
  things: readonly Thing[],
  find: WantedRows<Row>['find'],
  rowOf: (thing: Thing, before: Row | undefined) => Row | undefined,
): WantedRows<Row> {
  return {
    length: things.length,
    find,
    at(place, before) {
      const thing = things[place]
      const row = thing && rowOf(thing, before)
      return row && { row, ended: thing.ended }
    },
  }
}

/** How rows of a kind end, and how one sees that they have. */
export interface Closed<Row> {
  readonly isOver: (row: Row) => boolean
  readonly end: (row: Row) => Row
  /** Ends with something else, although nothing was said of it. */
  readonly mustEnd?: (row: Row) => boolean
  /** What ended may still be told of, and hold again without a row of its own. */
  readonly waits?: true
}

export interface Comparing<Row> extends Closed<Row> {
  readonly bulk: boolean
  /** Of these it was told, but not until when: what is here of them does not end by it. */
  readonly unclear?: ReadonlySet<string>
  /** What becomes of a row of which a roster says nothing itself, where it says what touches it. */
  readonly unsaid?: ((before: Row) => Wanted<Row> | undefined) | undefined
}

/** What is to be written: asked first of the rows that are kept, some at a time, and then of those that are new. */
export interface Difference<Row> {
  readonly inKept: (rows: readonly Row[]) => Iterable<Change<Row>>
  readonly inNew: () => Iterable<Change<Row>>
}

/**
 * What is to be written so that the rows kept become those wanted. Of every row that is kept there is one
 * change, and one of every row that comes. Nothing is ever deleted: what a whole file is silent
 * about, or says is over, ends.
 */
export function compareRows<Row extends { readonly source_id: string }>(
  { length, find, at }: WantedRows<Row>,
  comparing: Comparing<Row>,
): Difference<Row> {
  const isKept = new Uint8Array(length)
  return {
    *inKept(rows) {
      for (const before of rows) {
        const place = find(before.source_id)
        if (place !== undefined) isKept[place] = 1
        const one =
          (place === undefined ? undefined : at(place, before)) ?? comparing.unsaid?.(before)
        const change = one ? onWanted(before, one, comparing) : onSilence(before, comparing)
        yield staysUnclear(change, comparing)
          ? { verdict: 'same', row: before, held: true }
          : change
      }
    },
    *inNew() {
      for (const [place, kept] of isKept.entries()) {
        const one = kept ? undefined : at(place, undefined)
        // What is over before it came does not come.
        if (!one || one.ended || comparing.mustEnd?.(one.row) === true) continue
        yield tellings(one.row).some(isWaiting)
          ? { verdict: 'same', row: one.row, held: false, isRetold: true }
          : { verdict: 'new', row: one.row, held: false }
      }
    },
  }
}

function staysUnclear<Row extends { readonly source_id: string }>(
  { verdict, row }: Change<Row>,
  { unclear, mustEnd }: Comparing<Row>,
): boolean {
  return verdict === 'ended' && unclear?.has(row.source_id) === true && mustEnd?.(row) !== true
}

function onSilence<Row extends object>(row: Row, comparing: Comparing<Row>): Change<Row> {
  const { bulk, isOver, end, mustEnd } = comparing
  const held = !isOver(row)
  if (held && bulk) return { verdict: 'ended', row: end(row), before: row, held }
  if (held && mustEnd?.(row) === true) {
    return { verdict: 'ended', row: lulled(end(row), row, comparing), before: row, held }
  }
  // Nothing that waits is told of by a whole roster that is silent of it.
  return bulk && tellings(row).some(isWaiting)
    ? asBefore(row, { ...row, told_by: [] }, held)
    : { verdict: 'same', row, held }
}

/** A row that is over, and of which rows of the source may still tell. */
function lulled<Row extends object>(over: Row, told: Row, { waits }: Closed<Row>): Row {
  return waits ? { ...over, told_by: asWaiting(tellings(told)) } : over
}

function onWanted<Row extends object>(
  before: Row,
  { row, ended }: Wanted<Row>,
  closed: Closed<Row>,
): Change<Row> {
  const { isOver, end, mustEnd } = closed
  const held = !isOver(before)
  if (ended || mustEnd?.(row) === true) {
    if (!held) return asBefore(before, lulled(row, row, closed), held)
    // A row that ends by a day of its own keeps it; one that is over without a day ends today.
    const over = isOver(row) ? row : end(before)
    return { verdict: 'ended', row: lulled(over, row, closed), before, held }
  }
  if (isSame(before, row)) return asBefore(before, row, held)
  if (held !== isOver(row)) return { verdict: 'changed', row, before, held }
  return { verdict: held ? 'ended' : 'resumed', row, before, held }
}

/** A row that stays as it is, though other rows of the source may tell of it now. */
function asBefore<Row extends object>(before: Row, row: Row, held: boolean): Change<Row> {
  const told_by = tellings(row)
  if (String(told_by) === String(tellings(before))) return { verdict: 'same', row: before, held }
  return { verdict: 'same', row: { ...before, told_by }, held, isRetold: true }
}

/** Whether a row stays what it was, and is nothing to anybody but something to wait for. */
export function onlyWaits({ verdict, row }: Change<object>): boolean {
  return verdict === 'same' && tellings(row).some(isWaiting)
}

function tellings(row: object): readonly string[] {
  return 'told_by' in row && Array.isArray(row.told_by) ? (row.told_by as string[]) : []
}

function isSame<Row extends object>(one: Row, other: Row): boolean {
  const keys = Object.keys(other).filter((key) => key !== 'told_by') as (keyof Row)[]
  return keys.every((key) =>
    Array.isArray(other[key]) ? String(one[key]) === String(other[key]) : one[key] === other[key],
  )
}

/** Somebody suspended is here, though they cannot come in; whoever goes is remembered to have been. */
export const personRows: Closed<KeptRows['people']> = {
  isOver: ({ status }) => status === 'ended',
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
      // Nothing tells of it any more.
      ...('told_by' in row && { told_by: [] }),
    }),
  }
}

/** How many rows of a kind change, and how. */
export type ChangeCounts = Readonly<Record<Verdict, number>>

export function noChange(): Record<Verdict, number> {
  return { new: 0, changed: 0, resumed: 0, ended: 0, same: 0 }
}
