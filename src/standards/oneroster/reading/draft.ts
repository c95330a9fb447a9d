import { said } from '../../../platform/i18n/word.ts'
import { note, placeIn, type Place, type Problems } from '../problem.ts'
import type {
  Handling,
  Reference,
  Relationship,
  RosterAffiliation,
  RosterClass,
  RosterCourse,
  RosterEnrolment,
  RosterKind,
  RosterOrganisation,
  RosterPerson,
  RosterRelation,
  RosterRow,
  RosterSession,
  UnsettledLink,
  Unclear,
  Untold,
} from '../roster.ts'
import { ownText } from './own-text.ts'
import { placeOf, type Row } from './row.ts'
import { shown } from './shown.ts'
import { rosterWords as words } from '../words.ts'

/** A roster while its files are read: things by their id, relations as they come, each with its place. */
export interface Draft {
  readonly handling: Record<RosterKind, Handling>
  readonly organisations: Map<string, Placed<RosterOrganisation>>
  readonly sessions: Map<string, Placed<RosterSession>>
  readonly courses: Map<string, Placed<RosterCourse>>
  readonly classes: Map<string, Placed<RosterClass>>
  readonly people: Map<string, Placed<RosterPerson>>
  readonly affiliations: Rows<RosterAffiliation>
  readonly enrolments: Rows<RosterEnrolment>
  readonly links: Rows<Link>
  /** The months in which people were born. */
  readonly births: Map<string, Placed<string>>
  /** The ids of rows that tell of no relation any more, or may: the others are told by what they tell. */
  readonly records: Readonly<Record<RosterRelation, Set<string>>>
  /** One text for each id, however often it is named: a third of the memory. */
  readonly ids: Map<string, string>
  /** One list for each text of a list. */
  readonly lists: Map<string, readonly string[]>
  /** What a file has no column for. */
  readonly untold: Set<Untold>
  /** What rows name that only what came before can tell of. */
  readonly elsewhere: Reference[]
  /** Relations that were left out for an end that cannot be told. */
  readonly unclear: { readonly [Kind in keyof Unclear]: Unclear[Kind][number][] }
  /** Links of which the roster does not tell which end is the guardian. */
  readonly unsettled: UnsettledLink[]
  /** How each file spells its columns. */
  readonly headings: Map<string, Readonly<Record<string, string>>>
  readonly problems: Problems
  /** The day it is, where whoever reads knows it: nobody is born later. */
  readonly today: string | undefined
}

export interface Placed<Value> {
  readonly value: Value
  readonly file: string
  readonly line: number
}

/** The same of many, side by side: of a district's relations there are too many for an object each. */
export interface Rows<Value> {
  readonly values: Value[]
  readonly files: string[]
  readonly lines: number[]
}

/** That one person is said to belong to another; which of them is the guardian may only show later. */
export interface Link extends RosterRow {
  readonly person: string
  readonly agent: string
  /** How the agent stands to the person, where the source says so. */
  readonly relationship?: Relationship
  readonly ended: boolean
}

/** What is known by an id. */
export interface DraftThings {
  readonly organisations: RosterOrganisation
  readonly sessions: RosterSession
  readonly courses: RosterCourse
  readonly classes: RosterClass
  readonly people: RosterPerson
}
export type DraftThing = keyof DraftThings

/** What is known by what it joins; the same may be said in several rows. */
interface DraftRelations {
  readonly affiliations: RosterAffiliation
  readonly enrolments: RosterEnrolment
  readonly links: Link
}

export function emptyDraft(problems: Problems, today?: string): Draft {
  return {
    handling: {
      organisations: 'absent',
      sessions: 'absent',
      courses: 'absent',
      classes: 'absent',
      people: 'absent',
      affiliations: 'absent',
      enrolments: 'absent',
      guardianships: 'absent',
    },
    organisations: new Map(),
    sessions: new Map(),
    courses: new Map(),
    classes: new Map(),
    people: new Map(),
    affiliations: noRows(),
    enrolments: noRows(),
    links: noRows(),
    births: new Map(),
    records: { affiliations: new Set(), enrolments: new Set(), guardianships: new Set() },
    ids: new Map(),
    lists: new Map(),
    untold: new Set(),
    elsewhere: [],
    unclear: { affiliations: [], enrolments: [], guardianships: [] },
    unsettled: [],
    headings: new Map(),
    problems,
    today,
  }
}

/**
 * Characters of an id. The standards bound it nowhere and recommend 36; two of this length, joined, are what
 * an index of the database holds, whatever their letters.
 */
export const longestId = 255

/** Adds a thing. One without an id, with one too long or with that of another is left out and named. */
export function addThing<Kind extends DraftThing>(
  draft: Draft,
  kind: Kind,
  row: Row,
  value: DraftThings[Kind],
): void {
  const place = placeOf(row, 'sourcedId')
  const id = value.sourceId
  if (id === '') return note(draft.problems, 'id-missing', place, said(words.idMissing, {}))
  if (id.length > longestId) {
    const sentence = said(words.idTooLong, { length: id.length, most: longestId })
    return note(draft.problems, 'id-too-long', place, sentence)
  }
  const things = draft[kind] as Map<string, Placed<DraftThings[Kind]>>
  const first = things.get(id)
  if (first) return noteIdTwice(draft.problems, place, { id, first })
  things.set(theId(draft, id), { value, file: row.file, line: row.line })
}

/** Two rows have one id: the second is named with the place of the first. */
export function noteIdTwice(
  problems: Problems,
  place: Place,
  { id, first }: { id: string; first: { file: string; line: number } },
): void {
  const { file, line, column = '' } = placeIn(problems, first)
  const sentence =
    line === undefined
      ? said(words.idTwiceIn, { id: shown(id), file, path: column })
      : said(words.idTwice, { id: shown(id), file, line })
  note(problems, 'id-twice', place, sentence)
}

export function addRelation<Kind extends keyof DraftRelations>(
  draft: Draft,
  kind: Kind,
  row: Row,
  value: DraftRelations[Kind],
): void {
  addRow(draft[kind] as Rows<DraftRelations[Kind]>, { value, file: row.file, line: row.line })
}

export function noRows<Value>(): Rows<Value> {
  return { values: [], files: [], lines: [] }
}

export function addRow<Value>(rows: Rows<Value>, { value, file, line }: Placed<Value>): void {
  rows.values.push(value)
  rows.files.push(file)
  rows.lines.push(line)
}

export function theId(draft: Draft, id: string): string {
  const known = draft.ids.get(id)
  if (known !== undefined) return known
  const own = ownText(id)
  draft.ids.set(own, own)
  return own
}
