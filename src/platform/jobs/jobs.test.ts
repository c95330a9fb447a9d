import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { connected, ownDatabase, type TestDatabase } from '../../../test/database.ts'
import { testSite } from '../../../test/site.ts'
import { openDatabase, type Database } from '../db/database.ts'
import { newId } from '../id.ts'
import type { Site } from '../site.ts'
import { steward } from '../viewer.ts'
import { claimLasts, mostAttempts, nextTry, type Job, type Payload } from './job.ts'
import { claimJob, enqueue } from './store.ts'
import { startWorker, workOnce, type Handler } from './worker.ts'

const second = 1000

describe('the wait before another try', () => {
  const now = new Date('2026-03-31T09:00:00Z')
  const wait = (attempts: number) => nextTry(attempts, now).getTime() - now.getTime()

  test('is ten seconds, a minute, ten minutes, an hour', () => {
    expect([1, 2, 3, 4].map(wait)).toEqual([10, 60, 600, 3600].map((seconds) => seconds * second))
  })

  test('never grows shorter, and never beyond an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (attempts) => {
        expect(wait(attempts + 1)).toBeGreaterThanOrEqual(wait(attempts))
        expect(wait(attempts)).toBeLessThanOrEqual(3600 * second)
      }),
    )
  })
})

interface Works {
  readonly site: Site
  readonly database: TestDatabase
  /** Moves the clock forward by so many milliseconds. */
  pass(time: number): void
  lines: readonly string[]
}

// A server of its own for every test, since a worker takes the jobs of everybody.
let works: Works
let db: Database
beforeEach(async () => {
  const database = await ownDatabase()
  db = openDatabase({
    app: database.connection('app'),
    directory: database.connection('directory'),
    size: 32,
  })
  let time = Date.parse('2026-03-31T09:00:00Z')
  const { log, lines, ...site } = await testSite()
  works = {
    site: { ...site, db, log, now: () => new Date(time) },
    database,
    pass: (more) => void (time += more),
    lines,
  }
  return () => db.end()
})

const viewer = steward(newId('network'), [])
const asked: Payload = { circle: newId('circle'), many: 3, isNew: true }

function enqueued(kind = 'greet', inMilliseconds = 0): Promise<void> {
  const { site } = works
  const runAt = new Date(site.now().getTime() + inMilliseconds)
  return db.as(viewer, (tx) => enqueue(tx, viewer, { kind, payload: asked }, runAt))
}

/** What is written of every job there is. */
async function jobs() {
  const { connection } = works.database
  return connected(connection('directory'), async (client) => {
    const { rows } = await client.query('select * from job order by id')
    return rows
  })
}

/** Does one kind of job, and remembers each time that it was asked to. */
function greeter(does: (job: Job) => void = () => {}) {
  const done: Job[] = []
  const greet: Handler = async (_site, job) => {
    done.push(job)
    does(job)
  }
  return { done, handlers: { greet } }
}

describe('a job', () => {
  test('is done once it is due, with what was written for it', async () => {
    await enqueued()
    const { done, handlers } = greeter()

    expect(await workOnce(works.site, handlers)).toBe(true)

    expect(done).toMatchObject([
      { kind: 'greet', network: viewer.network, payload: asked, attempts: 1 },
    ])
    expect(await jobs()).toMatchObject([{ done_at: works.site.now(), failed_at: null }])
    expect(await workOnce(works.site, handlers)).toBe(false)
  })

  test('is not there when the deed that asked for it is undone', async () => {
    const deed = db.as(viewer, async (tx) => {
      await enqueue(tx, viewer, { kind: 'greet', payload: {} }, works.site.now())
      throw new Error('the deed broke')
    })

    await expect(deed).rejects.toThrow('the deed broke')
    expect(await jobs()).toEqual([])
  })

  test('is seen by nobody before its deed is done', async () => {
    const { done, handlers } = greeter()
    await db.as(viewer, async (tx) => {
      await enqueue(tx, viewer, { kind: 'greet', payload: {} }, works.site.now())
      expect(await workOnce(works.site, handlers)).toBe(false)
    })

    expect(await workOnce(works.site, handlers)).toBe(true)
    expect(done).toHaveLength(1)
  })

  test('is written for the viewer’s own network and for no other', async () => {
    const other = steward(newId('network'), [])

    const deed = db.as(viewer, (tx) =>
      enqueue(tx, other, { kind: 'greet', payload: {} }, works.site.now()),
    )

    await expect(deed).rejects.toMatchObject({ code: '42501' })
  })

  test('waits until its time', async () => {
    await enqueued('greet', 5 * second)
    const { handlers } = greeter()

    works.pass(5 * second - 1)
    expect(await workOnce(works.site, handlers)).toBe(false)
    works.pass(1)
    expect(await workOnce(works.site, handlers)).toBe(true)
  })

  test('that has been due longest comes first', async () => {
    await enqueued('second', 2 * second)
    await enqueued('first', 1 * second)
    works.pass(3 * second)
    const order: string[] = []
    const note: Handler = async (_site, { kind }) => void order.push(kind)

    while (await workOnce(works.site, { first: note, second: note }));

    expect(order).toEqual(['first', 'second'])
  })
})

