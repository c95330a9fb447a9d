import { beforeAll, describe, expect, test } from 'vitest'
import { findSomebody } from '../../src/people/accounts/finding.ts'
import { importMathematics, importSchool, type RosteredClass } from './imported.ts'
import { aStage } from './stage.ts'
import { ways, type Visitor, type Way } from './visitor.ts'

// The school year of the roster that comes in: in any other its classes are over.
const stage = aStage(new Date('2018-03-27T09:00:00+13:00'))
let map: string
let classes: readonly RosteredClass[]

beforeAll(async () => {
  map = `/maps/${await importMathematics(stage.site)}`
  classes = await importSchool(stage.site)
})

/** Each way is walked by other people of the same class, to another goal, so that none meets another. */
const goals = [
  { level: '8', code: '8.EE.B.6', name: /^Use similar triangles/ },
  { level: '8', code: '8.SP.A.3', name: /^Use the equation of a linear model/ },
  { level: 'HS', code: 'HS.G-GPE.B.5', name: /^Prove the slope criteria/ },
  { level: 'HS', code: 'HS.S-ID.C.7', name: /^Interpret the slope/ },
] as const

type Goal = (typeof goals)[number]

describe.each(ways.map(([name, way], place) => [name, way, place] as const))(
  'two of a class, %s',
  (_, way, place) => {
    test('find each other on the same goal, gather in a circle, and their teacher sees it', async () => {
      const goal = goals[place]!
      const { title, teacher, learners } = classes.find((one) => one.learners.length > 10)!
      const [first, second] = [learners[place * 2]!, learners[place * 2 + 1]!]

      const beulah = await comesIn(second, way)
      await findOnTheMap(beulah, goal)
      await takeUp(beulah)
      await beOpen(beulah, way)
      await beulah.sees('Nobody in your classrooms is open to company on this goal right now.')

      const ora = await comesIn(first, way)
      await search(ora, goal)
      await takeUp(ora)
      await beOpen(ora, way)
      await invite(ora, second)
      await accept(beulah, first)
      await agree(ora, [first, second])
      await beulah.page.reload()
      await beulah.sees('We explain it to each other first.')
      await beulah.look('room-agreed')

      const craig = await comesIn(teacher, way)
      await seeOnTheBoard(craig, { title, goal, names: [first, second] })
      await Promise.all([beulah.leave(), ora.leave(), craig.leave()])
    })
  },
)

async function comesIn(name: string, way: Way): Promise<Visitor> {
  const visitor = await stage.enter(way)
  await visitor.signIn(await findSomebody(stage.site.db, name))
  return visitor
}

async function findOnTheMap(learner: Visitor, { level, name }: Goal): Promise<void> {
  const { page } = learner
  await learner.tap('Maps')
  await learner.look('maps')
  await page.getByRole('link', { name: /Common Core/ }).click()
  await page.getByLabel('Show', { exact: true }).selectOption({ label: `Level ${level}` })
  const button = page.getByRole('button', { name: 'Show this' })
  if (await button.isVisible()) await button.click()
  await page
    .locator('option[selected]', { hasText: `Level ${level}` })
    .waitFor({ state: 'attached' })
  expect(new URL(page.url()).searchParams.get('part')).toContain(level)
  await learner.look('map')
  await page.locator('#list').getByRole('link', { name }).click()
}

async function search(learner: Visitor, { code }: Goal): Promise<void> {
  const { page } = learner
  await learner.open(map)
  await page.getByLabel('Look on this map').fill('slope')
  await learner.tap('Find')
  await learner.sees('goals hold these words.')
  await learner.look('search')
  await page.locator('.map-found li', { hasText: code }).getByRole('link').click()
}

async function takeUp(learner: Visitor): Promise<void> {
  await learner.sees('Before and after')
  await learner.look('competency')
  await learner.tap('Start this')
  await learner.sees('Your goal has begun.')
  await learner.look('goal-alone')
}

async function beOpen(learner: Visitor, { script }: Way): Promise<void> {
  await learner.page.getByLabel('Open to company').check()
  if (!script) await learner.tap('Set')
  await learner.sees('Set. You can change it any time.')
  await learner.sees('Going the same way')
}

async function invite(learner: Visitor, name: string): Promise<void> {
  await learner.look('goal-open')
  await learner.tap(`Invite ${name}`)
  await learner.sees('Invited. Nothing happens until they say yes.')
  await learner.look('goal-invited')
}

async function accept(learner: Visitor, from: string): Promise<void> {
  await learner.tap('Home')
  await learner.sees('Asked me')
  await learner.sees(from)
  await learner.look('home-asked')
  await learner.tap('Yes, let’s')
  await learner.sees('You are in the circle.')
  await learner.sees(from)
  await learner.look('room')
}

async function agree(learner: Visitor, names: readonly string[]): Promise<void> {
  const { page } = learner
  await learner.tap('Home')
  await learner.sees('My circles')
  await learner.look('home-circle')
  await learner.tap('Open the room')
  for (const name of names) await page.locator('#members').getByText(name).waitFor()
  await learner.tap('Change what we agreed')
  await page.getByLabel('What we agreed').fill('We explain it to each other first.')
  await page.getByLabel('When we meet').fill('Tuesday after lunch, by the window')
  await learner.look('agreement')
  await learner.tap('Keep this')
  await learner.sees('Kept for everyone in the circle.')
  await learner.sees('Tuesday after lunch, by the window')
}

interface Seen {
  title: string
  goal: Goal
  names: readonly string[]
}

async function seeOnTheBoard(teacher: Visitor, { title, goal, names }: Seen): Promise<void> {
  const { page } = teacher
  await teacher.look('home-teacher')
  await page.locator('#main').getByRole('link', { name: title }).first().click()
  await teacher.sees('Everyone and their goals')
  await teacher.look('board')
  await page.locator('.board').getByRole('link', { name: goal.name }).first().click()
  await teacher.sees('Show all goals')
  expect(page.url()).toMatch(/goal=/)
  for (const name of names) {
    const row = page.locator('.board tbody tr', { has: page.locator('th', { hasText: name }) })
    expect(await row.getByText('Going', { exact: true }).count()).toBe(1)
  }
  await teacher.look('board-one-goal')
  await teacher.open(page.url().replace(/board.*/, 'wall'))
  const onWall = page.locator('.wall-goals > li', { hasText: goal.name })
  for (const name of names) await onWall.getByText(name).waitFor()
  await teacher.look('wall')
}
