import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { someRoster } from '../../../../test/oneroster.ts'
import type { Roster, RosterRole } from '../roster.ts'
import { strictColumns } from '../strict/columns.ts'
import { complete } from './complete.ts'
import { exportTables } from './rows.ts'

const place: Roster = complete({
  handling: {} as Roster['handling'],
  organisations: [
    { sourceId: 'net', name: 'The Sound', kind: 'network', code: '', ended: false },
    {
      sourceId: 's',
      name: 'Kelp School',
      kind: 'school',
      code: 'K1',
      parent: 'net',
      ended: false,
    },
  ],
  sessions: [
    {
      sourceId: 't1',
      title: 'Term 1',
      kind: 'term',
      starts: '2026-02-02',
      ends: '2026-04-10',
      schoolYear: '2026',
      ended: false,
    },
  ],
  courses: [
    {
      sourceId: 'c',
      title: 'Knots, "bends"',
      code: 'KN',
      organisation: 's',
      yearLevels: ['05', '06'],
      subjects: ['Craft'],
      ended: false,
    },
  ],
  classes: [
    {
      sourceId: 'k',
      title: 'Harbour',
      code: '',
      kind: 'self-organised',
      organisation: 's',
      course: 'c',
      sessions: ['t1'],
      yearLevels: [],
      subjects: ['Craft', 'Maths'],
      ended: false,
    },
  ],
  people: [
    {
      sourceId: 'fetu',
      givenName: 'Fetu',
      familyName: '',
      preferredGivenName: 'Fe',
      preferredFamilyName: '',
      username: 'fetu',
      yearLevels: ['05'],
      enabled: true,
      ended: false,
    },
    {
      sourceId: 'lotta',
      givenName: 'Lotta',
      familyName: 'Berg',
      preferredGivenName: '',
      preferredFamilyName: '',
      username: 'lotta',
      yearLevels: [],
      enabled: false,
      ended: false,
    },
  ],
  affiliations: [
    {
      person: 'fetu',
      organisation: 's',
      role: 'learner',
      primary: true,
      starts: '2026-02-02',
      ended: false,
    },
    {
      person: 'lotta',
      organisation: 's',
      role: 'staff',
      primary: false,
      ends: '2026-12-31',
      ended: false,
    },
    { person: 'lotta', organisation: 's', role: 'guardian', primary: true, ended: false },
  ],
  enrolments: [
    { class: 'k', person: 'fetu', role: 'learner', primary: false, ended: false },
    {
      class: 'k',
      person: 'lotta',
      role: 'aide',
      primary: true,
      starts: '2026-02-02',
      ends: '2026-03-01',
      ended: false,
    },
  ],
  guardianships: [{ guardian: 'lotta', child: 'fetu', relationship: 'guardian', ended: false }],
})

/** The rows of a table as the cells that are not empty, by their headings. */
function cellsOf(roster: Roster, name: string): Record<string, string>[] {
  const [headings = [], ...rows] =
    exportTables(roster).find((table) => table.name === name)?.rows ?? []
  return rows.map((row) =>
    Object.fromEntries(
      row.flatMap((cell, at) => (cell === '' ? [] : [[headings[at] ?? '', cell] as const])),
    ),
  )
}

test('there is a manifest, and a table of everything of which there is something', () => {
  expect(exportTables(place).map(({ name }) => name)).toEqual([
    'manifest',
    'academicSessions',
    'classes',
    'courses',
    'enrollments',
    'orgs',
    'roles',
    'users',
  ])
  expect(exportTables(complete({ ...place, people: [] })).map(({ name }) => name)).toEqual([
    'manifest',
    'academicSessions',
    'classes',
    'courses',
    'orgs',
  ])
})

test('the manifest says which tables are here, and who wrote them', () => {
  const { rows = [] } = exportTables(complete({ ...place, people: [] }))[0] ?? {}

  expect(rows.slice(0, 3)).toEqual([
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
  ])
  expect(rows).toContainEqual(['file.orgs', 'bulk'])
  expect(rows).toContainEqual(['file.users', 'absent'])
  expect(rows).toContainEqual(['file.demographics', 'absent'])
  expect(rows.filter(([name]) => name?.startsWith('file.'))).toHaveLength(21)
  expect(rows.slice(-2)).toEqual([
    ['source.systemName', 'Kith'],
    ['source.systemCode', 'kith'],
  ])
})

test('organisations, sessions and courses are written in the standard’s words', () => {
  expect(cellsOf(place, 'orgs')).toEqual([
    { sourcedId: 'net', name: 'The Sound', type: 'ext:collaborative' },
    {
      sourcedId: 's',
      name: 'Kelp School',
      type: 'school',
      identifier: 'K1',
      parentSourcedId: 'net',
    },
  ])
  expect(cellsOf(place, 'academicSessions')).toEqual([
    {
      sourcedId: 't1',
      title: 'Term 1',
      type: 'term',
      startDate: '2026-02-02',
      endDate: '2026-04-10',
      schoolYear: '2026',
    },
  ])
  expect(cellsOf(place, 'courses')).toEqual([
    {
      sourcedId: 'c',
      title: 'Knots, "bends"',
      courseCode: 'KN',
      grades: '05,06',
      orgSourcedId: 's',
      subjects: 'Craft',
    },
  ])
})

test('classes are written with what they belong to', () => {
  expect(cellsOf(place, 'classes')).toEqual([
    {
      sourcedId: 'k',
      title: 'Harbour',
      courseSourcedId: 'c',
      classType: 'ext:selfOrganised',
      schoolSourcedId: 's',
      termSourcedIds: 't1',
      subjects: 'Craft,Maths',
    },
  ])
})

