import { describe, expect, test } from 'vitest'
import { aSchool } from '../school.ts'
import { aStage } from './stage.ts'
import { ways, type Visitor } from './visitor.ts'

const stage = aStage()

describe.each(ways)('a goal in one’s own words, %s', (_, way) => {
  test('is said, worked on, paused, met and kept', async () => {
    const school = await aSchool(stage.site, 'Awa Street School')
    const mele = await school.person('learner', 'Mele Fonua')
    await school.room({ learners: [mele] })
    const learner = await stage.enter(way)
    await learner.signIn({ network: school.network, person: mele }, { look: 'sign-in' })
    await learner.look('home-empty')

    await sayIt(learner)
    await takeAStep(learner)
    await pauseAndGoOn(learner)
    await meetIt(learner)
    await lookBack(learner)
    await learner.leave()
  })
})

async function sayIt(learner: Visitor): Promise<void> {
  const { page } = learner
  await learner.tap('Say something I’d like to learn')
  await page.getByLabel('Why it matters to me').fill('My grandmother plays, and she is far away.')
  await learner.tap('Start this goal')

  await learner.sees('Something here needs another look')
  await learner.look('new-goal-wrong')
  expect(await page.getByLabel('Why it matters to me').inputValue()).toContain('My grandmother')
  expect(await page.title()).toContain('Needs another look')
  await page.getByRole('link', { name: /Say what you want to be able to do/ }).click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('title')

  await page.getByLabel('What do I want to be able to do?').fill('Play a whole song on the ukulele')
  await learner.look('new-goal')
  await learner.tap('Start this goal')
  await learner.sees('Your goal has begun.')
  await learner.sees('Play a whole song on the ukulele')
  await learner.sees('My grandmother plays')
  await learner.sees('Going since 31 March')
  await learner.look('goal-own')
}

async function takeAStep(learner: Visitor): Promise<void> {
  await learner.page.getByLabel('My next step').fill('Learn the chord of C')
  await learner.tap('Choose this step')
  await learner.sees('Your next step is chosen.')
  await learner.tap('Home')
  await learner.sees('Learn the chord of C')
  await learner.look('home-with-step')
  await learner.tap('I’ve done this')
  await learner.sees('Done. It stands on your way now.')
  await learner.tap('Goals')
  await learner.tap('Play a whole song on the ukulele')
  await learner.sees('I did this: Learn the chord of C')
  await learner.look('goal-step-done')
}

async function pauseAndGoOn(learner: Visitor): Promise<void> {
  await learner.tap('Pause')
  await learner.sees('I paused.')
  await learner.look('goal-paused')
  await learner.tap('I’m working on it')
  await learner.sees('I went on.')
}

async function meetIt(learner: Visitor): Promise<void> {
  await learner.tap('I’ve met it')
  await learner.sees('You have met this goal.')
  await learner.look('goal-met')
}

async function lookBack(learner: Visitor): Promise<void> {
  await learner.tap('Goals')
  await learner.sees('Met')
  await learner.look('goals')
  await learner.tap('Play a whole song on the ukulele')
  for (const moment of ['I started this goal.', 'I did this: Learn', 'I paused.', 'I met it.']) {
    await learner.sees(moment)
  }
  await learner.tap('Open it again')
  await learner.sees('Going since')
}
