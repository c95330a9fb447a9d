import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../src/platform/config.ts'
import { checksumOf, readMigrations } from '../src/platform/db/migrations.ts'
import { definedOnly } from '../src/platform/defined.ts'
import { openServer, type DatabaseServer } from '../src/platform/db/server.ts'

const root = projectRoot()

export const migrations = readMigrations(join(root, 'migrations'))

/** Changes with the migrations, and with what is done before the first of them. */
export const checksum = digest(
  checksumOf(migrations) + readFileSync(join(root, 'src/platform/db/preparation.ts'), 'utf8'),
)

let server: Promise<DatabaseServer> | undefined

/**
 * The one test cluster of this working tree: without durability, cached between runs, and alive as
 * long as any process that asked for it. KITH_PG_BIN names another PostgreSQL to run it with, and
 * TEST_DATABASE_URL another server to test on.
 */
export function testServer(): Promise<DatabaseServer> {
  const { TEST_DATABASE_URL: url, KITH_PG_BIN: binaries } = process.env
  const database = { durable: false, shared: true, ...definedOnly({ url, binaries }) }
  server ??= openServer({ dataDir: dataDir(binaries), database })
  return server
}

/** Root's database runs as another user, who may not be able to come where the sources are. */
function dataDir(binaries = ''): string {
  const name = `kith-test-${digest(root + binaries).slice(0, 8)}`
  return join(process.getuid?.() === 0 ? tmpdir() : join(root, 'node_modules', '.cache'), name)
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
