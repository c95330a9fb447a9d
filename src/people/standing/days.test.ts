import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { connected, testDatabase } from '../../../test/database.ts'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { dayIn } from '../../platform/day.ts'
import { newId, type Id } from '../../platform/id.ts'
import { steward, type Standing } from '../../platform/viewer.ts'
import { present } from './actions.ts'

/** The moment at which clocks in Auckland show this, in New Zealand's standard or summer time. */
const standard = (local: string) => new Date(`${local}+12:00`)
const summer = (local: string) => new Date(`${local}+13:00`)

describe('the day of a school', () => {
  test.each([
    ['its last second in winter', standard('2026-07-31T23:59:59'), '2026-07-31'],
    ['its midnight in winter', standard('2026-08-01T00:00:00'), '2026-08-01'],
    ['its last second in summer', summer('2026-01-31T23:59:59'), '2026-01-31'],
    ['its midnight in summer', summer('2026-02-01T00:00:00'), '2026-02-01'],
    ['the day on which clocks go back, before', summer('2026-04-05T02:59:59'), '2026-04-05'],
    ['the day on which clocks go back, after', standard('2026-04-05T02:00:00'), '2026-04-05'],
    ['the end of a day of 25 hours', standard('2026-04-05T23:59:59'), '2026-04-05'],
    ['the day after it', standard('2026-04-06T00:00:00'), '2026-04-06'],
    ['the day on which clocks go forward', standard('2026-09-27T01:59:59'), '2026-09-27'],
    ['the end of a day of 23 hours', summer('2026-09-27T23:59:59'), '2026-09-27'],
    ['the day after that', summer('2026-09-28T00:00:00'), '2026-09-28'],
    ['a leap day', summer('2028-02-29T12:00:00'), '2028-02-29'],
  ])('at %s', (_when, now, day) => {
    expect(dayIn('Pacific/Auckland', now)).toBe(day)
  })

  test('is not the day of the server, nor of a school elsewhere', () => {
    const now = new Date('2026-06-30T20:00:00Z')

    expect(dayIn('Pacific/Auckland', now)).toBe('2026-07-01')
    expect(dayIn('UTC', now)).toBe('2026-06-30')
    expect(dayIn('America/New_York', now)).toBe('2026-06-30')
  })
})

test('who comes in while another does the turn of the day waits for nobody, and the next one does it', async () => {
  const site = await testSite()
  const school = await aSchool(site)
  const learner = await school.person('learner')
  const comesIn = () => present(site.db, school.network, learner, site.now())
  await comesIn()
  await connected((await testDatabase()).connection('owner'), async (client) => {
    const before = "until - interval '15 minutes'"
    const set = `update seats.day set until = ${before} where network_id = $1`
    await client.query(set, [school.network])
    await client.query('begin')
    await client.query('select from seats.day where network_id = $1 for update', [school.network])
    const isTurned = async () => {
      const asked =
        "select until > now() - interval '15 minutes' as is from seats.day where network_id = $1"
      const { rows } = await client.query<{ is: boolean }>(asked, [school.network])
      return rows[0]?.is
    }

    const waited = await Promise.race([comesIn(), pause(5000, 'waited')])
    await client.query('commit')

    expect(waited).toMatchObject({ self: { id: learner } })
    expect(await isTurned()).toBe(false)
    await comesIn()
    expect(await isTurned()).toBe(true)
  })
})

