import * as fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { whole } from '../../../../test/changes.ts'
import { aSchool, aSchoolBeside } from '../../../../test/school.ts'
import { testSite, type TestSite } from '../../../../test/site.ts'
import { addGuardianships } from '../../../people/families/adding.ts'
import { newId, type Id } from '../../../platform/id.ts'
import { steward } from '../../../platform/viewer.ts'
import { readRoster } from '../reading/read.ts'
import { applyRoster, checkRoster } from './actions.ts'

const today = '2026-03-31'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})

const tales = ['guardian', 'parent', 'relative', 'unlinked'] as const
type Tale = (typeof tales)[number]
type Rights = 'full' | 'limited'

async function rosterOf(tale: Tale) {
  const [role, agent] = tale === 'unlinked' ? ['parent', ''] : [tale, 'gus']
  const person = (name: string, its: string, by = '') =>
    ['true', 's1', its, name, name, 'Ray', by, ''] as const
  const users = { ana: person('ana', 'student', agent), gus: person('gus', role) }
  const files = { orgs: { s1: ['North', 'school', '', ''] }, classes: {}, users }
  return (await readRoster(await whole('1.1', { ...files, roles: {}, enrollments: {} }))).roster
}

/** North keeps Ana's record and brings its rosters in; she learns at another school as well, beside it or above. */
async function twoSchools(where: 'beside' | 'above') {
  const north = await aSchool(site, 'North')
  const other = await aSchoolBeside(site, north, 'Other')
  const { network } = north
  const both = steward(network, [north.id, other.id])
  const heads = { north: steward(network, [north.id]), other: steward(network, [other.id]) }
  const write = (who: typeof both, statement: ReturnType<typeof sql>) =>
    site.db.as(who, (tx) => statement.execute(tx))
  if (where === 'above')
    await write(both, sql`update organisation set parent_id = ${other.id} where id = ${north.id}`)
  const take = async (tale: Tale, day = today) => {
    const how = { roster: await rosterOf(tale), today: day }
    const looked = await checkRoster(site.db, heads.north, north.id, how)
    const done = await applyRoster(site.db, heads.north, north.id, { ...how, confirmEnding: true })
    expect(done.changes).toEqual(looked.changes)
  }
  await take('unlinked')
  const named = async (name: string) => {
    const { rows } = await site.db.as(heads.north, (tx) =>
      sql<{ id: Id<'person'> }>`select id from person
        where network_id = ${network} and source_id = ${name}`.execute(tx),
    )
    return rows[0]!.id
  }
  const [guardian, child] = [await named('gus'), await named('ana')]
  await write(
    both,
    sql`insert into affiliation (network_id, id, person_id, organisation_id, role, starts_on)
      values (${network}, ${newId('affiliation')}, ${child}, ${other.id}, 'learner', '2026-01-01')`,
  )
  return {
    take,
    standing: async () => {
      const { children, limited } = (await north.viewer(guardian)).standing
      return { full: children.length, limited: limited.length }
    },
    /** What North's rosters made of it, and holds. */
    rostered: async () => {
      const { rows } = await site.db.as(heads.north, (tx) =>
        sql<{ rights: Rights }>`select rights from guardianship
          where network_id = ${network} and organisation_id = ${north.id} and roster_id is not null
            and (ends_on is null or ends_on > ${today})`.execute(tx),
      )
      return rows.map(({ rights }) => rights)
    },
    /** The links of the other school that who heads North sees in the database. */
    seen: async () => {
      const { rows } = await site.db.as(heads.north, (tx) =>
        sql`select id from guardianship
          where network_id = ${network} and organisation_id = ${other.id}`.execute(tx),
      )
      return rows.length
    },
    /** North ends its links. */
    end: (day: string) =>
      write(
        heads.north,
        sql`update guardianship set ends_on = ${day} where network_id = ${network}`,
      ),
    all: async () => {
      const { rows } = await site.db.as(heads.north, (tx) =>
        sql`select rights, starts_on, ends_on from guardianship
          where network_id = ${network} and organisation_id = ${north.id} order by starts_on`.execute(
          tx,
        ),
      )
      return rows
    },
    /** The other school records who looks after Ana, by hand. */
    link: (rights: Rights) =>
      site.db.as(heads.other, (tx) =>
        addGuardianships(tx, heads.other, [
          {
            guardian,
            child,
            organisation: other.id,
            relationship: 'parent',
            rights,
            from: '2026-02-01',
          },
        ]),
      ),
    /** Who heads a school settles its links anew; how many there are. */
    settle: async (who: keyof typeof heads, rights: Rights) => {
      const at = who === 'north' ? north.id : other.id
      const { numAffectedRows = 0n } = await write(
        heads[who],
        sql`update guardianship set rights = ${rights},
            settled_at = greatest(clock_timestamp(), settled_at + interval '1 millisecond')
          where network_id = ${network} and organisation_id = ${at}
            and (ends_on is null or ends_on > ${today})`,
      )
      // What is said next is said later, also where moments are told to the millisecond.
      await write(heads[who], sql`select pg_sleep(0.003)`)
      return numAffectedRows
    },
  }
}

