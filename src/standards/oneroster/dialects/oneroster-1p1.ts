import { demographics } from './demographics.ts'
import { addRelation, addThing, theId, type Draft } from '../reading/draft.ts'
import {
  addAffiliation,
  addEnrolment,
  addPerson,
  classRoleIn,
  restate,
  roleIn,
} from '../reading/people.ts'
import { termIn } from '../reading/days.ts'
import { sheet, type Row, type Sheet } from '../reading/row.ts'
import { cutIn, isEnded, isGone, isYes, listIn, titleIn, wordIn } from '../reading/values.ts'
import { classTokens, organisationTokens, sessionTokens } from './vocabulary.ts'

/** OneRoster 1.1 as CSV: https://www.imsglobal.org/oneroster-v11-final-csv-tables. */

const id = ['sourcedId'] as const

export const orgs = sheet({
  file: 'orgs',
  kinds: ['organisations'],
  columns: {
    sourcedId: id,
    status: ['status'],
    name: ['name'],
    type: ['type'],
    identifier: ['identifier'],
    parentSourcedId: ['parentSourcedId'],
  },
  needed: ['sourcedId'],
  gives: {
    name: 'organisations.name',
    type: 'organisations.kind',
    parentSourcedId: 'organisations.parent_id',
  },
  expected: ['name', 'type'],
  take(row, draft) {
    const { sourcedId, identifier, parentSourcedId } = row.cells
    addThing(draft, 'organisations', row, {
      sourceId: sourcedId,
      name: titleIn(draft, row, 'name'),
      kind: wordIn(draft, { row, column: 'type', needed: true }, organisationTokens, 'other'),
      code: identifier,
      ...(parentSourcedId && { parent: parentSourcedId }),
      ended: isEnded(draft, row),
    })
  },
})

export const academicSessions = sheet({
  file: 'academicSessions',
  kinds: ['sessions'],
  columns: {
    sourcedId: id,
    status: ['status'],
    title: ['title'],
    type: ['type'],
    startDate: ['startDate'],
    endDate: ['endDate'],
    parentSourcedId: ['parentSourcedId'],
    schoolYear: ['schoolYear'],
  },
  needed: ['sourcedId'],
  gives: {
    title: 'sessions.title',
    type: 'sessions.kind',
    parentSourcedId: 'sessions.parent_id',
    schoolYear: 'sessions.school_year',
  },
  expected: ['title', 'type', 'startDate', 'endDate'],
  days: ['startDate', 'endDate'],
  take(row, draft) {
    const { sourcedId, parentSourcedId, schoolYear } = row.cells
    addThing(draft, 'sessions', row, {
      sourceId: sourcedId,
      title: titleIn(draft, row, 'title'),
      kind: wordIn(draft, { row, column: 'type', needed: true }, sessionTokens, 'term'),
      ...termIn(draft, row, ['startDate', 'endDate']),
      ...(parentSourcedId && { parent: parentSourcedId }),
      schoolYear,
      ended: isEnded(draft, row),
    })
  },
})

export const courses = sheet({
  file: 'courses',
  kinds: ['courses'],
  columns: {
    sourcedId: id,
    status: ['status'],
    title: ['title'],
    courseCode: ['courseCode', 'code'],
    orgSourcedId: ['orgSourcedId'],
    schoolYearSourcedId: ['schoolYearSourcedId', 'schoolYearId'],
    grades: ['grades', 'grade'],
    subjects: ['subjects', 'subject'],
  },
  needed: ['sourcedId'],
  gives: {
    title: 'courses.title',
    courseCode: 'courses.code',
    orgSourcedId: 'courses.organisation_id',
  },
  expected: ['title'],
  take(row, draft) {
    const { sourcedId, courseCode, orgSourcedId, schoolYearSourcedId } = row.cells
    addThing(draft, 'courses', row, {
      sourceId: sourcedId,
      title: titleIn(draft, row, 'title'),
      code: courseCode,
      ...(orgSourcedId && { organisation: theId(draft, orgSourcedId) }),
      ...(schoolYearSourcedId && { session: theId(draft, schoolYearSourcedId) }),
      yearLevels: listIn(draft, row, 'grades'),
      subjects: listIn(draft, row, 'subjects'),
      ended: isEnded(draft, row),
    })
  },
})

