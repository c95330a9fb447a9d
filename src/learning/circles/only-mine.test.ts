import { describe, expect, test } from 'vitest'
import {
  answered,
  aRoomOnOneGoal,
  asked,
  companyOf,
  waitingFor,
  type Room,
} from '../../../test/going-room.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import { readPursuit } from '../goals/reading.ts'
import { shareWith } from '../goals/sharing.ts'
import { goalWords } from '../goals/words.ts'
import { joinCircle, readRoom, startCircle } from './actions.ts'
import { answerInvitation } from './inviting.ts'

const refused = { kind: 'conflict', said: { word: goalWords.onlyMineFirst } }

/** The first of them keeps the goal to themselves, or lets their helpers read it again. */
async function keep(
  { site, school, goal }: Room,
  person: Id<'person'>,
  audience: 'me' | 'helpers' = 'me',
) {
  await shareWith(site.db, await school.viewer(person), { goal, audience }, site.now())
}

describe('a goal that only its owner may read', () => {
  test('asks nobody into a circle', async () => {
    const room = await aRoomOnOneGoal(2)
    const [first, second] = room.learners
    await keep(room, first!)

    await expect(asked(room, await room.school.viewer(first!), second!)).rejects.toMatchObject(
      refused,
    )

    expect(await waitingFor(room, second!)).toEqual([])
  })

  test('asks nobody by a page that was opened before', async () => {
    const room = await aRoomOnOneGoal(2)
    const [first, second] = room.learners
    const inside = await cameIn(room.site, await room.school.viewer(first!))
    await inside.post(`/goals/${room.goal}/audience`, { audience: 'me' })

    const answer = await inside.post(`/goals/${room.goal}/invitations`, {
      id: newId('invitation'),
      to: second!,
    })

    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Only you can read this goal')
  })

  test('starts no circle, comes in by no open door and by no invitation', async () => {
    const room = await aRoomOnOneGoal(3)
    const { site, school, goal } = room
    const [first, second, third] = room.learners
    const theirs = await startCircle(
      site.db,
      await school.viewer(second!),
      { id: newId('circle'), goal },
      site.now(),
    )
    await asked(room, await school.viewer(third!), first!)
    await keep(room, first!)
    const me = await school.viewer(first!)
    const [asking] = await waitingFor(room, first!)

    const tries = [
      () => startCircle(site.db, me, { id: newId('circle'), goal }, site.now()),
      () => joinCircle(site.db, me, theirs, site.now()),
      () => answerInvitation(site.db, me, { id: asking!.id, answer: 'accepted' }, site.now()),
      // To ask somebody who has asked is to say yes to them.
      () => asked(room, me, third!),
    ]

    for (const one of tries) await expect(one()).rejects.toMatchObject(refused)
    expect(await circlesWith(room, first!)).toEqual([])
  })

  test('takes back what was asked before, and tells nobody', async () => {
    const room = await aRoomOnOneGoal(2)
    const { site, school } = room
    const [first, second] = room.learners
    await asked(room, await school.viewer(first!), second!)
    const [asking] = await waitingFor(room, second!)

    await keep(room, first!)

    expect(await waitingFor(room, second!)).toEqual([])
    const late = await school.viewer(second!)
    await expect(readRoom(site.db, late, asking!.circle)).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(
      answerInvitation(site.db, late, { id: asking!.id, answer: 'accepted' }, site.now()),
    ).rejects.toMatchObject({ kind: 'conflict' })
    expect((await companyOf(room, second!)).open).toEqual([])

    await keep(room, first!, 'helpers')
    expect(await waitingFor(room, second!)).toEqual([])
  })

  test('is none while others sit with its owner, and the page says so instead of offering it', async () => {
    const room = await aRoomOnOneGoal(2)
    const { school, goal } = room
    const [first, second] = room.learners
    await asked(room, await school.viewer(first!), second!)
    const circle = await answered(room, second!, 'accepted')

    await expect(keep(room, first!)).rejects.toMatchObject({
      kind: 'conflict',
      said: { word: goalWords.leaveCircleFirst },
    })

    const inside = await cameIn(room.site, await school.viewer(first!))
    const page = await (await inside.get(`/goals/${goal}`)).text()
    expect(page).not.toContain('value="me"')
    expect(page).toContain('leave the circle first')
    expect(page).toContain(`/circles/${circle}`)
  })
})

describe('at one moment', () => {
  test('what is asked and what is hidden never both come to be', async () => {
    for (let turn = 0; turn < 8; turn++) {
      const room = await aRoomOnOneGoal(2)
      const { site, school, goal } = room
      const [first, second] = room.learners
      const me = await school.viewer(first!)
      const deeds = [
        () => asked(room, me, second!),
        () => shareWith(site.db, me, { goal, audience: 'me' as const }, site.now()),
      ]
      if (turn % 2) deeds.reverse()

      await Promise.allSettled(deeds.map((deed) => deed()))

      const { pursuit } = await readPursuit(site.db, me, { person: first!, goal })
      const waiting = await waitingFor(room, second!)
      expect([pursuit.audience, waiting.length]).toEqual(
        pursuit.audience === 'me' ? ['me', 0] : ['helpers', 1],
      )
    }
  })

  test('a yes and the hiding of what was asked to end with one of them', async () => {
    for (let turn = 0; turn < 8; turn++) {
      const room = await aRoomOnOneGoal(2)
      const { site, school, goal } = room
      const [first, second] = room.learners
      const me = await school.viewer(first!)
      await asked(room, me, second!)
      const deeds = [
        () => answered(room, second!, 'accepted'),
        () => shareWith(site.db, me, { goal, audience: 'me' as const }, site.now()),
      ]
      if (turn % 2) deeds.reverse()

      await Promise.allSettled(deeds.map((deed) => deed()))

      const { pursuit } = await readPursuit(site.db, me, { person: first!, goal })
      const isTogether = (await circlesWith(room, first!)).some(
        ({ members }) => members.length === 2,
      )
      expect(isTogether).toBe(pursuit.audience === 'helpers')
    }
  })
})

/** The circles on the goal in which this person sits, as they see them. */
async function circlesWith({ site, school, goal }: Room, person: Id<'person'>) {
  const viewer = await school.viewer(person)
  const { rows } = await site.db.as(viewer, async (tx) => ({
    rows: await tx
      .selectFrom('circle')
      .where('goal_id', '=', goal)
      .where('closed_at', 'is', null)
      .select('member_ids as members')
      .execute(),
  }))
  return rows.filter(({ members }) => members.includes(person))
}
