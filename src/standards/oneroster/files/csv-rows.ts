import { valuesIn, withoutEdgeQuotes } from './csv-values.ts'

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
  /** The lines of a row whose last value is not closed yet. */
  open: string[]
  openLength: number
}

export function rowReader(
  delimiter: string,
  most: number,
  broken: (row: BrokenLine) => void,
): RowReader {
  return { delimiter, most, broken, line: 0, open: [], openLength: 0 }
}

/**
 * The rows of CSV (RFC 4180) that these lines make whole: one to a line, or to several where a quoted value
 * holds line breaks. A line with a quotation mark that is never closed, or closed in the middle of a
 * value, is reported and taken as it stands, and the line after it begins a new row: one stray mark
 * swallows nothing. A row that is too long is reported and left out.
 */
export function takeRows(reader: RowReader, lines: readonly string[]): Line[] {
  const rows: Line[] = []
  for (const text of lines) takeLine(reader, text, rows)
  return rows
}

/** The rows that are left when no more lines come. */
export function endRows(reader: RowReader): Line[] {
  const rows: Line[] = []
  while (reader.open.length > 0) giveUp(reader, rows)
  return rows
}

function takeLine(reader: RowReader, text: string, rows: Line[]): void {
  reader.line += 1
  const { line, delimiter } = reader
  if (reader.open.length > 0) return goOn(reader, text, rows)
  if (text.length > reader.most) return reader.broken({ line, tooLong: true })
  if (text.trim() === '') return
  const values = text.includes('"') ? valuesIn(text, delimiter) : text.split(delimiter)
  if (values === 'open') Object.assign(reader, { open: [text], openLength: text.length })
  else if (values === 'broken') asItStands(reader, text, rows)
  else rows.push({ line, values })
}

/** One more line of a value that is not closed yet. */
function goOn(reader: RowReader, text: string, rows: Line[]): void {
  reader.open.push(text)
  reader.openLength += text.length + 1
  const { line, open, openLength, delimiter } = reader
  const values = text.includes('"') ? valuesIn(open.join('\n'), delimiter) : 'open'
  if (Array.isArray(values)) {
    rows.push({ line: line - open.length + 1, values })
    reader.open = []
  } else if (values === 'broken' || openLength > reader.most) giveUp(reader, rows)
}

/** The value is not to be closed: its first line is taken alone, and those behind it anew. */
function giveUp(reader: RowReader, rows: Line[]): void {
  const [first = '', ...rest] = reader.open
  reader.open = []
  reader.line -= rest.length
  asItStands(reader, first, rows)
  for (const text of rest) takeLine(reader, text, rows)
}

function asItStands(reader: RowReader, text: string, rows: Line[]): void {
  const { line, delimiter } = reader
  reader.broken({ line, tooLong: false })
  rows.push({ line, values: text.split(delimiter).map(withoutEdgeQuotes) })
}
