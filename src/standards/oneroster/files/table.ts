import { Refusal } from '../../../platform/errors.ts'
import { said } from '../../../platform/i18n/word.ts'
import type { Line } from './csv-rows.ts'
import { linesOf, type Completeness } from './csv.ts'
import { noteIdTwice, type Draft } from '../reading/draft.ts'
import { plain } from './formulas.ts'
import { linesOfJson } from './json.ts'
import { noProblems, note, type Problems } from '../problem.ts'
import { isTwoDays } from '../reading/day.ts'
import { placeOf, type Row, type Sheet } from '../reading/row.ts'
import type { SourceFile } from './source.ts'
import { fold } from '../dialects/vocabulary.ts'
import { neverTold } from '../reading/never-told.ts'
import { ownText } from '../reading/own-text.ts'
import { isToBeDeleted } from '../reading/values.ts'
import { limits } from './limits.ts'
import { ordersIn, type DayColumns, type OrdersOf } from './orders.ts'
import { rosterWords as words } from '../words.ts'

/** How a file was read: not at all, up to a fault, or whole; and whether there was a row in it then. */
export type Reach = 'nothing' | 'part' | 'whole' | 'headings'

/**
 * Reads one file into the draft, row by row. Faults are named and read past; a file without a column
 * that it needs is of no use and adds nothing.
 */
export async function readTable(file: SourceFile, sheet: Sheet, draft: Draft): Promise<Reach> {
  const state: TableState = { complete: true, line: 1, hasRows: false, ids: new Map() }
  try {
    for await (const lines of linesFor(file, draft.problems, state)) {
      const rows = belowHeadings({ file, sheet, draft, state }, lines)
      if (state.columns === 'unusable') return 'nothing'
      await findOrders(file, state, rows)
      takeRows({ file, sheet, draft, state }, rows)
      refuseTooLong(file, state)
    }
  } catch (error) {
    // A file that unpacks to nonsense half way has given what it had.
    if (!isCutShort(error)) throw error
    note(draft.problems, 'file-cut-short', { file: file.path, line: state.line }, error.said)
    return state.columns ? 'part' : 'nothing'
  }
  return reachOf(file, state, draft.problems)
}

/** How far a file was read that has come to its end. */
function reachOf(
  file: SourceFile,
  { columns, complete, hasRows }: TableState,
  problems: Problems,
): Reach {
  const place = { file: file.path }
  if (!columns || columns === 'unusable') {
    if (complete) note(problems, 'file-empty', place, said(words.fileBlank, {}))
    return 'nothing'
  }
  notePassed(file, columns, problems)
  if (complete) return hasRows ? 'whole' : 'headings'
  note(problems, 'file-cut-short', place, said(words.rowLost, {}))
  return 'part'
}

function notePassed(file: SourceFile, { passed }: Columns, problems: Problems): void {
  if (passed.size === 0) return
  const sentence = said(words.columnsLeftOut, { columns: [...passed].toSorted().join(', ') })
  note(problems, 'column-ignored', { file: file.path }, sentence)
}

interface TableState extends Completeness {
  line: number
  hasRows: boolean
  /** The line of every id of a row so far, where rows have one that nothing points at. */
  readonly ids: Map<string, number>
  columns?: Columns | 'unusable'
  /** In which order days are written, once that had to be found out. */
  orders?: OrdersOf
}

interface Reading {
  readonly file: SourceFile
  readonly sheet: Sheet
  readonly draft: Draft
  readonly state: TableState
}

/** The rows among these lines. The first line of a file is its headings. */
function belowHeadings(reading: Reading, lines: readonly Line[]): readonly Line[] {
  const { state } = reading
  const [first, ...rest] = lines
  if (state.columns || !first) return lines
  state.line = first.line
  state.columns = columnsOf(reading, first) ?? 'unusable'
  return rest
}

