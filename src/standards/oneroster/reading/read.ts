import { Refusal } from '../../../platform/errors.ts'
import { said } from '../../../platform/i18n/word.ts'
import { chooseFolder, isJson } from '../files/choose.ts'
import {
  dialectOf,
  stemOf,
  unkeptFileNames,
  type Dialect,
  type DialectName,
} from '../dialects/dialect.ts'
import { emptyDraft, type Draft } from './draft.ts'
import { withRolesInside } from '../files/json-roles.ts'
import { readManifest, type Manifest } from '../files/manifest.ts'
import {
  countProblems,
  noProblems,
  note,
  placeIn,
  type Place,
  type Problem,
  type ProblemCode,
  type Problems,
} from '../problem.ts'
import { countRoster, type Handling, type Roster, type RosterKind } from '../roster.ts'
import type { Sheet } from './row.ts'
import { settle } from './settle.ts'
import { openSource, type RosterSource, type SourceFile } from '../files/source.ts'
import { checkStrictly } from '../strict/strict.ts'
import { headingsOf, readTable, type Reach } from '../files/table.ts'
import { fold } from '../dialects/vocabulary.ts'
import { rosterWords as words } from '../words.ts'

/** What was read, and everything about it that a person should know. */
export interface RosterReading {
  readonly dialect: DialectName
  readonly roster: Roster
  readonly counts: Readonly<Record<RosterKind, number>>
  readonly problems: readonly Problem[]
  /** How many problems of each sort there are; of a sort with many, not all are listed. */
  readonly problemCounts: Readonly<Partial<Record<ProblemCode, number>>>
  /** Where the row of somebody stands, by their id; nothing of whom the roster has no row. */
  readonly placeOf: (person: string) => Place | undefined
}

export interface HowToRead {
  readonly strict?: boolean
  /** The day it is, `yyyy-mm-dd`: whoever is said to be born later is named. */
  readonly today?: string
}

/**
 * Reads a roster in any of its dialects, from a ZIP, a folder or CSV files. What can be used is used, the
 * rest is among the problems. Strictly read, a roster must be faultless OneRoster 1.2.
 *
 * @throws Refusal, with a sentence, for what is no roster at all, could do harm, or, if strict, has a fault.
 */
export async function readRoster(
  source: RosterSource,
  { strict = false, today }: HowToRead = {},
): Promise<RosterReading> {
  const chosen = chooseFolder(await openSource(source))
  if (strict) await refuseFaults(chosen)
  const files = await withRolesInside(chosen)
  const problems = noProblems()
  const manifest = await manifestOf(files, problems)
  const dialect = dialectOf(await traitsOf(files, manifest))
  const draft = emptyDraft(problems, today)
  await readSheets({ files, manifest, dialect }, draft)
  const roster = settle(draft)
  return {
    dialect: dialect.name,
    roster,
    counts: countRoster(roster),
    problems: problems.listed,
    problemCounts: Object.fromEntries(problems.counts),
    placeOf: placesOf(roster, draft),
  }
}

/** Where people stand, as numbers side by side: nothing of what was read is held for it but these. */
function placesOf({ people }: Roster, draft: Draft): RosterReading['placeOf'] {
  const rows = people.map(({ sourceId }) => draft.people.get(sourceId))
  const files = rows.map((row) => row?.file ?? '')
  return placeAmong(
    people,
    { files, lines: Uint32Array.from(rows, (row) => row?.line ?? 0) },
    draft.problems,
  )
}

function placeAmong(
  people: Roster['people'],
  { files, lines }: { readonly files: readonly string[]; readonly lines: Uint32Array },
  problems: Problems,
): RosterReading['placeOf'] {
  return (person) => {
    const at = people.findIndex(({ sourceId }) => sourceId === person)
    return at < 0 ? undefined : placeIn(problems, { file: files[at] ?? '', line: lines[at] })
  }
}

async function refuseFaults(files: readonly SourceFile[]): Promise<void> {
  const problems = await checkStrictly(files)
  const [first] = problems.listed
  if (first) throw new FaultyRoster(problems)
}

/** A roster that is not faultless, with every fault. */
export class FaultyRoster extends Refusal {
  override name = 'FaultyRoster'
  readonly problems: readonly Problem[]
  /** How many there are; of a sort with many, not all are listed. */
  readonly found: number

  constructor(problems: Problems) {
    const found = countProblems(problems)
    const { listed } = problems
    const file = listed[0]?.file ?? ''
    super('invalid', said(words.notStrict, { count: found, file }))
    this.problems = listed
    this.found = found
  }
}

interface FileSet {
  readonly files: readonly SourceFile[]
  readonly manifest: Manifest | undefined
  readonly dialect: Dialect
}

async function manifestOf(
  files: readonly SourceFile[],
  problems: Problems,
): Promise<Manifest | undefined> {
  const file = fileNamed(files, 'manifest')
  return file && readManifest(file, problems)
}

async function traitsOf(files: readonly SourceFile[], manifest: Manifest | undefined) {
  const users = fileNamed(files, 'users')
  const roles = fileNamed(files, 'roles')
  return {
    files: files.map((file) => stemOf(file.name) ?? ''),
    userHeadings: users ? await headingsOf(users) : [],
    roleHeadings: roles ? await headingsOf(roles) : [],
    ...(manifest?.version && { version: manifest.version }),
  }
}

