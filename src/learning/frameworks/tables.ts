// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { ColumnType, Generated } from 'kysely'
import type { Id } from '../../platform/id.ts'

export interface CompetencyTable {
  id: Id<'competency'>
  framework_id: Id<'framework'>
  kept_for: Id<'network'> | null
  identifier: string
  uri: string
  statement: string
  short: Generated<string>
  code: Generated<string>
  level: Generated<string>
  kind: Generated<string>
  notes: Generated<string>
  /** folded: lower case, without accents */
  search_text: string
  position: number
  parent_id: Id<'competency'> | null
  ended_on: string | null
  foreign_payload: ColumnType<unknown, string | undefined, string>
}

export interface CompetencyLinkTable {
  id: Id<'competency_link'>
  framework_id: Id<'framework'>
  kept_for: Id<'network'> | null
  identifier: string
  uri: string
  kind: string
  from_id: Id<'competency'> | null
  to_id: Id<'competency'> | null
  sequence: number | null
  foreign_payload: ColumnType<unknown, string | undefined, string>
  ended_on: string | null
}

export interface FrameworkTable {
  id: Id<'framework'>
  kept_for: Id<'network'> | null
  /** the identifier its publisher gave it: UUID version 1 to 5 */
  identifier: string
  uri: string
  title: string
  creator: Generated<string>
  language: string | null
  status: string | null
  changed_at: Date | null
  imported_at: Date
  /** what the package says that Kith has no noun for, kept for the way out */
  foreign_payload: ColumnType<unknown, string | undefined, string>
}
