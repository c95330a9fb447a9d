import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Entry, Payload } from './chain.ts'
import type { Checkpoint } from './checkpoint.ts'

/** Which chain, by the ids under which it lies. */
export interface Chain {
  readonly network: Id<'network'>
  readonly organisation: Id<'organisation'>
}

export interface NewEntry extends Chain {
  readonly actor: Id<'person'>
  readonly action: string
  readonly objectKind: string
  readonly object: string
  readonly commitment: string
  readonly payload: Payload
}

/** Adds an entry; its place, its moment and its hash are the database's. Holds the head of the chain until the transaction ends. */
export async function insertEntry(tx: Tx, entry: NewEntry): Promise<void> {
  const { network, organisation, commitment } = entry
  const whose = { network_id: network, organisation_id: organisation, commitment }
  await tx
    .insertInto('audit_payload')
    .values({ ...whose, ...entry.payload })
    .execute()
  await tx
    .insertInto('audit_entry')
    .values({
      ...whose,
      actor_id: entry.actor,
      action: entry.action,
      object_kind: entry.objectKind,
      object_id: entry.object,
    })
    .execute()
}

/** The organisation that keeps somebody's record. */
export async function findHome(
  tx: Tx,
  { network, person }: { network: Id<'network'>; person: Id<'person'> },
): Promise<Id<'organisation'> | undefined> {
  const found = await tx
    .selectFrom('person')
    .where('network_id', '=', network)
    .where('id', '=', person)
    .select('home_id')
    .executeTakeFirst()
  return found?.home_id
}

/** The head of a chain. */
export interface Head extends Chain {
  readonly length: number
  readonly hash: string
}

/** A chain, and whose it is: nothing for the server's own. */
export interface NamedChain extends Chain {
  readonly name: string | null
}

/** Everything that is read from here on in this transaction is as it was at one moment. */
export async function standStill(tx: Tx): Promise<void> {
  await sql`set transaction isolation level repeatable read`.execute(tx)
}

/** Every chain on this server, also one of which only a part is left. */
export async function findChains(tx: Tx): Promise<readonly NamedChain[]> {
  const { rows } = await sql<NamedChain>`
    select chain.network_id as network, chain.organisation_id as organisation, name
      from (select network_id, organisation_id from audit_chain
        union select network_id, organisation_id from audit_entry
        union select network_id, organisation_id from audit_checkpoint) chain
      left join organisation on organisation.network_id = chain.network_id and organisation.id = chain.organisation_id
     order by name, chain.network_id, chain.organisation_id
     limit 100000`.execute(tx)
  return rows
}

export async function findHead(
  tx: Tx,
  { network, organisation }: Chain,
): Promise<Head | undefined> {
  return tx
    .selectFrom('audit_chain')
    .where('network_id', '=', network)
    .where('organisation_id', '=', organisation)
    .select(['network_id as network', 'organisation_id as organisation', 'length', 'hash'])
    .executeTakeFirst()
}

/** The thousand entries of a chain that come after this one, with what has not been erased. */
export async function findEntries(
  tx: Tx,
  { network, organisation }: Chain,
  after: number,
): Promise<readonly Entry[]> {
  const rows = await tx
    .selectFrom('audit_entry as entry')
    .leftJoin('audit_payload as payload', (join) =>
      join
        .onRef('payload.network_id', '=', 'entry.network_id')
        .onRef('payload.organisation_id', '=', 'entry.organisation_id')
        .onRef('payload.commitment', '=', 'entry.commitment'),
    )
    .where('entry.network_id', '=', network)
    .where('entry.organisation_id', '=', organisation)
    .where('seq', '>', after)
    .select(['seq', 'at', 'actor_id as actor', 'action', 'object_kind as objectKind'])
    .select(['object_id as object', 'entry.commitment', 'entry.hash', 'salt', 'facts'])
    .orderBy('seq')
    .limit(1000)
    .execute()
  return rows.map(({ at, salt, facts, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    payload: salt === null || facts === null ? null : { salt, facts },
  }))
}

/** How many facts lie in a chain to which no entry of it is bound. */
export async function countStrays(tx: Tx, { network, organisation }: Chain): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from audit_payload payload
     where network_id = ${network} and organisation_id = ${organisation}
       and not exists (select from audit_entry entry
         where entry.network_id = payload.network_id
           and entry.organisation_id = payload.organisation_id
           and entry.commitment = payload.commitment)`.execute(tx)
  return rows[0]?.count ?? 0
}

export async function findCheckpoints(
  tx: Tx,
  { network, organisation }: Chain,
): Promise<readonly Checkpoint[]> {
  const rows = await tx
    .selectFrom('audit_checkpoint')
    .where('network_id', '=', network)
    .where('organisation_id', '=', organisation)
    .select(['seq', 'hash', 'at', 'public_key as key', 'signature'])
    .orderBy('seq')
    .limit(200_000)
    .execute()
  return rows.map((row) => ({ kind: 'checkpoint', ...row, at: row.at.toISOString() }))
}

/**
 * The heads that wait for a signature: of chains that have grown by so many entries since the last, or
 * at all, if that was made before the given moment.
 */
export async function findUnsigned(
  tx: Tx,
  { before, grown }: { before: Date; grown: number },
): Promise<readonly Head[]> {
  const { rows } = await sql<Head>`
    select chain.network_id as network, chain.organisation_id as organisation, chain.length, chain.hash
      from audit_chain chain
      left join lateral (
        select seq, at from audit_checkpoint signed
         where signed.network_id = chain.network_id and signed.organisation_id = chain.organisation_id
         order by seq desc limit 1) signed on true
     where chain.length > coalesce(signed.seq, 0)
       and (signed.at is null or signed.at < ${before} or chain.length - signed.seq >= ${grown})
     limit 1000`.execute(tx)
  return rows
}

export async function insertCheckpoint(
  tx: Tx,
  { network, organisation }: Chain,
  { seq, hash, at, key, signature }: Checkpoint,
): Promise<void> {
  await tx
    .insertInto('audit_checkpoint')
    .values({
      network_id: network,
      organisation_id: organisation,
      seq,
      hash,
      at: new Date(at),
      public_key: key,
      signature,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
