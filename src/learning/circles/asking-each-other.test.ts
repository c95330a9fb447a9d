import { describe, expect, test } from 'vitest'
import { atOnce } from '../../../test/at-once.ts'
import {
  answered,
  aRoomOnOneGoal,
  asked,
  companyOf,
  waitingFor,
  type Room,
} from '../../../test/going-room.ts'
import { newId, type Id } from '../../platform/id.ts'
import { agreeOn, joinCircle, leaveCircle, readRoom, startCircle } from './actions.ts'
import { answerInvitation } from './inviting.ts'
import { circleWords } from './words.ts'

type Person = Id<'person'>

/** A room in which two are looked at, and some others. */
async function aRoomWithSinaAndMihai(others = 0) {
  const room = await aRoomOnOneGoal(2 + others)
  const [sina, mihai, ...rest] = room.learners
  return { room, sina: sina!, mihai: mihai!, rest }
}

async function asks(room: Room, from: Person, to: Person) {
  return asked(room, await room.school.viewer(from), to)
}

async function starts({ site, school, goal }: Room, person: Person): Promise<Id<'circle'>> {
  const viewer = await school.viewer(person)
  return startCircle(site.db, viewer, { id: newId('circle'), goal }, site.now())
}

async function joins({ site, school }: Room, person: Person, circle: Id<'circle'>) {
  return joinCircle(site.db, await school.viewer(person), circle, site.now())
}

/** Who has asked each other without having seen the other's invitation: both of them asked at the same moment. */
async function askEachOther(room: Room, pair: readonly [Person, Person]) {
  const viewers = await Promise.all(pair.map((person) => room.school.viewer(person)))
  return atOnce(room.site.db, 2, (turn) => asked(room, viewers[turn]!, pair[1 - turn]!))
}

/** The button with which somebody says yes to the invitation that waits for them; it can be tapped again. */
async function yesOf(room: Room, person: Person): Promise<() => Promise<Id<'circle'> | undefined>> {
  const { site, school } = room
  const viewer = await school.viewer(person)
  const [asking] = await waitingFor(room, person)
  const reply = { id: asking!.id, answer: 'accepted' as const }
  return () => answerInvitation(site.db, viewer, reply, site.now())
}

/** Who sits in the circle of this person, or nobody where they are in none. */
async function tableOf(room: Room, person: Person): Promise<readonly Person[]> {
  const { mine } = await companyOf(room, person)
  return mine?.circle.members ?? []
}

async function readsAsInvited(room: Room, from: Person, to: Person) {
  const { fellows } = await companyOf(room, from)
  return fellows.find(({ id }) => id === to)?.asked
}

