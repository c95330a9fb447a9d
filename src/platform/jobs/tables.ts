// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { ColumnType, Generated } from 'kysely'
import type { Id } from '../id.ts'

export interface JobTable {
  id: Id<'job'>
  network_id: Id<'network'>
  asked_by: Id<'person'>
  kind: string
  /** ids and plain words only, never what a person wrote */
  payload: ColumnType<unknown, string, string>
  run_at: Date
  claimed_until: Date | null
  attempts: Generated<number>
  done_at: Date | null
  failed_at: Date | null
  error: string | null
}
