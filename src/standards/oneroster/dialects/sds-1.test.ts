import { expect, test } from 'vitest'
import { zipOf } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { sayProblem } from '../problem.ts'
import { readRoster } from '../reading/read.ts'

type Files = Readonly<Record<string, readonly string[]>>

async function read(files: Files) {
  const texts = Object.entries(files).map(([name, rows]) => [name, rows.join('\r\n')] as const)
  const reading = await readRoster(await zipOf(Object.fromEntries(texts)))
  const say = speaker(english)
  return { ...reading, sentences: reading.problems.map((problem) => sayProblem(say, problem)) }
}

const bay: Files = {
  'School.csv': [
    'SIS ID,Name,School Number,Grade Low,Grade High,City',
    '900,Pebble Bay School,PB,1,8,Pebble Bay',
    '901,Dune School,,,,',
  ],
  'Section.csv': [
    'SIS ID,School SIS ID,Section Name,Section Number,Term SIS ID,Term Name,Term StartDate,Term EndDate,Course SIS ID,Course Name,Course Number,Course Description,Course Subject,Periods,Status',
    '70,900,Sand and stone,SS1,T1,Spring,9/1/2025,12/19/2025,C1,Earth,101,,"Science,Art",1,Active',
    '71,900,Sand again,,T1,Spring,9/1/2025,12/19/2025,C1,Earth,101,,"Science,Art",2,Inactive',
    '72,901,Dunes,D1,,,,,,,,,,,',
  ],
  'Student.csv': [
    'SIS ID,School SIS ID,First Name,Last Name,Username,Password,State ID,Secondary Email,Grade,Status,Birthdate',
    '1,900,Leilani,Kealoha,lkealoha,,,,5,Active,',
    '2,900,Otto,Brandvold,obrandvold,,,,,Withdrawn,',
    '3,901,,,mira.s@school.test,,,,6,,',
  ],
  'Teacher.csv': [
    'SIS ID,School SIS ID,First Name,Last Name,Username,Status',
    '50,900,Idris,Okafor,iokafor,Active',
    '50,901,Idris,Okafor,iokafor,Active',
  ],
  'StudentEnrollment.csv': ['Section SIS ID,SIS ID', '70,1', '72,1', '72,3', '70,1'],
  'TeacherRoster.csv': ['Section SIS ID,SIS ID', '70,50', '72,50'],
}

test('students and teachers, each in a file of their own, need no manifest', async () => {
  const { dialect, problems, counts } = await read(bay)

  expect(dialect).toBe('School Data Sync 1')
  expect(problems.map(({ code }) => code)).toEqual(['name-missing', 'id-twice'])
  expect(counts).toEqual({
    organisations: 2,
    sessions: 1,
    courses: 1,
    classes: 3,
    people: 4,
    affiliations: 5,
    enrolments: 5,
    guardianships: 0,
  })
})

test('schools keep their number as their code', async () => {
  const { roster } = await read(bay)

  expect(roster.organisations).toEqual([
    { sourceId: '900', name: 'Pebble Bay School', kind: 'school', code: 'PB', ended: false },
    { sourceId: '901', name: 'Dune School', kind: 'school', code: '', ended: false },
  ])
})

test('a section is a class, and the terms and courses inside the rows are taken out once', async () => {
  const { roster } = await read(bay)

  expect(roster.sessions).toEqual([
    {
      sourceId: 'T1',
      title: 'Spring',
      kind: 'term',
      starts: '2025-09-01',
      ends: '2025-12-19',
      schoolYear: '',
      ended: false,
    },
  ])
  expect(roster.courses).toEqual([
    {
      sourceId: 'C1',
      title: 'Earth',
      code: '101',
      organisation: '900',
      yearLevels: [],
      subjects: ['Art', 'Science'],
      ended: false,
    },
  ])
  expect(roster.classes).toEqual([
    {
      sourceId: '70',
      title: 'Sand and stone',
      code: 'SS1',
      kind: 'scheduled',
      organisation: '900',
      course: 'C1',
      sessions: ['T1'],
      yearLevels: [],
      subjects: ['Art', 'Science'],
      ended: false,
    },
    {
      sourceId: '71',
      title: 'Sand again',
      code: '',
      kind: 'scheduled',
      organisation: '900',
      course: 'C1',
      sessions: ['T1'],
      yearLevels: [],
      subjects: ['Art', 'Science'],
      ended: true,
    },
    {
      sourceId: '72',
      title: 'Dunes',
      code: 'D1',
      kind: 'scheduled',
      organisation: '901',
      sessions: [],
      yearLevels: [],
      subjects: [],
      ended: false,
    },
  ])
})

