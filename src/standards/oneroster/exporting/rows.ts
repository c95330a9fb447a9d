import { createHash } from 'node:crypto'
import { relationshipsColumn } from '../dialects/oneroster-1p2.ts'
import { noName } from '../reading/people.ts'
import {
  isGuardianRole,
  type Roster,
  type RosterAffiliation,
  type RosterClass,
  type RosterPerson,
  type RosterRole,
} from '../roster.ts'
import { firstColumns, strictColumns, strictFiles } from '../strict/columns.ts'
import {
  classTokens,
  organisationTokens,
  relationshipTokens,
  roleTokens,
  sessionTokens,
} from '../dialects/vocabulary.ts'

/** The rows of one file, the headings first. */
export interface ExportTable {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

type Cells = Readonly<Record<string, string>>

/** A complete roster as the files of OneRoster 1.2, in bulk. Files without a row are left out, as the standard wants. */
export function exportTables(roster: Roster): readonly ExportTable[] {
  const tables = [
    table('academicSessions', roster.sessions.map(sessionCells)),
    table('classes', roster.classes.map(classCells)),
    table('courses', roster.courses.map(courseCells)),
    table('enrollments', enrolmentRows(roster)),
    table('orgs', roster.organisations.map(organisationCells)),
    table('roles', roster.affiliations.map(roleCells)),
    table('users', userRows(roster), [relationshipsColumn]),
  ].filter(({ rows }) => rows.length > 1)
  return [manifest(tables), ...tables]
}

function table(
  name: string,
  cells: readonly Cells[],
  extensions: readonly string[] = [],
): ExportTable {
  const columns = [
    ...firstColumns,
    ...(strictColumns[name] ?? []).map((column) => column.name),
    ...extensions.filter((column) => cells.some((row) => row[column])),
  ]
  return {
    name,
    rows: [columns, ...cells.map((row) => columns.map((column) => row[column] ?? ''))],
  }
}

function manifest(tables: readonly ExportTable[]): ExportTable {
  const here = new Set(tables.map(({ name }) => name))
  const rows = [
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...strictFiles.map((name) => [`file.${name}`, here.has(name) ? 'bulk' : 'absent']),
    ['source.systemName', 'Kith'],
    ['source.systemCode', 'kith'],
  ]
  return { name: 'manifest', rows }
}

function sessionCells(session: Roster['sessions'][number]): Cells {
  return {
    sourcedId: session.sourceId,
    title: session.title,
    type: sessionTokens.theirs(session.kind),
    startDate: session.starts ?? '',
    endDate: session.ends ?? '',
    parentSourcedId: session.parent ?? '',
    schoolYear: session.schoolYear,
  }
}

function organisationCells(organisation: Roster['organisations'][number]): Cells {
  return {
    sourcedId: organisation.sourceId,
    name: organisation.name,
    type: organisationTokens.theirs(organisation.kind),
    identifier: organisation.code,
    parentSourcedId: organisation.parent ?? '',
  }
}

function courseCells(course: Roster['courses'][number]): Cells {
  return {
    sourcedId: course.sourceId,
    schoolYearSourcedId: course.session ?? '',
    title: course.title,
    courseCode: course.code,
    grades: course.yearLevels.join(','),
    orgSourcedId: course.organisation ?? '',
    subjects: course.subjects.join(','),
  }
}

function classCells(one: RosterClass): Cells {
  return {
    sourcedId: one.sourceId,
    title: one.title,
    grades: one.yearLevels.join(','),
    courseSourcedId: one.course ?? '',
    classCode: one.code,
    classType: classTokens.theirs(one.kind),
    schoolSourcedId: one.organisation ?? '',
    termSourcedIds: one.sessions.join(','),
    subjects: one.subjects.join(','),
  }
}

function enrolmentRows({ enrolments, classes }: Roster): Cells[] {
  const schools = new Map(classes.map(({ sourceId, organisation }) => [sourceId, organisation]))
  return enrolments.map((enrolment) => ({
    sourcedId: idFrom('enrolment', enrolment.class, enrolment.person, enrolment.role),
    classSourcedId: enrolment.class,
    schoolSourcedId: schools.get(enrolment.class) ?? '',
    userSourcedId: enrolment.person,
    role: classRoleToken(enrolment.role),
    primary: enrolment.primary ? 'true' : 'false',
    beginDate: enrolment.starts ?? '',
    endDate: enrolment.ends ?? '',
  }))
}

/** In a class the standard knows four roles; every other is an extension. */
function classRoleToken(role: RosterRole): string {
  if (role === 'administrator') return 'administrator'
  const token = roleTokens.theirs(role)
  const isPlain = token === 'student' || token === 'teacher' || token === 'proctor'
  return isPlain || token.startsWith('ext:') ? token : `ext:${token}`
}

function roleCells(affiliation: RosterAffiliation): Cells {
  const { person, organisation, role } = affiliation
  return {
    sourcedId: idFrom('affiliation', person, organisation, role),
    userSourcedId: person,
    roleType: affiliation.primary ? 'primary' : 'secondary',
    role: roleTokens.theirs(role),
    beginDate: affiliation.starts ?? '',
    endDate: affiliation.ends ?? '',
    orgSourcedId: organisation,
  }
}

function userRows({ people, guardianships, affiliations }: Roster): Cells[] {
  const guardians = Map.groupBy(guardianships, ({ child }) => child)
  const homes = new Map(
    affiliations
      .filter(({ primary, role }) => primary && !isGuardianRole(role))
      .map(({ person, organisation }) => [person, organisation]),
  )
  return people.map((person) => ({
    ...personCells(person),
    agentSourcedIds: (guardians.get(person.sourceId) ?? [])
      .map(({ guardian }) => guardian)
      .join(','),
    primaryOrgSourcedId: homes.get(person.sourceId) ?? '',
    [relationshipsColumn]: (guardians.get(person.sourceId) ?? [])
      .map(({ relationship }) => relationshipTokens.theirs(relationship))
      .join(','),
  }))
}

function personCells(person: RosterPerson): Cells {
  return {
    sourcedId: person.sourceId,
    enabledUser: person.enabled === false ? 'false' : 'true',
    username: person.username,
    givenName: person.givenName || noName,
    familyName: person.familyName || noName,
    grades: person.yearLevels.join(','),
    preferredGivenName: person.preferredGivenName,
    preferredFamilyName: person.preferredFamilyName,
  }
}

/** The standard gives rows of relations an id; ours is made of what they join, and says nothing of it. */
export function idFrom(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)
}
