import * as fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb } from '../../../test/site.ts'
import { fold } from '../fold.ts'
import type { Database } from './database.ts'
import { folded } from './folded.ts'

let db: Database
beforeAll(async () => {
  db = await testDb()
})

/** These, each folded by the database, in the order in which it puts them. */
async function inOrder(names: readonly string[]) {
  return db.directory(async (tx) => {
    const { rows } = await sql<{ name: string; folded: string }>`
      select name, ${folded(sql.ref('name'))} as folded from unnest(${names}::text[]) as name
      order by 2, 1`.execute(tx)
    return rows
  })
}

describe('names, folded by the database', () => {
  test.each([
    ['Āria', 'aria'],
    ['A\u0304ria', 'aria'],
    ['ÉMILE', 'emile'],
    ['Łukasz', 'lukasz'],
    ['Øyvind Þór', 'oyvind thor'],
    ['Ægir Strauß', 'aegir strauss'],
    ['O’Neill', 'oneill'],
    ["O'Neill", 'oneill'],
    ['Kaʻiulani', 'kaiulani'],
    ['प्रिया', 'प्रिया'],
    ['李小龍', '李小龍'],
    ['50% _ \\', '50% _ \\'],
  ])('%s is %s', async (name, expected) => {
    expect(await inOrder([name])).toEqual([{ name, folded: expected }])
  })

  test('stand in the order people expect, whatever their accents and capitals', async () => {
    const names = ['Zoe', 'Émile', 'ava', 'Eve', 'Āria', 'Łucja', 'Aria', 'Noa', 'Øystein']

    const found = (await inOrder(names)).map(({ name }) => name)

    expect(found).toEqual(['Aria', 'Āria', 'ava', 'Émile', 'Eve', 'Łucja', 'Noa', 'Øystein', 'Zoe'])
  })

  test('say the same as what is folded in a page, for every letter of the Latin script', async () => {
    const letters = Array.from({ length: 0x24f }, (_, at) => String.fromCodePoint(at + 1)).filter(
      (letter) =>
        /\p{Script=Latin}/u.test(letter) && letter.normalize('NFKD') === letter.normalize('NFD'),
    )

    for (const { name, folded: found } of await inOrder(letters)) expect(found).toBe(fold(name))
  })

  test('are folded a second time into the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 20, maxLength: 40 }),
        async (names) => {
          const once = (await inOrder(names)).map((one) => one.folded)
          const twice = await inOrder(once)

          for (const { name, folded: found } of twice) expect(found).toBe(name)
        },
      ),
      { numRuns: 10 },
    )
  })
})
