import { beforeEach, describe, expect, test } from 'vitest'
import { atOnce } from '../../../test/at-once.ts'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import {
  findNewcomers,
  letGo,
  letIn,
  makeClassroom,
  readClassroom,
  readClassrooms,
} from './actions.ts'
import type { RoleInClassroom } from './classroom.ts'

const today = '2026-03-31'
const tomorrow = '2026-04-01'

let site: TestSite
let school: TestSchool
let teacher: Id<'person'>
let leader: Id<'person'>
let learner: Id<'person'>
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  teacher = await school.person('teacher', 'Ms Kaur')
  leader = await school.person('leader', 'Mr Pita')
  learner = await school.person('learner', 'Aroha Tamihana')
})

async function made(by: Id<'person'>, name = 'Room 7'): Promise<Id<'classroom'>> {
  const id = newId('classroom')
  const viewer = await school.viewer(by)
  await makeClassroom(site.db, viewer, { id, organisation: school.id, name }, today)
  return id
}

async function letting(
  by: Id<'person'>,
  id: Id<'classroom'>,
  person: Id<'person'>,
  role: RoleInClassroom,
) {
  return letIn(site.db, await school.viewer(by), { id, person, role }, today)
}

/** Who is in the classroom, as its leader sees it. */
async function inside(id: Id<'classroom'>, day = today) {
  const { members } = await readClassroom(site.db, await school.viewer(leader), id, day)
  return members.map(({ id: person, role, membership }) => ({ person, role, membership }))
}

const notThere = { kind: 'not-found' }

describe('making a classroom', () => {
  test('a teacher of the school makes one, and teaches in it at once', async () => {
    const id = await made(teacher)

    expect((await school.viewer(teacher)).standing.taught).toEqual([id])
    expect(await readClassrooms(site.db, await school.viewer(teacher), today)).toEqual([
      {
        id,
        organisation: school.id,
        name: 'Room 7',
        fromRoster: false,
        lastDay: null,
        learners: 0,
        teachers: 'Ms Kaur',
      },
    ])
  })

  test('a leader makes one for others, and does not come to teach by it', async () => {
    const id = await made(leader)

    expect((await school.viewer(leader)).standing).toMatchObject({
      taught: [],
      learners: [],
      audiences: [],
    })
    expect(await inside(id)).toEqual([])
  })

  test('a form sent twice, or twice at once, makes one classroom with one teacher', async () => {
    const id = newId('classroom')
    const viewer = await school.viewer(teacher)
    const make = () =>
      makeClassroom(site.db, viewer, { id, organisation: school.id, name: 'Room 7' }, today)

    await atOnce(site.db, 4, make)
    await make()

    expect(await readClassrooms(site.db, viewer, today)).toHaveLength(1)
    expect(await inside(id)).toHaveLength(1)
  })

  const others = [
    'learner',
    'guardian',
    'volunteer',
    'coach',
    'staff',
    'safeguarding-lead',
  ] as const
  test.each([...others, 'coordinator'] as const)(
    'a %s makes none, and is not shown how',
    async (role) => {
      const person = await school.person(role)
      const visitor = await cameIn(site, { network: school.network, person })

      await expect(made(person)).rejects.toMatchObject(notThere)
      expect(await (await visitor.get('/classrooms')).text()).not.toContain('Make a classroom')
    },
  )

  test.each(['teacher', 'leader', 'administrator'] as const)('a %s is shown how', async (role) => {
    const person = await school.person(role)
    const visitor = await cameIn(site, { network: school.network, person })

    expect(await (await visitor.get('/classrooms')).text()).toContain('Make a classroom')
  })

  test('who was a teacher of the school until last night makes none', async () => {
    const left = await school.person('teacher', 'Mr Left', { to: today })

    await expect(made(left)).rejects.toMatchObject(notThere)
  })

  test('somebody from another school makes none here, even with a name that is free', async () => {
    const stranger = await elsewhere('leader')

    await expect(
      makeClassroom(
        site.db,
        stranger,
        { id: newId('classroom'), organisation: school.id, name: 'Mine' },
        today,
      ),
    ).rejects.toMatchObject(notThere)
    expect(await readClassrooms(site.db, await school.viewer(teacher), today)).toEqual([])
  })
})

