import { said } from '../../../platform/i18n/word.ts'
import { holding, period } from './days.ts'
import { addRelation, addThing, theId, type Draft } from './draft.ts'
import { note } from '../problem.ts'
import { ownText } from './own-text.ts'
import type { RosterPerson, RosterRelation, RosterRole, RosterRow } from '../roster.ts'
import { placeOf, type Row } from './row.ts'
import { shown } from './shown.ts'
import { cut, cutIn, isEnded, isGone, isYes, withoutTurns } from './values.ts'
import { roleTokens } from '../dialects/vocabulary.ts'
import { rosterWords as words } from '../words.ts'

/** Columns that every dialect has for a person; those it lacks are empty. */
export interface PersonCells {
  readonly sourcedId: string
  readonly givenName: string
  readonly familyName: string
  readonly username: string
  readonly preferredGivenName?: string
  readonly preferredFamilyName?: string
  readonly enabledUser?: string
}

/** Adds the person of a row. Where there is no name, the one for signing in is taken. */
export function addPerson(
  draft: Draft,
  row: Row,
  cells: PersonCells,
  yearLevels: readonly string[],
): void {
  const names = nameOf(draft, row, cells)
  noteLongNames(draft, row)
  const person: RosterPerson = {
    sourceId: theId(draft, cells.sourcedId),
    ...names,
    preferredGivenName: theName(draft, cells.preferredGivenName),
    preferredFamilyName: theName(draft, cells.preferredFamilyName),
    username: ownText(cells.username),
    yearLevels,
    ...enabledBy(draft, row, cells),
    ended: isEnded(draft, row),
  }
  addThing(draft, 'people', row, person)
}

/** Whether somebody may sign in, where a row says so. What is neither yes nor no is named, and says nothing. */
function enabledBy(
  draft: Draft,
  row: Row,
  { enabledUser = '' }: PersonCells,
): Pick<RosterPerson, 'enabled'> {
  if (enabledUser === '') return {}
  const enabled = isYes(enabledUser, true)
  if (enabled === isYes(enabledUser, false)) return { enabled }
  const sentence = said(words.enabledUnclear, { value: shown(enabledUser) })
  note(draft.problems, 'value-form', placeOf(row, 'enabledUser'), sentence)
  return {}
}

function nameOf(
  draft: Draft,
  row: Row,
  cells: PersonCells,
): { givenName: string; familyName: string } {
  const givenName = withoutDash(withoutTurns(cells.givenName))
  const familyName = withoutDash(withoutTurns(cells.familyName))
  if (givenName !== '' || familyName !== '') {
    return { givenName: theName(draft, givenName), familyName: theName(draft, familyName) }
  }
  return { givenName: takenName(draft, row, cells), familyName: '' }
}

/** What somebody without a name goes by: their name for signing in, or their id. */
function takenName(draft: Draft, row: Row, { sourcedId, username }: PersonCells): string {
  const [column, source] =
    username === '' ? ['sourcedId', sourcedId] : ['username', username.replace(/@.*/s, '')]
  const taken = theName(draft, source)
  const isUntold = row.lacks?.has('givenName') === true && row.lacks.has('familyName')
  if (sourcedId !== '' && !isUntold && !isGone(row)) {
    const place = placeOf(row, 'givenName')
    note(draft.problems, 'name-missing', place, said(words.nameMissing, { taken: shown(taken) }))
  }
  if (source.length > longestName) noteCut(draft, row, column)
  return taken
}

function noteLongNames(draft: Draft, row: Row): void {
  const names = ['givenName', 'familyName', 'preferredGivenName', 'preferredFamilyName']
  for (const column of names) cutIn(draft, { row, column }, longestName)
}

/** A name that was taken from elsewhere, and is longer than a name may be. */
function noteCut(draft: Draft, row: Row, column: string): void {
  const sentence = said(words.valueCut, { most: longestName })
  note(draft.problems, 'value-form', placeOf(row, column), sentence)
}

const longestName = 100

/** A name no longer than the database keeps. Many have the same: there is one text of it. */
function theName(draft: Draft, name = ''): string {
  return theId(draft, cut(withoutTurns(name), longestName))
}

/** What stands for a name that is not there, where the standard wants one. */
export const noName = '–'

function withoutDash(name: string): string {
  return name === noName ? '' : name
}

