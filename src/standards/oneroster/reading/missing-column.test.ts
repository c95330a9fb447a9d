import { expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { withoutColumn } from '../../../../test/without-column.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { sayProblem } from '../problem.ts'
import { readRoster } from './read.ts'

async function read(files: Parameters<typeof zipOf>[0]) {
  const { problems, roster } = await readRoster(await zipOf(files))
  const say = speaker(english)
  return { roster, sentences: problems.map((problem) => sayProblem(say, problem)) }
}

test.each([
  ['users.csv', 'familyName', 'people.family_name'],
  ['users.csv', 'givenName', 'people.given_name'],
  ['users.csv', 'grades', 'affiliations.year_level'],
  ['orgs.csv', 'name', 'organisations.name'],
  ['courses.csv', 'title', 'courses.title'],
  ['classes.csv', 'title', 'classes.name'],
  ['roles.csv', 'endDate', 'affiliations.ends_on'],
  ['enrollments.csv', 'endDate', 'enrolments.ends_on'],
])('%s without %s is said once, and tells nothing of it', async (file, column, untold) => {
  const { roster, sentences } = await read(withoutColumn(faultless(), file, column))

  expect(sentences).toEqual([
    `${file}, line 1: The column ${column} is missing, so nothing is known of it. What is here already stays as it is.`,
  ])
  expect(roster.untold).toEqual([untold])
})

test.each(['startDate', 'endDate'])('terms without the column %s are named', async (column) => {
  const { sentences } = await read(withoutColumn(faultless(), 'academicSessions.csv', column))

  expect(sentences[0]).toContain(`academicSessions.csv, line 1: The column ${column} is missing`)
})

test('a missing column of School Data Sync is named as School Data Sync names it', async () => {
  const { sentences, roster } = await read({
    'School.csv': 'SIS ID,Name\nawa,Awa School\n',
    'Student.csv': 'SIS ID,School SIS ID,Username,First Name,Grade\nsam,awa,sam,Sam,05\n',
  })

  expect(sentences).toEqual([
    'Student.csv, line 1: The column Last Name is missing, so nothing is known of it. What is here already stays as it is.',
  ])
  expect(roster.untold).toContain('people.family_name')
})

test('the teachers of School Data Sync have no year level, and no days, and that leaves what is known of both', async () => {
  const { roster } = await read({
    'School.csv': 'SIS ID,Name\nawa,Awa School\n',
    'Student.csv': 'SIS ID,School SIS ID,Username,First Name,Last Name,Grade\nsam,awa,s,Sam,S,05\n',
    'Teacher.csv': 'SIS ID,School SIS ID,Username,First Name,Last Name\ntia,awa,t,Tia,T\n',
  })

  expect(roster.untold).toEqual(['affiliations.ends_on'])
})

test('a roster that has every column leaves nothing untold', async () => {
  expect((await read(faultless())).roster.untold).toBeUndefined()
})

test.each([
  ['roles.csv', 'r3,,,mother,primary,parent', 'r2,,,mother,primary,principal'],
  ['enrollments.csv', 'e2,,,room7,school,aroha,student', 'e1,,,room7,school,aroha,teacher'],
])(
  'of two rows of %s with one id the first is kept and the second named',
  async (file, from, to) => {
    const { sentences, roster } = await read(spoilt(file, from, to))

    expect(sentences.filter((one) => one.includes('already used'))).toHaveLength(1)
    expect(roster.affiliations.some(({ role }) => role === 'principal')).toBe(false)
    expect(roster.enrolments.some((one) => one.person === 'aroha' && one.role === 'teacher')).toBe(
      false,
    )
  },
)

test('a name that is longer than names may be is cut and named', async () => {
  const { sentences, roster } = await read(spoilt('users.csv', 'Navreet', 'N'.repeat(101)))

  expect(sentences).toEqual([
    'users.csv, line 2, column “givenName”: This is longer than 100 letters. The rest was left out.',
  ])
  expect(roster.people.map(({ givenName }) => givenName.length)).toContain(100)
})

test('a title that is longer than titles may be is cut and named', async () => {
  const { sentences } = await read(spoilt('classes.csv', 'Room 7', 'R'.repeat(201)))

  expect(sentences).toEqual([
    'classes.csv, line 2, column “title”: This is longer than 200 letters. The rest was left out.',
  ])
})

test('problems are in the order of their files, then of their lines', async () => {
  const { problems } = await readRoster(
    await zipOf({
      ...spoilt('users.csv', 'Hana', 'H'.repeat(101)),
      'roles.csv': String(faultless()['roles.csv'])
        .replace(',parent', ',wizard')
        .replace(',student', ',witch'),
      'classes.csv': String(faultless()['classes.csv']).replace('Room 7', 'R'.repeat(201)),
    }),
  )

  const places = problems.map(({ file, line = 0 }) => `${file} ${String(line).padStart(4, '0')}`)
  expect(places.length).toBeGreaterThanOrEqual(4)
  expect(places).toEqual(places.toSorted())
})
