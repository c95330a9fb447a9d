import * as fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { whole } from '../../../../test/changes.ts'
import { aSchool } from '../../../../test/school.ts'
import { testSite, type TestSite } from '../../../../test/site.ts'
import { addGuardianships } from '../../../people/families/adding.ts'
import type { Id } from '../../../platform/id.ts'
import { steward } from '../../../platform/viewer.ts'
import { readRoster } from '../reading/read.ts'
import { applyRoster, checkRoster } from './actions.ts'

const today = '2026-03-31'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})

/** What the next roster says Gus is to Ana; or that nobody looks after her, or that he is not there. */
const tales = ['guardian', 'parent', 'relative', 'unlinked', 'gone'] as const
type Tale = (typeof tales)[number]

async function rosterOf(tale: Tale) {
  const isThere = tale !== 'gone'
  const role = tale === 'unlinked' ? 'parent' : tale
  const agents = isThere && tale !== 'unlinked' ? 'gus' : ''
  const person = (name: string, its: string, by = '') =>
    ['true', 's1', its, name, name, 'Ray', by, ''] as const
  const files = {
    orgs: { s1: ['North', 'school', '', ''] },
    classes: {},
    users: {
      ana: person('ana', 'student', agents),
      eve: person('eve', 'student'),
      ...(isThere && { gus: person('gus', role) }),
    },
    roles: {},
    enrollments: {},
  }
  return (await readRoster(await whole('1.1', files))).roster
}

/** Ana's school, and what its rosters and its people do there about Gus. */
async function aPlace() {
  const school = await aSchool(site, 'North')
  const leader = steward(school.network, [school.id])
  const { network } = school
  const links = () =>
    site.db.as(leader, (tx) =>
      tx
        .selectFrom('guardianship')
        .where('network_id', '=', network)
        .where((is) => is.or([is('ends_on', 'is', null), is('ends_on', '>', today)]))
        .select(['id', 'relationship', 'rights', 'roster_id'])
        .execute(),
    )
  const named = async (name: string) => {
    const { rows } = await site.db.as(leader, (tx) =>
      sql<{ id: Id<'person'> }>`select id from person
        where network_id = ${network} and source_id = ${name}`.execute(tx),
    )
    return rows[0]?.id
  }
  return {
    links,
    /** A roster comes in, as it was looked at before. */
    take: async (tale: Tale) => {
      const how = { roster: await rosterOf(tale), today }
      const looked = await checkRoster(site.db, leader, school.id, how)
      const done = await applyRoster(site.db, leader, school.id, { ...how, confirmEnding: true })
      expect(done.changes).toEqual(looked.changes)
      return done.changes.guardianships
    },
    /** Who heads the school settles how fully Ana is looked after by those who do. */
    settle: async (rights: 'full' | 'limited') => {
      await site.db.as(leader, (tx) =>
        sql`update guardianship set rights = ${rights},
            settled_at = greatest(clock_timestamp(), settled_at + interval '1 millisecond')
          where network_id = ${network} and (ends_on is null or ends_on > ${today})`.execute(tx),
      )
      // What is said next is said later, also where moments are told to the millisecond.
      await site.db.as(leader, (tx) => sql`select pg_sleep(0.003)`.execute(tx))
    },
    end: async () => {
      await site.db.as(leader, (tx) =>
        sql`update guardianship set ends_on = greatest(starts_on, ${today})
          where network_id = ${network} and (ends_on is null or ends_on > ${today})`.execute(tx),
      )
    },
    /** They make a link by hand, where both are here. */
    link: async (rights: 'full' | 'limited') => {
      const [guardian, child] = [await named('gus'), await named('ana')]
      if (!guardian || !child) return false
      await site.db.as(leader, (tx) =>
        addGuardianships(tx, leader, [
          {
            guardian,
            child,
            organisation: school.id,
            relationship: 'parent',
            rights,
            from: '2026-02-01',
          },
        ]),
      )
      return true
    },
  }
}

