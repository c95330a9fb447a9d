import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/platform/db/database.ts'
import { newId } from '../../src/platform/id.ts'
import { enqueue } from '../../src/platform/jobs/store.ts'
import { workOnce } from '../../src/platform/jobs/worker.ts'
import type { Viewer } from '../../src/platform/viewer.ts'
import { askingsIn } from './askings.ts'
import { loud } from './loud.ts'
import { aMatrix, type Matrix } from './matrix.ts'
import { aMatrixWorld, type MatrixWorld } from './matrix-world.ts'

let world: MatrixWorld
let matrix: Matrix
beforeAll(async () => {
  world = await aMatrixWorld()
  matrix = await aMatrix(world)
})
afterAll(() => matrix.end())

describe('the log', () => {
  test('holds nothing of anybody after every kind of request, done and refused', async () => {
    const by = new Set(['ana', 'teacher', 'leader', 'newcomer', 'suspended', undefined])
    const askings = askingsIn('current').filter((one) => by.has(one.by?.who))
    const kinds = new Set<number>()

    const heard: string[] = []
    for (const asking of askings) {
      const { status, logged } = await matrix.ask(asking)
      kinds.add(status)
      heard.push(...logged)
    }

    expect([...kinds].toSorted()).toEqual([200, 303, 401, 403, 404, 409])
    expect(heard.length).toBeGreaterThanOrEqual(askings.length)
    expect(loud(heard)).toEqual([])
  }, 60_000)

  test('holds no secret and no word of an address or a form, however they are sent', async () => {
    const word = 'canary000000000000'
    const sent: readonly [string, RequestInit][] = [
      [`/sign-in/${word}`, {}],
      [`/sign-in/${word}`, form({})],
      [`/goals?name=${word}`, {}],
      [`/organisations/${newId('organisation')}?name=${word}`, {}],
      [`/${word}/${word}`, {}],
      [`/goals/${word}`, {}],
      [`/goals/%00${word}`, {}],
      [
        `/maps/search?q=${word}`,
        { headers: { cookie: `kith-language=${word}; __Host-kith=${word}` } },
      ],
      ['/goals', form({ title: word })],
      ['/goals', form({ title: word.repeat(200) })],
      ['/goals', form({ title: word }, { 'sec-fetch-site': 'cross-site', referer: word })],
      ['/goals', form({ title: word.repeat(20_000) })],
      ['/goals', { ...form({}), body: `{"title": ${word}`, method: 'PUT' }],
      [`/goals`, { headers: { 'x-forwarded-for': word, 'user-agent': word, range: word } }],
    ]
    const before = world.site.lines.length

    for (const [path, init] of sent) await matrix.send(path, init, { school: 'hill', who: 'ana' })

    const heard = world.site.lines.slice(before)
    expect(heard.length).toBeGreaterThanOrEqual(sent.length)
    expect(loud(heard)).toEqual([])
  })

  test('is found out where it says more than it may', () => {
    const line = (facts: object) => JSON.stringify({ at: '2026-03-31T09:00:00.000Z', ...facts })

    expect(loud([line({ event: 'request', route: '/goals/:goal' })])).toEqual([])
    for (const facts of [
      { name: 'Aroha' },
      { route: '/goals/7' },
      { id: 'Aroha' },
      { error: 'Error: "A"' },
    ])
      expect(loud([line(facts)])).toHaveLength(1)
  })
})

describe('a bug that quotes what somebody wrote', () => {
  const word = 'canary000000000000'
  const bugs: Readonly<Record<string, Error>> = {
    'in its message': new Error(`No row for ${word}`),
    'in a message of many lines': new Error(`No row\n    at ${word} (/src/store.ts:1:1)\n${word}`),
    'in its cause': new Error('No row', { cause: new Error(word) }),
    'as the engine does': errorOf(() => JSON.parse(`{"name": ${word}}`) as unknown),
    'as the database does': Object.assign(new Error(`duplicate key (${word})`), {
      code: '23514',
      detail: `Failing row contains (${word})`,
      where: word,
    }),
    'among several': new AggregateError([new Error(word)], word),
  }

  test.each(Object.entries(bugs))(
    '%s leaves it out of the log and out of the page',
    async (_, bug) => {
      const broken = await aMatrix(world, (db) => brokenBy(bug, db))
      const before = world.site.lines.length

      const answers = []
      for (const path of ['/', '/goals', '/me/language', '/maps/search?q=numbers'])
        answers.push(await broken.send(path, {}, { school: 'hill', who: 'ana' }))

      await broken.end()
      const heard = world.site.lines.slice(before)
      expect(answers.map(({ status }) => status)).toContain(500)
      expect(answers.filter(({ body }) => body.includes(word))).toEqual([])
      expect(heard.filter((line) => line.includes('"bug"'))).not.toEqual([])
      expect(loud(heard)).toEqual([])
    },
  )

  test.each(Object.entries(bugs))('%s leaves it out of what is said of a job', async (_, bug) => {
    const { site, hill } = world
    const leader = await hill.school.viewer(hill.people.leader)
    const job = { kind: 'breaks', payload: {} }
    await site.db.as(leader, (tx) => enqueue(tx, leader, job, new Date(0)))
    const before = site.lines.length

    await workOnce(site, { breaks: () => Promise.reject(bug) })

    const heard = site.lines.slice(before)
    expect(heard.filter((line) => line.includes('"breaks"'))).not.toEqual([])
    expect(loud(heard)).toEqual([])
  })
})

/** A database that lets people come in, and breaks at the first thing that they look at. */
function brokenBy(bug: Error, db: Database): Database {
  const isIn = ({ standing }: Viewer) => standing.known.length > 0
  return {
    ...db,
    as: (viewer, work) => (isIn(viewer) ? Promise.reject(bug) : db.as(viewer, work)),
  }
}

function form(
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): RequestInit {
  const said = { 'sec-fetch-site': 'same-origin', ...headers }
  return { method: 'POST', body: new URLSearchParams(fields), headers: said }
}

function errorOf(work: () => unknown): Error {
  try {
    work()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('It broke nothing.')
}
