import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { keepCompany, moveTo, takeUpOwn, takeUpToo } from '../goals/actions.ts'
import { softLimit } from '../goals/pursuit.ts'
import { sayDirection } from '../plans/actions.ts'
import { readHome } from './actions.ts'

let site: TestSite
let school: TestSchool
let learner: Viewer
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  learner = await school.viewer(await school.person('learner', 'Aroha'))
})

async function on(title: string, who = learner): Promise<Id<'goal'>> {
  site.clock.pass({ minutes: 1 })
  const beginning = { id: newId('pursuit'), title, why: '', howKnown: '', state: 'active' } as const
  return takeUpOwn(site.db, who, beginning, site.now())
}
const home = (who = learner) => readHome(site.db, who, site.now())
const page = async (who = learner) => (await (await cameIn(site, who)).get('/')).text()

describe('home', () => {
  test('of whoever looks after a child leads to the child, with limits or without', async () => {
    for (const rights of ['full', 'limited'] as const) {
      const guardian = await school.person('guardian')
      await school.guard(guardian, learner.person, { rights })

      const html = await page(await school.viewer(guardian))

      expect(html).toContain('My children')
      expect(html).toContain(`href="/learners/${learner.person}"`)
    }
  })

  test('of somebody who has just come says what will be here, and the one thing to do now', async () => {
    expect(await home()).toMatchObject({
      direction: '',
      goals: [],
      hasMore: false,
      invitations: [],
      children: [],
    })

    const html = await page()
    expect(html).toContain('You have not said yet where you are going.')
    expect(html).toContain('href="/goals/new"')
  })

  test('shows at most five goals that are alive, last touched first, and that there are more', async () => {
    const titles = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven']
    for (const title of titles) await on(title)

    const { goals, hasMore } = await home()

    expect(goals.map(({ title }) => title)).toEqual(titles.toReversed().slice(0, softLimit))
    expect(hasMore).toBe(true)
  })

  test('leaves out ideas, and what was met or let go', async () => {
    for (const state of ['idea', 'met', 'dropped'] as const) {
      await moveTo(site.db, learner, { goal: await on(`Is ${state}`), state }, site.now())
    }
    for (const state of ['paused', 'review'] as const) {
      await moveTo(site.db, learner, { goal: await on(`Is ${state}`), state }, site.now())
    }

    expect((await home()).goals.map(({ title }) => title)).toEqual(['Is review', 'Is paused'])
  })

  test('shows company only on goals that are open to it', async () => {
    const friend = await school.person('learner', 'Sina')
    await school.room({ learners: [learner.person, friend] })
    const [me, sina] = [await school.viewer(learner.person), await school.viewer(friend)]
    const goal = await on('To swim', sina)
    await keepCompany(site.db, sina, goal, 'open')
    await takeUpToo(site.db, me, goal, site.now())

    expect((await home(me)).company.size).toBe(0)
    await keepCompany(site.db, me, goal, 'open')

    expect((await home(me)).company.get(goal)?.fellows).toMatchObject([{ name: 'Sina' }])
    expect(await page(me)).toContain('Sina')
  })

  test('of a guardian names their children, and of a teacher their rooms', async () => {
    const [guardian, teacher] = [await school.person('guardian'), await school.person('teacher')]
    await school.guard(guardian, learner.person)
    const room = await school.room({ learners: [learner.person], teachers: [teacher] }, 'Room 12')

    expect((await home(await school.viewer(guardian))).children).toMatchObject([{ name: 'Aroha' }])
    expect(await page(await school.viewer(guardian))).toContain(`/learners/${learner.person}`)
    expect(await page(await school.viewer(teacher))).toContain(`/classrooms/${room}/board`)
  })

  test('begins with where I am going, in my own words and as text', async () => {
    await sayDirection(site.db, learner, 'To build <boats> & sail them')

    expect(await page()).toContain('To build &lt;boats&gt; &amp; sail them')
  })

  test('is mine: nothing of another network is on it', async () => {
    const elsewhere = await aSchool(site)
    const stranger = await elsewhere.viewer(await elsewhere.person('learner'))
    const goal = await on('Far away', stranger)
    await keepCompany(site.db, stranger, goal, 'seeking')

    expect(JSON.stringify(await home())).not.toContain('Far away')
    expect(await page()).not.toContain('Far away')
  })

  test.each(['en-NZ', 'en-XA', 'ar-XB'])('can be read in %s', async (language) => {
    await on('To swim')
    const visitor = await cameIn(site, learner)

    const answer = await visitor.get('/', {
      cookie: `__Host-kith=${visitor.cookies.get('__Host-kith')}; kith-language=${language}`,
    })

    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(`<html lang="${language}"`)
  })
})
