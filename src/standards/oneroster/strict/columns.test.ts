import { expect, test } from 'vitest'
import { firstColumns, strictColumns, strictFiles } from './columns.ts'

/** The tables of the CSV binding, as a reader copies them out; what needs a value has a star. */
const binding: Readonly<Record<string, string>> = {
  academicSessions: 'title* type* startDate* endDate* parentSourcedId schoolYear*',
  classes:
    'title* grades courseSourcedId* classCode classType* location schoolSourcedId* termSourcedIds* subjects subjectCodes periods',
  courses: 'schoolYearSourcedId title* courseCode grades orgSourcedId* subjects subjectCodes',
  demographics:
    'birthDate sex americanIndianOrAlaskaNative asian blackOrAfricanAmerican nativeHawaiianOrOtherPacificIslander white demographicRaceTwoOrMoreRaces hispanicOrLatinoEthnicity countryOfBirthCode stateOfBirthAbbreviation cityOfBirth publicSchoolResidenceStatus',
  enrollments: 'classSourcedId* schoolSourcedId* userSourcedId* role* primary beginDate endDate',
  orgs: 'name* type* identifier parentSourcedId',
  roles: 'userSourcedId* roleType* role* beginDate endDate orgSourcedId* userProfileSourcedId',
  userProfiles:
    'userSourcedId* profileType* vendorId* applicationId description credentialType username password',
  users:
    'enabledUser* username* userIds givenName* familyName* middleName identifier email sms phone agentSourcedIds grades password userMasterIdentifier preferredGivenName preferredMiddleName preferredFamilyName primaryOrgSourcedId pronouns',
}

test.for(Object.entries(binding))('%s has the columns %s', ([file, columns]) => {
  const found = (strictColumns[file] ?? []).map(({ name, needed }) => name + (needed ? '*' : ''))

  expect(found.join(' ')).toBe(columns)
})

test('no other file has columns to be looked at', () => {
  expect(Object.keys(strictColumns).toSorted()).toEqual(Object.keys(binding).toSorted())
})

test('every file begins alike', () => {
  expect(firstColumns).toEqual(['sourcedId', 'status', 'dateLastModified'])
})

test('the standard has one-and-twenty files, each once', () => {
  expect(strictFiles).toHaveLength(21)
  expect(new Set(strictFiles).size).toBe(21)
  for (const file of Object.keys(strictColumns)) expect(strictFiles).toContain(file)
})

test('what refers to another file refers to one of the standard', () => {
  for (const { form } of Object.values(strictColumns).flat())
    if (form.is === 'reference') expect(strictFiles).toContain(form.to)
})

test.for([
  ['enrollments', 'role', 'student', true],
  ['enrollments', 'role', 'guardian', false],
  ['enrollments', 'role', 'ext:guardian', true],
  ['roles', 'role', 'guardian', true],
  ['roles', 'role', 'administrator', false],
  ['roles', 'roleType', 'secondary', true],
  ['roles', 'roleType', 'third', false],
  ['demographics', 'sex', 'unspecified', true],
  ['demographics', 'sex', 'Male', false],
  ['orgs', 'type', 'district', true],
  ['orgs', 'type', 'college', false],
  ['classes', 'classType', 'scheduled', true],
  ['classes', 'classType', 'lesson', false],
  ['academicSessions', 'type', 'schoolYear', true],
  ['academicSessions', 'type', 'year', false],
] as const)('in %s, %s may be %s: %s', ([file, column, token, allowed]) => {
  const form = strictColumns[file]?.find(({ name }) => name === column)?.form

  expect(form?.is === 'token' && form.allows(token)).toBe(allowed)
})
