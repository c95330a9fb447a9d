import type { Database } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { classroomFor, membersOf } from '../../people/classrooms/actions.ts'
import type { Classroom } from '../../people/classrooms/classroom.ts'
import { may } from '../../policy/law.ts'
import type { RoomNow } from './board.ts'
import { findCells, findGatherings, findPaths } from './store.ts'
import { wallOf, type OnTheWall } from './wall.ts'

/** A classroom as its board shows it. */
export interface BoardInFull {
  readonly classroom: Classroom
  readonly room: RoomNow
  readonly paths: readonly { readonly id: Id<'framework'>; readonly title: string }[]
}

/** The board of a classroom, for those who teach there. */
export async function readBoard(
  db: Database,
  viewer: Viewer,
  id: Id<'classroom'>,
  day: string,
): Promise<BoardInFull> {
  return db.as(viewer, async (tx) => {
    const classroom = await classroomFor(tx, viewer, 'teach', id)
    const learners = (await membersOf(tx, viewer, id, day)).filter(({ role }) => role === 'learner')
    const ids = learners.map((learner) => learner.id)
    const cells = await findCells(tx, viewer, ids)
    const paths = new Set(cells.flatMap(({ path }) => path ?? []))
    return {
      classroom,
      room: { learners, cells, circles: await findGatherings(tx, viewer, ids) },
      paths: await findPaths(tx, [...paths]),
    }
  })
}

/** What goes on in a room, for a learner in it: goals and people, as far as these are open to company. */
export async function readRoomGoals(
  db: Database,
  viewer: Viewer,
  id: Id<'classroom'>,
  day: string,
): Promise<{ classroom: Classroom; goals: readonly (OnTheWall & { mine: boolean })[] }> {
  return db.as(viewer, async (tx) => {
    const classroom = await classroomFor(tx, viewer, 'enter', id)
    const members = await membersOf(tx, viewer, id, day)
    const peers = members.filter((member) => may(viewer, 'meet', 'person', { person: member.id }))
    const cells = await findCells(tx, viewer, [viewer.person, ...peers.map((peer) => peer.id)])
    const mine = new Set(
      cells.filter(({ learner }) => learner === viewer.person).map(({ goal }) => goal),
    )
    const goals = wallOf({ learners: peers, cells, circles: [] })
    return {
      classroom,
      goals: goals
        .filter(({ people }) => people.length > 0)
        .map((goal) => ({ ...goal, mine: mine.has(goal.goal) }))
        .sort((one, other) => Number(other.mine) - Number(one.mine)),
    }
  })
}
