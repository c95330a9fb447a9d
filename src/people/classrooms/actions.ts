import { Refusal } from '../../platform/errors.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import { headed, type Viewer } from '../../platform/viewer.ts'
import { may, type ActOn } from '../../policy/law.ts'
import { record } from '../audit/actions.ts'
import { mayName, nameable } from '../persons/access.ts'
import type {
  Classroom,
  ClassroomInList,
  MemberOfClassroom,
  Newcomer,
  RoleInClassroom,
} from './classroom.ts'
import {
  endMembership,
  findAtSchool,
  findClassroom,
  findClassroomsOf,
  findMembers,
  findPeopleNamed,
  insertClassroom,
  insertMember,
  lockClassroom,
} from './store.ts'
import { classroomWords as words } from './words.ts'

/** The classrooms of the organisations in which the viewer works. */
export async function readClassrooms(
  db: Database,
  viewer: Viewer,
  day: string,
): Promise<readonly ClassroomInList[]> {
  const found = await db.as(viewer, (tx) =>
    findClassroomsOf(tx, viewer, viewer.standing.staffed, day),
  )
  return found.map((room) => ({
    ...room,
    teachers: nameable(viewer, room.teachers)
      .map(({ name }) => name)
      .join(', '),
  }))
}

/**
 * Makes a classroom by hand. A teacher of the school teaches in it from the start; whoever heads the school makes it
 * for others, since to teach is to read what learners write, and nobody grants that to themselves.
 */
export async function makeClassroom(
  db: Database,
  viewer: Viewer,
  classroom: Pick<Classroom, 'id' | 'organisation' | 'name'>,
  day: string,
): Promise<void> {
  if (!mayMakeAt(viewer, classroom.organisation)) {
    throw new Refusal('not-found', words.noOrganisation)
  }
  await db.as(viewer, async (tx) => {
    const written = await insertClassroom(tx, viewer, classroom)
    if (!written) return
    const { person, standing } = viewer
    const teaches = !headed(standing).includes(classroom.organisation)
    if (teaches) await insertMember(tx, viewer, classroom, { person, role: 'teacher', from: day })
    await record(tx, viewer, {
      organisation: classroom.organisation,
      action: 'classroom.made',
      object: classroom.id,
      facts: { teaches, from: day },
    })
  })
}

/** A classroom and who is in it, for those who are in it or arrange it. */
export interface ClassroomInFull {
  readonly classroom: Classroom
  readonly members: readonly MemberOfClassroom[]
}

export async function readClassroom(
  db: Database,
  viewer: Viewer,
  id: Id<'classroom'>,
  day: string,
): Promise<ClassroomInFull> {
  return db.as(viewer, async (tx) => {
    const classroom = await classroomFor(tx, viewer, 'read', id)
    return { classroom, members: await membersOf(tx, viewer, id, day) }
  })
}

/** Those whom the viewer could let into this classroom: who learn or teach at its school, and have such a name. */
export async function findNewcomers(
  db: Database,
  viewer: Viewer,
  { id, text }: { id: Id<'classroom'>; text: string },
  day: string,
): Promise<readonly Newcomer[]> {
  if (text.trim() === '') return []
  return db.as(viewer, async (tx) => {
    const { organisation } = await classroomFor(tx, viewer, 'edit', id)
    const found = await findPeopleNamed(tx, viewer, { organisation, text: text.trim() }, day)
    return nameable(viewer, found).filter((one) =>
      mayLetIn(viewer, { id, organisation, person: one.id }),
    )
  })
}

/** Lets somebody into a classroom as what they are at its school; one who is in it stays as they are. */
export async function letIn(
  db: Database,
  viewer: Viewer,
  { id, person, role }: { id: Id<'classroom'>; person: Id<'person'>; role: RoleInClassroom },
  day: string,
): Promise<void> {
  await db.as(viewer, async (tx) => {
    const classroom = await classroomFor(tx, viewer, 'edit', id)
    const { organisation } = classroom
    if (!mayLetIn(viewer, { id, organisation, person })) {
      throw new Refusal('forbidden', words.notYourself)
    }
    const one = await findAtSchool(tx, viewer, { organisation, person }, day)
    if (!one || !mayName(viewer, one)) throw new Refusal('not-found', words.nobodyFound)
    if (!one.roles.includes(role)) throw new Refusal('conflict', notAs[role])
    await lockClassroom(tx, viewer, id)
    const members = await findMembers(tx, viewer, id, day)
    if (members.some((member) => member.id === person && member.role === role)) return
    await insertMember(tx, viewer, classroom, { person, role, from: day })
    await record(tx, viewer, {
      organisation,
      action: 'classroom.person-let-in',
      object: id,
      facts: { person, role, from: day },
    })
  })
}