describe('letting somebody in', () => {
  test('a learner who is let in is there from today, and has classmates', async () => {
    const id = await made(teacher)
    const friend = await school.person('learner')

    await letting(teacher, id, learner, 'learner')
    await letting(teacher, id, friend, 'learner')

    expect((await school.viewer(learner)).standing.peers).toEqual([friend])
    expect((await school.viewer(teacher)).standing.learners.toSorted()).toEqual(
      [learner, friend].toSorted(),
    )
    expect(await inside(id, '2026-03-30')).toEqual([])
  })

  test('a second tap, and two at once, let in once', async () => {
    const id = await made(teacher)

    const viewer = await school.viewer(teacher)
    const tap = () => letIn(site.db, viewer, { id, person: learner, role: 'learner' }, today)
    await atOnce(site.db, 6, tap)
    await letting(teacher, id, learner, 'learner')

    expect((await inside(id)).filter(({ person }) => person === learner)).toHaveLength(1)
  })

  test('a leader lets a teacher in, and the teacher then teaches', async () => {
    const id = await made(leader)

    await letting(leader, id, teacher, 'teacher')

    expect((await school.viewer(teacher)).standing.taught).toEqual([id])
  })

  test('nobody lets themselves in, in whatever role', async () => {
    const rooms = [await made(leader), await made(teacher)]
    for (const id of rooms) {
      for (const role of ['learner', 'teacher'] as const) {
        await expect(letting(leader, id, leader, role)).rejects.toMatchObject({ kind: 'forbidden' })
      }
      expect((await inside(id)).map(({ person }) => person)).not.toContain(leader)
    }
  })

  test('people come in as what they are at the school, whoever lets them in', async () => {
    const id = await made(teacher)

    for (const by of [teacher, leader]) {
      await expect(letting(by, id, learner, 'teacher')).rejects.toMatchObject({ kind: 'conflict' })
    }
    await expect(
      letting(leader, id, await school.person('teacher'), 'learner'),
    ).rejects.toMatchObject({ kind: 'conflict' })
    for (const role of ['coach', 'staff', 'leader', 'guardian', 'volunteer'] as const) {
      const person = await school.person(role)
      await expect(letting(leader, id, person, 'teacher')).rejects.toMatchObject(notThere)
    }
    expect(await inside(id)).toHaveLength(1)
  })

  test('who learnt or taught at the school until last night is not let in', async () => {
    const id = await made(teacher)

    for (const role of ['learner', 'teacher'] as const) {
      const person = await school.person(role, 'Left', { to: today })
      await expect(letting(leader, id, person, role)).rejects.toMatchObject(notThere)
    }
  })

  test('a teacher who leaves the school teaches no longer, though nobody ended it', async () => {
    const leaving = await school.person('teacher', 'Ms Leaving', { to: tomorrow })
    const id = await made(leaving)
    await letting(leader, id, learner, 'learner')
    expect((await school.viewer(leaving)).standing.learners).toEqual([learner])

    site.clock.pass({ hours: 24 })

    expect((await school.viewer(leaving)).standing).toMatchObject({
      taught: [],
      learners: [],
      audiences: [],
    })
  })

  test('a colleague who does not teach there cannot let anybody in', async () => {
    const id = await made(teacher)
    const colleague = await school.person('teacher')

    await expect(letting(colleague, id, learner, 'learner')).rejects.toMatchObject(notThere)
    await expect(letting(learner, id, learner, 'teacher')).rejects.toMatchObject(notThere)
    await expect(letting(learner, id, colleague, 'teacher')).rejects.toMatchObject(notThere)
  })

  test('somebody from another school is nobody here, and cannot be let in by their id', async () => {
    const id = await made(teacher)
    const other = await aSchool(site)
    const stranger = await other.person('learner')

    for (const by of [teacher, leader]) {
      await expect(letting(by, id, stranger, 'learner')).rejects.toMatchObject(notThere)
    }
    await expect(letting(teacher, id, newId('person'), 'learner')).rejects.toMatchObject(notThere)
    expect((await other.viewer(stranger)).standing.audiences).toEqual([])
  })

  test('the page says the same of a stranger’s id, and of none at all', async () => {
    const id = await made(teacher)
    const visitor = await cameIn(site, { network: school.network, person: teacher })

    for (const person of [newId('person'), 'x', '']) {
      const answer = await visitor.post(`/classrooms/${id}/people`, { person, role: 'learner' })
      expect(answer.status).toBe(404)
    }
    expect(
      (await visitor.post(`/classrooms/${id}/people`, { person: learner, role: 'owner' })).status,
    ).toBe(404)
    expect(site.lines.join('')).not.toContain('"level":"error"')
  })
})

