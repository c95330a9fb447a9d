import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { startCircle } from '../circles/actions.ts'
import { keepCompany, takeUpOwn } from '../goals/actions.ts'
import { sayDirection } from '../plans/actions.ts'
import { propose } from '../proposals/actions.ts'
import { readLearner } from './actions.ts'

let site: TestSite
let school: TestSchool
let learner: Viewer
let teacher: Viewer
let guardian: Viewer
let goal: Id<'goal'>
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  const [one, two, three] = [
    await school.person('learner', 'Aroha'),
    await school.person('teacher', 'Ms Kaur'),
    await school.person('guardian', 'Hana'),
  ]
  await school.room({ learners: [one], teachers: [two] })
  await school.guard(three, one)
  learner = await school.viewer(one)
  teacher = await school.viewer(two)
  guardian = await school.viewer(three)
  const beginning = { id: newId('pursuit'), title: 'To swim', why: 'for the river', howKnown: '' }
  goal = await takeUpOwn(site.db, learner, { ...beginning, state: 'active' }, site.now())
  await sayDirection(site.db, learner, 'To the sea')
})

const notThere = { kind: 'not-found' }
const read = (who: Viewer) => readLearner(site.db, who, learner.person)

describe('a learner, looked at', () => {
  test('is seen whole by those who teach them and look after them: direction, goals, circles, what waits', async () => {
    await keepCompany(site.db, learner, goal, 'open')
    await startCircle(site.db, learner, { id: newId('circle'), goal }, site.now())
    const suggestion = {
      id: newId('proposal'),
      learner: learner.person,
      what: { title: 'To dive' },
      because: '',
    }
    await propose(site.db, teacher, suggestion, site.now())

    for (const who of [teacher, guardian]) {
      expect(await read(who)).toMatchObject({
        learner: { id: learner.person, name: 'Aroha' },
        direction: 'To the sea',
        pursuits: [{ title: 'To swim', why: 'for the river' }],
        circles: [{ circle: { goal } }],
      })
    }
    expect((await read(teacher)).proposals.map(({ title }) => title)).toEqual(['To dive'])
  })

  test('is not there for a classmate, be the goal shared or not', async () => {
    const classmate = await school.person('learner')
    await school.room({ learners: [learner.person, classmate] })
    await keepCompany(site.db, learner, goal, 'seeking')

    await expect(read(await school.viewer(classmate))).rejects.toMatchObject(notThere)
  })

  test.each([
    'leader',
    'administrator',
    'staff',
    'teacher',
    'coordinator',
    'safeguarding-lead',
    'guardian',
  ] as const)(
    'is not there for a %s of the school who neither teaches nor looks after them',
    async (role) => {
      await expect(read(await school.viewer(await school.person(role)))).rejects.toMatchObject(
        notThere,
      )
    },
  )

  test.each(['learner', 'teacher', 'leader', 'guardian'] as const)(
    'is not there for a %s of another school',
    async (role) => {
      const elsewhere = await aSchool(site)

      await expect(
        read(await elsewhere.viewer(await elsewhere.person(role))),
      ).rejects.toMatchObject(notThere)
    },
  )
})

describe('the pages of a learner', () => {
  const open = async (who: Viewer, path = '') => {
    const answer = await (await cameIn(site, who)).get(`/learners/${learner.person}${path}`)
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') }
  }

  test('are to read: nothing on them changes a goal', async () => {
    for (const who of [teacher, guardian]) {
      for (const path of ['', `/goals/${goal}`]) {
        const { status, text } = await open(who, path)
        expect(status).toBe(200)
        expect(text).toContain('To swim')
        expect(text).not.toMatch(/action="\/goals\//)
      }
    }
  })

  test('lead a learner who opens their own to their goals', async () => {
    expect(await open(learner)).toMatchObject({ status: 303, to: '/goals' })
  })

  test('are not there for others, and say nothing of why', async () => {
    const leader = await school.viewer(await school.person('leader'))
    for (const path of ['', `/goals/${goal}`, `/goals/${newId('goal')}`]) {
      const { status, text } = await open(leader, path)
      expect(status).toBe(404)
      expect(text).not.toMatch(/Aroha|To swim/)
    }
  })
})
