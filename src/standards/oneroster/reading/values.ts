import { said } from '../../../platform/i18n/word.ts'
import { theId, type Draft } from './draft.ts'
import { note } from '../problem.ts'
import { ownText } from './own-text.ts'
import { placeOf, type Row } from './row.ts'
import { fold } from '../dialects/vocabulary.ts'
import { rosterWords as words } from '../words.ts'

/** A value of a row, and where it stands, for a sentence about it. */
interface Cell {
  readonly row: Row
  readonly column: string
}

/**
 * A day, `yyyy-mm-dd`. Moments lose their time. Days with strokes are read month first, as School Data
 * Sync writes them, unless only the other order is a day. What is no day at all is named.
 */
export function dayIn(draft: Draft, row: Row, column: string): string | undefined {
  const text = row.cells[column] ?? ''
  if (text === '') return undefined
  const iso = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(text)?.[1]
  if (iso && isDay(iso)) return theId(draft, iso)
  const day = dayWithStrokes(text)
  if (day === undefined) {
    noteAt(draft, { row, column }, said(words.wantedDate, { value: shown(text) }))
    return undefined
  }
  return theId(draft, day)
}

function dayWithStrokes(text: string): string | undefined {
  const parts = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:$|\s)/.exec(text)
  if (!parts) return undefined
  const [, one = '', two = '', year = ''] = parts
  const days = [
    [one, two],
    [two, one],
  ].map(([month = '', day = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return days.find(isDay)
}

/** Whether this is a day of the calendar, written `yyyy-mm-dd`. */
export function isDay(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? []
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** When something holds. An end before the beginning is named and left out. */
export function period(
  draft: Draft,
  row: Row,
  columns: readonly [string, string],
): { starts?: string; ends?: string } {
  const starts = dayIn(draft, row, columns[0])
  const ends = dayIn(draft, row, columns[1])
  if (starts && ends && ends < starts) {
    noteAt(draft, { row, column: columns[1] }, said(words.datesReversed, { starts, ends }))
    return { starts }
  }
  return { ...(starts && { starts }), ...(ends && { ends }) }
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
  const status = fold(text)
  if (status === '' || status === 'active') return false
  if (['tobedeleted', 'inactive', 'deleted', 'withdrawn', 'graduated'].includes(status)) return true
  const sentence = said(words.statusUnknown, { value: shown(text) })
  note(draft.problems, 'value-unknown', placeOf(row, 'status'), sentence)
  return false
}

export function isYes(text: string, otherwise: boolean): boolean {
  const value = fold(text)
  if (['true', '1', 'yes', 'y'].includes(value)) return true
  if (['false', '0', 'no', 'n'].includes(value)) return false
  return otherwise
}

/** Our word for a token of the standard; another where it is unknown, which is named. */
export function wordIn<Ours extends string>(
  draft: Draft,
  { row, column }: Cell,
  known: { ours: (token: string) => Ours | undefined },
  otherwise: Ours,
): Ours {
  const token = row.cells[column] ?? ''
  if (token === '') return otherwise
  const ours = known.ours(token)
  if (ours !== undefined) return ours
  const args = { value: shown(token), taken: otherwise }
  note(draft.problems, 'value-unknown', placeOf(row, column), said(words.kindUnknown, args))
  return otherwise
}

/** A title, or the id where none is given, which is named. */
export function titleIn(draft: Draft, row: Row, column: string): string {
  const title = row.cells[column] ?? ''
  if (title !== '') return ownText(cutIn(draft, { row, column }, 200))
  const taken = row.cells['sourcedId'] ?? ''
  if (taken === '') return ''
  if (!row.lacks?.has(column)) {
    note(draft.problems, 'name-missing', placeOf(row, column), said(words.titleMissing, { taken }))
  }
  return ownText(cut(taken, 200))
}

/** A value of others in a sentence of ours: not longer than a sentence bears. */
export function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
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

function noteAt(draft: Draft, { row, column }: Cell, sentence: ReturnType<typeof said>): void {
  note(draft.problems, 'value-form', placeOf(row, column), sentence)
}
