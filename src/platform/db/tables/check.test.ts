import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { connected, testDatabase } from '../../../../test/database.ts'
import { valuesOf } from './check.ts'

test.each([
  ["CHECK ((kind = ANY (ARRAY['school'::text, 'home'::text])))", ['school', 'home']],
  ["CHECK ((\"from\" = ANY (ARRAY['a'::text, 'b'::text])))", ['a', 'b']],
  ["CHECK ((kind = 'only'::text))", ['only']],
  ["CHECK ((days <@ ARRAY['monday'::text, 'friday'::text]))", ['monday', 'friday']],
  ['CHECK ((length(name) >= 1))', undefined],
  ['CHECK ((seats = ANY (ARRAY[2, 3])))', undefined],
  ["CHECK (((kind = 'a'::text) OR (length(kind) > 3)))", undefined],
  ["CHECK (((kind <> 'a'::text)))", undefined],
  ["CHECK ((kind <> ANY (ARRAY['a'::text, 'b'::text])))", undefined],
])('%s allows %j', (check, values) => {
  expect(valuesOf(check)).toEqual(values)
})

test('whatever texts a constraint lists, they are read back from what PostgreSQL writes', async () => {
  const { connection } = await testDatabase()
  const texts = fc.uniqueArray(fc.string({ unit: 'grapheme-ascii', maxLength: 12 }), {
    minLength: 1,
    maxLength: 6,
  })
  await connected(connection('owner'), async (client) => {
    const written = async (values: readonly string[]) => {
      const list = values.map((value) => client.escapeLiteral(value)).join(', ')
      await client.query(`begin; create table listing (word text check (word in (${list})))`)
      const { rows } = await client.query<{ check: string }>(
        `select pg_get_constraintdef(oid) as check from pg_constraint where conrelid = 'listing'::regclass`,
      )
      await client.query('rollback')
      return rows[0]?.check ?? ''
    }
    await fc.assert(
      fc.asyncProperty(texts, async (values) => {
        expect(valuesOf(await written(values))).toEqual(values)
      }),
      { numRuns: 30 },
    )
  })
})
