import { describe, expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { newId, type Id } from '../../platform/id.ts'
import { goalOf, takeUp } from './actions.ts'
import { readPursuit, readPursuits } from './reading.ts'
import { recount } from './recounting.ts'
import type { Way } from './way.ts'

const begun = new Date('2026-02-02T20:00:00Z')
const asked = new Date('2026-02-20T21:00:00Z')
const met = new Date('2026-02-23T22:00:00Z')
const touched = new Date('2026-02-24T22:00:00Z')

interface Scene {
  readonly site: TestSite
  readonly school: TestSchool
  readonly learner: Id<'person'>
  readonly way: Way
}

/** A learner, and a way that they have gone to a goal and met it. */
async function aWayGone(): Promise<Scene> {
  const site = await testSite()
  const school = await aSchool(site)
  const learner = await school.person('learner')
  const viewer = await school.viewer(learner)
  const goal = await site.db.as(viewer, (tx) => goalOf(tx, viewer, undefined))
  const way: Way = {
    id: newId('pursuit'),
    goal,
    title: 'Whistle a whole song',
    company: 'open',
    audience: 'helpers',
    why: 'My uncle can.',
    howKnown: 'Someone names the song.',
    nextStep: 'The second verse.',
    states: [
      { state: 'active', since: begun },
      { state: 'review', since: asked },
      { state: 'met', since: met },
    ],
    touchedAt: touched,
  }
  return { site, school, learner, way }
}

describe('recounting', () => {
  test('writes a pursuit as it stands, with the moments at which it came there', async () => {
    const { site, school, learner, way } = await aWayGone()
    const viewer = await school.viewer(learner)

    await recount(site.db, viewer, [way])

    const of = { person: learner, goal: way.goal }
    const { pursuit, history } = await readPursuit(site.db, viewer, of)
    const { states: _, ...words } = way
    expect(pursuit).toEqual({
      ...words,
      person: learner,
      competency: null,
      state: 'met',
      begunAt: begun,
      stateSince: met,
    })
    expect(history).toEqual([
      { kind: 'state', state: 'met', at: met },
      { kind: 'state', state: 'review', at: asked },
      { kind: 'state', state: 'active', at: begun },
    ])
  })

  test('writes as many as there are, and none where there are none', async () => {
    const { site, school, learner, way } = await aWayGone()
    const viewer = await school.viewer(learner)
    const more = await Promise.all(
      [1, 2, 3].map(async () => ({
        ...way,
        id: newId('pursuit'),
        goal: await site.db.as(viewer, (tx) => goalOf(tx, viewer, undefined)),
      })),
    )

    await recount(site.db, viewer, [])
    await recount(site.db, viewer, [way, ...more])

    expect(await readPursuits(site.db, viewer, learner)).toHaveLength(4)
  })

  test('refuses a way that nobody can have gone, and writes nothing of the others', async () => {
    const { site, school, learner, way } = await aWayGone()
    const viewer = await school.viewer(learner)
    const impossible: Way = { ...way, id: newId('pursuit'), states: [{ state: 'met', since: met }] }

    await expect(recount(site.db, viewer, [way, impossible])).rejects.toMatchObject({
      kind: 'invalid',
    })

    expect(await readPursuits(site.db, viewer, learner)).toEqual([])
  })

  test('leaves what the learner pursues already as it is', async () => {
    const { site, school, learner, way } = await aWayGone()
    const viewer = await school.viewer(learner)
    const beginning = { goal: way.goal, title: 'Whistle' }
    await site.db.as(viewer, (tx) => takeUp(tx, viewer, beginning, site.now()))

    await expect(recount(site.db, viewer, [way])).rejects.toMatchObject({ code: '23505' })

    expect(await readPursuits(site.db, viewer, learner)).toMatchObject([
      { title: 'Whistle', state: 'active' },
    ])
  })

  test('is of one’s own way alone: nobody else has gone it by that', async () => {
    const { site, school, learner, way } = await aWayGone()
    const other = await school.person('learner')
    await recount(site.db, await school.viewer(other), [way])

    expect(await readPursuits(site.db, await school.viewer(learner), learner)).toEqual([])
  })

  test('to a stranger from another school there is nothing', async () => {
    const { site, school, learner, way } = await aWayGone()
    await recount(site.db, await school.viewer(learner), [way])
    const elsewhere = await aSchool(site)
    const stranger = await elsewhere.viewer(await elsewhere.person('teacher'))

    const reading = readPursuit(site.db, stranger, { person: learner, goal: way.goal })

    await expect(reading).rejects.toMatchObject({ kind: 'not-found' })
  })
})
