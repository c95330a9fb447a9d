import type { RosterKind, RosterRole } from '../roster.ts'
import { tellingIn } from '../telling.ts'
import { datedRows, endedRows, personRows, type Change } from './difference.ts'
import type { Closed, WantedRows } from './difference.ts'
import { place, placeOrganisations, type Going } from './going.ts'
import type { Kept, KeptRows } from './kept.ts'
import {
  findHomes,
  wantedClasses,
  wantedCourses,
  wantedOrganisations,
  wantedPeople,
  wantedSessions,
} from './wanted.ts'
import { wantedAffiliations, wantedGuardianships, wantedMemberships } from './wanted-relations.ts'

/** Who is a guardian by a role of theirs, and who is one no longer: links to children hang on it. */
function noteGuardian(
  { guardians, formerGuardians, today }: Going,
  { verdict, row }: Change<KeptRows['affiliations']>,
): void {
  if (row.role !== 'guardian') return
  const [person = ''] = row.source_id.split('\t')
  const { told_by = [] } = row
  if (verdict === 'ended') formerGuardians.add(person)
  else if (told_by.length > 0 || !datedRows(today).isOver(row)) {
    const known = guardians.get(person) ?? new Set()
    for (const one of told_by) known.add(tellingIn(one).as as RosterRole)
    guardians.set(person, known)
  }
}

/** One kind of a roster on its way in: what is wanted of it, and how it ends. */
export interface Stage<Row, KeptOnes> {
  /**
   * Gives everything its id before any row is made, where rows point at rows of their own kind. What is kept
   * of these is looked at whole; there is never much of it.
   */
  readonly prepare?: (going: Going, kept: KeptOnes) => void
  readonly want: (going: Going) => WantedRows<Row>
  readonly closed: (going: Going) => Closed<Row>
  /** What later rows need to know of this one. */
  readonly after?: (going: Going, change: Change<Row>) => void
}

export const stages: { readonly [Kind in RosterKind]: Stage<KeptRows[Kind], Kept<Kind>> } = {
  organisations: {
    prepare(going, kept) {
      placeOrganisations(going, kept)
      findHomes(going)
    },
    want: wantedOrganisations,
    closed: ({ today }) => endedRows(today),
    after({ over }, { row }) {
      if (row.ended_on !== null) over.add(row.id)
    },
  },
  sessions: {
    prepare({ ids, roster }, kept) {
      // A term without its days is of no use until they are known; one that is here has them.
      const usable = roster.sessions.filter(({ starts, ends }) => starts && ends)
      place('academic_session', ids.sessions, usable, kept)
    },
    want: wantedSessions,
    closed: ({ today }) => endedRows(today),
  },
  courses: {
    want: wantedCourses,
    closed: ({ today }) => endedRows(today),
    after({ ids }, { row }) {
      ids.courses.set(row.source_id, row.id)
    },
  },
  classes: {
    want: wantedClasses,
    closed: ({ today }) => endedRows(today),
    after({ ids, owners, over }, { row }) {
      ids.classes.set(row.source_id, row.id)
      owners.set(row.source_id, row.organisation_id)
      if (row.ended_on !== null) over.add(row.id)
    },
  },
  people: {
    want: wantedPeople,
    closed: () => personRows,
    after({ ids, over }, { row }) {
      ids.people.set(row.source_id, row.id)
      if (row.status === 'ended') over.add(row.id)
    },
  },
  affiliations: {
    want: wantedAffiliations,
    closed: ({ today, over }) => ({
      ...datedRows(today),
      mustEnd: (row) => over.has(row.person_id) || over.has(row.organisation_id),
    }),
    after(going, change) {
      noteGuardian(going, change)
      const { ids } = going
      const { row } = change
      // Where the file of organisations did not come, what is kept tells which of ours each of theirs is.
      const organisation = row.source_id.split('\t')[1] ?? ''
      if (!ids.organisations.has(organisation)) {
        ids.organisations.set(organisation, row.organisation_id)
      }
    },
  },
  enrolments: {
    want: wantedMemberships,
    closed: ({ today, over }) => ({
      ...datedRows(today),
      mustEnd: (row) => over.has(row.person_id) || over.has(row.classroom_id),
    }),
  },
  guardianships: {
    want: wantedGuardianships,
    closed: ({ today, over }) => ({
      ...datedRows(today),
      mustEnd: (row) => over.has(row.guardian_id) || over.has(row.child_id),
      waits: true,
    }),
  },
}
