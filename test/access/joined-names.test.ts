import { afterAll, beforeAll, expect, test } from 'vitest'
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
import { readOrganisation } from '../../src/people/organisations/actions.ts'
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
  expect(await told((db) => readInvitations(db, now, site.now()))).toHaveLength(1)

  const later = { ...now, standing: { ...now.standing, known: [], peers: [] } }

  expect(await told((db) => readInvitations(db, later, site.now()))).toEqual([])
  const company = await told((db) => readCompany(db, later, [goal], site.now()))
  expect(company.get(goal)).toMatchObject({ asking: [], fellows: [] })
})
