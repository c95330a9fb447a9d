import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { atPort, projectRoot, readConfig } from './config.ts'
import { Refusal } from './errors.ts'
import { english } from './i18n/locale.ts'
import { speaker } from './i18n/say.ts'

const isRoot = process.getuid?.() === 0

test('nothing set gives a program that works on this machine alone', () => {
  expect(readConfig({}, '/project')).toEqual({
    port: 8787,
    host: '127.0.0.1',
    origin: 'http://localhost:8787',
    role: 'all',
    dataDir: isRoot ? '/var/lib/kith' : '/project/.kith/data',
    database: { durable: true },
  })
})

test('everything can be chosen', () => {
  const env = {
    PORT: '443',
    HOST: '::',
    KITH_ORIGIN: 'https://kith.example.org/',
    KITH_ROLE: 'worker',
    KITH_DATA: '/data',
    DATABASE_URL: 'postgres://owner:secret@db/kith',
    DATABASE_APP_URL: 'postgresql://app@db/kith',
    DATABASE_DIRECTORY_URL: 'postgres://directory@db/kith',
    KITH_PG_BIN: '/opt/pg/bin',
    KITH_DB_USER: 'db',
  }

  expect(readConfig(env)).toEqual({
    port: 443,
    host: '::',
    origin: 'https://kith.example.org',
    role: 'worker',
    dataDir: '/data',
    database: {
      url: env.DATABASE_URL,
      appUrl: env.DATABASE_APP_URL,
      directoryUrl: env.DATABASE_DIRECTORY_URL,
      binaries: '/opt/pg/bin',
      user: 'db',
      durable: true,
    },
  })
})

test('a variable that is empty counts as unset', () => {
  const names = ['PORT', 'HOST', 'KITH_ORIGIN', 'KITH_ROLE', 'KITH_DATA', 'DATABASE_URL']
  const empty = Object.fromEntries(names.map((name) => [name, ' ']))

  expect(readConfig(empty, '/project')).toEqual(readConfig({}, '/project'))
})

test('a data folder is meant from where the command was given', () => {
  expect(readConfig({ KITH_DATA: 'here' }).dataDir).toBe(join(process.cwd(), 'here'))
})

test.each([
  ['PORT', '80a', /PORT is 80a/],
  ['PORT', '-1', /PORT is -1/],
  ['PORT', '65536', /1 to 65535/],
  ['PORT', '8.5', /PORT is 8.5/],
  ['KITH_ORIGIN', 'kith.example.org', /KITH_ORIGIN is kith.example.org/],
  ['KITH_ORIGIN', 'https://kith.example.org/school', /nothing after the name/],
  ['KITH_ORIGIN', 'ftp://kith.example.org', /KITH_ORIGIN is ftp/],
  ['KITH_ROLE', 'boss', /all, web or worker/],
  ['DATABASE_URL', 'mysql://db/kith', /DATABASE_URL is not the address/],
  ['DATABASE_APP_URL', 'db', /DATABASE_APP_URL is not the address/],
])('%s=%s is refused with a sentence', (name, value, sentence) => {
  expect(whyNot({ [name]: value })).toMatch(sentence)
})

test('an address that is refused is not said again, for it may hold a password', () => {
  expect(whyNot({ DATABASE_URL: 'mysql://owner:secret@db/kith' })).not.toContain('secret')
})

test('every port from 0 to 65535 is one', () => {
  fc.assert(
    fc.property(fc.nat(65_535), (port) => {
      expect(readConfig({ PORT: String(port) }).port).toBe(port)
    }),
  )
})

test('the port that the system gave goes into the address, unless an address was chosen', () => {
  const open = readConfig({ PORT: '0' })
  const chosen = readConfig({ PORT: '0', KITH_ORIGIN: 'https://kith.example.org' })

  expect(atPort(open, 4321)).toMatchObject({ port: 4321, origin: 'http://localhost:4321' })
  expect(atPort(chosen, 4321)).toMatchObject({ port: 4321, origin: 'https://kith.example.org' })
})

test('the project is the nearest folder with a package.json above', () => {
  const empty = mkdtempSync(join(tmpdir(), 'kith-root-'))

  expect(projectRoot()).toBe(join(import.meta.dirname, '..', '..'))
  expect(() => projectRoot(empty)).toThrow(/No package.json/)
  rmSync(empty, { recursive: true })
})

function whyNot(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof Refusal) return speaker(english).said(error.said)
    throw error
  }
  throw new Error('It was taken.')
}
