import { describe, expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { takeUpOwn } from '../goals/actions.ts'
import { newId, type Id } from '../../platform/id.ts'
import { stewardOf } from '../../people/organisations/actions.ts'
import { isOver } from '../../people/classrooms/classroom.ts'

const day = '2026-03-31'

/** A term of a school that lasts until this day. */
async function aTerm({ db }: TestSite, school: TestSchool, last: string) {
  const id = newId('academic_session')
  const viewer = stewardOf(school)
  const term = { network_id: school.network, id, organisation_id: school.id, title: 'Term' }
  const days = { starts_on: '2025-01-01', ends_on: last }
  await db.as(viewer, (tx) =>
    tx
      .insertInto('academic_session')
      .values({ ...term, ...days, kind: 'term' })
      .execute(),
  )
  return id
}

/** Gives a classroom these terms, and no others. */
async function giveTerms(
  { db }: TestSite,
  school: TestSchool,
  room: Id<'classroom'>,
  terms: readonly Id<'academic_session'>[],
) {
  await db.as(stewardOf(school), (tx) =>
    tx
      .updateTable('classroom')
      .set({ session_ids: [...terms] })
      .where('network_id', '=', school.network)
      .where('id', '=', room)
      .execute(),
  )
}

/** A room of two learners and their teacher whose terms end on these days; one of the learners has a goal. */
async function aRoomUntil(lasts: readonly string[]) {
  const site = await testSite(new Date(`${day}T12:00:00+13:00`))
  const school = await aSchool(site)
  const [teacher, aroha, ben] = [
    await school.person('teacher'),
    await school.person('learner', 'Aroha'),
    await school.person('learner', 'Ben'),
  ]
  const room = await school.room({ learners: [aroha, ben], teachers: [teacher] }, 'Room 1')
  const words = { title: 'Swim', why: 'For the lagoon.', howKnown: '' }
  const pursuit = newId('pursuit')
  const theirs = await school.viewer(aroha)
  await takeUpOwn(site.db, theirs, { id: pursuit, state: 'active', ...words }, site.now())
  const terms: Id<'academic_session'>[] = []
  for (const last of lasts) terms.push(await aTerm(site, school, last))
  await giveTerms(site, school, room, terms)
  const comesIn = (person: Id<'person'>) => cameIn(site, { network: school.network, person })
  return { site, school, teacher, aroha, ben, room, comesIn }
}

/** What the room still opens, in the program and by the rows that the database shows. */
async function openedBy({
  site,
  school,
  teacher,
  aroha,
  ben,
  room,
}: Awaited<ReturnType<typeof aRoomUntil>>) {
  const [taught, learnt] = [await school.viewer(teacher), await school.viewer(aroha)]
  const goals = await site.db.as(taught, (tx) =>
    tx.selectFrom('pursuit').where('network_id', '=', school.network).select('person_id').execute(),
  )
  return {
    taught: taught.standing.taught.includes(room),
    learners: taught.standing.learners.length,
    goals: goals.length,
    peers: learnt.standing.peers.includes(ben),
    audience: learnt.standing.audiences.includes(room),
  }
}

const open = { taught: true, learners: 2, goals: 1, peers: true, audience: true }
const closed = { taught: false, learners: 0, goals: 0, peers: false, audience: false }

describe('a classroom', () => {
  test.each([
    ['whose only term ended yesterday', ['2026-03-30'], closed],
    ['whose terms ended long ago', ['2025-06-30', '2025-12-18'], closed],
    ['on the last day of its term', ['2026-03-31'], open],
    ['of which one term goes on', ['2025-06-30', '2026-06-30'], open],
    ['without a term', [], open],
  ])('%s binds those in it, or nobody', async (_which, lasts, expected) => {
    expect(await openedBy(await aRoomUntil(lasts))).toEqual(expected)
  })

  test('goes on as soon as it has a term that lasts', async () => {
    const there = await aRoomUntil(['2025-12-18'])
    const next = await aTerm(there.site, there.school, '2026-12-18')

    await giveTerms(there.site, there.school, there.room, [next])

    expect(await openedBy(there)).toEqual(open)
  })

  test('that is over says so to those who arrange classrooms, and has no board', async () => {
    const { school, teacher, room, comesIn } = await aRoomUntil(['2026-03-01'])
    const leader = await comesIn(await school.person('leader'))
    const taught = await comesIn(teacher)

    const says = 'Its last term ended on 1 March 2026'
    expect(await (await leader.get('/classrooms')).text()).toContain(says)
    expect(await (await leader.get(`/classrooms/${room}/people`)).text()).toContain(says)
    expect(await (await taught.get('/classrooms')).text()).toContain(says)
    expect((await taught.get(`/classrooms/${room}/board`)).status).toBe(404)
    expect((await taught.get(`/classrooms/${room}`)).status).toBe(404)
  })

  test('that goes on says nothing of its terms', async () => {
    const { school, comesIn } = await aRoomUntil([day])
    const leader = await comesIn(await school.person('leader'))

    expect(await (await leader.get('/classrooms')).text()).not.toContain('last term')
  })

  test('is over from the day after its last', () => {
    expect(isOver({ lastDay: '2026-06-30' }, '2026-06-30')).toBe(false)
    expect(isOver({ lastDay: '2026-06-30' }, '2026-07-01')).toBe(true)
    expect(isOver({ lastDay: null }, '2026-07-01')).toBe(false)
  })
})
