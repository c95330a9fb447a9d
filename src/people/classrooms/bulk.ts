import { sql } from 'kysely'
import { batches } from '../../platform/db/batches.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { AcademicSessionTable, ClassroomMembershipTable } from './tables.ts'

/** A year or a term that a roster knows. */
export interface RosteredSession {
  readonly id: Id<'academic_session'>
  readonly source_id: string
  readonly organisation_id: Id<'organisation'>
  readonly title: string
  readonly kind: AcademicSessionTable['kind']
  readonly school_year: string
  readonly starts_on: string
  readonly ends_on: string
  readonly parent_id: Id<'academic_session'> | null
  readonly ended_on: string | null
}

export interface RosteredCourse {
  readonly id: Id<'course'>
  readonly source_id: string
  readonly organisation_id: Id<'organisation'>
  readonly title: string
  readonly code: string
  readonly ended_on: string | null
}

export interface RosteredClassroom {
  readonly id: Id<'classroom'>
  readonly source_id: string
  readonly organisation_id: Id<'organisation'>
  readonly name: string
  readonly kind: 'homeroom' | 'scheduled'
  readonly code: string
  readonly course_id: Id<'course'> | null
  readonly session_ids: readonly Id<'academic_session'>[]
  readonly ended_on: string | null
}

export interface RosteredMembership {
  readonly id: Id<'classroom_membership'>
  readonly source_id: string
  readonly classroom_id: Id<'classroom'>
  readonly organisation_id: Id<'organisation'>
  readonly person_id: Id<'person'>
  readonly role: ClassroomMembershipTable['role']
  readonly starts_on: string
  readonly ends_on: string | null
  /** The rows of the roster that tell of it, as it keeps them. */
  readonly told_by?: readonly string[]
}

/** Makes these years and terms of a roster so. Parents come before their children. */
export async function keepRosteredSessions(
  tx: Tx,
  viewer: Viewer,
  roster: Id<'organisation'>,
  rows: readonly RosteredSession[],
): Promise<void> {
  for (const batch of batches(rows)) {
    await sql`
      insert into academic_session
        (network_id, id, organisation_id, title, kind, school_year, starts_on, ends_on, parent_id,
          roster_id, source_id, ended_on)
      select ${viewer.network}, id, organisation_id, title, kind, school_year, starts_on, ends_on,
        parent_id, ${roster}, source_id, ended_on
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as row (
        id uuid, organisation_id uuid, title text, kind text, school_year text, starts_on date,
        ends_on date, parent_id uuid, source_id text, ended_on date)
      on conflict (network_id, id) do update set
        title = excluded.title, kind = excluded.kind, school_year = excluded.school_year,
        starts_on = excluded.starts_on, ends_on = excluded.ends_on, parent_id = excluded.parent_id,
        ended_on = excluded.ended_on`.execute(tx)
  }
}

export async function keepRosteredCourses(
  tx: Tx,
  viewer: Viewer,
  roster: Id<'organisation'>,
  rows: readonly RosteredCourse[],
): Promise<void> {
  for (const batch of batches(rows)) {
    await sql`
      insert into course
        (network_id, id, organisation_id, title, code, roster_id, source_id, ended_on)
      select ${viewer.network}, id, organisation_id, title, code, ${roster}, source_id, ended_on
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as row (
        id uuid, organisation_id uuid, title text, code text, source_id text, ended_on date)
      on conflict (network_id, id) do update set
        organisation_id = excluded.organisation_id, title = excluded.title, code = excluded.code,
        ended_on = excluded.ended_on`.execute(tx)
  }
}

export async function keepRosteredClassrooms(
  tx: Tx,
  viewer: Viewer,
  roster: Id<'organisation'>,
  rows: readonly RosteredClassroom[],
): Promise<void> {
  for (const batch of batches(rows)) {
    await sql`
      insert into classroom
        (network_id, id, organisation_id, name, kind, code, course_id, session_ids, roster_id,
          source_id, ended_on)
      select ${viewer.network}, id, organisation_id, name, kind, code, course_id, session_ids,
        ${roster}, source_id, ended_on
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as row (
        id uuid, organisation_id uuid, name text, kind text, code text, course_id uuid,
        session_ids uuid[], source_id text, ended_on date)
      on conflict (network_id, id) do update set
        organisation_id = excluded.organisation_id, name = excluded.name, kind = excluded.kind,
        code = excluded.code, course_id = excluded.course_id, session_ids = excluded.session_ids,
        ended_on = excluded.ended_on`.execute(tx)
  }
}

export async function keepRosteredMemberships(
  tx: Tx,
  viewer: Viewer,
  roster: Id<'organisation'>,
  rows: readonly RosteredMembership[],
): Promise<void> {
  for (const batch of batches(rows)) {
    await sql`
      insert into classroom_membership
        (network_id, id, classroom_id, organisation_id, person_id, role, starts_on, ends_on, roster_id,
          source_id, told_by)
      select ${viewer.network}, id, classroom_id, organisation_id, person_id, role, starts_on, ends_on,
        ${roster}, source_id, coalesce(told_by, '{}')
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as row (
        id uuid, classroom_id uuid, organisation_id uuid, person_id uuid, role text, starts_on date,
        ends_on date, source_id text, told_by text[])
      on conflict (network_id, id) do update set
        organisation_id = excluded.organisation_id, starts_on = excluded.starts_on,
        ends_on = excluded.ends_on, told_by = excluded.told_by`.execute(tx)
  }
}
