import { expect, test } from 'vitest'
import { Refusal } from '../../../platform/errors.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { chooseFolder, isJson } from './choose.ts'
import type { SourceFile } from './source.ts'

function filesAt(...paths: readonly string[]): SourceFile[] {
  return paths.map((path) => ({
    name: path.split('/').at(-1) ?? '',
    path,
    size: 0,
    // oxlint-disable-next-line require-yield
    async *bytes() {
      throw new Error('Choosing reads nothing.')
    },
  }))
}

function chosen(...paths: readonly string[]): readonly string[] {
  return chooseFolder(filesAt(...paths)).map(({ path }) => path)
}

function refusal(...paths: readonly string[]): string {
  try {
    chooseFolder(filesAt(...paths))
  } catch (error) {
    if (error instanceof Refusal) return speaker(english).said(error.said)
    throw error
  }
  throw new Error('A refusal was wanted.')
}

test('files of one folder are a roster, with whatever lies among them', () => {
  expect(chosen('manifest.csv', 'users.csv', 'readme.md')).toEqual([
    'manifest.csv',
    'users.csv',
    'readme.md',
  ])
})

test('a roster is found in a folder, however deep, and what lies elsewhere is not of it', () => {
  expect(chosen('readme.md', 'out/2026/users.csv', 'out/2026/orgs.csv', 'out/notes.csv')).toEqual([
    'out/2026/users.csv',
    'out/2026/orgs.csv',
  ])
})

test.for([
  'users.csv',
  'Users.CSV',
  'academic sessions.csv',
  'Student.csv',
  'TeacherRoster.txt',
  'relationships.tsv',
  'users.json',
])('a file called %s makes a roster', (name) => {
  expect(chosen(name)).toEqual([name])
})

test('JSON is looked at only where there is no CSV', () => {
  expect(chosen('users.json', 'orgs.json')).toEqual(['users.json', 'orgs.json'])
  expect(chosen('users.json', 'orgs.csv')).toEqual(['orgs.csv'])
  expect(chosen('api/users.json', 'csv/users.csv')).toEqual(['csv/users.csv'])
})

test('two rosters are one too many, and both are named', () => {
  expect(refusal('2025/users.csv', '2026/users.csv')).toBe(
    'There are several rosters here: 2025/, 2026/. Please send one at a time.',
  )
  expect(refusal('users.csv', 'old/users.csv')).toBe(
    'There are several rosters here: ., old/. Please send one at a time.',
  )
  expect(refusal('a/users.json', 'b/users.json')).toContain('several rosters')
})

test('of many rosters ten are named', () => {
  const years = Array.from({ length: 12 }, (_, at) => `${2010 + at}/users.csv`)

  expect(refusal(...years.slice(0, 10))).toContain(' 2018/, 2019/. Please')
  expect(refusal(...years)).toContain(' 2018/, 2019/, …. Please')
})

test('a folder with a manifest alone is no second roster', () => {
  expect(chosen('a/manifest.csv', 'b/users.csv')).toEqual(['b/users.csv'])
})

test.for([
  ['users.csv', 'USERS.csv', 'users'],
  ['users.csv', 'users.txt', 'users'],
  ['academicSessions.csv', 'academic_sessions.csv', 'academicsessions'],
  ['manifest.csv', 'Manifest.csv', 'manifest'],
] as const)('%s beside %s are two of one name', ([first, second, name]) => {
  expect(refusal('orgs.csv', first, second)).toBe(
    `There are two files called ${name}, ${first} and ${second}. Please send one roster at a time.`,
  )
})

test('two of one name that no roster has are nobody’s trouble', () => {
  expect(chosen('users.csv', 'notes.csv', 'Notes.csv')).toHaveLength(3)
})

test.for([
  [[], '–'],
  [['menu.csv'], 'menu.csv'],
  [['manifest.csv'], 'manifest.csv'],
  [['users.xlsx', 'users.pdf'], 'users.pdf, users.xlsx'],
  [['demographics.csv'], 'demographics.csv'],
] as const)('%j is no roster, and what was found is shown', ([paths, found]) => {
  expect(refusal(...paths)).toContain(`Found instead: ${found}.`)
})

test('of many files that are no roster eight are shown', () => {
  const many = Array.from({ length: 9 }, (_, at) => `f${at}.csv`)

  expect(refusal(...many)).toContain(
    'Found instead: f0.csv, f1.csv, f2.csv, f3.csv, f4.csv, f5.csv, f6.csv, f7.csv, ….',
  )
  expect(refusal(...many.slice(0, 8))).not.toContain('…')
})

test('JSON is told by the end of its name', () => {
  expect(filesAt('a.json', 'A.JSON', 'json', 'a.json.csv').map(isJson)).toEqual([
    true,
    true,
    false,
    false,
  ])
})
