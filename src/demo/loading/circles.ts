import { newId, type Id } from '../../platform/id.ts'
import { agreeOn, joinCircle, startCircle } from '../../learning/circles/actions.ts'
import { answerInvitation, invite } from '../../learning/circles/inviting.ts'
import type { Circle, Invitation, Member } from '../world.ts'
import { idOf, momentOf, viewerOf, type Making } from './making.ts'

/** Circles in the order in which they came about: opened, agreed, joined one by one, others asked. */
export async function writeCircles(making: Making): Promise<void> {
  for (const circle of making.world.circles) await writeCircle(making, circle)
}

async function writeCircle(making: Making, circle: Circle): Promise<void> {
  const goal = idOf(making.goals, circle.goal)
  const id = await open(making, circle, goal)
  const invitations = making.world.invitations.filter(({ circle: to }) => to === circle.key)
  for (const member of circle.members.filter(({ person }) => person !== circle.host)) {
    const invitation = invitations.find(({ to }) => to === member.person)
    await (invitation ? ask(making, invitation, goal) : join(making, member, id))
  }
  for (const invitation of invitations.filter(({ acceptedAt }) => acceptedAt === undefined)) {
    await ask(making, invitation, goal)
  }
}

async function open(making: Making, circle: Circle, goal: Id<'goal'>): Promise<Id<'circle'>> {
  const { host, openedAt, seats, door, agreed, meets } = circle
  const now = momentOf(making, openedAt)
  const viewer = await viewerOf(making, host, now)
  const id = await startCircle(making.db, viewer, { id: newId('circle'), goal }, now)
  // Seen anew: whoever has just opened a circle stands in it.
  const inside = await viewerOf(making, host, now)
  await agreeOn(making.db, inside, { id, terms: { seats, door, agreed, meets } })
  return id
}

async function join(making: Making, { person, joinedAt }: Member, id: Id<'circle'>): Promise<void> {
  const now = momentOf(making, joinedAt)
  await joinCircle(making.db, await viewerOf(making, person, now), id, now)
}

async function ask(making: Making, invitation: Invitation, goal: Id<'goal'>): Promise<void> {
  const { from, to, sentAt, acceptedAt } = invitation
  const id = newId('invitation')
  const now = momentOf(making, sentAt)
  const wish = { id, goal, to: idOf(making.people, to) }
  await invite(making.db, await viewerOf(making, from, now), wish, now)
  if (acceptedAt === undefined) return
  const then = momentOf(making, acceptedAt)
  const asked = await viewerOf(making, to, then)
  await answerInvitation(making.db, asked, { id, answer: 'accepted' }, then)
}