test('people are who their file says, and go by their sign-in where they have no name', async () => {
  const { roster } = await read(bay)
  const nobodyPrefers = { preferredGivenName: '', preferredFamilyName: '' }

  expect(roster.people).toEqual([
    {
      sourceId: '1',
      givenName: 'Leilani',
      familyName: 'Kealoha',
      ...nobodyPrefers,
      username: 'lkealoha',
      yearLevels: ['5'],
      ended: false,
    },
    {
      sourceId: '2',
      givenName: 'Otto',
      familyName: 'Brandvold',
      ...nobodyPrefers,
      username: 'obrandvold',
      yearLevels: [],
      ended: true,
    },
    {
      sourceId: '3',
      givenName: 'mira.s',
      familyName: '',
      ...nobodyPrefers,
      username: 'mira.s@school.test',
      yearLevels: ['6'],
      ended: false,
    },
    {
      sourceId: '50',
      givenName: 'Idris',
      familyName: 'Okafor',
      ...nobodyPrefers,
      username: 'iokafor',
      yearLevels: [],
      ended: false,
    },
  ])
})

test('a teacher with a row at each of two schools is one person at both', async () => {
  const { roster } = await read(bay)

  expect(roster.affiliations).toEqual([
    { person: '1', organisation: '900', role: 'learner', primary: true, ended: false },
    { person: '2', organisation: '900', role: 'learner', primary: true, ended: true },
    { person: '3', organisation: '901', role: 'learner', primary: true, ended: false },
    { person: '50', organisation: '900', role: 'teacher', primary: true, ended: false },
    { person: '50', organisation: '901', role: 'teacher', primary: true, ended: false },
  ])
})

test('the two files of places give learners and teachers, each once', async () => {
  const { roster } = await read(bay)

  expect(roster.enrolments.map((one) => `${one.class} ${one.person} ${one.role}`)).toEqual([
    '70 1 learner',
    '70 50 teacher',
    '72 1 learner',
    '72 3 learner',
    '72 50 teacher',
  ])
})

test('people are all there is only where both files of them are here', async () => {
  const learnersOnly = Object.fromEntries(
    Object.entries(bay).filter(([name]) => !name.startsWith('Teacher')),
  )
  const { roster } = await read(learnersOnly)

  expect((await read(bay)).roster.handling).toEqual({
    organisations: 'bulk',
    sessions: 'bulk',
    courses: 'bulk',
    classes: 'bulk',
    people: 'bulk',
    affiliations: 'bulk',
    enrolments: 'bulk',
    guardianships: 'absent',
  })
  expect(roster.handling).toMatchObject({
    organisations: 'bulk',
    people: 'delta',
    affiliations: 'delta',
    enrolments: 'delta',
  })
})

test('sections that name no term and no course do not speak of any', async () => {
  const { roster } = await read({
    ...bay,
    'Section.csv': ['SIS ID,School SIS ID,Section Name', '70,900,Sand'],
  })

  expect(roster.handling).toMatchObject({ classes: 'bulk', sessions: 'absent', courses: 'absent' })
})

test('the form of the United Kingdom differs in its headings alone', async () => {
  const british = Object.fromEntries(
    Object.entries(bay).map(([name, [headings = '', ...rows]]) => {
      const isSchool = name === 'School.csv'
      const own = headings
        .replace('School SIS ID', 'School DfE Number')
        .replace('Section SIS ID', 'Section ID')
        .replace(/(^|,)SIS ID/, isSchool ? '$1DfE Number' : '$1ID')
      return [name, [own, ...rows]] as const
    }),
  )

  expect((await read(british)).roster).toEqual((await read(bay)).roster)
})