export const classes = sheet({
  file: 'classes',
  kinds: ['classes'],
  columns: {
    sourcedId: id,
    status: ['status'],
    title: ['title'],
    classCode: ['classCode', 'code'],
    classType: ['classType'],
    courseSourcedId: ['courseSourcedId'],
    schoolSourcedId: ['schoolSourcedId', 'orgSourcedId'],
    termSourcedIds: ['termSourcedIds', 'termSourcedId', 'sessionSourcedIds'],
    grades: ['grades', 'grade'],
    subjects: ['subjects', 'subject'],
  },
  needed: ['sourcedId'],
  gives: {
    title: 'classes.name',
    classType: 'classes.kind',
    classCode: 'classes.code',
    schoolSourcedId: 'classes.organisation_id',
    courseSourcedId: 'classes.course_id',
    termSourcedIds: 'classes.session_ids',
  },
  expected: ['title', 'schoolSourcedId'],
  take(row, draft) {
    const { sourcedId, courseSourcedId, schoolSourcedId } = row.cells
    addThing(draft, 'classes', row, {
      sourceId: sourcedId,
      title: titleIn(draft, row, 'title'),
      code: cutIn(draft, { row, column: 'classCode' }, 200),
      kind: wordIn(draft, { row, column: 'classType' }, classTokens, 'scheduled'),
      ...(schoolSourcedId && { organisation: theId(draft, schoolSourcedId) }),
      ...(courseSourcedId && { course: theId(draft, courseSourcedId) }),
      sessions: listIn(draft, row, 'termSourcedIds').map((session) => theId(draft, session)),
      yearLevels: listIn(draft, row, 'grades'),
      subjects: listIn(draft, row, 'subjects'),
      ended: isEnded(draft, row),
    })
  },
})

export const enrollments = sheet({
  file: 'enrollments',
  kinds: ['enrolments'],
  columns: {
    sourcedId: id,
    status: ['status'],
    classSourcedId: ['classSourcedId'],
    userSourcedId: ['userSourcedId'],
    role: ['role'],
    primary: ['primary'],
    beginDate: ['beginDate'],
    endDate: ['endDate'],
  },
  needed: ['classSourcedId', 'userSourcedId', 'role'],
  gives: { endDate: 'enrolments.ends_on' },
  expected: ['beginDate', 'endDate'],
  days: ['beginDate', 'endDate'],
  idsOfRows: true,
  take(row, draft) {
    const { sourcedId: record, classSourcedId, userSourcedId } = row.cells
    const role = classRoleIn(draft, row, 'role')
    const isById = isGone(row) && (classSourcedId === '' || userSourcedId === '')
    if (role === undefined || isById) return restate(draft, 'enrolments', record)
    addEnrolment(draft, row, {
      class: classSourcedId,
      person: userSourcedId,
      role,
      record,
      primary: isYes(row.cells.primary, false),
      dates: ['beginDate', 'endDate'],
    })
  },
})

/** What 1.1 and 1.2 know of a person alike. */
export const userColumns = {
  sourcedId: id,
  status: ['status'],
  enabledUser: ['enabledUser'],
  username: ['username'],
  givenName: ['givenName'],
  familyName: ['familyName'],
  agentSourcedIds: ['agentSourcedIds', 'agents'],
  grades: ['grades', 'grade'],
} as const

/** What of a person is untold without its column, and named. */
export const userGives = {
  givenName: 'people.given_name',
  familyName: 'people.family_name',
  grades: 'affiliations.year_level',
} as const

export const expectedOfUsers = ['givenName', 'familyName', 'grades'] as const

/** Columns of a person that are read past: nothing of Kith needs them, so nothing of Kith has them. */
export const unkeptUserColumns: readonly string[] = ['password', 'sms', 'phone', 'email']

const users = sheet({
  file: 'users',
  kinds: ['people', 'affiliations'],
  tellsBy: { affiliations: 'role' },
  also: ['guardianships'],
  columns: { ...userColumns, orgSourcedIds: ['orgSourcedIds', 'orgSourcedId'], role: ['role'] },
  needed: ['sourcedId'],
  gives: userGives,
  expected: expectedOfUsers,
  ignored: unkeptUserColumns,
  take(row, draft) {
    const { sourcedId } = row.cells
    addPerson(draft, row, row.cells, listIn(draft, row, 'grades'))
    if (sourcedId === '') return
    addAgents(draft, row, sourcedId)
    if (!row.lacks?.has('orgSourcedIds')) restate(draft, 'affiliations', sourcedId)
    const role = roleIn(draft, row, 'role')
    const organisations = (row.cells.orgSourcedIds || '').split(',').map((text) => text.trim())
    for (const [index, organisation] of organisations.filter((text) => text !== '').entries()) {
      const primary = index === 0
      addAffiliation(draft, row, {
        person: sourcedId,
        organisation,
        role,
        primary,
        record: sourcedId,
      })
    }
  },
})

/** The people whom a person's row names as belonging to them; who guards whom, their roles will say. */
export function addAgents(draft: Draft, row: Row, person: string): void {
  if (!row.lacks?.has('agentSourcedIds')) restate(draft, 'guardianships', person)
  const record = theId(draft, person)
  for (const agent of listIn(draft, row, 'agentSourcedIds')) {
    const value = { person: record, agent: theId(draft, agent), record, ended: isGone(row) }
    addRelation(draft, 'links', row, value)
  }
}

export const sheets1p1: readonly Sheet[] = [
  orgs,
  academicSessions,
  courses,
  classes,
  users,
  enrollments,
  demographics,
]
