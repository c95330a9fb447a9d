import { describe, expect, test } from 'vitest'
import { joinCircle, startCircle } from '../../src/learning/circles/actions.ts'
import { reword, takeUpToo } from '../../src/learning/goals/actions.ts'
import { newId } from '../../src/platform/id.ts'
import { aSchool } from '../school.ts'
import { sticksOut } from './looking.ts'
import { aStage, beginGoal } from './stage.ts'
import { ways, type Visitor } from './visitor.ts'

const stage = aStage()

const phone = { screen: 'phone', script: true } as const

/** Two learners of one classroom with their teacher, under these names. */
async function aRoom(first: string, second = 'Mele') {
  const school = await aSchool(stage.site)
  const [aroha, mele] = [
    await school.person('learner', first),
    await school.person('learner', second),
  ]
  const teacher = await school.person('teacher', 'Ms Kaur')
  const members = { learners: [aroha, mele], teachers: [teacher] }
  const room = await school.room(members, first.length > 50 ? 'w'.repeat(100) : 'Room 7')
  return { school, aroha, mele, teacher, room }
}

describe.each(ways)('two who change what they agreed, %s', (_, way) => {
  test('the later one reads what stands there, keeps their words and may send them again', async () => {
    const { school, aroha, mele } = await aRoom('Aroha')
    const { db, now } = stage.site
    const host = await school.viewer(aroha)
    const goal = await beginGoal(stage.site, host, 'Read aloud', 'open')
    await takeUpToo(db, await school.viewer(mele), goal, now())
    const circle = await startCircle(db, host, { id: newId('circle'), goal }, now())
    await joinCircle(db, await school.viewer(mele), circle, now())
    const [one, two] = [await stage.enter(way), await stage.enter(way)]
    await one.signIn({ network: school.network, person: aroha })
    await two.signIn({ network: school.network, person: mele })
    for (const each of [one, two]) await each.open(`/circles/${circle}/agreement`)

    await one.page.locator('#agreed').fill('We read aloud.')
    await one.page.locator('#meets').fill('Tuesday')
    await one.tap('Keep this')
    await one.sees('Kept for everyone in the circle.')
    await two.page.locator('#agreed').fill('We read softly.')
    await two.tap('Keep this')

    await two.sees('Now it says: “We read aloud.”')
    expect(await two.page.locator('#agreed').inputValue()).toBe('We read softly.')
    expect(await two.page.locator('#meets').inputValue()).toBe('Tuesday')
    await two.look('changed-meanwhile')
    await two.tap('Keep this')
    await two.sees('Kept for everyone in the circle.')
    await two.sees('We read softly.')
    await two.sees('Tuesday')
    await Promise.all([one.leave(), two.leave()])
  })
})

describe('what is written and not yet sent', () => {
  const title = (child: Visitor) => child.page.locator('#title')

  test('is there after another colour, another language, a way out and back, and a reload', async () => {
    const { school, aroha } = await aRoom('Aroha')
    const child = await stage.enter(phone)
    await child.signIn({ network: school.network, person: aroha })
    await child.open('/goals/new')
    await title(child).fill('Bake bread')
    await child.page.locator('#why').fill('For Nana,\nwho likes it')

    await child.page.getByRole('button', { name: 'Dark' }).click()
    await child.page.locator('html[data-theme=dark]').waitFor()
    expect(await title(child).inputValue()).toBe('Bake bread')
    await child.tap('Maps')
    await child.page.getByRole('heading', { name: 'Maps' }).waitFor()
    await child.page.goBack()
    expect(await title(child).inputValue()).toBe('Bake bread')
    await child.page.reload()
    expect(await child.page.locator('#why').inputValue()).toBe('For Nana,\nwho likes it')
    await child.leave()
  })

  test('is forgotten once it is sent', async () => {
    const { school, aroha } = await aRoom('Aroha')
    const child = await stage.enter(phone)
    await child.signIn({ network: school.network, person: aroha })
    await child.open('/goals/new')
    await title(child).fill('Bake bread')
    await child.tap('Start this goal')
    await child.sees('Your goal has begun.')

    await child.open('/goals/new')
    expect(await title(child).inputValue()).toBe('')
    await child.leave()
  })

  test('is kept through an answer that needs another look', async () => {
    const { school, aroha } = await aRoom('Aroha')
    const goal = await beginGoal(stage.site, await school.viewer(aroha), 'Bake bread')
    const child = await stage.enter(phone)
    await child.signIn({ network: school.network, person: aroha })
    await child.open(`/goals/${goal}/words`)
    await child.page.locator('#why').fill('For Nana')
    await title(child).fill('')
    await child.tap('Keep these words')
    await child.page.locator('#errors').waitFor()

    await child.page.reload()
    expect(await child.page.locator('#why').inputValue()).toBe('For Nana')
    await child.leave()
  })

  test('gives way to what has been written elsewhere since', async () => {
    const { school, aroha } = await aRoom('Aroha')
    const viewer = await school.viewer(aroha)
    const goal = await beginGoal(stage.site, viewer, 'Bake bread')
    const child = await stage.enter(phone)
    await child.signIn({ network: school.network, person: aroha })
    await child.open(`/goals/${goal}/words`)
    await child.page.locator('#why').fill('For Nana')
    const wording = { why: 'For us all' }
    await reword(stage.site.db, viewer, { goal, wording }, stage.site.now())

    await child.page.reload()
    expect(await child.page.locator('#why').inputValue()).toBe('For us all')
    await child.leave()
  })

  test('is nobody’s after signing out, and never another’s who comes in on the same device', async () => {
    const { school, aroha, mele } = await aRoom('Aroha')
    const { network } = school
    const child = await stage.enter(phone)
    const kept = () => child.page.evaluate(() => sessionStorage.getItem('kith-drafts') ?? '')
    await child.signIn({ network, person: aroha })
    await child.open('/goals/new')
    await title(child).fill('Bake bread')
    expect(await kept()).toContain('Bake bread')

    await child.context.clearCookies()
    await child.signIn({ network, person: mele })
    await child.open('/goals/new')
    expect(await title(child).inputValue()).toBe('')
    expect(await kept()).not.toContain('Bake bread')

    await title(child).fill('Swim far')
    await child.open('/me')
    await child.tap('Sign out')
    await child.page.waitForURL('**/sign-in')
    expect(await kept()).toBe('')
    await child.leave()
  })
})

