import { said } from '../../../platform/i18n/word.ts'
import { note, type Place, type Problems } from '../problem.ts'
import type { Handling } from '../roster.ts'
import type { SourceFile } from './source.ts'
import { allLines } from './table.ts'
import { fold } from '../dialects/vocabulary.ts'
import { rosterWords as words } from '../words.ts'

/** What a manifest says: its version, and for each file, by its folded name, how it is to be taken. */
export interface Manifest {
  readonly version?: string
  readonly handling: ReadonlyMap<string, Handling>
}

/** Reads `manifest.csv`. Lines that mean nothing to us are passed over. */
export async function readManifest(file: SourceFile, problems: Problems): Promise<Manifest> {
  const handling = new Map<string, Handling>()
  let version: string | undefined
  for (const { line, values } of await allLines(file, problems)) {
    const [property = '', value = ''] = values.map((text) => text.trim())
    if (value === '') continue
    if (fold(property) === 'onerosterversion') version = value
    const name = /^file\.(.+)$/i.exec(property)?.[1]
    if (name === undefined) continue
    const mode = fold(value)
    if (isHandling(mode)) handling.set(fold(name), mode)
    else noteMode({ file: file.path, line, column: 'value' }, { property, value }, problems)
  }
  return { ...(version && { version }), handling }
}

function noteMode(
  place: Place,
  args: { property: string; value: string },
  problems: Problems,
): void {
  const sentence = said(words.propertyValue, { ...args, expected: 'bulk, delta, absent' })
  note(problems, 'manifest-value', place, sentence)
}

function isHandling(value: string): value is Handling {
  return value === 'bulk' || value === 'delta' || value === 'absent'
}
