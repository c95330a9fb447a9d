import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCompany, readInvitations } from '../../src/learning/circles/company.ts'
import { invite } from '../../src/learning/circles/inviting.ts'
import { keepCompany, takeUpOwn, takeUpToo } from '../../src/learning/goals/actions.ts'
import { propose, readOpenProposals } from '../../src/learning/proposals/actions.ts'
import {
  findNewcomers,
  letIn,
  readClassroom,
  readClassrooms,
} from '../../src/people/classrooms/actions.ts'
import { mostInARoom } from '../../src/people/classrooms/store.ts'
import { readOrganisation } from '../../src/people/organisations/actions.ts'
import { peopleAPage } from '../../src/people/organisations/people.ts'
import { openDatabase, type Database } from '../../src/platform/db/database.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import type { Viewer } from '../../src/platform/viewer.ts'
import { testDatabase } from '../database.ts'
import { aSchool, aSchoolBeside, type TestSchool } from '../school.ts'
import { testSite, type TestSite } from '../site.ts'
import { asOwner } from './matrix-world.ts'

const day = '2026-03-31'

let site: TestSite
let hill: TestSchool
let bay: TestSchool
/** Row security lets everything through here, so that nothing but the law in the program hides a name. */
let oneWall: Database
beforeAll(async () => {
  site = await testSite()
  hill = await aSchool(site)
  bay = await aSchoolBeside(site, hill)
  const { connection } = await testDatabase()
  oneWall = openDatabase({ app: connection('owner'), directory: connection('directory'), size: 2 })
})
afterAll(() => oneWall.end())

/** Somebody whose record the other school keeps, and who is at this one as well. */
async function aGuest(role: 'learner' | 'teacher', name = `Guest ${role}`) {
  const guest = await bay.person(role, name)
  await asOwner((client) =>
    client.query(
      `insert into affiliation (network_id, id, person_id, organisation_id, role, starts_on)
         values ($1, $2, $3, $4, $5, '2026-01-01')`,
      [hill.network, newId('affiliation'), guest, hill.id, role],
    ),
  )
  return guest
}

async function enters(room: Id<'classroom'>, guest: Id<'person'>, role: 'learner' | 'teacher') {
  await asOwner((client) =>
    client.query(
      `insert into classroom_membership
         (network_id, id, classroom_id, organisation_id, person_id, role, starts_on)
         values ($1, $2, $3, $4, $5, $6, '2026-01-01')`,
      [hill.network, newId('classroom_membership'), room, hill.id, guest, role],
    ),
  )
}

/** Reads with both walls and with the first alone, which must tell the same; and says what was told. */
async function told<Read>(read: (db: Database) => Promise<Read>): Promise<Read> {
  const withBoth = await read(site.db)
  expect(await read(oneWall)).toEqual(withBoth)
  return withBoth
}

async function heads(): Promise<Viewer> {
  return hill.viewer(await hill.person('leader'))
}

test('of those in a room, a head is told the names that their school keeps', async () => {
  const own = await hill.person('learner', 'Own learner')
  const room = await hill.room({ learners: [own] })
  await enters(room, await aGuest('learner'), 'learner')
  const leader = await heads()

  const { members } = await told((db) => readClassroom(db, leader, room, day))

  expect(members.map(({ name }) => name)).toEqual(['Own learner'])
})

test('of those who teach a room, the list of rooms names whom one may name', async () => {
  const room = await hill.room({ teachers: [await hill.person('teacher', 'Own teacher')] }, 'Two')
  await enters(room, await aGuest('teacher'), 'teacher')
  const leader = await heads()

  const rooms = await told((db) => readClassrooms(db, leader, day))

  expect(rooms.find(({ id }) => id === room)?.teachers).toBe('Own teacher')
})

test('by a name one finds nobody whose record another school keeps', async () => {
  const room = await hill.room({})
  await aGuest('learner', 'Sought guest')
  await hill.person('learner', 'Sought learner')
  const leader = await heads()

  const found = await told((db) => findNewcomers(db, leader, { id: room, text: 'sought' }, day))

  expect(found.map(({ name }) => name)).toEqual(['Sought learner'])
})

describe('of more than a page takes, those whom one may not name take nobody’s place', () => {
  let leader: Viewer
  beforeAll(async () => {
    hill = await aSchool(site)
    bay = await aSchoolBeside(site, hill)
    leader = await heads()
  })

  test('in a room', async () => {
    const own = [await hill.person('learner', 'Yve'), await hill.person('learner', 'Zoe')]
    const room = await hill.room({ learners: own })
    await manyGuests(mostInARoom + 1, room)

    const { members } = await told((db) => readClassroom(db, leader, room, day))

    expect(members.map(({ name }) => name)).toEqual(['Yve', 'Zoe'])
  })

  test('among those who could be let in, oneself neither', async () => {
    const room = await hill.room({})
    await manyGuests(30)
    const teacher = await hill.person('teacher', 'Ann Many')
    for (let one = 0; one < 21; one++) await hill.person('learner', `Own Many ${one}`)
    await hill.enter(room, teacher, { role: 'teacher' })
    const asks = await hill.viewer(teacher)

    for (const who of [leader, asks]) {
      const found = await told((db) => findNewcomers(db, who, { id: room, text: 'many' }, day))

      expect(found).toHaveLength(20)
      expect(found.map(({ id }) => id)).not.toContain(who.person)
    }
  })

  test('among the people of a school, page by page', async () => {
    await manyGuests(peopleAPage + 10)
    const name = 'paged many'
    const own: Id<'person'>[] = []
    for (let one = 0; one < peopleAPage + 2; one++)
      own.push(await hill.person('learner', `Paged Many ${String(one).padStart(2, '0')}`))
    const page = async (after: Id<'person'> | undefined) => {
      const asked = { day, name, after }
      const { people } = await told((db) => readOrganisation(db, leader, hill.id, asked))
      return people.map(({ id }) => id)
    }

    const first = await page(undefined)
    const second = await page(first.at(-1))

    expect([...first, ...second]).toEqual(own)
    expect(first).toHaveLength(peopleAPage)
  })
})

