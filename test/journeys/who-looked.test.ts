import { describe, expect, test } from 'vitest'
import { aSchool } from '../school.ts'
import { aStage } from './stage.ts'
import { ways } from './visitor.ts'

const stage = aStage()

describe.each(ways)('who looked, %s', (_, way) => {
  test('a lead says why and is told that it is told; the child and a young child’s mother read who', async () => {
    const school = await aSchool(stage.site, 'Awa Street School')
    const { network } = school
    const aroha = await school.person('learner', 'Aroha Tamihana')
    const mother = await school.person('guardian', 'Hine Tamihana')
    const lead = await school.person('safeguarding-lead', 'Mr Rua')
    await school.guard(mother, aroha)
    await school.born(aroha, '2016-03')

    const child = await stage.enter(way)
    await child.signIn({ network, person: aroha })
    await child.open('/me')
    await child.tap('See who looked')
    await child.sees('Nobody has looked at your things for safety reasons.')
    await child.sees('and what adults have proposed to you')
    await child.look('nobody-looked')

    const rua = await stage.enter(way)
    await rua.signIn({ network, person: lead })
    await rua.open(`/learners/${aroha}/look`)
    await rua.sees('Aroha Tamihana can read on a page of their own that you looked')
    await rua.sees('Also what adults have proposed to Aroha Tamihana')
    await rua.look('before-a-look')
    await rua.page.getByLabel('Why do you look?').fill('A friend of hers came to me worried.')
    await rua.tap('Begin to look')
    await rua.sees('You are looking now.')
    expect(await rua.open(`/learners/${aroha}/looks`)).toBe(404)
    await rua.open(`/learners/${aroha}`)
    await rua.tap('Stop looking')
    await rua.sees('You have stopped looking.')
    await rua.open(`/learners/${aroha}/look`)
    await rua.page.getByLabel('Why do you look?').fill('She was not at school today.')
    await rua.tap('Begin to look')
    await rua.sees('You are looking now.')

    await child.open('/me')
    await child.tap('See who looked')
    await child.sees('Mr Rua is looking now, as safeguarding lead of Awa Street School')
    await child.misses('friend of hers')
    await child.look('who-looked')

    const hine = await stage.enter(way)
    await hine.signIn({ network, person: mother })
    await hine.open(`/learners/${aroha}`)
    await hine.tap('See who looked')
    await hine.sees('Who looked at the page of Aroha Tamihana?')
    await hine.sees('Mr Rua is looking now')
    await hine.look('who-looked-at-a-child')
    await Promise.all([child.leave(), rua.leave(), hine.leave()])
  })
})

test('the page is reached by keyboard alone, and its one way leads back', async () => {
  const school = await aSchool(stage.site, 'Awa Street School')
  const person = await school.person('learner', 'Aroha')
  const child = await stage.enter({ screen: 'desk', script: true })
  await child.signIn({ network: school.network, person })
  await child.open('/me')

  const focused = () => child.page.evaluate(() => document.activeElement?.textContent?.trim())
  for (let taps = 0; taps < 60 && (await focused()) !== 'See who looked'; taps++)
    await child.page.keyboard.press('Tab')
  await child.page.keyboard.press('Enter')
  await child.sees('Nobody has looked at your things for safety reasons.')
  for (let taps = 0; taps < 20 && !(await isBack()); taps++) await child.page.keyboard.press('Tab')
  await child.page.keyboard.press('Enter')
  await child.sees('My picture')
  await child.leave()

  async function isBack(): Promise<boolean> {
    const at = await child.page.evaluate(() => document.activeElement?.closest('main')?.id)
    return at === 'main' && (await focused()) === 'About me'
  }
})