describe('eight workers', () => {
  test('never hold the same job', async () => {
    for (let count = 0; count < 40; count++) await enqueued()
    const { done, handlers } = greeter()
    const work = async () => {
      while (await workOnce(works.site, handlers));
    }

    await Promise.all(Array.from({ length: 8 }, work))

    expect(done).toHaveLength(40)
    expect(new Set(done.map(({ id }) => id)).size).toBe(40)
    expect((await jobs()).every(({ done_at, attempts }) => done_at && attempts === 1)).toBe(true)
  })

  test('that come for one job at once: one has it, and the others nothing', async () => {
    await enqueued()

    const claims = await Promise.all(
      Array.from({ length: 8 }, () => db.directory((tx) => claimJob(tx, works.site.now()))),
    )

    expect(claims.filter(Boolean)).toHaveLength(1)
  })
})

describe('a worker that dies', () => {
  const claimAndDie = () => db.directory((tx) => claimJob(tx, works.site.now()))

  test('leaves a job that is due again when its claim lapses, and not before', async () => {
    await enqueued()
    await claimAndDie()
    const { done, handlers } = greeter()

    works.pass(claimLasts - 1)
    expect(await workOnce(works.site, handlers)).toBe(false)
    works.pass(1)
    expect(await workOnce(works.site, handlers)).toBe(true)

    expect(done).toMatchObject([{ attempts: 2 }])
  })

  test('five times over the same job is not sent to die of it again: the job is put aside', async () => {
    await enqueued()
    for (let death = 0; death < mostAttempts; death++) {
      expect(await claimAndDie()).toBeDefined()
      works.pass(claimLasts)
    }
    const { done, handlers } = greeter()

    await workOnce(works.site, handlers)

    expect(done).toEqual([])
    expect(await jobs()).toMatchObject([{ done_at: null, failed_at: works.site.now() }])
  })
})

describe('a job that fails', () => {
  test('is tried again after each wait, and put aside after the fifth try', async () => {
    await enqueued()
    const { done, handlers } = greeter(() => {
      throw new Error('no post today')
    })

    for (const wait of [10, 60, 600, 3600]) {
      expect(await workOnce(works.site, handlers)).toBe(true)
      works.pass(wait * second - 1)
      expect(await workOnce(works.site, handlers)).toBe(false)
      works.pass(1)
    }
    expect(await workOnce(works.site, handlers)).toBe(true)

    expect(done.map(({ attempts }) => attempts)).toEqual([1, 2, 3, 4, 5])
    expect(await jobs()).toMatchObject([
      { done_at: null, failed_at: works.site.now(), attempts: 5 },
    ])
    works.pass(24 * 3600 * second)
    expect(await workOnce(works.site, handlers)).toBe(false)
  })

  test('is done when a later try goes well', async () => {
    await enqueued()
    const { handlers } = greeter(({ attempts }) => {
      if (attempts < 3) throw new Error('not yet')
    })

    for (const wait of [10, 60]) {
      await workOnce(works.site, handlers)
      works.pass(wait * second)
    }
    await workOnce(works.site, handlers)

    expect(await jobs()).toMatchObject([{ done_at: works.site.now(), failed_at: null }])
  })

  test('does not keep others waiting', async () => {
    await enqueued()
    await enqueued('other')
    const { handlers } = greeter(() => {
      throw new Error('broken')
    })
    const done: string[] = []

    await workOnce(works.site, handlers)
    await workOnce(works.site, { ...handlers, other: async () => void done.push('other') })

    expect(done).toEqual(['other'])
  })

  test('is told to the operator with its kind and the place, by id', async () => {
    await enqueued()
    const { handlers } = greeter(() => {
      throw new Error('no post today')
    })

    await workOnce(works.site, handlers)

    const [line] = works.lines.map((one) => JSON.parse(one))
    expect(line).toMatchObject({ event: 'job', level: 'error', kind: 'greet', attempts: 1 })
    expect(line.error).toMatch(/^Error at .*jobs\.test\.ts/)
    expect(line.error).not.toContain('no post today')
  })

  test.each(['unknown', 'toString', '__proto__', 'constructor'])(
    'because nobody knows its kind, %s, is kept for a version that does',
    async (kind) => {
      await enqueued(kind)

      expect(await workOnce(works.site, {})).toBe(true)

      expect(await jobs()).toMatchObject([{ done_at: null, failed_at: null, attempts: 1 }])
      expect(works.lines.join('')).toContain(`"kind":"${kind}"`)
    },
  )
})

describe('a worker', () => {
  test('does what is due, and stops when the job in hand is done', async () => {
    for (let count = 0; count < 3; count++) await enqueued()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const { promise: release, resolve: letGo } = Promise.withResolvers<void>()
    let finished = 0
    const worker = startWorker(works.site, {
      greet: async () => {
        begin()
        await release
        finished += 1
      },
    })

    await begun
    const stopped = worker.stop()
    letGo()
    await stopped

    expect(finished).toBe(1)
    expect((await jobs()).filter(({ done_at }) => done_at)).toHaveLength(1)
  })

  test('with nothing to do stops at once', async () => {
    const worker = startWorker(works.site, {})
    const begun = performance.now()

    await worker.stop()

    expect(performance.now() - begun).toBeLessThan(500)
  })
})
