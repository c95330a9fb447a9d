import { describe, expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { keepCompany, moveTo, readPursuit, takeUpOwn, takeUpToo } from '../goals/actions.ts'
import { agreeOn, closeCircle, joinCircle, leaveCircle, readRoom, startCircle } from './actions.ts'
import { readCompany, readInvitations } from './company.ts'
import { answerInvitation, invite } from './inviting.ts'

interface Room {
  readonly site: TestSite
  readonly school: TestSchool
  readonly goal: Id<'goal'>
  /** Learners who are all open to company on the goal. */
  readonly learners: readonly Id<'person'>[]
  readonly teacher: Id<'person'>
}

/** A room in which so many learners are on one goal and open to company. */
async function aRoomOnOneGoal(count: number): Promise<Room> {
  const site = await testSite()
  const school = await aSchool(site)
  const learners = []
  for (let place = 0; place < count; place++) learners.push(await school.person('learner'))
  const teacher = await school.person('teacher')
  await school.room({ learners, teachers: [teacher] })

  const [first, ...others] = learners
  const beginning = { id: newId('pursuit'), title: 'Read any scale', why: '', howKnown: '' }
  const viewer = await school.viewer(first!)
  const goal = await takeUpOwn(site.db, viewer, { ...beginning, state: 'active' }, site.now())
  await keepCompany(site.db, viewer, goal, 'open')
  for (const other of others) {
    const too = await school.viewer(other)
    await takeUpToo(site.db, too, goal, site.now())
    await keepCompany(site.db, too, goal, 'open')
  }
  return { site, school, goal, learners, teacher }
}

function asked({ site, goal }: Room, from: Viewer, to: Id<'person'>): Promise<void> {
  return invite(site.db, from, { id: newId('invitation'), goal, to }, site.now())
}

async function answered(room: Room, person: Id<'person'>, answer: 'accepted' | 'declined') {
  const viewer = await room.school.viewer(person)
  const [asking] = await readInvitations(room.site.db, viewer, room.site.now())
  if (!asking) throw new Error('nobody asked')
  return answerInvitation(room.site.db, viewer, { id: asking.id, answer }, room.site.now())
}

async function companyOf({ site, school, goal }: Room, person: Id<'person'>) {
  const company = await readCompany(site.db, await school.viewer(person), [goal], site.now())
  return company.get(goal)!
}

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

describe('inviting', () => {
  test('an invitation, once accepted, makes a circle of two', async () => {
    const room = await aRoomOnOneGoal(2)
    const [first, second] = room.learners
    await asked(room, await room.school.viewer(first!), second!)

    const circle = await answered(room, second!, 'accepted')

    const { members, inside } = await readRoom(
      room.site.db,
      await room.school.viewer(second!),
      circle!,
    )
    expect(inside).toBe(true)
    expect(members.map(({ id }) => id).toSorted()).toEqual([first, second].toSorted())
  })

  test('until it is accepted nobody is in anything', async () => {
    const room = await aRoomOnOneGoal(2)
    const [first, second] = room.learners

    await asked(room, await room.school.viewer(first!), second!)

    const { mine } = await companyOf(room, second!)
    expect(mine).toBeUndefined()
  })

  test('to the one who asked, a no looks like no answer', async () => {
    const room = await aRoomOnOneGoal(3)
    const [first, second, third] = room.learners
    const viewer = await room.school.viewer(first!)
    await asked(room, viewer, second!)
    await asked(room, viewer, third!)

    await answered(room, second!, 'declined')

    const { fellows } = await companyOf(room, first!)
    expect(fellows.map((fellow) => fellow.asked)).toEqual([true, true])
  })

  test('an invitation that lapsed is not there any more, and can be sent again', async () => {
    const room = await aRoomOnOneGoal(2)
    const [first, second] = room.learners
    const viewer = await room.school.viewer(first!)
    await asked(room, viewer, second!)

    room.site.clock.pass({ days: 3 })

    expect(
      await readInvitations(room.site.db, await room.school.viewer(second!), room.site.now()),
    ).toEqual([])
    await asked(room, viewer, second!)
    expect(
      await readInvitations(room.site.db, await room.school.viewer(second!), room.site.now()),
    ).toHaveLength(1)
  })

  test('answering what has lapsed is refused in words, and takes no seat', async () => {
    const room = await aRoomOnOneGoal(2)
    const [first, second] = room.learners
    await asked(room, await room.school.viewer(first!), second!)
    const viewer = await room.school.viewer(second!)
    const [asking] = await readInvitations(room.site.db, viewer, room.site.now())

    room.site.clock.pass({ days: 3 })

    await expect(
      answerInvitation(
        room.site.db,
        viewer,
        { id: asking!.id, answer: 'accepted' },
        room.site.now(),
      ),
    ).rejects.toMatchObject({ kind: 'conflict' })
    expect((await companyOf(room, second!)).mine).toBeUndefined()
  })

  test('asking twice, or twice at once, asks once', async () => {
    const room = await aRoomOnOneGoal(2)
    const [first, second] = room.learners
    const viewer = await room.school.viewer(first!)

    await Promise.all([asked(room, viewer, second!), asked(room, viewer, second!)])
    await asked(room, viewer, second!)

    const invitations = await readInvitations(
      room.site.db,
      await room.school.viewer(second!),
      room.site.now(),
    )
    expect(invitations).toHaveLength(1)
  })

  test('whoever works alone cannot be asked', async () => {
    const room = await aRoomOnOneGoal(2)
    const [first, second] = room.learners
    await keepCompany(room.site.db, await room.school.viewer(second!), room.goal, 'alone')

    await expect(asked(room, await room.school.viewer(first!), second!)).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  test('nobody but the one who was asked can answer', async () => {
    const room = await aRoomOnOneGoal(3)
    const [first, second, third] = room.learners
    await asked(room, await room.school.viewer(first!), second!)
    const [asking] = await readInvitations(
      room.site.db,
      await room.school.viewer(second!),
      room.site.now(),
    )
    const deed = { id: asking!.id, answer: 'accepted' as const }

    for (const other of [first!, third!, room.teacher]) {
      await expect(
        answerInvitation(room.site.db, await room.school.viewer(other), deed, room.site.now()),
      ).rejects.toMatchObject({ kind: 'not-found' })
    }
  })
})

describe('the last seat', () => {
  test('of many who come at once through an open door, as many get in as there are seats', async () => {
    const room = await aRoomOnOneGoal(8)
    const { site, school, goal, learners } = room
    const [host, ...others] = learners
    const hosting = await school.viewer(host!)
    const circle = await startCircle(site.db, hosting, { id: newId('circle'), goal }, site.now())
    await agreeOn(site.db, await school.viewer(host!), {
      id: circle,
      terms: { seats: 3, door: 'open', agreed: '', meets: '' },
    })
    const racers = await Promise.all(others.map((other) => school.viewer(other)))

    const results = await Promise.allSettled(
      racers.map((racer) => joinCircle(site.db, racer, circle, site.now())),
    )

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ kind: 'conflict' })
    }
    const { members } = await readRoom(site.db, await school.viewer(host!), circle)
    expect(members).toHaveLength(3)
  })

  test('one who accepts two circles of the same goal at once sits in one of them', async () => {
    const room = await aRoomOnOneGoal(3)
    const { site, school, learners } = room
    const [first, second, popular] = learners
    await asked(room, await school.viewer(first!), popular!)
    await asked(room, await school.viewer(second!), popular!)
    const viewer = await school.viewer(popular!)
    const invitations = await readInvitations(site.db, viewer, site.now())

    const results = await Promise.allSettled(
      invitations.map(({ id }) =>
        answerInvitation(site.db, viewer, { id, answer: 'accepted' }, site.now()),
      ),
    )

    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await companyOf(room, popular!)).mine?.members).toHaveLength(2)
  })
})

