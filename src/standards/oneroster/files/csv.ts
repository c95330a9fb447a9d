import { said } from '../../../platform/i18n/word.ts'
import { firstLine, physicalLines } from './breaks.ts'
import { endRows, isBlank, rowReader, takeRows, type BrokenLine, type Line } from './csv-rows.ts'
import { limits } from './limits.ts'
import { noProblems, note, type Problems } from '../problem.ts'
import type { SourceFile } from './source.ts'
import { textOf } from './text.ts'
import { rosterWords as words } from '../words.ts'

/** Whether every row of a file reached its reader. */
export interface Completeness {
  complete: boolean
}

/**
 * The rows of a CSV file, many at a time, the headings first. Commas, semicolons or tabs part the values, or
 * what the first line says. What is wrong with letters and quotation marks is noted, and read past.
 */
export async function* linesOf(
  file: SourceFile,
  problems: Problems,
  state: Completeness,
): AsyncGenerator<readonly Line[]> {
  const { mark, isTold } = await separatorOf(file)
  const reader = rowReader(mark, limits.row, (row) => {
    if (row.tooLong) state.complete = false
    noteBroken(file, row, problems)
  })
  let isAhead = isTold
  for await (const lines of physicalLines(textOf(file, problems), limits.row)) {
    if (isAhead) isAhead = !blankFirst(lines)
    yield takeRows(reader, lines)
  }
  yield endRows(reader)
}

/** Empties the line that tells the mark, so that those behind it keep their numbers. */
function blankFirst(lines: string[]): boolean {
  const at = lines.findIndex((line) => !isBlank(line))
  if (at >= 0) lines[at] = ''
  return at >= 0
}

function noteBroken(file: SourceFile, { line, tooLong }: BrokenLine, problems: Problems): void {
  const place = { file: file.path, line }
  if (!tooLong) note(problems, 'quote-broken', place, said(words.quoteBroken, {}))
  else note(problems, 'row-too-long', place, said(words.rowTooLong, { most: limits.row }))
}

/** What parts the values of a file, and whether its first line says so. */
export interface Separator {
  readonly mark: string
  readonly isTold: boolean
}

/** The mark that the first line tells, or else the one that parts the headings most often; a comma if none does. */
export async function separatorOf(file: SourceFile): Promise<Separator> {
  const first = await firstLine(textOf(file, noProblems()), limits.row)
  const told = toldMark(first)
  if (told !== undefined) return { mark: told, isTold: true }
  const found = [',', ';', '\t'].map((mark) => ({ mark, times: first.split(mark).length }))
  const [most] = found.toSorted((one, other) => other.times - one.times)
  return { mark: most?.mark ?? ',', isTold: false }
}

/** `sep=;` above the headings: so spreadsheets tell each other, and pad it as wide as the rows below. */
function toldMark(line: string): string | undefined {
  return /^"?sep=([,;|:^~\t])"?\1*\s*$/i.exec(line.trimStart())?.[1]
}
