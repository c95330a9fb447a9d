import { beforeEach, describe, expect, test } from 'vitest'
import { atOnce } from '../../../test/at-once.ts'
import { aCompetency } from '../../../test/framework.ts'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { moveTo, takeUpCompetency } from '../goals/actions.ts'
import { readPursuits } from '../goals/reading.ts'
import {
  answerProposal,
  propose,
  readOpenProposals,
  readProposing,
  readTakenBack,
  withdrawProposal,
} from './actions.ts'

let site: TestSite
let school: TestSchool
let learner: Viewer
let teacher: Viewer
let guardian: Viewer
let classmate: Viewer
let leader: Viewer
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  const people = {
    learner: await school.person('learner', 'Aroha'),
    classmate: await school.person('learner'),
    teacher: await school.person('teacher', 'Ms Kaur'),
    guardian: await school.person('guardian', 'Hana'),
    leader: await school.person('leader'),
  }
  await school.room({ learners: [people.learner, people.classmate], teachers: [people.teacher] })
  await school.guard(people.guardian, people.learner)
  learner = await school.viewer(people.learner)
  classmate = await school.viewer(people.classmate)
  teacher = await school.viewer(people.teacher)
  guardian = await school.viewer(people.guardian)
  leader = await school.viewer(people.leader)
})

const notThere = { kind: 'not-found' }
const words = { title: 'Write a letter to the council' }

async function proposed(by = teacher, what: Parameters<typeof propose>[2]['what'] = words) {
  const id = newId('proposal')
  await propose(
    site.db,
    by,
    { id, learner: learner.person, what, because: 'you care about the bus' },
    site.now(),
  )
  return id
}

const answer = (id: Id<'proposal'>, says: 'accepted' | 'declined', who = learner) =>
  answerProposal(site.db, who, { id, answer: says }, site.now())
const waiting = async (who = learner) => readOpenProposals(site.db, who, learner.person)
const goals = () => readPursuits(site.db, learner, learner.person)

describe('proposing a goal', () => {
  test('puts it before the learner, with who proposes it and why, and makes no goal', async () => {
    const id = await proposed()

    expect(await waiting()).toMatchObject([
      {
        id,
        title: words.title,
        because: 'you care about the bus',
        from: { name: 'Ms Kaur' },
        answer: null,
      },
    ])
    expect(await goals()).toEqual([])
  })

  test('is open to who teaches them and to who looks after them', async () => {
    await proposed(teacher)
    await proposed(guardian)

    expect((await waiting()).map(({ from }) => from?.name).toSorted()).toEqual(['Hana', 'Ms Kaur'])
  })

  test('is open to nobody else: to them there is no such learner', async () => {
    for (const other of [classmate, leader, learner]) {
      await expect(proposed(other)).rejects.toMatchObject(notThere)
    }
    expect(await waiting()).toEqual([])
  })

  test('by a form sent twice, or four times at once, proposes once', async () => {
    const suggestion = { id: newId('proposal'), learner: learner.person, what: words, because: '' }

    await atOnce(site.db, 4, () => propose(site.db, teacher, suggestion, site.now()))
    await propose(site.db, teacher, suggestion, site.now())

    expect(await waiting()).toHaveLength(1)
  })

  test('from a map proposes the goal of the map, once while it waits', async () => {
    const competency = await aCompetency(site, school, 'Read a timetable')

    await proposed(teacher, { competency })
    await proposed(guardian, { competency })

    expect((await waiting()).map(({ title }) => title)).toEqual(['Read a timetable'])
  })

  test('from a map offers those whom one teaches or looks after, and nobody to others', async () => {
    const competency = await aCompetency(site, school, 'Read a timetable')
    const offered = async (who: Viewer) => {
      const { learners, title } = await readProposing(site.db, who, competency)
      return [title, ...learners.map(({ id }) => id)]
    }

    expect((await offered(teacher)).toSorted()).toEqual(
      ['Read a timetable', learner.person, classmate.person].toSorted(),
    )
    expect(await offered(guardian)).toEqual(['Read a timetable', learner.person])
    for (const other of [learner, classmate, leader]) {
      expect(await offered(other)).toEqual(['Read a timetable'])
    }
  })

  test('from a map that is not theirs is refused', async () => {
    const competency = await aCompetency(site, await aSchool(site))

    await expect(proposed(teacher, { competency })).rejects.toMatchObject(notThere)
  })
})

