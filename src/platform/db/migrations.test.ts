import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checksumOf, migration, pending, readMigrations, whyNotMigrate } from './migrations.ts'
import { dbWords } from './words.ts'

const steps = ['0001-people.sql', '0002-goals.sql', '0003-circles.sql'].map((name) =>
  migration(name, `-- ${name}`),
)
const [people, goals, circles] = steps as [(typeof steps)[0], (typeof steps)[0], (typeof steps)[0]]

const someSteps = fc
  .uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 8 })
  .map((numbers) =>
    numbers
      .toSorted((a, b) => a - b)
      .map((number) => migration(`${String(number).padStart(4, '0')}-step.sql`, `-- ${number}`)),
  )

test('a database takes all steps it lacks, in order', () => {
  fc.assert(
    fc.property(someSteps, fc.nat(8), (all, taken) => {
      const applied = all.slice(0, taken)

      expect(whyNotMigrate(all, applied)).toBeUndefined()
      expect(pending(all, applied)).toEqual(all.slice(taken))
    }),
  )
})

test('a step that was changed after it was taken is refused by name, whichever it is', () => {
  fc.assert(
    fc.property(someSteps, fc.nat(7), fc.nat(7), (all, taken, changed) => {
      const applied = all.slice(0, taken + 1)
      fc.pre(changed < applied.length)
      const edited = all.map((step, at) => (at === changed ? migration(step.name, 'edited') : step))

      expect(whyNotMigrate(edited, applied)).toEqual({
        word: dbWords.editedMigration,
        args: { name: all[changed]?.name },
      })
    }),
  )
})

test('an older version runs beside a newer one that went ahead', () => {
  expect(whyNotMigrate([people, goals], [people, goals, circles])).toBeUndefined()
})

test('a step the database has, and we lack in the midst of ours, is refused', () => {
  expect(whyNotMigrate([people, circles], [people, goals])).toMatchObject({
    word: dbWords.missingMigration,
    args: { name: '0002-goals.sql' },
  })
})

test('a step that comes before one already taken is refused', () => {
  expect(whyNotMigrate(steps, [people, circles])).toMatchObject({
    word: dbWords.lateMigration,
    args: { name: '0002-goals.sql', applied: '0003-circles.sql' },
  })
})

test.each([
  'people.sql',
  '1-people.sql',
  '0001people.sql',
  '0001-People.sql',
  '0001-.sql',
  '0001-a.txt',
])('the name %s is refused', (name) => {
  expect(() => migration(name, '')).toThrow(dbWords.badMigrationName.english)
})

test('line ends of another system change no checksum, anything else does', () => {
  const unix = migration('0001-a.sql', 'create table a ();\n')

  expect(migration('0001-a.sql', 'create table a ();\r\n').checksum).toBe(unix.checksum)
  expect(migration('0001-a.sql', 'create table a ();').checksum).not.toBe(unix.checksum)
})

test('the checksum of all changes with any name and any text', () => {
  const renamed = migration('0003-rings.sql', '-- 0003-circles.sql')

  expect(checksumOf(steps)).toBe(checksumOf([people, goals, circles]))
  expect(checksumOf([people, goals])).not.toBe(checksumOf(steps))
  expect(checksumOf([people, goals, renamed])).not.toBe(checksumOf(steps))
})

test('a folder is read in the order of its numbers, and a number twice is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kith-migrations-'))
  for (const { name, sql } of steps.toReversed()) writeFileSync(join(folder, name), sql)

  expect(readMigrations(folder)).toEqual(steps)
  writeFileSync(join(folder, '0002-rings.sql'), '')
  expect(() => readMigrations(folder)).toThrow(dbWords.twinMigration.english)
  rmSync(folder, { recursive: true })
})
