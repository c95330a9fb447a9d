import type { Said } from '../../platform/i18n/word.ts'
import type { Say } from '../../platform/i18n/say.ts'
import { rosterWords as words } from './words.ts'

/** Where in the files something stands. Lines are counted from 1, the headings being the first. */
export interface Place {
  readonly file: string
  readonly line?: number | undefined
  readonly column?: string | undefined
}

/** Something in a roster that is not as it should be, in a sentence, with its place. */
export interface Problem extends Place {
  readonly code: ProblemCode
  readonly said: Said
}

export type ProblemCode =
  | 'file-missing'
  | 'file-undeclared'
  | 'file-name-case'
  | 'file-ignored'
  | 'file-empty'
  | 'file-cut-short'
  | 'encoding'
  | 'nul-byte'
  | 'quote-broken'
  | 'row-too-long'
  | 'row-shape'
  | 'manifest-missing'
  | 'manifest-property-missing'
  | 'manifest-value'
  | 'column-missing'
  | 'column-unknown'
  | 'column-order'
  | 'column-twice'
  | 'column-ignored'
  | 'value-missing'
  | 'value-unknown'
  | 'value-form'
  | 'day-unclear'
  | 'end-unclear'
  | 'birth-unclear'
  | 'separator'
  | 'id-too-long'
  | 'name-missing'
  | 'role-unknown'
  | 'id-missing'
  | 'id-twice'
  | 'reference-unknown'
  | 'reference-ended'
  | 'class-without-school'
  | 'person-without-place'
  | 'parent-cycle'
  | 'agent-not-guardian'
  | 'bulk-with-status'
  | 'delta-without-status'

/** Problems as they are found: of each sort at most 200 are kept to be read, all are counted. */
export interface Problems {
  readonly listed: Problem[]
  readonly counts: Map<ProblemCode, number>
  /** The list that each JSON file holds: there, things are counted and not lines. */
  readonly lists: Map<string, string>
}

const kept = 200

export function noProblems(): Problems {
  return { listed: [], counts: new Map(), lists: new Map() }
}

export function note(problems: Problems, code: ProblemCode, place: Place, sentence: Said): void {
  const seen = problems.counts.get(code) ?? 0
  problems.counts.set(code, seen + 1)
  if (seen < kept) problems.listed.push({ code, ...placeIn(problems, place), said: sentence })
}

/** The place as somebody finds it: in a CSV file its line, in JSON the way to it, as `users[12].givenName`. */
export function placeIn({ lists }: Problems, place: Place): Place {
  const list = lists.get(place.file)
  if (list === undefined || place.line === undefined) return place
  const { file, line, column } = place
  // The headings of what is no table have no place.
  if (line < firstRow) return { file, column }
  return { file, column: [`${list}[${line - firstRow}]`, ...(column ? [column] : [])].join('.') }
}

/** The line of the first thing of a list, the headings of a table being the line before. */
const firstRow = 2

export function countProblems(problems: Problems): number {
  return [...problems.counts.values()].reduce((sum, count) => sum + count, 0)
}

/** The order in which problems are read: by their file, then by their line, or the way to them. */
export function byPlace(one: Place, other: Place): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1
  if (one.line !== undefined || other.line !== undefined) return (one.line ?? 0) - (other.line ?? 0)
  return (one.column ?? '').localeCompare(other.column ?? '', 'en', { numeric: true })
}

/** The whole sentence, with its place before it: "users.csv, line 12, column role: …". */
export function sayProblem(say: Say, problem: Problem): string {
  const { file, line, column } = problem
  const sentence = say.said(problem.said)
  if (line !== undefined && column) return say(words.atCell, { file, line, column, sentence })
  if (line !== undefined) return say(words.atLine, { file, line, sentence })
  if (column) return say(words.atColumn, { file, column, sentence })
  return say(words.atFile, { file, sentence })
}
