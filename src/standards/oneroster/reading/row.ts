import type { Draft } from './draft.ts'
import type { Place } from '../problem.ts'
import type { RosterKind, Untold } from '../roster.ts'
import type { OrdersOf } from '../files/orders.ts'
import { fold } from '../dialects/vocabulary.ts'

/** A row below the headings of one file: a text, trimmed, for every column that its sheet names. */
export interface Row<Column extends string = string> {
  readonly file: string
  readonly line: number
  readonly cells: Readonly<Record<Column, string>>
  /** How this file spells each column; of one that it lacks, how the standard does. */
  readonly headings: Readonly<Record<string, string>>
  /** The columns that this file does not have. */
  readonly lacks?: ReadonlySet<string>
  /** In which order the days of each column are written, where that had to be found out. */
  readonly orders?: OrdersOf
}

/** Where a row stands, and one of its values, named as its own file names it. */
export function placeOf(row: Row, column?: string): Place {
  const heading = column && (row.headings[column] ?? column)
  return { file: row.file, line: row.line, column: heading }
}

/**
 * One file of a dialect: which headings stand for which column, without which columns it is of no
 * use, and what a row of it adds to the roster.
 */
export interface Sheet<Column extends string = string> {
  /** The name of the file as the standard writes it, without its ending. */
  readonly file: string
  /** Our name of each column, and the headings under which it is found. */
  readonly columns: Readonly<Record<Column, readonly string[]>>
  readonly needed: readonly NoInfer<Column>[]
  /** What of a roster this file is the word on. */
  readonly kinds: readonly RosterKind[]
  /** The column without which it says nothing of a kind, where the other columns may be there. */
  readonly tellsBy?: Readonly<Partial<Record<RosterKind, NoInfer<Column>>>>
  /** What stays untold where a column is not there. */
  readonly gives?: Readonly<Partial<Record<NoInfer<Column>, Untold>>>
  /** Columns whose absence is named, though the file is of use without them. */
  readonly expected?: readonly NoInfer<Column>[]
  /** Columns that are expected only where another is there. */
  readonly expectedBeside?: Readonly<Partial<Record<NoInfer<Column>, NoInfer<Column>>>>
  /** The columns in which days stand. */
  readonly days?: readonly NoInfer<Column>[]
  /** Whether rows have ids of their own by `sourcedId`, although nothing points at them: each is read once. */
  readonly idsOfRows?: boolean
  /** What it also speaks of, where it speaks of any. */
  readonly also?: readonly RosterKind[]
  /** Headings whose values are passed over on purpose: passwords above all. */
  readonly ignored?: readonly string[]
  readonly take: (row: Row<Column>, draft: Draft) => void
}

/** A sheet among sheets, its own columns forgotten: rows reach it only through its own headings. */
export function sheet<Column extends string>(made: Sheet<Column>): Sheet {
  return made
}

/** Whether two headings or names of files are the same, capitals and spaces aside. */
export function isSameName(one: string, other: string): boolean {
  return fold(one) === fold(other)
}
