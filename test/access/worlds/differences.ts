import { sql } from 'kysely'
import { present } from '../../../src/people/standing/actions.ts'
import type { Database } from '../../../src/platform/db/database.ts'
import type { Id } from '../../../src/platform/id.ts'
import { steward, type Viewer } from '../../../src/platform/viewer.ts'
import { law, may, type Act, type ActOn, type LawObject } from '../../../src/policy/law.ts'
import type { Bounds, Grant } from '../../../src/policy/relation.ts'
import { heldBy, tiesIn, tiesOfOperator, type Thing, type Ties } from './model.ts'
import { rules, type OpenTable, type Rule } from './rules.ts'
import type { Table, World } from './world.ts'

/** A row about which the published law and one of the walls do not agree. */
export interface Difference {
  /** The program's own law, asked as its actions ask it; or row security. */
  readonly wall: 'program' | 'database'
  readonly does: 'see' | 'insert' | 'update' | 'delete'
  readonly table: Table
  readonly row: string
  /** A new row, as it was tried. */
  readonly tried?: Readonly<Record<string, unknown>>
  readonly actor: string
  /** What the actor is to it, by the test's own reckoning. */
  readonly held: readonly Grant[]
  /** Whether the wall lets through what the law does not; else it holds back what the law allows. */
  readonly isWider: boolean
}

export interface Answer {
  /** How many times an actor was held against a row. */
  readonly decisions: number
  readonly differences: readonly Difference[]
}

/** What a planted fault may put in the place of the real thing. */
export interface Options {
  readonly present?: typeof present
  readonly may?: typeof may
  readonly law?: Law
  /** These tables alone: for one fault in one place, and quickly. */
  readonly only?: readonly OpenTable[]
}

type Law = Readonly<Record<LawObject, Partial<Record<Act, readonly Grant[]>>>>

/** An actor with the viewer that the program makes of them, and with the ties that the model knows. */
export interface Actor {
  readonly viewer: Viewer
  readonly ties: Ties
}

/**
 * Holds every actor of a world against every row of it. What they may see is asked three times over: of the
 * published law with the model's own reckoning, of the program's law with the viewer that the program makes,
 * and of the database, in which the world has been filled.
 *
 * @throws Error when somebody comes in who may not, or does not come in who may.
 */
export async function differences(
  world: World,
  db: Database,
  options: Options = {},
): Promise<Answer> {
  const found: Difference[] = []
  let decisions = 0
  for (const actor of await actorsIn(world, db, options)) {
    const seen = await rowsSeenBy(db, actor.viewer, options.only)
    for (const [table, ids] of seen) {
      const rows = ruled(world, table)
      decisions += rows.length
      found.push(...rows.flatMap((row) => disagreements(row, { actor, table, ids, options })))
      if (rows.filter(({ id }) => ids.has(id)).length < ids.size)
        throw new Error(`Strange ${table}.`)
    }
  }
  return { decisions, differences: found }
}

/** Everybody who may come in, and the operator for each network, as viewers of the program's own making. */
export async function actorsIn(
  world: World,
  db: Database,
  options: Options = {},
): Promise<readonly Actor[]> {
  const ties = tiesIn(world)
  const actors: Actor[] = []
  for (const { id, network_id } of world.rows.person) {
    const found = await (options.present ?? present)(db, network_id, id, world.now)
    const tied = ties.get(id)
    if (!found !== !tied) throw new Error(`Who may not come in comes in, or the other way: ${id}`)
    if (found && tied) actors.push({ viewer: found.viewer, ties: tied })
  }
  return [...actors, ...operatorsOf(world)]
}

function operatorsOf(world: World): readonly Actor[] {
  return [...Map.groupBy(world.rows.organisation, ({ network_id }) => network_id)].map(
    ([network, all]) => {
      const viewer = steward(
        network,
        all.map(({ id }) => id),
      )
      return { viewer, ties: tiesOfOperator(world, viewer) }
    },
  )
}

type Seen = ReadonlyMap<OpenTable, ReadonlySet<string>>

