import { displayName } from '../../people/persons/person.ts'
import type { OrganisationKind as OurKind } from '../../people/organisations/organisation.ts'
import type { Id } from '../../platform/id.ts'
import type { Kept, KeptRows, Wanted, WantedRows } from './kept.ts'
import type { Places } from './places.ts'
import type { OrganisationKind, Roster, RosterPerson } from './roster.ts'
import { cut } from './values.ts'
import { wantedAffiliations, wantedGuardianships, wantedMemberships } from './wanted-relations.ts'

/** Everything that a roster comes to, as rows. */
export function wantedRows(roster: Roster, kept: Kept, places: Places, today: string): WantedRows {
  const homes = homesIn(roster, places)
  return {
    organisations: parentsFirst(wantedOrganisations(roster, kept, places)),
    sessions: parentsFirst(wantedSessions(roster, places)),
    courses: wantedCourses(roster, places),
    classes: wantedClasses(roster, places),
    people: roster.people.flatMap((person) => wantedPerson(person, { kept, places, homes })),
    affiliations: wantedAffiliations(roster, kept, places, today),
    enrolments: wantedMemberships(roster, kept, places, today),
    guardianships: wantedGuardianships(roster, kept, { places, homes }, today),
  }
}

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

function wantedOrganisations(roster: Roster, kept: Kept, places: Places) {
  return roster.organisations.flatMap((one): Wanted<KeptRows['organisations']>[] => {
    const id = places.organisations.get(one.sourceId)
    if (id === undefined || id === places.host.id) return []
    const row = {
      id,
      source_id: one.sourceId,
      kind: ourKinds[one.kind],
      name: one.name,
      parent_id: places.organisations.get(one.parent ?? '') ?? places.host.id,
      time_zone: kept.organisations.get(one.sourceId)?.time_zone ?? places.host.timeZone,
      ended_on: null,
    }
    return [{ row, ended: one.ended }]
  })
}

/** Terms without their days are of no use here, and are left out. */
function wantedSessions(roster: Roster, places: Places) {
  return roster.sessions.flatMap((one): Wanted<KeptRows['sessions']>[] => {
    const id = places.sessions.get(one.sourceId)
    if (id === undefined || one.starts === undefined || one.ends === undefined) return []
    const row = {
      id,
      source_id: one.sourceId,
      organisation_id: places.host.id,
      title: one.title,
      kind: one.kind,
      school_year: one.schoolYear,
      starts_on: one.starts,
      ends_on: one.ends,
      parent_id: datedParent(roster, one.parent)
        ? (places.sessions.get(one.parent ?? '') ?? null)
        : null,
      ended_on: null,
    }
    return [{ row, ended: one.ended }]
  })
}

function datedParent({ sessions }: Roster, parent: string | undefined): boolean {
  const found = sessions.find(({ sourceId }) => sourceId === parent)
  return (
    found === undefined || (found.starts !== undefined && found.ends !== undefined && !found.ended)
  )
}

function wantedCourses(roster: Roster, places: Places) {
  return roster.courses.flatMap((one): Wanted<KeptRows['courses']>[] => {
    const id = places.courses.get(one.sourceId)
    if (id === undefined) return []
    const row = {
      id,
      source_id: one.sourceId,
      organisation_id: organisationIn(places, one.organisation),
      title: one.title,
      code: one.code,
      ended_on: null,
    }
    return [{ row, ended: one.ended }]
  })
}

function wantedClasses(roster: Roster, places: Places) {
  const dated = new Set(
    roster.sessions.filter(({ starts, ends }) => starts && ends).map((one) => one.sourceId),
  )
  const known = (source: string) =>
    dated.has(source) || !roster.sessions.some((one) => one.sourceId === source)
  return roster.classes.flatMap((one): Wanted<KeptRows['classes']>[] => {
    const id = places.classes.get(one.sourceId)
    if (id === undefined) return []
    const row = {
      id,
      source_id: one.sourceId,
      organisation_id: organisationIn(places, one.organisation),
      name: one.title,
      kind: one.kind === 'homeroom' ? ('homeroom' as const) : ('scheduled' as const),
      code: one.code,
      course_id: places.courses.get(one.course ?? '') ?? null,
      session_ids: one.sessions.flatMap((source) =>
        known(source) ? (places.sessions.get(source) ?? []) : [],
      ),
      ended_on: null,
    }
    return [{ row, ended: one.ended }]
  })
}

export function organisationIn(places: Places, source: string | undefined): Id<'organisation'> {
  return places.organisations.get(source ?? '') ?? places.host.id
}

interface AtHome {
  readonly kept: Kept
  readonly places: Places
  readonly homes: Homes
}

/** A suspension was somebody's decision here: a roster neither makes nor lifts one. */
function wantedPerson(
  person: RosterPerson,
  { kept, places, homes }: AtHome,
): Wanted<KeptRows['people']>[] {
  const id = places.people.get(person.sourceId)
  if (id === undefined) return []
  const before = kept.people.get(person.sourceId)
  const row = {
    id,
    source_id: person.sourceId,
    home_id: homes.get(person.sourceId) ?? before?.home_id ?? places.host.id,
    given_name: person.givenName,
    family_name: person.familyName,
    display_name: cut(
      displayName(
        person.preferredGivenName || person.givenName,
        person.preferredFamilyName || person.familyName,
      ),
      100,
    ),
    status: before?.status === 'suspended' ? ('suspended' as const) : ('active' as const),
  }
  return [{ row, ended: person.ended }]
}

export type Homes = ReadonlyMap<string, Id<'organisation'>>

/** Where each person's record is kept: at the organisation that is first for them. */
function homesIn(roster: Roster, places: Places): Homes {
  const homes = new Map<string, Id<'organisation'>>()
  const sorted = roster.affiliations.filter(({ ended }) => !ended)
  for (const one of [
    ...sorted.filter(({ primary }) => !primary),
    ...sorted.filter(({ primary }) => primary),
  ]) {
    const organisation = places.organisations.get(one.organisation)
    if (organisation !== undefined) homes.set(one.person, organisation)
  }
  return homes
}

/** A row may name only a parent that is there already. */
function parentsFirst<Row extends { readonly id: string; readonly parent_id: string | null }>(
  wanted: readonly Wanted<Row>[],
): Wanted<Row>[] {
  const waiting = new Map(wanted.map((one) => [one.row.id, one]))
  const placed: Wanted<Row>[] = []
  const place = (one: Wanted<Row>): void => {
    if (!waiting.delete(one.row.id)) return
    const parent = waiting.get(one.row.parent_id ?? '')
    if (parent) place(parent)
    placed.push(one)
  }
  for (const one of wanted) place(one)
  return placed
}
