// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { Generated } from 'kysely'
import type { Id } from '../../platform/id.ts'

export interface BirthTable {
  network_id: Id<'network'>
  person_id: Id<'person'>
  home_id: Id<'organisation'>
  /** the year and the month, as 2016-03 */
  month: string
}

export interface PersonTable {
  network_id: Id<'network'>
  id: Id<'person'>
  /** the organisation that keeps the record: the home school, or the home */
  home_id: Id<'organisation'>
  given_name: Generated<string>
  family_name: Generated<string>
  display_name: string
  picture: 'hill' | 'wave' | 'sun' | 'leaf' | 'moon' | 'kite' | 'boat' | 'peak' | 'shell' | 'fish' | 'seed' | 'star' | null
  tint: number
  language: string | null
  status: Generated<'active' | 'suspended' | 'ended'>
  roster_id: Id<'organisation'> | null
  source_id: string | null
  created_at: Generated<Date>
  /** who shut them out; of somebody who is gone, who had */
  suspended_by: 'hand' | 'roster' | null
}
