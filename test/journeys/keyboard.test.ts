import { describe, expect, test } from 'vitest'
import { startCircle } from '../../src/learning/circles/actions.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { aSchool } from '../school.ts'
import { importMathematics } from './imported.ts'
import { aStage, beginGoal } from './stage.ts'
import { ways, type Visitor, type Way } from './visitor.ts'

const stage = aStage()
const desk: Way = { screen: 'desk', script: true }
const desks = ways.filter(([, { screen }]) => screen === 'desk')

describe.each(desks)('without a mouse, %s', (_, way) => {
  test('one goes past the head of the page, or by its tabs', async () => {
    const { learner } = await mele(way)
    const { keyboard } = learner.page
    await keyboard.press('Tab')
    expect(await focused(learner)).toBe('Go to the page')
    expect(await learner.page.locator('.skip').boundingBox()).toMatchObject({ y: 8 })
    await keyboard.press('Enter')
    expect(await focused(learner)).toBe('main')
    await keyboard.press('Tab')
    expect(await learner.page.locator('#main :focus').count()).toBe(1)

    await learner.open('/')
    await presses(learner, 'Tab', 4)
    expect(await focused(learner)).toBe('Goals')
    await expectRing(learner)
    await keyboard.press('Enter')
    await learner.sees('All my goals')
  })

  test('one takes a goal up from the drawing of a map', async () => {
    const { learner } = await mele(way)
    const map = await importMathematics(stage.site)
    await learner.open(`/maps/${map}?part=level+8`)
    const drawing = learner.page.locator('.map-scroll')
    await drawing.focus()
    await expectRing(learner)
    await learner.page.keyboard.press('ArrowRight')
    await expect.poll(() => drawing.evaluate((frame) => frame.scrollLeft)).toBeGreaterThan(0)
    await learner.page.keyboard.press('Tab')
    const name = await focused(learner)
    await learner.page.keyboard.press('Enter')
    await learner.page.getByRole('button', { name: 'Start this' }).focus()
    await learner.page.keyboard.press('Enter')
    await learner.sees('Your goal has begun.')
    expect(name).toContain(await learner.page.locator('h1').textContent())
  })
})

describe('with JavaScript, and still without a mouse,', () => {
  test('one hears every choice by the arrow keys, and what one passes is not set', async () => {
    const { learner, goal } = await mele(desk)
    const { keyboard } = learner.page
    const sent: string[] = []
    learner.page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.postData() ?? '')
    })
    await learner.open(`/goals/${goal}`)
    await learner.page.getByLabel('Alone for now').focus()

    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowDown')
    expect(sent).toEqual([])
    await keyboard.press('Enter')
    await learner.sees('Set. You can change it any time.')

    expect(sent).toHaveLength(1)
    expect(sent[0]).toContain('company=seeking')
  })

  test('what was chosen is set when one goes on to something else, or leaves the page', async () => {
    const { learner, goal } = await mele(desk)
    const { keyboard } = learner.page
    await learner.open(`/goals/${goal}`)
    await learner.page.getByLabel('Those who help me').focus()
    await keyboard.press('ArrowDown')
    await keyboard.press('Tab')
    await learner.sees('Only you can read this goal.')

    await learner.page.getByLabel('Only me').focus()
    await keyboard.press('ArrowUp')
    await learner.open('/goals')
    await learner.open(`/goals/${goal}`)
    expect(await learner.page.getByLabel('Those who help me').isChecked()).toBe(true)
  })

  test('one tap by a pointer is one choice', async () => {
    const { learner, goal } = await mele(desk)
    await learner.open(`/goals/${goal}`)
    await learner.page.getByText('Only me').click()
    await learner.sees('Only you can read this goal.')
  })

  test('one chooses company by the arrow keys, and keeps one’s place', async () => {
    const { learner, goal } = await mele(desk)
    const { keyboard } = learner.page
    await learner.open(`/goals/${goal}`)
    await learner.page.getByLabel('Alone for now').focus()
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await learner.sees('Set. You can change it any time.')
    await learner.sees('Going the same way')
    expect(await chosen(learner)).toBe('open')
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await expect.poll(() => chosen(learner)).toBe('seeking')
    await learner.page.reload()
    expect(await learner.page.getByLabel('Looking for someone').isChecked()).toBe(true)
  })

  test('a dialog opens, closes by Escape and gives the place back', async () => {
    const { learner, circle } = await mele(desk)
    const { keyboard } = learner.page
    await learner.open(`/circles/${circle}`)
    const opener = learner.page.getByRole('link', { name: 'End the circle for everyone' })
    await opener.focus()
    await keyboard.press('Enter')
    await learner.sees('End this circle?')
    await learner.look('dialog')
    await presses(learner, 'Tab', 2)
    expect(await learner.page.locator('dialog :focus').count()).toBe(1)
    await keyboard.press('Escape')
    expect(await learner.page.locator('dialog').isVisible()).toBe(false)
    expect(await focused(learner)).toBe('close-circle-link')
  })

  test('a map grows and shrinks by keys, and every step on it can be seen', async () => {
    const { learner } = await mele(desk)
    const { keyboard } = learner.page
    await learner.open(`/maps/${await importMathematics(stage.site)}?part=level+8`)
    const width = () => learner.page.locator('svg.map').evaluate((svg) => svg.clientWidth)
    const before = await width()
    await learner.page.locator('.map-scroll').focus()
    await keyboard.press('+')
    expect(await width()).toBeGreaterThan(before)
    await keyboard.press('-')
    await keyboard.press('-')
    expect(await width()).toBeLessThan(before)
    await keyboard.press('0')
    expect(await width()).toBe(before)
    for (let step = 0; step < 12; step++) {
      await keyboard.press('Tab')
      expect(await isInSight(learner)).toBe(true)
    }
  })
})

/** A learner with a goal and a circle of her own on it, at the door. */
async function mele(way: Way) {
  const { site } = stage
  const school = await aSchool(site, 'Awa Street School')
  const person: Id<'person'> = await school.person('learner', 'Mele')
  const { network } = school
  await school.room({ learners: [person] })
  const viewer = await school.viewer(person)
  const goal = await beginGoal(site, viewer, 'Play a whole song on the ukulele')
  const circle = await startCircle(site.db, viewer, { id: newId('circle'), goal }, site.now())
  const learner = await stage.enter(way)
  await learner.signIn({ network, person })
  await learner.open('/')
  return { learner, goal, circle }
}

async function presses({ page }: Visitor, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time++) await page.keyboard.press(key)
}

/** What has the focus, as a screen reader would name it. */
function focused({ page }: Visitor): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: here } = document
    return here?.id || here?.getAttribute('aria-label') || here?.textContent?.trim() || ''
  })
}

function chosen({ page }: Visitor): Promise<string | undefined> {
  return page.evaluate(() => document.querySelector<HTMLInputElement>('input:focus:checked')?.value)
}

/** Whoever has the focus shows it by a ring. */
async function expectRing({ page }: Visitor): Promise<void> {
  const ring = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!)
    return `${outlineStyle} ${outlineWidth}`
  })
  expect(ring).toBe('solid 3px')
}

/** Whether what has the focus lies inside the frame of the map and inside the window. */
function isInSight({ page }: Visitor): Promise<boolean> {
  return page.evaluate(() => {
    const frame = document.querySelector('.map-scroll')!.getBoundingClientRect()
    const { x, y, right, bottom } = document.activeElement!.getBoundingClientRect()
    const inFrame = right > frame.x && x < frame.right && bottom > frame.y && y < frame.bottom
    return inFrame && bottom > 0 && y < innerHeight
  })
}
