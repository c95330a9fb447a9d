import { expect, test } from 'vitest'
import { zipOf, unrecorded } from '../../../../test/oneroster.ts'
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

const manifest = [
  'propertyName,value',
  'manifest.version,1.0',
  'oneroster.version,1.1',
  'file.academicSessions,bulk',
  'file.categories,absent',
  'file.classes,bulk',
  'file.courses,bulk',
  'file.enrollments,bulk',
  'file.orgs,bulk',
  'file.users,bulk',
]

const valley: Files = {
  'manifest.csv': manifest,
  'orgs.csv': [
    'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
    'o-valley,active,2026-01-05T00:00:00.000Z,Awatere Valley,district,D7,',
    'o-ridge,,,Ridge School,school,S-44,o-valley',
    'o-old,tobedeleted,2026-01-05T00:00:00.000Z,Old Mill School,school,,o-valley',
  ],
  'academicSessions.csv': [
    'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
    's-26,,,2026,schoolYear,2026-01-28,2026-12-18,,2026',
    's-26-1,,,Autumn term,term,2026-01-28,2026-04-02,s-26,2026',
    's-26-1a,,,First reports,gradingPeriod,2026-01-28,2026-02-27,s-26-1,2026',
    's-26-h1,,,First half,semester,2026-01-28,2026-06-30,s-26,2026',
  ],
  'courses.csv': [
    'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
    'c-river,,,s-26,The river,RIV,"07,06",o-ridge,"Science,Geography",',
  ],
  'classes.csv': [
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
    'k-kauri,,,Kauri,"06,07",c-river,KAU,homeroom,Room 2,o-ridge,"s-26-h1,s-26-1",Science,,1',
    'k-totara,,,Tōtara,07,c-river,TOT,scheduled,,o-ridge,s-26-1,,,',
  ],
  'users.csv': [
    'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password',
    'u-isla,,,true,o-ridge,student,isla.f,,Isla,Finnegan,Rose,,,,,"u-moira,u-bram",06,',
    'u-tane,,,false,"o-ridge,o-valley",student,tane.w,,Tāne,Waru,,,,,,,07,',
    'u-odile,,,1,"o-valley,o-ridge",teacher,odile.m,,Odile,Marchetti,,,,,,,,',
    'u-moira,,,true,o-ridge,parent,moira.f,,Moira,Finnegan,,,,,,,,',
    'u-bram,,,true,o-ridge,guardian,bram.f,,Bram,Finnegan,,,,,,,,',
    'u-zeb,tobedeleted,2026-01-05T00:00:00.000Z,true,o-ridge,student,zeb.q,,Zebedee,Quill,,,,,,,,',
  ],
  'enrollments.csv': [
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
    'e1,,,k-kauri,o-ridge,u-isla,student,,2026-01-28,2026-12-18',
    'e2,,,k-kauri,o-ridge,u-odile,teacher,true,,',
    'e3,,,k-totara,o-ridge,u-tane,student,false,,2026-04-02',
    'e4,tobedeleted,2026-01-05T00:00:00.000Z,k-totara,o-ridge,u-isla,student,,,',
    'e5,,,k-totara,o-ridge,u-odile,aide,false,,',
  ],
}

function without(files: Files, name: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([one]) => one !== name))
}

/** The valley with one cell of one row written otherwise. */
function changed(name: string, from: string, to: string): Files {
  const rows = valley[name] ?? []
  const at = rows.findIndex((row) => row.includes(from))
  if (at < 0) throw new Error(`${name} has no ${from}.`)
  return { ...valley, [name]: rows.with(at, String(rows[at]).replace(from, to)) }
}

/** The only row of the set that gives nothing: an aide works at the school, and is not in the class. */
const ofTheAide =
  'enrollments.csv, line 6, column “role”: Only learners and teachers are in a class, and “aide” is neither. The row was left out; what the person is at the school does not change.'

test('a set of version 1.1 is told by its manifest, and has no problem but who is in no class', async () => {
  const { dialect, sentences, counts } = await read(valley)

  expect(dialect).toBe('OneRoster 1.1')
  expect(sentences).toEqual([ofTheAide])
  expect(counts).toEqual({
    organisations: 3,
    sessions: 4,
    courses: 1,
    classes: 2,
    people: 6,
    affiliations: 8,
    enrolments: 5,
    guardianships: 2,
  })
})

