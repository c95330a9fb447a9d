import { expect, test } from 'vitest'
import { zipOf, unrecorded } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { sayProblem } from '../problem.ts'
import { readRoster } from '../reading/read.ts'

type Files = Readonly<Record<string, readonly string[]>>

async function read(files: Files) {
  const texts = Object.entries(files).map(([name, rows]) => [name, rows.join('\n')] as const)
  const reading = await readRoster(await zipOf(Object.fromEntries(texts)))
  const say = speaker(english)
  return { ...reading, sentences: reading.problems.map((problem) => sayProblem(say, problem)) }
}

const plain: Files = {
  'orgs.csv': [
    'sourcedId,name,type,parentSourcedId',
    'm,Ministry,ministryofeducation,',
    'k,Kea School,school,m',
  ],
  'users.csv': [
    'sourcedId,orgSourcedIds,givenName,familyName,username,password,role,grade',
    '1,k,Wiremu,Pohatu,wpohatu@kea.test,,Student,6',
    '2,"k,m",Signe,Aaltonen,saaltonen@kea.test,,Professor,',
  ],
  'classes.csv': ['sourcedId,orgSourcedId,title', 'c,k,Kea keepers'],
  'enrollments.csv': ['classSourcedId,userSourcedId,role', 'c,1,Student', 'c,2,Teacher'],
}

test('version 2 is read as OneRoster 1.1 with fewer columns', async () => {
  const { dialect, sentences, roster } = await read(plain)

  expect(dialect).toBe('School Data Sync 2')
  expect(sentences).toEqual([])
  expect(roster.organisations).toEqual([
    { sourceId: 'k', name: 'Kea School', kind: 'school', code: '', parent: 'm', ended: false },
    { sourceId: 'm', name: 'Ministry', kind: 'national', code: '', ended: false },
  ])
  expect(roster.classes).toEqual([
    {
      sourceId: 'c',
      title: 'Kea keepers',
      code: '',
      kind: 'scheduled',
      organisation: 'k',
      sessions: [],
      yearLevels: [],
      subjects: [],
      ended: false,
    },
  ])
  expect(roster.people.map(({ givenName, yearLevels }) => [givenName, yearLevels])).toEqual([
    ['Wiremu', ['6']],
    ['Signe', []],
  ])
  expect(unrecorded(roster.affiliations)).toEqual([
    { person: '1', organisation: 'k', role: 'learner', primary: true, ended: false },
    { person: '2', organisation: 'k', role: 'teacher', primary: true, ended: false },
    { person: '2', organisation: 'm', role: 'teacher', primary: false, ended: false },
  ])
  expect(unrecorded(roster.enrolments)).toEqual([
    { class: 'c', person: '1', role: 'learner', primary: false, ended: false },
    { class: 'c', person: '2', role: 'teacher', primary: false, ended: false },
  ])
})

test('version 2 without any terms or courses does not speak of them', async () => {
  const { roster } = await read(plain)

  expect(roster.handling).toEqual({
    organisations: 'bulk',
    sessions: 'absent',
    courses: 'absent',
    classes: 'bulk',
    people: 'bulk',
    affiliations: 'bulk',
    enrolments: 'bulk',
    guardianships: 'absent',
  })
})

const rich: Files = {
  'orgs.csv': ['sourcedId,name,type,parentSourcedId', 'k,Kea School,school,', 'f,Arts,faculty,k'],
  'academicSessions.csv': [
    'sourcedId,title,type,schoolYear,startDate,endDate',
    'y,2025/26,schoolYear,2026,2025-08-24,2026-06-11',
    'q,First quarter,quarter,2026,2025-08-24,2025-11-01',
  ],
  'courses.csv': [
    'sourcedId,orgSourcedId,title,code,schoolYearSourcedId,subject,grade',
    'b,k,Birds,B1,y,Science,7',
  ],
  'classes.csv': [
    'sourcedId,orgSourcedId,title,sessionSourcedIds,courseSourcedId',
    'c,k,Kea keepers,"y,q",b',
  ],
  'users.csv': [
    'sourcedId,username,givenName,familyName,password,activeDirectoryMatchId,email,phone,sms',
    '1,wpohatu,Wiremu,Pohatu,,,,,',
    '2,saaltonen,Signe,Aaltonen,,,,,',
    '3,hpohatu,Hēmi,Pohatu,,,,,',
    '4,npohatu,Nan,Pohatu,,,,,',
  ],
  'roles.csv': [
    'userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary,roleStartDate,roleEndDate',
    '1,k,student,y,7,TRUE,2025-08-24,2026-06-11',
    '1,f,student,y,8,FALSE,,',
    '2,k,teacher,y,,true,2025-08-24,',
    '2,f,itAdmin,y,,,,',
    '9,k,student,y,7,,,',
  ],
  'enrollments.csv': ['classSourcedId,userSourcedId,role', 'c,1,student', 'c,2,teacherAssistant'],
  'relationships.csv': [
    'userSourcedId,relationshipUserSourcedId,relationshipRole',
    '1,3,parent',
    '1,4,doctor',
    '1,2,cousin',
  ],
}

