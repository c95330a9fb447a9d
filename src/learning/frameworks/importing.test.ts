import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { openDatabase, type Database } from '../../platform/db/database.ts'
import { newId } from '../../platform/id.ts'
import { noStanding, steward, type Viewer } from '../../platform/viewer.ts'
import { readCasePackage } from '../../standards/case/package.ts'
import type { Competency, Framework, Link } from './framework.ts'
import {
  exportAnyFramework,
  exportFramework,
  importFramework,
  importPublicFramework,
} from './importing.ts'

const now = { now: new Date('2026-11-22T09:00:00Z'), today: '2026-11-22' }
const later = { now: new Date('2026-11-30T20:00:00Z'), today: '2026-12-01' }

let db: Database
beforeAll(async () => {
  const { connection } = await testDatabase()
  db = openDatabase({ app: connection('app'), directory: connection('directory'), size: 4 })
  return () => db.end()
})

describe('a framework that comes in', () => {
  test('goes out as it came', async () => {
    const leader = await aLeader()
    const came = aFramework()

    const { framework } = await importFramework(db, leader, came, now)

    expect(sorted(await exportFramework(db, leader, framework))).toEqual(sorted(came))
  })

  test('a second time changes nothing, and says so', async () => {
    const leader = await aLeader()
    const came = aFramework()
    const first = await importFramework(db, leader, came, now)

    const second = await importFramework(db, leader, came, later)

    expect(first.competencies).toEqual({ added: 3, changed: 0, same: 0, ended: 0 })
    expect(second).toEqual({
      framework: first.framework,
      title: came.title,
      competencies: { added: 0, changed: 0, same: 3, ended: 0 },
      links: { added: 0, changed: 0, same: came.links.length, ended: 0 },
    })
  })

  test('brings what it changed up to date, under the same ids', async () => {
    const leader = await aLeader()
    const came = aFramework()
    const { framework } = await importFramework(db, leader, came, now)
    const before = await idsIn(leader, framework)
    const [first, ...others] = came.competencies
    const next = {
      ...came,
      title: 'A new title',
      competencies: [{ ...first!, statement: 'Said better' }, ...others],
    }

    const { competencies } = await importFramework(db, leader, next, later)

    expect(competencies).toEqual({ added: 0, changed: 1, same: 2, ended: 0 })
    expect(sorted(await exportFramework(db, leader, framework))).toEqual(sorted(next))
    expect(await idsIn(leader, framework)).toEqual(before)
  })

  test('ends what vanished from it, keeps the goals that are about it, and takes it back later', async () => {
    const leader = await aLeader()
    const came = aFramework()
    const { framework } = await importFramework(db, leader, came, now)
    const [, vanishing] = came.competencies
    const competency = (await idsIn(leader, framework)).get(vanishing!.identifier)!
    const goal = newId('goal')
    await db.as(leader, (tx) =>
      tx
        .insertInto('goal')
        .values({ network_id: leader.network, id: goal, competency_id: competency })
        .execute(),
    )
    const smaller = {
      ...came,
      competencies: came.competencies.filter((one) => one !== vanishing),
      links: [],
    }

    const { competencies, links } = await importFramework(db, leader, smaller, later)
    const ended = await exportFramework(db, leader, framework)
    const again = await importFramework(db, leader, smaller, later)
    const back = await importFramework(db, leader, came, later)

    expect(competencies).toEqual({ added: 0, changed: 0, same: 2, ended: 1 })
    expect(links.ended).toBe(came.links.length)
    expect(
      ended.competencies.find(({ identifier }) => identifier === vanishing!.identifier),
    ).toEqual({ ...vanishing, endedOn: '2026-12-01' })
    expect(again.competencies.ended).toBe(0)
    expect(back.competencies).toEqual({ added: 0, changed: 1, same: 2, ended: 0 })
    expect(sorted(await exportFramework(db, leader, framework))).toEqual(sorted(came))
    const kept = await db.as(leader, (tx) =>
      tx
        .selectFrom('goal')
        .where('network_id', '=', leader.network)
        .select('competency_id')
        .executeTakeFirstOrThrow(),
    )
    expect(kept.competency_id).toBe(competency)
  })

  test('two at once are one after the other', async () => {
    const leader = await aLeader()
    const came = aFramework()

    const both = await Promise.all([
      importFramework(db, leader, came, now),
      importFramework(db, leader, came, now),
    ])

    expect(new Set(both.map(({ competencies }) => competencies.added))).toEqual(new Set([0, 3]))
    expect(new Set(both.map(({ framework }) => framework)).size).toBe(1)
  })

  test('whose parts are said before their whole, and in circles, still comes in', async () => {
    const leader = await aLeader()
    const came = aFramework()
    const [a, b, c] = came.competencies.map(({ identifier }) => identifier)
    const circular = {
      ...came,
      competencies: came.competencies.toReversed(),
      links: [aLink(1, 'child-of', a, b), aLink(2, 'child-of', b, a), aLink(3, 'child-of', b, c)],
    }

    const { framework } = await importFramework(db, leader, circular, now)

    expect((await exportFramework(db, leader, framework)).links).toHaveLength(3)
  })
})

