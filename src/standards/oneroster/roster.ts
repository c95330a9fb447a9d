/**
 * A roster in our own words: who belongs where, whom they are in class with, and whose child is
 * whose. Every dialect is read into this shape, and the export is written from it.
 *
 * Things carry the id that their source gave them; relations are known by what they join. Days are
 * text, `yyyy-mm-dd`. Lists are sorted, so that the order of rows in a file changes nothing.
 */
export interface Roster {
  readonly handling: Readonly<Record<RosterKind, Handling>>
  readonly organisations: readonly RosterOrganisation[]
  readonly sessions: readonly RosterSession[]
  readonly courses: readonly RosterCourse[]
  readonly classes: readonly RosterClass[]
  readonly people: readonly RosterPerson[]
  readonly affiliations: readonly RosterAffiliation[]
  readonly enrolments: readonly RosterEnrolment[]
  readonly guardianships: readonly RosterGuardianship[]
  /** What its files have no column for. What is kept of it stays: a missing column is unknown, not empty. */
  readonly untold?: readonly Untold[]
  /** What rows name that files of changes do not tell of: it is here from before, or nowhere. */
  readonly elsewhere?: readonly Reference[]
  /** What rows tell of with an end that cannot be told: it gives nothing, and ends nothing. */
  readonly unclear?: Unclear
  /** The rows of changes that tell of relations: what they told before holds no longer, unless they tell it again. */
  readonly restated?: Readonly<Record<RosterRelation, ReadonlySet<string>>>
  /** Links of which the roster does not tell which end is the guardian, with their places: what is here may. */
  readonly unsettled?: readonly UnsettledLink[]
}

/** Relations whose rows were left out, because their end is no day, or may be two. */
export interface Unclear {
  readonly affiliations: readonly RosterAffiliation[]
  readonly enrolments: readonly RosterEnrolment[]
  readonly guardianships: readonly RosterGuardianship[]
}

/** A thing that a row names by its id, and the place of that row. */
export interface Reference {
  readonly kind: 'organisations' | 'sessions' | 'courses' | 'classes' | 'people'
  readonly id: string
  readonly file: string
  readonly line: number
  readonly column: string
}

export type RosterRelation = 'affiliations' | 'enrolments' | 'guardianships'

/** Somebody is named in the row of another, without a word of who looks after whom. */
export interface UnsettledLink extends RosterRow {
  readonly person: string
  readonly agent: string
  readonly ended: boolean
  /** All who are guardians are in the roster, and neither is one: there is no link, and that was said. */
  readonly isNoted?: true
  readonly file: string
  readonly line: number
  readonly column: string
}

/** Which row of its source tells of a relation, and which others do. */
export interface RosterRow {
  /** The id of the row. */
  readonly record?: string
  /** Other rows that tell of the same, as they are kept. */
  readonly also?: readonly string[]
}

/** What a file may be silent about although it speaks of the kind. */
export type Untold =
  | `organisations.${'name' | 'kind' | 'parent_id'}`
  | `sessions.${'title' | 'kind' | 'school_year' | 'parent_id'}`
  | `courses.${'title' | 'code' | 'organisation_id'}`
  | `classes.${'name' | 'kind' | 'code' | 'organisation_id' | 'course_id' | 'session_ids'}`
  | `people.${'given_name' | 'family_name' | 'display_name'}`
  | `affiliations.${'year_level' | 'ends_on'}`
  | 'enrolments.ends_on'

export const rosterKinds = [
  'organisations',
  'sessions',
  'courses',
  'classes',
  'people',
  'affiliations',
  'enrolments',
  'guardianships',
] as const

export type RosterKind = (typeof rosterKinds)[number]

/**
 * What silence means. `bulk`: this is all there is, so what is missing has ended. `delta`: only
 * changes are here, silence says nothing. `absent`: this roster does not speak of the kind at all.
 */
export type Handling = 'bulk' | 'delta' | 'absent'