describe.each(['beside', 'above'] as const)('a school %s', (where) => {
  test('lets who heads the child’s school see that a person settled a link as limited, and no other link', async () => {
    const schools = await twoSchools(where)
    await schools.link('full')
    expect(await schools.seen()).toBe(0)
    await schools.settle('other', 'limited')
    expect(await schools.seen()).toBe(1)
    await schools.settle('other', 'full')
    expect(await schools.seen()).toBe(0)
  })

  test('settled a guardian as limited: a roster makes no link in full beside it', async () => {
    const { link, take, rostered, standing } = await twoSchools(where)
    await link('limited')

    await take('parent')

    expect(await rostered()).toEqual(['limited'])
    expect(await standing()).toEqual({ full: 0, limited: 1 })
  })

  test('settled one as limited whom a roster had made one in full: the next roster narrows it', async () => {
    const { link, take, rostered } = await twoSchools(where)
    await take('parent')
    await link('limited')

    await take('guardian')

    expect(await rostered()).toEqual(['limited'])
  })

  test('said it, and those of the child’s school later that it is full: that counts', async () => {
    const { link, take, settle, rostered } = await twoSchools(where)
    await link('limited')
    await take('parent')
    await settle('north', 'full')

    await take('guardian')

    expect(await rostered()).toEqual(['full'])
  })
})

test('a stay in full that is past stays so in the record, where a roster takes it up again as limited', async () => {
  const { take, link, end, all } = await twoSchools('beside')
  await take('parent', '2026-02-01')
  await end('2026-03-01')
  await link('limited')

  await take('parent')

  expect(await all()).toEqual([
    { rights: 'full', starts_on: '2026-02-01', ends_on: '2026-03-01' },
    { rights: 'limited', starts_on: today, ends_on: null },
  ])
})

const someAct = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('take'), tale: fc.constantFrom(...tales) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom('link', 'settle north', 'settle other'),
      rights: fc.constantFrom<Rights[]>('limited', 'limited', 'full'),
    }),
  },
)

test('in whatever order two schools speak, no roster of one opens what either said last to be limited', async () => {
  const where = fc.constantFrom('beside', 'above')
  await fc.assert(
    fc.asyncProperty(where, fc.array(someAct, { minLength: 3, maxLength: 8 }), async (at, acts) => {
      const { take, link, settle, rostered } = await twoSchools(at)
      let word: Rights | undefined
      for (const act of acts) {
        if ('tale' in act) {
          const before = await rostered()
          await take(act.tale)
          // Of two of whom it says nothing a roster changes nothing.
          if (act.tale === 'unlinked') expect(await rostered()).toEqual(before)
          else if (word === 'limited') expect(await rostered()).toEqual(['limited'])
        } else if (act.does === 'link') {
          await link(act.rights)
          word = act.rights
        } else {
          const who = act.does === 'settle north' ? 'north' : 'other'
          if ((await settle(who, act.rights)) > 0n) word = act.rights
        }
      }
    }),
    { numRuns: 20, endOnFailure: true },
  )
}, 120_000)
