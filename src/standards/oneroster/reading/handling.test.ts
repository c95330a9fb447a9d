import { describe, expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import type { RosterKind } from '../roster.ts'
import { readRoster } from './read.ts'

type Files = Parameters<typeof zipOf>[0]

async function handlingOf(files: Files) {
  return (await readRoster(await zipOf(files))).roster.handling
}

/** Which file of OneRoster 1.2 is the word on which kind. */
const files: readonly (readonly [name: string, kind: RosterKind])[] = [
  ['orgs', 'organisations'],
  ['academicSessions', 'sessions'],
  ['courses', 'courses'],
  ['classes', 'classes'],
  ['users', 'people'],
  ['roles', 'affiliations'],
  ['enrollments', 'enrolments'],
]

describe('of a file', () => {
  test.for(files)('%s that came whole, silence means an end', async ([, kind]) => {
    expect((await handlingOf(faultless()))[kind]).toBe('bulk')
  })

  test.for(files)('%s that did not come, silence means nothing', async ([name, kind]) => {
    expect((await handlingOf(faultless({ [`${name}.csv`]: undefined })))[kind]).toBe('absent')
  })

  test.for(files)('%s that says it holds changes, silence means nothing', async ([name, kind]) => {
    const manifest = String(faultless()['manifest.csv'])
    const changes = manifest.replace(`file.${name},bulk`, `file.${name},delta`)

    expect((await handlingOf(faultless({ 'manifest.csv': changes })))[kind]).toBe('delta')
  })

  test.for(files)(
    '%s that is empty to the last letter, silence means nothing',
    async ([name, kind]) => {
      expect((await handlingOf(faultless({ [`${name}.csv`]: '' })))[kind]).toBe('absent')
    },
  )

  test.for(files)(
    '%s of which only the headings came, silence means an end',
    async ([name, kind]) => {
      const headings = String(faultless()[`${name}.csv`]).split('\n')[0] ?? ''

      expect((await handlingOf(faultless({ [`${name}.csv`]: `${headings}\n` })))[kind]).toBe('bulk')
    },
  )
})

test('nobody is said to have no guardian by a file that names none', async () => {
  expect((await handlingOf(faultless())).guardianships).toBe('bulk')
  expect((await handlingOf(spoilt('users.csv', ',mother,05', ',,05'))).guardianships).toBe('absent')
})

describe('of two files that tell of one kind together', () => {
  const both: Files = {
    'School.csv': 'SIS ID,Name\nawa,Awa School\n',
    'Student.csv': 'SIS ID,School SIS ID,First Name,Last Name\ns1,awa,Sam,Small\n',
    'Teacher.csv': 'SIS ID,School SIS ID,First Name,Last Name\nt1,awa,Tia,Tall\n',
  }

  test('both tell who is missing', async () => {
    expect(await handlingOf(both)).toMatchObject({ people: 'bulk', affiliations: 'bulk' })
  })

  test('one alone does not', async () => {
    const { 'Teacher.csv': _, ...one } = both

    expect(await handlingOf(one)).toMatchObject({ people: 'delta', affiliations: 'delta' })
  })

  test('without the column of schools they tell who is there, and not where', async () => {
    const files = {
      ...both,
      'Student.csv': 'SIS ID,First Name,Last Name\ns1,Sam,Small\n',
      'Teacher.csv': 'SIS ID,First Name,Last Name\nt1,Tia,Tall\n',
    }

    expect(await handlingOf(files)).toMatchObject({ people: 'bulk', affiliations: 'absent' })
  })
})