describe('inviting someone who has asked me', () => {
  test('says yes to their invitation, and opens no second circle', async () => {
    const { room, sina, mihai } = await aRoomWithSinaAndMihai()
    await asks(room, sina, mihai)
    const [asking] = await waitingFor(room, mihai)

    const circle = await asks(room, mihai, sina)

    expect(circle).toBe(asking?.circle)
    expect(await tableOf(room, mihai)).toEqual([sina, mihai])
    expect(await waitingFor(room, mihai)).toEqual([])
    expect(await waitingFor(room, sina)).toEqual([])
  })

  test('marks their invitation as accepted', async () => {
    const { room, sina, mihai } = await aRoomWithSinaAndMihai()
    await asks(room, sina, mihai)

    await asks(room, mihai, sina)

    const viewer = await room.school.viewer(mihai)
    const [row] = await room.site.db.as(viewer, (tx) =>
      tx
        .selectFrom('invitation')
        .where('network_id', '=', viewer.network)
        .where('to_id', '=', mihai)
        .select(['answer', 'answered_at'])
        .execute(),
    )
    expect(row).toEqual({ answer: 'accepted', answered_at: room.site.now() })
  })

  test('twice leads to the same circle', async () => {
    const { room, sina, mihai } = await aRoomWithSinaAndMihai()
    await asks(room, sina, mihai)
    const viewer = await room.school.viewer(mihai)

    const results = await atOnce(room.site.db, 3, () => asked(room, viewer, sina))

    const { mine } = await companyOf(room, sina)
    for (const result of results) {
      expect(result).toEqual({ status: 'fulfilled', value: mine?.circle.id })
    }
    expect(await tableOf(room, sina)).toEqual([sina, mihai])
  })

  test('asks them anew once theirs has lapsed', async () => {
    const { room, sina, mihai } = await aRoomWithSinaAndMihai()
    await asks(room, sina, mihai)
    room.site.clock.pass({ days: 3 })

    await asks(room, mihai, sina)

    expect(await waitingFor(room, sina)).toHaveLength(1)
    expect(await tableOf(room, mihai)).toEqual([mihai])
  })

  test('asks them anew once I have said no to them', async () => {
    const { room, sina, mihai } = await aRoomWithSinaAndMihai()
    await asks(room, sina, mihai)
    await answered(room, mihai, 'declined')

    await asks(room, mihai, sina)

    expect(await waitingFor(room, sina)).toHaveLength(1)
  })

  test('brings me out of a circle in which I sat alone', async () => {
    const { room, sina, mihai } = await aRoomWithSinaAndMihai()
    await starts(room, mihai)
    await asks(room, sina, mihai)

    await asks(room, mihai, sina)

    expect(await tableOf(room, mihai)).toEqual([sina, mihai])
  })

  test('asks them over to my circle when others sit in it with me, and nobody is stuck', async () => {
    const { room, sina, mihai, rest } = await aRoomWithSinaAndMihai(1)
    const [ana] = rest
    await joins(room, ana!, await starts(room, mihai))
    await asks(room, sina, mihai)

    await asks(room, mihai, sina)
    await answered(room, sina, 'accepted')

    expect(await tableOf(room, sina)).toEqual([mihai, ana, sina])
  })

  test('asks them to me when they have left the circle they asked me into', async () => {
    const { room, sina, mihai, rest } = await aRoomWithSinaAndMihai(1)
    const circle = await starts(room, sina)
    await joins(room, rest[0]!, circle)
    await asks(room, sina, mihai)
    await leaveCircle(room.site.db, await room.school.viewer(sina), circle, room.site.now())

    await asks(room, mihai, sina)
    await answered(room, sina, 'accepted')

    expect(await tableOf(room, sina)).toEqual([mihai, sina])
  })

  test('into a circle that has filled up is refused in words', async () => {
    const { room, sina, mihai, rest } = await aRoomWithSinaAndMihai(1)
    const circle = await starts(room, sina)
    const terms = { seats: 2, door: 'open' as const, agreed: '', meets: '' }
    await agreeOn(room.site.db, await room.school.viewer(sina), { id: circle, terms })
    await asks(room, sina, mihai)
    await joins(room, rest[0]!, circle)

    await expect(asks(room, mihai, sina)).rejects.toMatchObject({
      kind: 'conflict',
      said: { word: circleWords.full },
    })
  })
})

