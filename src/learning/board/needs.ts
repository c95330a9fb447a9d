import type { Id } from '../../platform/id.ts'
import type { Face } from '../../people/persons/person.ts'
import { isOpenToClass, live } from '../goals/pursuit.ts'
import type { Cell, RoomNow } from './board.ts'

/** Somebody on a goal, and since when it has been so. */
export interface Waiting {
  readonly learner: Face
  readonly cell: Cell
  readonly since: Date
}

/** Who needs what now, the most pressing kind first. Whoever works alone because they want to is in none of them. */
export interface Needs {
  /** Asked for a review; longest wait first. */
  readonly review: readonly Waiting[]
  /** The same goal, open to company, and not yet in one circle. */
  readonly together: readonly { readonly cell: Cell; readonly learners: readonly Face[] }[]
  /** Looking for someone, and nobody else in the room is open on the goal. */
  readonly seeking: readonly Waiting[]
  /** On a goal that has not been touched for over a week. */
  readonly still: readonly Waiting[]
  /** Nothing at all touched for ten days. */
  readonly quiet: readonly Face[]
  /** No goal of any kind is alive. */
  readonly without: readonly Face[]
}

const day = 24 * 60 * 60 * 1000
export const stillAfter = 7 * day
export const quietAfter = 10 * day

export function needsOf(room: RoomNow, now: Date): Needs {
  const faceOf = new Map(room.learners.map((face) => [face.id, face]))
  const waiting = (cells: readonly Cell[], since: (cell: Cell) => Date): Waiting[] =>
    cells
      .flatMap((cell) => {
        const learner = faceOf.get(cell.learner)
        return learner ? [{ learner, cell, since: since(cell) }] : []
      })
      .sort((one, other) => one.since.getTime() - other.since.getTime())

  const alive = room.cells.filter(({ state }) => live.includes(state))
  const open = Map.groupBy(room.cells.filter(isOpenToClass), ({ goal }) => goal)
  const touched = lastTouched(room.cells)
  const quiet = room.learners.filter(({ id }) => isOlder(touched.get(id), quietAfter, now))
  const quietIds = new Set(quiet.map(({ id }) => id))
  const isStill = ({ learner, state, touchedAt }: Cell) =>
    state === 'active' && !quietIds.has(learner) && isOlder(touchedAt, stillAfter, now)

  return {
    review: waiting(
      alive.filter(({ state }) => state === 'review'),
      ({ stateSince }) => stateSince,
    ),
    together: [...open.values()].flatMap((cells) => notYetTogether(cells, room, faceOf)),
    seeking: waiting(
      [...open.values()].flatMap((cells) => (cells.length === 1 ? cells : [])).filter(isSeeking),
      ({ touchedAt }) => touchedAt,
    ),
    still: waiting(alive.filter(isStill), ({ touchedAt }) => touchedAt),
    quiet,
    without: room.learners.filter(
      ({ id }) => !alive.some(({ learner }) => learner === id) && !quietIds.has(id),
    ),
  }
}

function isSeeking({ company }: Cell): boolean {
  return company === 'seeking'
}

/** Those on a goal who are open to company, unless each of them is in a circle with somebody already. */
function notYetTogether(
  cells: readonly Cell[],
  room: RoomNow,
  faceOf: ReadonlyMap<Id<'person'>, Face>,
): Needs['together'] {
  const [cell] = cells
  if (!cell || cells.length < 2) return []
  const circles = room.circles.filter(({ goal }) => goal === cell.goal)
  const alone = cells.filter(
    ({ learner }) =>
      !circles.some(({ members }) => members.length > 1 && members.includes(learner)),
  )
  if (alone.length === 0) return []
  const learners = cells.flatMap(({ learner }) => faceOf.get(learner) ?? [])
  return [{ cell, learners }]
}

function lastTouched(cells: readonly Cell[]): Map<Id<'person'>, Date> {
  const last = new Map<Id<'person'>, Date>()
  for (const { learner, touchedAt } of cells) {
    const before = last.get(learner)
    if (!before || before < touchedAt) last.set(learner, touchedAt)
  }
  return last
}

function isOlder(at: Date | undefined, than: number, now: Date): boolean {
  return at !== undefined && now.getTime() - at.getTime() > than
}