/** Whether the viewer lets this person into this classroom: nobody does so to themselves. */
function mayLetIn(
  viewer: Viewer,
  { id, ...of }: Pick<Classroom, 'id' | 'organisation'> & { readonly person: Id<'person'> },
): boolean {
  return may(viewer, 'create', 'classroom membership', {
    ...of,
    grantee: of.person,
    classroom: id,
  })
}

const notAs = { learner: words.notALearner, teacher: words.notATeacher }

/** Somebody in a classroom, whose time there the viewer may end. */
export interface MemberToLetGo {
  readonly classroom: Classroom
  readonly member: MemberOfClassroom
  readonly isOneself: boolean
  /** Whether nobody teaches the classroom then. */
  readonly isLastTeacher: boolean
}

export async function readMember(
  db: Database,
  viewer: Viewer,
  { id, membership }: { id: Id<'classroom'>; membership: Id<'classroom_membership'> },
  day: string,
): Promise<MemberToLetGo> {
  return db.as(viewer, async (tx) => {
    const classroom = await classroomFor(tx, viewer, 'edit', id)
    const members = await membersOf(tx, viewer, id, day)
    const member = members.find((one) => one.membership === membership)
    if (!member) throw new Refusal('not-found', words.notOne)
    const teachers = members.filter(({ role }) => role === 'teacher')
    const isLastTeacher = member.role === 'teacher' && teachers.length === 1
    return { classroom, member, isOneself: member.id === viewer.person, isLastTeacher }
  })
}

/**
 * Ends somebody's time in a classroom, from today, and says whose; one that has not begun never begins. What they learnt
 * there stays theirs.
 */
export async function letGo(
  db: Database,
  viewer: Viewer,
  { id, membership }: { id: Id<'classroom'>; membership: Id<'classroom_membership'> },
  day: string,
): Promise<Id<'person'> | undefined> {
  return db.as(viewer, async (tx) => {
    const { organisation } = await classroomFor(tx, viewer, 'edit', id)
    const ended = await endMembership(tx, viewer, { classroom: id, membership }, day)
    if (!ended) return undefined
    await record(tx, viewer, {
      organisation,
      action: 'classroom.person-let-go',
      object: id,
      facts: ended,
    })
    return ended.person
  })
}

/** Whether the viewer makes classrooms at this school. */
export function mayMakeAt(viewer: Viewer, organisation: Id<'organisation'>): boolean {
  return may(viewer, 'create', 'classroom', { organisation })
}

/** Whether the viewer decides who is in this classroom. */
export function mayArrange(
  viewer: Viewer,
  { id, organisation }: Pick<Classroom, 'id' | 'organisation'>,
): boolean {
  return may(viewer, 'edit', 'classroom', { classroom: id, organisation })
}

/** The classroom, if the viewer may do this there; otherwise it is not there. */
export async function classroomFor(
  tx: Tx,
  viewer: Viewer,
  act: ActOn<'classroom'>,
  id: Id<'classroom'>,
): Promise<Classroom> {
  const classroom = await findClassroom(tx, viewer, id)
  const bounds = { classroom: id, ...(classroom && { organisation: classroom.organisation }) }
  if (!classroom || !may(viewer, act, 'classroom', bounds))
    throw new Refusal('not-found', words.none)
  return classroom
}

/** The classroom, if the viewer teaches it and so sees what its learners are at; otherwise it is not there. */
export async function classroomToTeach(
  tx: Tx,
  viewer: Viewer,
  id: Id<'classroom'>,
): Promise<Classroom> {
  const classroom = await findClassroom(tx, viewer, id)
  if (!classroom || !may(viewer, 'read', 'board', { classroom: id }))
    throw new Refusal('not-found', words.none)
  return classroom
}

/** Who is in a classroom, as far as the viewer may name them, inside work for which the law has been asked about the room. */
export async function membersOf(
  tx: Tx,
  viewer: Viewer,
  id: Id<'classroom'>,
  day: string,
): Promise<readonly MemberOfClassroom[]> {
  return nameable(viewer, await findMembers(tx, viewer, id, day))
}
