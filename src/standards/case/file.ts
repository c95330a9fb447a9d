import { readFile, stat } from 'node:fs/promises'
import { said } from '../../platform/i18n/word.ts'
import { tooLarge } from './json.ts'
import { limits } from './limits.ts'
import { readCasePackage } from './package.ts'
import type { CasePackage } from './package.ts'
import { caseWords } from './words.ts'

/** The package in a file. One too large is refused before a byte of it is read. */
export async function readCaseFile(path: string): Promise<CasePackage> {
  const file = await stat(path).catch(() => undefined)
  if (!file?.isFile()) return refused(said(caseWords.noFile, { path }))
  if (file.size > limits.bytes) return refused(tooLarge(file.size))
  return readCasePackage(await readFile(path))
}

function refused(what: ReturnType<typeof said>): CasePackage {
  return { problems: [{ path: '', said: what, alike: 0 }] }
}
