import { keepRosteredAffiliations } from '../../people/affiliations/bulk.ts'
import {
  keepRosteredClassrooms,
  keepRosteredCourses,
  keepRosteredMemberships,
  keepRosteredSessions,
} from '../../people/classrooms/bulk.ts'
import { keepRosteredGuardianships } from '../../people/families/bulk.ts'
import { keepRosteredOrganisations } from '../../people/organisations/bulk.ts'
import { keepRosteredPeople } from '../../people/persons/bulk.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import {
  datedRows,
  endedRows,
  personRows,
  type Changed,
  type Closed,
  type WantedRows,
} from './difference.ts'
import { place, placeOrganisations, type Going } from './going.ts'
import type { Kept, KeptRows } from './kept.ts'
import type { RosterKind } from './roster.ts'
import {
  findHomes,
  listed,
  wantedClasses,
  wantedCourses,
  wantedOrganisations,
  wantedPeople,
  wantedSessions,
} from './wanted.ts'
import { wantedAffiliations, wantedGuardianships, wantedMemberships } from './wanted-relations.ts'

/** One kind of a roster on its way in: what is wanted of it, how it ends, and who writes it. */
export interface Stage<Kind extends RosterKind> {
  /** There are never many, and they may name one another: all that is kept is known from the start. */
  readonly together?: boolean
  readonly want: (going: Going, kept: Kept<Kind>) => WantedRows<KeptRows[Kind]>
  readonly closed: (going: Going) => Closed<KeptRows[Kind]>
  readonly keep: (
    tx: Tx,
    viewer: Viewer,
    roster: Id<'organisation'>,
    rows: readonly KeptRows[Kind][],
  ) => Promise<void>
  /** Remembers of a row what later kinds need to know. */
  readonly pass?: (going: Going, change: Changed<KeptRows[Kind]>) => void
}

export const stages: { readonly [Kind in RosterKind]: Stage<Kind> } = {
  organisations: {
    together: true,
    want(going, kept) {
      placeOrganisations(going, kept)
      findHomes(going)
      return listed(wantedOrganisations(going, kept))
    },
    closed: ({ today }) => endedRows(today),
    keep: keepRosteredOrganisations,
  },
  sessions: {
    together: true,
    want(going, kept) {
      place('academic_session', going.ids.sessions, going.roster.sessions, kept)
      return listed(wantedSessions(going))
    },
    closed: ({ today }) => endedRows(today),
    keep: keepRosteredSessions,
  },
  courses: {
    together: true,
    want(going, kept) {
      place('course', going.ids.courses, going.roster.courses, kept)
      return listed(wantedCourses(going))
    },
    closed: ({ today }) => endedRows(today),
    keep: keepRosteredCourses,
  },
  classes: {
    together: true,
    want(going, kept) {
      place('classroom', going.ids.classes, going.roster.classes, kept)
      return listed(wantedClasses(going))
    },
    closed: ({ today }) => endedRows(today),
    keep: keepRosteredClassrooms,
    pass({ owners, closed }, { row, verdict }) {
      owners.set(row.source_id, row.organisation_id)
      if (verdict === 'ended') closed.add(row.id)
    },
  },
  people: {
    want: wantedPeople,
    closed: () => personRows,
    keep: keepRosteredPeople,
    pass({ ids, gone, here }, { row, before, verdict }) {
      ids.people.set(row.source_id, row.id)
      if (before?.status === 'active') here.count += 1
      if (verdict === 'ended') gone.add(row.id)
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
