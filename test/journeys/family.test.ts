import { beforeAll, describe, expect, test } from 'vitest'
import { isId } from '../../src/platform/id.ts'
import { importMathematics } from './imported.ts'
import { beginGoal, aStage } from './stage.ts'
import { aSchool } from '../school.ts'
import { ways, type Visitor } from './visitor.ts'
import { wander } from './wandering.ts'

const stage = aStage()

beforeAll(async () => {
  await importMathematics(stage.site)
})

describe.each(ways)('those around a learner, %s', (_, way) => {
  test('see as much as is theirs to see', async () => {
    const { site } = stage
    const school = await aSchool(site, 'Awa Street School')
    const { network } = school
    const aroha = await school.person('learner', 'Aroha')
    const mother = await school.person('guardian', 'Hine Tamihana')
    const leader = await school.person('leader', 'Mr Okafor')
    await school.guard(mother, aroha)
    await school.room({ learners: [aroha] })
    const goal = await beginGoal(site, await school.viewer(aroha), 'Bake bread that really rises')

    const hine = await stage.enter(way)
    await hine.signIn({ network, person: mother })
    await lookAfter(hine)

    const okafor = await stage.enter(way)
    await okafor.signIn({ network, person: leader })
    await leadWithoutPrying(okafor)
    expect(await okafor.open(`/learners/${aroha}`)).toBe(404)
    expect(await okafor.open(`/learners/${aroha}/goals/${goal}`)).toBe(404)
    await Promise.all([hine.leave(), okafor.leave()])
  })

  test('are told calmly what is not there, and can leave for good', async () => {
    const school = await aSchool(stage.site, 'Awa Street School')
    const person = await school.person('learner', 'Aroha')
    const aroha = await stage.enter(way)
    await aroha.open('/goals')
    await aroha.sees('You come in with a link that was made for you.')
    await aroha.look('sign-in-first')

    const link = await aroha.signIn({ network: school.network, person })
    expect(await aroha.open('/goals/nowhere')).toBe(404)
    await aroha.look('not-found')
    expect(await aroha.open('/no/such/page')).toBe(404)
    await aroha.look('no-page')

    await aroha.open('/me')
    await aroha.look('me')
    await aroha.tap('Sign out')
    await aroha.sees('You are signed out.')
    await aroha.look('signed-out')
    await aroha.open('/me')
    await aroha.sees('You come in with a link that was made for you.')
    await aroha.open(link)
    await aroha.sees('This link has been used or is too old.')
    await aroha.look('dead-link')
    await aroha.leave()
  })
})

/** A guardian reads what is going on, and finds nothing that would change it. */
async function lookAfter(guardian: Visitor): Promise<void> {
  const { page } = guardian
  await guardian.sees('My children')
  await guardian.look('home-guardian')
  await guardian.tap('Aroha')
  await guardian.sees('Goals of Aroha')
  await guardian.look('child')
  await guardian.tap('Bake bread that really rises')
  await guardian.sees('Started.')
  expect(await page.locator('#main form').count()).toBe(0)
  await guardian.look('child-goal')
}

/** A leader goes wherever a link leads, and nowhere meets a child’s goal. */
async function leadWithoutPrying(leader: Visitor): Promise<void> {
  const pages: string[] = []
  await wander(async (path) => {
    const answer = await leader.page.request.get(path)
    const text = await answer.text()
    expect(answer.status(), path).toBe(200)
    expect(text, path).not.toContain('Bake bread')
    if (!answer.headers()['content-type']?.startsWith('text/html')) return undefined
    pages.push(path)
    return text
  })
  const ofTheSchool = pages.filter((path) => /^\/(|organisations.*|classrooms.*)$/.test(path))
  expect(ofTheSchool.length).toBeGreaterThan(3)
  for (const path of ofTheSchool) {
    await leader.open(path)
    await leader.look(
      ['leader', ...path.split('/').filter((part) => part && !isId(part))].join('-'),
    )
  }
}
