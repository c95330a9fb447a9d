import type { Relation } from '../../src/policy/relation.ts'
import type { Difference } from './worlds/differences.ts'
import { rules, type OpenTable, type Rule } from './worlds/rules.ts'
import type { Table, World } from './worlds/world.ts'

/** Where row security, which knows rows and settings alone, is meant to differ from the published law. */
export interface Coarse {
  readonly does: Difference['does']
  readonly table: Table
  /** To whom it is so. */
  readonly relation: Relation
  /** Whether it lets through more than the law does; else less. */
  readonly isWider: boolean
  /** Of which rows it is so, where not of all. */
  readonly when?: (row: Raw, about: { readonly world: World; readonly actor: string }) => boolean
  readonly because: string
}

type Raw = Readonly<Record<string, unknown>>

const hasOpenDoor = ({ door, closed_at }: Raw) => door === 'open' && !closed_at

/** Every such cell. Forty are too many. */
export const coarse: readonly Coarse[] = [
  {
    does: 'see',
    table: 'circle',
    relation: 'classmate',
    isWider: true,
    when: hasOpenDoor,
    because: 'whether anybody in it is glad of company stands on their goals, another table',
  },
  {
    does: 'update',
    table: 'circle',
    relation: 'classmate',
    isWider: true,
    when: hasOpenDoor,
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
    when: ({ classroom_id }, { world, actor }) =>
      world.rows.classroom.some(({ id, made_by }) => id === classroom_id && made_by === actor),
    because: 'whoever makes a room by hand teaches in it from the start',
  },
  {
    does: 'insert',
    table: 'classroom_membership',
    relation: 'teacher',
    isWider: false,
    because: 'nobody lets in somebody whom they could not even name',
  },
]

/** The cell that speaks of a difference in this world, if any does. */
export function cellIn(world: World): (difference: Difference) => Coarse | undefined {
  return (difference) => {
    const { wall, does, table, held, isWider, actor } = difference
    if (wall === 'program') return undefined
    return coarse.find(
      (cell) =>
        cell.does === does &&
        cell.table === table &&
        cell.isWider === isWider &&
        held.includes(cell.relation) &&
        (cell.when?.(rowOf(world, difference), { world, actor }) ?? true),
    )
  }
}

function rowOf({ rows }: World, { table, row }: Difference): Raw {
  const { key = 'id' } = rules[table as OpenTable] as Rule<OpenTable>
  return (rows[table] as readonly Raw[]).find((one) => one[key] === row) ?? {}
}
