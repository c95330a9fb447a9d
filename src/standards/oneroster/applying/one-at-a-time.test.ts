import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { aSchool, aSchoolBeside } from '../../../../test/school.ts'
import { testSite, type TestSite } from '../../../../test/site.ts'
import { newId, type Id } from '../../../platform/id.ts'
import { noStanding, steward, type Viewer } from '../../../platform/viewer.ts'
import { readRoster } from '../reading/read.ts'
import { applyRoster, checkRoster, exportRoster, readHost } from './actions.ts'
import { findHost, findRostered, lockHost } from './store.ts'

const today = '2026-03-31'

async function aPlace() {
  const site = await testSite()
  const school = await aSchool(site, 'The Valley')
  return { site, school, leader: steward(school.network, [school.id]) }
}

async function aRoster(files: Parameters<typeof zipOf>[0] = faultless()) {
  return (await readRoster(await zipOf(files))).roster
}

/** Holds an organisation as a roster does while it comes in, until it is let go. */
async function holding(site: TestSite, viewer: Viewer, organisation: Id<'organisation'>) {
  const { promise: end, resolve: letGo } = Promise.withResolvers<void>()
  const { promise: held, resolve: isHeld } = Promise.withResolvers<void>()
  const working = site.db.as(viewer, async (tx) => {
    await lockHost(tx, viewer, organisation)
    isHeld()
    await end
  })
  await held
  return async () => {
    letGo()
    await working
  }
}

describe('while a roster comes in', () => {
  test('another waits for it, and comes in after it', async () => {
    const { site, school, leader } = await aPlace()
    const letGo = await holding(site, leader, school.id)
    const order: string[] = []

    const coming = applyRoster(site.db, leader, school.id, { roster: await aRoster(), today })
    void coming.then(() => order.push('the second'))
    await pause(150)
    order.push('the first')
    await letGo()
    await coming

    expect(order).toEqual(['the first', 'the second'])
  })

  test('it can be looked at what another would do, and the roll goes out', async () => {
    const { site, school, leader } = await aPlace()
    const letGo = await holding(site, leader, school.id)

    const looked = await checkRoster(site.db, leader, school.id, {
      roster: await aRoster(),
      today,
    })
    const roll = await exportRoster(site.db, leader, school.id, today)
    await letGo()

    expect(looked.changes.people.new).toBe(3)
    expect(roll.people).toEqual([])
  })

  test('people and rooms are made by hand at the same school', async () => {
    const { site, school, leader } = await aPlace()
    const letGo = await holding(site, leader, school.id)

    const learner = await school.person('learner')
    const room = await school.room({ learners: [learner] })
    await letGo()

    expect(room).toBeDefined()
  })

  test('that of another school, in the same network too, does not wait', async () => {
    const { site, school, leader } = await aPlace()
    const beside = await aSchoolBeside(site, school)
    const there = steward(beside.network, [beside.id])
    const letGo = await holding(site, leader, school.id)

    const { changes } = await applyRoster(site.db, there, beside.id, {
      roster: await aRoster(),
      today,
    })
    await letGo()

    expect(changes.people.new).toBe(3)
  })
})

describe('organisations that came by a roster', () => {
  test('are found by the organisation that took it in, and by no other', async () => {
    const { site, school, leader } = await aPlace()
    const beside = await aSchoolBeside(site, school)
    await applyRoster(site.db, leader, school.id, { roster: await aRoster(), today })
    const rostered = (viewer: Viewer, organisation: Id<'organisation'>) =>
      site.db.as(viewer, (tx) => findRostered(tx, viewer, organisation))

    const found = await rostered(leader, school.id)

    expect(found).toHaveLength(1)
    const there = steward(school.network, [beside.id])
    expect(await rostered(there, beside.id)).toEqual([])
    const elsewhere = await aSchool(site)
    expect(await rostered(steward(elsewhere.network, [elsewhere.id]), school.id)).toEqual([])
  })

  test('may be changed by the next roster, whoever leads the one that took it in', async () => {
    const { site, school, leader } = await aPlace()
    await applyRoster(site.db, leader, school.id, { roster: await aRoster(), today })
    const person = await school.person('leader')
    const head = await school.viewer(person)
    const roster = await aRoster(spoilt('orgs.csv', 'Hill School', 'Hill Top School'))

    const { changes } = await applyRoster(site.db, head, school.id, { roster, today })

    expect(changes.organisations).toMatchObject({ new: 0, changed: 1 })
  })

  test('that another roster brings at the same time are counted once', async () => {
    const { site, school, leader } = await aPlace()
    const roster = await aRoster()
    const letGo = await holding(site, leader, school.id)

    const coming = [1, 2].map(() => applyRoster(site.db, leader, school.id, { roster, today }))
    await pause(100)
    await letGo()
    const outcomes = await Promise.all(coming)

    const brought = outcomes.map(({ changes }) => changes.organisations.new)
    expect(brought.toSorted()).toEqual([0, 1])
    expect(outcomes.map(({ changes }) => changes.classes.new).toSorted()).toEqual([0, 1])
  })
})

describe('the organisation that takes rosters in', () => {
  test('is told by its name and its clock to whoever leads it', async () => {
    const { site, school, leader } = await aPlace()

    expect(await readHost(site.db, leader, school.id)).toMatchObject({
      id: school.id,
      name: 'The Valley',
      timeZone: 'Pacific/Auckland',
    })
  })

  test('is not there for others, nor is one that there is not, in the same words', async () => {
    const { site, school } = await aPlace()
    const beside = await aSchoolBeside(site, school)
    const viewers = [
      steward(beside.network, [beside.id]),
      { ...steward(school.network, []), standing: { ...noStanding, staffed: [school.id] } },
    ]
    for (const viewer of viewers) {
      const [there, nowhere] = await Promise.all(
        [school.id, newId('organisation')].map((id) =>
          readHost(site.db, viewer, id).then(
            () => undefined,
            (error: unknown) => error,
          ),
        ),
      )
      expect(there).toMatchObject({
        kind: 'not-found',
        said: { word: { key: 'roster.noOrganisation' } },
      })
      expect(there).toEqual(nowhere)
    }
  })

  test('of a network is not found from another network, though its id is known', async () => {
    const { site, school } = await aPlace()
    const elsewhere = await aSchool(site)
    const liar = steward(elsewhere.network, [elsewhere.id, school.id])

    expect(await site.db.as(liar, (tx) => findHost(tx, liar, school.id))).toBeUndefined()
    await expect(
      applyRoster(site.db, liar, school.id, { roster: await aRoster(), today }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})
