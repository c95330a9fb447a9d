import { isDay } from '../reading/day.ts'
import { generalCourse, generalSession } from './fillers.ts'
import {
  rosterKinds,
  type Handling,
  type Roster,
  type RosterClass,
  type RosterCourse,
  type RosterKind,
  type RosterPerson,
  type RosterSession,
} from '../roster.ts'

/**
 * The roster that a strict file can hold. What is over is left out, and with it what joins it to others: that
 * is how a bulk file says so. A class without a school, a course or a term gets a general one, since
 * the standard wants each. A complete roster is returned as it is.
 */
export function complete(roster: Roster): Roster {
  const organisations = completeOrganisations(roster)
  const organisation = organisations[0]?.sourceId ?? ''
  const general = { organisation, session: generalSession, course: generalCourse(organisation) }
  const isOrganisation = among(organisations)
  const isSession = among(roster.sessions.filter(holds))
  const sessions = roster.sessions
    .filter(holds)
    .map((session) => withKnownParent(datedSession(session), isSession))
  const courses = roster.courses
    .filter(holds)
    .map((course) => completeCourse(course, { isOrganisation, isSession, general }))
  const isCourse = among(courses)
  const classes = roster.classes
    .filter(holds)
    .map((one) => completeClass(one, { isOrganisation, isSession, isCourse, general }))
  const people = roster.people.filter(holds).map(completePerson)
  const isPerson = among(people)
  const isClass = among(classes)
  return bulk({
    organisations: organisations.map((one) => withKnownParent(one, isOrganisation)),
    courses: withGeneral(courses, general.course, classes),
    sessions: withGeneral(sessions, general.session, classes),
    classes,
    people,
    ...completeRelations(roster, { isOrganisation, isPerson, isClass }),
  })
}

function withKnownParent<Thing extends { readonly parent?: string }>(
  thing: Thing,
  isKnown: (id: string) => boolean,
): Thing {
  const { parent, ...rest } = thing
  return parent === undefined || isKnown(parent) ? thing : (rest as Thing)
}

/** The general course or time stands among the others where a class needs it. */
function withGeneral<Thing extends { readonly sourceId: string }>(
  things: readonly Thing[],
  general: Thing,
  classes: readonly RosterClass[],
): Thing[] {
  const { sourceId } = general
  const isUsed = classes.some((one) => one.course === sourceId || one.sessions.includes(sourceId))
  return sorted(isUsed && !among(things)(sourceId) ? [...things, general] : things)
}

interface Present {
  readonly isOrganisation: (id: string) => boolean
  readonly isPerson: (id: string) => boolean
  readonly isClass: (id: string) => boolean
}

function completeRelations(roster: Roster, { isOrganisation, isPerson, isClass }: Present) {
  return {
    affiliations: once(
      roster.affiliations.filter(
        (one) => holds(one) && isPerson(one.person) && isOrganisation(one.organisation),
      ),
      ({ person, organisation, role }) => [person, organisation, role],
    ),
    enrolments: once(
      roster.enrolments.filter((one) => holds(one) && isPerson(one.person) && isClass(one.class)),
      (one) => [one.class, one.person, one.role],
    ),
    guardianships: once(
      roster.guardianships.filter(
        (one) => holds(one) && isPerson(one.guardian) && isPerson(one.child),
      ),
      ({ guardian, child }) => [guardian, child],
    ),
  }
}

type Things = Omit<Roster, 'handling'>

/** All there is: a kind of which there is nothing has no file, and is not spoken of. */
function bulk(things: Things): Roster {
  const handling = rosterKinds.map((kind) => [kind, things[kind].length > 0 ? 'bulk' : 'absent'])
  return { handling: Object.fromEntries(handling) as Record<RosterKind, Handling>, ...things }
}

function holds({ ended }: { readonly ended: boolean }): boolean {
  return !ended
}

/** What joins the same is written once, in the order of what it joins. */
function once<Relation>(
  relations: readonly Relation[],
  joins: (relation: Relation) => readonly string[],
): Relation[] {
  const known = new Map(relations.toReversed().map((one) => [joins(one).join('\t'), one]))
  return [...known.keys()].sort().map((key) => known.get(key) as Relation)
}

function among(things: readonly { readonly sourceId: string }[]): (id: string) => boolean {
  const ids = new Set(things.map(({ sourceId }) => sourceId))
  return (id) => ids.has(id)
}

function sorted<Thing extends { readonly sourceId: string }>(things: readonly Thing[]): Thing[] {
  return things.toSorted((one, other) => (one.sourceId < other.sourceId ? -1 : 1))
}

/** Where nothing belongs to an organisation there is still one, to which classes can belong. */
function completeOrganisations({
  organisations,
  classes,
  courses,
}: Roster): Roster['organisations'] {
  const here = organisations.filter(holds)
  const belonging = [...classes, ...courses].some(holds)
  if (here.length > 0 || !belonging) return here
  return [{ sourceId: 'organisation', name: '–', kind: 'school', code: '', ended: false }]
}

interface General {
  readonly organisation: string
  readonly session: RosterSession
  readonly course: RosterCourse
}

/** A session has two days and a year of four figures; the year in which it ends is its year. */
function datedSession(session: RosterSession): RosterSession {
  const { starts, ends } = session
  const [first, last] = [starts ?? ends ?? '2000-01-01', ends ?? starts ?? '2100-01-01']
  const schoolYear = writtenYear(session.schoolYear, last)
  return { ...session, starts: isDay(first) ? first : '2000-01-01', ends: last, schoolYear }
}

export function writtenYear(schoolYear: string, lastDay: string): string {
  return /^\d{4}$/.test(schoolYear) ? schoolYear : lastDay.slice(0, 4)
}

interface Known {
  readonly isOrganisation: (id: string) => boolean
  readonly isSession: (id: string) => boolean
  readonly general: General
}

function completeCourse(course: RosterCourse, known: Known): RosterCourse {
  const { organisation, session, ...rest } = course
  const owner =
    organisation !== undefined && known.isOrganisation(organisation)
      ? organisation
      : known.general.organisation
  return {
    ...rest,
    ...(owner && { organisation: owner }),
    ...(session !== undefined && known.isSession(session) && { session }),
  }
}

function completeClass(
  one: RosterClass,
  known: Known & { isCourse: (id: string) => boolean },
): RosterClass {
  const { organisation = '', course = '' } = one
  const sessions = one.sessions.filter(known.isSession)
  return {
    ...one,
    organisation: known.isOrganisation(organisation) ? organisation : known.general.organisation,
    course: known.isCourse(course) ? course : known.general.course.sourceId,
    sessions: sessions.length > 0 ? sessions : [known.general.session.sourceId],
  }
}

/**
 * The standard writes births to the day, and we know only the month: no day is made up, so none goes out. It wants to be
 * told of everybody whether they may sign in: of whom nothing is said, nothing is against it.
 */
function completePerson({ bornIn: _born, ...person }: RosterPerson): RosterPerson {
  return {
    ...person,
    username: person.username || person.sourceId,
    enabled: person.enabled ?? true,
  }
}
