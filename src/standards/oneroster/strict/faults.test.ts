import { expect, test } from 'vitest'
import { faultless, fileOf, spoilt } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { sayProblem } from '../problem.ts'
import { checkStrictly } from './strict.ts'

type Files = ReturnType<typeof faultless>

async function faultsIn(files: Files): Promise<readonly string[]> {
  const sources = Object.entries(files).map(([name, content]) => fileOf(name, content, 512))
  const { listed } = await checkStrictly(sources)
  const say = speaker(english)
  return listed.map((problem) => `${problem.code}: ${sayProblem(say, problem)}`)
}

const manifest = String(faultless()['manifest.csv'])

/** The faultless set as one of changes: every row with a status and a moment. */
function changes(status = 'active', moment = '2026-02-01T09:00:00.000Z'): Files {
  const files = Object.entries(faultless()).map(([name, text]) => [
    name,
    String(text)
      .replaceAll(',bulk', ',delta')
      .replace(/^([^,\n]+),,,/gm, `$1,${status},${moment},`),
  ])
  return Object.fromEntries(files) as Files
}

/** One of the changes, spoilt in one place. */
function spoiltChange(name: string, from: string, to: string): Files {
  const files = changes()
  return { ...files, [name]: String(files[name]).replace(from, to) }
}

/** One file with one more column, in which every row has a value. */
function wider(name: string, heading: string): Files {
  const [headings = '', ...rows] = String(faultless()[name]).trimEnd().split('\n')
  return faultless({
    [name]: [`${headings},${heading}`, ...rows.map((row) => `${row},x`)].join('\n'),
  })
}

