import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { letIn } from '../../src/people/classrooms/actions.ts'
import { agreeOn, joinCircle, readRoom, startCircle } from '../../src/learning/circles/actions.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { steward } from '../../src/platform/viewer.ts'
import { atOnce } from '../at-once.ts'
import { connected, testDatabase } from '../database.ts'
import { answered, aRoomOnOneGoal, asked, companyOf, waitingFor, type Room } from '../going-room.ts'
import { aSchoolBeside, type TestSchool } from '../school.ts'

/** Who leaves a school is in none of its rooms and sits with nobody there, from the day on which it is so. */

type Person = Id<'person'>

let room: Room
let beside: TestSchool
let third: TestSchool
let one: Person
let other: Person
let next: Person
beforeEach(async () => {
  room = await aRoomOnOneGoal(4)
  beside = await aSchoolBeside(room.site, room.school)
  third = await aSchoolBeside(room.site, room.school)
  ;[one, other, next] = room.learners as [Person, Person, Person]
})

const leavingDay = '2026-03-31'
const above = () => steward(room.school.network, [room.school.id, beside.id, third.id])

function leaves(people: readonly Person[], day: string | null = leavingDay) {
  return room.site.db.as(above(), (tx) =>
    tx
      .updateTable('affiliation')
      .set({ ends_on: day })
      .where('network_id', '=', room.school.network)
      .where('organisation_id', '=', room.school.id)
      .where('person_id', 'in', people)
      .execute(),
  )
}

function comesTo(person: Person, school: TestSchool, from = '2026-01-01') {
  const place = { person_id: person, organisation_id: school.id, role: 'learner' as const }
  const row = { network_id: school.network, id: newId('affiliation'), ...place, starts_on: from }
  return room.site.db.as(above(), (tx) => tx.insertInto('affiliation').values(row).execute())
}

async function standingOf(person: Person) {
  return (await room.school.viewer(person)).standing
}

async function seatsOf(person: Person) {
  const { rows } = await room.site.db.as(above(), (tx) =>
    sql<{ ends: string | null }>`select ends_on as ends from classroom_membership
      where network_id = ${room.school.network} and person_id = ${person}`.execute(tx),
  )
  return rows.map(({ ends }) => ends)
}

/** Brings the clock of the test to that of the database, whose day it is that counts here. */
function comesToToday() {
  const { clock, now } = room.site
  clock.pass({ hours: Math.ceil((Date.now() - now().getTime()) / 3_600_000) + 24 })
}

/** Lets a day come on which these people leave, as it was planned: nothing is written by anybody on it. */
async function theDayComes(people: readonly Person[]) {
  const { connection } = await testDatabase()
  await connected(connection('owner'), async (client) => {
    const { network, id } = room.school
    await client.query(
      `update affiliation set ends_on = current_date - 1
        where network_id = $1 and organisation_id = $2 and person_id = any ($3)`,
      [network, id, people],
    )
    await client.query(
      "update seats.day set until = now() - interval '5 days' where network_id = $1",
      [network],
    )
  })
  comesToToday()
}

async function circleOf(people: readonly Person[], seats = 4) {
  const { site, school, goal } = room
  const [host, ...others] = await Promise.all(people.map((person) => school.viewer(person)))
  const id = newId('circle')
  await startCircle(site.db, host!, { id, goal }, site.now())
  const hosting = await school.viewer(people[0]!)
  await agreeOn(site.db, hosting, { id, terms: { seats, door: 'open', agreed: '', meets: '' } })
  for (const viewer of others) await joinCircle(site.db, viewer, id, site.now())
  return id
}

async function membersOf(id: Id<'circle'>, seenBy: Person) {
  const read = await readRoom(room.site.db, await room.school.viewer(seenBy), id)
  return read.circle.members
}