test('organisations keep their name, kind, code and parent, and what is to be deleted is over', async () => {
  const { roster } = await read(valley)

  expect(roster.organisations).toEqual([
    {
      sourceId: 'o-old',
      name: 'Old Mill School',
      kind: 'school',
      code: '',
      parent: 'o-valley',
      ended: true,
    },
    {
      sourceId: 'o-ridge',
      name: 'Ridge School',
      kind: 'school',
      code: 'S-44',
      parent: 'o-valley',
      ended: false,
    },
    {
      sourceId: 'o-valley',
      name: 'Awatere Valley',
      kind: 'district',
      code: 'D7',
      ended: false,
    },
  ])
})

test('years, halves, terms and grading periods keep their days and hang on one another', async () => {
  const { roster } = await read(valley)

  expect(roster.sessions).toEqual([
    {
      sourceId: 's-26',
      title: '2026',
      kind: 'school-year',
      starts: '2026-01-28',
      ends: '2026-12-18',
      schoolYear: '2026',
      ended: false,
    },
    {
      sourceId: 's-26-1',
      title: 'Autumn term',
      kind: 'term',
      starts: '2026-01-28',
      ends: '2026-04-02',
      parent: 's-26',
      schoolYear: '2026',
      ended: false,
    },
    {
      sourceId: 's-26-1a',
      title: 'First reports',
      kind: 'grading-period',
      starts: '2026-01-28',
      ends: '2026-02-27',
      parent: 's-26-1',
      schoolYear: '2026',
      ended: false,
    },
    {
      sourceId: 's-26-h1',
      title: 'First half',
      kind: 'semester',
      starts: '2026-01-28',
      ends: '2026-06-30',
      parent: 's-26',
      schoolYear: '2026',
      ended: false,
    },
  ])
})

test('courses and classes keep their lists in the order of the alphabet', async () => {
  const { roster } = await read(valley)

  expect(roster.courses).toEqual([
    {
      sourceId: 'c-river',
      title: 'The river',
      code: 'RIV',
      organisation: 'o-ridge',
      session: 's-26',
      yearLevels: ['06', '07'],
      subjects: ['Geography', 'Science'],
      ended: false,
    },
  ])
  expect(roster.classes).toEqual([
    {
      sourceId: 'k-kauri',
      title: 'Kauri',
      code: 'KAU',
      kind: 'homeroom',
      organisation: 'o-ridge',
      course: 'c-river',
      sessions: ['s-26-1', 's-26-h1'],
      yearLevels: ['06', '07'],
      subjects: ['Science'],
      ended: false,
    },
    {
      sourceId: 'k-totara',
      title: 'Tōtara',
      code: 'TOT',
      kind: 'scheduled',
      organisation: 'o-ridge',
      course: 'c-river',
      sessions: ['s-26-1'],
      yearLevels: ['07'],
      subjects: [],
      ended: false,
    },
  ])
})

test('people keep their names and whether they may sign in', async () => {
  const { roster } = await read(valley)
  const nobodyPrefers = { preferredGivenName: '', preferredFamilyName: '' }

  expect(roster.people).toEqual([
    {
      sourceId: 'u-bram',
      givenName: 'Bram',
      familyName: 'Finnegan',
      ...nobodyPrefers,
      username: 'bram.f',
      yearLevels: [],
      enabled: true,
      ended: false,
    },
    {
      sourceId: 'u-isla',
      givenName: 'Isla',
      familyName: 'Finnegan',
      ...nobodyPrefers,
      username: 'isla.f',
      yearLevels: ['06'],
      enabled: true,
      ended: false,
    },
    {
      sourceId: 'u-moira',
      givenName: 'Moira',
      familyName: 'Finnegan',
      ...nobodyPrefers,
      username: 'moira.f',
      yearLevels: [],
      enabled: true,
      ended: false,
    },
    {
      sourceId: 'u-odile',
      givenName: 'Odile',
      familyName: 'Marchetti',
      ...nobodyPrefers,
      username: 'odile.m',
      yearLevels: [],
      enabled: true,
      ended: false,
    },
    {
      sourceId: 'u-tane',
      givenName: 'Tāne',
      familyName: 'Waru',
      ...nobodyPrefers,
      username: 'tane.w',
      yearLevels: ['07'],
      enabled: false,
      ended: false,
    },
    {
      sourceId: 'u-zeb',
      givenName: 'Zebedee',
      familyName: 'Quill',
      ...nobodyPrefers,
      username: 'zeb.q',
      yearLevels: [],
      enabled: true,
      ended: true,
    },
  ])
})

