import { said } from '../../../platform/i18n/word.ts'
import { withBirths } from './births.ts'
import { cutCycles } from './cycles.ts'
import type { Draft, Placed } from './draft.ts'
import { settleGuardianships } from './guardians.ts'
import { note } from '../problem.ts'
import { onceEach } from './once-each.ts'
import { byKey, isHeld, isKnown, spotOf } from './references.ts'
import type {
  Roster,
  RosterAffiliation,
  RosterClass,
  RosterCourse,
  RosterEnrolment,
  RosterGuardianship,
  RosterRelation,
} from '../roster.ts'
import { shown } from './shown.ts'
import { rosterWords as words } from '../words.ts'

/**
 * The roster of a draft: what points at nothing, or at what is over, is cut off or left out, and named.
 * Where the file that should hold the other end is not here, or holds only changes, nothing can be
 * known and the reference stays, to be looked up in what was taken in before.
 */
export function settle(draft: Draft): Roster {
  cutCycles(draft, 'organisations', words.organisationCycle)
  cutCycles(draft, 'sessions', words.sessionCycle)
  const affiliations = valuesOf(
    onceEach(draft.affiliations, 'person', 'organisation', 'role'),
    (placed) => holdsAffiliation(draft, placed),
  )
  const { guardianships, handling } = settleGuardianships(draft)
  notePlaceless(draft, affiliations, guardianships)
  const withBirth = withBirths(draft)
  const roster: Roster = {
    handling: { ...draft.handling, guardianships: handling },
    organisations: byKey(draft.organisations).map((placed) =>
      withParent(draft, 'organisations', placed),
    ),
    sessions: byKey(draft.sessions).map((placed) => withParent(draft, 'sessions', placed)),
    courses: byKey(draft.courses).map((placed) => settleCourse(draft, placed)),
    classes: byKey(draft.classes).map((placed) => {
      const one = settleClass(draft, placed)
      noteOver(draft, placed, one)
      return one
    }),
    people: byKey(draft.people).map(({ value }) => withBirth(value)),
    affiliations,
    enrolments: valuesOf(onceEach(draft.enrolments, 'class', 'person', 'role'), (placed) =>
      holdsEnrolment(draft, placed),
    ),
    guardianships,
    ...(draft.untold.size > 0 && { untold: [...draft.untold].toSorted() }),
    ...(hasUnclear(draft) && { unclear: draft.unclear }),
  }
  // Only now has every row said what it names.
  const { elsewhere, unsettled } = draft
  return {
    ...roster,
    ...(elsewhere.length > 0 && { elsewhere }),
    ...(unsettled.length > 0 && { unsettled }),
    ...restatedIn(draft, roster.handling),
  }
}

/** Only a row of changes is another word on what it told before: a whole file is the word on everything. */
function restatedIn(draft: Draft, handling: Roster['handling']): Pick<Roster, 'restated'> {
  const of = (kind: RosterRelation, { values }: Draft['affiliations' | 'enrolments' | 'links']) => {
    const records = new Set<string>()
    if (handling[kind] !== 'delta') return records
    for (const record of draft.records[kind]) records.add(record)
    for (const { record } of values) if (record !== undefined) records.add(record)
    return records
  }
  const restated = {
    affiliations: of('affiliations', draft.affiliations),
    enrolments: of('enrolments', draft.enrolments),
    guardianships: of('guardianships', draft.links),
  }
  return Object.values(restated).some(({ size }) => size > 0) ? { restated } : {}
}

function valuesOf<Value>(
  rows: Iterable<Placed<Value>>,
  holds: (placed: Placed<Value>) => boolean,
): Value[] {
  const values: Value[] = []
  for (const placed of rows) if (holds(placed)) values.push(placed.value)
  return values
}

function hasUnclear({ unclear }: Draft): boolean {
  return Object.values(unclear).some((some) => some.length > 0)
}

/** Whoever is here, but nowhere. Where the files do not tell all of who is where, nothing is said of it. */
function notePlaceless(
  draft: Draft,
  affiliations: readonly RosterAffiliation[],
  guardianships: readonly RosterGuardianship[],
): void {
  if (draft.handling.affiliations !== 'bulk') return
  const placed = new Set(affiliations.map(({ person }) => person))
  // Theirs may be here, and stays; that their row gives none is said beside it.
  for (const { person } of draft.unclear.affiliations) placed.add(person)
  for (const { guardian } of guardianships) placed.add(guardian)
  for (const { value, file, line } of byKey(draft.people)) {
    if (value.ended || placed.has(value.sourceId)) continue
    note(draft.problems, 'person-without-place', { file, line }, said(words.personWithoutPlace, {}))
  }
}