describe('long names', () => {
  const letters = 'Wolfeschlegel'.padEnd(100, 'steinhausenberger')
  const stacked = `Z${'\u0301'.repeat(80)}`

  test.each([390, 320])('stay on a screen that is %i wide', async (width) => {
    const { school, aroha, teacher, room } = await aRoom(letters, `${stacked} Mele`)
    const goal = await beginGoal(stage.site, await school.viewer(aroha), 'y'.repeat(100), 'open')
    const start = { id: newId('circle'), goal }
    const circle = await startCircle(
      stage.site.db,
      await school.viewer(aroha),
      start,
      stage.site.now(),
    )
    const [learner, kaur] = [await stage.enter(phone), await stage.enter(phone)]
    await learner.signIn({ network: school.network, person: aroha })
    await kaur.signIn({ network: school.network, person: teacher })
    const looks: [Visitor, string][] = [
      ...['/', '/goals', `/goals/${goal}`, `/circles/${circle}`, `/classrooms/${room}`].map(
        (path): [Visitor, string] => [learner, path],
      ),
      ...['board', 'wall'].map((path): [Visitor, string] => [kaur, `/classrooms/${room}/${path}`]),
      [kaur, `/learners/${aroha}`],
      [kaur, `/classrooms/${room}`],
    ]

    for (const [visitor, path] of looks) {
      await visitor.page.setViewportSize({ width, height: 844 })
      expect(await visitor.open(path)).toBe(200)
      expect([path, await sticksOut(visitor.page)]).toEqual([path, []])
    }
    await Promise.all([learner.leave(), kaur.leave()])
  })

  test('of stacked accents draw over nothing beside them', async () => {
    const { school, aroha, mele, teacher, room } = await aRoom('Aroha')
    const { db, now } = stage.site
    const [first, second] = [await school.viewer(aroha), await school.viewer(mele)]
    await beginGoal(stage.site, first, 'Read aloud', 'open')
    const goal = await beginGoal(stage.site, second, 'Z', 'open')
    await beginGoal(stage.site, first, 'A goal below', 'open')
    const kaur = await stage.enter(phone)
    await kaur.signIn({ network: school.network, person: teacher })
    const beside = async () => {
      await kaur.open(`/classrooms/${room}/wall`)
      const parts = kaur.page.locator('h1, .wall-goals > li:not(:has(h2:text-matches("^Z"))) > *')
      return Promise.all(
        (await parts.all()).map(async (part) => (await part.screenshot()).toString('base64')),
      )
    }

    const before = await beside()
    await reword(db, second, { goal, wording: { title: stacked } }, now())
    expect(before).toHaveLength(5)
    expect((await beside()).map((picture, n) => picture === before[n])).toEqual(Array(5).fill(true))
    await kaur.leave()
  })
})
