import { said, type Said } from '../../../platform/i18n/word.ts'
import { theId, type Draft } from './draft.ts'
import { note, type ProblemCode } from '../problem.ts'
import { ownText } from './own-text.ts'
import { placeOf, type Row } from './row.ts'
import { shown } from './shown.ts'
import { fold } from '../dialects/vocabulary.ts'
import { rosterWords as words } from '../words.ts'

/** A value of a row, and where it stands, for a sentence about it. */
export interface Cell {
  readonly row: Row
  readonly column: string
  /** The standard wants a value here. */
  readonly needed?: boolean
}

/** The values of a list in one cell, each once, in the order of the alphabet. */
export function listIn(draft: Draft, row: Row, column: string): readonly string[] {
  const text = theId(draft, row.cells[column] ?? '')
  const known = draft.lists.get(text)
  if (known) return known
  const values = text.split(',').map((value) => theId(draft, value.trim()))
  const list = [...new Set(values.filter((value) => value !== ''))].toSorted()
  draft.lists.set(text, list)
  return list
}

/** Whether the source says that this is over: `tobedeleted`, or what it calls inactive. */
export function isEnded(draft: Draft, row: Row): boolean {
  const text = row.cells['status'] ?? ''
  if (isGone(row)) return true
  if (text === '' || fold(text) === 'active') return false
  const sentence = said(words.statusUnknown, { value: shown(text) })
  note(draft.problems, 'value-unknown', placeOf(row, 'status'), sentence)
  return false
}

/** Whether a row says no more than that something is over: it needs its id and nothing else. */
export function isGone(row: Row): boolean {
  return gone.has(fold(row.cells['status'] ?? ''))
}

/** Whether a row says it in the one word that today's standards have for it. */
export function isToBeDeleted(row: Row): boolean {
  return fold(row.cells['status'] ?? '') === 'tobedeleted'
}

const gone: ReadonlySet<string> = new Set([
  'tobedeleted',
  'inactive',
  'deleted',
  'withdrawn',
  'graduated',
])

export function isYes(text: string, otherwise: boolean): boolean {
  const value = fold(text)
  if (['true', '1', 'yes', 'y'].includes(value)) return true
  if (['false', '0', 'no', 'n'].includes(value)) return false
  return otherwise
}

/** Our word for a token of the standard; another where it is unknown, which is named. */
export function wordIn<Ours extends string>(
  draft: Draft,
  { row, column, needed = false }: Cell,
  known: { ours: (token: string) => Ours | undefined },
  otherwise: Ours,
): Ours {
  const token = row.cells[column] ?? ''
  if (token === '') {
    if (needed) noteMissing(draft, { row, column }, said(words.kindMissing, { taken: otherwise }))
    return otherwise
  }
  const ours = known.ours(token)
  if (ours !== undefined) return ours
  const args = { value: shown(token), taken: otherwise }
  note(draft.problems, 'value-unknown', placeOf(row, column), said(words.kindUnknown, args))
  return otherwise
}

/** A title, or the id where none is given, which is named. */
export function titleIn(draft: Draft, row: Row, column: string, id = 'sourcedId'): string {
  const title = withoutTurns(cutIn(draft, { row, column }, longestTitle))
  if (title !== '') return ownText(title)
  const taken = row.cells[id] ?? ''
  if (taken === '') return ''
  const sentence = said(words.titleMissing, { taken: shown(taken) })
  const isMissed = noteMissing(draft, { row, column }, sentence, 'name-missing')
  if (isMissed && taken.length > longestTitle) {
    noteAt(draft, { row, column: id }, said(words.valueCut, { most: longestTitle }))
  }
  return ownText(cut(taken, longestTitle))
}

const longestTitle = 200

/** Names a value that is not there; where its whole column is not there, that was said once for all rows. */
export function noteMissing(
  draft: Draft,
  { row, column }: Cell,
  sentence: Said,
  code: ProblemCode = 'value-missing',
): boolean {
  if (row.lacks?.has(column) || isGone(row)) return false
  note(draft.problems, code, placeOf(row, column), sentence)
  return true
}

/**
 * A name without the marks that turn round how letters are set, and those after it on a page: nobody's name has
 * them. What a script needs to be read, in whichever direction, is left in it.
 */
export function withoutTurns(name: string): string {
  const plain = name.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
  return plain === name ? name : plain.trim()
}

/** A text no longer than the database keeps, never cut within a letter. */
export function cut(text: string, most: number): string {
  return text.length > most
    ? text
        .slice(0, most)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
    : text
}

/** A value no longer than the database keeps; one that is longer is named. */
export function cutIn(draft: Draft, { row, column }: Cell, most: number): string {
  const text = row.cells[column] ?? ''
  if (text.length > most) noteAt(draft, { row, column }, said(words.valueCut, { most }))
  return cut(text, most)
}

export function noteAt(draft: Draft, { row, column }: Cell, sentence: Said): void {
  note(draft.problems, 'value-form', placeOf(row, column), sentence)
}
