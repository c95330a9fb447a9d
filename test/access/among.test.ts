import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Tx } from '../../src/platform/db/database.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { noStanding } from '../../src/platform/viewer.ts'
import { connected, testDatabase } from '../database.ts'
import { testDb } from '../site.ts'

type Person = Id<'person'>

const digit = fc.constantFrom(...'0123456789abcdef'.split(''))
/** Ids that are much alike, so that what is nearly in a list is often asked for. */
const id = fc
  .tuple(digit, digit, digit)
  .map(([a, b, c]) => `0000000${a}-0000-7000-8000-0000000000${b}${c}` as Person)
const few = { maxLength: 12 }

async function seenBy<Result>(known: readonly Person[], work: (tx: Tx) => Promise<Result>) {
  const db = await testDb()
  const standing = { ...noStanding, known }
  return db.as({ network: newId('network'), person: newId('person'), standing }, work)
}

test('an id is among those of a list exactly if the list has it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(id, few), fc.array(id, few), async (list, others) => {
      const asked = [...list, ...others]

      const found = await seenBy(list, async (tx) => {
        const { rows } = await sql<{ is: boolean }>`
          select among('known', one) as is from unnest(${asked}::uuid[]) as one`.execute(tx)
        return rows.map((row) => row.is)
      })

      expect(found).toEqual(asked.map((one) => list.includes(one)))
    }),
    { numRuns: 200 },
  )
})

test('of several ids, five at the most, any is enough, and none is none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(id, few), fc.array(id, { maxLength: 5 }), async (list, several) => {
      const found = await seenBy(list, async (tx) => {
        const { rows } = await sql<{ is: boolean }>`
          select any_among('known', ${several}::uuid[]) as is`.execute(tx)
        return rows[0]?.is
      })

      expect(found).toBe(several.some((one) => list.includes(one)))
    }),
    { numRuns: 200 },
  )
})

test('no circle can have more members than are looked at', async () => {
  const { connection } = await testDatabase()
  const { rows } = await connected(connection('owner'), (client) =>
    client.query<{ check: string }>(
      `select pg_get_constraintdef(oid) as check from pg_constraint where conrelid = 'circle'::regclass and contype = 'c'`,
    ),
  )
  const checks = rows.map(({ check }) => check).join('\n')

  expect(checks).toMatch(/seats >= 2\) AND \(seats <= 5/)
  expect(checks).toContain('cardinality(member_ids) <= seats')
})

test('without a viewer nobody is among anything: it is an error', async () => {
  const { connection } = await testDatabase()
  const asked = connected(connection('app'), (client) =>
    client.query("select among('known', gen_random_uuid())"),
  )

  await expect(asked).rejects.toMatchObject({ code: '42704' })
})
