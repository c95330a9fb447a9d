import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { joinCircle, startCircle } from '../circles/actions.ts'
import { readCompany } from '../circles/company.ts'
import { keepCompany, takeUpOwn, takeUpToo } from '../goals/actions.ts'
import { shareWith } from '../goals/sharing.ts'
import { readPursuit } from '../goals/reading.ts'
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
const read = (who: Viewer) => readLearner(site.db, who, learner.person, site.now())

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

describe('a goal that its owner keeps to themselves', () => {
  const words = ['for the river', 'It floats.']
  const readGoal = (who: Viewer) => readPursuit(site.db, who, { person: learner.person, goal })

  beforeEach(async () => {
    await shareWith(site.db, learner, { goal, audience: 'me' }, site.now())
  })

  test('shows its title to a teacher, and none of its words', async () => {
    const { pursuit, history, mayRead } = await readGoal(teacher)

    expect(pursuit).toMatchObject({ title: 'To swim', why: '', howKnown: '', nextStep: '' })
    expect(history).toEqual([])
    expect(mayRead).toBe(false)
    const page = await cameIn(site, teacher)
    const html = await (await page.get(`/learners/${learner.person}/goals/${goal}`)).text()
    expect(html).toContain('keeps this goal to themselves')
    for (const word of words) expect(html).not.toContain(word)
  })

  test('is not there for a guardian, unless the child is under thirteen', async () => {
    await expect(readGoal(guardian)).rejects.toMatchObject(notThere)
    expect((await read(guardian)).pursuits).toEqual([])

    await school.born(learner.person, '2016-03')

    const young = await school.viewer(guardian.person)
    expect((await readGoal(young)).pursuit).toMatchObject({ why: 'for the river' })
    expect((await read(young)).pursuits).toMatchObject([{ title: 'To swim' }])
  })

  test('is worked on alone, and cannot look for company until its helpers may read it', async () => {
    await shareWith(site.db, learner, { goal, audience: 'helpers' }, site.now())
    await keepCompany(site.db, learner, goal, 'seeking')

    await shareWith(site.db, learner, { goal, audience: 'me' }, site.now())

    expect((await readGoal(learner)).pursuit).toMatchObject({ company: 'alone', audience: 'me' })
    await expect(keepCompany(site.db, learner, goal, 'open')).rejects.toMatchObject({
      kind: 'conflict',
    })
    await shareWith(site.db, learner, { goal, audience: 'helpers' }, site.now())
    await keepCompany(site.db, learner, goal, 'open')
    expect((await readGoal(learner)).pursuit).toMatchObject({ company: 'open' })
  })

  test('starts no circle, joins none, and is hidden again from one in which its owner sits alone', async () => {
    const start = () => startCircle(site.db, learner, { id: newId('circle'), goal }, site.now())
    await expect(start()).rejects.toMatchObject({ kind: 'conflict' })

    await shareWith(site.db, learner, { goal, audience: 'helpers' }, site.now())
    await start()

    await shareWith(site.db, learner, { goal, audience: 'me' }, site.now())
    await shareWith(site.db, learner, { goal, audience: 'helpers' }, site.now())
    await start()
    const mate = await school.person('learner')
    await school.room({ learners: [learner.person, mate] })
    await keepCompany(site.db, await school.viewer(learner.person), goal, 'open')
    const other = await school.viewer(mate)
    await takeUpToo(site.db, other, goal, site.now())
    await shareWith(site.db, other, { goal, audience: 'me' }, site.now())
    const [circle] = (await readCompany(site.db, other, [goal], site.now())).get(goal)!.open
    await expect(joinCircle(site.db, other, circle!.circle.id, site.now())).rejects.toMatchObject({
      kind: 'conflict',
    })
  })

  test('is nobody else’s to hide or to open', async () => {
    for (const who of [teacher, guardian]) {
      await expect(
        shareWith(site.db, who, { goal, audience: 'helpers' }, site.now()),
      ).rejects.toMatchObject(notThere)
    }
  })

  test('is its owner’s whole, with a sentence about who reads along', async () => {
    const page = await cameIn(site, learner)
    const html = await (await page.get(`/goals/${goal}`)).text()

    expect(html).toContain('for the river')
    expect(html).toContain('Only you can read this goal')
    const set = await page.post(`/goals/${goal}/audience`, { audience: 'helpers' })
    expect(set.status).toBe(303)
    expect(await (await page.get(`/goals/${goal}`)).text()).not.toContain('Only you can read this')
    expect((await page.post(`/goals/${goal}/audience`, { audience: 'everyone' })).status).toBe(422)
  })
})

describe('a guardian with limits', () => {
  test('reads what is shared with helpers, and neither proposes nor sees circles or what waits', async () => {
    const limited = await school.person('guardian', 'Petra')
    await school.guard(limited, learner.person, { rights: 'limited' })
    const who = await school.viewer(limited)

    expect(await read(who)).toMatchObject({
      direction: 'To the sea',
      pursuits: [{ title: 'To swim', why: 'for the river' }],
      circles: undefined,
      proposals: [],
      mayPropose: false,
    })
    const page = await cameIn(site, who)
    expect(await (await page.get(`/learners/${learner.person}`)).text()).not.toContain('Propose')
    expect((await page.get(`/learners/${learner.person}/proposals/new`)).status).toBe(404)
  })
})