describe('a circle in which I sit alone', () => {
  test('is left for the one whose invitation I accept, and closes itself', async () => {
    const { room, sina, mihai } = await aRoomWithSinaAndMihai()
    const own = await starts(room, mihai)
    await asks(room, sina, mihai)

    await answered(room, mihai, 'accepted')

    expect(await tableOf(room, mihai)).toEqual([sina, mihai])
    const teacher = await room.school.viewer(room.teacher)
    await expect(readRoom(room.site.db, teacher, own)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(joins(room, sina, own)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('is left for the open door I come in by', async () => {
    const { room, sina, mihai } = await aRoomWithSinaAndMihai()
    await starts(room, mihai)
    const circle = await starts(room, sina)

    await joins(room, mihai, circle)

    expect(await tableOf(room, mihai)).toEqual([sina, mihai])
  })

  test('stays mine when the other has no seat for me', async () => {
    const { room, sina, mihai, rest } = await aRoomWithSinaAndMihai(1)
    const circle = await starts(room, sina)
    const terms = { seats: 2, door: 'open' as const, agreed: '', meets: '' }
    await agreeOn(room.site.db, await room.school.viewer(sina), { id: circle, terms })
    await starts(room, mihai)
    await joins(room, rest[0]!, circle)

    await expect(joins(room, mihai, circle)).rejects.toMatchObject({ kind: 'conflict' })

    expect(await tableOf(room, mihai)).toEqual([mihai])
  })

  test('takes its invitations with it: nobody is asked, nobody reads as invited, and I may ask again', async () => {
    const { room, sina, mihai, rest } = await aRoomWithSinaAndMihai(1)
    const ana = rest[0]!
    await asks(room, mihai, ana)
    await asks(room, sina, mihai)
    expect(await readsAsInvited(room, mihai, ana)).toBe(true)

    await answered(room, mihai, 'accepted')

    expect(await waitingFor(room, ana)).toEqual([])
    expect(await readsAsInvited(room, mihai, ana)).toBe(false)

    await asks(room, mihai, ana)
    expect(await readsAsInvited(room, mihai, ana)).toBe(true)
    await answered(room, ana, 'accepted')
    expect(await tableOf(room, ana)).toEqual([sina, mihai, ana])
  })

  test('is not one in which others sit: that one is left by me alone', async () => {
    const { room, sina, mihai, rest } = await aRoomWithSinaAndMihai(1)
    const own = await starts(room, mihai)
    await joins(room, rest[0]!, own)
    await asks(room, sina, mihai)

    await expect(answered(room, mihai, 'accepted')).rejects.toMatchObject({
      kind: 'conflict',
      said: { word: circleWords.inAnother },
    })

    expect(await tableOf(room, mihai)).toEqual([mihai, rest[0]])
    expect(await waitingFor(room, mihai)).toHaveLength(1)
  })

  test('is never emptied under somebody who comes in at the same moment', async () => {
    const { room, sina, mihai, rest } = await aRoomWithSinaAndMihai(1)
    const ana = rest[0]!
    const own = await starts(room, mihai)
    const circle = await starts(room, sina)
    const going = await Promise.all([mihai, ana].map((person) => room.school.viewer(person)))

    await atOnce(room.site.db, 2, (turn) =>
      joinCircle(room.site.db, going[turn]!, [circle, own][turn]!, room.site.now()),
    )

    const tables = [await tableOf(room, mihai), await tableOf(room, ana)]
    expect([
      [
        [mihai, ana],
        [mihai, ana],
      ],
      [[sina, mihai], []],
    ]).toContainEqual(tables)
  })
})

describe('an invitation out of a circle that I have left', () => {
  test('does not say “Invited” any more, whether they said no or nothing', async () => {
    const { room, sina, rest, mihai } = await aRoomWithSinaAndMihai(1)
    const ana = rest[0]!
    await asks(room, sina, mihai)
    await asks(room, sina, ana)
    await answered(room, ana, 'declined')
    const { mine } = await companyOf(room, sina)
    const viewer = await room.school.viewer(sina)

    await leaveCircle(room.site.db, viewer, mine!.circle.id, room.site.now())

    expect(await readsAsInvited(room, sina, mihai)).toBe(false)
    expect(await readsAsInvited(room, sina, ana)).toBe(false)
    await asks(room, sina, mihai)
    expect(await waitingFor(room, mihai)).toHaveLength(1)
  })
})

describe('two who ask each other at the same moment', () => {
  test('are both heard, also when one of them came in before the other had asked', async () => {
    const { room, sina, mihai } = await aRoomWithSinaAndMihai()
    const cameBefore = await room.school.viewer(mihai)
    await asks(room, sina, mihai)

    await asked(room, cameBefore, sina)
    await answered(room, sina, 'accepted')

    expect(await tableOf(room, sina)).toEqual([mihai, sina])
  })

  test.each([0, 1])(
    'are both heard, and the next yes of either (%i) brings them together',
    async (one) => {
      const { room, sina, mihai } = await aRoomWithSinaAndMihai()
      const pair = [sina, mihai] as const
      const results = await askEachOther(room, pair)
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
      const other = pair[1 - one]!

      await answered(room, pair[one]!, 'accepted')

      expect(await tableOf(room, pair[one]!)).toEqual([other, pair[one]])
      expect(await tableOf(room, other)).toEqual([other, pair[one]])
      for (const person of pair) expect(await waitingFor(room, person)).toEqual([])
    },
  )

  test.each([0, 1])('come together too when either (%i) asks once more', async (one) => {
    const { room, sina, mihai } = await aRoomWithSinaAndMihai()
    const pair = [sina, mihai] as const
    await askEachOther(room, pair)

    await asks(room, pair[one]!, pair[1 - one]!)

    expect((await tableOf(room, sina)).toSorted()).toEqual([sina, mihai].toSorted())
  })

  test('and say yes at the same moment sit in one circle, to which both are led', async () => {
    const { room, sina, mihai } = await aRoomWithSinaAndMihai()
    await askEachOther(room, [sina, mihai])

    const yeses = [await yesOf(room, sina), await yesOf(room, mihai)]

    const results = await atOnce(room.site.db, 2, (turn) => yeses[turn]!())

    const { mine } = await companyOf(room, sina)
    const led = { status: 'fulfilled', value: mine?.circle.id }
    expect(results).toEqual([led, led])
    for (const yes of yeses) expect(await yes()).toBe(mine?.circle.id)
    expect(mine?.circle.members.toSorted()).toEqual([sina, mihai].toSorted())
    expect(await tableOf(room, mihai)).toEqual(mine?.circle.members)
  })
})