/** What a role opens between its first day and the day on which it no longer holds. */
describe('a role is open from its first day, and closed on the day on which it ends', () => {
  // Three nights: in winter, into the day that has 25 hours, and into the day that has 23.
  const terms = [
    {
      from: '2026-07-06',
      to: '2026-07-31',
      first: standard('2026-07-06T00:00:00'),
      end: standard('2026-07-31T00:00:00'),
    },
    {
      from: '2026-04-05',
      to: '2026-04-06',
      first: summer('2026-04-05T00:00:00'),
      end: standard('2026-04-06T00:00:00'),
    },
    {
      from: '2026-09-26',
      to: '2026-09-28',
      first: standard('2026-09-26T00:00:00'),
      end: summer('2026-09-28T00:00:00'),
    },
  ]
  const second = 1000

  async function aYear() {
    const site = await testSite(standard('2026-07-10T12:00:00'))
    const school = await aSchool(site)
    const at = async (person: Id<'person'>, moment: Date): Promise<Standing> => {
      const found = await present(site.db, school.network, person, moment)
      if (!found) throw new Error('they are not there')
      return found.viewer.standing
    }
    return { site, school, at }
  }

  describe.each(terms)('from $from to $to', ({ from, to, first, end }) => {
    const before = new Date(first.getTime() - second)
    const last = new Date(end.getTime() - second)

    test('a learner has classmates', async () => {
      const { school, at } = await aYear()
      const [mine, other] = [await school.person('learner'), await school.person('learner')]
      const room = await school.room({ learners: [other] })
      await school.enter(room, mine, { role: 'learner', from, to })

      expect((await at(mine, before)).peers).toEqual([])
      expect((await at(mine, first)).peers).toEqual([other])
      expect((await at(mine, last)).peers).toEqual([other])
      expect((await at(mine, end)).peers).toEqual([])
    })

    test('the others have them', async () => {
      const { school, at } = await aYear()
      const [mine, other] = [await school.person('learner'), await school.person('learner')]
      const room = await school.room({ learners: [other] })
      await school.enter(room, mine, { role: 'learner', from, to })

      expect((await at(other, before)).known).toEqual([])
      expect((await at(other, first)).peers).toEqual([mine])
      expect((await at(other, last)).peers).toEqual([mine])
      expect((await at(other, end)).peers).toEqual([])
    })

    test('a teacher has learners', async () => {
      const { school, at } = await aYear()
      const [teacher, learner] = [await school.person('teacher'), await school.person('learner')]
      const room = await school.room({ learners: [learner] })
      await school.enter(room, teacher, { role: 'teacher', from, to })

      const open = { taught: [room], learners: [learner], audiences: [room], peers: [] }
      const closed = { taught: [], learners: [], audiences: [], peers: [], known: [] }
      expect(await at(teacher, before)).toMatchObject(closed)
      expect(await at(teacher, first)).toMatchObject(open)
      expect(await at(teacher, last)).toMatchObject(open)
      expect(await at(teacher, end)).toMatchObject(closed)
    })

    test('a guardian has a child, who knows them', async () => {
      const { school, at } = await aYear()
      const [guardian, child] = [await school.person('guardian'), await school.person('learner')]
      await school.guard(guardian, child, { from, to })

      for (const [moment, children] of [
        [before, []],
        [first, [child]],
        [last, [child]],
        [end, []],
      ] as const) {
        expect(await at(guardian, moment)).toMatchObject({ children, known: children })
        expect(await at(child, moment)).toMatchObject({
          known: children.length ? [guardian] : [],
          children: [],
        })
      }
    })

    test.each(['leader', 'administrator'] as const)(
      'a %s heads the school, and teaches nobody',
      async (role) => {
        const { school, at } = await aYear()
        const heads = role === 'leader' ? 'led' : 'administered'
        const leader = await school.person(role, undefined, { from, to })
        await school.room({ learners: [await school.person('learner')] })

        const open = {
          led: [],
          administered: [],
          [heads]: [school.id],
          staffed: [school.id],
          learners: [],
          taught: [],
          audiences: [],
          known: [],
        }
        const closed = { led: [], administered: [], staffed: [] }
        expect(await at(leader, before)).toMatchObject(closed)
        expect(await at(leader, first)).toMatchObject(open)
        expect(await at(leader, last)).toMatchObject(open)
        expect(await at(leader, end)).toMatchObject(closed)
      },
    )

    test.each(['teacher', 'coach', 'staff', 'coordinator', 'safeguarding-lead'] as const)(
      'a %s works at the school, and does not lead it',
      async (role) => {
        const { school, at } = await aYear()
        const worker = await school.person(role, undefined, { from, to })

        expect(await at(worker, before)).toMatchObject({ staffed: [], led: [] })
        expect(await at(worker, first)).toMatchObject({ staffed: [school.id], led: [] })
        expect(await at(worker, last)).toMatchObject({ staffed: [school.id], led: [] })
        expect(await at(worker, end)).toMatchObject({ staffed: [], led: [] })
      },
    )
  })

  test.each(['learner', 'guardian', 'volunteer'] as const)(
    'a %s works nowhere by that',
    async (role) => {
      const { school, at, site } = await aYear()

      expect(await at(await school.person(role), site.now())).toMatchObject({
        staffed: [],
        led: [],
      })
    },
  )

  test('a role that ended on the day it began was never open', async () => {
    const { school, at } = await aYear()
    const teacher = await school.person('teacher', undefined, {
      from: '2026-07-10',
      to: '2026-07-10',
    })

    expect((await at(teacher, standard('2026-07-10T12:00:00'))).staffed).toEqual([])
  })

  test('of a role that was broken off, each part counts by itself', async () => {
    const { school, at } = await aYear()
    const [teacher, learner] = [await school.person('teacher'), await school.person('learner')]
    const room = await school.room({ learners: [learner] })
    await school.enter(room, teacher, { role: 'teacher', from: '2026-02-01', to: '2026-03-01' })
    await school.enter(room, teacher, { role: 'teacher', from: '2026-07-01', to: null })

    expect((await at(teacher, standard('2026-05-01T12:00:00'))).learners).toEqual([])
    expect((await at(teacher, standard('2026-07-01T00:00:00'))).learners).toEqual([learner])
  })
})

