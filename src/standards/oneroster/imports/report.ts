import type { RosterOutcome } from '../applying/actions.ts'
import type { Args } from '../../../platform/i18n/word.ts'
import { said, wordOf, type Said } from '../../../platform/i18n/word.ts'
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
  /** How many problems there are; the first of each sort are kept. */
  readonly found?: number
  readonly refusal?: KeptSaid
}

/** A sentence by the key of its word, so that it can be kept and said again. */
export interface KeptSaid {
  readonly key: string
  readonly args: Readonly<Record<string, string | number>>
}

export interface KeptProblem {
  readonly file: string
  readonly line?: number
  readonly column?: string
  readonly said: KeptSaid
}

export function reportOf(reading: RosterReading, outcome: RosterOutcome): Report {
  const counts = Object.values(reading.problemCounts)
  return {
    dialect: reading.dialect,
    counts: reading.counts,
    outcome,
    problems: reading.problems.map(keptProblem),
    found: counts.reduce((sum, count) => sum + count, 0),
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

function keptSaid({ word, args }: Said): KeptSaid {
  const entries = Object.entries(args).map(([name, value]) => [
    name,
    value instanceof Date ? value.toISOString() : value,
  ])
  return { key: word.key, args: Object.fromEntries(entries) as KeptSaid['args'] }
}

/** The sentence again; nothing if this version has no such words. */
export function saidAgain({ key, args }: KeptSaid): Said | undefined {
  const word = wordOf(key)
  return word && said(word, args as Args<string>)
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
