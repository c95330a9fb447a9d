import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { atOnce } from '../../../test/at-once.ts'
import { connected, testDatabase, type TestDatabase } from '../../../test/database.ts'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testDb, testSite } from '../../../test/site.ts'
import { newId, type Id } from '../id.ts'
import { noStanding, steward, type Viewer } from '../viewer.ts'
import type { Database, Tx } from './database.ts'
import { kyselyOn } from './named.ts'

let db: Database
let database: TestDatabase
let school: TestSchool
let learner: Id<'person'>
let viewer: Viewer
beforeAll(async () => {
  db = await testDb()
  database = await testDatabase()
  school = await aSchool(await testSite())
  learner = await school.person('learner')
  viewer = await school.viewer(learner)
})

const plan = async () => {
  const rows = await db.as(viewer, (tx) => tx.selectFrom('plan').select('direction').execute())
  return rows.map(({ direction }) => direction)
}
const sayIn = (tx: Tx, direction: string, who = viewer) =>
  tx
    .insertInto('plan')
    .values({ network_id: who.network, person_id: who.person, direction })
    .onConflict((conflict) =>
      conflict.columns(['network_id', 'person_id']).doUpdateSet({ direction }),
    )
    .execute()

/** An error as PostgreSQL raises it. */
const raise = (tx: Tx, code: string) =>
  sql`do ${sql.raw(`$$ begin raise exception using errcode = '${code}'; end $$`)}`.execute(tx)

describe('work in a transaction', () => {
  test('is kept when it is done, and answers', async () => {
    const answer = await db.as(viewer, async (tx) => {
      await sayIn(tx, 'To the sea')
      return 'said'
    })

    expect(answer).toBe('said')
    expect(await plan()).toEqual(['To the sea'])
  })

  test('is undone whole when it fails, by whatever it failed', async () => {
    await db.as(viewer, (tx) => sayIn(tx, 'Before'))

    const work = db.as(viewer, async (tx) => {
      await sayIn(tx, 'After')
      throw new RangeError('too far')
    })

    await expect(work).rejects.toThrow(new RangeError('too far'))
    expect(await plan()).toEqual(['Before'])
  })

  test('that passed over an error of the database is not taken for kept', async () => {
    await db.as(viewer, (tx) => sayIn(tx, 'Before'))

    const work = db.as(viewer, async (tx) => {
      await sayIn(tx, 'After')
      await raise(tx, '22012').catch(() => {})
      return 'all well'
    })

    await expect(work).rejects.toThrow('was not kept')
    expect(await plan()).toEqual(['Before'])
  })

  test('leaves its connection fit for the next, as often as it fails', async () => {
    for (let failure = 0; failure < 40; failure++) {
      await expect(db.as(viewer, (tx) => raise(tx, '22012'))).rejects.toMatchObject({
        code: '22012',
      })
    }

    expect(await db.as(viewer, async () => 'well')).toBe('well')
  })

  test('whose connection is cut breaks by itself: the server goes on, and the next one is well', async () => {
    const work = db.as(viewer, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      await connected(database.connection('owner'), (owner) =>
        owner.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid]),
      )
      await sql`select 1`.execute(tx)
    })

    await expect(work).rejects.toThrow()
    expect(await db.as(viewer, async () => 'well')).toBe('well')
  })

  test('cannot begin another within', async () => {
    const work = db.as(viewer, (tx) => tx.transaction().execute(async () => 'inside'))

    await expect(work).rejects.toThrow('A transaction is open already')
  })

  test('is not streamed', async () => {
    const work = db.as(viewer, async (tx) => {
      for await (const row of tx.selectFrom('plan').select('direction').stream()) return row
      return undefined
    })

    await expect(work).rejects.toThrow('read in pages by key')
  })
})

describe('work that met another’s', () => {
  test.each([
    ['was not serialisable', '40001'],
    ['stood in a deadlock', '40P01'],
    ['came second with a row', '23505'],
  ])('because it %s, is done again', async (_why, code) => {
    let tries = 0

    const answer = await db.as(viewer, async (tx) => {
      tries += 1
      await sayIn(tx, `Try ${tries}`)
      if (tries < 3) await raise(tx, code)
      return tries
    })

    expect(answer).toBe(3)
    expect(await plan()).toEqual(['Try 3'])
  })

  test('three times over is given up, with its error', async () => {
    let tries = 0
    const work = db.as(viewer, async (tx) => {
      tries += 1
      await raise(tx, '40001')
    })

    await expect(work).rejects.toMatchObject({ code: '40001' })
    expect(tries).toBe(3)
  })

  test.each(['22012', '23503', '23514', '42501', '57014'])(
    'is not done again for the error %s',
    async (code) => {
      let tries = 0
      const work = db.as(viewer, async (tx) => {
        tries += 1
        await raise(tx, code)
      })

      await expect(work).rejects.toMatchObject({ code })
      expect(tries).toBe(1)
    },
  )

  test('in a real deadlock, both are done', async () => {
    const people = [learner, await school.person('learner')]
    const leader = steward(school.network, [school.id])
    const touch = (tx: Tx, person: Id<'person'>) =>
      tx.updateTable('person').set({ tint: 1 }).where('id', '=', person).execute()

    const both = await atOnce(db, 2, (turn) =>
      db.as(leader, async (tx) => {
        const [first, second] = turn === 0 ? people : people.toReversed()
        await touch(tx, first!)
        await sql`select pg_sleep(0.05)`.execute(tx)
        await touch(tx, second!)
      }),
    )

    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  })

  test('for a row that only one can write, one writes it and the other finds it', async () => {
    const id = newId('organisation')
    const home = steward(school.network, [school.id, id])

    const answers = await atOnce(db, 4, () =>
      db.as(home, async (tx) => {
        const there = await tx
          .selectFrom('organisation')
          .where('id', '=', id)
          .select('id')
          .executeTakeFirst()
        if (there) return 'found'
        await tx
          .insertInto('organisation')
          .values({ network_id: school.network, id, kind: 'home', name: 'Home', time_zone: 'UTC' })
          .execute()
        return 'written'
      }),
    )

    const values = answers.map((one) => one.status === 'fulfilled' && one.value)
    expect(values.toSorted()).toEqual(['found', 'found', 'found', 'written'])
  })
})

