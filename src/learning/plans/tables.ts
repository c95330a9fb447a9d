// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { Generated } from 'kysely'
import type { Id } from '../../platform/id.ts'

export interface PlanTable {
  network_id: Id<'network'>
  person_id: Id<'person'>
  /** where I am going, in one sentence */
  direction: Generated<string>
}
