import { describe, expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { sayProblem } from '../problem.ts'
import { readRoster } from './read.ts'

async function read(files: Parameters<typeof zipOf>[0]) {
  const reading = await readRoster(await zipOf(files))
  const say = speaker(english)
  return { ...reading, sentences: reading.problems.map((problem) => sayProblem(say, problem)) }
}

describe('a row that names what is over', () => {
  test('in a class is left out and listed, each by itself', async () => {
    const { roster, sentences } = await read(spoilt('classes.csv', 'room7,,', 'room7,tobedeleted,'))

    expect(roster.classes).toMatchObject([{ sourceId: 'room7', ended: true }])
    expect(roster.enrolments).toEqual([])
    expect(sentences).toEqual([
      'enrollments.csv, line 2, column “classSourcedId”: The class “room7” is over, its own row says. This row was left out.',
      'enrollments.csv, line 3, column “classSourcedId”: The class “room7” is over, its own row says. This row was left out.',
    ])
  })

  test('at an organisation is left out and listed, and so is who has no place left', async () => {
    const { roster, sentences, problemCounts } = await read(
      spoilt('orgs.csv', 'school,,', 'school,tobedeleted,'),
    )

    expect(roster.affiliations).toEqual([])
    expect(roster.people).toHaveLength(3)
    expect(problemCounts).toEqual({
      'reference-ended': 3,
      'person-without-place': 2,
      'class-without-school': 1,
    })
    expect(sentences).toContain(
      'roles.csv, line 3, column “orgSourcedId”: The organisation “school” is over, its own row says. This row was left out.',
    )
    expect(sentences.filter((one) => one.includes('No row that holds'))).toEqual([
      'users.csv, line 2: No row that holds gives this person a place at an organisation. They come in with a name alone, and may do nothing here until a row gives them a place.',
      'users.csv, line 3: No row that holds gives this person a place at an organisation. They come in with a name alone, and may do nothing here until a row gives them a place.',
    ])
    expect(sentences).toContain(
      'classes.csv, line 2, column “schoolSourcedId”: The school “school” of this class is over, its own row says. The class was given to the organisation that takes in the roster.',
    )
  })

  test('of a person is left out and listed', async () => {
    const { roster, sentences } = await read(spoilt('users.csv', 'aroha,,', 'aroha,tobedeleted,'))

    expect(roster.affiliations.map(({ person }) => person)).toEqual(['kaur', 'mother'])
    expect(roster.enrolments.map(({ person }) => person)).toEqual(['kaur'])
    expect(sentences).toEqual([
      'enrollments.csv, line 3, column “userSourcedId”: The person “aroha” is over, their own row says. This row was left out.',
      'roles.csv, line 3, column “userSourcedId”: The person “aroha” is over, their own row says. This row was left out.',
    ])
  })

  test('and is over itself is nothing to tell of', async () => {
    const { problems, roster } = await read({
      ...spoilt('classes.csv', 'room7,,', 'room7,tobedeleted,'),
      'enrollments.csv': String(faultless()['enrollments.csv']).replaceAll(
        /^(e\d),,/gm,
        '$1,tobedeleted,',
      ),
    })

    expect(problems).toEqual([])
    expect(roster.enrolments.every(({ ended }) => ended)).toBe(true)
  })

  test('in a set of changes is left out and listed too', async () => {
    const { sentences } = await read({
      ...spoilt('classes.csv', 'room7,,', 'room7,tobedeleted,'),
      'manifest.csv': String(faultless()['manifest.csv']).replaceAll(',bulk', ',delta'),
    })

    expect(sentences).toHaveLength(2)
  })
})

describe('whoever has no place', () => {
  test('is listed where the files tell all places, and nowhere else', async () => {
    const without = String(faultless()['roles.csv']).replace(/r1,.*\n/, '')
    const whole = await read(faultless({ 'roles.csv': without }))
    const delta = await read(
      faultless({
        'roles.csv': without,
        'manifest.csv': String(faultless()['manifest.csv']).replaceAll(',bulk', ',delta'),
      }),
    )

    expect(whole.problemCounts).toEqual({ 'person-without-place': 1 })
    expect(whole.problems[0]).toMatchObject({ file: 'users.csv', line: 2 })
    expect(delta.problemCounts).toEqual({})
  })

  test('is not listed when they are over, or look after somebody who is here', async () => {
    const over = await read({
      ...spoilt('users.csv', 'kaur,,', 'kaur,tobedeleted,'),
      'roles.csv': String(faultless()['roles.csv']).replace(/r1,.*\n/, ''),
      'enrollments.csv': String(faultless()['enrollments.csv']).replace(/e1,.*\n/, ''),
    })
    const guardian = await read(spoilt('orgs.csv', 'school,,', 'school,tobedeleted,'))

    expect(over.problemCounts).toEqual({})
    expect(guardian.roster.guardianships).toMatchObject([{ guardian: 'mother' }])
    const lines = guardian.problems.flatMap(({ code, line }) =>
      code === 'person-without-place' ? [line] : [],
    )
    expect(lines.toSorted()).toEqual([2, 3])
  })
})

test('of what the files do not tell it is not said that it is nowhere: it may have come before', async () => {
  const { roster, sentences } = await read(faultless({ 'classes.csv': undefined }))

  expect(roster.enrolments).toHaveLength(2)
  expect(sentences.filter((one) => one.startsWith('enrollments'))).toEqual([])
  expect(roster.elsewhere).toContainEqual({
    kind: 'classes',
    id: 'room7',
    file: 'enrollments.csv',
    line: 3,
    column: 'classSourcedId',
  })
})

test('where the roles were not read whole, that nobody is a guardian ends nothing', async () => {
  const whole = await read(faultless())
  const without = await read(faultless({ 'roles.csv': undefined }))

  expect(whole.roster.handling.guardianships).toBe('bulk')
  expect(without.roster.handling).toMatchObject({ affiliations: 'absent', guardianships: 'delta' })
})

test('a file of people without the column of roles tells no roles, rather than that there are none', async () => {
  const users = 'sourcedId,username,givenName,familyName\nsam,sam,Sam,Small\n'
  const { roster } = await read({ 'orgs.csv': 'sourcedId,name\nawa,Awa\n', 'users.csv': users })

  expect(roster.handling).toMatchObject({ people: 'bulk', affiliations: 'absent' })
})

describe('twenty thousand organisations', () => {
  const length = 20_000
  const orgs = (last: string) => {
    const rows = Array.from({ length }, (_, at) => {
      const parent = at + 1 < length ? `o${at + 1}` : last
      return `o${at},,,Group ${at},district,,${parent}`
    })
    return ['sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId', ...rows].join(
      '\n',
    )
  }
  const files = (last: string) => ({ ...faultless(), 'orgs.csv': orgs(last) })

  test('each in the next are read', async () => {
    const { roster } = await read(files(''))

    expect(roster.organisations.filter(({ parent }) => parent === undefined)).toHaveLength(1)
  })

  test('in one ring are cut apart once, and shown in a sentence that can be read', async () => {
    const { sentences, problemCounts } = await read(files('o0'))

    expect(problemCounts['parent-cycle']).toBe(1)
    const ring = sentences.find((one) => one.includes('among its own parents'))
    expect(ring).toContain('o0 → o1 → o2 → o3 → o4 → … → o19999 → o0')
  })
})