test('version 2.1 has roles and relationships of its own', async () => {
  const { dialect, sentences } = await read(rich)

  expect(dialect).toBe('School Data Sync 2.1')
  expect(sentences).toEqual([
    'enrollments.csv, line 3, column “role”: Only learners and teachers are in a class, and “teacherAssistant” is neither. The row was left out; what the person is at the school does not change.',
    'relationships.csv, line 4, column “relationshipRole”: “cousin” is not a kind we know. It was read as other.',
    'roles.csv, line 6, column “userSourcedId”: There is no person “9” in this roster. The row was left out.',
  ])
})

test('terms, courses and classes of version 2.1 are those of OneRoster', async () => {
  const { roster } = await read(rich)

  expect(roster.sessions).toEqual([
    {
      sourceId: 'q',
      title: 'First quarter',
      kind: 'term',
      starts: '2025-08-24',
      ends: '2025-11-01',
      schoolYear: '2026',
      ended: false,
    },
    {
      sourceId: 'y',
      title: '2025/26',
      kind: 'school-year',
      starts: '2025-08-24',
      ends: '2026-06-11',
      schoolYear: '2026',
      ended: false,
    },
  ])
  expect(roster.courses).toEqual([
    {
      sourceId: 'b',
      title: 'Birds',
      code: 'B1',
      organisation: 'k',
      session: 'y',
      yearLevels: ['7'],
      subjects: ['Science'],
      ended: false,
    },
  ])
  expect(roster.classes).toEqual([
    {
      sourceId: 'c',
      title: 'Kea keepers',
      code: '',
      kind: 'scheduled',
      organisation: 'k',
      course: 'b',
      sessions: ['q', 'y'],
      yearLevels: [],
      subjects: [],
      ended: false,
    },
  ])
})

test('the year levels of a person are gathered from all their roles', async () => {
  const { roster } = await read(rich)

  expect(roster.people.map(({ sourceId, yearLevels }) => [sourceId, yearLevels])).toEqual([
    ['1', ['7', '8']],
    ['2', []],
    ['3', []],
    ['4', []],
  ])
})

test('a person is gathered alike whichever of their roles comes first', async () => {
  const [headings = '', one = '', other = '', ...rest] = rich['roles.csv'] ?? []
  const turned = { ...rich, 'roles.csv': [headings, other, one, ...rest] }

  expect((await read(turned)).roster).toEqual((await read(rich)).roster)
})

test('roles of version 2.1 keep their days and which comes first', async () => {
  const { roster } = await read(rich)

  expect(unrecorded(roster.affiliations)).toEqual([
    { person: '1', organisation: 'f', role: 'learner', primary: false, ended: false },
    {
      person: '1',
      organisation: 'k',
      role: 'learner',
      primary: true,
      starts: '2025-08-24',
      ends: '2026-06-11',
      ended: false,
    },
    { person: '2', organisation: 'f', role: 'system-administrator', primary: false, ended: false },
    {
      person: '2',
      organisation: 'k',
      role: 'teacher',
      primary: true,
      starts: '2025-08-24',
      ended: false,
    },
  ])
  expect(roster.enrolments.map(({ person, role }) => [person, role])).toEqual([
    ['1', 'learner'],
    ['2', 'aide'],
  ])
})

test('relationships say who looks after whom, whatever the roles say', async () => {
  const { roster } = await read(rich)

  expect(unrecorded(roster.guardianships)).toEqual([
    { guardian: '2', child: '1', relationship: 'other', ended: false },
    { guardian: '3', child: '1', relationship: 'parent', ended: false },
    { guardian: '4', child: '1', relationship: 'other', ended: false },
  ])
  expect(roster.handling.guardianships).toBe('bulk')
})

test('a relationship that the source ended is over', async () => {
  const { roster } = await read({
    ...rich,
    'relationships.csv': [
      'status,userSourcedId,relationshipUserSourcedId,relationshipRole',
      'Inactive,1,3,parent',
    ],
  })

  expect(unrecorded(roster.guardianships)).toEqual([
    { guardian: '3', child: '1', relationship: 'parent', ended: true },
  ])
})

test('roles with no more columns than they need still bring their relationships', async () => {
  const { dialect, counts } = await read({
    ...rich,
    'roles.csv': ['userSourcedId,orgSourcedId,role', '1,k,student', '2,k,teacher'],
  })

  expect(dialect).toBe('School Data Sync 2.1')
  expect(counts).toMatchObject({ affiliations: 2, guardianships: 3 })
})

test('flags, origins and passwords of people are left out on purpose', async () => {
  const { roster, sentences } = await read({
    ...rich,
    'userFlags.csv': ['userSourcedId,flag', '1,iep'],
    'demographics.csv': ['userSourcedId,sex', '1,male'],
    'users.csv': (rich['users.csv'] ?? []).map((row) =>
      row.replace('Wiremu,Pohatu,,,', 'Wiremu,Pohatu,hush,a-1,'),
    ),
  })

  expect(JSON.stringify(roster)).not.toMatch(/hush|iep|a-1/)
  expect(sentences.filter((one) => one.includes('on purpose'))).toEqual([
    'demographics.csv: Kith keeps nothing of sex, so this was left out on purpose.',
    'userFlags.csv: Kith keeps nothing of what is in this file, so it was left out on purpose.',
    'users.csv: Kith keeps nothing of activeDirectoryMatchId, password, so this was left out on purpose.',
  ])
})
