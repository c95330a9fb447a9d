import type { Relation } from '../../src/policy/relation.ts'
import type { Difference } from './worlds/differences.ts'
import type { Table } from './worlds/world.ts'

/** Where row security, which knows rows and settings alone, is meant to differ from the published law. */
export interface Coarse {
  readonly does: Difference['does']
  readonly table: Table
  /** To whom it is so. */
  readonly relation: Relation
  /** Whether it lets through more than the law does; else less. */
  readonly isWider: boolean
  readonly because: string
}

/** Every such cell. Forty are too many. */
export const coarse: readonly Coarse[] = [
  {
    does: 'see',
    table: 'circle',
    relation: 'classmate',
    isWider: true,
    because: 'whether anybody in it is glad of company stands on their goals, another table',
  },
  {
    does: 'update',
    table: 'circle',
    relation: 'classmate',
    isWider: true,
    because: 'joining, by the same door: the action asks who is glad of company',
  },
  {
    does: 'insert',
    table: 'circle',
    relation: 'self',
    isWider: true,
    because: 'a circle of one holds nobody else; the action asks for a goal of one’s own',
  },
  {
    does: 'insert',
    table: 'circle_membership',
    relation: 'self',
    isWider: true,
    because: 'the seat was taken in the circle’s own row, and there the law was asked',
  },
  {
    does: 'insert',
    table: 'invitation',
    relation: 'classmate',
    isWider: false,
    because: 'one asks only into a circle that goes on and that one is in',
  },
  {
    does: 'insert',
    table: 'classroom_membership',
    relation: 'self',
    isWider: true,
    because: 'whoever makes a room by hand teaches in it from the start',
  },
  {
    does: 'insert',
    table: 'classroom_membership',
    relation: 'teacher',
    isWider: false,
    because: 'nobody lets in somebody whom they could not even name',
  },
  {
    does: 'see',
    table: 'birth',
    relation: 'guardian',
    isWider: true,
    because: 'from the month of birth it is worked out whether a guardian reads along',
  },
]

/** The cell that speaks of this difference, if any does. */
export function cellOf({ wall, does, table, held, isWider }: Difference): Coarse | undefined {
  if (wall === 'program') return undefined
  return coarse.find(
    (cell) =>
      cell.does === does &&
      cell.table === table &&
      cell.isWider === isWider &&
      held.includes(cell.relation),
  )
}
