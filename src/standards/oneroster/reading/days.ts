import { said, type Said } from '../../../platform/i18n/word.ts'
import { readDay, type Orders, type TwoDays } from './day.ts'
import { theId, type Draft } from './draft.ts'
import { note, type ProblemCode } from '../problem.ts'
import { placeOf, type Row } from './row.ts'
import { shown } from './shown.ts'
import { noteAt, noteMissing, type Cell } from './values.ts'
import { rosterWords as words } from '../words.ts'

/** A day of a row, `yyyy-mm-dd`. What is no day, or may be two, is named and left out. */
export function dayIn(draft: Draft, row: Row, column: string): string | undefined {
  const day = certainDay(draft, { row, column }, saidOfDay)
  return day === undefined ? undefined : theId(draft, day)
}

/** A text where a day should be: no day, or two, in a file whose days are written in these orders. */
export interface NoDay {
  readonly text: string
  readonly twoDays: TwoDays | undefined
  readonly orders: Orders
}

/** The day of a cell where there is one, and it can be told; what else there is, is named as the caller says it. */
export function certainDay(
  draft: Draft,
  { row, column }: Cell,
  saidOf: (found: NoDay) => readonly [ProblemCode, Said],
): string | undefined {
  const text = row.cells[column] ?? ''
  if (text === '') return undefined
  const orders = row.orders?.[column] ?? noOrders
  const day = readDay(text, orders)
  if (typeof day === 'string') return day
  const [code, sentence] = saidOf({ text, twoDays: day, orders })
  note(draft.problems, code, placeOf(row, column), sentence)
  return undefined
}

const noOrders: Orders = new Set()

function saidOfDay({ text, twoDays, orders }: NoDay): readonly [ProblemCode, Said] {
  const value = shown(text)
  if (!twoDays) return ['value-form', said(words.wantedDate, { value })]
  const word = orders.size > 1 ? words.dayInBothOrders : words.dayInNoOrder
  return ['day-unclear', said(word, { value, one: twoDays.dayFirst, other: twoDays.monthFirst })]
}

/** When something holds. An end before the beginning is named and left out. */
export function period(draft: Draft, row: Row, columns: PeriodColumns): Period {
  const starts = dayIn(draft, row, columns[0])
  const ends = dayIn(draft, row, columns[1])
  if (starts && ends && ends < starts) {
    noteAt(draft, { row, column: columns[1] }, said(words.datesReversed, { starts, ends }))
    return { starts }
  }
  return { ...(starts && { starts }), ...(ends && { ends }) }
}

type PeriodColumns = readonly [starts: string, ends: string]

interface Period {
  readonly starts?: string
  readonly ends?: string
}

/** When a term is: it is of use only with its first and its last day, so each that is not there is named. */
export function termIn(draft: Draft, row: Row, columns: PeriodColumns): Period {
  for (const column of columns) {
    if ((row.cells[column] ?? '') !== '') continue
    noteMissing(draft, { row, column }, said(words.termDayMissing, {}))
  }
  return period(draft, row, columns)
}

/**
 * From when to when somebody has what a row gives. Nothing where the row has an end that cannot be told: taken
 * without it, the row would hold for ever. That is named, beside what is wrong with the end.
 */
export function holding(draft: Draft, row: Row, columns: PeriodColumns): Period | undefined {
  const held = period(draft, row, columns)
  const [, column] = columns
  if (held.ends !== undefined || (row.cells[column] ?? '') === '') return held
  note(draft.problems, 'end-unclear', placeOf(row, column), said(words.endUnclear, {}))
  return undefined
}
