import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../errors.ts'
import { said, type Said } from '../i18n/word.ts'
import { dbWords } from './words.ts'

/** One step of the schema: a plain SQL file. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** What a database remembers of a step it has taken. */
export type Applied = Pick<Migration, 'number' | 'name' | 'checksum'>

/** All migrations of this folder, in order. Refuses a badly named file and two of one number. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'))
  const migrations = names
    .sort()
    .map((name) => migration(name, readFileSync(join(folder, name), 'utf8')))
  const twin = migrations.find((each, at) => each.number === migrations[at - 1]?.number)
  if (twin)
    throw new Refusal('invalid', said(dbWords.twinMigration, { number: String(twin.number) }))
  return migrations
}

export function migration(name: string, sql: string): Migration {
  const number = /^(\d{4})(-[a-z0-9]+)+\.sql$/.exec(name)?.[1]
  if (number === undefined) throw new Refusal('invalid', said(dbWords.badMigrationName, { name }))
  return { number: Number(number), name, sql, checksum: digest(sql.replaceAll('\r\n', '\n')) }
}

/** One checksum over all: the name of a template that has exactly these. */
export function checksumOf(migrations: readonly Migration[]): string {
  return digest(migrations.map(({ name, checksum }) => `${name} ${checksum}`).join('\n'))
}

/** What stands in the way of these migrations on a database that has taken those steps. */
export function whyNotMigrate(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): Said | undefined {
  const last = applied.at(-1)
  for (const step of applied) {
    const mine = migrations.find(({ number }) => number === step.number)
    // A later version may run beside this one and have gone ahead; expand, move, contract makes that safe.
    if (!mine && step.number > (migrations.at(-1)?.number ?? 0)) continue
    if (!mine) return said(dbWords.missingMigration, { name: step.name })
    if (mine.checksum !== step.checksum) return said(dbWords.editedMigration, { name: mine.name })
  }
  const late = pending(migrations, applied).find(({ number }) => number < (last?.number ?? 0))
  return late && last && said(dbWords.lateMigration, { name: late.name, applied: last.name })
}

/** The steps still to take. */
export function pending(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): Migration[] {
  const taken = new Set(applied.map(({ number }) => number))
  return migrations.filter(({ number }) => !taken.has(number))
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
