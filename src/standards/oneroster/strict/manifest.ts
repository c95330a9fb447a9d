import { said } from '../../../platform/i18n/word.ts'
import { note, type Problems } from '../problem.ts'
import type { Handling } from '../roster.ts'
import type { SourceFile } from '../files/source.ts'
import { strictFiles } from './columns.ts'
import { allLines } from '../files/table.ts'
import { rosterWords as words } from '../words.ts'

export interface StrictManifest {
  readonly handling: ReadonlyMap<string, Handling>
}

const modes: readonly string[] = ['absent', 'bulk', 'delta']

/** Notes what the manifest should say and does not. */
export async function checkManifest(
  files: readonly SourceFile[],
  problems: Problems,
): Promise<StrictManifest> {
  const file = files.find((one) => one.name.toLowerCase() === 'manifest.csv')
  if (!file) {
    note(problems, 'manifest-missing', { file: 'manifest.csv' }, said(words.manifestMissing, {}))
    return { handling: new Map() }
  }
  const properties = await propertiesIn(file, problems)
  const manifest = { file, properties }
  checkProperty(manifest, 'manifest.version', ['1.0'], problems)
  checkProperty(manifest, 'oneroster.version', ['1.2'], problems)
  const handling = new Map<string, Handling>()
  for (const name of strictFiles) {
    const value = checkProperty(manifest, `file.${name}`, modes, problems)
    if (value !== undefined) handling.set(name, value as Handling)
  }
  return { handling }
}

interface Property {
  readonly value: string
  readonly line: number
}

async function propertiesIn(
  file: SourceFile,
  problems: Problems,
): Promise<ReadonlyMap<string, Property>> {
  const properties = new Map<string, Property>()
  let first = true
  for (const { line, values } of await allLines(file, problems)) {
    const [name = '', value = ''] = values
    if (first) noteHeading(file, values, problems)
    else properties.set(name, { value, line })
    first = false
  }
  return properties
}

function noteHeading(file: SourceFile, values: readonly string[], problems: Problems): void {
  for (const [index, column] of ['propertyName', 'value'].entries()) {
    if (values[index] === column) continue
    note(
      problems,
      'column-missing',
      { file: file.path, line: 1, column },
      said(words.columnMissing, { column }),
    )
  }
}

/** The value of a property where it is one of those it may have; otherwise the fault is noted. */
function checkProperty(
  { file, properties }: { file: SourceFile; properties: ReadonlyMap<string, Property> },
  property: string,
  allowed: readonly string[],
  problems: Problems,
): string | undefined {
  const found = properties.get(property)
  if (!found) {
    const sentence = said(words.propertyMissing, { property })
    note(problems, 'manifest-property-missing', { file: file.path }, sentence)
    return undefined
  }
  if (allowed.includes(found.value)) return found.value
  const args = { property, value: found.value, expected: allowed.join(', ') }
  const place = { file: file.path, line: found.line, column: 'value' }
  note(problems, 'manifest-value', place, said(words.propertyValue, args))
  return undefined
}
