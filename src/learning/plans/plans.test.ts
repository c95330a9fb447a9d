import { beforeEach, describe, expect, test } from 'vitest'
import { atOnce } from '../../../test/at-once.ts'
import { signsOn } from '../../../test/began.ts'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readDirection, sayDirection } from './actions.ts'

let site: TestSite
let school: TestSchool
let learner: Viewer
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  learner = await school.viewer(await school.person('learner'))
})

const direction = (who = learner) => readDirection(site.db, who, learner.person)

describe('where I am going', () => {
  test('is empty until I say it', async () => {
    expect(await direction()).toBe('')
  })

  test('is what I said last, and nothing again when I take it back', async () => {
    await sayDirection(site.db, learner, 'To the sea')
    await sayDirection(site.db, learner, 'Over the sea')
    expect(await direction()).toBe('Over the sea')

    await sayDirection(site.db, learner, '')
    expect(await direction()).toBe('')
  })

  test('said twice at once is said', async () => {
    const said = await atOnce(site.db, 4, () => sayDirection(site.db, learner, 'To the sea'))

    expect(said.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'))
    expect(await direction()).toBe('To the sea')
  })

  test('said in another tab meanwhile is not written over, and what I wrote stays', async () => {
    const visitor = await cameIn(site, learner)
    const signs = signsOn(await (await visitor.get('/plan/direction')).text())
    await sayDirection(site.db, learner, 'To the sea')

    const answer = await visitor.post('/plan/direction', { ...signs, direction: 'To the hills' })
    const text = await answer.text()
    expect(answer.status).toBe(409)
    expect(text).toContain('Now it says: “To the sea”')
    expect(text).toContain('To the hills</textarea>')
    expect(await direction()).toBe('To the sea')

    await visitor.post('/plan/direction', { ...signsOn(text), direction: 'To the hills' })
    expect(await direction()).toBe('To the hills')
  })

  test('first said in two tabs at once is said by one', async () => {
    const visitor = await cameIn(site, learner)
    const signs = signsOn(await (await visitor.get('/plan/direction')).text())
    const say = async (words: string) =>
      (await visitor.post('/plan/direction', { ...signs, direction: words })).status

    const statuses = await Promise.all([say('To the sea'), say('To the hills')])

    expect(statuses.toSorted()).toEqual([303, 409])
    expect(await direction()).toBe(statuses[0] === 303 ? 'To the sea' : 'To the hills')
  })

  test('is mine: saying one’s own changes nobody else’s', async () => {
    await sayDirection(site.db, learner, 'To the sea')
    const other = await school.viewer(await school.person('learner'))

    await sayDirection(site.db, other, 'To the hills')

    expect(await direction()).toBe('To the sea')
  })

  test('is read by those who teach me and look after me', async () => {
    const [teacher, guardian] = [await school.person('teacher'), await school.person('guardian')]
    await school.room({ learners: [learner.person], teachers: [teacher] })
    await school.guard(guardian, learner.person)
    await sayDirection(site.db, learner, 'To the sea')

    for (const one of [teacher, guardian]) {
      expect(await direction(await school.viewer(one))).toBe('To the sea')
    }
  })

  test('is not there for a classmate, a leader, or anybody else at school', async () => {
    const classmate = await school.person('learner')
    await school.room({ learners: [learner.person, classmate] })
    const others = [classmate, await school.person('leader'), await school.person('teacher')]
    for (const one of others) {
      await expect(direction(await school.viewer(one))).rejects.toMatchObject({ kind: 'not-found' })
    }
  })

  test.each(['learner', 'teacher', 'guardian', 'leader'] as const)(
    'is not there for a %s of another school',
    async (role) => {
      const elsewhere = await aSchool(site)
      const stranger = await elsewhere.viewer(await elsewhere.person(role))

      await expect(direction(stranger)).rejects.toMatchObject({ kind: 'not-found' })
    },
  )
})

describe('the page of it', () => {
  const visitor = () => cameIn(site, learner)

  test('keeps what was written, and says so once', async () => {
    const inside = await visitor()

    const answer = await inside.post('/plan/direction', { direction: '  I want to write a book  ' })

    expect(answer.headers.get('location')).toBe('/')
    expect(await direction()).toBe('I want to write a book')
    const home = await (await inside.get('/')).text()
    expect(home).toContain('I want to write a book')
    expect(home).toContain('Your sentence is kept.')
    expect(await (await inside.get('/')).text()).not.toContain('Your sentence is kept.')
  })

  test.each([
    [300, 303],
    [301, 422],
  ])('takes %i letters with %i', async (length, status) => {
    const answer = await (
      await visitor()
    ).post('/plan/direction', { direction: 'ā'.repeat(length) })

    expect(answer.status).toBe(status)
  })

  test('that was too long is shown again with what was written', async () => {
    const answer = await (await visitor()).post('/plan/direction', { direction: 'x'.repeat(301) })

    const html = await answer.text()
    expect(html).toContain('Keep it to one sentence, under 300 letters.')
    expect(html).toContain('x'.repeat(301))
    expect(await direction()).toBe('')
  })
})
