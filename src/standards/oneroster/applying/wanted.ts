import { displayName } from '../../../people/persons/person.ts'
import type { OrganisationKind as OurKind } from '../../../people/organisations/organisation.ts'
import { cut } from '../reading/values.ts'
import type { OrganisationKind, Roster } from '../roster.ts'
import { rowsWanted, type WantedRows } from './difference.ts'
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

/** Terms without their days are of no use here, and are left out. */
export function wantedSessions({ roster, ids, host }: Going): WantedRows<KeptRows['sessions']> {
  const unusable = withoutDays(roster)
  return wantedThings(parentsFirst(roster.sessions), (one): KeptRows['sessions'] | undefined => {
    const id = ids.sessions.get(one.sourceId)
    if (id === undefined || one.starts === undefined || one.ends === undefined) return undefined
    const parent = one.parent ?? ''
    return {
      id,
      source_id: one.sourceId,
      organisation_id: host.id,
      title: one.title,
      kind: one.kind,
      school_year: one.schoolYear,
      starts_on: one.starts,
      ends_on: one.ends,
      parent_id: unusable.has(parent) ? null : (ids.sessions.get(parent) ?? null),
      ended_on: null,
    }
  })
}

/** Terms that do not come, so that nothing may point at them. */
function withoutDays({ sessions }: Roster): ReadonlySet<string> {
  const unusable = sessions.filter(({ starts, ends }) => starts === undefined || ends === undefined)
  return new Set(unusable.map(({ sourceId }) => sourceId))
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
  const unusable = withoutDays(roster)
  return wantedThings(roster.classes, (one, before) => ({
    id: before?.id ?? lastingId('classroom'),
    source_id: one.sourceId,
    organisation_id: organisationOf(going, one.organisation),
    name: one.title,
    kind: one.kind === 'homeroom' ? ('homeroom' as const) : ('scheduled' as const),
    code: one.code,
    course_id: ids.courses.get(one.course ?? '') ?? null,
    session_ids: one.sessions.flatMap((source) =>
      unusable.has(source) ? [] : (ids.sessions.get(source) ?? []),
    ),
    ended_on: null,
  }))
}

/** A suspension was somebody's decision here: a roster neither makes nor lifts one. */
export function wantedPeople({ roster, homes, host }: Going): WantedRows<KeptRows['people']> {
  return wantedThings(roster.people, (person, before) => {
    const given = person.preferredGivenName || person.givenName
    const family = person.preferredFamilyName || person.familyName
    return {
      id: before?.id ?? lastingId('person'),
      source_id: person.sourceId,
      home_id: homes.get(person.sourceId) ?? before?.home_id ?? host.id,
      given_name: person.givenName,
      family_name: person.familyName,
      display_name: cut(displayName(given, family), 100),
      status: before?.status === 'suspended' ? ('suspended' as const) : ('active' as const),
    }
  })
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
