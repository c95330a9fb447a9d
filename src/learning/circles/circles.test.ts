import { describe, expect, test } from 'vitest'
import { atOnce } from '../../../test/at-once.ts'
import { answered, aRoomOnOneGoal, asked, companyOf, waitingFor } from '../../../test/going-room.ts'
import { aSchool } from '../../../test/school.ts'
import { newId } from '../../platform/id.ts'
import { moveTo, takeUpOwn } from '../goals/actions.ts'
import { readPursuit } from '../goals/reading.ts'
import { agreeOn, closeCircle, joinCircle, leaveCircle, readRoom, startCircle } from './actions.ts'
import { readCompany, readInvitations } from './company.ts'
import { answerInvitation, invite } from './inviting.ts'

describe('a form whose id is taken', () => {
  test('starts another circle: whoever’s it is, and wherever they are', async () => {
    const room = await aRoomOnOneGoal(2)
    const { site, school, goal, learners } = room
    const [first, second] = learners
    const start = { id: newId('circle'), goal }
    await startCircle(site.db, await school.viewer(first!), start, site.now())

    const own = await startCircle(site.db, await school.viewer(second!), start, site.now())

    expect(own).not.toBe(start.id)
    expect((await companyOf(room, second!)).mine?.circle.members).toEqual([second])
    expect((await companyOf(room, first!)).mine?.circle.members).toEqual([first])
  })

  test('starts one’s own circle once, and another when that has ended', async () => {
    const room = await aRoomOnOneGoal(1)
    const { site, school, goal, learners } = room
    const viewer = await school.viewer(learners[0]!)
    const start = { id: newId('circle'), goal }
    const send = () => startCircle(site.db, viewer, start, site.now())

    for (const result of await atOnce(site.db, 4, send)) {
      expect(result).toEqual({ status: 'fulfilled', value: start.id })
    }
    await leaveCircle(site.db, await school.viewer(learners[0]!), start.id, site.now())

    const other = await send()
    expect(other).not.toBe(start.id)
    expect((await companyOf(room, learners[0]!)).mine?.circle.id).toBe(other)
  })

  test('asks under another', async () => {
    const room = await aRoomOnOneGoal(3)
    const { site, school, goal, learners } = room
    const [first, second, third] = learners
    const wish = { id: newId('invitation'), goal, to: third! }
    await invite(site.db, await school.viewer(first!), wish, site.now())

    await invite(site.db, await school.viewer(second!), wish, site.now())

    const waiting = await waitingFor(room, third!)
    expect(waiting.map(({ from }) => from.id).toSorted()).toEqual([first, second].toSorted())
    expect(new Set(waiting.map(({ id }) => id)).size).toBe(2)
  })

  test('sent twice, or at once, by the one who made it asks once', async () => {
    const room = await aRoomOnOneGoal(2)
    const { site, school, goal, learners } = room
    const [first, second] = learners
    const viewer = await school.viewer(first!)
    const wish = { id: newId('invitation'), goal, to: second! }
    const send = () => invite(site.db, viewer, wish, site.now())

    await atOnce(site.db, 4, send)
    await send()
    await answered(room, second!, 'accepted')
    await send()

    expect((await companyOf(room, first!)).mine?.members).toHaveLength(2)
  })

  test('takes up another goal, as under an id that nobody has', async () => {
    const room = await aRoomOnOneGoal(2)
    const { site, school, learners } = room
    const [first, second] = learners
    const words = { title: 'Juggle', why: '', howKnown: '', state: 'active' as const }
    const beginning = { id: newId('pursuit'), ...words }
    const goal = await takeUpOwn(site.db, await school.viewer(first!), beginning, site.now())

    const again = await takeUpOwn(site.db, await school.viewer(second!), beginning, site.now())

    expect(again).not.toBe(goal)
    const viewer = await school.viewer(second!)
    await expect(readPursuit(site.db, viewer, { person: second!, goal })).rejects.toMatchObject({
      kind: 'not-found',
    })
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

  test('nothing is agreed any more in a circle that has ended', async () => {
    const room = await aRoomOnOneGoal(2)
    const { site, school, learners } = room
    const [first, second] = learners
    await asked(room, await school.viewer(first!), second!)
    const id = (await answered(room, second!, 'accepted'))!
    const viewer = await school.viewer(first!)
    await closeCircle(site.db, viewer, { id, because: 'ended' }, site.now())
    const terms = { seats: 3, door: 'open' as const, agreed: 'Late', meets: '' }

    await expect(agreeOn(site.db, viewer, { id, terms })).rejects.toMatchObject({
      kind: 'conflict',
    })
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
