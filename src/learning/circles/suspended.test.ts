import { beforeEach, describe, expect, test } from 'vitest'
import {
  aRoomOnOneGoal,
  answered,
  asked,
  companyOf,
  waitingFor,
  type Room,
} from '../../../test/going-room.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import { restore, suspend } from '../../people/persons/suspending.ts'
import { answerInvitation } from './inviting.ts'
import { agreeOn, joinCircle, startCircle } from './actions.ts'

/** Who is suspended keeps their seat, and nobody is shown that they are open to company. */

let room: Room
let ana: Id<'person'>
let ben: Id<'person'>
let cy: Id<'person'>
let circle: Id<'circle'>
beforeEach(async () => {
  room = await aRoomOnOneGoal(3)
  const [first, second, third] = room.learners
  ana = first!
  ben = second!
  cy = third!
  circle = newId('circle')
  const { site, school, goal } = room
  await startCircle(site.db, await school.viewer(ana), { id: circle, goal }, site.now())
  const terms = { agreed: 'On Tuesdays', meets: '', seats: 4, door: 'open' as const }
  await agreeOn(site.db, await school.viewer(ana), { id: circle, terms })
})

const leader = async () => room.school.viewer(await room.school.person('leader'))
const shutOut = async (who = ana) => suspend(room.site.db, await leader(), who)
const joins = async (who: Id<'person'>) =>
  joinCircle(room.site.db, await room.school.viewer(who), circle, room.site.now())
const notThere = { kind: 'not-found' }

describe('a circle in which only somebody sits who is suspended', () => {
  test('has no door: nobody is shown it, reads it or joins it', async () => {
    await shutOut()

    const company = await companyOf(room, ben)
    expect([company.open, company.fellows.map(({ id }) => id)]).toEqual([[], [cy]])
    const inside = await cameIn(room.site, await room.school.viewer(ben))
    const goal = await (await inside.get(`/goals/${room.goal}`)).text()
    expect(goal).not.toContain(circle)
    expect(goal).not.toContain('learner 1')
    expect((await inside.get(`/circles/${circle}`)).status).toBe(404)
    await expect(joins(ben)).rejects.toMatchObject(notThere)
  })

  test('is no row of classmates either', async () => {
    await shutOut()

    const seen = await room.site.db.as(await room.school.viewer(ben), (tx) =>
      tx.selectFrom('circle').select('id').execute(),
    )

    expect(seen).toEqual([])
  })

  test('has its door again when they come in again', async () => {
    await shutOut()
    await restore(room.site.db, await leader(), ana)

    await joins(ben)

    expect((await companyOf(room, ben)).mine?.circle.members).toEqual([ana, ben])
  })
})

describe('an invitation of somebody who is suspended', () => {
  test('is not open: nobody is shown it, and nobody joins by it', async () => {
    await asked(room, await room.school.viewer(ana), cy)
    const [asking] = await waitingFor(room, cy)
    await shutOut()

    expect(await waitingFor(room, cy)).toEqual([])
    const viewer = await room.school.viewer(cy)
    expect(viewer.standing.invited).toEqual([])
    const yes = answerInvitation(
      room.site.db,
      viewer,
      { id: asking!.id, answer: 'accepted' },
      room.site.now(),
    )
    await expect(yes).rejects.toMatchObject(notThere)
  })

  test('waits again when they come in again', async () => {
    await asked(room, await room.school.viewer(ana), cy)
    await shutOut()
    await restore(room.site.db, await leader(), ana)

    expect(await answered(room, cy, 'accepted')).toBe(circle)
  })
})

describe('where others sit too', () => {
  test('they who may come in keep the door, and those outside see of the circle only them', async () => {
    await joins(ben)
    await shutOut()

    const [open] = (await companyOf(room, cy)).open
    expect(open?.members.map(({ id }) => id)).toEqual([ben])
    await joins(cy)
    expect((await companyOf(room, cy)).mine?.circle.members).toEqual([ana, ben, cy])
  })

  test('who is suspended keeps their seat and their name there, and is company to nobody', async () => {
    await joins(ben)
    await shutOut()

    const { standing } = await room.school.viewer(ben)
    expect(standing.mates).toEqual([])
    expect(standing.peers).toEqual([cy])
    expect(standing.known).toContain(ana)
    const { mine } = await companyOf(room, ben)
    expect(mine?.members.map(({ id }) => id)).toEqual([ana, ben])
  })
})

test('who teaches somebody who is suspended follows their way as before', async () => {
  await shutOut()

  const { standing } = await room.school.viewer(room.teacher)

  expect(standing.learners).toContain(ana)
})
