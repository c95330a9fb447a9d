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
  | 'role-without-place'
  | 'id-missing'
  | 'id-twice'
  | 'reference-unknown'
  | 'reference-ended'
  | 'record-elsewhere'
  | 'class-without-school'
  | 'class-over'
  | 'person-without-place'
  | 'parent-cycle'
  | 'agent-not-guardian'
  | 'bulk-with-status'
  | 'delta-without-status'

/** Problems as they are found. All are counted; of each sort those are kept that stand first in the files. */
export interface Problems {
  /** The first of each sort, in the order in which they are read. */
  readonly listed: readonly Problem[]
  readonly counts: Map<ProblemCode, number>
  /** Of each sort, those that may be among the first. */
  readonly firsts: Map<ProblemCode, Firsts>
  /** The list that each JSON file holds: there, things are counted and not lines. */
  readonly lists: Map<string, string>
}

/** Files are not read from their first line to their last, so twice as many are held before the later half is let go. */
interface Firsts {
  readonly held: Problem[]
  /** The last that may be among them, once there were more than are kept. */
  readonly last?: Problem | undefined
}

/** How many of a sort are kept to be read. */
export const mostOfASort = 200

export function noProblems(): Problems {
  const firsts: Problems['firsts'] = new Map()
  return {
    counts: new Map(),
    firsts,
    lists: new Map(),
    get listed() {
      return firstOfEach([...firsts.values()].flatMap(({ held }) => held))
    },
  }
}

export function note(problems: Problems, code: ProblemCode, place: Place, sentence: Said): void {
  problems.counts.set(code, (problems.counts.get(code) ?? 0) + 1)
  const { held, last } = problems.firsts.get(code) ?? { held: [] }
  const problem = { code, ...placeIn(problems, place), said: sentence }
  if (last && byPlace(problem, last) >= 0) return
  held.push(problem)
  const first = held.length < 2 * mostOfASort ? held : firstOf(held)
  problems.firsts.set(code, { held: first, last: first === held ? last : first.at(-1) })
}

/** Of each sort the first, all of them in the order in which they are read. */
export function firstOfEach(problems: readonly Problem[]): Problem[] {
  const sorts = Map.groupBy(problems, ({ code }) => code)
  return [...sorts.values()].flatMap(firstOf).toSorted(byPlace)
}

function firstOf(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(byPlace).slice(0, mostOfASort)
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