function fileNamed(files: readonly SourceFile[], name: string): SourceFile | undefined {
  return files.find((file) => fold(stemOf(file.name) ?? '') === fold(name))
}

async function readSheets(set: FileSet, draft: Draft): Promise<void> {
  noteFiles(set, draft.problems)
  const said = new Map<RosterKind, Handling[]>()
  for (const sheet of set.dialect.sheets) {
    for (const [kind, handling] of await readSheet(set, sheet, draft)) {
      said.set(kind, [...(said.get(kind) ?? []), handling])
    }
  }
  for (const [kind, handlings] of said) draft.handling[kind] = together(handlings)
}

/** Reads the file of a sheet, and says what it is the word on. */
async function readSheet(
  { files, manifest }: FileSet,
  sheet: Sheet,
  draft: Draft,
): Promise<(readonly [RosterKind, Handling])[]> {
  const file = fileNamed(files, sheet.file)
  const reach = file ? await readTable(file, sheet, draft) : 'nothing'
  const handling = handlingOf(manifest, sheet, reach)
  if (file && reach === 'headings') noteRowless(file, sheet, handling, draft.problems)
  const headings = file && sheet.tellsBy ? await headingsOf(file) : []
  const isTalkOf = handling === 'delta' ? restates : speaksOf
  const also = sheet.also?.filter((kind) => isTalkOf(draft, kind)) ?? []
  return [
    ...sheet.kinds.map(
      (kind) => [kind, isTold(sheet, kind, headings) ? handling : 'absent'] as const,
    ),
    ...also.map((kind) => [kind, handling] as const),
  ]
}

/** A file of headings alone is the word that there is nobody and nothing: that is too much to be said in silence. */
function noteRowless(
  { path }: SourceFile,
  { kinds }: Sheet,
  handling: Handling,
  problems: Problems,
): void {
  const endsAll = handling === 'bulk' && kinds.length > 0
  const word = endsAll ? words.fileEndsAll : words.fileEmpty
  note(problems, 'file-empty', { file: path }, said(word, {}))
}

/** Whether a file has the column by which it speaks of a kind: without one it does not say that there is none. */
function isTold(
  { tellsBy, columns }: Sheet,
  kind: RosterKind,
  headings: readonly string[],
): boolean {
  const column = tellsBy?.[kind]
  if (column === undefined) return true
  const names = new Set(columns[column]?.map(fold))
  return headings.some((heading) => names.has(fold(heading)))
}

/** What silence in a file means. Nobody is ended by a file of which a part was lost. */
function handlingOf(manifest: Manifest | undefined, { file }: Sheet, reach: Reach): Handling {
  if (reach === 'nothing') return 'absent'
  if (reach === 'part') return 'delta'
  return manifest?.handling.get(fold(file)) === 'delta' ? 'delta' : 'bulk'
}

/** Rows of changes that name nobody's guardian say that there is none any more. */
function restates(draft: Draft, kind: RosterKind): boolean {
  return speaksOf(draft, kind) || (kind === 'guardianships' && draft.records.guardianships.size > 0)
}

function speaksOf(draft: Draft, kind: RosterKind): boolean {
  const drafted = kind === 'guardianships' ? draft.links : draft[kind]
  return 'size' in drafted ? drafted.size > 0 : drafted.values.length > 0
}

/** Several files that are the word on one kind: only all of them whole tell who is missing. */
function together(handlings: readonly Handling[]): Handling {
  const [first = 'absent'] = handlings
  return handlings.every((handling) => handling === first) ? first : 'delta'
}

function noteFiles({ files, manifest, dialect }: FileSet, problems: Problems): void {
  if (dialect.hasManifest && !manifest && !files.some(isJson)) {
    note(problems, 'manifest-missing', { file: 'manifest.csv' }, said(words.manifestMissing, {}))
  }
  const read = new Set(['manifest', ...dialect.sheets.map(({ file }) => fold(file))])
  for (const file of files) {
    const name = fold(stemOf(file.name) ?? '')
    const place = { file: file.path }
    const word = unkeptFileNames.has(name) ? words.fileLeftOut : words.fileIgnored
    if (read.has(name)) noteUndeclared(manifest, file, name, problems)
    else note(problems, 'file-ignored', place, said(word, {}))
  }
  for (const { file } of dialect.sheets) noteMissing({ files, manifest, dialect }, file, problems)
}

function noteUndeclared(
  manifest: Manifest | undefined,
  file: SourceFile,
  name: string,
  problems: Problems,
): void {
  if (!manifest || name === 'manifest') return
  const handling = manifest.handling.get(name)
  if (handling === undefined || handling === 'absent') {
    note(problems, 'file-undeclared', { file: file.path }, said(words.fileUndeclared, {}))
  }
}

function noteMissing({ files, manifest }: FileSet, name: string, problems: Problems): void {
  const handling = manifest?.handling.get(fold(name)) ?? 'absent'
  if (handling === 'absent' || fileNamed(files, name)) return
  note(problems, 'file-missing', { file: `${name}.csv` }, said(words.fileMissing, {}))
}
