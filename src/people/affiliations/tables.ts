// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { Generated } from 'kysely'
import type { Id } from '../../platform/id.ts'

export interface AffiliationTable {
  network_id: Id<'network'>
  id: Id<'affiliation'>
  person_id: Id<'person'>
  organisation_id: Id<'organisation'>
  role: 'learner' | 'teacher' | 'coach' | 'staff' | 'leader' | 'safeguarding-lead' | 'coordinator' | 'administrator' | 'guardian' | 'volunteer'
  starts_on: string
  ends_on: string | null
  year_level: string | null
  roster_id: Id<'organisation'> | null
  source_id: string | null
  /** rows of the roster that tell of it: first day, last day, role and id there, parted by tabs */
  told_by: Generated<readonly string[]>
}