async function rowsSeenBy(
  db: Database,
  viewer: Viewer,
  only = Object.keys(rules) as readonly OpenTable[],
): Promise<Seen> {
  return db.as(viewer, async (tx) => {
    const seen = new Map<OpenTable, ReadonlySet<string>>()
    for (const table of only) {
      const { rows } = await sql<{ id: string }>`
        select ${sql.ref(keyOf(table))} as id from ${sql.table(table)}`.execute(tx)
      seen.set(table, new Set(rows.map(({ id }) => id)))
    }
    return seen
  })
}

export function keyOf(table: OpenTable): string {
  return (rules[table] as Rule<OpenTable>).key ?? 'id'
}

/** A row with all that the law needs to know of it. */
export interface Ruled {
  readonly id: string
  readonly row: Readonly<Record<string, unknown>>
  readonly object: LawObject
  readonly acts: readonly Act[]
  readonly thing: Thing
}

const known = new WeakMap<World, Map<Table, readonly Ruled[]>>()

/** The rows of a table, each with what it is in the law. Worked out once a world. */
export function ruled(world: World, table: OpenTable): readonly Ruled[] {
  const tables = known.get(world) ?? new Map<Table, readonly Ruled[]>()
  known.set(world, tables)
  const before = tables.get(table)
  if (before) return before
  const { object, thing, acts = ['list', 'read'] } = rules[table] as unknown as AnyRule
  const made = (world.rows[table] as readonly AnyRow[]).map((row) => ({
    id: String(row[keyOf(table)]),
    row,
    object: typeof object === 'string' ? object : object(row, world),
    acts,
    thing: { ...thing(row), network: networkOf(row) },
  }))
  tables.set(table, made)
  return made
}

type AnyRow = Readonly<Record<string, unknown>>

/** A rule as it is asked, once it is known to be of the row's own table. */
interface AnyRule {
  readonly object: LawObject | ((row: AnyRow, world: World) => LawObject)
  readonly acts?: readonly Act[]
  readonly thing: (row: AnyRow) => Omit<Thing, 'network'>
}

function networkOf(row: object): string | null {
  const { network_id, kept_for } = row as { network_id?: string; kept_for?: string | null }
  return network_id ?? kept_for ?? null
}

function disagreements(
  { id, object, acts, thing }: Ruled,
  { actor, table, ids, options }: Asked,
): readonly Difference[] {
  const held = heldBy(actor.ties, thing)
  const expected = acts.some((act) => opens(options.law ?? law, { object, act }, held))
  const programs = acts.some((act) => mays(actor, { act, object, thing }, options.may))
  const difference = (wall: Difference['wall']): Difference => ({
    wall,
    does: 'see',
    table,
    row: id,
    actor: actor.ties.person,
    held: [...held],
    isWider: !expected,
  })
  return [
    ...(programs === expected ? [] : [difference('program')]),
    ...(ids.has(id) === expected ? [] : [difference('database')]),
  ]
}

interface Asked {
  readonly actor: Actor
  readonly table: OpenTable
  readonly ids: ReadonlySet<string>
  readonly options: Options
}

/** Whether the table of the law opens this act to somebody who is all this. */
export function opens(
  table: Law,
  { object, act }: { object: LawObject; act: Act },
  held: ReadonlySet<Grant>,
): boolean {
  return table[object][act]?.some((grant) => held.has(grant)) ?? false
}

function mays(
  { viewer }: Actor,
  { act, object, thing }: { act: Act; object: LawObject; thing: Thing },
  ask: typeof may = may,
): boolean {
  if (!(act in law[object])) return false
  return ask(viewer, act as ActOn<LawObject>, object, boundsOf(thing, viewer))
}

/** The same thing, as the program's law wants it told. */
function boundsOf({ alsoOf, network, ...thing }: Thing, { person }: Viewer): Bounds {
  return {
    ...(thing as Bounds),
    ...(network === null ? {} : { network: network as Id<'network'> }),
    ...(alsoOf === person ? { person } : {}),
  }
}
