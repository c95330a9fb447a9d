import { afterRoster, displayName } from '../../../people/persons/person.ts'
import type { OrganisationKind as OurKind } from '../../../people/organisations/organisation.ts'
import { cut } from '../reading/values.ts'
import { learnersAmong, type OrganisationKind, type Roster, type Untold } from '../roster.ts'
import { rowsWanted, type WantedRows } from './difference.ts'
import type { Id } from '../../../platform/id.ts'
import { lastingId, organisationOf, type Going } from './going.ts'
import type { KeptRows } from './kept.ts'
import { parentsFirst } from './parents-first.ts'

const ourKinds: Readonly<Record<OrganisationKind, OurKind>> = {
  school: 'school',
  department: 'school',
  district: 'network',
  local: 'network',
  state: 'network',
  national: 'network',
  network: 'network',
  home: 'home',
  provider: 'provider',
  community: 'community',
  other: 'community',
}

/** Organisations below the one that takes in the roster. */
export function wantedOrganisations({
  roster,
  ids,
  host,
}: Going): WantedRows<KeptRows['organisations']> {
  return wantedThings(parentsFirst(roster.organisations), (one, before) => {
    const id = ids.organisations.get(one.sourceId)
    if (id === undefined || id === host.id) return undefined
    return {
      id,
      source_id: one.sourceId,
      kind: ourKinds[one.kind],
      name: one.name,
      parent_id: ids.organisations.get(one.parent ?? '') ?? host.id,
      time_zone: before?.time_zone ?? host.timeZone,
      ended_on: null,
    }
  })
}

/** Terms of which the days are not known are of no use here, and are left out; those that are here keep theirs. */
export function wantedSessions({ roster, ids, host }: Going): WantedRows<KeptRows['sessions']> {
  return wantedThings(parentsFirst(roster.sessions), (one, before) => {
    const id = ids.sessions.get(one.sourceId)
    const days = daysOf(one) ?? before
    if (id === undefined || days === undefined) return undefined
    return {
      id,
      source_id: one.sourceId,
      organisation_id: host.id,
      title: one.title,
      kind: one.kind,
      school_year: one.schoolYear,
      starts_on: days.starts_on,
      ends_on: days.ends_on,
      parent_id: ids.sessions.get(one.parent ?? '') ?? null,
      ended_on: null,
    }
  })
}

/** Both days of a term, or neither: one alone could contradict the other that is kept. */
function daysOf({ starts, ends }: Roster['sessions'][number]) {
  return starts !== undefined && ends !== undefined
    ? { starts_on: starts, ends_on: ends }
    : undefined
}

export function wantedCourses(going: Going): WantedRows<KeptRows['courses']> {
  return wantedThings(going.roster.courses, (one, before) => ({
    id: before?.id ?? lastingId('course'),
    source_id: one.sourceId,
    organisation_id: organisationOf(going, one.organisation),
    title: one.title,
    code: one.code,
    ended_on: null,
  }))
}

export function wantedClasses(going: Going): WantedRows<KeptRows['classes']> {
  const { roster, ids } = going
  return wantedThings(roster.classes, (one, before) => ({
    id: before?.id ?? lastingId('classroom'),
    source_id: one.sourceId,
    organisation_id: organisationOf(going, one.organisation),
    name: one.title,
    kind: one.kind === 'homeroom' ? ('homeroom' as const) : ('scheduled' as const),
    code: one.code,
    course_id: ids.courses.get(one.course ?? '') ?? null,
    session_ids: termsOf(one, ids.sessions),
    ended_on: null,
  }))
}

/** The terms of a class; none where one of them is not known, since nobody could tell then when the class is over. */
function termsOf(
  { sessions }: Roster['classes'][number],
  known: Going['ids']['sessions'],
): readonly Id<'academic_session'>[] {
  const terms = sessions.map((source) => known.get(source))
  return terms.every((term) => term !== undefined) ? terms : []
}

export function wantedPeople({
  roster,
  homes,
  host,
  today,
}: Going): WantedRows<KeptRows['people']> {
  const untold = new Set(roster.untold)
  const learners = learnersAmong(roster.affiliations, roster.enrolments)
  return wantedThings(roster.people, (person, before) => {
    return {
      id: before?.id ?? lastingId('person'),
      source_id: person.sourceId,
      home_id: homes.get(person.sourceId) ?? before?.home_id ?? host.id,
      ...namesOf(person, before, untold),
      ...admissionOf(person, before),
      ...((learners.has(person.sourceId) || before?.learns) && birthOf(person, today)),
    }
  })
}

/** Whether they may come in: a suspension that was decided here is not the roster's to lift. */
function admissionOf(
  { enabled }: Roster['people'][number],
  before: KeptRows['people'] | undefined,
): Pick<KeptRows['people'], 'status'> & { readonly suspended_by: 'hand' | 'roster' | null } {
  const was = before && { status: before.status, suspendedBy: before.suspended_by ?? null }
  const { status, suspendedBy } = afterRoster(was, enabled)
  return { status, suspended_by: suspendedBy }
}

/** A birth, where it is told and is not yet to come. Who says nothing of it changes nothing of it. */
function birthOf({ bornIn }: Roster['people'][number], today: string) {
  return bornIn !== undefined && bornIn <= today.slice(0, 7) && { birth_month: bornIn }
}

type Names = Pick<KeptRows['people'], 'given_name' | 'family_name' | 'display_name'>

/** The names of somebody as the roster tells them; where it has no column for one, as they are kept. */
function namesOf(
  person: Roster['people'][number],
  before: Names | undefined,
  untold: ReadonlySet<Untold>,
): Names {
  const kept = (name: 'given_name' | 'family_name', told: string) =>
    before && untold.has(`people.${name}`) ? before[name] : told
  const given_name = kept('given_name', person.givenName)
  const family_name = kept('family_name', person.familyName)
  const isKept = before?.given_name === given_name && before.family_name === family_name
  if (isKept && untold.has('people.display_name')) {
    return { given_name, family_name, display_name: before.display_name }
  }
  const given = person.preferredGivenName || given_name
  const family = person.preferredFamilyName || family_name
  return { given_name, family_name, display_name: cut(displayName(given, family), 100) }
}

/** Things of a roster as rows, in this order. */
function wantedThings<Thing extends { readonly sourceId: string; readonly ended: boolean }, Row>(
  things: readonly Thing[],
  rowOf: (thing: Thing, before: Row | undefined) => Row | undefined,
): WantedRows<Row> {
  const places = new Map(things.map(({ sourceId }, place) => [sourceId, place]))
  return rowsWanted(things, (source) => places.get(source), rowOf)
}

/** The record of a person is kept at the organisation that comes first for them. */
export function findHomes({ roster, ids, homes }: Going): void {
  for (const first of [false, true]) {
    for (const { person, organisation, primary, ended } of roster.affiliations) {
      const id = ids.organisations.get(organisation)
      if (primary === first && !ended && id !== undefined) homes.set(person, id)
    }
  }
}