describe('the learner’s answer', () => {
  test('yes makes it their goal, begun alone', async () => {
    const goal = await answer(await proposed(), 'accepted')

    expect(await goals()).toMatchObject([
      { goal, title: words.title, state: 'active', company: 'alone' },
    ])
    expect(await waiting()).toEqual([])
  })

  test('no makes none, and says nothing more', async () => {
    expect(await answer(await proposed(), 'declined')).toBeUndefined()

    expect(await goals()).toEqual([])
    expect(await waiting(teacher)).toEqual([])
  })

  test.each([
    ['accepted', 'declined', 1],
    ['declined', 'accepted', 0],
  ] as const)('%s and then %s: the first one holds', async (first, second, count) => {
    const id = await proposed()

    const goal = await answer(id, first)
    expect(await answer(id, second)).toBe(goal)

    expect(await goals()).toHaveLength(count)
  })

  test('given four times at once is given once', async () => {
    const id = await proposed()

    const answers = await atOnce(site.db, 4, () => answer(id, 'accepted'))

    expect(new Set(answers.map((one) => one.status === 'fulfilled' && one.value)).size).toBe(1)
    expect(await goals()).toHaveLength(1)
  })

  test('yes to a goal they are on already leaves it as it is', async () => {
    const competency = await aCompetency(site, school)
    const id = await proposed(teacher, { competency })
    const goal = await takeUpCompetency(site.db, learner, competency, site.now())
    await moveTo(site.db, learner, { goal, state: 'review' }, site.now())

    expect(await answer(id, 'accepted')).toBe(goal)

    expect(await goals()).toMatchObject([{ goal, state: 'review' }])
  })

  test('no does not keep anybody from proposing it again', async () => {
    const competency = await aCompetency(site, school)
    await answer(await proposed(teacher, { competency }), 'declined')

    await proposed(guardian, { competency })

    expect(await waiting()).toHaveLength(1)
  })

  test('is the learner’s alone: nobody says yes for them', async () => {
    const id = await proposed()
    for (const other of [teacher, guardian, classmate, leader]) {
      await expect(answer(id, 'accepted', other)).rejects.toMatchObject(notThere)
    }
    expect(await waiting()).toHaveLength(1)
    expect(await goals()).toEqual([])
  })
})

describe('taking a proposal back', () => {
  const takeBack = (id: Id<'proposal'>, who = teacher) =>
    withdrawProposal(site.db, who, id, site.now())

  test('is for the one who made it, and as if it had not been', async () => {
    const id = await proposed()

    await takeBack(id)
    await takeBack(id)

    expect(await waiting()).toEqual([])
  })

  test('is for nobody else, not even another who teaches them', async () => {
    const id = await proposed()
    for (const other of [guardian, learner, classmate, leader]) {
      await expect(takeBack(id, other)).rejects.toMatchObject(notThere)
    }
    expect(await waiting()).toHaveLength(1)
  })

  test('comes too late for an answer, which holds', async () => {
    const id = await proposed()
    await answer(id, 'accepted')

    await takeBack(id)

    expect(await goals()).toHaveLength(1)
  })

  test('is said to a learner who answers after it', async () => {
    const id = await proposed()
    await takeBack(id)

    await expect(answer(id, 'accepted')).rejects.toMatchObject({ kind: 'conflict' })
    expect(await goals()).toEqual([])
  })

  test('at the moment of the answer: one of them holds, whole', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await proposed()
      const before = (await goals()).length

      await atOnce(site.db, 4, async (turn) => (turn % 2 ? answer(id, 'accepted') : takeBack(id)))

      const isGoal = (await goals()).length > before
      expect(await answerOf(id)).toBe(isGoal ? 'accepted' : 'withdrawn')
    }
  })

  async function answerOf(id: Id<'proposal'>) {
    const found = await site.db.as(learner, (tx) =>
      tx.selectFrom('proposal').where('id', '=', id).select('answer').executeTakeFirst(),
    )
    return found?.answer
  }
})

