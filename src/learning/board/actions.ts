import type { Database } from '../../platform/db/database.ts'
import type { Compare } from '../../platform/i18n/order.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { classroomFor, classroomToTeach, membersOf } from '../../people/classrooms/actions.ts'
import type { Classroom } from '../../people/classrooms/classroom.ts'
import { may } from '../../policy/law.ts'
import { live, type State } from '../goals/pursuit.ts'
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
    const classroom = await classroomToTeach(tx, viewer, id)
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

/** A goal in a room, and what it is to the one who looks: on their way now, behind them, or neither. */
export interface GoalInRoom extends OnTheWall {
  readonly mine: boolean
  readonly met: boolean
}

/** What goes on in a room, for a learner in it: goals and people, as far as these are open to company. */
export async function readRoomGoals(
  db: Database,
  viewer: Viewer,
  id: Id<'classroom'>,
  { day, compare }: { day: string; compare: Compare },
): Promise<{ classroom: Classroom; goals: readonly GoalInRoom[] }> {
  return db.as(viewer, async (tx) => {
    const classroom = await classroomFor(tx, viewer, 'read', id)
    const members = await membersOf(tx, viewer, id, day)
    const peers = members.filter((member) => may(viewer, 'list', 'company', { person: member.id }))
    const cells = await findCells(tx, viewer, [viewer.person, ...peers.map((peer) => peer.id)])
    const own = new Map(
      cells
        .filter(({ learner }) => learner === viewer.person)
        .map(({ goal, state }) => [goal, state] as const),
    )
    const goals = wallOf({ learners: peers, cells, circles: [] }, compare)
    return {
      classroom,
      goals: goals
        .filter(({ people }) => people.length > 0)
        .map((goal) => seenWith(own.get(goal.goal), goal))
        .sort((one, other) => Number(other.mine) - Number(one.mine)),
    }
  })
}

function seenWith(state: State | undefined, goal: OnTheWall): GoalInRoom {
  return { ...goal, mine: state !== undefined && live.includes(state), met: state === 'met' }
}
