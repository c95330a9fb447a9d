import { sql, type RawBuilder } from 'kysely'
import { chanceFor, type Chance } from '../../../src/demo/chance.ts'
import type { Database, Tx } from '../../../src/platform/db/database.ts'
import { law } from '../../../src/policy/law.ts'
import type { Grant } from '../../../src/policy/relation.ts'
import { deeds, type Deed } from './deeds.ts'
import {
  actorsIn,
  keyOf,
  opens,
  ruled,
  type Actor,
  type Answer,
  type Difference,
  type Options,
  type Ruled,
} from './differences.ts'
import { heldBy, type Ties } from './model.ts'
import { rules, type OpenTable, type Rule } from './rules.ts'
import type { World } from './world.ts'

/**
 * Lets some of the actors of a world try everything that may be done to rows, their own and others': write them
 * once more, change them, take them away. Each attempt is taken back. What the database lets through is held
 * against the published law.
 */
export async function writingDifferences(
  world: World,
  db: Database,
  howMany: number,
  options: Pick<Options, 'present' | 'only'> = {},
): Promise<Answer> {
  const chance = chanceFor(world.seed, 'writes')
  const actors = chance.shuffled(await actorsIn(world, db, options)).slice(0, howMany)
  const found: Difference[] = []
  let decisions = 0
  for (const actor of actors) {
    const attempts = [...attemptsBy(actor, world, { chance, only: options.only })]
    decisions += attempts.length
    await db.as(actor.viewer, async (tx) => {
      await sql`savepoint attempt`.execute(tx)
      for (const { statement, isLawful, ...attempt } of attempts) {
        const isLet = await lets(tx, statement)
        if (isLet !== isLawful) found.push({ wall: 'database', ...attempt, isWider: isLet })
      }
    })
  }
  return { decisions, differences: found }
}

/** Something that is tried, and whether the published law allows it. */
interface Attempt extends Omit<Difference, 'wall' | 'isWider'> {
  readonly statement: RawBuilder<unknown>
  readonly isLawful: boolean
}

/** Everything that may be done to some of the rows of every table; and to take one away, which nobody may. */
function* attemptsBy(
  actor: Actor,
  world: World,
  {
    chance,
    only = Object.keys(rules) as OpenTable[],
  }: { chance: Chance; only: Options['only'] | undefined },
): Generator<Attempt> {
  for (const table of only) {
    const some = someOf(ruled(world, table), { actor, chance })
    const whose = { table, actor: actor.ties.person }
    for (const row of some.slice(0, 1)) yield { ...whose, row: row.id, ...removal(table, row) }
    for (const row of some) {
      for (const tried of triesAt(table, row, { actor, world }))
        yield { ...whose, row: row.id, ...tried }
    }
  }
}

/** A few rows to which the actor is something, those first to which they are most; one strange to them, and one of another network. */
function someOf(
  rows: readonly Ruled[],
  { actor, chance }: { actor: Actor; chance: Chance },
): readonly Ruled[] {
  const held = (row: Ruled) => heldBy(actor.ties, row.thing).size
  const {
    near = [],
    strange = [],
    foreign = [],
  } = Object.groupBy(chance.shuffled(rows), (row) =>
    held(row) > 1 ? 'near' : held(row) === 1 ? 'strange' : 'foreign',
  )
  const nearest = near.toSorted((one, other) => held(other) - held(one)).slice(0, 3)
  return [...nearest, ...near.slice(0, 2), ...strange.slice(0, 1), ...foreign.slice(0, 1)]
}

type Try = Pick<Attempt, 'does' | 'statement' | 'isLawful' | 'held' | 'tried'>

