import type { RosterOutcome } from '../applying/actions.ts'
import { allProblems } from '../applying/nowhere.ts'
import { keptSaid, type KeptSaid } from '../../../platform/i18n/kept.ts'
import type { Said } from '../../../platform/i18n/word.ts'
import type { DialectName } from '../dialects/dialect.ts'
import type { Problem } from '../problem.ts'
import type { RosterReading } from '../reading/read.ts'
import type { RosterKind } from '../roster.ts'

/** What people are told of an import: kept as it was found, and said in the language of whoever looks. */
export interface Report {
  readonly dialect?: DialectName
  readonly counts?: Readonly<Record<RosterKind, number>>
  readonly outcome?: RosterOutcome
  readonly problems?: readonly KeptProblem[]
  /** How many problems there are; of each sort the first are kept. */
  readonly found?: number
  readonly refusal?: KeptSaid
}

export interface KeptProblem {
  readonly file: string
  readonly line?: number
  readonly column?: string
  readonly said: KeptSaid
}

export function reportOf(reading: RosterReading, outcome: RosterOutcome): Report {
  const { nowhere: _nowhere, unlinked: _unlinked, others: _others, ...changed } = outcome
  const { problems, found } = allProblems(reading, outcome)
  return {
    dialect: reading.dialect,
    counts: reading.counts,
    outcome: changed,
    problems: problems.map(keptProblem),
    found,
  }
}

export function refusalReport(sentence: Said): Report {
  return { refusal: keptSaid(sentence) }
}

function keptProblem({ file, line, column, said }: Problem): KeptProblem {
  return {
    file,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    said: keptSaid(said),
  }
}

/** One thing that is wrong, and all the lines of a file on which it is. */
export interface Fault {
  readonly file: string
  readonly lines: readonly number[]
  readonly column?: string
  readonly said: KeptProblem['said']
}

/** The same sentence about the same column of a file is said once, in the order in which it was first found. */
export function gatherFaults(problems: readonly KeptProblem[]): readonly Fault[] {
  const groups = Map.groupBy(problems, ({ file, column, said }) =>
    JSON.stringify([file, column, said]),
  )
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return []
    const { line: _line, ...rest } = first
    const lines = [first, ...others].flatMap(({ line }) => (line === undefined ? [] : [line]))
    return [{ ...rest, lines }]
  })
}

/** Faults by what is wrong in which column of which file, whatever stands there, in the order in which they were first found. */
export function gatherSorts(faults: readonly Fault[]): readonly (readonly Fault[])[] {
  const sorts = Map.groupBy(faults, ({ file, column, said }) =>
    JSON.stringify([file, column, said.key]),
  )
  return [...sorts.values()]
}
