// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { ColumnType, Generated } from 'kysely'
import type { Id } from '../../platform/id.ts'

export interface RosterImportTable {
  network_id: Id<'network'>
  id: Id<'roster_import'>
  organisation_id: Id<'organisation'>
  started_by: Id<'person'> | null
  file_name: string
  status: 'checking' | 'checked' | 'applying' | 'applied' | 'refused' | 'failed'
  done: Generated<number>
  total: Generated<number>
  confirmed_ending: Generated<boolean>
  /** counts and problems, as they were shown */
  report: ColumnType<unknown, string | undefined, string>
  started_at: Date
  finished_at: Date | null
}