test('a classroom that has ended binds nobody, whoever is still written down as being in it', async () => {
  const site = await testSite()
  const school = await aSchool(site)
  const people = [
    await school.person('teacher'),
    await school.person('learner'),
    await school.person('learner'),
  ] as const
  const [teacher, ...learners] = people
  const room = await school.room({ learners, teachers: [teacher] })
  expect((await school.viewer(teacher)).standing.learners).toHaveLength(2)

  await site.db.as(steward(school.network, [school.id]), (tx) =>
    tx.updateTable('classroom').set({ ended_on: '2026-03-30' }).where('id', '=', room).execute(),
  )

  for (const person of people) {
    const { standing } = await school.viewer(person)
    expect(standing).toMatchObject({
      known: [],
      peers: [],
      learners: [],
      taught: [],
      audiences: [],
    })
  }
})

describe('whom somebody looks after', () => {
  test.each([
    ['full', 'children'],
    ['limited', 'limited'],
  ] as const)('by %s rights, comes of age in a night', async (rights, list) => {
    const site = await testSite()
    const school = await aSchool(site)
    const [guardian, child] = [await school.person('guardian'), await school.person('learner')]
    await school.guard(guardian, child, { rights })
    await school.born(child, '2008-04')
    const at = async (moment: Date) =>
      (await present(site.db, school.network, guardian, moment))?.viewer.standing

    const [before, after] = [summer('2026-03-31T23:59:59'), summer('2026-04-01T00:00:00')]

    expect(await at(before)).toMatchObject({ [list]: [child], known: [child], young: [] })
    expect(await at(after)).toMatchObject({ children: [], limited: [], known: [child] })
  })

  test.each([
    [['5'], true],
    [['5', 'KG'], true],
    [['5', '9, 10'], false],
    [['5', 'Blue'], false],
    [[], false],
  ])('is young at the levels %j of all their schools: %s', async (levels, isYoung) => {
    const site = await testSite()
    const school = await aSchool(site)
    const [guardian, child] = [await school.person('guardian'), await school.person('learner')]
    await school.guard(guardian, child)
    await site.db.as(steward(school.network, [school.id]), async (tx) => {
      for (const year_level of levels) {
        const place = { person_id: child, organisation_id: school.id, role: 'learner' as const }
        const row = { id: newId('affiliation'), ...place, starts_on: '2026-01-01', year_level }
        await tx
          .insertInto('affiliation')
          .values({ network_id: school.network, ...row })
          .execute()
      }
    })

    const { standing } = await school.viewer(guardian)

    expect(standing).toMatchObject({ children: [child], young: isYoung ? [child] : [] })
  })
})

