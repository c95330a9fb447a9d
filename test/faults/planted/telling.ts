import { sql } from 'kysely'
import { restore, suspend } from '../../../src/people/persons/suspending.ts'
import { record } from '../../../src/people/audit/actions.ts'
import type { Tx } from '../../../src/platform/db/database.ts'
import { newId } from '../../../src/platform/id.ts'
import { noStanding, steward, type Viewer } from '../../../src/platform/viewer.ts'
import { asOwner } from '../../access/matrix-world.ts'
import { breached } from './breach.ts'
import type { Fault } from './fault.ts'
import type { Place } from './place.ts'

/** What is told of looks, facts and sessions that is not so, or not told at all. */
export const tellingFaults: readonly Fault[] = [
  {
    kind: 'writing past row security',
    name: 'look: lets a lead look without saying why',
    plant: offDuty('look', 'reason'),
    isFound: bySilence,
  },
  {
    kind: 'audit trail',
    name: 'an entry of a look that never was',
    plant: offDuty('audit_entry', 'look'),
    isFound: byInventing,
  },
  {
    kind: 'audit trail',
    name: 'facts in which a name may stand',
    plant: offDuty('audit_payload', 'plain'),
    isFound: (place) => byLaying(place, '{"kind":"aroha"}'),
  },
  {
    kind: 'audit trail',
    name: 'a word for everybody’s name',
    plant: breached(
      `update audit.fact set words = words || '{aroha}' where holds = 'word'`,
      `update audit.fact set words = array_remove(words, 'aroha') where holds = 'word'`,
    ),
    isFound: (place) => byLaying(place, '{"kind":"aroha"}'),
  },
  {
    kind: 'audit trail',
    name: 'sessions that end with their person’s coming in, and are not told of',
    plant: async () => {
      await asOwner((client) => client.query('alter table session disable trigger shut'))
      return () =>
        asOwner(async (client) => {
          await client.query('alter table session enable trigger shut')
        })
    },
    isFound: byShuttingOut,
  },
]

function offDuty(table: string, trigger: string): Fault['plant'] {
  const turned = (state: string) => `alter table ${table} ${state} trigger ${trigger}`
  return breached(turned('disable'), turned('enable'))
}

/** Whether the database lets this be done to its end; it is undone either way. */
async function isLet(
  { db }: Place,
  viewer: Viewer,
  work: (tx: Tx) => Promise<unknown>,
): Promise<boolean> {
  const undone = new Error('It is not kept.')
  const attempt = db.as(viewer, async (tx) => {
    await work(tx)
    await sql`set constraints all immediate`.execute(tx)
    throw undone
  })
  return attempt.catch((error: unknown) => error === undone)
}

/** A safeguarding lead of a school that keeps somebody's record, and that person. */
function aLeadAndAChild({ world }: Place) {
  const child = world.rows.person[0]
  const by =
    child && world.rows.person.find((one) => one.network_id === child.network_id && one !== child)
  if (!child || !by) throw new Error('Nobody is in this world with anybody else.')
  const office = [child.home_id]
  const standing = { ...noStanding, safeguarded: office, staffed: office }
  const lead: Viewer = { network: child.network_id, person: by.id, standing }
  return { lead, child }
}

/** A lead begins to look, and says nothing. */
async function bySilence(place: Place): Promise<boolean> {
  const { lead, child } = aLeadAndAChild(place)
  const [begun_at, ends_at] = [new Date('2026-03-31T09:00Z'), new Date('2026-03-31T13:00Z')]
  const look = { id: newId('look'), by_id: lead.person, person_id: child.id, begun_at, ends_at }
  return isLet(place, lead, (tx) =>
    tx
      .insertInto('look')
      .values({ network_id: lead.network, organisation_id: child.home_id, ...look })
      .execute(),
  )
}

/** It is told that a lead looked at somebody, who never did. */
async function byInventing(place: Place): Promise<boolean> {
  const { lead, child } = aLeadAndAChild(place)
  const deed = { organisation: child.home_id, object: child.id } as const
  return isLet(place, lead, (tx) => record(tx, lead, { ...deed, action: 'look.begun' }))
}

async function byLaying(place: Place, facts: string): Promise<boolean> {
  const { lead, child } = aLeadAndAChild(place)
  const chain = { network_id: lead.network, organisation_id: child.home_id }
  const payload = { salt: 'a'.repeat(64), commitment: 'b'.repeat(64), facts }
  return isLet(place, lead, (tx) =>
    tx
      .insertInto('audit_payload')
      .values({ ...chain, ...payload })
      .execute(),
  )
}

/** Of somebody who was in and is shut out it is not told that their session ended. */
async function byShuttingOut({ matrix: { world } }: Place): Promise<boolean> {
  const { site, hill } = world
  const { network, id } = hill.school
  const person = hill.people.coach
  const told = async () => {
    const { rows } = await asOwner((client) =>
      client.query<{ many: number }>(
        `select count(*)::int as many from audit_entry where action = 'session.ended' and object_id = $1`,
        [person],
      ),
    )
    return rows[0]!.many
  }
  await world.comeIn({ school: 'hill', who: 'coach' })
  const before = await told()
  for (const change of [suspend, restore]) await change(site.db, steward(network, [id]), person)
  return (await told()) === before
}
