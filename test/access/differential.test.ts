import { afterAll, describe, expect, test } from 'vitest'
import { nobody, noStanding } from '../../src/platform/viewer.ts'
import { law, may } from '../../src/policy/law.ts'
import type { Grant } from '../../src/policy/relation.ts'
import { present } from '../../src/people/standing/actions.ts'
import { connected, ownDatabase } from '../database.ts'
import { cellIn, coarse, type Coarse } from './coarse.ts'
import { tell } from './count.ts'
import { differences, ruled, type Difference, type Options } from './worlds/differences.ts'
import { inhabited } from './worlds/inhabited.ts'
import { heldBy, tiesIn, tiesOfOperator } from './worlds/model.ts'
import { closed, rules, type OpenTable } from './worlds/rules.ts'
import { writingDifferences } from './worlds/writes.ts'
import { randomWorld, type World } from './worlds/world.ts'

/** KITH_SEED=100 looks at other worlds. */
const first = Number(process.env['KITH_SEED'] ?? 1)
const seeds = Array.from({ length: 7 }, (_, at) => first + at)

const sum = { decisions: 0, writes: 0, differences: 0 }
const met = new Set<Coarse>()
const grants = new Set<Grant>()

describe('in a world made by lot, the published law and both walls agree', () => {
  test.each(seeds)(
    'world %i',
    async (seed) => {
      const world = randomWorld(seed)
      await inhabited(world, async (db) => {
        const seeing = await differences(world, db)
        const writing = await writingDifferences(world, db, 20)
        const found = [...seeing.differences, ...writing.differences]
        const cellOf = cellIn(world)
        for (const cell of found.map(cellOf)) if (cell) met.add(cell)
        const unlisted = found.filter((one) => !cellOf(one))
        sum.decisions += seeing.decisions
        sum.writes += writing.decisions
        sum.differences += unlisted.length
        for (const grant of grantsIn(world)) grants.add(grant)

        expect(inBrief(unlisted)).toEqual([])
      })
    },
    120_000,
  )

  test('in more than a million decisions', () => {
    expect(sum.decisions).toBeGreaterThan(1_000_000)
  })

  test('where row security is coarser, it is written down, and only where it is', () => {
    expect(coarse.filter((cell) => !met.has(cell))).toEqual([])
    expect(coarse.length).toBeLessThanOrEqual(40)
  })

  test('everything that somebody can be to a thing, somebody is', () => {
    const nobodyYet = ['mentor', 'provider']
    const named = Object.values(law).flatMap((acts) => Object.values(acts).flat() as Grant[])

    expect(new Set(named.filter((grant) => !nobodyYet.includes(grant)))).toEqual(
      new Set(named.filter((grant) => grants.has(grant))),
    )
  })

  afterAll(() => {
    const worlds = `in ${seeds.length} worlds`
    tell('T-03', `${sum.decisions} decisions ${worlds}, ${sum.differences} differences`)
    tell('T-03', `${sum.writes} writes tried ${worlds}, ${coarse.length} of 40 coarse cells`)
  })
})

test('every table there is, is reckoned with, or closed to people’s sessions', async () => {
  const { connection } = await ownDatabase()
  const { rows: there } = await connected(connection('owner'), (client) =>
    client.query<{ name: string; opened: boolean }>(
      `select relname as name, has_table_privilege('kith_app', oid, 'select') as opened
         from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')`,
    ),
  )
  const named = (some: typeof there) => some.map(({ name }) => name).toSorted()

  expect(named(there.filter(({ opened }) => opened))).toEqual(Object.keys(rules).toSorted())
  expect(named(there.filter(({ opened }) => !opened))).toEqual(closed.toSorted())
})

test('the same seed makes the same world', () => {
  expect(randomWorld(7)).toEqual(randomWorld(7))
  expect(randomWorld(7).rows.person).not.toEqual(randomWorld(8).rows.person)
})

describe('finds', () => {
  const world = randomWorld(1)

  test.each([
    [
      'a wall between networks that is gone',
      'drop policy tenant on plan; alter policy see on plan using (true)',
    ],
    [
      'goals that are read by whoever reads others of their owner’s',
      "alter policy see on pursuit_words using (among('followed', person_id))",
    ],
    ['classmates taken for helpers', "alter policy see on plan using (among('peers', person_id))"],
    [
      'people who are not found among others',
      'create or replace function among(list text, one uuid) returns boolean language sql stable return false',
    ],
  ])('%s', async (_what, breach) => {
    const found = await unlistedIn(world, {}, breach)

    expect(found.map(({ wall }) => wall)).toContain('database')
  })

  const faults: readonly (readonly [string, Options])[] = [
    [
      'a standing that forgets that days end',
      { present: (db, network, person, now) => present(db, network, person, aWeekBefore(now)) },
    ],
    [
      'a standing that knows nobody',
      {
        async present(...asked) {
          const found = await present(...asked)
          return found && { ...found, viewer: { ...found.viewer, standing: noStanding } }
        },
      },
    ],
    ['a law that opens a plan to classmates', { law: { ...law, plan: { read: ['classmate'] } } }],
    [
      'a law that is asked without its bounds',
      { may: (viewer, act, object) => may(viewer, act, object, {}) },
    ],
  ]

  test.each(faults)('%s', async (_what, options) => {
    expect(await unlistedIn(world, options)).not.toEqual([])
  })
})

function aWeekBefore(now: Date): Date {
  return new Date(now.getTime() - 7 * 24 * 3_600_000)
}

async function unlistedIn(
  world: World,
  options: Options,
  breach?: string,
): Promise<readonly Difference[]> {
  return inhabited(
    world,
    async (db) => {
      const { differences: found } = await differences(world, db, options)
      return found.filter((one) => !cellIn(world)(one))
    },
    breach,
  )
}

/** Each kind of difference once, with an example to look at. */
function inBrief(found: readonly Difference[]): readonly string[] {
  const kinds = Map.groupBy(found, ({ wall, does, table, isWider, held }) => {
    const grade = isWider ? 'lets through' : 'holds back'
    return `the ${wall} ${grade} to ${does} ${table}: ${held.toSorted().join(', ')}`
  })
  return [...kinds].map(
    ([kind, all]) => `${kind} (${all.length} times, as ${all[0]?.actor} with ${all[0]?.row})`,
  )
}

/** Everything that somebody in a world is to something in it. */
function grantsIn(world: World): ReadonlySet<Grant> {
  const things = (Object.keys(rules) as OpenTable[])
    .flatMap((table) => ruled(world, table))
    .map(({ thing }) => thing)
  const operator = tiesOfOperator(world, { network: world.rows.network[0]!.id, person: nobody })
  const held = [operator, ...tiesIn(world).values()].flatMap((ties) =>
    things.flatMap((thing) => [...heldBy(ties, thing)]),
  )
  return new Set(held)
}
