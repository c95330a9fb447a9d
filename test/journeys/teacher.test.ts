import { describe, expect, test } from 'vitest'
import type { Id } from '../../src/platform/id.ts'
import { aSchool, type TestSchool } from '../school.ts'
import { aStage, beginGoal } from './stage.ts'
import { ways, type Visitor, type Way } from './visitor.ts'

const stage = aStage()

interface Room {
  school: TestSchool
  room: Id<'classroom'>
  kaur: Id<'person'>
  aroha: Id<'person'>
  noah: Id<'person'>
}

describe.each(ways)('a teacher, %s', (_, way) => {
  test('looks over the board, proposes, and takes a no as well as a yes', async () => {
    const { school, kaur, aroha, noah } = await roomSeven()
    const teacher = await comesIn(way, school, kaur)
    await lookOverTheBoard(teacher)
    await proposeWithCare(teacher)

    const first = await comesIn(way, school, aroha)
    await decline(first)
    await teacher.page.reload()
    await teacher.misses('Write a letter to the council')

    await proposeFromTheBoard(teacher)
    const second = await comesIn(way, school, noah)
    await accept(second)
    await teacher.page.reload()
    await teacher.page.getByRole('link', { name: 'Read a map of our valley' }).click()
    await teacher.sees('All goals of Noah')
    await teacher.look('learner-goal')
    await teacher.misses('I’ve met it')
    await Promise.all([teacher.leave(), first.leave(), second.leave()])
  })
})

describe.each(ways.filter(([, { script }]) => script))('a teacher, %s', (_, way) => {
  test('shows the room on paper and on the wall', async () => {
    const { school, room, kaur } = await roomSeven()
    const teacher = await comesIn(way, school, kaur)
    await teacher.open(`/classrooms/${room}/board`)
    await teacher.page.emulateMedia({ media: 'print' })
    expect(await teacher.page.locator('.top').isVisible()).toBe(false)
    expect(await teacher.page.getByRole('button').filter({ visible: true }).count()).toBe(0)
    expect((await teacher.page.pdf()).subarray(0, 5).toString()).toBe('%PDF-')
    await teacher.page.emulateMedia({ media: null })

    await teacher.tap('Show on the wall')
    await teacher.sees('Bake bread that really rises')
    await teacher.misses('Speak without looking at my notes')
    await teacher.look('wall-open')
    await teacher.tap('Back to the board')
    await teacher.sees('Who needs what now')
    await teacher.leave()
  })
})

/** Two go the same way and are open, one works alone, and one has no goal yet. */
async function roomSeven(): Promise<Room> {
  const { site } = stage
  const school = await aSchool(site, 'Awa Street School')
  const kaur = await school.person('teacher', 'Ms Kaur')
  const aroha = await school.person('learner', 'Aroha')
  const sina = await school.person('learner', 'Sina')
  const noah = await school.person('learner', 'Noah')
  const room = await school.room({ teachers: [kaur], learners: [aroha, sina, noah] })
  await beginGoal(site, await school.viewer(aroha), 'Bake bread that really rises', 'seeking')
  await beginGoal(site, await school.viewer(aroha), 'Speak without looking at my notes')
  await beginGoal(site, await school.viewer(sina), 'Draw our stream to scale', 'open')
  return { school, room, kaur, aroha, noah }
}

async function comesIn(way: Way, { network }: TestSchool, person: Id<'person'>): Promise<Visitor> {
  const visitor = await stage.enter(way)
  await visitor.signIn({ network, person })
  return visitor
}

async function lookOverTheBoard(teacher: Visitor): Promise<void> {
  const { page } = teacher
  await teacher.tap('Room 7')
  await teacher.sees('Who needs what now')
  await teacher.sees('Looking for someone')
  await teacher.look('board-needs')
  await page.getByLabel('Path').selectOption({ label: 'In their own words' })
  await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Paused' })
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.waitForURL(/path=own&state=paused/)
  await teacher.sees('No goal fits what you asked for.')
  await teacher.look('board-none-fit')
  await page.reload()
  await teacher.sees('No goal fits what you asked for.')
  await teacher.tap('Show all goals')
  await page.locator('.board').getByRole('link', { name: 'Aroha' }).click()
  await teacher.sees('Speak without looking at my notes')
  await teacher.look('learner')
}

async function proposeWithCare(teacher: Visitor): Promise<void> {
  await teacher.tap('Propose a goal')
  await teacher.sees('It becomes a goal only when Aroha says yes.')
  await teacher.page
    .getByLabel('Why this, and why now?')
    .fill('You asked who decides about the stream.')
  await teacher.tap('Propose it')
  await teacher.sees('Say what you would propose.')
  await teacher.look('proposal-wrong')
  await teacher.page.getByLabel('What would you propose?').fill('Write a letter to the council')
  await teacher.tap('Propose it')
  await teacher.sees('Proposed. You will see it among their goals if they say yes.')
  await teacher.sees('Write a letter to the council')
  await teacher.look('learner-waiting')
}

async function decline(learner: Visitor): Promise<void> {
  await learner.sees('Proposed to me')
  await learner.sees('You asked who decides about the stream.')
  await learner.look('home-proposed')
  await learner.tap('Not this one')
  await learner.sees('All right. Nobody asks why.')
  await learner.misses('Write a letter to the council')
}

async function proposeFromTheBoard(teacher: Visitor): Promise<void> {
  const { page } = teacher
  await teacher.tap('Room 7')
  await page
    .locator('.need', { hasText: 'No goal yet' })
    .getByRole('link', { name: 'Propose' })
    .click()
  await teacher.sees('It becomes a goal only when Noah says yes.')
  await page.getByLabel('What would you propose?').fill('Read a map of our valley')
  await teacher.tap('Propose it')
  await teacher.sees('Proposed.')
}

async function accept(learner: Visitor): Promise<void> {
  await learner.tap('Yes, I’d like to')
  await learner.sees('It is your goal now.')
  await learner.sees('Read a map of our valley')
  await learner.look('goal-accepted')
}
