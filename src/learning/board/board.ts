import type { Compare } from '../../platform/i18n/order.ts'
import type { Id } from '../../platform/id.ts'
import type { Face } from '../../people/persons/person.ts'
import { live, type Company, type State } from '../goals/pursuit.ts'

/** One learner's work on one goal, as the board knows it. */
export interface Cell {
  readonly learner: Id<'person'>
  readonly goal: Id<'goal'>
  readonly title: string
  /** The framework that the goal was taken from. */
  readonly path: Id<'framework'> | null
  readonly state: State
  readonly company: Company
  readonly touchedAt: Date
  readonly stateSince: Date
}

/** Some of the learners who sit together on a goal. */
export interface Gathering {
  readonly goal: Id<'goal'>
  readonly members: readonly Id<'person'>[]
}

export interface RoomNow {
  readonly learners: readonly Face[]
  readonly cells: readonly Cell[]
  readonly circles: readonly Gathering[]
}

/** What the address asks of the board. */
export interface Filter {
  readonly path?: Id<'framework'> | 'own' | undefined
  readonly state?: State | undefined
  readonly goal?: Id<'goal'> | undefined
  /** Which dozen of goals, from 1. */
  readonly page: number
}

/** A goal that is alive in the room. */
export interface Column {
  readonly goal: Id<'goal'>
  readonly title: string
  /** How many learners are on it now. */
  readonly onIt: number
}

export interface Row {
  readonly learner: Face
  /** One place for each column: what the learner has there. */
  readonly places: readonly (Cell | undefined)[]
}

export interface Grid {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly page: number
  readonly pages: number
}

/** The most columns that can be taken in at once. */
export const columnsAtOnce = 12

/** Learners by goals alive in the room: the goals that most are on first, a dozen at a time. */
export function gridOf(room: RoomNow, filter: Filter, compare: Compare): Grid {
  const cells = room.cells.filter((cell) => fits(cell, filter))
  const columns = columnsOf(cells, compare)
  const pages = Math.max(1, Math.ceil(columns.length / columnsAtOnce))
  const page = Math.min(Math.max(1, filter.page), pages)
  const shown = columns.slice((page - 1) * columnsAtOnce, page * columnsAtOnce)
  const at = new Map(cells.map((cell) => [`${cell.learner} ${cell.goal}`, cell]))
  const rows = room.learners.map((learner) => ({
    learner,
    places: shown.map(({ goal }) => at.get(`${learner.id} ${goal}`)),
  }))
  const isFiltered = Boolean(filter.goal ?? filter.state)
  return { columns: shown, rows: isFiltered ? rows.filter(hasAny) : rows, page, pages }
}

function fits(cell: Cell, { path, state, goal }: Filter): boolean {
  if (cell.state === 'dropped') return false
  if (goal && cell.goal !== goal) return false
  if (state && cell.state !== state) return false
  return !path || cell.path === (path === 'own' ? null : path)
}

function columnsOf(cells: readonly Cell[], compare: Compare): readonly Column[] {
  const byGoal = Map.groupBy(cells, ({ goal }) => goal)
  return [...byGoal]
    .map(([goal, on]) => ({
      goal,
      title: on[0]?.title ?? '',
      onIt: on.filter(({ state }) => live.includes(state)).length,
      alive: on.some(({ state }) => state !== 'met'),
    }))
    .sort(
      (one, other) =>
        Number(other.alive) - Number(one.alive) ||
        other.onIt - one.onIt ||
        compare(one.title, other.title) ||
        (one.goal < other.goal ? -1 : 1),
    )
    .map(({ goal, title, onIt }) => ({ goal, title, onIt }))
}

/** The names of those in the room with whom a learner sits in a circle on a goal. */
export function companionsOf(
  { learners, circles }: RoomNow,
  { learner, goal }: Pick<Cell, 'learner' | 'goal'>,
): readonly string[] {
  const ids = new Set(
    circles.flatMap(({ goal: on, members }) =>
      on === goal && members.includes(learner) ? members : [],
    ),
  )
  return learners.filter(({ id }) => id !== learner && ids.has(id)).map(({ name }) => name)
}

function hasAny({ places }: Row): boolean {
  return places.some((cell) => cell !== undefined)
}
