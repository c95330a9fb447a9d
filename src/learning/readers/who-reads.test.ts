import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import { keepCompany, takeUpOwn } from '../goals/actions.ts'
import { shareWith } from '../goals/sharing.ts'
import { startCircle } from '../circles/actions.ts'

let site: TestSite
let school: TestSchool
let child: Id<'person'>
let goal: Id<'goal'>
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  child = await school.person('learner')
  const own = { id: newId('pursuit'), title: 'To swim', why: '', howKnown: '' }
  goal = await takeUpOwn(
    site.db,
    await school.viewer(child),
    { ...own, state: 'active' },
    site.now(),
  )
})

async function said(path: string): Promise<string> {
  const inside = await cameIn(site, await school.viewer(child))
  const page = await (await inside.get(path)).text()
  return /<p class="[^"]*who-reads">(.*?)<\/p>/s.exec(page)?.[1] ?? ''
}

async function taughtAndLookedAfter() {
  const [teacher, guardian] = [
    await school.person('teacher'),
    await school.person('guardian', 'Mere'),
  ]
  await school.room({ learners: [child, await school.person('learner')], teachers: [teacher] })
  await school.guard(guardian, child)
}

async function kept(audience: 'me' | 'helpers') {
  await shareWith(site.db, await school.viewer(child), { goal, audience }, site.now())
}

describe('where a child writes, it is said who can read it', () => {
  test.each([
    '/goals/new',
    '/goals/GOAL',
    '/goals/GOAL/words',
    '/goals/GOAL/step',
    '/plan/direction',
  ])('on %s', async (path) => {
    await taughtAndLookedAfter()

    const sentence = await said(path.replace('GOAL', goal))

    expect(sentence).toContain('your teachers and those who look after you can read this')
    expect(sentence).toContain('safety at your school')
  })

  test('on the page of what a circle agrees', async () => {
    const start = { id: newId('circle'), goal }
    await keepCompany(site.db, await school.viewer(child), goal, 'open')
    const circle = await startCircle(site.db, await school.viewer(child), start, site.now())

    const sentence = await said(`/circles/${circle}/agreement`)

    expect(sentence).toContain('all of you in the circle')
    expect(sentence).toContain('its door is open')
    expect(sentence).toContain('safety at your school')
  })

  test('also when something has to be said better', async () => {
    const inside = await cameIn(site, await school.viewer(child))

    for (const [path, form] of [
      ['/goals', { title: '' }],
      [`/goals/${goal}/words`, { title: '' }],
      [`/goals/${goal}/step`, { nextStep: 'x'.repeat(501) }],
      ['/plan/direction', { direction: 'x'.repeat(301) }],
    ] as const) {
      const answer = await inside.post(path, form)
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('who-reads')
    }
  })
})

describe('the sentence is true', () => {
  test('for a child with nobody beside them yet', async () => {
    expect(await said(`/goals/${goal}`)).toContain('Nobody teaches you or looks after you here yet')
  })

  test('for one who is open to company: others learn what it is called, and no more', async () => {
    await taughtAndLookedAfter()
    await keepCompany(site.db, await school.viewer(child), goal, 'open')

    expect(await said(`/goals/${goal}`)).toContain(
      'What you call it can also be seen by learners in your classrooms, because you are open to company.',
    )
  })

  test('for a goal kept to oneself: from thirteen on nobody at home reads it', async () => {
    await taughtAndLookedAfter()
    await kept('me')

    await school.born(child, '2010-03')
    const older = await said(`/goals/${goal}`)
    expect(older).toContain('Only you can read this goal.')
    expect(older).toContain('What it is called, and how far it is, can be seen by your teachers.')
    expect(older).not.toMatch(/thirteen|look after|safety/)
  })

  test('before that only whoever looks after them in full does, by name', async () => {
    await taughtAndLookedAfter()
    await school.guard(await school.person('guardian', 'Petra'), child, { rights: 'limited' })
    await kept('me')
    await school.born(child, '2016-03')

    const young = await said(`/goals/${goal}`)

    expect(young).toContain('Mere (until you are thirteen) can read this')
    expect(young).not.toContain('Petra')
  })

  test('for a child whose only guardian has limits', async () => {
    await school.guard(await school.person('guardian', 'Petra'), child, { rights: 'limited' })
    await school.born(child, '2016-03')
    expect(await said(`/goals/${goal}`)).toContain('those who look after you can read this')

    await kept('me')

    const alone = await said(`/goals/${goal}`)
    expect(alone).toContain('Only you can read this goal.')
    expect(alone).not.toMatch(/thirteen|look after/)
  })

  test('from the eighteenth birthday nobody looks after them', async () => {
    await taughtAndLookedAfter()
    await school.born(child, '2008-01')

    expect(await said(`/goals/${goal}`)).not.toContain('look after you')
  })
})
