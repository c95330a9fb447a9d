import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Tables } from '../../tables.ts'
import type { Status } from '../persons/person.ts'

/** Which person, in which network. */
export interface Somebody {
  readonly network: Id<'network'>
  readonly person: Id<'person'>
}

export async function insertLink(
  tx: Tx,
  { network, person }: Somebody,
  link: { tokenHash: string; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('sign_in_link')
    .values({
      token_hash: link.tokenHash,
      network_id: network,
      person_id: person,
      expires_at: link.expiresAt,
    })
    .execute()
}

/** Whether somebody may come in: no record says that they are suspended or gone. */
export async function isAdmitted(tx: Tx, { network, person }: Somebody): Promise<boolean> {
  const found = await tx
    .selectFrom('person')
    .where('network_id', '=', network)
    .where('id', '=', person)
    .where('status', '=', 'active')
    .select('id')
    .executeTakeFirst()
  return found !== undefined
}

/** Whether the link would open, without using it up. */
export async function isLinkGood(tx: Tx, tokenHash: string, now: Date): Promise<boolean> {
  const found = await tx
    .selectFrom('sign_in_link')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .select('token_hash')
    .executeTakeFirst()
  return found !== undefined
}

/** Uses the link up and says whose it was: of two who come at once, one gets in. */
export async function takeLink(
  tx: Tx,
  tokenHash: string,
  now: Date,
): Promise<Somebody | undefined> {
  return tx
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['network_id as network', 'person_id as person'])
    .executeTakeFirst()
}

export async function insertSession(
  tx: Tx,
  { network, person }: Somebody,
  session: { tokenHash: string; now: Date; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      network_id: network,
      person_id: person,
      started_at: session.now,
      seen_at: session.now,
      expires_at: session.expiresAt,
    })
    .execute()
}

export interface SessionRow extends Somebody {
  readonly seenAt: Date
  readonly expiresAt: Date
}

export async function findSession(tx: Tx, tokenHash: string): Promise<SessionRow | undefined> {
  return tx
    .selectFrom('session')
    .where('token_hash', '=', tokenHash)
    .select([
      'network_id as network',
      'person_id as person',
      'seen_at as seenAt',
      'expires_at as expiresAt',
    ])
    .executeTakeFirst()
}

export async function touchSession(tx: Tx, tokenHash: string, now: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ seen_at: now })
    .where('token_hash', '=', tokenHash)
    .execute()
}

/** Ends a session and says whose it was: of two who end it at once, one does. */
export async function deleteSession(tx: Tx, tokenHash: string): Promise<Somebody | undefined> {
  return tx
    .deleteFrom('session')
    .where('token_hash', '=', tokenHash)
    .returning(['network_id as network', 'person_id as person'])
    .executeTakeFirst()
}

/** A person as the operator at the machine names them. */
export interface NamedPerson extends Somebody {
  readonly name: string
  /** The organisation that keeps their record, and its name. */
  readonly home: Id<'organisation'>
  readonly organisation: string
}

/** What somebody is at an organisation, and when. */
export interface NamedRole {
  readonly person: Id<'person'>
  readonly role: Tables['affiliation']['role']
  readonly organisation: string
  readonly from: string
  readonly to: string | null
}

/** What these people are and were, and where, for the operator at the machine. */
export async function findRolesOf(
  tx: Tx,
  people: readonly Somebody[],
): Promise<readonly NamedRole[]> {
  if (people.length === 0) return []
  const ids = people.map(({ person }) => person)
  return tx
    .selectFrom('affiliation')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.network_id', '=', 'affiliation.network_id')
        .onRef('organisation.id', '=', 'affiliation.organisation_id'),
    )
    .where('affiliation.person_id', 'in', ids)
    .select(['person_id as person', 'role', 'organisation.name as organisation'])
    .select(['starts_on as from', 'ends_on as to'])
    .orderBy('organisation.name')
    .orderBy('role')
    .execute()
}

/** People by name or by id, as many as may come in or not as is said, for the operator at the machine. */
export async function findPeopleNamed(
  tx: Tx,
  nameOrId: string,
  among: readonly Status[],
): Promise<readonly NamedPerson[]> {
  return tx
    .selectFrom('person')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.network_id', '=', 'person.network_id')
        .onRef('organisation.id', '=', 'person.home_id'),
    )
    .where('person.status', 'in', among)
    .where((is) =>
      is.or([
        is(is.fn('lower', ['person.display_name']), '=', nameOrId.toLowerCase()),
        is(is.cast('person.id', 'text'), '=', nameOrId.toLowerCase()),
      ]),
    )
    .select([
      'person.network_id as network',
      'person.id as person',
      'display_name as name',
      'home_id as home',
      'organisation.name as organisation',
    ])
    .limit(20)
    .execute()
}
