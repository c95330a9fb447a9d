import { describe, expect, test } from 'vitest'
import { answered, aRoomOnOneGoal, asked, companyOf, type Room } from '../../../test/going-room.ts'
import { newId, type Id } from '../../platform/id.ts'
import { keepCompany, moveTo, takeUpToo } from '../goals/actions.ts'
import { agreeOn, joinCircle, readRoom, startCircle, takeSeat } from './actions.ts'

describe('going the same way', () => {
  test('learners see classmates who are on the same goal and open to company', async () => {
    const room = await aRoomOnOneGoal(3)
    const [first, second, third] = room.learners

    const { fellows } = await companyOf(room, first!)

    expect(fellows.map(({ id }) => id).toSorted()).toEqual([second, third].toSorted())
  })

  test('whoever works alone is not there, and no sign is left of their having been', async () => {
    const room = await aRoomOnOneGoal(2)
    const [first, second] = room.learners

    await keepCompany(room.site.db, await room.school.viewer(second!), room.goal, 'alone')

    expect((await companyOf(room, first!)).fellows).toEqual([])
  })

  test('those who look for someone stand first', async () => {
    const room = await aRoomOnOneGoal(3)
    const [first, , third] = room.learners

    await keepCompany(room.site.db, await room.school.viewer(third!), room.goal, 'seeking')

    const { fellows } = await companyOf(room, first!)
    expect(fellows[0]).toMatchObject({ id: third, wish: 'seeking' })
  })

  test('a learner of another classroom is not shown, though of the same school', async () => {
    const room = await aRoomOnOneGoal(1)
    const { site, school, goal } = room
    const elsewhere = await school.person('learner')
    await school.room({ learners: [elsewhere] }, 'Room 8')

    await expect(
      takeUpToo(site.db, await school.viewer(elsewhere), goal, site.now()),
    ).rejects.toMatchObject({ kind: 'not-found' })
    expect((await companyOf(room, elsewhere)).fellows).toEqual([])
  })

  test('a teacher is never company: they teach the room, and do not learn in it', async () => {
    const room = await aRoomOnOneGoal(2)

    expect((await companyOf(room, room.teacher)).fellows).toEqual([])
  })

  test('whoever left the classroom today is not there any more', async () => {
    const room = await aRoomOnOneGoal(1)
    const { school, learners } = room
    const gone = await school.person('learner')
    const left = await school.room({ learners: [learners[0]!] }, 'Room 9')
    await school.enter(left, gone, { role: 'learner', to: '2026-03-31' })

    const { standing } = await school.viewer(learners[0]!)

    expect(standing.peers).not.toContain(gone)
  })
})

