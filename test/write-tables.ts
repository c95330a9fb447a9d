import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../src/platform/config.ts'
import { readCatalogue } from '../src/platform/db/tables/catalogue.ts'
import { writeTables } from '../src/platform/db/tables/write.ts'
import { setup, teardown } from './setup.ts'
import { readParts, writeParts } from '../src/platform/db/walls/as-made.ts'
import { connected, testDatabase } from './database.ts'

// Writes the row types, and what the second wall is made of, anew after a migration was added: `npx node test/write-tables.ts`.
await setup()
const { connection } = await testDatabase()
const tables = await connected(connection('owner'), readCatalogue)
const parts = await connected(connection('owner'), readParts)
const made = ['src/platform/db/walls/made.ts', writeParts(parts)] as const
for (const [path, text] of [...writeTables(tables), made]) {
  const file = join(projectRoot(), path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  console.log(path)
}
await teardown()
