// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { Generated } from 'kysely'
import type { Id } from '../../platform/id.ts'

export interface AuditChainTable {
  network_id: Id<'network'>
  organisation_id: Id<'organisation'>
  length: number
  /** of the last entry: the head, which a new entry locks and moves on */
  hash: string
}

export interface AuditCheckpointTable {
  network_id: Id<'network'>
  organisation_id: Id<'organisation'>
  seq: number
  hash: string
  at: Date
  public_key: string
  signature: string
}

export interface AuditEntryTable {
  network_id: Id<'network'>
  /** id of organisation: outlives it, so it leads nowhere */
  organisation_id: Id<'organisation'>
  /** set by the database, as are the moment and the hash */
  seq: Generated<number>
  at: Generated<Date>
  actor_id: Id<'person'>
  action: string
  object_kind: string
  object_id: string
  commitment: string
  hash: Generated<string>
}

export interface AuditPayloadTable {
  network_id: Id<'network'>
  organisation_id: Id<'organisation'>
  commitment: string
  salt: string
  /** canonical JSON: ids, counts, roles and days, never a name or what a person wrote */
  facts: string
}
