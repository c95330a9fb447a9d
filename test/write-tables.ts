import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../src/platform/config.ts'
import { readCatalogue } from '../src/platform/db/tables/catalogue.ts'
import { writeTables } from '../src/platform/db/tables/write.ts'
import { setup, teardown } from './setup.ts'
import { connected, testDatabase } from './database.ts'

// Writes the row types anew after a migration was added: `npx node test/write-tables.ts`.
await setup()
const { connection } = await testDatabase()
const tables = await connected(connection('owner'), readCatalogue)
for (const [path, text] of writeTables(tables)) {
  const file = join(projectRoot(), path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  console.log(path)
}
await teardown()
