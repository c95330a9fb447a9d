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

/**
 * The rows of a JSON file in the shape of a OneRoster 1.1 answer, as if it were the CSV of the same
 * name: references become ids, lists become values with commas. Lines are counted in things.
 */
export async function* linesOfJson(
  file: SourceFile,
  problems: Problems,
  state: Completeness,
): AsyncGenerator<readonly Line[]> {
  const things = file.size > limits.json ? undefined : await thingsIn(file, problems)
  if (!things) {
    state.complete = false
    note(problems, 'file-cut-short', { file: file.path }, said(words.notJson, {}))
    return
  }
  const flat = things.map(flatten)
  const headings = [...new Set(flat.flatMap((thing) => [...thing.keys()]))]
  yield [
    { line: 1, values: headings },
    ...flat.map((thing, index) => ({
      line: index + 2,
      values: headings.map((heading) => thing.get(heading) ?? ''),
    })),
  ]
}

async function thingsIn(file: SourceFile, problems: Problems): Promise<Things | undefined> {
  let text = ''
  for await (const piece of textOf(file, problems)) text += piece
  const things = firstList(parsed(text))
  return things?.every(isThing) ? things : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function firstList(answer: unknown): readonly unknown[] | undefined {
  if (Array.isArray(answer)) return answer
  if (!isThing(answer)) return undefined
  return Object.values(answer).find((value) => Array.isArray(value))
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
