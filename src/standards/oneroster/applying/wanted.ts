import { displayName } from '../../../people/persons/person.ts'
import type { OrganisationKind as OurKind } from '../../../people/organisations/organisation.ts'
import { organisationOf, type Going } from './going.ts'
import type { Kept, KeptRows, Wanted } from './kept.ts'
import type { OrganisationKind, Roster } from '../roster.ts'
import { cut } from '../reading/values.ts'

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

/** Organisations, parents before their children. */
export function wantedOrganisations(
  { roster, ids, host }: Going,
  kept: Kept<'organisations'>,
): Wanted<KeptRows['organisations']>[] {
  const wanted = roster.organisations.flatMap((one): Wanted<KeptRows['organisations']>[] => {
    const id = ids.organisations.get(one.sourceId)
    if (id === undefined || id === host.id) return []
    const row = {
      id,
      source_id: one.sourceId,
      kind: ourKinds[one.kind],
      name: one.name,
      parent_id: ids.organisations.get(one.parent ?? '') ?? host.id,
      time_zone: kept.get(one.sourceId)?.time_zone ?? host.timeZone,
      ended_on: null,
    }
    return [{ row, ended: one.ended }]
  })
  return parentsFirst(wanted)
}

/** Terms without their days are of no use here, and are left out. */
export function wantedSessions({ roster, ids, host }: Going): Wanted<KeptRows['sessions']>[] {
  const wanted = roster.sessions.flatMap((one): Wanted<KeptRows['sessions']>[] => {
    const id = ids.sessions.get(one.sourceId)
    if (id === undefined || one.starts === undefined || one.ends === undefined) return []
    const row = {
      id,
      source_id: one.sourceId,
      organisation_id: host.id,
      title: one.title,
      kind: one.kind,
      school_year: one.schoolYear,
      starts_on: one.starts,
      ends_on: one.ends,
      parent_id: datedParent(roster, one.parent)
        ? (ids.sessions.get(one.parent ?? '') ?? null)
        : null,
      ended_on: null,
    }
    return [{ row, ended: one.ended }]
  })
  return parentsFirst(wanted)
}

function datedParent({ sessions }: Roster, parent: string | undefined): boolean {
  const found = sessions.find(({ sourceId }) => sourceId === parent)
  return (
    found === undefined || (found.starts !== undefined && found.ends !== undefined && !found.ended)
  )
}

export function wantedCourses(going: Going): Wanted<KeptRows['courses']>[] {
  const { roster, ids } = going
  return roster.courses.flatMap((one): Wanted<KeptRows['courses']>[] => {
    const id = ids.courses.get(one.sourceId)
    if (id === undefined) return []
    const row = {
      id,
      source_id: one.sourceId,
      organisation_id: organisationOf(going, one.organisation),
      title: one.title,
      code: one.code,
      ended_on: null,
    }
    return [{ row, ended: one.ended }]
  })
}

export function wantedClasses(going: Going): Wanted<KeptRows['classes']>[] {
  const { roster, ids } = going
  const dated = new Set(
    roster.sessions.filter(({ starts, ends }) => starts && ends).map((one) => one.sourceId),
  )
  const known = (source: string) =>
    dated.has(source) || !roster.sessions.some((one) => one.sourceId === source)
  return roster.classes.flatMap((one): Wanted<KeptRows['classes']>[] => {
    const id = ids.classes.get(one.sourceId)
    if (id === undefined) return []
    const row = {
      id,
      source_id: one.sourceId,
      organisation_id: organisationOf(going, one.organisation),
      name: one.title,
      kind: one.kind === 'homeroom' ? ('homeroom' as const) : ('scheduled' as const),
      code: one.code,
      course_id: ids.courses.get(one.course ?? '') ?? null,
      session_ids: one.sessions.flatMap((source) =>
        known(source) ? (ids.sessions.get(source) ?? []) : [],
      ),
      ended_on: null,
    }
    return [{ row, ended: one.ended }]
  })
}

/** A suspension was somebody's decision here: a roster neither makes nor lifts one. */
export function wantedPeople(
  { roster, ids, homes, host }: Going,
  kept: Kept<'people'>,
): Wanted<KeptRows['people']>[] {
  return roster.people.flatMap((person): Wanted<KeptRows['people']>[] => {
    const id = ids.people.get(person.sourceId)
    if (id === undefined) return []
    const before = kept.get(person.sourceId)
    const given = person.preferredGivenName || person.givenName
    const family = person.preferredFamilyName || person.familyName
    const row = {
      id,
      source_id: person.sourceId,
      home_id: homes.get(person.sourceId) ?? before?.home_id ?? host.id,
      given_name: person.givenName,
      family_name: person.familyName,
      display_name: cut(displayName(given, family), 100),
      status: before?.status === 'suspended' ? ('suspended' as const) : ('active' as const),
    }
    return [{ row, ended: person.ended }]
  })
}

/** The record of a person is kept at the organisation that comes first for them. */
export function findHomes({ roster, ids, homes }: Going): void {
  const held = roster.affiliations.filter(({ ended }) => !ended)
  for (const first of [false, true]) {
    for (const { person, organisation, primary } of held) {
      const id = ids.organisations.get(organisation)
      if (primary === first && id !== undefined) homes.set(person, id)
    }
  }
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
