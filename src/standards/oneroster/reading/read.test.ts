import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultless, spoilt, zipOf, unrecorded } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { sayProblem } from '../problem.ts'
import { readRoster } from './read.ts'

async function read(files: Parameters<typeof zipOf>[0]) {
  const reading = await readRoster(await zipOf(files))
  const say = speaker(english)
  return { ...reading, sentences: reading.problems.map((problem) => sayProblem(say, problem)) }
}

test('a faultless roster is read whole, in our words', async () => {
  const { roster, problems, dialect } = await read(faultless())

  expect(problems).toEqual([])
  expect(dialect).toBe('OneRoster 1.2')
  expect(roster.people.map(({ givenName }) => givenName)).toEqual(['Aroha', 'Navreet', 'Hana'])
  expect(unrecorded(roster.affiliations)).toContainEqual({
    person: 'aroha',
    organisation: 'school',
    role: 'learner',
    primary: true,
    starts: '2026-02-01',
    ended: false,
  })
  expect(unrecorded(roster.guardianships)).toEqual([
    { guardian: 'mother', child: 'aroha', relationship: 'parent', ended: false },
  ])
  expect(roster.organisations[0]).toMatchObject({ name: 'The Valley', kind: 'network' })
})

test('the order of rows changes nothing', async () => {
  const { roster } = await read(faultless())
  const entries = Object.entries(faultless()).map(
    ([name, text]) => [name, String(text).trim().split('\n')] as const,
  )
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
      const shuffled = entries.map(([name, [headings = '', ...rows]]) => {
        const keyed = rows.map((row) => ({ row, key: numbers.next().value ?? 0 }))
        const order = keyed.toSorted((one, other) => one.key - other.key).map(({ row }) => row)
        return [name, [headings, ...order].join('\n')] as const
      })

      expect((await read(Object.fromEntries(shuffled))).roster).toEqual(roster)
    }),
    { numRuns: 20 },
  )
})

test('names of files and headings may be written in any way', async () => {
  const { roster } = await read(faultless())
  const loud = Object.entries(faultless()).map(([name, text]) => {
    const [headings = '', ...rows] = String(text).split('\n')
    return [
      name.toUpperCase(),
      [headings.toUpperCase().replaceAll(',', ' , '), ...rows].join('\n'),
    ] as const
  })

  expect((await read(Object.fromEntries(loud))).roster).toEqual(roster)
})

test('a row without an id is left out and named', async () => {
  const { sentences, counts } = await read(spoilt('users.csv', 'kaur,,,true', ',,,true'))

  expect(counts.people).toBe(2)
  expect(sentences).toContain(
    'users.csv, line 2, column “sourcedId”: A row without an id cannot be used. It was left out.',
  )
})

test('of two rows with one id the first stays, and the other is named with the place of the first', async () => {
  const { roster, sentences } = await read(
    spoilt('users.csv', 'mother,,,true,mother,,Hana', 'kaur,,,true,x,,Hana'),
  )

  expect(roster.people.map(({ givenName }) => givenName)).toEqual(['Aroha', 'Navreet'])
  expect(sentences).toContain(
    'users.csv, line 4, column “sourcedId”: The id “kaur” was already used in users.csv, line 2. The first was kept.',
  )
})

test('a file without a column that it needs is of no use, and ends nobody', async () => {
  const { roster, sentences } = await read(spoilt('enrollments.csv', 'userSourcedId', 'pupil'))

  expect(unrecorded(roster.enrolments)).toEqual([])
  expect(roster.handling.enrolments).toBe('absent')
  expect(sentences[0]).toMatch(
    /^enrollments\.csv, line 1: The column userSourcedId is missing, so nothing/,
  )
})

test('somebody in a role that nobody knows is still somebody', async () => {
  const { roster, sentences } = await read(spoilt('roles.csv', 'primary,teacher', 'primary,wizard'))

  expect(roster.people).toHaveLength(3)
  expect(roster.affiliations.find(({ person }) => person === 'kaur')?.role).toBe('other')
  expect(sentences).toEqual([
    'roles.csv, line 2, column “role”: There is no role “wizard”. The person was kept, without rights from this row. Expected: student, teacher, aide, counselor, principal, proctor, districtAdministrator, siteAdministrator, systemAdministrator, guardian, parent, relative, ext:….',
  ])
})

test('a role that nobody knows gives no place in a class', async () => {
  const { roster, problemCounts } = await read(
    spoilt('enrollments.csv', 'kaur,teacher', 'kaur,wizard'),
  )

  expect(roster.enrolments.map(({ person }) => person)).toEqual(['aroha'])
  expect(problemCounts).toEqual({ 'role-unknown': 1 })
})

test('roles of extensions are read as ours where we know them, and as other where not', async () => {
  for (const [token, role] of [
    ['ext:staff', 'staff'],
    ['ext:aide', 'aide'],
    ['ext:wizard', 'other'],
  ] as const) {
    const { roster, problems } = await read(
      spoilt('roles.csv', 'primary,teacher', `primary,${token}`),
    )

    expect(roster.affiliations.find(({ person }) => person === 'kaur')?.role).toBe(role)
    expect(problems).toEqual([])
  }
})

test('organisations that are among their own parents are cut apart, and the ring is shown', async () => {
  const { roster, sentences } = await read(
    spoilt('orgs.csv', 'ext:collaborative,,', 'ext:collaborative,,school'),
  )

  expect(roster.organisations.map(({ parent }) => parent)).toEqual([undefined, 'net'])
  expect(sentences).toEqual([
    'orgs.csv, line 2, column “parentSourcedId”: This organisation is among its own parents: net → school → net. Its parent was left out.',
  ])
})

