import { describe, expect, test } from 'vitest'
import { atOnce } from '../../../test/at-once.ts'
import { answered, aRoomOnOneGoal, asked, companyOf, waitingFor } from '../../../test/going-room.ts'
import { keepCompany } from '../goals/actions.ts'
import { agreeOn, readRoom } from './actions.ts'
import { readInvitations } from './company.ts'
import { answerInvitation } from './inviting.ts'
import { circleWords } from './words.ts'

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

  test('a no tapped twice leads nowhere, also for somebody who is in a circle', async () => {
    const room = await aRoomOnOneGoal(3)
    const { site, school } = room
    const [first, second, third] = room.learners
    await asked(room, await school.viewer(first!), second!)
    await answered(room, second!, 'accepted')
    await asked(room, await school.viewer(third!), second!)
    const [asking] = await waitingFor(room, second!)
    const viewer = await school.viewer(second!)
    const no = () =>
      answerInvitation(site.db, viewer, { id: asking!.id, answer: 'declined' }, site.now())

    expect([await no(), await no()]).toEqual([undefined, undefined])
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

    const results = await atOnce(room.site.db, 4, () => asked(room, viewer, second!))
    await asked(room, viewer, second!)

    expect(results.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'))
    expect(await waitingFor(room, second!)).toHaveLength(1)
  })

  test('asking many times at once asks once, also out of a circle that is there already', async () => {
    const room = await aRoomOnOneGoal(3)
    const [first, second, third] = room.learners
    await asked(room, await room.school.viewer(first!), third!)
    await answered(room, third!, 'accepted')
    const viewer = await room.school.viewer(first!)

    const results = await atOnce(room.site.db, 4, () => asked(room, viewer, second!))

    expect(results.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'))
    expect(await waitingFor(room, second!)).toHaveLength(1)
  })

  test('two who are asked at once are asked into the same circle', async () => {
    const room = await aRoomOnOneGoal(3)
    const [first, second, third] = room.learners
    const viewer = await room.school.viewer(first!)

    await atOnce(room.site.db, 2, (turn) => asked(room, viewer, [second!, third!][turn]!))

    const [one] = await waitingFor(room, second!)
    const [another] = await waitingFor(room, third!)
    expect(one?.circle).toBe(another?.circle)
  })

  test('nobody is asked to a table at which all seats are taken; one that is only kept for an answer is not', async () => {
    const room = await aRoomOnOneGoal(5)
    const { site, school } = room
    const [first, second, third, fourth, fifth] = room.learners
    await asked(room, await school.viewer(first!), second!)
    const circle = (await answered(room, second!, 'accepted'))!
    const viewer = await school.viewer(first!)
    const terms = { seats: 3, door: 'by-invitation' as const, agreed: '', meets: '' }
    await agreeOn(site.db, viewer, { id: circle, terms })
    await asked(room, viewer, third!)
    await asked(room, viewer, fourth!)

    await answered(room, third!, 'accepted')

    await expect(asked(room, viewer, fifth!)).rejects.toMatchObject({
      kind: 'conflict',
      said: { word: circleWords.noSeatToAsk },
    })
    expect(await waitingFor(room, fifth!)).toEqual([])
  })

  test('whoever asked me stands under those who asked, and I am not offered to ask them', async () => {
    const room = await aRoomOnOneGoal(3)
    const [first, second, third] = room.learners
    await asked(room, await room.school.viewer(first!), second!)

    const { fellows, asking } = await companyOf(room, second!)
    expect(asking.map(({ from }) => from.id)).toEqual([first])
    expect(fellows.map(({ id }) => id)).toEqual([third])

    await answered(room, second!, 'declined')

    const later = await companyOf(room, second!)
    expect(later.asking).toEqual([])
    expect(later.fellows.map(({ id }) => id).toSorted()).toEqual([first, third].toSorted())
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