test('a person belongs to every organisation of the row, and first to the first', async () => {
  const { roster } = await read(valley)
  const belongs = roster.affiliations.map(
    ({ person, organisation, role, primary, ended }) =>
      `${person} ${organisation} ${role}${primary ? ' first' : ''}${ended ? ' over' : ''}`,
  )

  expect(belongs).toEqual([
    'u-bram o-ridge guardian first',
    'u-isla o-ridge learner first',
    'u-moira o-ridge parent first',
    'u-odile o-ridge teacher',
    'u-odile o-valley teacher first',
    'u-tane o-ridge learner first',
    'u-tane o-valley learner',
    'u-zeb o-ridge learner first over',
  ])
})

test('places in classes keep their role, their days, and that they are over', async () => {
  const { roster } = await read(valley)

  expect(unrecorded(roster.enrolments)).toEqual([
    {
      class: 'k-kauri',
      person: 'u-isla',
      role: 'learner',
      primary: false,
      starts: '2026-01-28',
      ends: '2026-12-18',
      ended: false,
    },
    { class: 'k-kauri', person: 'u-odile', role: 'teacher', primary: true, ended: false },
    { class: 'k-totara', person: 'u-isla', role: 'learner', primary: false, ended: true },
    { class: 'k-totara', person: 'u-odile', role: 'aide', primary: false, ended: false },
    {
      class: 'k-totara',
      person: 'u-tane',
      role: 'learner',
      primary: false,
      ends: '2026-04-02',
      ended: false,
    },
  ])
})

test('the agents of a child are its guardians, each as their own role says', async () => {
  const { roster } = await read(valley)

  expect(unrecorded(roster.guardianships)).toEqual([
    { guardian: 'u-bram', child: 'u-isla', relationship: 'guardian', ended: false },
    { guardian: 'u-moira', child: 'u-isla', relationship: 'parent', ended: false },
  ])
})

test('every kind that is here in bulk is said to be all there is', async () => {
  const { roster } = await read(valley)

  expect(new Set(Object.values(roster.handling))).toEqual(new Set(['bulk']))
})

test('a file of changes makes its kinds ones of changes, and no others', async () => {
  const { roster } = await read({
    ...valley,
    'manifest.csv': manifest.map((row) => row.replace('users,bulk', 'users,delta')),
  })

  expect(roster.handling).toEqual({
    organisations: 'bulk',
    sessions: 'bulk',
    courses: 'bulk',
    classes: 'bulk',
    people: 'delta',
    affiliations: 'delta',
    enrolments: 'bulk',
    guardianships: 'delta',
  })
})

test('a kind whose file is absent is not spoken of', async () => {
  const { roster, sentences } = await read({
    ...without(valley, 'courses.csv'),
    'manifest.csv': manifest.map((row) => row.replace('courses,bulk', 'courses,absent')),
  })

  expect(roster.handling.courses).toBe('absent')
  expect(roster.classes.map(({ course }) => course)).toEqual(['c-river', 'c-river'])
  expect(sentences).toEqual([ofTheAide])
  expect(roster.elsewhere).toMatchObject([
    { kind: 'courses', id: 'c-river', line: 2 },
    { kind: 'courses', id: 'c-river', line: 3 },
  ])
})

test('a file that the manifest calls absent is read all the same, and named', async () => {
  const { counts, problems, sentences } = await read({
    ...valley,
    'manifest.csv': manifest.map((row) => row.replace('courses,bulk', 'courses,absent')),
  })

  expect(counts.courses).toBe(1)
  expect(problems).toMatchObject([
    { code: 'file-undeclared', file: 'courses.csv' },
    { code: 'role-without-place' },
  ])
  expect(sentences).toEqual([
    'courses.csv: The manifest does not say that this file is here. It was read all the same.',
    ofTheAide,
  ])
})