describe('who leaves a school', () => {
  test.each(['by hand', 'by a roster'])('leaves its rooms made %s', async (how) => {
    const { network, id } = room.school
    if (how === 'by a roster') {
      const { connection } = await testDatabase()
      await connected(connection('owner'), (client) =>
        client.query(
          'update classroom_membership set roster_id = $2, source_id = id where network_id = $1',
          [network, id],
        ),
      )
    }
    await comesTo(one, beside)
    await leaves([one])

    expect((await standingOf(room.teacher)).learners).not.toContain(one)
    expect((await standingOf(other)).peers).not.toContain(one)
    expect(await standingOf(one)).toMatchObject({ peers: [], audiences: [], known: [] })
    expect(await seatsOf(one)).toEqual([leavingDay])
  })

  test('as its teacher teaches there no more', async () => {
    await leaves([room.teacher])

    expect(await standingOf(room.teacher)).toMatchObject({ taught: [], learners: [] })
  })

  test('keeps the rooms while they are anything there', async () => {
    await comesTo(one, room.school)
    await room.site.db.as(above(), (tx) =>
      tx
        .updateTable('affiliation')
        .set({ ends_on: leavingDay })
        .where('network_id', '=', room.school.network)
        .where('id', '=', (is) =>
          is
            .selectFrom('affiliation')
            .where('person_id', '=', one)
            .select('id')
            .orderBy('id')
            .limit(1),
        )
        .execute(),
    )

    expect(await seatsOf(one)).toEqual([null])
  })

  test('never begins what was to begin later', async () => {
    const later = await room.school.room({})
    await room.school.enter(later, one, { role: 'learner', from: '2999-01-01' })
    await leaves([one])

    expect((await seatsOf(one)).toSorted()).toEqual([leavingDay, '2999-01-01'])
  })

  test('and comes back, is let in again', async () => {
    await leaves([one])
    await comesTo(one, room.school, '2026-03-31')

    expect((await standingOf(room.teacher)).learners).not.toContain(one)
  })

  test('is in no room by having been a guest in another: those of other schools stay', async () => {
    const guest = await beside.person('learner')
    const hall = await room.school.room({})
    await room.site.db.as(above(), (tx) =>
      tx
        .insertInto('classroom_membership')
        .values({
          network_id: room.school.network,
          id: newId('classroom_membership'),
          classroom_id: hall,
          organisation_id: room.school.id,
          person_id: guest,
          role: 'learner',
          starts_on: '2026-01-01',
        })
        .execute(),
    )
    await comesTo(guest, third)
    await room.site.db.as(above(), (tx) =>
      tx
        .updateTable('affiliation')
        .set({ ends_on: leavingDay })
        .where('network_id', '=', room.school.network)
        .where('organisation_id', '=', beside.id)
        .where('person_id', '=', guest)
        .execute(),
    )

    expect(await seatsOf(guest)).toEqual([null])
  })

  test('is gone from every room when they are gone from Kith', async () => {
    await room.site.db.as(above(), (tx) =>
      tx
        .updateTable('person')
        .set({ status: 'ended' })
        .where('network_id', '=', room.school.network)
        .where('id', '=', one)
        .execute(),
    )
    comesToToday()

    expect((await standingOf(room.teacher)).learners).not.toContain(one)
    expect((await standingOf(other)).peers).not.toContain(one)
  })
})

