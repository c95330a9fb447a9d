import { endsQuoted, valuesIn, withoutEdgeQuotes } from './csv-values.ts'

/** The values of one row, as they stand, and the line on which it begins. */
export interface Line {
  readonly line: number
  readonly values: readonly string[]
}

/** What became of a row that is not CSV. */
export interface BrokenLine {
  readonly line: number
  readonly tooLong: boolean
}

/** Takes a file line by line, and gives rows as they become whole. */
export interface RowReader {
  readonly delimiter: string
  /** Characters that a row may have, its line breaks counted. */
  readonly most: number
  readonly broken: (row: BrokenLine) => void
  /** Lines taken so far. */
  line: number
  open: OpenRow | undefined
  /** Lines to be taken, the next one last. */
  readonly waiting: string[]
  /** Characters that may still be taken a second time. */
  patience: number
}

/** A row whose last value is not closed yet. */
interface OpenRow {
  readonly lines: string[]
  readonly values: string[]
  /** The value that is not closed, line by line. */
  last: string[]
  length: number
}

/** Far above what stray marks cost in any real file, and no more than a moment's work. */
const patience = 5_000_000

export function rowReader(
  delimiter: string,
  most: number,
  broken: (row: BrokenLine) => void,
): RowReader {
  return { delimiter, most, broken, line: 0, open: undefined, waiting: [], patience }
}

/**
 * The rows of CSV (RFC 4180) that these lines make whole: one to a line, or to several where a quoted value
 * holds line breaks. A line with a quotation mark that is never closed, or closed in the middle of a
 * value, is reported and taken as it stands, and the line after it begins a new row: one stray mark
 * swallows nothing. A row that is too long is reported and left out. The work is linear in the text, but
 * for `patience`; when that is used up, no value has more than one line.
 */
export function takeRows(reader: RowReader, lines: readonly string[]): Line[] {
  const rows: Line[] = []
  for (const text of lines) {
    reader.waiting.push(text)
    takeWaiting(reader, rows)
  }
  return rows
}

/** The rows that are left when no more lines come. */
export function endRows(reader: RowReader): Line[] {
  const rows: Line[] = []
  while (reader.open) {
    giveUp(reader, reader.open, rows)
    takeWaiting(reader, rows)
  }
  return rows
}

function takeWaiting(reader: RowReader, rows: Line[]): void {
  for (let text = reader.waiting.pop(); text !== undefined; text = reader.waiting.pop()) {
    reader.line += 1
    if (reader.open) goOn(reader, reader.open, text, rows)
    else takeLine(reader, text, rows)
  }
}

function takeLine(reader: RowReader, text: string, rows: Line[]): void {
  const { line, delimiter } = reader
  if (text.length > reader.most) return reader.broken({ line, tooLong: true })
  if (isBlank(text)) return
  const found = text.includes('"') ? valuesIn(text, delimiter) : { values: text.split(delimiter) }
  if (found === 'broken') asItStands(reader, text, rows)
  else if (found.open === undefined) rows.push({ line, values: found.values })
  else if (reader.patience <= 0) asItStands(reader, text, rows)
  else {
    const { values, open } = found
    reader.open = { lines: [text], values, last: [open], length: text.length }
  }
}

/** Whether a line holds nothing that can be read: DOS ends a file with a mark of its own, 0x1A. */
export function isBlank(text: string): boolean {
  return /^[\p{Cc}\s]*$/u.test(text)
}

/** One more line of a value that is not closed yet. */
function goOn(reader: RowReader, row: OpenRow, text: string, rows: Line[]): void {
  row.lines.push(text)
  row.last.push(text)
  row.length += text.length + 1
  if (row.length > reader.most) return giveUp(reader, row, rows)
  if (!endsQuoted(text)) return
  const found = valuesIn(row.last.join('\n'), reader.delimiter)
  if (found === 'broken') return giveUp(reader, row, rows)
  row.values.push(...found.values)
  if (found.open !== undefined) row.last = [found.open]
  else {
    rows.push({ line: reader.line - row.lines.length + 1, values: row.values })
    reader.open = undefined
  }
}

/** The value is not to be closed: its first line is taken alone, and those behind it anew. */
function giveUp(reader: RowReader, row: OpenRow, rows: Line[]): void {
  const [first = '', ...rest] = row.lines
  reader.open = undefined
  reader.line -= rest.length
  reader.patience -= row.length - first.length
  asItStands(reader, first, rows)
  reader.waiting.push(...rest.toReversed())
}

function asItStands(reader: RowReader, text: string, rows: Line[]): void {
  const { line, delimiter } = reader
  reader.broken({ line, tooLong: false })
  rows.push({ line, values: text.split(delimiter).map(withoutEdgeQuotes) })
}