function takeRows({ file, sheet, draft, state }: Reading, lines: readonly Line[]): void {
  const { columns, orders } = state
  if (!columns || columns === 'unusable') return
  for (const read of lines) {
    state.line = read.line
    state.hasRows = true
    const row = rowOf(file, columns, read, draft.problems)
    const isTaken = !sheet.idsOfRows || isFirst(row, state, draft.problems)
    if (isTaken) sheet.take(orders ? { ...row, orders } : row, draft)
  }
}

/** Where a day may be two, the whole file is looked through once for what its other days tell. */
async function findOrders(
  file: SourceFile,
  state: TableState,
  rows: readonly Line[],
): Promise<void> {
  const { columns, orders } = state
  if (!columns || columns === 'unusable' || orders) return
  const isUnclear = ({ values }: Line) =>
    columns.days.some(([, index]) => isTwoDays(plain(values[index] ?? '')))
  if (!rows.some(isUnclear)) return
  const lines = linesFor(file, noProblems(), { complete: true })
  state.orders = await ordersIn(lines, columns.days)
}

/** Whether no row above has the same id: of two that do, the first is believed and the second named. */
function isFirst(row: Row, { ids }: TableState, problems: Problems): boolean {
  const id = row.cells['sourcedId'] ?? ''
  if (id === '') return true
  const line = ids.get(id)
  if (line === undefined) ids.set(id, row.line)
  else noteIdTwice(problems, placeOf(row, 'sourcedId'), { id, first: { file: row.file, line } })
  return line === undefined
}

