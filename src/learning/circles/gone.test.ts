import { beforeEach, describe, expect, test } from 'vitest'
import { aRoomOnOneGoal, companyOf, type Room } from '../../../test/going-room.ts'
import { aSchoolBeside, type TestSchool } from '../../../test/school.ts'
import { newId, type Id } from '../../platform/id.ts'
import { steward } from '../../platform/viewer.ts'
import { agreeOn, joinCircle, leaveCircle, readRoom, startCircle } from './actions.ts'

/** A circle of three seats with an open door, hosted by the first of five in a room; the second and the third sit in it. */
let room: Room
let circle: Id<'circle'>
let host: Id<'person'>
let second: Id<'person'>
let third: Id<'person'>
let others: readonly Id<'person'>[]
beforeEach(async () => {
  room = await aRoomOnOneGoal(5)
  ;[host, second, third, ...others] = room.learners as [Id<'person'>, Id<'person'>, Id<'person'>]
  const hosting = await room.school.viewer(host)
  const start = { id: newId('circle'), goal: room.goal }
  circle = await startCircle(room.site.db, hosting, start, room.site.now())
  const terms = { seats: 3, door: 'open', agreed: '', meets: '' } as const
  await agreeOn(room.site.db, await room.school.viewer(host), { id: circle, terms })
  for (const one of [second, third]) await joins(one)
})

async function joins(person: Id<'person'>) {
  const { site, school } = room
  await joinCircle(site.db, await school.viewer(person), circle, site.now())
}

async function whoIsHere(seenBy: Id<'person'>) {
  const { site, school } = room
  const read = await readRoom(site.db, await school.viewer(seenBy), circle)
  expect(read.members.map(({ id }) => id).toSorted()).toEqual(read.circle.members.toSorted())
  return read.circle
}

async function becomes(person: Id<'person'>, status: 'active' | 'suspended' | 'ended') {
  const { site, school } = room
  await site.db.as(steward(school.network, [school.id]), (tx) =>
    tx
      .updateTable('person')
      .set({ status })
      .where('network_id', '=', school.network)
      .where('id', '=', person)
      .execute(),
  )
}

describe('who is gone from Kith', () => {
  test('is not in the circle any more, and their seat is free', async () => {
    await expect(joins(others[0]!)).rejects.toMatchObject({ kind: 'conflict' })

    await becomes(second, 'ended')

    expect((await whoIsHere(host)).members).toEqual([host, third])
    await joins(others[0]!)
    expect((await whoIsHere(host)).members).toEqual([host, third, others[0]])
  })

  test('leaves the host’s place to who came next', async () => {
    await becomes(host, 'ended')

    const { members, host: next } = await whoIsHere(second)
    expect(members).toEqual([second, third])
    expect(next).toBe(second)
  })

  test('closes the door behind them as the last one out', async () => {
    for (const one of [host, second, third]) await becomes(one, 'ended')

    expect((await companyOf(room, others[0]!)).open).toEqual([])
  })

  test('is nobody’s mate any more', async () => {
    await becomes(second, 'ended')

    expect((await room.school.viewer(host)).standing.mates).toEqual([third])
  })

  test('and comes back, joins again as anybody does', async () => {
    await becomes(second, 'ended')
    await becomes(second, 'active')

    expect((await whoIsHere(host)).members).toEqual([host, third])
    await joins(second)
    expect((await whoIsHere(host)).members).toEqual([host, third, second])
  })

  test('and not who is suspended, who comes back to where they were', async () => {
    await becomes(second, 'suspended')
    await becomes(second, 'active')

    expect((await whoIsHere(host)).members).toEqual([host, second, third])
  })
})

describe('of one seat that becomes free', () => {
  test('one gets it, of all who come at once', async () => {
    const { site, school } = room
    const racers = await Promise.all(others.map((one) => school.viewer(one)))

    const [, ...joining] = await Promise.allSettled([
      becomes(second, 'ended'),
      ...racers.map((racer) => joinCircle(site.db, racer, circle, site.now())),
    ])
    for (const one of others) await joins(one).catch(() => {})

    expect(joining.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1)
    const { members } = await whoIsHere(host)
    expect(members).toHaveLength(3)
    expect(members).not.toContain(second)
  })

  test('who leaves by themselves and is gone at once leaves once', async () => {
    const { site, school } = room
    const leaving = await school.viewer(second)

    await Promise.allSettled([
      becomes(second, 'ended'),
      leaveCircle(site.db, leaving, circle, site.now()),
    ])

    expect((await whoIsHere(host)).members).toEqual([host, third])
  })
})

describe('who leaves the school', () => {
  let beside: TestSchool
  beforeEach(async () => {
    beside = await aSchoolBeside(room.site, room.school)
  })

  const above = () => steward(room.school.network, [room.school.id, beside.id])

  async function leaves(person: Id<'person'>, day: string) {
    const { network, id } = room.school
    await room.site.db.as(above(), (tx) =>
      tx
        .updateTable('affiliation')
        .set({ ends_on: day })
        .where('network_id', '=', network)
        .where('organisation_id', '=', id)
        .where('person_id', '=', person)
        .execute(),
    )
  }

  async function comesTo(person: Id<'person'>, school: TestSchool) {
    await room.site.db.as(above(), (tx) =>
      tx
        .insertInto('affiliation')
        .values({
          network_id: school.network,
          id: newId('affiliation'),
          person_id: person,
          organisation_id: school.id,
          role: 'learner',
          starts_on: '2026-01-01',
        })
        .execute(),
    )
  }

  test('leaves the seat there', async () => {
    await leaves(second, '2026-03-31')

    expect((await whoIsHere(host)).members).toEqual([host, third])
  })

  test('leaves it for another school too', async () => {
    await comesTo(second, beside)
    await leaves(second, '2026-03-31')

    expect((await whoIsHere(host)).members).toEqual([host, third])
  })

  test('keeps it as long as they are at one with somebody of the circle', async () => {
    await comesTo(second, beside)
    await comesTo(third, beside)
    await leaves(second, '2026-03-31')

    expect((await whoIsHere(host)).members).toEqual([host, second, third])
  })

  test('keeps it where they only change what they are there', async () => {
    const { network, id } = room.school
    await room.site.db.as(above(), async (tx) => {
      await tx
        .updateTable('affiliation')
        .set({ ends_on: '2026-03-31' })
        .where('network_id', '=', network)
        .where('person_id', '=', second)
        .execute()
      await tx
        .insertInto('affiliation')
        .values({
          network_id: network,
          id: newId('affiliation'),
          person_id: second,
          organisation_id: id,
          role: 'learner',
          starts_on: '2026-03-31',
          year_level: '8',
        })
        .execute()
    })

    expect((await whoIsHere(host)).members).toEqual([host, second, third])
  })

  test('keeps it until the day comes', async () => {
    await leaves(second, '2999-12-31')

    expect((await whoIsHere(host)).members).toEqual([host, second, third])
  })

  test('keeps a circle in which they sit alone', async () => {
    const { site, school } = room
    const alone = others[0]!
    const start = { id: newId('circle'), goal: room.goal }
    const own = await startCircle(site.db, await school.viewer(alone), start, site.now())
    await leaves(alone, '2026-03-31')

    const read = await readRoom(site.db, await school.viewer(alone), own)

    expect(read.circle.members).toEqual([alone])
  })
})
