import { Refusal } from '../../../platform/errors.ts'
import { said } from '../../../platform/i18n/word.ts'
import { besideFileNames, rosterFileNames, stemOf } from '../dialects/dialect.ts'
import type { SourceFile } from './source.ts'
import { fold } from '../dialects/vocabulary.ts'
import { rosterWords as words } from '../words.ts'

/**
 * The files of the one folder that holds the roster, whatever lies above or beside it. JSON is looked at
 * only where there is no CSV.
 *
 * @throws Refusal where there is no roster, or more than one.
 */
export function chooseFolder(files: readonly SourceFile[]): readonly SourceFile[] {
  const folders = [...groupByFolder(files.filter((file) => !isJson(file))).entries()]
  const holding = folders.filter(([, inside]) => holdsRoster(inside))
  const found = holding.length > 0 ? holding : foldersOfJson(files)
  const [best, second] = found
  if (!best) throw notARoster(files)
  if (second) throw severalRosters(found.map(([folder]) => folder || '.'))
  refuseTwins(best[1])
  return best[1]
}

const mostNamed = 10

function severalRosters(found: readonly string[]): Refusal {
  const named = found.toSorted().slice(0, mostNamed)
  const folders = [...named, ...(found.length > mostNamed ? ['…'] : [])].join(', ')
  return new Refusal('invalid', said(words.severalRosters, { folders }))
}

function foldersOfJson(files: readonly SourceFile[]): [string, SourceFile[]][] {
  return [...groupByFolder(files).entries()].filter(([, inside]) => holdsRoster(inside))
}

function groupByFolder(files: readonly SourceFile[]): Map<string, SourceFile[]> {
  const groups = new Map<string, SourceFile[]>()
  for (const file of files) {
    const folder = file.path.slice(0, -file.name.length)
    groups.set(folder, [...(groups.get(folder) ?? []), file])
  }
  return groups
}

/** A manifest alone is no roster, and neither are days of birth. */
function holdsRoster(files: readonly SourceFile[]): boolean {
  return files.some(
    (file) => isRosterFile(file) && !besideFileNames.has(fold(stemOf(file.name) ?? '')),
  )
}

function isRosterFile(file: SourceFile): boolean {
  return rosterFileNames.has(fold(stemOf(file.name) ?? ''))
}

export function isJson(file: SourceFile): boolean {
  return file.name.toLowerCase().endsWith('.json')
}

function refuseTwins(files: readonly SourceFile[]): void {
  const seen = new Map<string, SourceFile>()
  for (const file of files.filter(isRosterFile)) {
    const name = fold(stemOf(file.name) ?? '')
    const first = seen.get(name)
    if (first) {
      const args = { name, first: first.name, second: file.name }
      throw new Refusal('invalid', said(words.twoOfOneName, args))
    }
    seen.set(name, file)
  }
}

function notARoster(files: readonly SourceFile[]): Refusal {
  const names = files.map((file) => file.path).toSorted()
  const found = names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : '')
  return new Refusal('invalid', said(words.notARoster, { found: found || '–' }))
}