test('a set with no more columns than it needs is read', async () => {
  const { roster, counts } = await read({
    'School.csv': ['SIS ID,Name', '9,Pebble'],
    'Section.csv': ['SIS ID,School SIS ID,Section Name', '7,9,Sand'],
    'Student.csv': ['SIS ID,School SIS ID,Username', '1,9,lk'],
    'Teacher.csv': ['SIS ID,School SIS ID,Username', '5,9,io'],
    'StudentEnrollment.csv': ['Section SIS ID,SIS ID', '7,1'],
    'TeacherRoster.csv': ['Section SIS ID,SIS ID', '7,5'],
  })

  expect(counts).toMatchObject({ people: 2, affiliations: 2, enrolments: 2, classes: 1 })
  expect(roster.people.map(({ givenName }) => givenName)).toEqual(['lk', 'io'])
})

test('a set of schools and sections alone is read as what it is', async () => {
  const { dialect, counts, roster } = await read({
    'School.csv': bay['School.csv'] ?? [],
    'Section.csv': bay['Section.csv'] ?? [],
  })

  expect(dialect).toBe('School Data Sync 1')
  expect(counts).toMatchObject({ organisations: 2, classes: 3, people: 0 })
  expect(roster.handling).toMatchObject({ classes: 'bulk', people: 'absent' })
})

test('the names of terms, courses and classes are no longer than Kith keeps', async () => {
  const long = 'Ä'.repeat(201)
  const { roster } = await read({
    ...bay,
    'Section.csv': [
      String(bay['Section.csv']?.[0]),
      `70,900,${long},${long},T1,${long},9/1/2025,12/19/2025,C1,${long},101,,,1,Active`,
    ],
  })

  expect(roster.sessions[0]?.title).toHaveLength(200)
  expect(roster.courses[0]?.title).toHaveLength(200)
  expect(roster.classes[0]?.title).toHaveLength(200)
  expect(roster.classes[0]?.code).toHaveLength(200)
})

test('terms and courses without a name go by their id', async () => {
  const { roster } = await read({
    ...bay,
    'Section.csv': [
      'SIS ID,School SIS ID,Section Name,Term SIS ID,Course SIS ID',
      '70,900,Sand,T1,C1',
    ],
  })

  expect(roster.sessions).toEqual([
    { sourceId: 'T1', title: 'T1', kind: 'term', schoolYear: '', ended: false },
  ])
  expect(roster.courses[0]).toMatchObject({ sourceId: 'C1', title: 'C1', code: '' })
})

test.for([
  [
    'a student without an id',
    'Student.csv',
    '1,900,Leilani',
    ',900,Leilani',
    'Student.csv, line 2, column “SIS ID”: A row without an id cannot be used. It was left out.',
  ],
  [
    'a section without a name',
    'Section.csv',
    'Dunes',
    '',
    'Section.csv, line 4, column “Section Name”: A name is missing. The id “72” was taken instead.',
  ],
  [
    'a term that ends before it begins',
    'Section.csv',
    '9/1/2025,12/19/2025',
    '12/19/2025,9/1/2025',
    'Section.csv, line 2, column “Term EndDate”: The end, 2025-09-01, lies before the beginning, 2025-12-19. It was not used.',
  ],
  [
    'a status nobody knows',
    'Student.csv',
    '5,Active',
    '5,Sailing',
    'Student.csv, line 2, column “Status”: “Sailing” is not a status we know. It was read as active.',
  ],
  [
    'a birthday, which Kith does not keep',
    'Student.csv',
    '5,Active,',
    '5,Active,4/2/2015',
    'Student.csv: Kith keeps nothing of Birthdate, so this was left out on purpose.',
  ],
] as const)('%s is named', async ([, name, from, to, sentence]) => {
  const rows = (bay[name] ?? []).map((row) => row.replace(from, to))
  const { sentences } = await read({ ...bay, [name]: rows })

  expect(sentences).toContain(sentence)
})

test('a file of places without the person is of no use, and says so', async () => {
  const { sentences, counts } = await read({
    ...bay,
    'StudentEnrollment.csv': ['Section SIS ID,Pupil', '70,1'],
  })

  expect(counts.enrolments).toBe(2)
  expect(sentences).toContain(
    'StudentEnrollment.csv, line 1: The column SIS ID is missing, so nothing in this file could be used. Its headings are: Section SIS ID, Pupil.',
  )
})