describe('a circle with an open door', () => {
  /** Learners on one goal, the first of whom has started a circle. */
  async function aStartedCircle(count: number) {
    const room = await aRoomOnOneGoal(count)
    const [ana, ...others] = room.learners
    const viewer = await room.school.viewer(ana!)
    const start = { id: newId('circle'), goal: room.goal }
    const circle = await startCircle(room.site.db, viewer, start, room.site.now())
    return { room, circle, ana: ana!, others }
  }

  async function wish(room: Room, person: Id<'person'>, company: 'alone' | 'open' | 'seeking') {
    await keepCompany(room.site.db, await room.school.viewer(person), room.goal, company)
  }

  async function enters({ site, school }: Room, person: Id<'person'>, circle: Id<'circle'>) {
    await joinCircle(site.db, await school.viewer(person), circle, site.now())
  }

  async function roomFor({ site, school }: Room, person: Id<'person'>, circle: Id<'circle'>) {
    return readRoom(site.db, await school.viewer(person), circle)
  }

  /** The circles that somebody finds on the goal, as who is shown in each. */
  async function found(room: Room, person: Id<'person'>) {
    const { open } = await companyOf(room, person)
    return open.map(({ members }) => members.map(({ id }) => id))
  }

  test('is found by those who go the same way, until everyone in it works alone, and again when they come back', async () => {
    const { room, circle, ana, others } = await aStartedCircle(2)
    const [ben] = others
    expect(await found(room, ben!)).toEqual([[ana]])

    await wish(room, ana, 'alone')

    expect(await found(room, ben!)).toEqual([])
    await expect(roomFor(room, ben!, circle)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(enters(room, ben!, circle)).rejects.toMatchObject({ kind: 'not-found' })

    await wish(room, ana, 'open')

    expect(await found(room, ben!)).toEqual([[ana]])
    await enters(room, ben!, circle)
    expect((await roomFor(room, ben!, circle)).members).toHaveLength(2)
  })

  test.each(['paused', 'met', 'dropped', 'review'] as const)(
    'is not there for others when everyone’s goal in it is %s',
    async (state) => {
      const { room, circle, ana, others } = await aStartedCircle(2)
      const viewer = await room.school.viewer(ana)

      await moveTo(room.site.db, viewer, { goal: room.goal, state }, room.site.now())

      expect(await found(room, others[0]!)).toEqual([])
      await expect(enters(room, others[0]!, circle)).rejects.toMatchObject({ kind: 'not-found' })
    },
  )

  test('shows to others only those in it who are glad of company; its members see each other', async () => {
    const { room, circle, ana, others } = await aStartedCircle(3)
    const [ben, cy] = others
    await enters(room, ben!, circle)

    await wish(room, ana, 'alone')

    expect(await found(room, cy!)).toEqual([[ben]])
    expect((await roomFor(room, cy!, circle)).members.map(({ id }) => id)).toEqual([ben])
    for (const inside of [ana, ben!]) {
      const { members } = await roomFor(room, inside, circle)
      expect(members.map(({ id }) => id).toSorted()).toEqual([ana, ben].toSorted())
    }
  })

  test('is whole for a teacher, whoever in it works alone', async () => {
    const { room, circle, ana } = await aStartedCircle(1)

    await wish(room, ana, 'alone')

    const { members, inside } = await roomFor(room, room.teacher, circle)
    expect(members.map(({ id }) => id)).toEqual([ana])
    expect(inside).toBe(false)
  })

  test('takes in nobody who only looks in: a teacher sees it, and sits at no table of learners', async () => {
    const { room, circle: id } = await aStartedCircle(1)
    const { site, school, teacher } = room
    const viewer = await school.viewer(teacher)
    const { circle } = await readRoom(site.db, viewer, id)

    const sitting = site.db.as(viewer, (tx) => takeSeat(tx, viewer, circle, site.now()))

    await expect(sitting).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(enters(room, teacher, id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('stays open to whoever was asked into it, also when everyone in it works alone since', async () => {
    const { room, circle, ana, others } = await aStartedCircle(2)
    await asked(room, await room.school.viewer(ana), others[0]!)

    await wish(room, ana, 'alone')

    expect(await answered(room, others[0]!, 'accepted')).toBe(circle)
  })

  test('is not shown for the sake of somebody whom the viewer may not meet', async () => {
    const { room, circle, ana, others } = await aStartedCircle(2)
    const [ben] = others
    const { site, school, goal } = room
    const dan = await school.person('learner')
    await school.room({ learners: [ana, dan] }, 'Room 9')
    const viewer = await school.viewer(dan)
    await takeUpToo(site.db, viewer, goal, site.now())
    await keepCompany(site.db, viewer, goal, 'open')
    await enters(room, dan, circle)

    await wish(room, ana, 'alone')

    expect(await found(room, ben!)).toEqual([])
    await expect(roomFor(room, ben!, circle)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('is not offered when all its seats are taken', async () => {
    const { room, circle, ana, others } = await aStartedCircle(3)
    const terms = { seats: 2, door: 'open' as const, agreed: '', meets: '' }
    await agreeOn(room.site.db, await room.school.viewer(ana), { id: circle, terms })

    await enters(room, others[0]!, circle)

    expect(await found(room, others[1]!)).toEqual([])
  })
})
