// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { Generated } from 'kysely'
import type { Id } from '../../platform/id.ts'

export interface GuardianshipTable {
  network_id: Id<'network'>
  id: Id<'guardianship'>
  guardian_id: Id<'person'>
  child_id: Id<'person'>
  /** the organisation that checked and recorded the link */
  organisation_id: Id<'organisation'>
  relationship: 'guardian' | 'parent' | 'relative' | 'carer' | 'other'
  rights: 'full' | 'limited'
  starts_on: string
  ends_on: string | null
  roster_id: Id<'organisation'> | null
  source_id: string | null
  /** rows of the roster that tell of it: an empty text, or waits where neither is a guardian now, an empty text, what they are to each other and id there, parted by tabs */
  told_by: Generated<readonly string[]>
  /** when a person here last said how fully the child is looked after; null where only a roster did */
  settled_at: Generated<Date | null>
}