describe('who is not there', () => {
  test('somebody of another network stands nowhere in this one', async () => {
    const site = await testSite()
    const [here, there] = [await aSchool(site), await aSchool(site)]
    const person = await here.person('leader')

    expect(await present(site.db, there.network, person, site.now())).toBeUndefined()
    expect((await here.viewer(person)).standing.led).toEqual([here.id])
  })

  test('two who share a name, a room’s name and a school’s name in two networks do not meet', async () => {
    const site = await testSite()
    const standings = []
    for (const school of [await aSchool(site, 'Twin School'), await aSchool(site, 'Twin School')]) {
      const [learner, friend] = [
        await school.person('learner', 'Ana'),
        await school.person('learner', 'Ben'),
      ]
      await school.room({ learners: [learner, friend] }, 'Room 1')
      standings.push({ friend, standing: (await school.viewer(learner)).standing })
    }

    for (const { friend, standing } of standings) expect(standing.known).toEqual([friend])
  })

  test('the day is that of the organisation that keeps the record', async () => {
    const site = await testSite(new Date('2026-06-30T20:00:00Z'))
    const school = await aSchool(site)
    const east = await below(site, school, { parent: school.id, timeZone: 'America/New_York' })
    const starting = { from: '2026-07-01', to: null }
    const here = await school.person('teacher', 'In Auckland', starting)
    const there = await workingAt(site, school, {
      organisation: east,
      role: 'teacher',
      ...starting,
    })

    expect((await school.viewer(here)).standing.staffed).toEqual([school.id])
    expect((await school.viewer(there)).standing.staffed).toEqual([])
  })

  test('a leader leads what stands under what they lead, and not what stands above it', async () => {
    const site = await testSite()
    const school = await aSchool(site)
    const leader = await school.person('leader')
    const campus = await below(site, school, { parent: school.id })
    const hall = await below(site, school, { parent: campus })
    const hallLeader = await workingAt(site, school, { organisation: hall, role: 'leader' })

    const { standing } = await school.viewer(leader)
    expect(new Set(standing.led)).toEqual(new Set([school.id, campus, hall]))
    expect((await school.viewer(hallLeader)).standing.led).toEqual([hall])
  })
})

/** An organisation that stands under another of the same network. */
async function below(
  { db }: TestSite,
  { network }: TestSchool,
  { parent, timeZone = 'Pacific/Auckland' }: { parent: Id<'organisation'>; timeZone?: string },
): Promise<Id<'organisation'>> {
  const id = newId('organisation')
  const row = { network_id: network, id, kind: 'school', name: 'Below', parent_id: parent } as const
  await db.as(steward(network, [id]), (tx) =>
    tx
      .insertInto('organisation')
      .values({ ...row, time_zone: timeZone })
      .execute(),
  )
  return id
}

/** Somebody whose record lies at that organisation, and who has a role there. */
async function workingAt(
  { db }: TestSite,
  { network }: TestSchool,
  at: { organisation: Id<'organisation'>; role: 'teacher' | 'leader'; from?: string },
): Promise<Id<'person'>> {
  const id = newId('person')
  const { organisation, role, from = '2026-01-01' } = at
  await db.as(steward(network, [organisation]), async (tx) => {
    const person = {
      network_id: network,
      id,
      home_id: organisation,
      display_name: 'There',
      tint: 1,
    }
    await tx.insertInto('person').values(person).execute()
    const affiliation = { network_id: network, id: newId('affiliation'), person_id: id, role }
    await tx
      .insertInto('affiliation')
      .values({ ...affiliation, organisation_id: organisation, starts_on: from })
      .execute()
  })
  return id
}
