import { beforeEach, describe, expect, test } from 'vitest'
import { atOnce } from '../../../test/at-once.ts'
import { aCompetency } from '../../../test/framework.ts'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import {
  finishStep,
  keepCompany,
  moveTo,
  reword,
  takeUpCompetency,
  takeUpOwn,
  takeUpToo,
} from './actions.ts'
import { readPursuit, readPursuits } from './reading.ts'
import type { Company, State } from './pursuit.ts'

let site: TestSite
let school: TestSchool
let learner: Id<'person'>
let viewer: Viewer
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  learner = await school.person('learner', 'Aroha')
  viewer = await school.viewer(learner)
})

const notThere = { kind: 'not-found' }
const beginning = (state: 'idea' | 'active' = 'active') => ({
  id: newId('pursuit'),
  title: 'Mend my bicycle',
  why: 'to get to the river',
  howKnown: 'it rolls',
  state,
})
const begun = (state?: 'idea' | 'active', who = viewer) =>
  takeUpOwn(site.db, who, beginning(state), site.now())
const own = async (goal: Id<'goal'>, who = viewer) =>
  (await readPursuit(site.db, who, { person: who.person, goal })).pursuit
const statesOf = async (goal: Id<'goal'>) =>
  (await readPursuit(site.db, viewer, { person: learner, goal })).history.map((moment) =>
    moment.kind === 'state' ? moment.state : moment.words,
  )
const move = (goal: Id<'goal'>, state: State, who = viewer) =>
  moveTo(site.db, who, { goal, state }, site.now())

/** A classmate who is on the same goal, or may come to be. */
async function classmate(): Promise<Viewer> {
  const other = await school.person('learner', 'Sina')
  await school.room({ learners: [learner, other] })
  viewer = await school.viewer(learner)
  return school.viewer(other)
}

const competency = () => aCompetency(site, school)

describe('taking up a goal in one’s own words', () => {
  test('begins it now, alone, with the words as they were said', async () => {
    const goal = await begun()

    expect(await own(goal)).toMatchObject({
      person: learner,
      title: 'Mend my bicycle',
      why: 'to get to the river',
      howKnown: 'it rolls',
      nextStep: '',
      state: 'active',
      company: 'alone',
      competency: null,
      begunAt: site.now(),
      touchedAt: site.now(),
    })
    expect(await statesOf(goal)).toEqual(['active'])
  })

  test('or keeps it as an idea', async () => {
    expect((await own(await begun('idea'))).state).toBe('idea')
  })

  test('by a form that is sent twice makes one goal', async () => {
    const form = beginning()

    const first = await takeUpOwn(site.db, viewer, form, site.now())
    const second = await takeUpOwn(
      site.db,
      viewer,
      { ...form, title: 'Something else' },
      site.now(),
    )

    expect(second).toBe(first)
    expect(await readPursuits(site.db, viewer, learner)).toHaveLength(1)
  })

  test('by a form that is sent four times at once makes one goal, and all four find it', async () => {
    const form = beginning()

    const answers = await atOnce(site.db, 4, () => takeUpOwn(site.db, viewer, form, site.now()))

    const [{ goal } = { goal: undefined }, ...more] = await readPursuits(site.db, viewer, learner)
    expect(more).toEqual([])
    expect(answers.map((one) => one.status === 'fulfilled' && one.value)).toEqual(
      Array(4).fill(goal),
    )
    expect(await statesOf(goal!)).toEqual(['active'])
  })

  test('under the id of somebody else’s takes nothing from them, and goes as under any other', async () => {
    const other = await classmate()
    const form = beginning()
    const theirs = await takeUpOwn(site.db, other, form, site.now())

    const mine = await takeUpOwn(site.db, viewer, { ...form, title: 'Mine now' }, site.now())

    expect(await own(theirs, other)).toMatchObject({
      title: 'Mend my bicycle',
      person: other.person,
    })
    expect(await readPursuits(site.db, viewer, learner)).toMatchObject([
      { goal: mine, title: 'Mine now' },
    ])
  })
})

