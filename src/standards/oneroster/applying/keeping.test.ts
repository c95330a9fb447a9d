import { expect, test } from 'vitest'
import { testSite } from '../../../../test/site.ts'
import { foundOrganisation } from '../../../people/organisations/actions.ts'
import { newId } from '../../../platform/id.ts'
import { steward } from '../../../platform/viewer.ts'
import { keepingIn } from './keeping.ts'
import { keptWhole, nothingKept, type Keeping, type KeptRows } from './kept.ts'

async function aSchool() {
  const { db } = await testSite()
  const { network, id } = await foundOrganisation(db, { name: 'Awa School', kind: 'school' })
  const leader = steward(network, [id])
  return {
    id,
    with: <Result>(work: (keeping: Keeping) => Promise<Result>) =>
      db.as(leader, (tx) => work(keepingIn(tx, leader, id, '2026-03-01'))),
  }
}

function person(home: KeptRows['people']['home_id'], at: number): KeptRows['people'] {
  return {
    id: newId('person'),
    source_id: `p${at}`,
    home_id: home,
    given_name: 'Sam',
    family_name: String(at),
    display_name: `Sam ${at}`,
    status: 'active',
    suspended_by: null,
    learns: false,
    birth_month: at % 2 === 0 ? null : '2016-03',
  }
}

test('what was kept is found again, page by page, each row once and in the same words', async () => {
  const school = await aSchool()
  const people = Array.from({ length: 2500 }, (_, at) => person(school.id, at))
  await school.with((keeping) => keeping.keep('people', people))

  const pages = await school.with(async ({ pages: each }) => {
    const found: KeptRows['people'][][] = []
    // A page is only lent until the next is asked for.
    for await (const rows of each('people')) found.push([...rows])
    return found
  })

  expect(pages.map((rows) => rows.length)).toEqual([500, 500, 500, 500, 500, 0])
  const sources = (rows: readonly KeptRows['people'][]) =>
    rows.toSorted((one, other) => (one.source_id < other.source_id ? -1 : 1))
  expect(sources(pages.flat())).toEqual(sources(people))
})

test('a whole page, and nothing behind it, is found as well', async () => {
  const school = await aSchool()
  const people = Array.from({ length: 1000 }, (_, at) => person(school.id, at))
  await school.with((keeping) => keeping.keep('people', people))

  expect((await school.with((keeping) => keptWhole(keeping, 'people'))).size).toBe(1000)
})

test('rows that are written while pages are read are read once, as they were', async () => {
  const school = await aSchool()
  const people = Array.from({ length: 1500 }, (_, at) => person(school.id, at))
  await school.with((keeping) => keeping.keep('people', people))

  const seen = await school.with(async (keeping) => {
    const statuses: string[] = []
    for await (const rows of keeping.pages('people')) {
      statuses.push(...rows.map(({ status }) => status))
      await keeping.keep(
        'people',
        rows.map((row) => ({ ...row, status: 'ended' as const })),
      )
    }
    return statuses
  })

  expect(seen).toEqual(people.map(() => 'active'))
  const kept = await school.with((keeping) => keptWhole(keeping, 'people'))
  expect([...kept.values()].every(({ status }) => status === 'ended')).toBe(true)
})

test('of another school nothing is found, nor of a roster that was never brought', async () => {
  const [here, elsewhere] = [await aSchool(), await aSchool()]
  await here.with((keeping) => keeping.keep('people', [person(here.id, 1)]))

  expect((await elsewhere.with((keeping) => keptWhole(keeping, 'people'))).size).toBe(0)
  expect((await here.with((keeping) => keptWhole(keeping, 'classes'))).size).toBe(0)
  expect((await keptWhole(nothingKept, 'people')).size).toBe(0)
})
