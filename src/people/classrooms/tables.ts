// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { Generated } from 'kysely'
import type { Id } from '../../platform/id.ts'

export interface AcademicSessionTable {
  network_id: Id<'network'>
  id: Id<'academic_session'>
  organisation_id: Id<'organisation'>
  title: string
  kind: 'school-year' | 'semester' | 'term' | 'grading-period'
  school_year: Generated<string>
  starts_on: string
  ends_on: string
  parent_id: Id<'academic_session'> | null
  roster_id: Id<'organisation'> | null
  source_id: string | null
  ended_on: string | null
}

export interface ClassroomTable {
  network_id: Id<'network'>
  id: Id<'classroom'>
  organisation_id: Id<'organisation'>
  name: string
  kind: Generated<'homeroom' | 'scheduled'>
  code: Generated<string>
  course_id: Id<'course'> | null
  session_ids: Generated<readonly Id<'academic_session'>[]>
  made_by: Id<'person'> | null
  made_at: Generated<Date>
  roster_id: Id<'organisation'> | null
  source_id: string | null
  ended_on: string | null
}

export interface ClassroomMembershipTable {
  network_id: Id<'network'>
  id: Id<'classroom_membership'>
  classroom_id: Id<'classroom'>
  /** id of organisation: the classroom's own, repeated so that row security needs no second table */
  organisation_id: Id<'organisation'>
  person_id: Id<'person'>
  role: 'learner' | 'teacher'
  starts_on: string
  ends_on: string | null
  roster_id: Id<'organisation'> | null
  source_id: string | null
  /** rows of the roster that tell of it: first day, last day, role and id there, parted by tabs */
  told_by: Generated<readonly string[]>
}

export interface CourseTable {
  network_id: Id<'network'>
  id: Id<'course'>
  organisation_id: Id<'organisation'>
  title: string
  code: Generated<string>
  roster_id: Id<'organisation'> | null
  source_id: string | null
  ended_on: string | null
}
