import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../src/platform/config.ts'
import { readCatalogue } from '../src/platform/db/tables/catalogue.ts'
import { writeTables } from '../src/platform/db/tables/write.ts'
import { readParts } from '../src/platform/db/walls/as-made.ts'
import { made } from '../src/platform/db/walls/made.ts'
import { connected, testDatabase } from './database.ts'

test('the row types are those of the migrated database; if not, run: npx node test/write-tables.ts', async () => {
  const { connection } = await testDatabase()
  const wanted = writeTables(await connected(connection('owner'), readCatalogue))

  const paths = globSync('src/**/tables.ts', { cwd: projectRoot() })
  const found = paths.map(
    (path) => [path, readFileSync(join(projectRoot(), path), 'utf8')] as const,
  )

  expect(new Map(found)).toEqual(wanted)
})

test('what the second wall is made of is as in the migrated database; if not, run: npx node test/write-tables.ts', async () => {
  const { connection } = await testDatabase()

  expect(await connected(connection('owner'), readParts)).toEqual(made)
})