describe('finding somebody to let in', () => {
  const found = async (by: Id<'person'>, text: string, id: Id<'classroom'>) => {
    const people = await findNewcomers(site.db, await school.viewer(by), { id, text }, today)
    return people.map(({ name }) => name)
  }

  test('a part of a name is enough, in whatever letters', async () => {
    const id = await made(teacher)

    expect(await found(teacher, 'AROHA', id)).toEqual(['Aroha Tamihana'])
    expect(await found(teacher, ' tami ', id)).toEqual(['Aroha Tamihana'])
  })

  test('each is offered as what they are at the school, and who is neither is not found', async () => {
    const id = await made(teacher)
    const person = await school.person('teacher', 'Aroha Kaur')
    await school.person('staff', 'Aroha Office')
    await school.person('learner', 'Aroha Left', { to: today })
    const visitor = await cameIn(site, { network: school.network, person: leader })

    const people = await findNewcomers(
      site.db,
      await school.viewer(leader),
      { id, text: 'aroha' },
      today,
    )
    const page = await (await visitor.get(`/classrooms/${id}/people?name=aroha%20kaur`)).text()

    expect(people.map(({ id: one, roles }) => [one, roles])).toEqual([
      [person, ['teacher']],
      [learner, ['learner']],
    ])
    expect(page).toContain('Let in as a teacher')
    expect(page).not.toContain('Let in as a learner')
  })

  test('accents make no difference, neither in the name nor in what is written', async () => {
    const id = await made(teacher)
    await school.person('learner', 'Āria Tautahi')

    expect(await found(teacher, 'aria', id)).toEqual(['Āria Tautahi'])
    expect(await found(teacher, 'Táutâhi', id)).toEqual(['Āria Tautahi'])
  })

  test.each(['%', '_', '\\', "'", '%%_', ''])(
    'the sign %j stands for itself, and finds nobody',
    async (sign) => {
      expect(await found(teacher, sign, await made(teacher))).toEqual([])
    },
  )

  test('only people of this school are found', async () => {
    const id = await made(teacher)
    await (await aSchool(site)).person('learner', 'Aroha Elsewhere')

    expect(await found(leader, 'Aroha', id)).toEqual(['Aroha Tamihana'])
  })

  test('whoever may not arrange the classroom finds nobody', async () => {
    const id = await made(teacher)

    await expect(found(learner, 'Kaur', id)).rejects.toMatchObject(notThere)
    await expect(found(await school.person('teacher'), 'Aroha', id)).rejects.toMatchObject(notThere)
  })
})

describe('ending somebody’s time in a classroom', () => {
  async function holding(person: Id<'person'>, role: RoleInClassroom) {
    const id = await made(leader)
    await letting(leader, id, person, role)
    const [member] = await inside(id)
    return { id, membership: member!.membership }
  }

  test('it ends today, and with it what they could see', async () => {
    const { id, membership } = await holding(teacher, 'teacher')

    await letGo(site.db, await school.viewer(leader), { id, membership }, today)

    expect(await inside(id)).toEqual([])
    expect((await school.viewer(teacher)).standing.taught).toEqual([])
  })

  test('a second tap, also a day later, changes nothing', async () => {
    const { id, membership } = await holding(learner, 'learner')
    const viewer = await school.viewer(leader)

    await letGo(site.db, viewer, { id, membership }, today)
    await letGo(site.db, viewer, { id, membership }, tomorrow)

    const { rows } = await endOf(membership)
    expect(rows).toEqual([today])
  })

  test('one that has not begun never begins', async () => {
    const id = await made(leader)
    await school.enter(id, learner, { role: 'learner', from: '2026-05-01' })
    const viewer = await school.viewer(leader)
    const [waiting] = await site.db.as(viewer, (tx) =>
      tx.selectFrom('classroom_membership').where('person_id', '=', learner).select('id').execute(),
    )

    for (const day of [today, tomorrow])
      await letGo(site.db, viewer, { id, membership: waiting!.id }, day)

    expect(await inside(id, '2026-05-02')).toEqual([])
    expect((await endOf(waiting!.id)).rows).toEqual(['2026-05-01'])
  })

  test('they can be let in again', async () => {
    const { id, membership } = await holding(learner, 'learner')
    await letGo(site.db, await school.viewer(leader), { id, membership }, today)

    await letting(leader, id, learner, 'learner')

    expect((await inside(id)).map(({ person }) => person)).toEqual([learner])
  })

  test('the page asks first, and says who it is', async () => {
    const { id, membership } = await holding(teacher, 'teacher')
    const head = await cameIn(site, { network: school.network, person: leader })
    const at = `/classrooms/${id}/people/${membership}/end`

    const list = await (await head.get(`/classrooms/${id}/people`)).text()
    const page = await (await head.get(at)).text()

    expect(list).toContain(`href="${at}"`)
    expect(list).not.toContain(`action="${at}"`)
    expect(page).toContain('End the time of Ms Kaur in Room 7?')
    expect(page).toContain('Nobody teaches Room 7 then.')
    expect(page).toContain(`action="${at}"`)
    expect(await inside(id)).toHaveLength(1)
    await head.post(at)
    expect((await head.get(at)).status).toBe(404)
    expect(await inside(id)).toEqual([])
  })

  test('whoever ends their own lands on a page that is there for them', async () => {
    const { id, membership } = await holding(teacher, 'teacher')
    const visitor = await cameIn(site, { network: school.network, person: teacher })
    const at = `/classrooms/${id}/people/${membership}/end`
    expect(await (await visitor.get(at)).text()).toContain('That is you.')

    const to = (await visitor.post(at)).headers.get('location') ?? ''

    const landed = await visitor.get(to)
    expect(landed.status).toBe(200)
    expect(await landed.text()).toContain('Ended from today.')
    expect((await visitor.get(`/classrooms/${id}/people`)).status).toBe(404)
  })

  test('whoever only learns there sees who else is in it, and nothing to end or to search', async () => {
    const { id, membership } = await holding(learner, 'learner')
    const visitor = await cameIn(site, { network: school.network, person: learner })

    const page = await (await visitor.get(`/classrooms/${id}/people`)).text()

    expect(page).toContain('Aroha Tamihana')
    expect(page).not.toContain(membership)
    expect(page).not.toContain('name="name"')
    expect((await visitor.get(`/classrooms/${id}/people/${membership}/end`)).status).toBe(404)
  })

  test('it cannot be ended by way of another classroom', async () => {
    const { id, membership } = await holding(learner, 'learner')
    const mine = await made(teacher, 'Mine')

    await letGo(site.db, await school.viewer(teacher), { id: mine, membership }, today)

    expect(await inside(id)).toHaveLength(1)
    await expect(
      letGo(site.db, await school.viewer(teacher), { id, membership }, today),
    ).rejects.toMatchObject(notThere)
    await expect(
      letGo(site.db, await school.viewer(learner), { id, membership }, today),
    ).rejects.toMatchObject(notThere)
  })

  async function endOf(membership: Id<'classroom_membership'>) {
    const found = await site.db.as(await school.viewer(leader), (tx) =>
      tx
        .selectFrom('classroom_membership')
        .where('id', '=', membership)
        .select('ends_on')
        .execute(),
    )
    return { rows: found.map(({ ends_on }) => ends_on) }
  }
})

