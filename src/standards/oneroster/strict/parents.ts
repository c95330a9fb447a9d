import { said } from '../../../platform/i18n/word.ts'
import { unguarded } from '../files/formulas.ts'
import type { SourceFile } from '../files/source.ts'
import { linesFor } from '../files/table.ts'
import { noProblems, note, type Problems } from '../problem.ts'
import { ringsAmong } from '../reading/cycles.ts'
import { rosterWords as words } from '../words.ts'

const cycles = { orgs: words.organisationCycleThere, academicSessions: words.sessionCycleThere }

/** Nothing may be among its own parents: every ring is named at one of its members. */
export async function checkParents(
  name: keyof typeof cycles,
  file: SourceFile,
  problems: Problems,
): Promise<void> {
  const rows = await parentsIn(file)
  for (const [first, path] of ringsAmong(rows.keys(), (id) => rows.get(id)?.parent)) {
    const place = { file: file.path, line: rows.get(first)?.line, column: 'parentSourcedId' }
    note(problems, 'parent-cycle', place, said(cycles[name], { path }))
  }
}

interface Child {
  readonly line: number
  readonly parent: string | undefined
}

async function parentsIn(file: SourceFile): Promise<ReadonlyMap<string, Child>> {
  const rows = new Map<string, Child>()
  let headings: readonly string[] | undefined
  for await (const lines of linesFor(file, noProblems(), { complete: true })) {
    for (const { line, values } of lines) {
      headings ??= values
      const cell = (column: string) => unguarded(values[headings?.indexOf(column) ?? -1] ?? '')
      const id = cell('sourcedId')
      if (headings !== values && id !== '' && !rows.has(id)) {
        rows.set(id, { line, parent: cell('parentSourcedId') || undefined })
      }
    }
  }
  return rows
}
