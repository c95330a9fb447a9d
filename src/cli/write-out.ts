import { writeFile } from 'node:fs/promises'
import { Refusal } from '../platform/errors.ts'
import { said } from '../platform/i18n/word.ts'
import { cliWords } from './words.ts'

/** Writes an answer into the file that the operator named; a place that cannot be written to is said. */
export async function writeOut(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal('invalid', said(cliWords.cannotWrite, { file, reason }), { cause: error })
  }
}