test('people are written with their guardians, and with where they belong first', () => {
  expect(cellsOf(place, 'users')).toEqual([
    {
      sourcedId: 'fetu',
      enabledUser: 'true',
      username: 'fetu',
      givenName: 'Fetu',
      familyName: '–',
      grades: '05',
      preferredGivenName: 'Fe',
      agentSourcedIds: 'lotta',
      primaryOrgSourcedId: 's',
      'metadata.agentRelationships': 'guardian',
    },
    {
      sourcedId: 'lotta',
      enabledUser: 'false',
      username: 'lotta',
      givenName: 'Lotta',
      familyName: 'Berg',
    },
  ])
})

test('of several guardians each has the relationship that stands in the same place', () => {
  const guardianships = [
    { guardian: 'lotta', child: 'fetu', relationship: 'other' as const, ended: false },
    { guardian: 'fetu', child: 'fetu', relationship: 'parent' as const, ended: false },
  ]
  const [fetu] = cellsOf({ ...place, guardianships }, 'users')

  expect(fetu?.['agentSourcedIds']).toBe('lotta,fetu')
  expect(fetu?.['metadata.agentRelationships']).toBe('ext:other,parent')
})

test('where nobody has a guardian there is no column for how they stand', () => {
  const { rows = [] } =
    exportTables({ ...place, guardianships: [] }).find(({ name }) => name === 'users') ?? {}

  expect(rows[0]).not.toContain('metadata.agentRelationships')
})

test('roles and places have ids that other systems may remember: they never change', () => {
  expect(cellsOf(place, 'roles')).toEqual([
    {
      sourcedId: '61c5874b3d2e111012c5292d',
      userSourcedId: 'fetu',
      roleType: 'primary',
      role: 'student',
      beginDate: '2026-02-02',
      orgSourcedId: 's',
    },
    {
      sourcedId: '076f6ebc692a2f024ec1a715',
      userSourcedId: 'lotta',
      roleType: 'primary',
      role: 'guardian',
      orgSourcedId: 's',
    },
    {
      sourcedId: '9003729aaf1d5db894793a7b',
      userSourcedId: 'lotta',
      roleType: 'secondary',
      role: 'ext:staff',
      endDate: '2026-12-31',
      orgSourcedId: 's',
    },
  ])
  expect(cellsOf(place, 'enrollments')).toEqual([
    {
      sourcedId: 'f4bdd9778b3a23cb0bcbe181',
      classSourcedId: 'k',
      schoolSourcedId: 's',
      userSourcedId: 'fetu',
      role: 'student',
      primary: 'false',
    },
    {
      sourcedId: 'daf7df91d65b5f59489a3b8f',
      classSourcedId: 'k',
      schoolSourcedId: 's',
      userSourcedId: 'lotta',
      role: 'ext:aide',
      primary: 'true',
      beginDate: '2026-02-02',
      endDate: '2026-03-01',
    },
  ])
})

test('the days of a relation, and whether it comes first, change nothing of its id', () => {
  const affiliations = place.affiliations.map((one) => ({
    ...one,
    primary: !one.primary,
    starts: '2001-01-01',
  }))

  expect(cellsOf({ ...place, affiliations }, 'roles').map((row) => row['sourcedId'])).toEqual(
    cellsOf(place, 'roles').map((row) => row['sourcedId']),
  )
})

const inClass: readonly (readonly [RosterRole, string])[] = [
  ['learner', 'student'],
  ['teacher', 'teacher'],
  ['proctor', 'proctor'],
  ['administrator', 'administrator'],
  ['aide', 'ext:aide'],
  ['counsellor', 'ext:counselor'],
  ['principal', 'ext:principal'],
  ['guardian', 'ext:guardian'],
  ['staff', 'ext:staff'],
  ['other', 'ext:other'],
  ['site-administrator', 'ext:siteAdministrator'],
]

test.for(inClass)('in a class, a %s is written as %s', ([role, token]) => {
  const enrolments = [{ class: 'k', person: 'fetu', role, primary: false, ended: false }]

  expect(cellsOf({ ...place, enrolments }, 'enrollments')[0]?.['role']).toBe(token)
})

test('every table has the columns of the standard, and every row as many values', () => {
  fc.assert(
    fc.property(someRoster, (roster) => {
      for (const { name, rows } of exportTables(roster).slice(1)) {
        const [headings = []] = rows
        const standard = strictColumns[name]?.map((column) => column.name) ?? []
        expect(headings.slice(3, 3 + standard.length)).toEqual(standard)
        for (const row of rows) expect(row).toHaveLength(headings.length)
      }
    }),
  )
})

test('no two rows of a table have one id', () => {
  fc.assert(
    fc.property(someRoster, (roster) => {
      for (const { rows } of exportTables(roster)) {
        const ids = rows.map(([id]) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }
    }),
  )
})

test('an id of a relation is the same in whatever roster the relation stands', () => {
  fc.assert(
    fc.property(someRoster, fc.nat(), (roster, seed) => {
      const some = roster.enrolments.filter((_, at) => (at + seed) % 2 === 0)
      const all = cellsOf(roster, 'enrollments').map((row) => row['sourcedId'])
      const few = cellsOf({ ...roster, enrolments: some }, 'enrollments')

      for (const row of few) expect(all).toContain(row['sourcedId'])
    }),
  )
})

test('no id that we make is one that a spreadsheet would run', () => {
  fc.assert(
    fc.property(someRoster, (roster) => {
      for (const name of ['roles', 'enrollments'])
        for (const row of cellsOf(roster, name)) expect(row['sourcedId']).toMatch(/^[0-9a-f]{24}$/)
    }),
  )
})
