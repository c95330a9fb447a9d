import { said, type Word } from '../../../platform/i18n/word.ts'
import { longestId, type Draft, type DraftThing, type Placed } from './draft.ts'
import { note, type Place, type Problems } from '../problem.ts'
import type { Reference } from '../roster.ts'
import { shown } from './shown.ts'
import { rosterWords as words } from '../words.ts'

/** The column of a row in which another thing is named. */
export interface Spot {
  readonly file: string
  readonly line: number
  readonly column: string
}

const unknown: Readonly<Record<DraftThing, Word<'id'>>> = {
  organisations: words.unknownOrganisation,
  sessions: words.unknownSession,
  courses: words.unknownCourse,
  classes: words.unknownClass,
  people: words.unknownPerson,
}

/** Whether something that is named is here, or may be elsewhere. What is not here is named as a problem. */
export function isKnown(draft: Draft, kind: DraftThing, id: string, spot: Spot): boolean {
  const { file, line, column } = spot
  if (id.length > longestId) {
    const sentence = said(words.referenceTooLong, { most: longestId })
    note(draft.problems, 'id-too-long', { file, line, column }, sentence)
    return false
  }
  if (draft[kind].has(id)) return true
  if (draft.handling[kind] !== 'bulk' && id !== '') {
    draft.elsewhere.push({ kind, id, file, line, column })
    return true
  }
  note(
    draft.problems,
    'reference-unknown',
    { file, line, column },
    said(unknown[kind], { id: shown(id) }),
  )
  return false
}

/** What of a set of changes is named by a row and is nowhere, neither in the set nor in what came before. */
export function noteNowhere(problems: Problems, nowhere: readonly Reference[]): void {
  for (const { kind, id, ...place } of nowhere) {
    note(problems, 'reference-unknown', place, said(nowhereOf[kind], { id: shown(id) }))
  }
}

/** Somebody who is another school's by now, and of whom the roster is not heard. */
export function noteElsewhere(problems: Problems, id: string, place: Place | undefined): void {
  if (!place) return
  const { file, line, column } = place
  const sentence = said(words.recordElsewhere, { id: shown(id) })
  note(problems, 'record-elsewhere', { file, line, column }, sentence)
}

const nowhereOf: Readonly<Record<DraftThing, Word<'id'>>> = {
  organisations: words.nowhereOrganisation,
  sessions: words.nowhereSession,
  courses: words.nowhereCourse,
  classes: words.nowhereClass,
  people: words.nowherePerson,
}

const over: Readonly<Record<DraftThing, Word<'id'>>> = {
  organisations: words.endedOrganisation,
  sessions: words.endedSession,
  courses: words.endedCourse,
  classes: words.endedClass,
  people: words.endedPerson,
}

/**
 * Whether something that is named is here or elsewhere, and its source does not say that it is over. A row
 * cannot hold where what it names does not; each that falls with it is named.
 */
export function isHeld(draft: Draft, kind: DraftThing, id: string, spot: Spot): boolean {
  if (!isKnown(draft, kind, id, spot)) return false
  if (draft[kind].get(id)?.value.ended !== true) return true
  const { file, line, column } = spot
  const sentence = said(over[kind], { id: shown(id) })
  note(draft.problems, 'reference-ended', { file, line, column }, sentence)
  return false
}

/** The place of a value, under the heading that its file has for it: each dialect has a column of its own. */
export function spotOf(
  draft: Draft,
  { file, line }: Omit<Spot, 'column'>,
  ...columns: readonly [string, ...string[]]
): Spot {
  const headings = draft.headings.get(file) ?? {}
  const column = columns.find((one) => headings[one] !== undefined) ?? columns[0]
  return { file, line, column: headings[column] ?? column }
}

/** In the order of their keys, whichever way they came. */
export function byKey<Value>(things: ReadonlyMap<string, Placed<Value>>): Placed<Value>[] {
  return [...things.keys()].sort().map((key) => things.get(key) as Placed<Value>)
}
