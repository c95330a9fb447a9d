import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database } from '../src/platform/db/database.ts'
import { logTo } from '../src/platform/log/log.ts'
import type { Site } from '../src/platform/site.ts'
import { testDatabase } from './database.ts'

let opened: Promise<Database> | undefined

/** The database of this test worker, opened once. Tests keep apart by founding a school each. */
export function testDb(): Promise<Database> {
  opened ??= testDatabase().then(({ connection }) =>
    openDatabase({ app: connection('app'), directory: connection('directory'), size: 8 }),
  )
  return opened
}

let uploads: string | undefined

/** One folder for all tests of this worker; it goes with the process. */
function uploadsFolder(): string {
  if (uploads === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'kith-uploads-'))
    process.once('exit', () => rmSync(made, { recursive: true, force: true }))
    uploads = made
  }
  return uploads
}

/** A site whose clock stands until it is moved, and whose log is kept to be looked at. */
export interface TestSite extends Site {
  readonly clock: Clock
  readonly lines: readonly string[]
}

export interface Clock {
  /** Moves the clock forward. */
  pass(time: { days?: number; hours?: number; minutes?: number }): void
}

export async function testSite(at = new Date('2026-03-31T09:00:00+13:00')): Promise<TestSite> {
  let time = at.getTime()
  const lines: string[] = []
  const now = () => new Date(time)
  return {
    db: await testDb(),
    now,
    log: logTo((line) => void lines.push(line), now),
    lines,
    origin: 'http://localhost',
    uploads: uploadsFolder(),
    clock: {
      pass({ days = 0, hours = 0, minutes = 0 }) {
        time += ((days * 24 + hours) * 60 + minutes) * 60_000
      },
    },
  }
}