test('marks and materials are left out on purpose, and files of no standard by name', async () => {
  const { problems, sentences } = await read({
    ...valley,
    'results.csv': ['sourcedId,score', 'r1,7'],
    'seating.csv': ['seat,who', '1,u-isla'],
  })

  expect(problems.map(({ code }) => code)).toEqual([
    'role-without-place',
    'file-ignored',
    'file-ignored',
  ])
  expect(sentences).toEqual([
    ofTheAide,
    'results.csv: Kith keeps nothing of what is in this file, so it was left out on purpose.',
    'seating.csv: This file is not part of a roster and was left out.',
  ])
})

test('addresses and passwords are nowhere in what was read, and are named once', async () => {
  const { roster, sentences } = await read({
    ...valley,
    'users.csv': (valley['users.csv'] ?? []).map((row, at) =>
      at === 0 ? row : row.replace(/,([^,]*)$/, `,hush-${at}`).replace('Rose,,', 'Rose,,i@x.test'),
    ),
  })

  expect(JSON.stringify(roster)).not.toMatch(/hush|x\.test/)
  expect(sentences).toEqual([
    ofTheAide,
    'users.csv: Kith keeps nothing of email, password, so this was left out on purpose.',
  ])
})

test.for([
  [
    'an organisation of no known kind is one of another kind',
    changed('orgs.csv', 'Ridge School,school', 'Ridge School,lighthouse'),
    'orgs.csv, line 3, column “type”: “lighthouse” is not a kind we know. It was read as other.',
  ],
  [
    'a session of no known kind is a term',
    changed('academicSessions.csv', 'Autumn term,term', 'Autumn term,season'),
    'academicSessions.csv, line 3, column “type”: “season” is not a kind we know. It was read as term.',
  ],
  [
    'a class of no known kind is one on the timetable',
    changed('classes.csv', 'TOT,scheduled', 'TOT,sometimes'),
    'classes.csv, line 3, column “classType”: “sometimes” is not a kind we know. It was read as scheduled.',
  ],
  [
    'a status of no known kind is active',
    changed('orgs.csv', 'o-valley,active', 'o-valley,perhaps'),
    'orgs.csv, line 2, column “status”: “perhaps” is not a status we know. It was read as active.',
  ],
  [
    'a role that is empty allows nothing',
    changed('users.csv', 'o-ridge,parent', 'o-ridge,'),
    'users.csv, line 5, column “role”: A value is needed here.',
  ],
  [
    'a role in a class that is empty gives no place',
    changed('enrollments.csv', 'u-odile,aide', 'u-odile,'),
    'enrollments.csv, line 6, column “role”: A value is needed here.',
  ],
  [
    'a day that is none is left out',
    changed('academicSessions.csv', '2026-04-02', '2026-04-31'),
    'academicSessions.csv, line 3, column “endDate”: “2026-04-31” should be a day, written like 2026-02-28.',
  ],
  [
    'a course without a title goes by its id',
    changed('courses.csv', 'The river', ''),
    'courses.csv, line 2, column “title”: A name is missing. The id “c-river” was taken instead.',
  ],
  [
    'a class of a school that is not here belongs to none',
    changed('classes.csv', 'Room 2,o-ridge', 'Room 2,o-gone'),
    'classes.csv, line 2, column “schoolSourcedId”: There is no organisation “o-gone” in this roster.',
  ],
  [
    'a course of a year that is not here has none',
    changed('courses.csv', 's-26', 's-99'),
    'courses.csv, line 2, column “schoolYearSourcedId”: There is no term or year “s-99” in this roster.',
  ],
] as const)('%s', async ([, files, sentence]) => {
  const { sentences, counts } = await read(files)

  expect(sentences).toContain(sentence)
  expect(counts.people).toBe(6)
})

test('headings of other makers are known by their other names', async () => {
  const { roster } = await read({
    ...valley,
    'courses.csv': [
      'Sourced ID,Title,Code,Org Sourced Id,School_Year_Id,Grade,Subject',
      'c-river,The river,RIV,o-ridge,s-26,"07,06","Science,Geography"',
    ],
    'classes.csv': [
      'sourced_id,title,grade,course-sourced-id,code,class type,orgSourcedId,termSourcedId,subject',
      'k-kauri,Kauri,"06,07",c-river,KAU,Homeroom,o-ridge,"s-26-h1,s-26-1",Science',
      'k-totara,Tōtara,07,c-river,TOT,SCHEDULED,o-ridge,s-26-1,',
    ],
  })
  const { roster: plain } = await read(valley)

  expect(roster.courses).toEqual(plain.courses)
  expect(roster.classes).toEqual(plain.classes)
})
