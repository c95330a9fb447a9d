import { said } from '../../../platform/i18n/word.ts'
import { firstLine, physicalLines } from './breaks.ts'
import { endRows, rowReader, takeRows, type BrokenLine, type Line } from './csv-rows.ts'
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
 * The rows of a CSV file, many at a time, the headings first. Commas, semicolons or tabs part the values.
 * What is wrong with letters and quotation marks is noted, and read past.
 */
export async function* linesOf(
  file: SourceFile,
  problems: Problems,
  state: Completeness,
): AsyncGenerator<readonly Line[]> {
  const delimiter = await guessDelimiter(file)
  const reader = rowReader(delimiter, limits.row, (row) => {
    if (row.tooLong) state.complete = false
    noteBroken(file, row, problems)
  })
  for await (const lines of physicalLines(textOf(file, problems), limits.row)) {
    yield takeRows(reader, lines)
  }
  yield endRows(reader)
}

function noteBroken(file: SourceFile, { line, tooLong }: BrokenLine, problems: Problems): void {
  const place = { file: file.path, line }
  if (!tooLong) note(problems, 'quote-broken', place, said(words.quoteBroken, {}))
  else note(problems, 'row-too-long', place, said(words.rowTooLong, { most: limits.row }))
}

/** The mark that parts the headings most often; a comma if none does. */
async function guessDelimiter(file: SourceFile): Promise<string> {
  const headings = await firstLine(textOf(file, noProblems()), limits.row)
  const found = [',', ';', '\t'].map((mark) => ({ mark, times: headings.split(mark).length }))
  return found.toSorted((one, other) => other.times - one.times)[0]?.mark ?? ','
}