describe('what was planned', () => {
  test('frees nothing before its day', async () => {
    const id = await circleOf([one, other])
    await leaves([one], '2999-12-31')

    expect((await standingOf(room.teacher)).learners).toContain(one)
    expect(await membersOf(id, other)).toEqual([one, other])
    expect(await seatsOf(one)).toEqual([null])
  })

  test('comes true when anybody comes in on its day', async () => {
    const id = await circleOf([one, other])
    await theDayComes([one])

    expect((await standingOf(room.teacher)).learners).not.toContain(one)
    expect((await standingOf(one)).mates).toEqual([])
    expect((await standingOf(other)).mates).toEqual([])
    expect(await membersOf(id, other)).toEqual([other])
  })

  test('is done once, however many come in at the same moment', async () => {
    await circleOf([one, other])
    await theDayComes([one])
    const { site, learners } = room

    const done = await atOnce(site.db, 4, (turn) => standingOf(learners[turn]!))

    expect(done.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'))
    expect((await standingOf(other)).mates).toEqual([])
  })

  test('frees a seat for who comes next', async () => {
    const id = await circleOf([one, other], 2)
    await theDayComes([one])
    const { site, school } = room

    await joinCircle(site.db, await school.viewer(next), id, site.now())

    expect(await membersOf(id, other)).toEqual([other, next])
  })

  test('is asked for by nobody of another network', async () => {
    const far = await aRoomOnOneGoal(1)
    await theDayComes([one])
    const { connection } = await testDatabase()
    await room.site.db.as(await far.school.viewer(far.teacher), (tx) =>
      sql`insert into seats.day (network_id) values (${room.school.network})`.execute(tx),
    )

    const { rows } = await connected(connection('owner'), (client) =>
      client.query(
        "select until < now() - interval '4 days' as waits from seats.day where network_id = $1",
        [room.school.network],
      ),
    )
    expect(rows).toEqual([{ waits: true }])
  })
})

describe('a circle whose people go to different schools', () => {
  test('at once is left by all but one', async () => {
    const id = await circleOf([one, other])
    await comesTo(one, beside)
    await comesTo(other, third)
    await leaves([one, other])

    expect((await standingOf(one)).mates).toEqual([])
    expect((await standingOf(other)).mates).toEqual([])
    const sitting = [one, other].map((person) => membersOf(id, person).catch(() => []))
    expect((await Promise.all(sitting)).flat()).toHaveLength(1)
  })

  test('one after the other too', async () => {
    await circleOf([one, other])
    await comesTo(one, beside)
    await comesTo(other, third)
    await leaves([one])
    await leaves([other])

    expect((await standingOf(one)).mates).toEqual([])
    expect((await standingOf(other)).mates).toEqual([])
  })
})

describe('an invitation', () => {
  test('to who leaves lapses', async () => {
    await asked(room, await room.school.viewer(one), other)
    await comesTo(other, beside)
    await leaves([other])

    expect(await waitingFor(room, other)).toEqual([])
    await expect(answered(room, other, 'accepted')).rejects.toThrow('nobody asked')
    expect((await standingOf(other)).invited).toEqual([])
  })

  test('from who leaves lapses', async () => {
    await asked(room, await room.school.viewer(one), other)
    await leaves([one])

    expect(await waitingFor(room, other)).toEqual([])
  })

  test('between others stays', async () => {
    await asked(room, await room.school.viewer(one), other)
    await leaves([next])

    expect(await waitingFor(room, other)).toHaveLength(1)
  })

  test('that is answered while its guest leaves seats nobody, whoever is first', async () => {
    await asked(room, await room.school.viewer(one), other)
    await comesTo(other, beside)
    const today = new Date().toISOString().slice(0, 10)

    await atOnce(room.site.db, 2, async (turn) =>
      turn ? leaves([other], today) : answered(room, other, 'accepted'),
    )

    expect((await standingOf(other)).mates).toEqual([])
    expect((await standingOf(one)).mates).toEqual([])
  })
})

describe('at one moment', () => {
  test('leaving and joining leave nobody seated who is gone', async () => {
    const id = await circleOf([one, other])
    const { site, school } = room
    const joining = await school.viewer(next)
    const today = new Date().toISOString().slice(0, 10)
    await comesTo(next, beside)

    await atOnce(site.db, 2, async (turn) =>
      turn ? leaves([next], today) : joinCircle(site.db, joining, id, site.now()),
    )

    expect(await membersOf(id, one)).toEqual([one, other])
    expect((await companyOf(room, one)).mine?.circle.members).toEqual([one, other])
  })

  test('leaving and being let in leave nobody in a room', async () => {
    const { site, school, teacher } = room
    const hall = await school.room({ teachers: [teacher] })
    const arranging = await school.viewer(teacher)

    await atOnce(site.db, 2, async (turn) =>
      turn
        ? leaves([one])
        : letIn(site.db, arranging, { id: hall, person: one, role: 'learner' }, leavingDay),
    )

    expect((await standingOf(teacher)).learners).not.toContain(one)
  })
})

test('somebody is let in for no longer than they are at the school', async () => {
  const { site, school, teacher } = room
  const hall = await school.room({ teachers: [teacher] })
  await leaves([one], '2999-12-31')
  const arranging = await school.viewer(teacher)

  await letIn(site.db, arranging, { id: hall, person: one, role: 'learner' }, leavingDay)

  expect((await seatsOf(one)).toSorted()).toEqual(['2999-12-31', null])
})
