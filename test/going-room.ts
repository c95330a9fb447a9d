import { keepCompany, takeUpOwn, takeUpToo } from '../src/learning/goals/actions.ts'
import { readCompany, readInvitations } from '../src/learning/circles/company.ts'
import { answerInvitation, invite } from '../src/learning/circles/inviting.ts'
import { newId, type Id } from '../src/platform/id.ts'
import type { Viewer } from '../src/platform/viewer.ts'
import { aSchool, type TestSchool } from './school.ts'
import { testSite, type TestSite } from './site.ts'

/** A school, and in it a classroom whose learners are on one goal. */
export interface Room {
  readonly site: TestSite
  readonly school: TestSchool
  readonly goal: Id<'goal'>
  /** Learners who are all open to company on the goal. */
  readonly learners: readonly Id<'person'>[]
  readonly teacher: Id<'person'>
}

/** A room in which so many learners are on one goal and open to company. */
export async function aRoomOnOneGoal(count: number): Promise<Room> {
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

export function asked({ site, goal }: Room, from: Viewer, to: Id<'person'>) {
  return invite(site.db, from, { id: newId('invitation'), goal, to }, site.now())
}

export async function answered(room: Room, person: Id<'person'>, answer: 'accepted' | 'declined') {
  const viewer = await room.school.viewer(person)
  const [asking] = await readInvitations(room.site.db, viewer, room.site.now())
  if (!asking) throw new Error('nobody asked')
  return answerInvitation(room.site.db, viewer, { id: asking.id, answer }, room.site.now())
}

export async function waitingFor({ site, school }: Room, person: Id<'person'>) {
  return readInvitations(site.db, await school.viewer(person), site.now())
}

export async function companyOf({ site, school, goal }: Room, person: Id<'person'>) {
  const company = await readCompany(site.db, await school.viewer(person), [goal], site.now())
  return company.get(goal)!
}
