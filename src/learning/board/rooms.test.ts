import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { english } from '../../platform/i18n/locale.ts'
import { orderIn } from '../../platform/i18n/order.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { keepCompany, moveTo, takeUpOwn, takeUpToo } from '../goals/actions.ts'
import type { Company } from '../goals/pursuit.ts'
import { readBoard, readRoomGoals } from './actions.ts'

const today = '2026-03-31'

let site: TestSite
let school: TestSchool
let room: Id<'classroom'>
let aroha: Viewer
let ben: Viewer
let teacher: Viewer
let leader: Viewer
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  const [one, two, three] = [
    await school.person('learner', 'Aroha'),
    await school.person('learner', 'Ben'),
    await school.person('teacher', 'Ms Kaur'),
  ]
  room = await school.room({ learners: [one, two], teachers: [three] })
  aroha = await school.viewer(one)
  ben = await school.viewer(two)
  teacher = await school.viewer(three)
  leader = await school.viewer(await school.person('leader'))
})

const notThere = { kind: 'not-found' }

async function on(who: Viewer, title: string, company: Company = 'alone'): Promise<Id<'goal'>> {
  const beginning = {
    id: newId('pursuit'),
    title,
    why: 'a secret why',
    howKnown: '',
    state: 'active',
  } as const
  const goal = await takeUpOwn(site.db, who, beginning, site.now())
  await keepCompany(site.db, who, goal, company)
  return goal
}
const board = (who: Viewer, of = room) => readBoard(site.db, who, of, today)
const inRoom = async (who: Viewer, of = room) =>
  (await readRoomGoals(site.db, who, of, { day: today, compare: orderIn(english) })).goals

describe('the board', () => {
  test('shows its teacher everybody in the room with all they are on, be it shared or not', async () => {
    await on(aroha, 'To swim')
    await on(ben, 'Fractions', 'open')

    const { room: found, classroom } = await board(teacher)

    expect(classroom.name).toBe('Room 7')
    expect(found.learners.map(({ name }) => name)).toEqual(['Aroha', 'Ben'])
    expect(found.cells.map(({ title }) => title).toSorted()).toEqual(['Fractions', 'To swim'])
  })

  test('shows nothing of learners of other rooms, nor of those who have left', async () => {
    const other = await school.person('learner', 'Elsewhere')
    await school.room({ learners: [other], teachers: [teacher.person] }, 'Room 8')
    const gone = await school.person('learner', 'Gone')
    await school.enter(room, gone, { role: 'learner', to: today })
    await on(await school.viewer(other), 'In the other room', 'open')
    await on(await school.viewer(gone), 'Long ago', 'open')

    const { room: found } = await board(await school.viewer(teacher.person))

    expect(found.learners.map(({ name }) => name)).toEqual(['Aroha', 'Ben'])
    expect(found.cells).toEqual([])
  })

  test('shows nothing that was let go', async () => {
    const goal = await on(aroha, 'To swim')
    await moveTo(site.db, aroha, { goal, state: 'dropped' }, site.now())

    expect((await board(teacher)).room.cells).toEqual([])
  })

  test('is not there for learners, leaders, guardians or colleagues who do not teach the room', async () => {
    const guardian = await school.person('guardian')
    await school.guard(guardian, aroha.person)
    const others = [guardian, await school.person('teacher'), await school.person('staff')]
    for (const one of [
      aroha,
      leader,
      ...(await Promise.all(others.map((other) => school.viewer(other)))),
    ]) {
      await expect(board(one)).rejects.toMatchObject(notThere)
    }
  })
})