describe('the eyes of a viewer', () => {
  test('are those of this transaction alone: the next on the same connection has its own', async () => {
    const stranger: Viewer = {
      network: newId('network'),
      person: newId('person'),
      standing: noStanding,
    }
    await db.as(viewer, (tx) => sayIn(tx, 'Mine'))

    for (let look = 0; look < 20; look++) {
      const rows = await db.as(stranger, (tx) => tx.selectFrom('plan').selectAll().execute())
      expect(rows).toEqual([])
    }
  })

  test('cannot be changed from within', async () => {
    const other = await school.person('learner')

    const work = db.as(viewer, (tx) =>
      sql`select set_config('app.person', ${other}, true)`.execute(tx),
    )

    await expect(work).rejects.toMatchObject({ code: '42501' })
  })

  test('are needed: a connection that never had a viewer is told 42704, and given nothing', async () => {
    await connected(database.connection('app'), async (client) => {
      const look = client.query('select * from pursuit')

      await expect(look).rejects.toMatchObject({ code: '42704' })
    })
  })

  test('are gone with the transaction: a query after it is refused as well', async () => {
    await connected(database.connection('app'), async (client) => {
      await client.query(`begin; set local app.network = '${school.network}'; commit`)

      await expect(client.query('select * from goal')).rejects.toMatchObject({ code: '22P02' })
    })
  })

  test('are not those of the directory, which cannot read what a learner wrote', async () => {
    for (const table of [
      'pursuit',
      'plan',
      'goal',
      'circle',
      'classroom_membership',
      'guardianship',
    ] as const) {
      const look = db.directory((tx) => tx.selectFrom(table).selectAll().execute())
      await expect(look).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('a statement', () => {
  const prepared = (tx: Tx) =>
    sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(tx)

  test('is planned once a connection, whatever its values', async () => {
    await connected(database.connection('owner'), async (client) => {
      const tx = kyselyOn<{ pg_class: { relname: string } }>(client)
      for (const name of ['pursuit', 'goal', 'plan', "it's"]) {
        await tx.selectFrom('pg_class').where('relname', '=', name).select('relname').execute()
      }

      const { rows } = await prepared(tx as unknown as Tx)
      expect(rows.filter(({ statement }) => statement.includes('"relname" = $1'))).toHaveLength(1)
    })
  })

  test('keeps its values apart from its text', async () => {
    const sign = `'; drop table plan; --`
    await db.as(viewer, (tx) => sayIn(tx, sign))

    expect(await plan()).toEqual([sign])
  })

  test('says how many rows it wrote', async () => {
    await db.as(viewer, (tx) => sayIn(tx, 'Somewhere'))

    const written = await db.as(viewer, (tx) =>
      tx
        .updateTable('plan')
        .set({ direction: 'Elsewhere' })
        .where('person_id', '=', learner)
        .executeTakeFirst(),
    )

    expect(written.numUpdatedRows).toBe(1n)
  })
})

describe('a value', () => {
  const asked = async (text: string) =>
    db.as(viewer, async (tx) => {
      const { rows } = await sql<{ value: unknown }>`select ${sql.raw(text)} as value`.execute(tx)
      return rows[0]?.value
    })

  test.each(['2026-08-01', '2026-04-05', '2026-09-27', '0001-01-01', '9999-12-31'])(
    'that is the day %s stays that day, in whatever time zone the server is',
    async (day) => {
      expect(await asked(`'${day}'::date`)).toBe(day)
    },
  )

  test('that is a count is a number', async () => {
    expect(await asked('count(*)')).toBe(1)
    expect(await asked('12345678901::int8')).toBe(12345678901)
    expect(await asked('1.5::numeric')).toBe(1.5)
  })

  test('that is a moment is that moment', async () => {
    expect(await asked("'2026-08-01 00:00+12'::timestamptz")).toEqual(
      new Date('2026-07-31T12:00:00Z'),
    )
  })

  test('that is missing is missing', async () => {
    expect(await asked('null::date')).toBeNull()
  })

  test('that is a list of ids is a list', async () => {
    const ids = [newId('person'), newId('person')]

    expect(await asked(`'{${ids.join(',')}}'::uuid[]`)).toEqual(ids)
  })
})
