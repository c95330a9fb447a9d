import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import * as fc from 'fast-check'
import { complete } from '../src/standards/oneroster/exporting/complete.ts'
import type { Roster } from '../src/standards/oneroster/roster.ts'
import type { SourceFile } from '../src/standards/oneroster/files/source.ts'

type Files = Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>

/** The bytes of a ZIP with these files. */
export async function zipOf(files: Files): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
  for (const [name, content] of Object.entries(files)) {
    await zip.add(name, new Uint8ArrayReader(bytesOf(content)))
  }
  return zip.close()
}

/** One file of a roster, whose bytes come in pieces of this size. */
export function fileOf(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  piece = 7,
): SourceFile {
  const bytes = bytesOf(content)
  return {
    name,
    path: name,
    size: bytes.length,
    async *bytes() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.slice(at, at + piece)
    },
  }
}

function bytesOf(content: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}

/** A small faultless OneRoster 1.2, to be spoilt in one place. */
export function faultless(changes: Readonly<Record<string, string | undefined>> = {}): Files {
  const files: Record<string, string | undefined> = {
    'manifest.csv': [
      'propertyName,value',
      'manifest.version,1.0',
      'oneroster.version,1.2',
      ...dataFiles.map((name) => `file.${name},${bulkFiles.includes(name) ? 'bulk' : 'absent'}`),
      'source.systemName,Test',
      'source.systemCode,test',
    ].join('\n'),
    'academicSessions.csv': table(
      'title,type,startDate,endDate,parentSourcedId,schoolYear',
      'year,,,2026,schoolYear,2026-02-01,2026-12-15,,2026',
      'term1,,,Term 1,term,2026-02-01,2026-04-10,year,2026',
    ),
    'orgs.csv': table(
      'name,type,identifier,parentSourcedId',
      'net,,,The Valley,ext:collaborative,,',
      'school,,,Hill School,school,1234,net',
    ),
    'courses.csv': table(
      'schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
      'writing,,,year,Writing,W,05,school,English,',
    ),
    'classes.csv': table(
      'title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
      'room7,,,Room 7,05,writing,R7,homeroom,,school,term1,English,,',
    ),
    'users.csv': table(
      'enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns',
      'kaur,,,true,kaur,,Navreet,Kaur,,,,,,,,,,,,,school,',
      'aroha,,,true,aroha,,Aroha,Ngata,,,,,,mother,05,,,,,,school,',
      'mother,,,true,mother,,Hana,Ngata,,,,,,,,,,,,,,',
    ),
    'roles.csv': table(
      'userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
      'r1,,,kaur,primary,teacher,,,school,',
      'r2,,,aroha,primary,student,2026-02-01,,school,',
      'r3,,,mother,primary,parent,,,school,',
    ),
    'enrollments.csv': table(
      'classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
      'e1,,,room7,school,kaur,teacher,true,,',
      'e2,,,room7,school,aroha,student,,2026-02-01,',
    ),
    ...changes,
  }
  const kept = Object.entries(files).filter(([, content]) => content !== undefined)
  return Object.fromEntries(kept) as Files
}

const bulkFiles = [
  'academicSessions',
  'classes',
  'courses',
  'enrollments',
  'orgs',
  'roles',
  'users',
]

const dataFiles = [
  ...bulkFiles,
  ...'categories classResources courseResources demographics lineItemLearningObjectiveIds lineItems lineItemScoreScales resources resultLearningObjectiveIds results resultScoreScales scoreScales userProfiles userResources'.split(
    ' ',
  ),
]

function table(columns: string, ...rows: readonly string[]): string {
  return [`sourcedId,status,dateLastModified,${columns}`, ...rows, ''].join('\n')
}

/** The text of one of the faultless files, with one thing replaced by another. */
export function spoilt(name: string, from: string | RegExp, to: string): Files {
  const content = faultless()[name]
  if (typeof content !== 'string') throw new Error(`There is no ${name} to spoil.`)
  const changed = content.replace(from, to)
  if (changed === content) throw new Error(`${name} has no ${String(from)}.`)
  return faultless({ [name]: changed })
}

/** Names and titles as people have them, and as attackers send them. */
const someText = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
    fc.constantFrom('=1+1', "'=2", '-3', '@x', '+64', 'a,b', 'O"Neil', '"', "''=", 'ā é ß', '東京'),
  )
  .map((text) => text.replace(/[\s\p{Cc}\ufeff\ufffd]+/gu, ' ').trim())
  .filter((text) => text !== '' && text !== '–' && text.isWellFormed())

