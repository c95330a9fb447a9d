import { newId } from '../../../src/platform/id.ts'
import { noStanding } from '../../../src/platform/viewer.ts'
import type { OpenTable } from '../../access/worlds/rules.ts'
import { breached } from './breach.ts'
import { byWriting } from './checks.ts'
import type { Fault } from './fault.ts'
import type { Place } from './place.ts'

const me = `current_setting('app.person')::uuid`

/** Rows that the second wall lets others write than those whose deed it is. */
export const writingFaults: readonly Fault[] = [
  lets(
    'affiliation',
    'a leader give themselves a role',
    policy('lead', `among('led', organisation_id)`),
  ),
  lets('affiliation', 'a school take in the people of others', triggers('own')),
  lets(
    'guardianship',
    'a leader make themselves a guardian',
    policy('lead', `among('led', organisation_id)`),
  ),
  lets('look', 'a lead look at a child of another school', policy('begin', `by_id = ${me}`)),
  lets('look', 'a look be made longer', triggers('shorter')),
  lets('pursuit_words', 'anybody write the words of a goal', policy('own', 'true')),
  lets('plan', 'helpers say where a learner is going', (table) => [
    `alter policy keep on ${table} using (among('followed', person_id)) with check (true)`,
  ]),
  lets('proposal', 'whoever proposed say yes to it', (table) => [
    `alter policy answer on ${table} with check (true)`,
  ]),
  lets('invitation', 'anybody answer for whoever was asked', (table) => [
    `alter policy answer on ${table} using (true) with check (true);
      alter policy see on ${table} using (true); alter table ${table} disable trigger ends`,
    `alter table ${table} enable trigger ends`,
  ]),
  {
    kind: 'writing past row security',
    name: 'circle: lets somebody sit down with a goal that they keep to themselves',
    plant: breached(
      'alter table circle disable trigger secret',
      'alter table circle enable trigger secret',
    ),
    isFound: beginsWithSecret,
  },
  lets('circle', 'those who are not in it decide about it', triggers('members')),
  lets('person', 'people change their own name', triggers('keep')),
  lets(
    'classroom_membership',
    'whoever works there let themselves into any room',
    triggers('door'),
  ),
  lets('goal', 'goals be written into another network', (table) => [
    `alter policy make on ${table} with check (true); alter policy tenant on ${table} using (true) with check (true)`,
  ]),
  lets('plan', 'rows be taken away', (table) => [
    `grant delete on ${table} to kith_app; create policy gone on ${table} for delete to kith_app using (true)`,
    `revoke delete on ${table} from kith_app; drop policy gone on ${table}`,
  ]),
]

/** Whoever keeps a goal to themselves can begin a circle on it. */
async function beginsWithSecret({ world, db }: Place): Promise<boolean> {
  const secret = world.rows.pursuit.find(({ audience }) => audience === 'me')
  if (!secret) throw new Error('Nobody in this world keeps a goal to themselves.')
  const { network_id, person_id, goal_id } = secret
  const viewer = { network: network_id, person: person_id, standing: noStanding }
  const undone = new Error('The circle is not kept.')
  const circle = { network_id, goal_id, id: newId('circle'), title: 'Mine', seats: 4 }
  const host = { host_id: person_id, member_ids: [person_id] }
  const attempt = db.as(viewer, async (tx) => {
    const opened = { door: 'open' as const, opened_at: new Date() }
    await tx
      .insertInto('circle')
      .values({ ...circle, ...host, ...opened })
      .execute()
    throw undone
  })
  return attempt.catch((error: unknown) => error === undone)
}

type Breach = (table: OpenTable) => readonly [statement: string, back?: string]

function lets(table: OpenTable, what: string, breach: Breach): Fault {
  return {
    kind: 'writing past row security',
    name: `${table}: lets ${what}`,
    plant: breached(...breach(table)),
    isFound: byWriting(table),
  }
}

function policy(name: string, check: string): Breach {
  return (table) => [`alter policy ${name} on ${table} with check (${check})`]
}

function triggers(name: string): Breach {
  return (table) => [
    `alter table ${table} disable trigger ${name}`,
    `alter table ${table} enable trigger ${name}`,
  ]
}