describe('a guardian whom somebody of the school settled as limited', () => {
  test.each([
    [['parent'], ['relative', 'parent']],
    [['parent'], ['relative', 'guardian', 'parent']],
    [['relative'], ['parent']],
    [['parent'], ['unlinked', 'parent']],
    [['parent'], ['gone', 'relative', 'guardian']],
  ] as const)('after %s stays so by %s', async (before, after) => {
    const { take, settle, links } = await aPlace()
    for (const tale of before) await take(tale)
    await settle('limited')

    for (const tale of after) await take(tale)

    expect(await links()).toMatchObject([{ relationship: after.at(-1), rights: 'limited' }])
    expect(await take(after.at(-1) ?? 'gone')).toMatchObject({ changed: 0, same: 1 })
  })

  test('by a link made by hand is so by the link that a roster makes once the first has ended', async () => {
    const { take, link, end, links } = await aPlace()
    await take('unlinked')
    await link('limited')
    await end()

    await take('parent')

    expect(await links()).toMatchObject([{ relationship: 'parent', rights: 'limited' }])
    expect(await take('parent')).toMatchObject({ new: 0, changed: 0 })
  })

  test('is full again once somebody of the school says so', async () => {
    const { take, settle, links } = await aPlace()
    await take('parent')
    await settle('limited')
    await take('guardian')
    await settle('full')

    await take('parent')

    expect(await links()).toMatchObject([{ rights: 'full' }])
  })
})

describe('a guardian whom somebody of the school settled as full', () => {
  test('stays so while the roster says what it said', async () => {
    const { take, settle, links } = await aPlace()
    await take('relative')
    await settle('full')

    expect(await take('relative')).toMatchObject({ changed: 0 })
    expect(await links()).toMatchObject([{ rights: 'full' }])
  })

  test('is limited once a roster comes to say less, and full no more by what rosters say after it', async () => {
    const { take, settle, links } = await aPlace()
    await take('parent')
    await settle('full')

    await take('relative')
    expect(await links()).toMatchObject([{ rights: 'limited' }])
    await take('parent')
    expect(await links()).toMatchObject([{ rights: 'limited' }])
  })
})

type Act =
  | { readonly by: 'roster'; readonly tale: Tale }
  | { readonly by: 'hand'; readonly does: 'settle' | 'link'; readonly rights: 'full' | 'limited' }
  | { readonly by: 'hand'; readonly does: 'end' }

const someAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ by: fc.constant('roster'), tale: fc.constantFrom(...tales) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      by: fc.constant('hand'),
      does: fc.constantFrom('settle', 'link'),
      rights: fc.constantFrom('limited', 'limited', 'full'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ by: 'hand', does: 'end' }) },
)

test('in whatever order rosters and people speak, no roster opens what a person said last to be limited', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someAct, { minLength: 3, maxLength: 9 }), async (acts) => {
      const place = await aPlace()
      let word: 'full' | 'limited' | undefined
      for (const act of acts) {
        const before = await place.links()
        if (act.by === 'roster') {
          await place.take(act.tale)
          const after = await place.links()
          // What a person made in full beside it is theirs to take back.
          const opened = after.filter(
            (one) => isFull(one) && !isFull(before.find(({ id }) => id === one.id)),
          )
          if (word === 'limited') expect(opened).toEqual([])
          if (word === undefined) expect(after.every(isAsTold)).toBe(true)
        } else if (act.does === 'end') await place.end()
        else if (act.does === 'link') word = (await place.link(act.rights)) ? act.rights : word
        else {
          await place.settle(act.rights)
          if (before.length > 0) word = act.rights
        }
      }
    }),
    { numRuns: 25, endOnFailure: true },
  )
}, 120_000)

interface Link {
  readonly relationship: string
  readonly rights: string
}

function isFull(link: Link | undefined): boolean {
  return link?.rights === 'full'
}

function isAsTold({ relationship, rights }: Link): boolean {
  return (rights === 'full') === (relationship === 'parent' || relationship === 'guardian')
}
