import type { Compare } from '../../platform/i18n/order.ts'
import type { Id } from '../../platform/id.ts'
import type { Face } from '../../people/persons/person.ts'
import { isOpenToClass } from '../goals/pursuit.ts'
import type { RoomNow } from './board.ts'

/** A goal and those on it who said that they are glad of company. */
export interface OnTheWall {
  readonly goal: Id<'goal'>
  readonly title: string
  readonly people: readonly (Face & { readonly seeking: boolean })[]
}

/** What a whole class may see: goals → people, only those who are open or looking, in the order of words and names. */
export function wallOf(room: RoomNow, compare: Compare): readonly OnTheWall[] {
  const open = Map.groupBy(room.cells.filter(isOpenToClass), ({ goal }) => goal)
  return [...open]
    .map(([goal, cells]) => ({
      goal,
      title: cells[0]?.title ?? '',
      people: room.learners.flatMap((learner) => {
        const cell = cells.find((one) => one.learner === learner.id)
        return cell ? [{ ...learner, seeking: cell.company === 'seeking' }] : []
      }),
    }))
    .sort((one, other) => compare(one.title, other.title) || (one.goal < other.goal ? -1 : 1))
}
