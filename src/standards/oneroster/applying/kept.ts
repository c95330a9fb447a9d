import type { RosteredAffiliation } from '../../../people/affiliations/bulk.ts'
import type {
  RosteredClassroom,
  RosteredCourse,
  RosteredMembership,
  RosteredSession,
} from '../../../people/classrooms/bulk.ts'
import type { RosteredGuardianship } from '../../../people/families/bulk.ts'
import type { RosteredOrganisation } from '../../../people/organisations/bulk.ts'
import type { RosteredPerson } from '../../../people/persons/bulk.ts'
import type { Id } from '../../../platform/id.ts'

/** What is kept of a roster, kind by kind. Relations and things alike are known by the id of their source. */
export interface KeptRows {
  readonly organisations: RosteredOrganisation
  readonly sessions: RosteredSession
  readonly courses: RosteredCourse
  readonly classes: RosteredClassroom
  readonly people: RosteredPerson
  readonly affiliations: RosteredAffiliation
  readonly enrolments: RosteredMembership
  readonly guardianships: RosteredGuardianship
}

/** The rows of one kind, by the id of their source. */
export type Kept<Kind extends keyof KeptRows> = ReadonlyMap<string, KeptRows[Kind]>

/** The organisation that takes in a roster: its own time, and the days it counts by. */
export interface Host {
  readonly id: Id<'organisation'>
  readonly name: string
  readonly timeZone: string
}

/** A row as a roster wants it, or the word that it is over. */
export interface Wanted<Row> {
  readonly row: Row
  readonly ended: boolean
}
