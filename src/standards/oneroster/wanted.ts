import { displayName } from '../../people/persons/person.ts'
import type { OrganisationKind as OurKind } from '../../people/organisations/organisation.ts'
import type { WantedRows } from './difference.ts'
import { newId } from '../../platform/id.ts'
import { organisationOf, type Going } from './going.ts'
import type { Kept, KeptRows, Wanted } from './kept.ts'
import type { OrganisationKind, RosterSession } from './roster.ts'
import { positionsOf } from './positions.ts'
import { cut } from './values.ts'

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
  const useless = sourcesOf(roster.sessions.filter((one) => !hasDays(one) || one.ended))
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
      parent_id: useless.has(one.parent ?? '')
        ? null
        : (ids.sessions.get(one.parent ?? '') ?? null),
      ended_on: null,
    }
    return [{ row, ended: one.ended }]
  })
  return parentsFirst(wanted)
}

function hasDays({ starts, ends }: RosterSession): boolean {
  return starts !== undefined && ends !== undefined
}

function sourcesOf(things: readonly { readonly sourceId: string }[]): ReadonlySet<string> {
  return new Set(things.map(({ sourceId }) => sourceId))
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
  const useless = sourcesOf(roster.sessions.filter((one) => !hasDays(one)))
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
        useless.has(source) ? [] : (ids.sessions.get(source) ?? []),
      ),
      ended_on: null,
    }
    return [{ row, ended: one.ended }]
  })
}

/** A suspension was somebody's decision here: a roster neither makes nor lifts one. */
export function wantedPeople({ roster, homes, host }: Going): WantedRows<KeptRows['people']> {
  const list = roster.people
  return {
    length: list.length,
    find: positionsOf(list, ({ sourceId }) => [sourceId]),
    at(place, before) {
      const person = list[place]
      // Who is over before they came does not come.
      if (!person || (person.ended && !before)) return undefined
      const given = person.preferredGivenName || person.givenName
      const family = person.preferredFamilyName || person.familyName
      const row = {
        id: before?.id ?? newId('person'),
        source_id: person.sourceId,
        home_id: homes.get(person.sourceId) ?? before?.home_id ?? host.id,
        given_name: person.givenName,
        family_name: person.familyName,
        display_name: cut(displayName(given, family), 100),
        status: before?.status === 'suspended' ? ('suspended' as const) : ('active' as const),
      }
      return { row, ended: person.ended }
    },
  }
}

/** Rows of which there are never many, made all at once. */
export function listed<Row extends { readonly source_id: string }>(
  wanted: readonly Wanted<Row>[],
): WantedRows<Row> {
  const places = new Map(wanted.map(({ row }, place) => [row.source_id, place]))
  return {
    length: wanted.length,
    find: (source) => places.get(source),
    at: (place) => wanted[place],
  }
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
