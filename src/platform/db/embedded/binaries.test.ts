import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { copyToCache } from './cache.ts'
import { completeLinks } from './links.ts'

let home: string

/** A package as npm lays it down: two names of one library in a list, and only the file itself there. */
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kith-package-'))
  mkdirSync(join(home, 'native', 'lib'), { recursive: true })
  mkdirSync(join(home, 'native', 'bin'))
  writeFileSync(join(home, 'native', 'lib', 'libpq.so.5.18'), 'a library')
  writeFileSync(
    join(home, 'native', 'bin', 'postgres'),
    '#!/bin/sh\necho "postgres (PostgreSQL) 14.1"',
  )
  chmodSync(join(home, 'native', 'bin', 'postgres'), 0o755)
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }))
  writeFileSync(join(home, 'native', 'pg-symlinks.json'), JSON.stringify(links))
})

afterEach(() => rmSync(home, { recursive: true, force: true }))

test('links that no install script made are made, and again changes nothing', () => {
  expect(completeLinks(home)).toBe(true)
  expect(completeLinks(home)).toBe(true)

  expect(readlinkSync(join(home, 'native', 'lib', 'libpq.so'))).toBe('libpq.so.5.18')
  expect(readlinkSync(join(home, 'native', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18')
})

test('a copy in the cache is whole, readable by everyone, and made once a version', () => {
  const cache = join(home, 'cache')

  const place = copyToCache(home, '18.4.0', cache)
  writeFileSync(join(home, 'native', 'lib', 'later'), '')
  const again = copyToCache(home, '18.4.0', cache)

  expect(again).toBe(place)
  expect(readdirSync(cache)).toEqual(['18.4.0'])
  expect(readdirSync(join(place, 'native', 'lib'))).toEqual([
    'libpq.so',
    'libpq.so.5',
    'libpq.so.5.18',
  ])
  expect(lstatSync(place).mode & 0o777).toBe(0o755)
})

test('a PostgreSQL that is too old is not taken', () => {
  expect(() => findBinaries(databaseAccount(), join(home, 'native', 'bin'))).toThrow(/KITH_PG_BIN/)
})

test('the packaged programs are found and run as the database’s user', () => {
  expect(findBinaries(databaseAccount()).major).toBe(18)
})