function triesAt(
  table: OpenTable,
  ruled: Ruled,
  { actor: { ties }, world }: { actor: Actor; world: World },
): readonly Try[] {
  return (deeds[table] ?? [])
    .filter(({ when }) => when?.(ruled.row, ties.person) ?? true)
    .flatMap((deed): Try[] => {
      const { set } = deed
      if (!set) return insertions(table, { deed, ruled, ties, world })
      const change = typeof set === 'string' ? sql.raw(set) : set(ties.person)
      const statement = sql`update ${sql.table(table)} set ${change} ${itself(table, ruled)}`
      return [{ does: 'update', statement, ...judged(deed, deed.acts, { ruled, ties, world }) }]
    })
}

/** No row is ever taken away by a person's session. */
function removal(table: OpenTable, ruled: Ruled): Try {
  const statement = sql`delete from ${sql.table(table)} ${itself(table, ruled)}`
  return { does: 'delete', statement, isLawful: false, held: [] }
}

function itself(table: OpenTable, { id }: Ruled): RawBuilder<unknown> {
  return sql`where ${sql.ref(keyOf(table))} = ${id}`
}

interface Case {
  readonly ruled: Ruled
  readonly ties: Ties
  readonly world: World
}

/** The row written once more as it is, and in the actor's own name. */
function insertions(
  table: OpenTable,
  { deed, ruled, ties, world }: Case & { readonly deed: Deed },
): Try[] {
  const { by, acts, inAnothersName = [] } = deed
  const attempt = (row: Ruled['row'], allowed: Deed['acts']): Try => {
    const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)))
    return {
      does: 'insert',
      tried: row,
      statement: sql`insert into ${sql.table(table)} (${columns}) select ${columns}
        from json_populate_record(null::${sql.table(`public.${table}`)}, ${JSON.stringify(row)})`,
      ...judged(deed, allowed, { ruled: again(table, ruled, row), ties, world }),
    }
  }
  const named = { ...ruled.row, ...deed.own?.(ties.person) }
  if (!by) return [attempt(named, acts)]
  const own = { ...named, [by]: ties.person }
  const isOwn = ruled.row[by] === ties.person || inAnothersName === 'untried'
  return [attempt(own, acts), ...(isOwn ? [] : [attempt(ruled.row, inAnothersName)])]
}

/** The row with other values, and what it is then. */
function again(table: OpenTable, ruled: Ruled, row: Ruled['row']): Ruled {
  const { thing } = rules[table] as unknown as Rule<OpenTable>
  return { ...ruled, row, thing: { ...thing(row), network: ruled.thing.network } }
}

/** What the published law says to it. */
function judged(
  { thing, grantee, forbids }: Deed,
  acts: Deed['acts'],
  { ruled, ties, world }: Case,
): Pick<Try, 'held' | 'isLawful'> {
  const about = thing ? { ...thing(ruled.row, ties), network: ruled.thing.network } : ruled.thing
  const held = heldBy(ties, about)
  const isOpen = acts.some((one) => {
    const [object, act] = typeof one === 'string' ? [ruled.object, one] : one
    return opens(law, { object, act }, held)
  })
  const isGrantToOneself = grantee !== undefined && ruled.row[grantee] === ties.person
  const told = isGrantToOneself ? new Set<Grant>([...held, 'self']) : held
  const isForbidden = isGrantToOneself || (forbids?.(ruled.row, ties, world) ?? false)
  return { held: [...told], isLawful: isOpen && !isForbidden }
}

/** Whether row security, the grants and the triggers let this through; what comes after them does not count. */
async function lets(tx: Tx, statement: RawBuilder<unknown>): Promise<boolean> {
  const code = await statement.execute(tx).then(
    ({ numAffectedRows = 0n }) => (numAffectedRows > 0n ? 'done' : 'nothing'),
    (error: { code?: string }) => error.code ?? '',
  )
  if (code !== 'nothing') await sql`rollback to savepoint attempt`.execute(tx)
  if (['nothing', refused].includes(code)) return false
  if (code === 'done' || code.startsWith(broken)) return true
  throw new Error(`An attempt met ${code}.`)
}

/** What PostgreSQL says when it lets nobody through, and how its answer begins when a row is not as rows have to be. */
const refused = '42501'
const broken = '23'
