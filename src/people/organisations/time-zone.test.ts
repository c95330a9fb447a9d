import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool, aSchoolBeside, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import { steward } from '../../platform/viewer.ts'
import { stewardOf } from './actions.ts'
import { timeZoneFor, readTimeZone, setTimeZone } from './setting.ts'
import { zoneChoices, zoneNamed } from './time-zone.ts'

describe('a time zone', () => {
  test.each([
    ['Pacific/Auckland', 'Pacific/Auckland'],
    ['pacific/auckland', 'Pacific/Auckland'],
    ['UTC', 'UTC'],
  ])('named %s is %s', (text, zone) => {
    expect(zoneNamed(text)).toBe(zone)
  })

  test.each(['', ' ', 'Atlantis/Center', '+05:00', '-03', '../etc', 'Pacific/Auckland; drop'])(
    'is not named %j',
    (text) => {
      expect(zoneNamed(text)).toBeUndefined()
    },
  )

  test('is chosen by region and place, each once', () => {
    const choices = zoneChoices()

    expect(choices[0]).toEqual({ zone: 'UTC', region: '', place: 'UTC' })
    expect(choices).toContainEqual({
      zone: 'America/Argentina/Salta',
      region: 'America',
      place: 'Argentina, Salta',
    })
    expect(new Set(choices.map(({ zone }) => zone)).size).toBe(choices.length)
    for (const { zone } of choices) expect(zoneNamed(zone)).toBeDefined()
  })
})

let site: TestSite
let school: TestSchool
beforeEach(async () => {
  site = await testSite(new Date('2026-03-31T00:30:00Z'))
  school = await aSchool(site)
})

const zoneOf = (id: Id<'organisation'>) =>
  site.db.as(steward(school.network, [id]), async (tx) => {
    const row = await tx
      .selectFrom('organisation')
      .where('network_id', '=', school.network)
      .where('id', '=', id)
      .select('time_zone')
      .executeTakeFirstOrThrow()
    return row.time_zone
  })

/** An organisation that stands under the school. */
async function below(timeZone: string): Promise<Id<'organisation'>> {
  const id = newId('organisation')
  const row = { network_id: school.network, id, kind: 'school', name: 'Below' } as const
  await site.db.as(steward(school.network, [id]), (tx) =>
    tx
      .insertInto('organisation')
      .values({ ...row, parent_id: school.id, time_zone: timeZone })
      .execute(),
  )
  return id
}

const notThere = { kind: 'not-found' }

describe('the time zone of a school', () => {
  test.each(['leader', 'administrator'] as const)('is set by its %s', async (role) => {
    const viewer = await school.viewer(await school.person(role))

    await setTimeZone(site.db, viewer, school.id, 'Europe/London')

    expect(await zoneOf(school.id)).toBe('Europe/London')
    expect(await readTimeZone(site.db, viewer, school.id)).toMatchObject({
      timeZone: 'Europe/London',
    })
  })

  test('is that of all below it that kept the same time, and of no other', async () => {
    const [same, other] = [await below('Pacific/Auckland'), await below('Pacific/Chatham')]
    const beside = await aSchoolBeside(site, school)
    const viewer = await school.viewer(await school.person('leader'))

    await setTimeZone(site.db, viewer, school.id, 'Asia/Tokyo')

    expect(await zoneOf(same)).toBe('Asia/Tokyo')
    expect(await zoneOf(other)).toBe('Pacific/Chatham')
    expect(await zoneOf(beside.id)).toBe('Pacific/Auckland')
  })

  test.each(['teacher', 'staff', 'learner', 'guardian', 'safeguarding-lead'] as const)(
    'is not for its %s, in either wall',
    async (role) => {
      const viewer = await school.viewer(await school.person(role))

      await expect(setTimeZone(site.db, viewer, school.id, 'UTC')).rejects.toMatchObject(notThere)
      await expect(readTimeZone(site.db, viewer, school.id)).rejects.toMatchObject(notThere)
      await site.db.as(viewer, (tx) =>
        tx
          .updateTable('organisation')
          .set({ time_zone: 'UTC' })
          .where('id', '=', school.id)
          .execute(),
      )
      expect(await zoneOf(school.id)).toBe('Pacific/Auckland')
    },
  )

  test('is not for who leads a school beside it, nor one of another network', async () => {
    const beside = await aSchoolBeside(site, school)
    const elsewhere = await aSchool(site)
    for (const one of [beside, elsewhere]) {
      const viewer = await one.viewer(await one.person('leader'))
      await expect(setTimeZone(site.db, viewer, school.id, 'UTC')).rejects.toMatchObject(notThere)
    }
    expect(await zoneOf(school.id)).toBe('Pacific/Auckland')
  })

  test.each(['Atlantis/Center', '+05:00', ''])('is not %j', async (zone) => {
    const viewer = stewardOf(school)

    await expect(setTimeZone(site.db, viewer, school.id, zone)).rejects.toMatchObject({
      kind: 'invalid',
    })
    expect(await zoneOf(school.id)).toBe('Pacific/Auckland')
  })

  test('that can be chosen is one that the database knows, but for a few that are newer than it', async () => {
    const unknown: string[] = []
    for (const { zone } of zoneChoices()) {
      await timeZoneFor(site.db, zone).catch(() => unknown.push(zone))
    }
    expect(unknown.length).toBeLessThan(5)
  })

  test('turns its day', async () => {
    const person = await school.person('teacher', 'Ms Kaur', { from: '2026-03-31' })
    const before = await school.viewer(person)

    await setTimeZone(site.db, stewardOf(school), school.id, 'America/New_York')

    // There it is still the evening before their first day.
    expect(before.standing.staffed).toEqual([school.id])
    expect((await school.viewer(person)).standing.staffed).toEqual([])
  })
})

describe('the page', () => {
  const comesIn = async (role: 'leader' | 'teacher') =>
    cameIn(site, { network: school.network, person: await school.person(role) })
  const here = () => `/organisations/${school.id}/time-zone`

  test('says what time it is there, and lets another be chosen', async () => {
    const leader = await comesIn('leader')

    const page = await (await leader.get(here())).text()
    const sent = await leader.post(here(), { timeZone: 'Europe/London' })

    expect(page).toMatch(/<optgroup label="Pacific">/)
    expect(page).toMatch(/<option value="Pacific\/Auckland" lang="en" selected[^>]*>Auckland/)
    expect(page).toContain('1:30')
    expect(sent.status).toBe(303)
    expect(await zoneOf(school.id)).toBe('Europe/London')
    const school_ = await (await leader.get(`/organisations/${school.id}`)).text()
    expect(school_).toContain('Europe/London')
    expect(school_).toContain('1:30')
  })

  test('says what is no time zone, and changes nothing', async () => {
    const leader = await comesIn('leader')

    const answer = await leader.post(here(), { timeZone: 'Atlantis/Center' })

    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Choose a time zone')
    expect(await zoneOf(school.id)).toBe('Pacific/Auckland')
  })

  test('is not there for who does not head the school', async () => {
    const teacher = await comesIn('teacher')

    expect((await teacher.get(here())).status).toBe(404)
    expect((await teacher.post(here(), { timeZone: 'UTC' })).status).toBe(404)
    expect(await (await teacher.get(`/organisations/${school.id}`)).text()).not.toContain(
      'time-zone',
    )
  })
})