describe('whose a framework is', () => {
  test('only those who lead keep one for their network', async () => {
    const teacher: Viewer = { ...(await aLeader()), standing: noStanding }

    await expect(importFramework(db, teacher, aFramework(), now)).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('to another network, one that is kept is not there', async () => {
    const leader = await aLeader()
    const stranger = await aLeader()
    const { framework } = await importFramework(db, leader, aFramework(), now)

    await expect(exportFramework(db, stranger, framework)).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  test('two networks may keep the same, each its own', async () => {
    const came = aFramework()
    const [one, other] = [await aLeader(), await aLeader()]
    const first = await importFramework(db, one, came, now)

    const second = await importFramework(db, other, { ...came, title: 'Ours' }, now)

    expect(second.competencies.added).toBe(3)
    expect((await exportFramework(db, one, first.framework)).title).toBe(came.title)
  })

  test('a public one is there for every network, and no network changes it', async () => {
    const came = aFramework()
    const { framework } = await importPublicFramework(db, came, now)
    const leader = await aLeader()

    const own = await importFramework(db, leader, { ...came, title: 'Ours' }, now)

    expect(own.framework).not.toBe(framework)
    expect(sorted(await exportFramework(db, leader, framework))).toEqual(sorted(came))
    const touched = await db.as(leader, (tx) =>
      tx.updateTable('framework').set({ title: 'Taken' }).where('id', '=', framework).execute(),
    )
    expect(touched[0]!.numUpdatedRows).toBe(0n)
  })

  test('whoever runs the server exports any, by our id or by its own identifier', async () => {
    const came = aFramework()
    const { framework } = await importPublicFramework(db, came, now)

    expect(sorted(await exportAnyFramework(db, framework))).toEqual(sorted(came))
    expect(sorted(await exportAnyFramework(db, came.identifier))).toEqual(sorted(came))
    await expect(exportAnyFramework(db, newId('framework'))).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(exportAnyFramework(db, 'nothing')).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('real frameworks', () => {
  test.each([
    ['ccss-math-coherence', 685],
    ['digcomp-3.0', 911],
    ['lifecomp', 39],
    ['greencomp', 16],
    ['esco-transversal-skills', 95],
  ])('%s comes in, goes out the same, and a second time changes nothing', async (name, count) => {
    const leader = await aLeader()
    const file = new URL(`../../../../shared/data/frameworks/${name}.json`, import.meta.url)
    const came = readCasePackage(readFileSync(file)).framework!

    const first = await importFramework(db, leader, came, now)
    const out = await exportFramework(db, leader, first.framework)
    const second = await importFramework(db, leader, came, later)

    expect(first.competencies.added).toBe(count)
    expect(sorted(out)).toEqual(sorted(came))
    expect(second.competencies).toEqual({ added: 0, changed: 0, same: count, ended: 0 })
    expect(second.links).toMatchObject({ added: 0, changed: 0, ended: 0 })
  })

  test('ten thousand competencies with fifteen thousand steps come in within ten seconds', async () => {
    const leader = await aLeader()
    const came = aGreatFramework(10_000)

    const start = performance.now()
    await importFramework(db, leader, came, now)
    const took = performance.now() - start

    expect(took).toBeLessThan(10_000)
  })
})

// ---- setting ----

async function aLeader(): Promise<Viewer> {
  const network = newId('network')
  await db.directory((tx) =>
    tx.insertInto('network').values({ id: network, name: 'A network' }).execute(),
  )
  return steward(network, [newId('organisation')])
}

async function idsIn(viewer: Viewer, framework: string) {
  const rows = await db.as(viewer, (tx) =>
    tx
      .selectFrom('competency')
      .where('framework_id', '=', framework as never)
      .select(['identifier', 'id'])
      .execute(),
  )
  return new Map(rows.map(({ identifier, id }) => [identifier, id]))
}

function sorted(framework: Framework): Framework {
  const byIdentifier = (a: { identifier: string }, b: { identifier: string }) =>
    a.identifier < b.identifier ? -1 : 1
  return {
    ...framework,
    competencies: framework.competencies.toSorted(byIdentifier),
    links: framework.links.toSorted(byIdentifier),
  }
}

function aFramework(): Framework {
  const identifier = crypto.randomUUID()
  const competencies = [1, 2, 3].map(aCompetency)
  const [a, b, c] = competencies.map((one) => one.identifier)
  return {
    identifier,
    uri: `https://a.example/${identifier}`,
    title: 'Te reo o te kura',
    creator: 'Us',
    language: 'mi',
    status: 'Draft',
    changedAt: '2026-01-02T03:04:05.000Z',
    competencies,
    links: [aLink(1, 'child-of', a), aLink(2, 'precedes', b, c), aLink(3, 'related-to', a, c)],
    foreign: { document: { version: '1', nested: { b: 1, a: [2, null] } } },
  }
}

function aCompetency(n: number): Competency {
  const identifier = crypto.randomUUID()
  return {
    identifier,
    uri: `https://a.example/items/${identifier}`,
    statement: `Kōrero ${n}`,
    short: '',
    code: `W.${n}`,
    level: '3',
    kind: 'Step',
    notes: '',
    foreign: { lastChangeDateTime: '2026-01-02T03:04:05.000Z', aa: 1, b: 'x' },
  }
}

function aLink(n: number, kind: Link['kind'], from?: string, to?: string): Link {
  const identifier = crypto.randomUUID()
  return {
    identifier,
    uri: `https://a.example/links/${identifier}`,
    kind,
    ...(from && { from }),
    ...(to && { to }),
    sequence: n,
    foreign: {},
  }
}

function aGreatFramework(size: number): Framework {
  const competencies = Array.from({ length: size }, (_, n) => aCompetency(n))
  const at = (n: number) => competencies[n]!.identifier
  const links = competencies.flatMap((_, n) => [
    aLink(n, 'child-of', at(n), n % 20 === 0 ? undefined : at(n - (n % 20))),
    ...(n > 0 ? [aLink(n, 'precedes', at(n - 1), at(n))] : []),
    ...(n > 100 && n % 2 === 0 ? [aLink(n, 'precedes', at(n - 100), at(n))] : []),
  ])
  return { ...aFramework(), competencies, links }
}
