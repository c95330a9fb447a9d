import { keepRosteredAffiliations } from '../../../people/affiliations/bulk.ts'
import {
  keepRosteredClassrooms,
  keepRosteredCourses,
  keepRosteredMemberships,
  keepRosteredSessions,
} from '../../../people/classrooms/bulk.ts'
import { keepRosteredGuardianships } from '../../../people/families/bulk.ts'
import { keepRosteredOrganisations } from '../../../people/organisations/bulk.ts'
import { keepRosteredPeople } from '../../../people/persons/bulk.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Id } from '../../../platform/id.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { datedRows, endedRows, personRows, type Change, type Closed } from './difference.ts'
import { place, placeOrganisations, type Going } from './going.ts'
import type { Kept, KeptRows, Wanted } from './kept.ts'
import type { RosterKind } from '../roster.ts'
import {
  findHomes,
  wantedClasses,
  wantedCourses,
  wantedOrganisations,
  wantedPeople,
  wantedSessions,
} from './wanted.ts'
import { wantedAffiliations, wantedGuardianships, wantedMemberships } from './wanted-relations.ts'

/** One kind of a roster on its way in: what is wanted of it, how it ends, and who writes it. */
export interface Stage<Kind extends RosterKind> {
  readonly want: (going: Going, kept: Kept<Kind>) => readonly Wanted<KeptRows[Kind]>[]
  readonly closed: (going: Going) => Closed<KeptRows[Kind]>
  readonly keep: (
    tx: Tx,
    viewer: Viewer,
    roster: Id<'organisation'>,
    rows: readonly KeptRows[Kind][],
  ) => Promise<void>
  /** What later kinds need to know of this one. */
  readonly after?: (going: Going, change: Change<KeptRows[Kind]>) => void
}

export const stages: { readonly [Kind in RosterKind]: Stage<Kind> } = {
  organisations: {
    want(going, kept) {
      placeOrganisations(going, kept)
      findHomes(going)
      return wantedOrganisations(going, kept)
    },
    closed: ({ today }) => endedRows(today),
    keep: keepRosteredOrganisations,
  },
  sessions: {
    want(going, kept) {
      place('academic_session', going.ids.sessions, going.roster.sessions, kept)
      return wantedSessions(going)
    },
    closed: ({ today }) => endedRows(today),
    keep: keepRosteredSessions,
  },
  courses: {
    want(going, kept) {
      place('course', going.ids.courses, going.roster.courses, kept)
      return wantedCourses(going)
    },
    closed: ({ today }) => endedRows(today),
    keep: keepRosteredCourses,
  },
  classes: {
    want(going, kept) {
      place('classroom', going.ids.classes, going.roster.classes, kept)
      const wanted = wantedClasses(going)
      const rows = [...kept.values(), ...wanted.map(({ row }) => row)]
      for (const row of rows) going.owners.set(row.source_id, row.organisation_id)
      return wanted
    },
    closed: ({ today }) => endedRows(today),
    keep: keepRosteredClassrooms,
    after(going, { ended }) {
      for (const { id } of ended) going.closed.add(id)
    },
  },
  people: {
    want(going, kept) {
      place('person', going.ids.people, going.roster.people, kept)
      return wantedPeople(going, kept)
    },
    closed: () => personRows,
    keep: keepRosteredPeople,
    after(going, { ended }) {
      for (const { id } of ended) going.gone.add(id)
    },
  },
  affiliations: {
    want: wantedAffiliations,
    closed: ({ today, gone }) => ({
      ...datedRows(today),
      mustEnd: ({ person_id }) => gone.has(person_id),
    }),
    keep: keepRosteredAffiliations,
  },
  enrolments: {
    want: wantedMemberships,
    closed: ({ today, gone, closed }) => ({
      ...datedRows(today),
      mustEnd: ({ person_id, classroom_id }) => gone.has(person_id) || closed.has(classroom_id),
    }),
    keep: keepRosteredMemberships,
  },
  guardianships: {
    want: wantedGuardianships,
    closed: ({ today, gone }) => ({
      ...datedRows(today),
      mustEnd: ({ guardian_id, child_id }) => gone.has(guardian_id) || gone.has(child_id),
    }),
    keep: keepRosteredGuardianships,
  },
}
