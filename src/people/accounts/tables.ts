// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { Id } from '../../platform/id.ts'

export interface SessionTable {
  token_hash: string
  network_id: Id<'network'>
  person_id: Id<'person'>
  started_at: Date
  seen_at: Date
  expires_at: Date
}

export interface SignInLinkTable {
  token_hash: string
  network_id: Id<'network'>
  person_id: Id<'person'>
  expires_at: Date
  used_at: Date | null
}