test('a class without a school stays, and is named', async () => {
  const { roster, sentences } = await read(spoilt('classes.csv', 'homeroom,,school', 'homeroom,,'))

  expect(roster.classes).toHaveLength(1)
  expect(roster.classes[0]).not.toHaveProperty('organisation')
  expect(sentences).toHaveLength(1)
})

test('what points at nothing is left out, and named', async () => {
  const { roster, sentences } = await read(
    spoilt('enrollments.csv', 'room7,school,aroha', 'room7,school,nobody'),
  )

  expect(roster.enrolments.map(({ person }) => person)).toEqual(['kaur'])
  expect(sentences).toEqual([
    'enrollments.csv, line 3, column “userSourcedId”: There is no person “nobody” in this roster. The row was left out.',
  ])
})

test('a file of changes may point at what came before', async () => {
  const manifest = String(faultless()['manifest.csv']).replaceAll(',bulk', ',delta')
  const files = {
    ...spoilt('enrollments.csv', 'room7,school,aroha', 'room7,school,nobody'),
    'manifest.csv': manifest,
  }

  const { roster, problems } = await read(files)

  expect(roster.enrolments).toHaveLength(2)
  expect(new Set(Object.values(roster.handling))).toEqual(new Set(['delta']))
  expect(problems).toEqual([])
})

test('what the source says is over is over, whatever it calls that', async () => {
  for (const status of ['tobedeleted', 'Inactive', 'TOBEDELETED']) {
    const { roster } = await read(spoilt('users.csv', 'kaur,,', `kaur,${status},`))

    expect(roster.people.find(({ sourceId }) => sourceId === 'kaur')?.ended).toBe(true)
  }
})

test('days are read in the ways they are written, and what is none is left out', async () => {
  for (const [written, starts] of [
    ['2026-02-01T00:00:00Z', '2026-02-01'],
    ['20260201', '2026-02-01'],
    ['2026/2/1', '2026-02-01'],
    ['2/1/2026', undefined],
    ['2/2/2026', '2026-02-02'],
    ['31/1/2026', '2026-01-31'],
    ['soon', undefined],
    ['2026-02-30', undefined],
  ] as const) {
    const { roster } = await read(spoilt('roles.csv', 'student,2026-02-01', `student,${written}`))

    expect(roster.affiliations.find(({ person }) => person === 'aroha')?.starts).toBe(starts)
  }
})

test('passwords are nowhere in what was read', async () => {
  const { roster, sentences } = await read(spoilt('users.csv', 'mother,05,,', 'mother,05,S3cret,'))

  expect(JSON.stringify(roster)).not.toContain('S3cret')
  expect(sentences).toEqual([
    'users.csv: Kith keeps nothing of password, so this was left out on purpose.',
  ])
})

test('a mentor is not a guardian, and nobody is their own', async () => {
  const mentor = await read(spoilt('users.csv', ',mother,05', ',kaur,05'))
  const own = await read(spoilt('users.csv', ',mother,05', ',aroha,05'))

  expect(mentor.roster.guardianships).toEqual([])
  expect(mentor.problemCounts).toEqual({ 'agent-not-guardian': 1 })
  expect(own.problemCounts).toEqual({ 'agent-not-guardian': 1 })
})

test('a guardian may name the child as well as the child the guardian', async () => {
  const { roster } = await read(
    faultless({
      'users.csv': String(faultless()['users.csv'])
        .replace(',mother,05', ',,05')
        .replace(/(mother,,,true,mother,,Hana,Ngata,,,,,,)/, '$1aroha'),
    }),
  )

  expect(roster.guardianships).toMatchObject([{ guardian: 'mother', child: 'aroha' }])
})

test('a roster without its manifest is read, and it is asked for', async () => {
  const { sentences, counts } = await read(faultless({ 'manifest.csv': undefined }))

  expect(counts.people).toBe(3)
  expect(sentences).toEqual([
    'manifest.csv: The file manifest.csv is missing. It says which files there are.',
  ])
})

test('a file that the manifest promises and that is not there is named, and its kind is not spoken of', async () => {
  const { sentences, roster } = await read(faultless({ 'enrollments.csv': undefined }))

  expect(sentences).toEqual([
    'enrollments.csv: The manifest says that this file is here, but it is not.',
  ])
  expect(roster.handling.enrolments).toBe('absent')
})

test('a person of whom only the name for signing in is known goes by that', async () => {
  const { roster, problemCounts } = await read(spoilt('users.csv', 'Navreet,Kaur', ','))

  expect(roster.people.find(({ sourceId }) => sourceId === 'kaur')).toMatchObject({
    givenName: 'kaur',
  })
  expect(problemCounts).toEqual({ 'name-missing': 1 })
})

test('of ten thousand problems of a sort two hundred are listed, and all are counted', async () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, at) => `g${at},,,room7,school,ghost${at},student,,,`,
  )
  const text = `${String(faultless()['enrollments.csv'])}${rows.join('\n')}`

  const { problems, problemCounts } = await read(faultless({ 'enrollments.csv': text }))

  expect(problems).toHaveLength(200)
  expect(problemCounts['reference-unknown']).toBe(10_000)
})

test('a row that is lost ends nobody: the file is taken as one of changes', async () => {
  const words = Array.from({ length: 5000 }, (_, at) => String(at * 7919))
  const long = `lost,,,true,"${words.join(' ')}",,A,B`
  const users = String(faultless()['users.csv']).replace(/(kaur,,,)/, `${long}\n$1`)

  const { roster, problemCounts } = await read(faultless({ 'users.csv': users }))

  expect(roster.people).toHaveLength(3)
  expect(roster.handling.people).toBe('delta')
  expect(problemCounts).toMatchObject({ 'row-too-long': 1, 'file-cut-short': 1 })
})
