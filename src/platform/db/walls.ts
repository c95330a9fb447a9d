import type { ClientBase } from 'pg'
import { Refusal } from '../errors.ts'
import type { Said } from '../i18n/word.ts'
import { asMade } from './walls/as-made.ts'
import { definers, eyes, waysOut } from './walls/functions.ts'
import type { Footing } from './walls/footing.ts'
import { lesserRoles, strangers } from './walls/roles.ts'
import { durability } from './walls/server.ts'
import { policies, rowSecurity, tenants, views } from './walls/row-security.ts'

/** What the second wall rests on, in the order in which one would look for a gap. */
const footings: readonly Footing[] = [
  lesserRoles,
  strangers,
  rowSecurity,
  policies,
  tenants,
  views,
  eyes,
  waysOut,
  definers,
]

/** One thing that was looked at, and how it stands. */
export interface Finding {
  readonly what: Footing['what']
  readonly gaps: readonly Said[]
}

/**
 * Looks, before anything is served, whether the second wall stands: the lesser roles own nothing and
 * bypass nothing, no query of theirs can change whose eyes it sees with or reach past its tables, every table and
 * view is behind row security and every network behind its own wall, and what is written stays written. Answers how
 * each of these stands.
 *
 * @throws Refusal with the first gap.
 */
export async function assertWalls(
  client: ClientBase,
  durable: boolean,
): Promise<readonly Finding[]> {
  const findings = await lookAt(client, footingsOf(durable))
  const [gap] = findings.flatMap((one) => one.gaps)
  if (gap) throw new Refusal('conflict', gap)
  return findings
}

/**
 * Everything that the second wall rests on, and how it stands, for who asks where its gaps are; and besides whether every
 * part of it is as the migrations make it. What is not kept need not be durable.
 */
export async function lookAtWalls(
  client: ClientBase,
  durable: boolean,
): Promise<readonly Finding[]> {
  return lookAt(client, [...footingsOf(durable), asMade])
}

/** Every gap for which Kith does not start, as sentences. */
export async function gaps(client: ClientBase, durable: boolean): Promise<readonly Said[]> {
  return (await lookAt(client, footingsOf(durable))).flatMap((one) => one.gaps)
}

function footingsOf(durable: boolean): readonly Footing[] {
  return durable ? [...footings, durability] : footings
}

async function lookAt(client: ClientBase, looked: readonly Footing[]): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const { what, gaps } of looked) findings.push({ what, gaps: await gaps(client) })
  return findings
}