/** What a person is at an organisation, as a row says it. */
export interface Belonging {
  readonly person: string
  readonly organisation: string
  readonly role: RosterRole
  readonly primary: boolean
  readonly dates?: readonly [starts: string, ends: string]
  /** The id of the row, where rows of changes are known by one. */
  readonly record?: string
}

export function addAffiliation(draft: Draft, row: Row, belonging: Belonging): void {
  const { role, primary, dates } = belonging
  const term = termOf(draft, row, dates)
  const person = theId(draft, belonging.person)
  const organisation = theId(draft, belonging.organisation)
  if (!term) {
    draft.unclear.affiliations.push({ person, organisation, role, primary, ended: false })
    return
  }
  const told = recorded(draft, belonging)
  addRelation(draft, 'affiliations', row, { person, organisation, role, primary, ...told, ...term })
}

/** The role that a row gives; one we do not know is named and becomes `other`, which allows nothing. */
export function roleIn(draft: Draft, row: Row, column: string): RosterRole {
  const token = row.cells[column] ?? ''
  const role = roleTokens.ours(token)
  if (role !== undefined) return role
  if (token === '' && isGone(row)) return 'other'
  const sentence =
    token === ''
      ? said(words.valueMissing, {})
      : said(words.roleUnknown, { value: shown(token), expected: roleTokens.known })
  note(draft.problems, 'role-unknown', placeOf(row, column), sentence)
  return 'other'
}

/** What a person is in a class, as a row says it. */
export interface Attendance {
  readonly class: string
  readonly person: string
  readonly role: RosterRole
  readonly primary: boolean
  readonly dates?: readonly [starts: string, ends: string]
  /** The id of the row, where rows of changes are known by one. */
  readonly record?: string
}

export function addEnrolment(draft: Draft, row: Row, attendance: Attendance): void {
  const { role, primary, dates } = attendance
  const term = termOf(draft, row, dates)
  const person = theId(draft, attendance.person)
  const room = theId(draft, attendance.class)
  if (!term) {
    draft.unclear.enrolments.push({ class: room, person, role, primary, ended: false })
    return
  }
  const told = recorded(draft, attendance)
  // In one piece: put together of two, each of a district's would take half as much memory again.
  addRelation(draft, 'enrolments', row, { class: room, person, role, primary, ...told, ...term })
}

/** The id of a row. Where it is that of something else, there is one text of it; all others stand once in a file. */
function recorded({ ids }: Draft, { record = '' }: Pick<Attendance, 'record'>): RosterRow {
  return record === '' ? {} : { record: ids.get(record) ?? record }
}

/**
 * A row that may tell of no relation says anew what it says of them: in a file of changes, what it said before
 * holds no longer.
 */
export function restate(draft: Draft, kind: RosterRelation, record: string): void {
  if (record !== '') draft.records[kind].add(theId(draft, record))
}

/** When a relation holds, and whether it is over; what is over needs no end that can be read. */
function termOf(draft: Draft, row: Row, dates: Attendance['dates']) {
  const ended = isEnded(draft, row)
  if (!dates) return { ended }
  if (ended) return { ...period(draft, row, dates), ended }
  const held = holding(draft, row, dates)
  return held && { ...held, ended }
}

const classRoles = 'student, teacher'

/** The role of a row in a class. One we do not know is named, and gives nothing; so is one that gives no place in it. */
export function classRoleIn(draft: Draft, row: Row, column: string): RosterRole | undefined {
  const token = row.cells[column] ?? ''
  const role = roleTokens.ours(token)
  if (role !== undefined) {
    if (!isInClass(role) && !isGone(row)) {
      const sentence = said(words.roleWithoutPlace, { value: shown(token) })
      note(draft.problems, 'role-without-place', placeOf(row, column), sentence)
    }
    return role
  }
  if (token === '' && isGone(row)) return undefined
  const sentence =
    token === ''
      ? said(words.valueMissing, {})
      : said(words.roleUnknownInClass, { value: shown(token), expected: classRoles })
  note(draft.problems, 'role-unknown', placeOf(row, column), sentence)
  return undefined
}

/** Learners and teachers are in a classroom; helpers, supervisors and guardians are at the school, and not in it. */
export function isInClass(role: RosterRole): role is 'learner' | 'teacher' {
  return role === 'learner' || role === 'teacher'
}
