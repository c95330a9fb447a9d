import { said } from '../../../platform/i18n/word.ts'
import type { Line } from './csv-rows.ts'
import type { Completeness } from './csv.ts'
import { limits } from './limits.ts'
import { note, type Problems } from '../problem.ts'
import type { SourceFile } from './source.ts'
import { textOf } from './text.ts'
import { rosterWords as words } from '../words.ts'

/** Something the REST service answers with: `{ "users": [ { … } ] }`. */
export type Thing = Readonly<Record<string, unknown>>

/** Things, and under which name the answer has them; a bare list has none. */
interface Answer {
  readonly name: string
  readonly rows: readonly { readonly line: number; readonly thing: Thing }[]
  /** The lines of what is in the list and is no thing, and whether something may be lost with it. */
  readonly holes: readonly { readonly line: number; readonly isNothing: boolean }[]
}

/**
 * The rows of a JSON file in the shape of a OneRoster 1.1 answer, as if it were the CSV of the same
 * name: references become ids, lists become values with commas. Lines are counted in things, and problems are
 * told the way to them.
 */
export async function* linesOfJson(
  file: SourceFile,
  problems: Problems,
  state: Completeness,
): AsyncGenerator<readonly Line[]> {
  const answer = file.size > limits.json ? undefined : await answerIn(file, problems)
  if (!answer) {
    state.complete = false
    note(problems, 'file-cut-short', { file: file.path }, said(words.notJson, {}))
    return
  }
  problems.lists.set(file.path, answer.name)
  for (const { line, isNothing } of answer.holes) {
    if (!isNothing) state.complete = false
    note(problems, 'row-shape', { file: file.path, line }, said(words.notAThing, {}))
  }
  const flat = answer.rows.map(({ line, thing }) => ({ line, values: flatten(thing) }))
  const headings = [...new Set(flat.flatMap(({ values }) => [...values.keys()]))]
  yield [
    { line: 1, values: headings },
    ...flat.map(({ line, values }) => ({
      line,
      values: headings.map((heading) => values.get(heading) ?? ''),
    })),
  ]
}

/** What a JSON file answers; nothing where it is no list of things. */
export async function answerIn(file: SourceFile, problems: Problems): Promise<Answer | undefined> {
  let text = ''
  for await (const piece of textOf(file, problems)) text += piece
  const [name, list] = firstList(parsed(text)) ?? []
  if (name === undefined || !list) return undefined
  const placed = list.map((thing, index) => ({ line: index + 2, thing }))
  const rows = placed.flatMap(({ line, thing }) => (isThing(thing) ? [{ line, thing }] : []))
  if (rows.length === 0 && list.length > 0) return undefined
  const holes = placed
    .filter(({ thing }) => !isThing(thing))
    .map(({ line, thing }) => ({ line, isNothing: thing === null }))
  return { name, rows, holes }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function firstList(answer: unknown): [name: string, list: readonly unknown[]] | undefined {
  if (Array.isArray(answer)) return ['', answer]
  if (!isThing(answer)) return undefined
  for (const [name, value] of Object.entries(answer)) if (Array.isArray(value)) return [name, value]
  return undefined
}

export function isThing(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `school: { sourcedId }` becomes `schoolSourcedId`, `orgs: [{ sourcedId }]` becomes `orgSourcedIds`. */
function flatten(thing: Readonly<Record<string, unknown>>): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [name, value] of Object.entries(thing)) {
    if (Array.isArray(value)) flattenList(flat, name, value)
    else if (isThing(value)) flat.set(`${name}SourcedId`, plainText(value['sourcedId']))
    else flat.set(name, plainText(value))
  }
  return flat
}

function flattenList(flat: Map<string, string>, name: string, values: readonly unknown[]): void {
  const references = values.filter(isThing)
  if (references.length === 0) flat.set(name, values.map(plainText).join(','))
  else {
    const ids = references.map((reference) => plainText(reference['sourcedId']))
    flat.set(`${name.replace(/s$/, '')}SourcedIds`, ids.join(','))
  }
}

function plainText(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
