import {
  classTokens,
  isExtension,
  organisationTokens,
  roleTokens,
  sessionTokens,
} from '../dialects/vocabulary.ts'

/**
 * The columns of OneRoster 1.2, in their order, and what may stand in them. Source: the tables of the CSV
 * binding, https://www.imsglobal.org/spec/oneroster/v1p2/bind/csv.
 */
export interface StrictColumn {
  readonly name: string
  readonly needed: boolean
  readonly form: StrictForm
}

export type StrictForm =
  | { readonly is: 'text' | 'boolean' | 'day' | 'year' | 'number' }
  | { readonly is: 'token'; readonly allows: (token: string) => boolean; readonly among: string }
  | { readonly is: 'reference'; readonly to: string; readonly many: boolean }

const text: StrictForm = { is: 'text' }
const boolean: StrictForm = { is: 'boolean' }
const day: StrictForm = { is: 'day' }

export const strictColumns: Readonly<Record<string, readonly StrictColumn[]>> = {
  academicSessions: columns({
    'title!': text,
    'type!': token(sessionTokens.isExact, 'gradingPeriod, semester, schoolYear, term, ext:…'),
    'startDate!': day,
    'endDate!': day,
    parentSourcedId: one('academicSessions'),
    'schoolYear!': { is: 'year' },
  }),
  classes: columns({
    'title!': text,
    grades: text,
    'courseSourcedId!': one('courses'),
    classCode: text,
    'classType!': token(classTokens.isExact, 'homeroom, scheduled, ext:…'),
    location: text,
    'schoolSourcedId!': one('orgs'),
    'termSourcedIds!': many('academicSessions'),
    subjects: text,
    subjectCodes: text,
    periods: text,
  }),
  courses: columns({
    schoolYearSourcedId: one('academicSessions'),
    'title!': text,
    courseCode: text,
    grades: text,
    'orgSourcedId!': one('orgs'),
    subjects: text,
    subjectCodes: text,
  }),
  demographics: columns({
    birthDate: day,
    sex: listed(['male', 'female', 'unspecified', 'other']),
    americanIndianOrAlaskaNative: boolean,
    asian: boolean,
    blackOrAfricanAmerican: boolean,
    nativeHawaiianOrOtherPacificIslander: boolean,
    white: boolean,
    demographicRaceTwoOrMoreRaces: boolean,
    hispanicOrLatinoEthnicity: boolean,
    countryOfBirthCode: text,
    stateOfBirthAbbreviation: text,
    cityOfBirth: text,
    publicSchoolResidenceStatus: text,
  }),
  enrollments: columns({
    'classSourcedId!': one('classes'),
    'schoolSourcedId!': one('orgs'),
    'userSourcedId!': one('users'),
    'role!': listed(['administrator', 'proctor', 'student', 'teacher']),
    primary: boolean,
    beginDate: day,
    endDate: day,
  }),
  orgs: columns({
    'name!': text,
    'type!': token(
      organisationTokens.isExact,
      'department, district, local, national, school, state, ext:…',
    ),
    identifier: text,
    parentSourcedId: one('orgs'),
  }),
  roles: columns({
    'userSourcedId!': one('users'),
    'roleType!': { is: 'token', allows: isRoleType, among: 'primary, secondary' },
    'role!': token(
      roleTokens.isExact,
      'aide, counselor, districtAdministrator, guardian, parent, principal, proctor, relative, siteAdministrator, student, systemAdministrator, teacher, ext:…',
    ),
    beginDate: day,
    endDate: day,
    'orgSourcedId!': one('orgs'),
    userProfileSourcedId: one('userProfiles'),
  }),
  userProfiles: columns({
    'userSourcedId!': one('users'),
    'profileType!': text,
    'vendorId!': text,
    applicationId: text,
    description: text,
    credentialType: text,
    username: text,
    password: text,
  }),
  users: columns({
    'enabledUser!': boolean,
    'username!': text,
    userIds: text,
    'givenName!': text,
    'familyName!': text,
    middleName: text,
    identifier: text,
    email: text,
    sms: text,
    phone: text,
    agentSourcedIds: many('users'),
    grades: text,
    password: text,
    userMasterIdentifier: text,
    preferredGivenName: text,
    preferredMiddleName: text,
    preferredFamilyName: text,
    primaryOrgSourcedId: one('orgs'),
    pronouns: text,
  }),
}

/** Every data file of OneRoster 1.2; of those without columns above, only the first three are looked at. */
export const strictFiles: readonly string[] = [
  'academicSessions',
  'categories',
  'classes',
  'classResources',
  'courses',
  'courseResources',
  'demographics',
  'enrollments',
  'lineItemLearningObjectiveIds',
  'lineItems',
  'lineItemScoreScales',
  'orgs',
  'resources',
  'resultLearningObjectiveIds',
  'results',
  'resultScoreScales',
  'roles',
  'scoreScales',
  'userProfiles',
  'userResources',
  'users',
]

/** The three columns with which every data file begins. */
export const firstColumns: readonly string[] = ['sourcedId', 'status', 'dateLastModified']

/** A column whose name ends in `!` needs a value. */
function columns(forms: Readonly<Record<string, StrictForm>>): readonly StrictColumn[] {
  return Object.entries(forms).map(([name, form]) => ({
    name: name.replace('!', ''),
    needed: name.endsWith('!'),
    form,
  }))
}

function one(to: string): StrictForm {
  return { is: 'reference', to, many: false }
}

function many(to: string): StrictForm {
  return { is: 'reference', to, many: true }
}

function token(allows: (token: string) => boolean, among: string): StrictForm {
  return { is: 'token', allows, among }
}

function listed(tokens: readonly string[]): StrictForm {
  const allows = (value: string) => tokens.includes(value) || isExtension(value)
  return token(allows, `${tokens.join(', ')}, ext:…`)
}

function isRoleType(value: string): boolean {
  return value === 'primary' || value === 'secondary'
}
