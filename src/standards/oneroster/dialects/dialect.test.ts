import { expect, test } from 'vitest'
import { dialectOf, rosterFileNames, stemOf, unkeptFileNames, type Traits } from './dialect.ts'

const nothing: Traits = { files: [], userHeadings: [], roleHeadings: [] }

const oneRosterUsers = ['sourcedId', 'enabledUser', 'orgSourcedIds', 'role', 'username']
const sdsUsers = ['sourcedId', 'orgSourcedIds', 'role', 'username']

const sets: readonly (readonly [string, Partial<Traits>, string])[] = [
  [
    'users with roles in their rows, of version 1.1',
    { files: ['users', 'orgs'], userHeadings: oneRosterUsers, version: '1.1' },
    'OneRoster 1.1',
  ],
  [
    'users with roles in their rows, without a manifest',
    { files: ['users', 'orgs'], userHeadings: oneRosterUsers },
    'OneRoster 1.1',
  ],
  [
    'users with roles in their rows, of version 1.0',
    { files: ['users'], userHeadings: oneRosterUsers, version: '1.0' },
    'OneRoster 1.1',
  ],
  [
    'users with roles in their rows, whose manifest claims 1.2',
    { files: ['users'], userHeadings: oneRosterUsers, version: '1.2' },
    'OneRoster 1.1',
  ],
  [
    'users without roles, of version 1.2',
    { files: ['users'], userHeadings: ['sourcedId', 'enabledUser'], version: '1.2' },
    'OneRoster 1.2',
  ],
  [
    'users without roles, of version 1.2.1',
    { files: ['users'], userHeadings: ['sourcedId', 'enabledUser'], version: '1.2.1' },
    'OneRoster 1.2',
  ],
  [
    'users and roles of types',
    { files: ['users', 'roles'], roleHeadings: ['sourcedId', 'userSourcedId', 'roleType'] },
    'OneRoster 1.2',
  ],
  [
    'users and roles, whose manifest claims 1.1',
    { files: ['users', 'roles'], roleHeadings: ['userSourcedId', 'roleType'], version: '1.1' },
    'OneRoster 1.2',
  ],
  [
    'roles with sessions, and a manifest',
    { files: ['users', 'roles'], roleHeadings: ['sessionSourcedId'], version: '1.2' },
    'OneRoster 1.2',
  ],
  [
    'users with roles in their rows who are neither enabled nor not',
    { files: ['users', 'orgs'], userHeadings: sdsUsers },
    'School Data Sync 2',
  ],
  [
    'roles with sessions',
    { files: ['Roles'], roleHeadings: ['Session SourcedId'] },
    'School Data Sync 2.1',
  ],
  [
    'roles that begin',
    { files: ['roles'], roleHeadings: ['roleStartDate'] },
    'School Data Sync 2.1',
  ],
  [
    'roles of which one is first',
    { files: ['roles'], roleHeadings: ['isPrimary'] },
    'School Data Sync 2.1',
  ],
  [
    'roles with no more than they need',
    { files: ['users', 'roles'], roleHeadings: ['userSourcedId', 'orgSourcedId', 'role'] },
    'School Data Sync 2.1',
  ],
  ['a file of students', { files: ['School', 'Student'] }, 'School Data Sync 1'],
  ['a file of teachers', { files: ['School', 'TEACHER'] }, 'School Data Sync 1'],
  ['schools and sections alone', { files: ['School', 'Section'] }, 'School Data Sync 1'],
  ['enrolments of students alone', { files: ['Student Enrollment'] }, 'School Data Sync 1'],
  [
    'a OneRoster beside which somebody left a list of sections',
    { files: ['users', 'orgs', 'section'], userHeadings: oneRosterUsers, version: '1.1' },
    'OneRoster 1.1',
  ],
  ['nothing to go by', {}, 'OneRoster 1.1'],
]

test.for(sets)('%s: %o', ([, traits, name]) => {
  expect(dialectOf({ ...nothing, ...traits }).name).toBe(name)
})

test('only OneRoster asks for a manifest', () => {
  expect(dialectOf({ ...nothing, version: '1.1' }).hasManifest).toBe(true)
  expect(dialectOf({ ...nothing, files: ['roles'], version: '1.2' }).hasManifest).toBe(true)
  expect(dialectOf({ ...nothing, files: ['student'] }).hasManifest).toBe(false)
  expect(dialectOf({ ...nothing, files: ['roles'] }).hasManifest).toBe(false)
  expect(dialectOf({ ...nothing, userHeadings: sdsUsers }).hasManifest).toBe(false)
})

test('a file that is read is not among those left out on purpose', () => {
  for (const name of rosterFileNames) expect(unkeptFileNames.has(name)).toBe(false)
})

test('things come before what refers to them', () => {
  for (const [, traits] of sets) {
    const files = dialectOf({ ...nothing, ...traits }).sheets.map(({ file }) => file.toLowerCase())
    const at = (name: string) => files.findIndex((file) => file.startsWith(name))
    if (files.includes('roles')) expect(at('users')).toBeLessThan(at('roles'))
    if (files.includes('section')) expect(at('school')).toBeLessThan(at('section'))
  }
})

test.for([
  ['users.csv', 'users'],
  ['Users.CSV', 'Users'],
  ['users.tsv', 'users'],
  ['users.txt', 'users'],
  ['users.json', 'users'],
  ['users.2026.csv', 'users.2026'],
  ['users', undefined],
  ['.csv', undefined],
  ['users.xlsx', undefined],
  ['users.csv.bak', undefined],
] as const)('of the file %s the name is %s', ([file, stem]) => {
  expect(stemOf(file)).toBe(stem)
})