describe('looking at a classroom', () => {
  test('who is in it, teaches it or leads the school sees who is there, by name', async () => {
    const id = await school.room({ learners: [learner], teachers: [teacher] })

    for (const person of [learner, teacher, leader]) {
      const { members } = await readClassroom(site.db, await school.viewer(person), id, today)
      expect(members.map(({ name }) => name)).toEqual(['Aroha Tamihana', 'Ms Kaur'])
    }
  })

  test('anybody else of the school does not: it is not there', async () => {
    const id = await school.room({ learners: [learner], teachers: [teacher] })
    for (const role of ['learner', 'teacher', 'guardian', 'staff'] as const) {
      const viewer = await school.viewer(await school.person(role))
      await expect(readClassroom(site.db, viewer, id, today)).rejects.toMatchObject(notThere)
    }
  })

  test('the list holds those of the schools in which one works, and names no other', async () => {
    await school.room({ learners: [learner], teachers: [teacher] }, 'Room B')
    await school.room({}, 'Room A')
    await (await aSchool(site)).room({}, 'Elsewhere')

    const rooms = await readClassrooms(site.db, await school.viewer(teacher), today)

    expect(rooms.map(({ name, learners, teachers }) => [name, learners, teachers])).toEqual([
      ['Room A', 0, ''],
      ['Room B', 1, 'Ms Kaur'],
    ])
    expect(await readClassrooms(site.db, await school.viewer(learner), today)).toEqual([])
  })
})

describe('to somebody from another school', () => {
  test.each(['learner', 'teacher', 'leader', 'administrator'] as const)(
    'be they a %s, a classroom is not there, whatever they try',
    async (role) => {
      const id = await school.room({ learners: [learner], teachers: [teacher] })
      const [member] = await inside(id)
      const stranger = await elsewhere(role)

      const tries = [
        readClassroom(site.db, stranger, id, today),
        findNewcomers(site.db, stranger, { id, text: 'a' }, today),
        letIn(site.db, stranger, { id, person: learner, role: 'learner' }, today),
        letGo(site.db, stranger, { id, membership: member!.membership }, today),
      ]

      for (const one of await Promise.allSettled(tries)) {
        expect(one).toMatchObject({ status: 'rejected', reason: notThere })
      }
      expect(await readClassrooms(site.db, stranger, today)).toEqual([])
      expect(await inside(id)).toHaveLength(2)
    },
  )
})

async function elsewhere(
  role: 'learner' | 'teacher' | 'leader' | 'administrator',
): Promise<Viewer> {
  const other = await aSchool(site)
  return other.viewer(await other.person(role))
}
