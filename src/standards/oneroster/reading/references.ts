import { said, type Word } from '../../../platform/i18n/word.ts'
import type { Draft, DraftThing, Placed } from './draft.ts'
import { note } from '../problem.ts'
import { shown } from './values.ts'
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
  if (draft[kind].has(id) || draft.handling[kind] === 'delta') return true
  const { file, line, column } = spot
  const sentence = said(unknown[kind], { id: shown(id) })
  note(draft.problems, 'reference-unknown', { file, line, column }, sentence)
  return draft.handling[kind] === 'absent' && id !== ''
}

/** In the order of their keys, whichever way they came. */
export function byKey<Value>(things: ReadonlyMap<string, Placed<Value>>): Placed<Value>[] {
  return [...things.keys()].sort().map((key) => things.get(key) as Placed<Value>)
}
