import { said } from '../../../platform/i18n/word.ts'
import type { Line } from './csv-rows.ts'
import type { Completeness } from './csv.ts'
import { limits } from './limits.ts'
import { note, type Problems } from '../problem.ts'
import type { SourceFile } from './source.ts'
import { textOf } from './text.ts'
import { rosterWords as words } from '../words.ts'

/** Something the REST service answers with: `{ "users": [ { … } ] }`. */
type Things = readonly Readonly<Record<string, unknown>>[]

/** Things, and under which name the answer has them; a bare list has none. */
interface Answer {
  readonly name: string
  readonly things: Things
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
  const flat = answer.things.map(flatten)
  const headings = [...new Set(flat.flatMap((thing) => [...thing.keys()]))]
  yield [
    { line: 1, values: headings },
    ...flat.map((thing, index) => ({
      line: index + 2,
      values: headings.map((heading) => thing.get(heading) ?? ''),
    })),
  ]
}

async function answerIn(file: SourceFile, problems: Problems): Promise<Answer | undefined> {
  let text = ''
  for await (const piece of textOf(file, problems)) text += piece
  const [name, things] = firstList(parsed(text)) ?? []
  return name !== undefined && things?.every(isThing) ? { name, things } : undefined
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

function isThing(value: unknown): value is Readonly<Record<string, unknown>> {
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
