import { demographics } from './demographics.ts'
import { addRelation, theId, type Draft } from '../reading/draft.ts'
import { asShutOut } from './inactive.ts'
import {
  sheets1p1,
  academicSessions,
  classes,
  courses,
  enrollments,
  orgs,
} from './oneroster-1p1.ts'
import { addAffiliation, addPerson, roleIn } from '../reading/people.ts'
import { sheet, type Row, type Sheet } from '../reading/row.ts'
import { isEnded, isYes, listIn, wordIn } from '../reading/values.ts'
import { relationshipTokens } from './vocabulary.ts'

/**
 * Microsoft School Data Sync 2 and 2.1: OneRoster's names without its manifest, with roles that
 * OneRoster does not have. Version 2 is OneRoster 1.1 with fewer columns and is read as that.
 */
export const sheetsSds2: readonly Sheet[] = sheets1p1.map(expectingLess)

/** In School Data Sync a place in a class has no days, a year level stands in `grade`, and people may be inactive. */
function expectingLess(one: Sheet): Sheet {
  const { grades } = one.columns
  return {
    ...one,
    columns: { ...one.columns, ...(grades && { grades: grades.toReversed() }) },
    ...(one.kinds.includes('enrolments') && { expected: [] }),
    ...(one.kinds.includes('people') && {
      take: (row: Row, draft: Draft) => one.take(asShutOut(row), draft),
    }),
  }
}

const users = sheet({
  file: 'users',
  kinds: ['people'],
  columns: {
    sourcedId: ['sourcedId'],
    status: ['status'],
    enabledUser: ['enabledUser'],
    username: ['username'],
    givenName: ['givenName'],
    familyName: ['familyName'],
  },
  needed: ['sourcedId'],
  gives: { givenName: 'people.given_name', familyName: 'people.family_name' },
  expected: ['givenName', 'familyName'],
  ignored: ['password', 'activeDirectoryMatchId', 'email', 'phone', 'sms'],
  take(row, draft) {
    const told = asShutOut(row)
    addPerson(draft, told, told.cells, [])
  },
})

const roles = sheet({
  file: 'roles',
  kinds: ['affiliations'],
  columns: {
    userSourcedId: ['userSourcedId'],
    orgSourcedId: ['orgSourcedId'],
    role: ['role'],
    grade: ['grade'],
    isPrimary: ['isPrimary'],
    roleStartDate: ['roleStartDate'],
    roleEndDate: ['roleEndDate'],
  },
  needed: ['userSourcedId', 'role', 'orgSourcedId'],
  gives: { grade: 'affiliations.year_level', roleEndDate: 'affiliations.ends_on' },
  expected: ['grade', 'roleStartDate', 'roleEndDate'],
  days: ['roleStartDate', 'roleEndDate'],
  take(row, draft) {
    addAffiliation(draft, row, {
      person: row.cells.userSourcedId,
      organisation: row.cells.orgSourcedId,
      role: roleIn(draft, row, 'role'),
      primary: isYes(row.cells.isPrimary, false),
      dates: ['roleStartDate', 'roleEndDate'],
    })
    const yearLevels = listIn(draft, row, 'grade')
    const person = draft.people.get(row.cells.userSourcedId)
    if (!person || yearLevels.length === 0) return
    const all = [...new Set([...person.value.yearLevels, ...yearLevels])].toSorted()
    draft.people.set(person.value.sourceId, {
      ...person,
      value: { ...person.value, yearLevels: all },
    })
  },
})

const relationships = sheet({
  file: 'relationships',
  kinds: ['guardianships'],
  columns: {
    status: ['status'],
    userSourcedId: ['userSourcedId'],
    relationshipUserSourcedId: ['relationshipUserSourcedId'],
    relationshipRole: ['relationshipRole'],
  },
  needed: ['userSourcedId', 'relationshipUserSourcedId'],
  take(row, draft) {
    const person = theId(draft, row.cells.userSourcedId)
    const agent = theId(draft, row.cells.relationshipUserSourcedId)
    const column = 'relationshipRole'
    const relationship = wordIn(draft, { row, column }, relationshipTokens, 'other')
    const value = { person, agent, relationship, ended: isEnded(draft, row) }
    addRelation(draft, 'links', row, value)
  },
})

export const sheetsSds2p1: readonly Sheet[] = [
  ...[orgs, academicSessions, courses, classes].map(expectingLess),
  users,
  roles,
  expectingLess(enrollments),
  relationships,
  demographics,
]
