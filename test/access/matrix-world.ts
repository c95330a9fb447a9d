import type { Client } from 'pg'
import { finishStep, reword } from '../../src/learning/goals/actions.ts'
import { makeSignInLink, signIn } from '../../src/people/accounts/actions.ts'
import { hashOf, newToken } from '../../src/people/accounts/token.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import type { Act, LawObject } from '../../src/policy/law.ts'
import { connected, testDatabase } from '../database.ts'
import type { TestSite } from '../site.ts'
import { shutOut, type Party, type SchoolName, type Who } from './bonds.ts'
import { cageOf, type Cage, type Canary } from './canary.ts'
import type { SmallSchool } from './small-school.ts'
import { aSmallWorld, type SmallWorld } from './small-world.ts'
import type { Audience, Subject } from './subject.ts'

/** What a text that occurs once in the world is: whose, and what one must be allowed in order to read it. */
export interface Mark {
  readonly of: Party
  readonly object: LawObject | 'birth'
  readonly act: Act
}

/** The small world with a few more people and words in it, and with an end to everything that can end. */
export interface MatrixWorld extends SmallWorld {
  /** By token. */
  readonly marks: ReadonlyMap<string, Mark>
  idOf(party: Party): Id<'person'>
  subjectOf(party: Party): Subject
  /** The secret of a session of this person's, begun now. */
  comeIn(party: Party): Promise<string>
}

export const schoolNames = ['hill', 'bay', 'away'] as const

export async function aMatrixWorld(): Promise<MatrixWorld> {
  const world = await aSmallWorld()
  const marks = new Map<string, Mark>()
  const ids = new Map<string, Id<'person'>>()
  for (const school of schoolNames) {
    const canaries: Canary[] = []
    const people = await letOthersIn(world.site, world[school], canaries)
    await sayMore(world.site, world[school], canaries)
    for (const [who, id] of Object.entries(people)) ids.set(keyOf({ school, who: who as Who }), id)
    keepMarks(marks, people, school, [...world.canaries, ...canaries])
  }
  await asOwner((client) => endAll(client, world))

  const idOf = (party: Party) => ids.get(keyOf(party))!
  return {
    ...world,
    marks,
    idOf,
    subjectOf: ({ school, who }) => world[school].subjects[who === 'dora' ? 'dora' : 'ana'],
    async comeIn(party) {
      const { network } = world[party.school].school
      if (shutOut.includes(party.who)) {
        return oldSession({ network, person: idOf(party) }, world.site.now())
      }
      const link = await makeSignInLink(world.site, { network, person: idOf(party) })
      return signIn(world.site, link)
    },
  }
}

function keyOf({ school, who }: Party): string {
  return `${school} ${who}`
}

function keepMarks(
  marks: Map<string, Mark>,
  people: Readonly<Record<string, Id<'person'>>>,
  school: SchoolName,
  canaries: readonly Canary[],
): void {
  const names = new Map(Object.entries(people).map(([who, id]) => [id, who as Who]))
  for (const { token, of, object, act } of canaries) {
    const who = names.get(of)
    if (who) marks.set(token, { of: { school, who }, object, act })
  }
}

type People = Readonly<Record<Who, Id<'person'>>>

/** A lead who looks at Ana, somebody who works for a provider, and a learner of room 7 whose record has ended. */
async function letOthersIn(
  site: TestSite,
  { school, people, rooms }: SmallSchool,
  canaries: Canary[],
): Promise<People> {
  const named = async (who: Who, role: Parameters<typeof school.person>[0]) => {
    const names: Canary[] = []
    const name = cageOf(newId('person'), names).words(who, { object: 'person', act: 'read' })
    const id = await school.person(role, name)
    canaries.push(...names.map((one) => ({ ...one, of: id })))
    return id
  }
  const more = {
    lookingLead: await named('lookingLead', 'safeguarding-lead'),
    providerStaff: await named('providerStaff', 'volunteer'),
    ended: await named('ended', 'learner'),
  }
  await school.enter(rooms.room7, more.ended, { role: 'learner' })
  const because = cageOf(more.lookingLead, canaries).words('A worry', {
    object: 'look',
    act: 'read',
  })
  await asOwner(async (client) => {
    const { network, id: home } = school
    const look = newId('look')
    const provider = newId('organisation')
    await client.query(
      `insert into organisation (network_id, id, kind, name, time_zone) values ($1, $2, 'provider', 'A provider', 'Pacific/Auckland')`,
      [network, provider],
    )
    await client.query(
      `insert into affiliation (network_id, id, person_id, organisation_id, role, starts_on) values ($1, $2, $3, $4, 'staff', '2026-01-01')`,
      [network, newId('affiliation'), more.providerStaff, provider],
    )
    await client.query(`update person set status = 'ended' where network_id = $1 and id = $2`, [
      network,
      more.ended,
    ])
    await client.query(
      `insert into look (network_id, id, by_id, person_id, organisation_id, begun_at, ends_at)
         values ($1, $2, $3, $4, $5, $6::timestamptz - interval '1 hour', $6::timestamptz + interval '8 hours')`,
      [network, look, more.lookingLead, people.ana, home, site.now()],
    )
    await client.query(
      'insert into look_reason (network_id, look_id, by_id, because) values ($1, $2, $3, $4)',
      [network, look, more.lookingLead, because],
    )
  })
  return { ...people, ...more }
}