describe('who sees what waits', () => {
  test('the learner, all of it', async () => {
    await proposed(teacher)
    await proposed(guardian)

    expect(await waiting()).toHaveLength(2)
  })

  test('who follows their way, all of it; with a name where they know it', async () => {
    const colleague = await school.person('teacher', 'Mr Ioane')
    await school.room({ learners: [learner.person], teachers: [colleague, teacher.person] })
    await proposed(teacher)
    await proposed(guardian)
    // Both were proposed at one moment of the clock, so neither comes first.
    const names = async (who: Viewer) =>
      (await waiting(who)).map(({ from }) => from?.name).toSorted()

    expect(await names(await school.viewer(colleague))).toEqual(['Hana', 'Ms Kaur'])
    expect(await names(teacher)).toEqual(['Hana', 'Ms Kaur'])
    expect(await names(guardian)).toEqual(['Hana', undefined])
  })

  test('nobody else', async () => {
    await proposed()

    for (const one of [classmate, leader])
      await expect(waiting(one)).rejects.toMatchObject(notThere)
  })

  test.each(['learner', 'teacher', 'guardian', 'leader'] as const)(
    'to a %s of another school there is no such learner and no such proposal',
    async (role) => {
      const id = await proposed()
      const elsewhere = await aSchool(site)
      const stranger = await elsewhere.viewer(await elsewhere.person(role))

      for (const one of await Promise.allSettled([
        proposed(stranger),
        waiting(stranger),
        answer(id, 'accepted', stranger),
        withdrawProposal(site.db, stranger, id, site.now()),
      ])) {
        expect(one).toMatchObject({ status: 'rejected', reason: notThere })
      }
      expect(await waiting()).toHaveLength(1)
    },
  )
})

describe('a proposal is signed', () => {
  test('whoever reads it reads who made it and as what, also who knows them from nowhere else', async () => {
    await proposed(teacher)
    await proposed(guardian)

    const signed = await waiting(guardian)
    expect(signed.toSorted((one) => (one.byName === 'Hana' ? 1 : -1))).toMatchObject([
      { byName: 'Ms Kaur', byRole: 'teacher', from: null },
      { byName: 'Hana', byRole: 'guardian' },
    ])
    const page = await (
      await (await cameIn(site, guardian)).get(`/learners/${learner.person}`)
    ).text()
    expect(page).toContain('Ms Kaur')
    expect(page).toContain('Teacher')
  })
})

describe('a proposal that was taken back', () => {
  const takenBack = (who: Viewer) => readTakenBack(site.db, who, learner.person, site.now())
  const asLead = async () => {
    const lead = await school.viewer(await school.person('safeguarding-lead'))
    return { ...lead, standing: { ...lead.standing, looking: [learner.person] } }
  }

  beforeEach(async () => {
    await withdrawProposal(site.db, teacher, await proposed(), site.now())
  })

  test('is told to the learner and to whoever follows their way: by whom and when, and no word of it', async () => {
    for (const who of [learner, guardian, teacher]) {
      expect(await takenBack(who)).toMatchObject([
        { byName: 'Ms Kaur', byRole: 'teacher', takenBackAt: site.now(), said: undefined },
      ])
    }
    for (const [who, path] of [
      [learner, '/'],
      [guardian, `/learners/${learner.person}`],
    ] as const) {
      const page = await (await (await cameIn(site, who)).get(path)).text()
      expect(page).toContain('proposed something, and took it back on 31 March.')
      expect(page).toContain('Ms Kaur')
      expect(page).not.toContain(words.title)
    }
  })

  test('is read by whom answers for the safety of the learner, while they look', async () => {
    expect(await takenBack(await asLead())).toMatchObject([
      { said: { title: words.title, because: 'you care about the bus' } },
    ])
  })

  test('is told for thirty days, and nobody else is told', async () => {
    await expect(takenBack(classmate)).rejects.toMatchObject(notThere)

    site.clock.pass({ days: 30 })

    expect(await takenBack(learner)).toEqual([])
  })
})