const planted: readonly (readonly [rule: string, files: Files, fault: string])[] = [
  [
    'there is a manifest',
    { ...faultless({ 'manifest.csv': undefined }) },
    'manifest-missing: manifest.csv: The file manifest.csv is missing. It says which files there are.',
  ],
  [
    'the manifest has the version of manifests',
    spoilt('manifest.csv', 'manifest.version,1.0', 'manifest.version,2.0'),
    'manifest-value: manifest.csv, line 2, column “value”: The manifest says “2.0” for manifest.version. Expected: 1.0.',
  ],
  [
    'the manifest has the version of OneRoster',
    spoilt('manifest.csv', 'oneroster.version,1.2', 'oneroster.version,1.1'),
    'manifest-value: manifest.csv, line 3, column “value”: The manifest says “1.1” for oneroster.version. Expected: 1.2.',
  ],
  [
    'the manifest says its version at all',
    spoilt('manifest.csv', 'manifest.version,1.0\n', ''),
    'manifest-property-missing: manifest.csv: The manifest should have a line manifest.version.',
  ],
  [
    'the manifest speaks of every file of the standard',
    spoilt('manifest.csv', 'file.scoreScales,absent\n', ''),
    'manifest-property-missing: manifest.csv: The manifest should have a line file.scoreScales.',
  ],
  [
    'modes are written small',
    spoilt('manifest.csv', 'file.results,absent', 'file.results,ABSENT'),
    'manifest-value: manifest.csv, line 20, column “value”: The manifest says “ABSENT” for file.results. Expected: absent, bulk, delta.',
  ],
  [
    'the manifest has its headings',
    spoilt('manifest.csv', 'propertyName,value', 'property,value'),
    'column-missing: manifest.csv, line 1, column “propertyName”: The column propertyName is missing.',
  ],
  [
    'what is promised is here',
    spoilt('manifest.csv', 'file.demographics,absent', 'file.demographics,bulk'),
    'file-missing: demographics.csv: The manifest says that this file is here, but it is not.',
  ],
  [
    'what is here is promised',
    spoilt('manifest.csv', 'file.enrollments,bulk', 'file.enrollments,absent'),
    'file-undeclared: enrollments.csv: The manifest does not say that this file is here.',
  ],
  [
    'nothing else is packed',
    faultless({ 'readme.txt': 'hello' }),
    'file-undeclared: readme.txt: This file is not part of OneRoster 1.2.',
  ],
  [
    'a heading stands once',
    wider('orgs.csv', 'type'),
    'column-twice: orgs.csv, line 1, column “type”: Two columns have this heading.',
  ],
  [
    'what is no column begins with metadata',
    wider('orgs.csv', 'motto'),
    'column-unknown: orgs.csv, line 1, column “motto”: OneRoster 1.2 has no column of this name here. Extensions begin with metadata.',
  ],
  [
    'no column is left out',
    spoilt('courses.csv', ',subjectCodes', ',metadata.codes'),
    'column-missing: courses.csv, line 1, column “subjectCodes”: The column subjectCodes is missing.',
  ],
  [
    'columns stand in their order',
    spoilt('courses.csv', 'subjects,subjectCodes', 'subjectCodes,subjects'),
    'column-order: courses.csv, line 1, column “subjects”: The columns stand in another order. Expected here: subjects.',
  ],
  [
    'rows have as many values as there are headings',
    spoilt(
      'orgs.csv',
      'net,,,The Valley,ext:collaborative,,',
      'net,,,The Valley,ext:collaborative',
    ),
    'row-shape: orgs.csv, line 2: This row has 5 values, but there are 7 headings.',
  ],
  [
    'every row has an id',
    spoilt('roles.csv', 'r2,', ','),
    'id-missing: roles.csv, line 3, column “sourcedId”: A value is needed here.',
  ],
  [
    'an id is given once',
    spoilt('roles.csv', 'r3,', 'r1,'),
    'id-twice: roles.csv, line 4, column “sourcedId”: The id “r1” was already used in roles.csv, line 2.',
  ],
  [
    'what is needed is there',
    spoilt('users.csv', 'Navreet,Kaur', 'Navreet,'),
    'value-missing: users.csv, line 2, column “familyName”: A value is needed here.',
  ],
  [
    'truths are true or false',
    spoilt('enrollments.csv', 'teacher,true', 'teacher,yes'),
    'value-form: enrollments.csv, line 2, column “primary”: “yes” should be true or false.',
  ],
  [
    'days are days of the calendar',
    spoilt('academicSessions.csv', '2026-04-10', '2026-02-29'),
    'value-form: academicSessions.csv, line 3, column “endDate”: “2026-02-29” should be a day, written like 2026-02-28.',
  ],
  [
    'years have four figures',
    spoilt('academicSessions.csv', ',,2026\n', ',,2025/26\n'),
    'value-form: academicSessions.csv, line 2, column “schoolYear”: “2025/26” should be a year, written like 2026.',
  ],
  [
    'sessions are of a kind',
    spoilt('academicSessions.csv', 'Term 1,term', 'Term 1,quarter'),
    'value-unknown: academicSessions.csv, line 3, column “type”: “quarter” is not one of: gradingPeriod, semester, schoolYear, term, ext:….',
  ],
  [
    'organisations are of a kind',
    spoilt('orgs.csv', 'Hill School,school', 'Hill School,college'),
    'value-unknown: orgs.csv, line 3, column “type”: “college” is not one of: department, district, local, national, school, state, ext:….',
  ],
  [
    'classes are of a kind',
    spoilt('classes.csv', 'homeroom', 'lesson'),
    'value-unknown: classes.csv, line 2, column “classType”: “lesson” is not one of: homeroom, scheduled, ext:….',
  ],
  [
    'people have a role of the standard',
    spoilt('roles.csv', 'primary,parent', 'primary,mother'),
    'value-unknown: roles.csv, line 4, column “role”: “mother” is not one of: aide, counselor, districtAdministrator, guardian, parent, principal, proctor, relative, siteAdministrator, student, systemAdministrator, teacher, ext:….',
  ],
  [
    'a role is the first or not',
    spoilt('roles.csv', 'primary,parent', 'ext:main,parent'),
    'value-unknown: roles.csv, line 4, column “roleType”: “ext:main” is not one of: primary, secondary.',
  ],
  [
    'in a class there are four roles',
    spoilt('enrollments.csv', 'aroha,student', 'aroha,aide'),
    'value-unknown: enrollments.csv, line 3, column “role”: “aide” is not one of: administrator, proctor, student, teacher, ext:….',
  ],
  [
    'an agent is somebody',
    spoilt('users.csv', ',mother,05', ',"mother,uncle",05'),
    'reference-unknown: users.csv, line 3, column “agentSourcedIds”: There is no “uncle” in users.csv.',
  ],
  [
    'a parent is an organisation',
    spoilt('orgs.csv', '1234,net', '1234,web'),
    'reference-unknown: orgs.csv, line 3, column “parentSourcedId”: There is no “web” in orgs.csv.',
  ],
  [
    'a heading is nobody’s id',
    spoilt('orgs.csv', '1234,net', '1234,sourcedId'),
    'reference-unknown: orgs.csv, line 3, column “parentSourcedId”: There is no “sourcedId” in orgs.csv.',
  ],
  [
    'a course is there',
    spoilt('classes.csv', '05,writing', '05,reading'),
    'reference-unknown: classes.csv, line 2, column “courseSourcedId”: There is no “reading” in courses.csv.',
  ],
  [
    'a class is there',
    spoilt('enrollments.csv', 'e2,,,room7', 'e2,,,room8'),
    'reference-unknown: enrollments.csv, line 3, column “classSourcedId”: There is no “room8” in classes.csv.',
  ],
  [
    'in bulk nothing has a status',
    spoilt('courses.csv', 'writing,,', 'writing,active,'),
    'bulk-with-status: courses.csv, line 2, column “status”: In a bulk file this column is left empty.',
  ],
  [
    'in bulk nothing has a moment',
    spoilt('courses.csv', 'writing,,', 'writing,,2026-01-01T00:00:00Z'),
    'bulk-with-status: courses.csv, line 2, column “dateLastModified”: In a bulk file this column is left empty.',
  ],
  [
    'among changes everything has a status',
    spoiltChange('courses.csv', 'writing,active,', 'writing,,'),
    'delta-without-status: courses.csv, line 2, column “status”: In a delta file this column needs a value.',
  ],
  [
    'among changes everything has a moment',
    spoiltChange('courses.csv', 'active,2026-02-01T09:00:00.000Z', 'active,'),
    'delta-without-status: courses.csv, line 2, column “dateLastModified”: In a delta file this column needs a value.',
  ],
  [
    'a status is one of two',
    spoiltChange('courses.csv', 'writing,active', 'writing,inactive'),
    'value-unknown: courses.csv, line 2, column “status”: “inactive” is not one of: active, tobedeleted.',
  ],
  [
    'a moment is one of the calendar',
    spoiltChange('courses.csv', '2026-02-01T09', '2026-13-01T09'),
    'value-form: courses.csv, line 2, column “dateLastModified”: “2026-13-01T09:00:00.000Z” should be a moment, written like 2026-02-28T09:00:00.000Z.',
  ],
  [
    'a day is no moment',
    spoiltChange('courses.csv', '2026-02-01T09:00:00.000Z', '2026-02-01'),
    'value-form: courses.csv, line 2, column “dateLastModified”: “2026-02-01” should be a moment, written like 2026-02-28T09:00:00.000Z.',
  ],
  [
    'quotation marks are closed',
    spoilt('courses.csv', 'Writing', '"Writing'),
    'quote-broken: courses.csv, line 2: A quotation mark on this line is not closed, or stands in the middle of a value.',
  ],
  [
    'a file has rows',
    spoilt('enrollments.csv', /\n[^]*/, '\n'),
    'file-empty: enrollments.csv: This file has no rows below its headings.',
  ],
  [
    'a file has headings',
    faultless({ 'enrollments.csv': '' }),
    'file-empty: enrollments.csv: This file has no rows below its headings.',
  ],
  [
    'there are no zero bytes',
    spoilt('courses.csv', 'Writing', 'Writ\0ing'),
    'nul-byte: courses.csv: There are zero bytes in this file.',
  ],
]