/** People whose record the other school keeps, who learn here too and stand before all others by name; in a room, too. */
async function manyGuests(count: number, room?: Id<'classroom'>): Promise<void> {
  await asOwner(async (client) => {
    await client.query(
      `with guest as (
        insert into person (network_id, id, home_id, display_name, tint)
          select $1, gen_random_uuid(), $2, 'A Paged Many ' || one, 1 from generate_series(1, $3::int) as one
          returning id),
      post as (
        insert into affiliation (network_id, id, person_id, organisation_id, role, starts_on)
          select $1, gen_random_uuid(), id, $4, 'learner', '2026-01-01' from guest)
      insert into classroom_membership
        (network_id, id, classroom_id, organisation_id, person_id, role, starts_on)
        select $1, gen_random_uuid(), $5, $4, id, 'learner', '2026-01-01' from guest where $5::uuid is not null`,
      [hill.network, bay.id, count, hill.id, room],
    )
  })
}

/** People whose record the other school keeps ask somebody here who does not know them, each before everybody else did. */
async function manyAsk(asked: Id<'person'>, count: number): Promise<void> {
  await asOwner(async (client) => {
    await client.query(
      `with guest as (
        insert into person (network_id, id, home_id, display_name, tint)
          select $1, gen_random_uuid(), $2, 'A stranger ' || one, 1 from generate_series(1, $3::int) as one
          returning id)
      insert into invitation (network_id, id, circle_id, goal_id, from_id, to_id, sent_at, lapses_at)
        select $1, gen_random_uuid(), circle_id, goal_id, guest.id, to_id, sent_at - interval '1 hour', lapses_at
          from guest, invitation where network_id = $1 and to_id = $4`,
      [hill.network, bay.id, count, asked],
    )
  })
}

test('whom one may not name, one does not let in', async () => {
  const room = await hill.room({})
  const guest = await aGuest('learner')
  const leader = await heads()

  for (const db of [site.db, oneWall]) {
    const letting = letIn(db, leader, { id: room, person: guest, role: 'learner' }, day)
    await expect(letting).rejects.toMatchObject({ kind: 'not-found' })
  }
})

test('of the people at a school, those who work there are told the names that it keeps', async () => {
  await aGuest('teacher', 'Another guest')
  const staff = await hill.viewer(await hill.person('staff'))
  const asked = { day, name: 'guest', after: undefined }

  const { people } = await told((db) => readOrganisation(db, staff, hill.id, asked))

  expect(people).toEqual([])
})

test('what was proposed is told to whoever follows a learner, without the name of one whom they do not know', async () => {
  const learner = await hill.person('learner')
  const guardian = await hill.person('guardian')
  await hill.guard(guardian, learner)
  const teacher = await hill.person('teacher', 'Known to the learner')
  await hill.room({ learners: [learner], teachers: [teacher] })
  const suggestion = { id: newId('proposal'), learner, what: { title: 'To swim' }, because: '' }
  await propose(site.db, await hill.viewer(teacher), suggestion, site.now())
  const [follows, owns] = [await hill.viewer(guardian), await hill.viewer(learner)]

  const [toGuardian] = await told((db) => readOpenProposals(db, follows, learner))
  const [toLearner] = await told((db) => readOpenProposals(db, owns, learner))

  expect(toGuardian).toMatchObject({ title: 'To swim', from: null })
  expect(toLearner).toMatchObject({ from: { name: 'Known to the learner' } })
})

test('an invitation from somebody who is known no more is not there', async () => {
  const [ana, ben] = [await hill.person('learner'), await hill.person('learner', 'Ben')]
  await hill.room({ learners: [ana, ben] })
  const [asked, asks] = [await hill.viewer(ana), await hill.viewer(ben)]
  const beginning = { title: 'To swim', why: '', howKnown: '', state: 'active' as const }
  const goal = await takeUpOwn(site.db, asks, { ...beginning, id: newId('pursuit') }, site.now())
  await keepCompany(site.db, asks, goal, 'open')
  await takeUpToo(site.db, asked, goal, site.now())
  await keepCompany(site.db, asked, goal, 'open')
  await invite(site.db, asks, { id: newId('invitation'), goal, to: ana }, site.now())
  const now = await hill.viewer(ana)
  await manyAsk(ana, 51)
  expect(await told((db) => readInvitations(db, now, site.now()))).toMatchObject([
    { from: { name: 'Ben' } },
  ])

  const later = { ...now, standing: { ...now.standing, known: [], peers: [] } }

  expect(await told((db) => readInvitations(db, later, site.now()))).toEqual([])
  const company = await told((db) => readCompany(db, later, [goal], site.now()))
  expect(company.get(goal)).toMatchObject({ asking: [], fellows: [] })
})
