// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { Generated } from 'kysely'
import type { Id } from '../../platform/id.ts'

export interface NetworkTable {
  id: Id<'network'>
  name: string
  founded_at: Generated<Date>
}

export interface OrganisationTable {
  network_id: Id<'network'>
  id: Id<'organisation'>
  kind: 'school' | 'home' | 'provider' | 'community' | 'network'
  name: string
  parent_id: Id<'organisation'> | null
  time_zone: Generated<string>
  /** the organisation whose roster this row came from */
  roster_id: Id<'organisation'> | null
  source_id: string | null
  founded_at: Generated<Date>
  ended_on: string | null
}