test.for(planted)('%s: one fault planted is that fault found', async ([, files, fault]) => {
  expect(await faultsIn(files)).toEqual([fault])
})

test('what is longer than a row is no row, and missed by what refers to it', async () => {
  expect(await faultsIn(spoilt('courses.csv', 'Writing', 'w'.repeat(20_000)))).toEqual([
    'reference-unknown: classes.csv, line 2, column “courseSourcedId”: There is no “writing” in courses.csv.',
    'file-empty: courses.csv: This file has no rows below its headings.',
    'row-too-long: courses.csv, line 2: This row is longer than 20000 characters. Is a quotation mark not closed?',
  ])
})

test('files of the standard that Kith does not keep are looked at for their first columns', async () => {
  const declared = manifest.replace('file.results,absent', 'file.results,bulk')
  const results = 'sourcedId,status,score\nx1,,7\nx1,,8\n'

  expect(await faultsIn(faultless({ 'manifest.csv': declared, 'results.csv': results }))).toEqual([
    'column-missing: results.csv, line 1, column “dateLastModified”: The column dateLastModified is missing.',
    'id-twice: results.csv, line 3, column “sourcedId”: The id “x1” was already used in results.csv, line 2.',
  ])
})

test('a status that is over is a status, in any moment of the world', async () => {
  for (const moment of ['2026-02-01T09:00:00Z', '2026-02-01T09:00:00.5+13:00'])
    expect(await faultsIn(changes('tobedeleted', moment))).toEqual([])
})