describe('taking up a goal from a map', () => {
  test('begins it in the words of the map, and is the same goal for all of the network', async () => {
    const id = await competency()
    const other = await classmate()

    const mine = await takeUpCompetency(site.db, viewer, id, site.now())
    const theirs = await takeUpCompetency(site.db, other, id, site.now())

    expect(theirs).toBe(mine)
    expect(await own(mine)).toMatchObject({
      title: 'Add two numbers',
      competency: id,
      state: 'active',
      company: 'alone',
    })
  })

  test('several times, by several people at once, makes one goal and a pursuit for each', async () => {
    const id = await competency()
    const other = await classmate()

    const answers = await atOnce(site.db, 8, (turn) =>
      takeUpCompetency(site.db, turn % 2 ? viewer : other, id, site.now()),
    )

    const goals = new Set(
      answers.map((one) => (one.status === 'fulfilled' ? one.value : one.reason)),
    )
    expect(goals.size).toBe(1)
    for (const who of [viewer, other]) {
      expect(await readPursuits(site.db, who, who.person)).toHaveLength(1)
    }
  })

  test('again, once it was let go, goes on where it was', async () => {
    const id = await competency()
    const goal = await takeUpCompetency(site.db, viewer, id, site.now())
    await reword(site.db, viewer, { goal, wording: { why: 'because' } }, site.now())
    await move(goal, 'dropped')

    await takeUpCompetency(site.db, viewer, id, site.now())

    expect(await own(goal)).toMatchObject({ state: 'active', why: 'because' })
  })

  test.each(['paused', 'review', 'met'] as const)(
    'again, while it is %s, leaves it so',
    async (state) => {
      const id = await competency()
      const goal = await takeUpCompetency(site.db, viewer, id, site.now())
      await move(goal, state)

      await takeUpCompetency(site.db, viewer, id, site.now())

      expect((await own(goal)).state).toBe(state)
    },
  )

  test('that another school keeps for itself is not there', async () => {
    const id = await competency()
    const elsewhere = await aSchool(site)
    const stranger = await elsewhere.viewer(await elsewhere.person('learner'))

    await expect(takeUpCompetency(site.db, stranger, id, site.now())).rejects.toMatchObject(
      notThere,
    )
    await expect(
      takeUpCompetency(site.db, viewer, newId('competency'), site.now()),
    ).rejects.toMatchObject(notThere)
  })
})