/** The first line of a file: its headings. Nothing if it cannot be read. */
export async function headingsOf(file: SourceFile): Promise<readonly string[]> {
  try {
    const lines = linesFor(file, noProblems(), { complete: true })
    for await (const [first] of lines) if (first) return first.values.map(plain)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  return []
}

/** A file of more lines than one roster has: nothing of it is taken, where a shorter one gives what it can. */
export class TooLong extends Refusal {
  override name = 'TooLong'

  constructor(file: string) {
    super('invalid', said(words.tooManyLines, { file, most: limits.lines }))
  }
}

function isCutShort(error: unknown): error is Refusal {
  return error instanceof Refusal && !(error instanceof TooLong)
}

function refuseTooLong({ path }: SourceFile, { line }: TableState): void {
  if (line > limits.lines) throw new TooLong(path)
}

export function linesFor(
  file: SourceFile,
  problems: Problems,
  state: Completeness,
): AsyncGenerator<readonly Line[]> {
  const isJson = file.name.toLowerCase().endsWith('.json')
  return isJson ? linesOfJson(file, problems, state) : linesOf(file, problems, state)
}

/** Every line of a file that is short, as a manifest is; of a long one, somewhat more than a thousand. */
export async function allLines(file: SourceFile, problems: Problems): Promise<readonly Line[]> {
  const all: Line[] = []
  for await (const lines of linesFor(file, problems, { complete: true })) {
    all.push(...lines)
    if (all.length > 1000) break
  }
  return all
}

interface Columns {
  /** Where each column stands in a row; -1 where the file has none. */
  readonly at: readonly (readonly [column: string, index: number])[]
  readonly headings: Readonly<Record<string, string>>
  readonly lacks: ReadonlySet<string>
  readonly count: number
  /** Where days stand. */
  readonly days: DayColumns
  /** Whether the ids of rows are kept, each in memory of its own. */
  readonly keepsIds: boolean
  /** Columns that are passed over, until one of their values is seen. */
  readonly unkept: Map<string, number>
  /** Columns that were passed over although there was something in them. */
  readonly passed: Set<string>
}

function columnsOf({ file, sheet, draft }: Reading, { line, values }: Line): Columns | undefined {
  const { problems } = draft
  const found = values.map(plain)
  const folded = found.map(fold)
  const at = Object.entries(sheet.columns).map(([column, headings]) => {
    const indexes = headings.map((heading) => folded.indexOf(fold(heading)))
    return [column, indexes.find((index) => index >= 0) ?? -1] as const
  })
  noteHeadings({ file: file.path, line }, found, problems)
  const missing = at.filter(([column, index]) => index < 0 && sheet.needed.includes(column))
  for (const [column] of missing) {
    const args = { column: sheet.columns[column]?.[0] ?? column, found: found.join(', ') }
    note(problems, 'column-missing', { file: file.path, line }, said(words.columnNeeded, args))
  }
  if (missing.length > 0) return undefined
  const headings = Object.fromEntries(
    at.map(([column, index]) => [column, found[index] ?? sheet.columns[column]?.[0] ?? column]),
  )
  const lacks = new Set(at.flatMap(([column, index]) => (index < 0 ? [column] : [])))
  draft.headings.set(file.path, headings)
  noteUntold({ sheet, draft, lacks }, { file: file.path, line })
  const ignored = new Set(sheet.ignored?.map(fold))
  const unkept = found.map((heading, index) => [heading, index] as const)
  return {
    at,
    headings,
    lacks,
    count: found.length,
    days: at.filter(([column, index]) => index >= 0 && sheet.days?.includes(column)),
    keepsIds: sheet.idsOfRows === true,
    unkept: new Map(unkept.filter(([heading]) => ignored.has(fold(heading)))),
    passed: new Set(),
  }
}

/** A column that is not there tells nothing, so that nothing changes by it; once a file, that is said. */
function noteUntold(
  { sheet, draft, lacks }: { sheet: Sheet; draft: Draft; lacks: ReadonlySet<string> },
  place: { file: string; line: number },
): void {
  for (const untold of neverTold(sheet)) draft.untold.add(untold)
  for (const column of lacks) {
    const untold = sheet.gives?.[column]
    if (untold) draft.untold.add(untold)
    if (!isExpected(sheet, column, lacks)) continue
    const sentence = said(words.columnUntold, { column: sheet.columns[column]?.[0] ?? column })
    note(draft.problems, 'column-missing', place, sentence)
  }
}

function isExpected(
  { expected, expectedBeside }: Sheet,
  column: string,
  lacks: ReadonlySet<string>,
): boolean {
  const beside = expectedBeside?.[column]
  return expected?.includes(column) === true && !(beside && lacks.has(beside))
}

function noteHeadings(
  place: { file: string; line: number },
  found: readonly string[],
  problems: Problems,
): void {
  const folded = found.map(fold)
  for (const [index, heading] of found.entries()) {
    if (heading !== '' && folded.indexOf(fold(heading)) < index) {
      note(problems, 'column-twice', { ...place, column: heading }, said(words.columnTwice, {}))
    }
  }
}

function rowOf(file: SourceFile, columns: Columns, read: Line, problems: Problems): Row {
  const { line, values } = read
  for (const [heading, index] of columns.unkept) {
    if (!values[index]) continue
    columns.passed.add(heading)
    columns.unkept.delete(heading)
  }
  const cells: Record<string, string> = {}
  for (const [column, index] of columns.at)
    cells[column] = index < 0 ? '' : plain(values[index] ?? '')
  if (columns.keepsIds) cells['sourcedId'] = ownText(cells['sourcedId'] ?? '')
  const { headings, lacks } = columns
  const row = { file: file.path, line, cells, headings, lacks }
  if (!isWhole(row, columns, values)) noteShape(file, columns, read, problems)
  return row
}

/**
 * Whether a row has as many values as there are headings. Empty ones too many at its end are what spreadsheets
 * write; one that is to be deleted needs nothing behind its status.
 */
function isWhole(row: Row, { count }: Columns, values: readonly string[]): boolean {
  if (values.length <= count) return values.length === count || isToBeDeleted(row)
  return values.slice(count).every((value) => value.trim() === '')
}

function noteShape(file: SourceFile, columns: Columns, read: Line, problems: Problems): void {
  const args = { found: read.values.length, wanted: columns.count }
  note(problems, 'row-shape', { file: file.path, line: read.line }, said(words.rowShape, args))
}
