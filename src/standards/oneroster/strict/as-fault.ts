import type { Word } from '../../../platform/i18n/word.ts'
import type { Problem } from '../problem.ts'
import { rosterWords as words } from '../words.ts'

/**
 * A problem as strict reading tells it. Read leniently, a roster goes on, and the sentence says how; read
 * strictly nothing goes on, so that here it says what is wrong and no more.
 */
export function asFault(problem: Problem): Problem {
  const word = faults.get(problem.said.word)
  return word ? { ...problem, said: { ...problem.said, word } } : problem
}

const faults: ReadonlyMap<Word<string>, Word<string>> = new Map<Word<string>, Word<string>>([
  [words.fileIgnored, words.fileOfNoStandard],
  [words.fileUndeclared, words.fileUndeclaredThere],
  [words.notUtf8, words.notUtf8There],
  [words.looksUtf16, words.looksUtf16There],
  [words.nul, words.nulThere],
  [words.quoteBroken, words.quoteBrokenThere],
  [words.rowTooLong, words.rowTooLongThere],
  [words.rowShape, words.rowShapeThere],
  [words.columnTwice, words.columnTwiceThere],
  [words.idTwice, words.idTwiceThere],
])