describe('the pages of proposals', () => {
  test.each([
    ['accepted', 'It was taken up before that.'],
    ['declined', 'It was answered before that.'],
  ] as const)('taking back what was %s says what became of it', async (says, told) => {
    const id = await proposed()
    await answer(id, says)
    const inside = await as(teacher)
    const back = `/learners/${learner.person}`

    await inside.post(`/proposals/${id}/withdraw`, { back })

    expect(await (await inside.get(back)).text()).toContain(told)
  })

  test('what waits already is said to wait, and not to be sent', async () => {
    const competency = await aCompetency(site, school, 'Adds fractions')
    await proposed(teacher, { competency })
    const inside = await as(guardian)

    const form = { learner: learner.person, because: '' }
    await inside.post(`/competencies/${competency}/proposals`, form)

    const page = await (await inside.get(`/learners/${learner.person}`)).text()
    expect(page).toContain('proposed to them already')
  })

  const as = (who: Viewer) => cameIn(site, who)
  const form = () => `/learners/${learner.person}/proposals/new`

  test('the form is there for who may propose, and for nobody else', async () => {
    for (const one of [teacher, guardian])
      expect((await (await as(one)).get(form())).status).toBe(200)
    for (const one of [classmate, leader, learner]) {
      expect((await (await as(one)).get(form())).status).toBe(404)
    }
  })

  test('an empty form says so by the field, and keeps what was written', async () => {
    const sent = { title: ' ', because: 'since <i>' }
    const answered = await (await as(teacher)).post(`/learners/${learner.person}/proposals`, sent)

    expect(answered.status).toBe(422)
    const html = await answered.text()
    expect(html).toContain('Say what you would propose. A few words are enough.')
    expect(html).toContain('since &lt;i&gt;')
  })

  test('an empty form of somebody who may not propose is not even looked at', async () => {
    const answered = await (await as(classmate)).post(`/learners/${learner.person}/proposals`, {})

    expect(answered.status).toBe(404)
  })

  test('what is sent is said to be sent, and stands before the learner with its two answers', async () => {
    const answered = await (await as(teacher)).post(`/learners/${learner.person}/proposals`, words)

    expect(answered.headers.get('location')).toBe(`/learners/${learner.person}`)
    const home = await (await (await as(learner)).get('/')).text()
    expect(home).toContain(words.title)
    expect(home).toContain('value="accepted"')
    expect(home).toContain('value="declined"')
  })

  test('only the one who made it is offered to take it back', async () => {
    const id = await proposed()
    const page = async (who: Viewer) =>
      (await (await as(who)).get(`/learners/${learner.person}`)).text()

    const colleague = await school.person('teacher')
    await school.room({ learners: [learner.person], teachers: [colleague, teacher.person] })
    const other = await page(await school.viewer(colleague))

    expect(await page(teacher)).toContain(`/proposals/${id}/withdraw`)
    expect(other).toContain(words.title)
    expect(other).not.toContain(`/proposals/${id}/withdraw`)
  })

  test('a forged answer is none', async () => {
    const id = await proposed()
    const answered = await (
      await as(learner)
    ).post(`/proposals/${id}/answer`, { answer: 'withdrawn' })

    expect(answered.status).toBe(404)
    expect(await waiting()).toHaveLength(1)
  })
})

test('a proposal waits on when the one who made it has left the room, and is then somebody’s', async () => {
  const site = await testSite()
  const school = await aSchool(site)
  const [learner, teacher] = [await school.person('learner'), await school.person('teacher')]
  const room = await school.room({ learners: [learner] })
  await school.enter(room, teacher, { role: 'teacher', to: '2026-04-01' })
  const suggestion = { id: newId('proposal'), learner, what: { title: 'Read a map' }, because: '' }
  await propose(site.db, await school.viewer(teacher), suggestion, site.now())

  site.clock.pass({ days: 2 })

  const viewer = await school.viewer(learner)
  const [waiting] = await readOpenProposals(site.db, viewer, learner)
  expect(waiting).toMatchObject({ title: 'Read a map', from: null })
})
