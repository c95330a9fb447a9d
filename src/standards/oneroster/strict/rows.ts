import { said } from '../../../platform/i18n/word.ts'
import type { Line } from '../files/csv-rows.ts'
import { unguarded } from '../files/formulas.ts'
import { note, type Place, type Problems } from '../problem.ts'
import type { Handling } from '../roster.ts'
import type { SourceFile } from '../files/source.ts'
import { firstColumns, strictColumns, type StrictForm } from './columns.ts'
import { isDay } from '../reading/day.ts'
import { longestId } from '../reading/draft.ts'
import { shown } from '../reading/shown.ts'
import { rosterWords as words } from '../words.ts'

/** One file under strict reading. */
export interface StrictTable {
  readonly name: string
  readonly file: SourceFile
  readonly mode: Handling
  /** The ids of every file that is whole; references into others cannot be checked. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>
}

/** Headings are those of the standard, in its order and with its capitals; extensions come last. */
export function checkHeadings(
  table: StrictTable,
  { line, values }: Line,
  problems: Problems,
): void {
  const wanted = namesOf(table.name)
  const place = { file: table.file.path, line }
  const missing = wanted.filter((column) => !values.includes(column))
  for (const column of missing) {
    note(problems, 'column-missing', { ...place, column }, said(words.columnMissing, { column }))
  }
  for (const [index, column] of values.entries()) {
    const at = { ...place, column }
    if (values.indexOf(column) < index)
      note(problems, 'column-twice', at, said(words.columnTwice, {}))
    const known = wanted.includes(column) || !strictColumns[table.name]
    if (!known && !/^metadata\.\S+$/.test(column)) {
      note(problems, 'column-unknown', at, said(words.columnUnknown, {}))
    }
  }
  const misplaced = wanted.findIndex((column, index) => values[index] !== column)
  if (missing.length > 0 || misplaced < 0) return
  const column = wanted[misplaced] ?? ''
  note(problems, 'column-order', { ...place, column }, said(words.columnOrder, { column }))
}

function namesOf(table: string): readonly string[] {
  return [...firstColumns, ...(strictColumns[table] ?? []).map(({ name }) => name)]
}

interface StrictRows extends StrictTable {
  readonly headings: readonly string[]
  /** The line of every id so far. */
  readonly seen: Map<string, number>
}

/** A row has as many values as there are headings, its own id, and in each column what belongs there. */
export function checkRow(table: StrictRows, { line, values }: Line, problems: Problems): void {
  const place = { file: table.file.path, line }
  if (values.length !== table.headings.length) {
    const args = { found: values.length, wanted: table.headings.length }
    note(problems, 'row-shape', place, said(words.rowShape, args))
  }
  const cell = (column: string) => unguarded(values[table.headings.indexOf(column)] ?? '')
  checkId(table, { ...place, column: 'sourcedId' }, cell('sourcedId'), problems)
  checkMode(table, place, cell, problems)
  for (const { name, needed, form } of strictColumns[table.name] ?? []) {
    const at = { ...place, column: name }
    const value = cell(name)
    if (value !== '') checkForm({ form, value, ids: table.ids }, at, problems)
    // Without its column, a value is not missing a second time.
    else if (needed && table.headings.includes(name)) {
      note(problems, 'value-missing', at, said(words.valueMissing, {}))
    }
  }
}

function checkId(table: StrictRows, place: Place, id: string, problems: Problems): void {
  if (id === '') return note(problems, 'id-missing', place, said(words.valueMissing, {}))
  if (id.length > longestId) {
    const sentence = said(words.idTooLongThere, { length: id.length, most: longestId })
    note(problems, 'id-too-long', place, sentence)
  }
  const line = table.seen.get(id)
  if (line !== undefined) {
    const args = { id: shown(id), file: place.file, line }
    note(problems, 'id-twice', place, said(words.idTwice, args))
  } else table.seen.set(id, place.line ?? 0)
}

/** In bulk, status and date stay empty; in delta, both are needed. */
function checkMode(
  table: StrictTable,
  place: Place,
  cell: (column: string) => string,
  problems: Problems,
): void {
  for (const column of ['status', 'dateLastModified']) {
    const value = cell(column)
    const at = { ...place, column }
    if (table.mode === 'bulk' && value !== '') {
      note(problems, 'bulk-with-status', at, said(words.bulkWithStatus, {}))
    }
    if (table.mode !== 'delta') continue
    if (value === '') note(problems, 'delta-without-status', at, said(words.deltaWithoutStatus, {}))
    else if (column === 'status') checkStatus(value, at, problems)
    else if (!isMoment(value)) {
      note(problems, 'value-form', at, said(words.wantedMoment, { value: shown(value) }))
    }
  }
}

function checkStatus(value: string, place: Place, problems: Problems): void {
  if (value === 'active' || value === 'tobedeleted') return
  const args = { value: shown(value), expected: 'active, tobedeleted' }
  note(problems, 'value-unknown', place, said(words.valueUnknown, args))
}

interface Checked {
  readonly form: StrictForm
  readonly value: string
  readonly ids: StrictTable['ids']
}

function checkForm({ form, value, ids }: Checked, place: Place, problems: Problems): void {
  const args = { value: shown(value) }
  if (form.is === 'token') {
    if (form.allows(value)) return
    const sentence = said(words.valueUnknown, { ...args, expected: form.among })
    return note(problems, 'value-unknown', place, sentence)
  }
  if (form.is === 'reference') return checkReference(form, { value, ids }, place, problems)
  const rule = plainForms[form.is]
  if (!rule.holds(value)) note(problems, 'value-form', place, said(rule.wanted, args))
}

const plainForms = {
  text: { holds: () => true, wanted: words.wantedNumber },
  boolean: {
    holds: (value: string) => value === 'true' || value === 'false',
    wanted: words.wantedBoolean,
  },
  day: { holds: isDay, wanted: words.wantedDate },
  year: { holds: (value: string) => /^\d{4}$/.test(value), wanted: words.wantedYear },
  number: { holds: (value: string) => /^-?\d+(?:\.\d+)?$/.test(value), wanted: words.wantedNumber },
} as const

function checkReference(
  { to, many }: { to: string; many: boolean },
  { value, ids }: { value: string; ids: StrictTable['ids'] },
  place: Place,
  problems: Problems,
): void {
  const known = ids.get(to)
  if (!known) return
  for (const id of many ? value.split(',').map((one) => one.trim()) : [value]) {
    if (known.has(id)) continue
    const args = { id: shown(id), file: `${to}.csv` }
    note(problems, 'reference-unknown', place, said(words.unknownReference, args))
  }
}

function isMoment(text: string): boolean {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/
  return form.test(text) && !Number.isNaN(Date.parse(text))
}
