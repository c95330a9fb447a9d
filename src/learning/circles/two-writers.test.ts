import { describe, expect, test } from 'vitest'
import { signsOn } from '../../../test/began.ts'
import { aSchool } from '../../../test/school.ts'
import { testSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId } from '../../platform/id.ts'
import { keepCompany, takeUpOwn, takeUpToo } from '../goals/actions.ts'
import { closeCircle, joinCircle, readRoom, startCircle } from './actions.ts'

/** Aroha and Mele in one circle, each before the form of what they agreed. */
async function twoBeforeTheForm() {
  const site = await testSite()
  const school = await aSchool(site)
  const [aroha, mele] = [await school.person('learner'), await school.person('learner')]
  await school.room({ learners: [aroha, mele] })
  const [first, second] = [await school.viewer(aroha), await school.viewer(mele)]
  const words = { title: 'Read aloud', why: '', howKnown: '', state: 'active' as const }
  const goal = await takeUpOwn(site.db, first, { id: newId('pursuit'), ...words }, site.now())
  await keepCompany(site.db, first, goal, 'open')
  await takeUpToo(site.db, second, goal, site.now())
  const circle = await startCircle(site.db, first, { id: newId('circle'), goal }, site.now())
  await joinCircle(site.db, second, circle, site.now())

  const address = `/circles/${circle}/agreement`
  const unchanged = { agreed: '', meets: '', seats: '4', door: 'open' }
  const begin = async (person: typeof aroha) => {
    const visitor = await cameIn(site, { network: school.network, person })
    const signs = signsOn(await (await visitor.get(address)).text())
    const send = async (fields: Record<string, string>, with_ = signs) => {
      const answer = await visitor.post(address, { ...unchanged, ...with_, ...fields })
      return { status: answer.status, text: await answer.text() }
    }
    return { send }
  }
  const agreement = async () => {
    const { agreed, meets, seats, door } = (await readRoom(site.db, first, circle)).circle
    return { agreed, meets, seats, door }
  }
  const end = async () => {
    const host = await school.viewer(aroha)
    await closeCircle(site.db, host, { id: circle, because: 'ended' }, site.now())
  }
  return { aroha: await begin(aroha), mele: await begin(mele), agreement, end }
}

describe('what two agree on, each from a form opened before the other wrote', () => {
  test('holds what both wrote, where they wrote into different fields', async () => {
    const { aroha, mele, agreement } = await twoBeforeTheForm()

    expect((await aroha.send({ agreed: 'we read aloud', seats: '3' })).status).toBe(303)
    expect((await mele.send({ meets: 'Thursday', door: 'by-invitation' })).status).toBe(303)

    expect(await agreement()).toEqual({
      agreed: 'we read aloud',
      meets: 'Thursday',
      seats: 3,
      door: 'by-invitation',
    })
  })

  test('is not written over: the second reads what stands there, and keeps their own words', async () => {
    const { aroha, mele, agreement } = await twoBeforeTheForm()
    await aroha.send({ agreed: 'we read aloud', meets: 'Tuesday' })

    const answer = await mele.send({ agreed: 'we read\nsoftly' })

    expect(answer.status).toBe(409)
    expect(answer.text).toContain('This has changed while you were writing.')
    expect(answer.text).toContain('we read aloud')
    expect(answer.text).toContain('we read\nsoftly</textarea>')
    expect(answer.text).toContain('value="Tuesday"')
    expect((await agreement()).agreed).toBe('we read aloud')
  })

  test('is the second’s when they send it again, and leaves the rest as the first wrote it', async () => {
    const { aroha, mele, agreement } = await twoBeforeTheForm()
    await aroha.send({ agreed: 'we read aloud', meets: 'Tuesday' })
    const { text } = await mele.send({ agreed: 'softly' })

    const again = await mele.send({ agreed: 'softly', meets: 'Tuesday' }, signsOn(text))

    expect(again.status).toBe(303)
    expect(await agreement()).toMatchObject({ agreed: 'softly', meets: 'Tuesday' })
  })

  test('stays in the fields through an answer that needs another look, and is still not written over', async () => {
    const { aroha, mele, agreement } = await twoBeforeTheForm()
    const { status, text } = await mele.send({ agreed: 'softly', seats: '9' })
    await aroha.send({ agreed: 'we read aloud' })

    const again = await mele.send({ agreed: 'softly' }, signsOn(text))

    expect([status, again.status]).toEqual([422, 409])
    expect((await agreement()).agreed).toBe('we read aloud')
  })

  test('says the door in words', async () => {
    const { aroha, mele } = await twoBeforeTheForm()
    await aroha.send({ seats: '3' })

    const { status, text } = await mele.send({ seats: '5' })

    expect(status).toBe(409)
    expect(text).toContain('Now it says: “3”')
  })

  test('is written by one of them and refused to the other when both send at once', async () => {
    for (let time = 0; time < 5; time++) {
      const { aroha, mele, agreement } = await twoBeforeTheForm()

      const answers = await Promise.all([
        aroha.send({ agreed: 'aloud' }),
        mele.send({ agreed: 'softly' }),
      ])

      const statuses = answers.map(({ status }) => status)
      expect(statuses.toSorted()).toEqual([303, 409])
      expect((await agreement()).agreed).toBe(statuses[0] === 303 ? 'aloud' : 'softly')
    }
  })

  test('of a circle that has ended meanwhile is refused with a sentence, and the words stay', async () => {
    const { mele, end } = await twoBeforeTheForm()
    await end()

    const { status, text } = await mele.send({ agreed: 'we read softly' })

    expect(status).toBe(409)
    expect(text).toContain('This circle has ended.')
    expect(text).toContain('we read softly</textarea>')
  })
})