describe('going the way that another goes', () => {
  test('takes up their goal in the words that they have for it, alone', async () => {
    const other = await classmate()
    const goal = await begun('active', other)
    await keepCompany(site.db, other, goal, 'open')

    await takeUpToo(site.db, viewer, goal, site.now())

    expect(await own(goal)).toMatchObject({
      title: 'Mend my bicycle',
      why: '',
      company: 'alone',
      state: 'active',
    })
  })

  test.each<[string, (goal: Id<'goal'>, other: Viewer) => Promise<void>]>([
    ['who works alone', async () => {}],
    [
      'whose goal rests',
      async (goal, other) => {
        await keepCompany(site.db, other, goal, 'open')
        await move(goal, 'paused', other)
      },
    ],
    [
      'who has let it go',
      async (goal, other) => {
        await keepCompany(site.db, other, goal, 'seeking')
        await move(goal, 'dropped', other)
      },
    ],
  ])('is not open after somebody %s: their goal is not there', async (_who, change) => {
    const other = await classmate()
    const goal = await begun('active', other)
    await change(goal, other)

    await expect(takeUpToo(site.db, viewer, goal, site.now())).rejects.toMatchObject(notThere)
    expect(await readPursuits(site.db, viewer, learner)).toEqual([])
  })

  test('four times at once takes it up once', async () => {
    const other = await classmate()
    const goal = await begun('active', other)
    await keepCompany(site.db, other, goal, 'open')

    const answers = await atOnce(site.db, 4, () => takeUpToo(site.db, viewer, goal, site.now()))

    expect(answers.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'))
    expect(await statesOf(goal)).toEqual(['active'])
  })
})

describe('moving a goal', () => {
  test('keeps every state it was in, newest first', async () => {
    const goal = await begun('idea')
    for (const state of ['active', 'paused', 'active', 'review', 'met'] as const) {
      site.clock.pass({ hours: 1 })
      await move(goal, state)
    }

    expect(await statesOf(goal)).toEqual(['met', 'review', 'active', 'paused', 'active', 'idea'])
    expect(await own(goal)).toMatchObject({
      state: 'met',
      stateSince: site.now(),
      touchedAt: site.now(),
    })
  })

  test('to where it is changes nothing, not even when it was touched', async () => {
    const goal = await begun()
    const before = await own(goal)
    site.clock.pass({ days: 1 })

    await move(goal, 'active')

    expect(await own(goal)).toEqual(before)
    expect(await statesOf(goal)).toEqual(['active'])
  })

  test('by a second tap, or two at once, is done once', async () => {
    const goal = await begun()

    await atOnce(site.db, 4, () => move(goal, 'paused'))

    expect(await statesOf(goal)).toHaveLength(2)
  })

  test('to where it cannot go is refused in words, and changes nothing', async () => {
    const goal = await begun()
    await move(goal, 'met')

    await expect(move(goal, 'paused')).rejects.toMatchObject({ kind: 'conflict' })
    expect((await own(goal)).state).toBe('met')
  })

  test('leaves the wish for company as it was, and the other way round', async () => {
    const goal = await begun()
    await keepCompany(site.db, viewer, goal, 'seeking')
    await move(goal, 'paused')
    expect((await own(goal)).company).toBe('seeking')

    await keepCompany(site.db, viewer, goal, 'alone')
    expect((await own(goal)).state).toBe('paused')
  })
})

describe('the wish for company', () => {
  test.each<Company>(['alone', 'open', 'seeking'])(
    'is %s in one tap, and again',
    async (company) => {
      const goal = await begun()

      await keepCompany(site.db, viewer, goal, company)
      await keepCompany(site.db, viewer, goal, company)

      expect((await own(goal)).company).toBe(company)
    },
  )

  test('leaves no trace of having been another', async () => {
    const goal = await begun()
    const before = await own(goal)
    site.clock.pass({ days: 1 })

    await keepCompany(site.db, viewer, goal, 'seeking')
    await keepCompany(site.db, viewer, goal, 'alone')

    expect(await own(goal)).toEqual(before)
    expect(await statesOf(goal)).toEqual(['active'])
  })
})

describe('words and steps', () => {
  test('are changed one by one, and the others stay', async () => {
    const goal = await begun()
    site.clock.pass({ days: 1 })

    await reword(site.db, viewer, { goal, wording: { why: '' } }, site.now())

    expect(await own(goal)).toMatchObject({
      why: '',
      title: 'Mend my bicycle',
      howKnown: 'it rolls',
      touchedAt: site.now(),
    })
  })

  test('a step that is done stands on the way, and leaves room for the next', async () => {
    const goal = await begun()
    await reword(site.db, viewer, { goal, wording: { nextStep: 'Find the hole' } }, site.now())
    site.clock.pass({ hours: 1 })

    await finishStep(site.db, viewer, goal, site.now())

    expect((await own(goal)).nextStep).toBe('')
    expect(await statesOf(goal)).toEqual(['Find the hole', 'active'])
  })

  test('a step is done once, however often it is tapped', async () => {
    const goal = await begun()
    await reword(site.db, viewer, { goal, wording: { nextStep: 'Find the hole' } }, site.now())

    await atOnce(site.db, 4, () => finishStep(site.db, viewer, goal, site.now()))
    await finishStep(site.db, viewer, goal, site.now())

    expect(await statesOf(goal)).toHaveLength(2)
  })
})

describe('who sees a goal', () => {
  const sees = async (who: Viewer, goal: Id<'goal'>) =>
    readPursuit(site.db, who, { person: learner, goal }).then(
      () => 'whole',
      (error: { kind: string }) => error.kind,
    )

  test('the learner, their teachers and their guardian, whole; nobody else, be it shared or not', async () => {
    const peer = await classmate()
    const [teacher, guardian, leader, staff] = [
      await school.person('teacher'),
      await school.person('guardian'),
      await school.person('leader'),
      await school.person('staff'),
    ]
    await school.room({ learners: [learner], teachers: [teacher] })
    await school.guard(guardian, learner)

    for (const company of ['alone', 'open', 'seeking'] as const) {
      const goal = await begun()
      await keepCompany(site.db, viewer, goal, company)
      expect(await sees(viewer, goal)).toBe('whole')
      expect(await sees(await school.viewer(teacher), goal)).toBe('whole')
      expect(await sees(await school.viewer(guardian), goal)).toBe('whole')
      for (const one of [peer, await school.viewer(leader), await school.viewer(staff)]) {
        expect(await sees(one, goal)).toBe('not-found')
        await expect(readPursuits(site.db, one, learner)).rejects.toMatchObject(notThere)
      }
    }
  })

  test('the second wall says the same: a leader’s query finds no goal, a classmate’s only what is shared', async () => {
    const peer = await classmate()
    const leader = await school.viewer(await school.person('leader'))
    const shared = await begun()
    await keepCompany(site.db, viewer, shared, 'open')
    await begun()
    const resting = await begun()
    await keepCompany(site.db, viewer, resting, 'open')
    await move(resting, 'paused')

    const rows = (who: Viewer) =>
      site.db.as(who, (tx) => tx.selectFrom('pursuit').select('goal_id').execute())

    expect(await rows(viewer)).toHaveLength(3)
    expect((await rows(peer)).map(({ goal_id }) => goal_id)).toEqual([shared])
    expect(await rows(leader)).toEqual([])
    for (const table of ['pursuit_state', 'done_step', 'plan', 'proposal', 'circle'] as const) {
      const seen = await site.db.as(leader, (tx) => tx.selectFrom(table).selectAll().execute())
      expect(seen).toEqual([])
    }
  })

  test('a teacher no more, once they have left the classroom', async () => {
    const teacher = await school.person('teacher')
    const room = await school.room({ learners: [learner] })
    await school.enter(room, teacher, { role: 'teacher', to: '2026-04-01' })
    const goal = await begun()
    expect(await sees(await school.viewer(teacher), goal)).toBe('whole')

    site.clock.pass({ days: 1 })

    expect(await sees(await school.viewer(teacher), goal)).toBe('not-found')
  })
})

describe('to anybody else, from here or elsewhere, a goal is not there to be changed', () => {
  test.each(['learner', 'teacher', 'guardian', 'leader'] as const)(
    'by a %s of another school',
    async (role) => {
      const elsewhere = await aSchool(site)
      await nothingToChange(await elsewhere.viewer(await elsewhere.person(role)))
    },
  )

  test('by a classmate, a teacher, a guardian and a leader', async () => {
    const peer = await classmate()
    const [teacher, guardian] = [await school.person('teacher'), await school.person('guardian')]
    await school.room({ learners: [learner], teachers: [teacher] })
    await school.guard(guardian, learner)
    for (const who of [peer.person, teacher, guardian, await school.person('leader')]) {
      await nothingToChange(await school.viewer(who))
    }
  })

  async function nothingToChange(other: Viewer) {
    const goal = await begun()
    await keepCompany(site.db, viewer, goal, 'alone')
    const before = await own(goal)

    const tries = [
      moveTo(site.db, other, { goal, state: 'met' }, site.now()),
      keepCompany(site.db, other, goal, 'open'),
      reword(site.db, other, { goal, wording: { title: 'Mine' } }, site.now()),
      finishStep(site.db, other, goal, site.now()),
      takeUpToo(site.db, other, goal, site.now()),
      readPursuit(site.db, other, { person: other.person, goal }),
    ]

    for (const one of await Promise.allSettled(tries)) {
      expect(one).toMatchObject({ status: 'rejected', reason: notThere })
    }
    expect(await own(goal)).toEqual(before)
  }
})

describe('the pages of goals', () => {
  const visitor = () => cameIn(site, { network: school.network, person: learner })

  test('a form with nothing in it says so by the field, and keeps what was written', async () => {
    const answer = await (await visitor()).post('/goals', { title: '  ', why: 'because <b>' })

    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Say what you want to be able to do. A few words are enough.')
    expect(html).toContain('because &lt;b&gt;')
  })

  test.each([
    ['title', 501, 'Keep it under 500 letters'],
    ['why', 2001, 'Keep it under 2,000 letters'],
    ['howKnown', 2001, 'Keep it under 2,000 letters'],
  ])('a form with a %s of %i letters says how many are taken', async (field, length, sentence) => {
    const fields = { title: 'To swim', [field]: 'ü'.repeat(length) }
    const answer = await (await visitor()).post('/goals', fields)

    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
  })

  test('five hundred letters of any script are taken', async () => {
    const answer = await (await visitor()).post('/goals', { title: '語'.repeat(500) })

    expect(answer.status).toBe(303)
  })

  test.each([
    ['state', { state: 'perfect' }],
    ['state', {}],
    ['company', { company: 'forced' }],
  ])('a forged %s %j is refused, and changes nothing', async (deed, fields) => {
    const goal = await begun()
    const before = await own(goal)

    const answer = await (await visitor()).post(`/goals/${goal}/${deed}`, fields)

    expect(answer.status).toBe(422)
    expect(await own(goal)).toEqual(before)
  })

  test('after a deed one is back where one was, and nowhere else', async () => {
    const goal = await begun()
    const inside = await visitor()

    const places = []
    for (const back of ['/', '/classrooms/7', '//evil.example', 'https://evil.example']) {
      const answer = await inside.post(`/goals/${goal}/company`, { company: 'open', back })
      places.push(answer.headers.get('location'))
    }

    expect(places).toEqual(['/', '/classrooms/7', '/', '/'])
  })

  test('the goal is shown with its words, its way and who may see it', async () => {
    const goal = await begun()
    await keepCompany(site.db, viewer, goal, 'open')

    const html = await (await (await visitor()).get(`/goals/${goal}`)).text()

    expect(html).toContain('Mend my bicycle')
    expect(html).toContain('to get to the river')
    expect(html).toContain('I started this goal.')
    expect(html).toContain('can read this')
  })
})