describe('leaving and ending', () => {
  test('leaving frees the seat at once, and the goal stays', async () => {
    const room = await aRoomOnOneGoal(2)
    const { site, school, goal, learners } = room
    const [first, second] = learners
    await asked(room, await school.viewer(first!), second!)
    const circle = await answered(room, second!, 'accepted')

    await leaveCircle(site.db, await school.viewer(second!), circle!, site.now())

    expect((await companyOf(room, second!)).mine).toBeUndefined()
    expect((await companyOf(room, first!)).mine?.members).toHaveLength(1)
    const viewer = await school.viewer(second!)
    const { pursuit } = await readPursuit(site.db, viewer, { person: second!, goal })
    expect(pursuit.state).toBe('active')
  })

  test('when its host leaves, the circle goes on with whoever came next', async () => {
    const room = await aRoomOnOneGoal(2)
    const { site, school, learners } = room
    const [first, second] = learners
    await asked(room, await school.viewer(first!), second!)
    const circle = await answered(room, second!, 'accepted')

    await leaveCircle(site.db, await school.viewer(first!), circle!, site.now())

    const found = await readRoom(site.db, await school.viewer(second!), circle!)
    expect(found.circle).toMatchObject({ host: second, closedAt: null })
  })

  test('a circle whose last member leaves closes itself and is kept', async () => {
    const room = await aRoomOnOneGoal(1)
    const { site, school, goal, learners } = room
    const viewer = await school.viewer(learners[0]!)
    const circle = await startCircle(site.db, viewer, { id: newId('circle'), goal }, site.now())

    await leaveCircle(site.db, await school.viewer(learners[0]!), circle, site.now())

    expect((await companyOf(room, learners[0]!)).mine).toBeUndefined()
  })

  test('only the host ends a circle for everyone; then all may start anew', async () => {
    const room = await aRoomOnOneGoal(2)
    const { site, school, goal, learners } = room
    const [first, second] = learners
    await asked(room, await school.viewer(first!), second!)
    const id = (await answered(room, second!, 'accepted'))!
    const end = { id, because: 'goal-met' as const }

    await expect(
      closeCircle(site.db, await school.viewer(second!), end, site.now()),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    await closeCircle(site.db, await school.viewer(first!), end, site.now())

    const viewer = await school.viewer(second!)
    const next = await startCircle(site.db, viewer, { id: newId('circle'), goal }, site.now())
    expect(next).not.toBe(id)
    const kept = await readRoom(site.db, await school.viewer(second!), id)
    expect(kept.circle.closedAt).not.toBeNull()
  })

  test('starting twice leads to one circle', async () => {
    const room = await aRoomOnOneGoal(1)
    const { site, school, goal, learners } = room
    const viewer = await school.viewer(learners[0]!)
    const start = () => startCircle(site.db, viewer, { id: newId('circle'), goal }, site.now())

    const [one, another] = await Promise.all([start(), start()])

    expect(one).toBe(another)
  })

  test('nobody starts a circle on a goal that rests', async () => {
    const room = await aRoomOnOneGoal(1)
    const { site, school, goal, learners } = room
    const viewer = await school.viewer(learners[0]!)
    await moveTo(site.db, viewer, { goal, state: 'paused' }, site.now())

    await expect(
      startCircle(site.db, viewer, { id: newId('circle'), goal }, site.now()),
    ).rejects.toMatchObject({ kind: 'conflict' })
  })
})

describe('a stranger', () => {
  test('from another school finds nothing, whatever they try', async () => {
    const room = await aRoomOnOneGoal(2)
    const { site, school, goal, learners } = room
    const [first, second] = learners
    const circle = await startCircle(
      site.db,
      await school.viewer(first!),
      { id: newId('circle'), goal },
      site.now(),
    )
    await asked(room, await school.viewer(first!), second!)
    const [asking] = await readInvitations(site.db, await school.viewer(second!), site.now())
    const elsewhere = await aSchool(site)
    const stranger = await elsewhere.viewer(await elsewhere.person('learner'))
    const terms = { seats: 5, door: 'open' as const, agreed: 'mine', meets: '' }

    const deeds = [
      () => readRoom(site.db, stranger, circle),
      () => joinCircle(site.db, stranger, circle, site.now()),
      () => leaveCircle(site.db, stranger, circle, site.now()),
      () => agreeOn(site.db, stranger, { id: circle, terms }),
      () => closeCircle(site.db, stranger, { id: circle, because: 'ended' }, site.now()),
      () => startCircle(site.db, stranger, { id: newId('circle'), goal }, site.now()),
      () => invite(site.db, stranger, { id: newId('invitation'), goal, to: second! }, site.now()),
      () => answerInvitation(site.db, stranger, { id: asking!.id, answer: 'accepted' }, site.now()),
    ]

    for (const deed of deeds) await expect(deed()).rejects.toMatchObject({ kind: 'not-found' })
    expect((await readCompany(site.db, stranger, [goal], site.now())).get(goal)).toMatchObject({
      fellows: [],
      open: [],
    })
  })

  test('of the same school, in another room, comes in by no closed door', async () => {
    const room = await aRoomOnOneGoal(2)
    const { site, school, learners } = room
    const [first, second] = learners
    await asked(room, await school.viewer(first!), second!)
    const circle = await answered(room, second!, 'accepted')
    const neighbour = await school.person('learner')
    await school.room({ learners: [neighbour] }, 'Room 8')

    await expect(
      joinCircle(site.db, await school.viewer(neighbour), circle!, site.now()),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('the second wall', () => {
  test('lets nobody write a membership for anybody else', async () => {
    const room = await aRoomOnOneGoal(2)
    const { site, school, goal, learners } = room
    const [first, second] = learners
    const circle = await startCircle(
      site.db,
      await school.viewer(first!),
      { id: newId('circle'), goal },
      site.now(),
    )
    const viewer = await school.viewer(first!)

    const planted = site.db.as(viewer, (tx) =>
      tx
        .insertInto('circle_membership')
        .values({
          network_id: viewer.network,
          id: newId('circle_membership'),
          circle_id: circle,
          goal_id: goal,
          person_id: second!,
          joined_at: site.now(),
        })
        .execute(),
    )

    await expect(planted).rejects.toMatchObject({ code: '42501' })
  })

  test('lets nobody write a word of another learner’s goal, not even their teacher', async () => {
    const room = await aRoomOnOneGoal(1)
    const { site, school, learners, teacher } = room
    const viewer = await school.viewer(teacher)

    const { numUpdatedRows } = await site.db.as(viewer, (tx) =>
      tx
        .updateTable('pursuit')
        .set({ title: 'Mine to say' })
        .where('network_id', '=', viewer.network)
        .where('person_id', '=', learners[0]!)
        .executeTakeFirst(),
    )

    expect(numUpdatedRows).toBe(0n)
  })
})
