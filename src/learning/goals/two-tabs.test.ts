import { describe, expect, test } from 'vitest'
import { signsOn } from '../../../test/began.ts'
import { aSchool } from '../../../test/school.ts'
import { testSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId } from '../../platform/id.ts'
import { moveTo, reword, takeUpOwn } from './actions.ts'
import { readPursuit } from './reading.ts'

/** A learner before a goal of theirs, in as many tabs as they like. */
async function aLearnerInTabs() {
  const site = await testSite()
  const { db } = site
  const school = await aSchool(site)
  const person = await school.person('learner')
  const viewer = await school.viewer(person)
  const words = { title: 'Bake bread', why: '', howKnown: '', state: 'active' as const }
  const goal = await takeUpOwn(db, viewer, { id: newId('pursuit'), ...words }, site.now())
  const visitor = await cameIn(site, { network: school.network, person })

  const open = async (form: 'words' | 'step') => {
    const address = `/goals/${goal}/${form}`
    const signs = signsOn(await (await visitor.get(address)).text())
    return async (fields: Record<string, string>, began = signs) => {
      const answer = await visitor.post(address, { ...began, ...fields })
      return { status: answer.status, text: await answer.text() }
    }
  }
  const stands = async () => (await readPursuit(db, viewer, { person, goal })).pursuit
  const move = (state: 'met' | 'dropped') => moveTo(db, viewer, { goal, state }, site.now())
  const choose = (nextStep: string) =>
    reword(db, viewer, { goal, wording: { nextStep } }, site.now())
  return { open, stands, move, choose, goal, visitor }
}

const bread = { title: 'Bake bread', why: '', howKnown: '' }

describe('the words of a goal in two tabs', () => {
  test('are all kept where each tab wrote into another field', async () => {
    const { open, stands } = await aLearnerInTabs()
    const [one, two] = [await open('words'), await open('words')]

    expect((await one({ ...bread, why: 'for my nana' })).status).toBe(303)
    expect((await two({ ...bread, howKnown: 'we eat it' })).status).toBe(303)

    expect(await stands()).toMatchObject({ why: 'for my nana', howKnown: 'we eat it' })
  })

  test.each(['title', 'why', 'howKnown'])('of the %s are not written over', async (field) => {
    const { open, stands } = await aLearnerInTabs()
    const [one, two] = [await open('words'), await open('words')]
    await one({ ...bread, [field]: 'first words' })

    const answer = await two({ ...bread, [field]: 'second words' })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Now it says: “first words”')
    expect(answer.text).toContain('second words')
    expect(await stands()).toMatchObject({ [field]: 'first words' })

    await two({ ...bread, [field]: 'second words' }, signsOn(answer.text))
    expect(await stands()).toMatchObject({ [field]: 'second words' })
  })

  test('sent at once are written once', async () => {
    const { open, stands } = await aLearnerInTabs()
    const [one, two] = [await open('words'), await open('words')]

    const answers = await Promise.all([one({ ...bread, why: 'a' }), two({ ...bread, why: 'b' })])

    const statuses = answers.map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([303, 409])
    expect((await stands()).why).toBe(statuses[0] === 303 ? 'a' : 'b')
  })
})

describe('the next step', () => {
  test('chosen meanwhile is not written over', async () => {
    const { open, stands, choose } = await aLearnerInTabs()
    const send = await open('step')
    await choose('buy flour')

    const answer = await send({ nextStep: 'ask Nana' })

    expect(answer.status).toBe(409)
    expect(answer.text).toContain('buy flour')
    expect(answer.text).toContain('ask Nana</textarea>')
    expect((await stands()).nextStep).toBe('buy flour')
  })

  test('written into the form on the page of the goal is not written over either', async () => {
    const { goal, visitor, choose, stands } = await aLearnerInTabs()
    const signs = signsOn(await (await visitor.get(`/goals/${goal}`)).text())
    await choose('buy flour')

    const sent = { ...signs, nextStep: 'ask Nana', back: '/' }
    const answer = await visitor.post(`/goals/${goal}/step`, sent)

    expect(answer.status).toBe(409)
    expect((await stands()).nextStep).toBe('buy flour')
  })

  test.each([
    ['met', 'You have met this goal meanwhile'],
    ['dropped', 'You have let this goal go meanwhile'],
  ] as const)('is not put on a goal that is %s, and the words stay', async (state, sentence) => {
    const { open, stands, move } = await aLearnerInTabs()
    const send = await open('step')
    await move(state)

    const answer = await send({ nextStep: 'ask Nana' })

    expect(answer.status).toBe(409)
    expect(answer.text).toContain(sentence)
    expect(answer.text).toContain('ask Nana</textarea>')
    expect(await stands()).toMatchObject({ state, nextStep: '' })
  })

  test('can be taken off a goal that is met', async () => {
    const { open, stands, move, choose } = await aLearnerInTabs()
    await choose('buy flour')
    const send = await open('step')
    await move('met')

    expect((await send({ nextStep: '' })).status).toBe(303)
    expect((await stands()).nextStep).toBe('')
  })
})