export interface RosterOrganisation {
  readonly sourceId: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly code: string
  readonly parent?: string
  /** The source says that it is over. */
  readonly ended: boolean
}

export type OrganisationKind =
  | 'school'
  | 'department'
  | 'district'
  | 'local'
  | 'state'
  | 'national'
  | 'home'
  | 'provider'
  | 'community'
  | 'network'
  | 'other'

export interface RosterSession {
  readonly sourceId: string
  readonly title: string
  readonly kind: SessionKind
  readonly starts?: string
  readonly ends?: string
  readonly parent?: string
  readonly schoolYear: string
  readonly ended: boolean
}

export type SessionKind = 'school-year' | 'semester' | 'term' | 'grading-period'

export interface RosterCourse {
  readonly sourceId: string
  readonly title: string
  readonly code: string
  readonly organisation?: string
  readonly session?: string
  readonly yearLevels: readonly string[]
  readonly subjects: readonly string[]
  readonly ended: boolean
}

export interface RosterClass {
  readonly sourceId: string
  readonly title: string
  readonly code: string
  readonly kind: ClassKind
  readonly organisation?: string
  readonly course?: string
  readonly sessions: readonly string[]
  readonly yearLevels: readonly string[]
  readonly subjects: readonly string[]
  readonly ended: boolean
}

export type ClassKind = 'homeroom' | 'scheduled' | 'self-organised' | 'other'

export interface RosterPerson {
  readonly sourceId: string
  /** Never empty: where a source gives no names, its name for signing in stands here. */
  readonly givenName: string
  readonly familyName: string
  readonly preferredGivenName: string
  readonly preferredFamilyName: string
  readonly username: string
  readonly yearLevels: readonly string[]
  /** The year and month of birth of a learner, as 2016-03, where the source tells it. */
  readonly bornIn?: string
  /** Whether the source lets them sign in; nothing where it does not say. */
  readonly enabled?: boolean
  readonly ended: boolean
}

export interface RosterAffiliation extends RosterRow {
  readonly person: string
  readonly organisation: string
  readonly role: RosterRole
  readonly primary: boolean
  readonly starts?: string
  readonly ends?: string
  readonly ended: boolean
}

export interface RosterEnrolment extends RosterRow {
  readonly class: string
  readonly person: string
  readonly role: RosterRole
  readonly primary: boolean
  readonly starts?: string
  readonly ends?: string
  readonly ended: boolean
}

export type RosterRole =
  | 'learner'
  | 'teacher'
  | 'aide'
  | 'counsellor'
  | 'principal'
  | 'proctor'
  | 'district-administrator'
  | 'site-administrator'
  | 'system-administrator'
  | 'administrator'
  | 'guardian'
  | 'parent'
  | 'relative'
  | 'staff'
  | 'other'

export interface RosterGuardianship extends RosterRow {
  readonly guardian: string
  readonly child: string
  readonly relationship: Relationship
  /** The roles of both tell the relationship, and not the row. */
  readonly isByRole?: true
  readonly ended: boolean
}

export type Relationship = 'guardian' | 'parent' | 'relative' | 'other'

/** Whether somebody in this role may be told to look after a child. */
export function isGuardianRole(role: RosterRole): role is 'guardian' | 'parent' | 'relative' {
  return role === 'guardian' || role === 'parent' || role === 'relative'
}

/** How many of each kind a roster holds. */
export function countRoster(roster: Roster): Record<RosterKind, number> {
  const counts = rosterKinds.map((kind) => [kind, roster[kind].length])
  return Object.fromEntries(counts) as Record<RosterKind, number>
}

/** Everybody who learns by one of these relations. */
export function learnersAmong(
  ...relations: readonly (readonly (RosterAffiliation | RosterEnrolment)[])[]
): ReadonlySet<string> {
  const learners = new Set<string>()
  for (const some of relations) {
    for (const { person, role, ended } of some) {
      if (role === 'learner' && !ended) learners.add(person)
    }
  }
  return learners
}
