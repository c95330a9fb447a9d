import { describe, expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { sayProblem } from '../problem.ts'
import { readRoster } from '../reading/read.ts'

type Files = Readonly<Record<string, string>>

async function read(files: Parameters<typeof zipOf>[0]) {
  const reading = await readRoster(await zipOf(files))
  const say = speaker(english)
  return { ...reading, sentences: reading.problems.map((problem) => sayProblem(say, problem)) }
}

/** The same files, without a column in one of them. */
function without(files: Files, name: string, column: string): Files {
  const rows = String(files[name]).trimEnd().split('\n')
  const at = rows[0]?.split(',').indexOf(column) ?? -1
  if (at < 0) throw new Error(`${name} has no ${column}.`)
  const cut = rows.map((row) => row.split(',').toSpliced(at, 1).join(','))
  return { ...files, [name]: cut.join('\n') }
}

function missing(file: string, column: string): string {
  return `${file}, line 1: The column ${column} is missing, so nothing is known of it. What is here already stays as it is.`
}

/** School Data Sync 2.1 with every column that its format asks for, and those that Kith needs beside. */
const rich: Files = {
  'orgs.csv': 'sourcedId,name,type,parentSourcedId\nk,Kea School,school,\n',
  'users.csv': 'sourcedId,username,givenName,familyName\n1,w,Wiremu,Pohatu\n',
  'roles.csv':
    'userSourcedId,orgSourcedId,role,grade,isPrimary,roleStartDate,roleEndDate\n1,k,student,6,true,2026-02-01,2026-12-01\n',
  'academicSessions.csv':
    'sourcedId,title,type,schoolYear,startDate,endDate\nt,Term,term,2026,2026-02-01,2026-04-01\n',
  'courses.csv': 'sourcedId,orgSourcedId,title,code\nm,k,Maths,M\n',
  'classes.csv': 'sourcedId,orgSourcedId,title,sessionSourcedIds,courseSourcedId\nc,k,Kea,t,m\n',
  'enrollments.csv': 'classSourcedId,userSourcedId,role\nc,1,student\n',
}

/** School Data Sync 2: what people are stands in their own rows. */
const plain: Files = {
  'orgs.csv': 'sourcedId,name,type\nk,Kea School,school\n',
  'users.csv':
    'sourcedId,orgSourcedIds,givenName,familyName,username,role,grade\n1,k,W,P,w,student,6\n',
  'classes.csv': 'sourcedId,orgSourcedId,title\nc,k,Kea\n',
  'enrollments.csv': 'classSourcedId,userSourcedId,role\nc,1,student\n',
}

/** School Data Sync 1, with terms and courses. */
const old: Files = {
  'School.csv': 'SIS ID,Name\nk,Kea\n',
  'Section.csv':
    'SIS ID,School SIS ID,Section Name,Section Number,Term SIS ID,Term Name,Term StartDate,Term EndDate,Course SIS ID,Course Name,Course Number\nc,k,C,1,t,Spring,2026-02-01,2026-04-01,m,Maths,M\n',
  'Student.csv': 'SIS ID,School SIS ID,First Name,Last Name,Grade\n1,k,Ana,B,5\n',
  'Teacher.csv': 'SIS ID,School SIS ID,First Name,Last Name\n2,k,Tia,C\n',
  'StudentEnrollment.csv': 'Section SIS ID,SIS ID\nc,1\n',
  'TeacherRoster.csv': 'Section SIS ID,SIS ID\nc,2\n',
}

test.for([
  ['School Data Sync 2.1', rich],
  ['School Data Sync 2', plain],
  ['School Data Sync 1', old],
] as const)('%s with what its format asks for has nothing missing', async ([dialect, files]) => {
  const reading = await read(files)

  expect(reading.dialect).toBe(dialect)
  expect(reading.sentences).toEqual([])
})

describe('School Data Sync 2.1', () => {
  test.for([
    ['orgs.csv', 'name'],
    ['orgs.csv', 'type'],
    ['users.csv', 'givenName'],
    ['users.csv', 'familyName'],
    ['roles.csv', 'grade'],
    ['roles.csv', 'roleStartDate'],
    ['roles.csv', 'roleEndDate'],
    ['academicSessions.csv', 'title'],
    ['academicSessions.csv', 'type'],
    ['academicSessions.csv', 'startDate'],
    ['academicSessions.csv', 'endDate'],
    ['courses.csv', 'title'],
    ['classes.csv', 'title'],
  ] as const)('without %s, column %s, says so once', async ([file, column]) => {
    const { sentences } = await read(without(rich, file, column))

    expect(sentences).toEqual([missing(file, column)])
  })

  test.for([
    ['roles.csv', 'isPrimary'],
    ['users.csv', 'username'],
    ['academicSessions.csv', 'schoolYear'],
    ['courses.csv', 'code'],
  ] as const)('without %s, column %s, lacks nothing that matters here', async ([file, column]) => {
    expect((await read(without(rich, file, column))).sentences).toEqual([])
  })

  test('never has days in its places in classes, and is not asked for them', async () => {
    expect((await read(rich)).sentences.join()).not.toMatch(/beginDate|endDate/)
  })
})

test.for([
  ['orgs.csv', 'type'],
  ['users.csv', 'grade'],
] as const)('School Data Sync 2 without %s, column %s, says so', async ([file, column]) => {
  const { sentences, roster } = await read(without(plain, file, column))

  expect(sentences).toEqual([missing(file, column)])
  expect(roster.people).toHaveLength(1)
})

describe('School Data Sync 1', () => {
  test.for([
    ['School.csv', 'Name'],
    ['Section.csv', 'Section Name'],
    ['Section.csv', 'Term Name'],
    ['Section.csv', 'Term StartDate'],
    ['Section.csv', 'Term EndDate'],
    ['Section.csv', 'Course Name'],
    ['Student.csv', 'Grade'],
    ['Teacher.csv', 'Last Name'],
  ] as const)('without %s, column %s, says so once', async ([file, column]) => {
    expect((await read(without(old, file, column))).sentences).toEqual([missing(file, column)])
  })

  test('without terms and courses is not asked for their names and days', async () => {
    const bare = {
      ...old,
      'Section.csv': 'SIS ID,School SIS ID,Section Name\nc,k,C\n',
    }

    expect((await read(bare)).sentences).toEqual([])
  })

  test.for([
    [
      'a term without a name',
      't,Spring,',
      't,,',
      'Section.csv, line 2, column “Term Name”: A name is missing. The id “t” was taken instead.',
    ],
    [
      'a course without a name',
      'm,Maths,',
      'm,,',
      'Section.csv, line 2, column “Course Name”: A name is missing. The id “m” was taken instead.',
    ],
    [
      'a term whose name is too long',
      'Spring',
      'S'.repeat(201),
      'Section.csv, line 2, column “Term Name”: This is longer than 200 letters. The rest was left out.',
    ],
    [
      'a course whose name is too long',
      'Maths',
      'M'.repeat(201),
      'Section.csv, line 2, column “Course Name”: This is longer than 200 letters. The rest was left out.',
    ],
    [
      'a term without its end',
      '2026-04-01',
      '',
      'Section.csv, line 2, column “Term EndDate”: A day is needed here: a term is of use only with its first day and its last. What is here of it stays as it is.',
    ],
  ] as const)('%s is named, once for all its sections', async ([, from, to, sentence]) => {
    const [headings, row = ''] = String(old['Section.csv']).split('\n')
    const rows = [1, 2, 3].map((at) => row.replace('c,k', `c${at === 1 ? '' : at},k`))
    const text = [headings, ...rows.map((one) => one.replace(from, to))].join('\n')

    expect((await read({ ...old, 'Section.csv': text })).sentences).toEqual([sentence])
  })

  test('an id that is taken for a name, and is too long for one, is named twice', async () => {
    const id = 't'.repeat(220)
    const text = String(old['Section.csv']).replace('t,Spring,', `${id},,`)
    const { sentences, roster } = await read({ ...old, 'Section.csv': text })

    expect(roster.sessions[0]?.title).toBe('t'.repeat(200))
    expect(sentences).toHaveLength(2)
    expect(sentences).toContain(
      'Section.csv, line 2, column “Term SIS ID”: This is longer than 200 letters. The rest was left out.',
    )
  })

  test('a name for signing in that is taken for a name, and is too long for one, is named', async () => {
    const { sentences, roster } = await read({
      ...old,
      'Student.csv': `SIS ID,School SIS ID,First Name,Last Name,Username,Grade\n1,k,,,${'u'.repeat(120)}@kea.test,5\n`,
    })

    expect(roster.people[0]?.givenName).toBe('u'.repeat(100))
    expect(sentences).toContain(
      'Student.csv, line 2, column “Username”: This is longer than 100 letters. The rest was left out.',
    )
  })
})

describe('a value that the standard wants', () => {
  test.for([
    [
      'the kind of an organisation',
      spoilt('orgs.csv', 'Hill School,school', 'Hill School,'),
      'orgs.csv, line 3, column “type”: A kind is needed here, and there is none. It was read as other.',
    ],
    [
      'the kind of a term',
      spoilt('academicSessions.csv', 'Term 1,term', 'Term 1,'),
      'academicSessions.csv, line 3, column “type”: A kind is needed here, and there is none. It was read as term.',
    ],
    [
      'the first day of a term',
      spoilt('academicSessions.csv', 'term,2026-02-01', 'term,'),
      'academicSessions.csv, line 3, column “startDate”: A day is needed here: a term is of use only with its first day and its last. What is here of it stays as it is.',
    ],
  ] as const)('%s is named where it is empty', async ([, files, sentence]) => {
    expect((await read(files)).sentences).toEqual([sentence])
  })

  test('is named once for its column, where the column is not there at all', async () => {
    const { sentences } = await read(without(faultless() as Files, 'orgs.csv', 'type'))

    expect(sentences).toEqual([missing('orgs.csv', 'type')])
  })
})
