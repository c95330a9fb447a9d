import type { Relation } from '../../src/policy/relation.ts'
import type { Difference } from './worlds/differences.ts'
import { tiesIn } from './worlds/model.ts'
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
  readonly when?: (row: Raw, about: About) => boolean
  readonly because: string
}

type Raw = Readonly<Record<string, unknown>>
type About = Pick<Difference, 'actor' | 'held'> & { readonly world: World }

const hasOpenDoor = ({ door, closed_at }: Raw) => door === 'open' && !closed_at
const sitsInIt = ({ circle_id }: Raw, { world, actor }: About) =>
  world.rows.circle.some(
    ({ id, closed_at, member_ids }) =>
      id === circle_id && !closed_at && (member_ids as readonly string[]).includes(actor),
  )
const knows = ({ person_id }: Raw, { world, actor }: About) =>
  tiesOf(world)
    .get(actor)
    ?.known.has(person_id as string)
const madeIt = ({ classroom_id }: Raw, { world, actor }: About) =>
  world.rows.classroom.some(({ id, made_by }) => id === classroom_id && made_by === actor)

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
    when: ({ host_id, member_ids }, { actor }) =>
      host_id === actor && (member_ids as readonly string[]).length === 1,
    because: 'a circle of one holds nobody else; the action asks for a goal of one’s own',
  },
  {
    does: 'insert',
    table: 'circle_membership',
    relation: 'self',
    isWider: true,
    when: sitsInIt,
    because: 'the seat was taken in the circle’s own row, and there the law was asked',
  },
  {
    does: 'insert',
    table: 'invitation',
    relation: 'classmate',
    isWider: false,
    when: (row, about) => !sitsInIt(row, about),
    because: 'one asks only into a circle that goes on and that one is in',
  },
  {
    does: 'insert',
    table: 'classroom_membership',
    relation: 'self',
    isWider: true,
    when: (row, about) =>
      row['role'] === 'teacher' && madeIt(row, about) && about.held.includes('colleague'),
    because: 'whoever makes a room by hand teaches in it from the start',
  },
  {
    does: 'insert',
    table: 'classroom_membership',
    relation: 'teacher',
    isWider: false,
    when: (row, about) => !knows(row, about),
    because: 'nobody lets in somebody whom they could not even name',
  },
]

/** Worked out once a world. */
function tiesOf(world: World): ReturnType<typeof tiesIn> {
  const ties = known.get(world) ?? tiesIn(world)
  known.set(world, ties)
  return ties
}

const known = new WeakMap<World, ReturnType<typeof tiesIn>>()

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
        (cell.when?.(rowOf(world, difference), { world, actor, held }) ?? true),
    )
  }
}

function rowOf({ rows }: World, { table, row, tried }: Difference): Raw {
  if (tried) return tried
  const { key = 'id' } = rules[table as OpenTable] as Rule<OpenTable>
  return (rows[table] as readonly Raw[]).find((one) => one[key] === row) ?? {}
}
