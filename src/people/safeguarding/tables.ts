// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { Generated } from 'kysely'
import type { Id } from '../../platform/id.ts'

export interface LookTable {
  network_id: Id<'network'>
  id: Id<'look'>
  by_id: Id<'person'>
  person_id: Id<'person'>
  /** id of organisation: the home of the child */
  organisation_id: Id<'organisation'>
  begun_at: Date
  ends_at: Date
  written_at: Generated<Date>
  /** set by the database, when a look is ended before it ends by itself */
  stopped_at: Date | null
  /** set by the database: what the record tells of it */
  told: Generated<readonly string[]>
}

export interface LookReasonTable {
  network_id: Id<'network'>
  look_id: Id<'look'>
  by_id: string
  because: string
}