test('changes may refer to what came before them', async () => {
  expect(await faultsIn(spoiltChange('enrollments.csv', 'room7', 'room99'))).toEqual([])
})

test('where ids stand in another column, what refers to them is still found', async () => {
  const orgs = [
    'status,sourcedId,dateLastModified,name,type,identifier,parentSourcedId',
    ',net,,The Valley,ext:collaborative,,',
    ',school,,Hill School,school,1234,net',
  ].join('\n')

  expect(await faultsIn(faultless({ 'orgs.csv': orgs }))).toEqual([
    'column-order: orgs.csv, line 1, column “sourcedId”: The columns stand in another order. Expected here: sourcedId.',
  ])
})

test('an id that a spreadsheet would take for a formula is known however it is referred to', async () => {
  const files = Object.fromEntries(
    Object.entries(faultless()).map(([name, text]) => [
      name,
      String(text)
        .replaceAll(/^mother,/gm, "'=m,")
        .replaceAll(',mother,primary', ",'=m,primary")
        .replaceAll(',mother,05', ',"kaur,=m",05'),
    ]),
  ) as Files

  expect(await faultsIn(files)).toEqual([])
})

test('a name in other capitals is named with the right one', async () => {
  const { 'users.csv': users = '', ...rest } = faultless()

  expect(await faultsIn({ ...rest, 'Users.csv': users })).toContain(
    'file-name-case: Users.csv: The name of this file should be written users.csv.',
  )
})

test('JSON is not a strict roster', async () => {
  expect(await faultsIn(faultless({ 'users.json': '[]' }))).toContain(
    'file-undeclared: users.json: This file is not part of OneRoster 1.2.',
  )
})

test('what is false, and an extension of every list, is as good as what is true and listed', async () => {
  for (const files of [
    spoilt('users.csv', 'kaur,,,true', 'kaur,,,false'),
    spoilt('enrollments.csv', 'teacher,true', 'ext:mentor,false'),
    spoilt('roles.csv', 'primary,teacher', 'secondary,ext:mentor'),
    spoilt('classes.csv', 'homeroom', 'ext:choir'),
    spoilt('academicSessions.csv', 'Term 1,term', 'Term 1,ext:holidays'),
  ])
    expect(await faultsIn(files)).toEqual([])
})

test.each([
  ['orgs.csv', 'ext:collaborative,,', 'school', 'line 2', 'organisation', 'net → school → net'],
  ['academicSessions.csv', '2026-12-15,,', 'term1', 'line 3', 'term', 'term1 → year → term1'],
])('a ring of parents in %s is a fault', async (...[file, from, parent, line, kind, path]) => {
  const to = parent === 'school' ? `${from}${parent}` : `2026-12-15,${parent},`

  expect(await faultsIn(spoilt(file, from, to))).toEqual([
    `parent-cycle: ${file}, ${line}, column “parentSourcedId”: This ${kind} is among its own parents: ${path}.`,
  ])
})