function withParent<Value extends { readonly parent?: string }>(
  draft: Draft,
  kind: 'organisations' | 'sessions',
  { value, file, line }: Placed<Value>,
): Value {
  const { parent, ...rest } = value
  if (parent === undefined) return value
  // Among changes it may be the organisation that takes them in, whose id in its roster only its people tell.
  if (kind === 'organisations' && draft.handling.organisations === 'delta') return value
  return isKnown(draft, kind, parent, spotOf(draft, { file, line }, 'parentSourcedId'))
    ? value
    : (rest as Value)
}

function settleCourse(draft: Draft, { value, file, line }: Placed<RosterCourse>): RosterCourse {
  const { organisation, session, ...rest } = value
  const at = (...columns: readonly [string, ...string[]]) =>
    spotOf(draft, { file, line }, ...columns)
  const hasOrganisation =
    organisation !== undefined &&
    isKnown(draft, 'organisations', organisation, at('orgSourcedId', 'school'))
  const hasSession =
    session !== undefined &&
    isKnown(draft, 'sessions', session, at('schoolYearSourcedId', 'session'))
  return { ...rest, ...(hasOrganisation && { organisation }), ...(hasSession && { session }) }
}

function settleClass(draft: Draft, placed: Placed<RosterClass>): RosterClass {
  const { value, file, line } = placed
  const { organisation, course, sessions, ...rest } = value
  const at = (...columns: readonly [string, ...string[]]) =>
    spotOf(draft, { file, line }, ...columns)
  const hasCourse =
    course !== undefined && isKnown(draft, 'courses', course, at('courseSourcedId', 'course'))
  return {
    ...rest,
    sessions: sessions.filter((id) =>
      isKnown(draft, 'sessions', id, at('termSourcedIds', 'session')),
    ),
    ...(hasSchool(draft, placed) && organisation !== undefined && { organisation }),
    ...(hasCourse && { course }),
  }
}

/** A class whose terms are all over by their days binds nobody together any more. */
function noteOver(
  { sessions: terms, problems, today }: Draft,
  { file, line }: Placed<RosterClass>,
  { ended, sessions }: RosterClass,
): void {
  if (today === undefined || ended || sessions.length === 0) return
  const ends = sessions.map((id) => terms.get(id)?.value.ends)
  if (!ends.every((day) => day !== undefined && day < today)) return
  const sentence = said(words.classOver, { day: ends.toSorted().at(-1) ?? '' })
  note(problems, 'class-over', { file, line }, sentence)
}

/** Whether the school of a class is one that holds. A class that has no such school is named. */
function hasSchool(draft: Draft, { value, file, line }: Placed<RosterClass>): boolean {
  const { organisation: id, ended } = value
  const place = spotOf(draft, { file, line }, 'schoolSourcedId', 'school')
  const isThere = id !== undefined && isKnown(draft, 'organisations', id, place)
  const isOver = isThere && draft.organisations.get(id)?.value.ended === true
  if (ended || (isThere && !isOver)) return isThere
  const sentence = isOver
    ? said(words.classOfEndedSchool, { id: shown(id) })
    : said(words.classWithoutSchool, {})
  note(draft.problems, 'class-without-school', place, sentence)
  return false
}

function holdsAffiliation(draft: Draft, { value, file, line }: Placed<RosterAffiliation>): boolean {
  const at = (...columns: readonly [string, ...string[]]) =>
    spotOf(draft, { file, line }, ...columns)
  const holds = value.ended ? isKnown : isHeld
  return (
    holds(draft, 'people', value.person, at('userSourcedId', 'sourcedId')) &&
    holds(draft, 'organisations', value.organisation, at('orgSourcedId', 'orgSourcedIds', 'school'))
  )
}

function holdsEnrolment(draft: Draft, { value, file, line }: Placed<RosterEnrolment>): boolean {
  const at = (...columns: readonly [string, ...string[]]) =>
    spotOf(draft, { file, line }, ...columns)
  const holds = value.ended ? isKnown : isHeld
  return (
    holds(draft, 'classes', value.class, at('classSourcedId', 'section')) &&
    holds(draft, 'people', value.person, at('userSourcedId', 'person'))
  )
}
