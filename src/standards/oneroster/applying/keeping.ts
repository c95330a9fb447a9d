import { sql } from 'kysely'
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
import { headed, type Viewer } from '../../../platform/viewer.ts'
import type { Tables } from '../../../tables.ts'
import type { RosterKind } from '../roster.ts'
import type { Keeping, KeptRows } from './kept.ts'
import { findLeaders } from './leaders.ts'
import type { Word } from './rights.ts'

/** Where the roster of an organisation is kept, and is looked at on a day. */
export function keepingIn(
  tx: Tx,
  viewer: Viewer,
  roster: Id<'organisation'>,
  today: string,
): Keeping {
  return {
    pages: (kind) => keptPages(kind, columnsOf(kind, today), { tx, viewer, roster }),
    keep: (kind, rows) => keep[kind](tx, viewer, roster, rows),
    leaders: () => findLeaders(tx, viewer, roster, today),
    words: () => findWords(tx, viewer),
  }
}

/**
 * What people said of guardians: at any organisation that the viewer heads; and at whichever else, where they settled of
 * a child of theirs that somebody looks after them with limits.
 */
async function findWords(tx: Tx, { network }: Viewer): Promise<readonly Word[]> {
  const { rows } = await sql<Word>`
    select guardian_id, child_id, rights, settled_at from guardianship
    where network_id = ${network} and settled_at is not null`.execute(tx)
  return rows
}

async function* keptPages<Kind extends RosterKind>(
  kind: Kind,
  columns: ReturnType<typeof columnsOf>,
  { tx, viewer, roster }: { tx: Tx; viewer: Viewer; roster: Id<'organisation'> },
): AsyncGenerator<readonly KeptRows[Kind][]> {
  const { table } = places[kind]
  const { network, standing } = viewer
  // A record that went to another school is that school's to change, and to end.
  const isOurs = kind === 'people' ? sql`and home_id = any (${headed(standing)}::uuid[])` : sql``
  for (let after: string | undefined = ''; after !== undefined;) {
    const { rows }: { rows: KeptRows[Kind][] } = await sql<KeptRows[Kind]>`
      select ${columns} from ${sql.table(table)}
      where network_id = ${network} and roster_id = ${roster} and source_id > ${after} ${isOurs}
      order by source_id limit ${pageSize}`.execute(tx)
    after = rows.length < pageSize ? undefined : rows.at(-1)?.source_id
    yield rows
    // The driver holds on to answers for longer than it needs them, and these are 200 MB together.
    rows.length = 0
  }
}

/** All columns of a kind that a roster knows of, as they are on a day. */
export function columnsOf(kind: RosterKind, today: string) {
  const columns = Object.keys(places[kind].columns).map((column) => sql.ref(column))
  return sql.join(kind === 'people' ? [...columns, birthMonth, learnsOn(today)] : columns)
}

/** Of a person all is in one row but when they were born, which fewer may see. */
const birthMonth = sql`(select month from birth
  where birth.network_id = person.network_id and birth.person_id = person.id) as birth_month`

/** Whether they learn, which the rows of where they are tell: of nobody else a birth is kept. */
function learnsOn(today: string) {
  return sql`exists (select from affiliation one
    where one.network_id = person.network_id and one.person_id = person.id
      and one.role = 'learner' and (one.ends_on is null or one.ends_on > ${today})) as learns`
}

/** Rows that are read at once, and compared and written before the next: few, so that they are gone before they count as old. */
const pageSize = 500

/** In which table the rows of a kind are, and in which columns. */
interface Place<Row> {
  readonly table: keyof Tables
  readonly columns: Readonly<Record<Exclude<keyof Row, 'birth_month' | 'learns'>, true>>
}

const dated = { starts_on: true, ends_on: true } as const
const known = { id: true, source_id: true } as const

export const places: { readonly [Kind in RosterKind]: Place<KeptRows[Kind]> } = {
  organisations: {
    table: 'organisation',
    columns: { ...known, kind: true, name: true, parent_id: true, time_zone: true, ended_on: true },
  },
  sessions: {
    table: 'academic_session',
    columns: {
      ...known,
      ...dated,
      organisation_id: true,
      title: true,
      kind: true,
      school_year: true,
      parent_id: true,
      ended_on: true,
    },
  },
  courses: {
    table: 'course',
    columns: { ...known, organisation_id: true, title: true, code: true, ended_on: true },
  },
  classes: {
    table: 'classroom',
    columns: {
      ...known,
      organisation_id: true,
      name: true,
      kind: true,
      code: true,
      course_id: true,
      session_ids: true,
      ended_on: true,
    },
  },
  people: {
    table: 'person',
    columns: {
      ...known,
      home_id: true,
      given_name: true,
      family_name: true,
      display_name: true,
      status: true,
      suspended_by: true,
    },
  },
  affiliations: {
    table: 'affiliation',
    columns: {
      ...known,
      ...dated,
      person_id: true,
      organisation_id: true,
      role: true,
      year_level: true,
      told_by: true,
    },
  },
  enrolments: {
    table: 'classroom_membership',
    columns: {
      ...known,
      ...dated,
      classroom_id: true,
      organisation_id: true,
      person_id: true,
      role: true,
      told_by: true,
    },
  },
  guardianships: {
    table: 'guardianship',
    columns: {
      ...known,
      ...dated,
      guardian_id: true,
      child_id: true,
      organisation_id: true,
      relationship: true,
      rights: true,
      settled_at: true,
      told_by: true,
    },
  },
}

/** Who writes the rows of each kind. */
const keep: {
  readonly [Kind in RosterKind]: (
    tx: Tx,
    viewer: Viewer,
    roster: Id<'organisation'>,
    rows: readonly KeptRows[Kind][],
  ) => Promise<void>
} = {
  organisations: keepRosteredOrganisations,
  sessions: keepRosteredSessions,
  courses: keepRosteredCourses,
  classes: keepRosteredClassrooms,
  people: keepRosteredPeople,
  affiliations: keepRosteredAffiliations,
  enrolments: keepRosteredMemberships,
  guardianships: keepRosteredGuardianships,
}