describe('the room, as its learners see it', () => {
  test('shows goals and those on them who are open to company, and whether it is mine too', async () => {
    const goal = await on(ben, 'Fractions', 'seeking')
    await takeUpToo(site.db, aroha, goal, site.now())
    await on(ben, 'To swim', 'open')

    expect(await inRoom(aroha)).toMatchObject([
      { title: 'Fractions', mine: true, people: [{ name: 'Ben', seeking: true }] },
      { title: 'To swim', mine: false, people: [{ name: 'Ben', seeking: false }] },
    ])
  })

  test('never shows who works alone, rests, asks for a review, or has met a goal', async () => {
    await on(ben, 'Alone')
    for (const state of ['paused', 'review', 'met', 'idea'] as const) {
      const goal = await on(ben, `In ${state}`, 'seeking')
      await moveTo(site.db, ben, { goal, state }, site.now())
    }

    expect(await inRoom(aroha)).toEqual([])
  })

  test.each(['active', 'paused', 'review'] as const)(
    'calls a goal mine while I am on it: %s',
    async (state) => {
      const goal = await on(ben, 'Fractions', 'seeking')
      await takeUpToo(site.db, aroha, goal, site.now())
      await moveTo(site.db, aroha, { goal, state }, site.now())

      expect(await inRoom(aroha)).toMatchObject([{ goal, mine: true, met: false }])
    },
  )

  test('says of a goal that I have met that I have met it, and offers nothing more', async () => {
    const goal = await on(ben, 'Fractions', 'seeking')
    await takeUpToo(site.db, aroha, goal, site.now())
    await moveTo(site.db, aroha, { goal, state: 'met' }, site.now())

    expect(await inRoom(aroha)).toMatchObject([{ goal, mine: false, met: true }])
    const text = await (await (await cameIn(site, aroha)).get(`/classrooms/${room}`)).text()
    expect(text).toContain('You have met this.')
    expect(text).not.toContain('You are on this too.')
    expect(text).not.toContain(`/goals/${goal}/too`)
  })

  test.each(['idea', 'dropped'] as const)(
    'offers a goal that is only an idea of mine, or that I let go: %s',
    async (state) => {
      const goal = await on(ben, 'Fractions', 'seeking')
      await takeUpToo(site.db, aroha, goal, site.now())
      await moveTo(site.db, aroha, { goal, state }, site.now())

      expect(await inRoom(aroha)).toMatchObject([{ goal, mine: false, met: false }])
    },
  )

  test('does not show me to myself as somebody else’s company', async () => {
    await on(aroha, 'To swim', 'open')

    expect(await inRoom(aroha)).toEqual([])
  })

  test('shows a leader who looks in that the room is there, and no goal in it', async () => {
    await on(aroha, 'To swim', 'open')
    await on(ben, 'Fractions', 'seeking')

    expect(await inRoom(leader)).toEqual([])
  })

  test('shows of a room only its own people, even to who learns in two', async () => {
    const other = await school.person('learner', 'Caro')
    const second = await school.room({ learners: [aroha.person, other] }, 'Room 8')
    const caro = await school.viewer(other)
    await on(caro, 'Of room 8', 'open')
    await on(ben, 'Of room 7', 'open')
    const both = await school.viewer(aroha.person)

    expect((await inRoom(both)).map(({ title }) => title)).toEqual(['Of room 7'])
    expect((await inRoom(both, second)).map(({ title }) => title)).toEqual(['Of room 8'])
  })

  test('is not there for somebody of the school who is not in it', async () => {
    const outside = await school.viewer(await school.person('learner'))

    await expect(inRoom(outside)).rejects.toMatchObject(notThere)
  })
})

describe('to somebody from another school', () => {
  test.each(['learner', 'teacher', 'leader'] as const)(
    'be they a %s, there is no such room',
    async (role) => {
      await on(aroha, 'To swim', 'open')
      const elsewhere = await aSchool(site)
      const stranger = await elsewhere.viewer(await elsewhere.person(role))

      await expect(board(stranger)).rejects.toMatchObject(notThere)
      await expect(inRoom(stranger)).rejects.toMatchObject(notThere)
    },
  )
})

describe('the pages of a room', () => {
  const html = async (who: Viewer, path: string) => {
    const answer = await (await cameIn(site, who)).get(`/classrooms/${room}${path}`)
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') }
  }

  test('the wall names goals and who is open on them, and nobody who works alone', async () => {
    await on(aroha, 'To swim', 'open')
    await on(ben, 'My quiet thing')

    const { text, status } = await html(teacher, '/wall')

    expect(status).toBe(200)
    expect(text).toContain('To swim')
    expect(text).toContain('Aroha')
    expect(text).not.toMatch(/Ben|My quiet thing|a secret why/)
  })

  test('the board never says why, nor what comes next: that is on the goal itself', async () => {
    await on(aroha, 'To swim', 'open')

    const { text } = await html(teacher, '/board')

    expect(text).toContain('To swim')
    expect(text).not.toContain('a secret why')
  })

  test.each([
    'path=nonsense',
    'state=perfect',
    'goal=1',
    'page=-1',
    'page=1e999',
    'page=NaN',
    'page=2.9',
  ])('what an address asks wrongly, such as %s, is not asked', async (query) => {
    await on(aroha, 'To swim')

    const { status, text } = await html(teacher, `/board?${query}`)

    expect(status).toBe(200)
    expect(text).toContain('To swim')
  })

  test('a filter in the address holds', async () => {
    await on(aroha, 'To swim')
    const met = await on(ben, 'Fractions')
    await moveTo(site.db, ben, { goal: met, state: 'met' }, site.now())

    const { text } = await html(teacher, '/board?state=met')

    expect(text).toContain('Fractions')
    expect(text).not.toContain('To swim')
  })

  test('a teacher who opens the room is led to its board; a learner sees the room', async () => {
    expect((await html(teacher, '')).to).toBe(`/classrooms/${room}/board`)
    expect((await html(aroha, '')).status).toBe(200)
  })
})

test('whoever leads the school and does not learn in the room is not told that nobody is open', async () => {
  await on(aroha, 'To swim', 'open')

  const page = await (await (await cameIn(site, leader)).get(`/classrooms/${room}`)).text()

  expect(page).not.toContain('Nobody here is open to company')
  expect(page).not.toContain('To swim')
  expect(page).toContain('for those who learn or teach in this room')
})
