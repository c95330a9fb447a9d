import type { Kept, KeptRows, Wanted, WantedRows } from './kept.ts'
import { rosterKinds, type Handling, type RosterKind } from './roster.ts'

/** What a roster changes in one kind. Rows that were over and hold again are `resumed`. */
export interface Change<Row> {
  readonly new: readonly Row[]
  readonly changed: readonly Row[]
  readonly resumed: readonly Row[]
  readonly ended: readonly Row[]
  readonly same: number
}

export type Changes = { readonly [Kind in RosterKind]: Change<KeptRows[Kind]> }

/**
 * What is to be written so that what is kept becomes what is wanted. Nothing is ever deleted: what a whole
 * file is silent about, or says is over, ends today, and with a person ends what joins them to others.
 */
export function changesIn(
  kept: Kept,
  wanted: WantedRows,
  handling: Readonly<Record<RosterKind, Handling>>,
  today: string,
): Changes {
  const compare = <Kind extends RosterKind>(kind: Kind, closed: Closed<KeptRows[Kind]>) =>
    compareRows(kept[kind], wanted[kind], { bulk: handling[kind] === 'bulk', ...closed })
  const dated = datedRows(today)
  const people = compare('people', personRows)
  const gone = new Set(people.ended.map(({ id }) => id))
  const classes = compare('classes', endedRows(today))
  const closed = new Set(classes.ended.map(({ id }) => id))
  return {
    organisations: compare('organisations', endedRows(today)),
    sessions: compare('sessions', endedRows(today)),
    courses: compare('courses', endedRows(today)),
    classes,
    people,
    affiliations: compare('affiliations', {
      ...dated,
      mustEnd: ({ person_id }) => gone.has(person_id),
    }),
    enrolments: compare('enrolments', {
      ...dated,
      mustEnd: ({ person_id, classroom_id }) => gone.has(person_id) || closed.has(classroom_id),
    }),
    guardianships: compare('guardianships', {
      ...dated,
      mustEnd: ({ guardian_id, child_id }) => gone.has(guardian_id) || gone.has(child_id),
    }),
  }
}

/** How rows of a kind end, and how one sees that they have. */
interface Closed<Row> {
  readonly isOver: (row: Row) => boolean
  readonly end: (row: Row) => Row
  /** Ends with something else, although nothing was said of it. */
  readonly mustEnd?: (row: Row) => boolean
}

interface Comparing<Row> extends Closed<Row> {
  readonly bulk: boolean
}

/** Compares the rows of one kind. Every row is in one of the lists, or counted as the same. */
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
const personRows: Closed<KeptRows['people']> = {
  isOver: ({ status }) => status !== 'active',
  end: (row) => ({ ...row, status: 'ended' }),
}

function endedRows<Row extends { readonly ended_on: string | null }>(today: string): Closed<Row> {
  return {
    isOver: ({ ended_on }) => ended_on !== null,
    end: (row) => ({ ...row, ended_on: today }),
  }
}

/** A day on which something ends is the first without it; what has not begun ends on the day it would. */
function datedRows(today: string) {
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

export function countChanges(changes: Changes): Readonly<Record<RosterKind, ChangeCounts>> {
  const counts = rosterKinds.map((kind) => {
    const { same, ...lists } = changes[kind]
    const lengths = Object.entries(lists).map(([name, rows]) => [name, rows.length])
    return [kind, { ...Object.fromEntries(lengths), same }]
  })
  return Object.fromEntries(counts) as Record<RosterKind, ChangeCounts>
}

/** Of the people who are here now, the share that a roster would end: above a fifth, somebody must say yes. */
export function endingShare(kept: Kept, changes: Changes): number {
  const here = [...kept.people.values()].filter(({ status }) => status === 'active').length
  return here === 0 ? 0 : changes.people.ended.length / here
}

export const mostEnding = 0.2