/** A step that is done, a birth month and a name of the room for those of whom there is one of everything. */
async function sayMore(
  { db, now }: TestSite,
  small: SmallSchool,
  canaries: Canary[],
): Promise<void> {
  const { school, people, subjects } = small
  for (const [who, subject] of Object.entries(subjects)) {
    const viewer = await school.viewer(subject.person)
    const cage = cageOf(subject.person, canaries)
    for (const audience of ['private', 'shared', 'class'] as const satisfies Audience[]) {
      const goal = subject.goals[audience]
      await finishStep(db, viewer, goal, now())
      const nextStep = cage.words('next step', { object: `pursuit:${audience}`, act: 'read' })
      await reword(db, viewer, { goal, wording: { nextStep } }, now())
    }
    const name = cage.words(`Room of ${who}`, { object: 'classroom', act: 'list' })
    await asOwner((client) =>
      client.query('update classroom set name = $3 where network_id = $1 and id = $2', [
        school.network,
        subject.classroom,
        name,
      ]),
    )
  }
  await nameAnew(small, cageOf(people.leader, canaries))
  await asOwner(async (client) => {
    for (const [who, month] of Object.entries(births))
      await client.query(
        `insert into birth (network_id, person_id, home_id, month) values ($1, $2, $3, $4)
           on conflict (network_id, person_id) do update set month = excluded.month`,
        [school.network, people[who as keyof typeof births], school.id, month],
      )
  })
}

/** What belongs to a school and not to one person is marked too, in the name of who leads it. */
async function nameAnew({ school, subjects }: SmallSchool, cage: Cage): Promise<void> {
  const { framework } = subjects.ana
  const changes = [
    [`update organisation set name = $2 where id = $1`, school.id, 'organisation', 'list'],
    [
      `update roster_import set file_name = $2 where organisation_id = $1`,
      school.id,
      'roster',
      'read',
    ],
    [`update framework set title = $2 where id = $1`, framework, 'framework:network', 'read'],
    [
      `update competency set statement = $2 where framework_id = $1`,
      framework,
      'framework:network',
      'read',
    ],
  ] as const
  await asOwner(async (client) => {
    for (const [change, id, object, act] of changes)
      await client.query(change, [id, cage.words('Numbers', { object, act })])
  })
}

/** One learner of each age band, youngest first, and one who is of age. None of these months is said on any page. */
export const births = {
  gia: '2020-09',
  ana: '2016-06',
  cy: '2013-09',
  eve: '2011-09',
  dora: '2009-09',
  finn: '2006-09',
} as const

/** By then everything is over that can be. */
export const lastDay = '2026-04-15'

async function endAll(client: Client, world: SmallWorld): Promise<void> {
  const networks = schoolNames.map((name) => world[name].school.network)
  for (const table of ['affiliation', 'guardianship', 'classroom_membership'])
    await client.query(
      `update ${table} set ends_on = $1 where ends_on is null and network_id = any ($2)`,
      [lastDay, networks],
    )
}

/** As who owns the test cluster, and sees and writes every row. */
export async function asOwner<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const { connection } = await testDatabase()
  return connected(connection('owner'), work)
}

/** A session such as nobody has who is suspended or gone: the database ends those that there are, and makes no new ones. */
export async function oldSession(
  { network, person }: { network: Id<'network'>; person: Id<'person'> },
  now: Date,
): Promise<string> {
  const secret = newToken()
  await asOwner(async (client) => {
    await client.query("set session_replication_role = 'replica'")
    await client.query(
      `insert into session (token_hash, network_id, person_id, started_at, seen_at, expires_at)
        values ($1, $2, $3, $4, $4, $4::timestamptz + interval '30 days')`,
      [hashOf(secret), network, person, now],
    )
  })
  return secret
}