const someId = fc.nat({ max: 30 }).map((number) => `id-${number}`)
const someDay = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10))
const somePeriod = fc
  .record({ starts: someDay, ends: someDay }, { requiredKeys: [] })
  .map(({ starts, ends }) => ({
    ...(starts && { starts }),
    ...(ends && (!starts || starts <= ends) && { ends }),
  }))
const someList = fc
  .uniqueArray(fc.constantFrom('01', '02', '5', 'PS', 'Maths'), { maxLength: 3 })
  .map((list) => list.toSorted())

function things<Thing>(
  arbitrary: fc.Arbitrary<Thing>,
): fc.Arbitrary<(Thing & { sourceId: string })[]> {
  return fc
    .uniqueArray(someId, { maxLength: 8 })
    .chain((ids) =>
      fc.tuple(...ids.map((sourceId) => arbitrary.map((thing) => ({ ...thing, sourceId })))),
    )
    .map((list) => list.toSorted((one, other) => (one.sourceId < other.sourceId ? -1 : 1)))
}

const ended = fc.constant(false)

/** A roster that a strict file can hold. */
export const someRoster: fc.Arbitrary<Roster> = fc
  .record({
    organisations: things(
      fc.record({
        name: someText,
        kind: fc.constantFrom(
          'school',
          'district',
          'home',
          'network',
          'community',
          'provider',
          'other',
        ),
        code: fc.oneof(fc.constant(''), someText),
        ended,
      }),
    ),
    sessions: things(
      fc.record({
        title: someText,
        kind: fc.constantFrom('school-year', 'semester', 'term', 'grading-period'),
        starts: fc.constant('2026-01-01'),
        ends: fc.constant('2026-12-31'),
        schoolYear: fc.constant('2026'),
        ended,
      }),
    ),
    courses: things(
      fc.record({
        title: someText,
        code: fc.constant(''),
        yearLevels: someList,
        subjects: someList,
        ended,
      }),
    ),
    classes: things(
      fc.record({
        title: someText,
        code: fc.oneof(fc.constant(''), someText),
        kind: fc.constantFrom('homeroom', 'scheduled', 'self-organised', 'other'),
        organisation: someId,
        course: someId,
        sessions: fc.uniqueArray(someId, { maxLength: 2 }).map((list) => list.toSorted()),
        yearLevels: someList,
        subjects: someList,
        ended,
      }),
    ),
    people: things(
      fc.record({
        givenName: someText,
        familyName: fc.oneof(fc.constant(''), someText),
        preferredGivenName: fc.oneof(fc.constant(''), someText),
        preferredFamilyName: fc.constant(''),
        username: someText,
        yearLevels: someList,
        enabled: fc.boolean(),
        ended,
      }),
    ),
    affiliations: relations(
      fc.record({
        person: someId,
        organisation: someId,
        role: someRole(),
        primary: fc.boolean(),
        ended,
      }),
      ({ person, organisation, role }) => [person, organisation, role],
    ),
    enrolments: relations(
      fc.record({ class: someId, person: someId, role: someRole(), primary: fc.boolean(), ended }),
      (one) => [one.class, one.person, one.role],
    ),
    guardianships: relations(
      fc.record({
        guardian: someId,
        child: someId,
        relationship: fc.constantFrom('guardian', 'parent', 'relative', 'other'),
        ended,
      }),
      ({ guardian, child }) => [guardian, child],
    ).map((list) => list.filter(({ guardian, child }) => guardian !== child).map(withoutDates)),
  })
  .map((roster) => complete({ handling: {}, ...roster } as unknown as Roster))

function someRole() {
  return fc.constantFrom(
    'learner',
    'teacher',
    'aide',
    'principal',
    'guardian',
    'administrator',
    'other',
  )
}

function relations<Relation extends object>(
  arbitrary: fc.Arbitrary<Relation>,
  joins: (relation: Relation) => readonly string[],
) {
  const key = (relation: Relation) => joins(relation).join('\t')
  return fc
    .uniqueArray(
      fc.tuple(arbitrary, somePeriod).map(([relation, period]) => ({ ...relation, ...period })),
      { maxLength: 20, selector: key },
    )
    .map((list) => list.toSorted((one, other) => (key(one) < key(other) ? -1 : 1)))
}

function withoutDates<Relation extends { starts?: string; ends?: string }>(relation: Relation) {
  const { starts: _, ends: __, ...rest } = relation
  return rest
}

/** The same without the ids of the rows that tell of relations. */
export function unrecorded<Value>(value: Value): Value {
  const ofRows = ['record', 'also', 'isByRole', 'restated']
  const text = JSON.stringify(value, (key, one: unknown) =>
    ofRows.includes(key) ? undefined : one,
  )
  return JSON.parse(text) as Value
}
