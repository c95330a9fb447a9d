import { said } from '../../../platform/i18n/word.ts'
import { noProblems, note, type Problems } from '../problem.ts'
import { separatorOf } from '../files/csv.ts'
import { unguarded } from '../files/formulas.ts'
import type { SourceFile } from '../files/source.ts'
import { asFault } from './as-fault.ts'
import { checkManifest, type StrictManifest } from './manifest.ts'
import { checkParents } from './parents.ts'
import { checkHeadings, checkRow, type StrictTable } from './rows.ts'
import { strictColumns, strictFiles } from './columns.ts'
import { linesFor } from '../files/table.ts'
import { rosterWords as words } from '../words.ts'

/**
 * Every fault that keeps a set of files from being OneRoster 1.2 as it is written: its manifest, the names
 * of its files, their headings in order and in capitals, every value, every reference, and what bulk and
 * delta ask of status and date. Files are read twice, the first time for their ids alone.
 */
export async function checkStrictly(files: readonly SourceFile[]): Promise<Problems> {
  const problems = noProblems()
  const manifest = await checkManifest(files, problems)
  const tables = strictFiles.flatMap((name) => {
    const file = files.find((one) => one.name === `${name}.csv`)
    return file ? [{ name, file, mode: manifest.handling.get(name) ?? ('bulk' as const) }] : []
  })
  noteNames(files, problems)
  const ids = new Map<string, ReadonlySet<string>>()
  for (const { name, file, mode } of tables) {
    if (mode === 'bulk' && referredTo.has(name)) ids.set(name, await idsIn(file))
  }
  for (const { name, file, mode } of tables) {
    await checkTable({ name, file, mode, ids }, problems)
    if (name === 'orgs' || name === 'academicSessions') await checkParents(name, file, problems)
  }
  noteAbsent(manifest, files, problems)
  return { ...problems, listed: problems.listed.map(asFault) }
}

/** The files whose ids others name. */
const referredTo: ReadonlySet<string> = new Set(
  Object.values(strictColumns).flatMap((columns) =>
    columns.flatMap(({ form }) => (form.is === 'reference' ? [form.to] : [])),
  ),
)

/** Names of files count with their capitals, and nothing else may be packed beside them. */
function noteNames(files: readonly SourceFile[], problems: Problems): void {
  const right = new Map(
    ['manifest', ...strictFiles].map((name) => [name.toLowerCase(), `${name}.csv`]),
  )
  for (const { name, path } of files) {
    const known = right.get(name.toLowerCase().replace(/\.csv$/, ''))
    if (known === undefined)
      note(problems, 'file-undeclared', { file: path }, said(words.fileIgnored, {}))
    else if (known !== path) {
      note(problems, 'file-name-case', { file: path }, said(words.fileNameCase, { name: known }))
    }
  }
}

function noteAbsent(
  { handling }: StrictManifest,
  files: readonly SourceFile[],
  problems: Problems,
): void {
  for (const name of strictFiles) {
    const mode = handling.get(name)
    if (mode === undefined) continue
    const here = files.some((file) => file.name.toLowerCase() === `${name.toLowerCase()}.csv`)
    const place = { file: `${name}.csv` }
    if (mode !== 'absent' && !here)
      note(problems, 'file-missing', place, said(words.fileMissing, {}))
    if (mode === 'absent' && here)
      note(problems, 'file-undeclared', place, said(words.fileUndeclared, {}))
  }
}

/** Letters are those of UTF-8; a mark before them that says otherwise is understood, but no standard's. */
async function checkLetters(file: SourceFile, problems: Problems): Promise<void> {
  let mark = ''
  for await (const bytes of file.bytes()) {
    mark += Buffer.from(bytes.subarray(0, 2)).toString('latin1')
    if (mark.length > 1) break
  }
  if (!/^(?:\xFF\xFE|\xFE\xFF)/.test(mark)) return
  note(problems, 'encoding', { file: file.path }, said(words.looksUtf16There, {}))
}

/** Values are parted by commas, and no line above the headings says by what. */
async function checkSeparator(file: SourceFile, problems: Problems): Promise<void> {
  const { mark, isTold } = await separatorOf(file)
  if (!isTold && mark === ',') return
  note(problems, 'separator', { file: file.path, line: 1 }, said(words.wantedCommas, {}))
}

async function idsIn(file: SourceFile): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  let column: number | undefined
  for await (const lines of linesFor(file, noProblems(), { complete: true })) {
    for (const { values } of lines) {
      if (column === undefined) column = values.indexOf('sourcedId')
      else ids.add(unguarded(values[column] ?? ''))
    }
  }
  return ids
}

async function checkTable(table: StrictTable, problems: Problems): Promise<void> {
  const place = { file: table.file.path }
  const seen = new Map<string, number>()
  await checkLetters(table.file, problems)
  await checkSeparator(table.file, problems)
  let headings: readonly string[] | undefined
  let rows = 0
  for await (const lines of linesFor(table.file, problems, { complete: true })) {
    const below = headings ? lines : lines.slice(1)
    if (!headings && lines[0]) {
      headings = lines[0].values
      checkHeadings(table, lines[0], problems)
    }
    rows += below.length
    for (const line of below) checkRow({ ...table, headings: headings ?? [], seen }, line, problems)
  }
  if (rows === 0) note(problems, 'file-empty', place, said(words.fileEmpty, {}))
}
