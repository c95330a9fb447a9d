import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  classTokens,
  fold,
  isExtension,
  organisationTokens,
  relationshipTokens,
  roleTokens,
  sessionTokens,
} from './vocabulary.ts'

/** Whichever way a token is written: as it stands, loudly, or in parts. */
function spellings(token: string): readonly string[] {
  return [token, token.toUpperCase(), token.toLowerCase(), ` ${token} `, token.split('').join('_')]
}

const roles: readonly (readonly [string, string])[] = [
  ['student', 'learner'],
  ['teacher', 'teacher'],
  ['aide', 'aide'],
  ['counselor', 'counsellor'],
  ['principal', 'principal'],
  ['proctor', 'proctor'],
  ['districtAdministrator', 'district-administrator'],
  ['siteAdministrator', 'site-administrator'],
  ['systemAdministrator', 'system-administrator'],
  ['administrator', 'administrator'],
  ['guardian', 'guardian'],
  ['parent', 'parent'],
  ['relative', 'relative'],
  ['professor', 'teacher'],
  ['faculty', 'teacher'],
  ['lecturer', 'teacher'],
  ['instructor', 'teacher'],
  ['adjunct', 'teacher'],
  ['substitute', 'teacher'],
  ['chair', 'staff'],
  ['researcher', 'staff'],
  ['affiliate', 'staff'],
  ['occupationalTherapist', 'staff'],
  ['physicalTherapist', 'staff'],
  ['speechTherapist', 'staff'],
  ['visionTherapist', 'staff'],
  ['specialServices', 'staff'],
  ['nurse', 'staff'],
  ['coach', 'staff'],
  ['staff', 'staff'],
  ['officeStaff', 'staff'],
  ['itAdmin', 'system-administrator'],
  ['paraprofessional', 'aide'],
  ['teacherAssistant', 'aide'],
  ['assistant', 'aide'],
  ['counsellor', 'counsellor'],
  ['adviser', 'counsellor'],
  ['advisor', 'counsellor'],
  ['alumni', 'other'],
  ['other', 'other'],
  ['ext:administrator', 'administrator'],
  ['ext:staff', 'staff'],
  ['ext:other', 'other'],
  ['ext:nurse', 'staff'],
  ['ext:gardener', 'other'],
]

test.for(roles)('the role %s is our %s, however it is written', ([token, ours]) => {
  for (const spelling of spellings(token)) expect(roleTokens.ours(spelling)).toBe(ours)
})

const organisations: readonly (readonly [string, string])[] = [
  ['department', 'department'],
  ['school', 'school'],
  ['district', 'district'],
  ['local', 'local'],
  ['state', 'state'],
  ['national', 'national'],
  ['college', 'school'],
  ['university', 'school'],
  ['campus', 'school'],
  ['adultEducation', 'school'],
  ['program', 'department'],
  ['division', 'department'],
  ['faculty', 'department'],
  ['region', 'district'],
  ['academicTrust', 'district'],
  ['ministryOfEducation', 'national'],
  ['departmentOfEducation', 'national'],
  ['country', 'national'],
  ['localAuthority', 'local'],
  ['municipality', 'local'],
  ['province', 'state'],
  ['researchCenter', 'other'],
  ['ext:family', 'home'],
  ['ext:provider', 'provider'],
  ['ext:community', 'community'],
  ['ext:collaborative', 'network'],
  ['ext:other', 'other'],
  ['ext:lighthouse', 'other'],
]

test.for(organisations)('an organisation of the type %s is our %s', ([token, ours]) => {
  for (const spelling of spellings(token)) expect(organisationTokens.ours(spelling)).toBe(ours)
})

const sessions: readonly (readonly [string, string])[] = [
  ['schoolYear', 'school-year'],
  ['semester', 'semester'],
  ['term', 'term'],
  ['gradingPeriod', 'grading-period'],
  ['trimester', 'term'],
  ['quarter', 'term'],
  ['summerSession', 'term'],
  ['other', 'term'],
  ['ext:holidays', 'term'],
]

test.for(sessions)('a session of the type %s is our %s', ([token, ours]) => {
  for (const spelling of spellings(token)) expect(sessionTokens.ours(spelling)).toBe(ours)
})

const classes: readonly (readonly [string, string])[] = [
  ['homeroom', 'homeroom'],
  ['scheduled', 'scheduled'],
  ['ext:selfOrganised', 'self-organised'],
  ['ext:other', 'other'],
  ['ext:choir', 'other'],
]

test.for(classes)('a class of the type %s is our %s', ([token, ours]) => {
  for (const spelling of spellings(token)) expect(classTokens.ours(spelling)).toBe(ours)
})

const relationships: readonly (readonly [string, string])[] = [
  ['guardian', 'guardian'],
  ['parent', 'parent'],
  ['relative', 'relative'],
  ['ext:other', 'other'],
  ['other', 'other'],
  ['aide', 'other'],
  ['doctor', 'other'],
  ['child', 'other'],
  ['ext:neighbour', 'other'],
]

test.for(relationships)('the relationship %s is our %s', ([token, ours]) => {
  for (const spelling of spellings(token)) expect(relationshipTokens.ours(spelling)).toBe(ours)
})

test.for(['wizard', '', 'student2', 'teachers', 'constructor', '__proto__', 'toString', 'ext'])(
  'no list knows the token %j',
  (token) => {
    expect(roleTokens.ours(token)).toBeUndefined()
    expect(organisationTokens.ours(token)).toBeUndefined()
    expect(sessionTokens.ours(token)).toBeUndefined()
    expect(classTokens.ours(token)).toBeUndefined()
    expect(relationshipTokens.ours(token)).toBeUndefined()
  },
)

test('of the tokens that mean the same, the standard’s own is written', () => {
  expect(
    (
      [
        'learner',
        'teacher',
        'aide',
        'counsellor',
        'principal',
        'proctor',
        'district-administrator',
        'site-administrator',
        'system-administrator',
        'administrator',
        'guardian',
        'parent',
        'relative',
        'staff',
        'other',
      ] as const
    ).map(roleTokens.theirs),
  ).toEqual([
    'student',
    'teacher',
    'aide',
    'counselor',
    'principal',
    'proctor',
    'districtAdministrator',
    'siteAdministrator',
    'systemAdministrator',
    'ext:administrator',
    'guardian',
    'parent',
    'relative',
    'ext:staff',
    'ext:other',
  ])
  expect(
    (
      [
        'school',
        'department',
        'district',
        'local',
        'state',
        'national',
        'home',
        'provider',
        'community',
        'network',
        'other',
      ] as const
    ).map(organisationTokens.theirs),
  ).toEqual([
    'school',
    'department',
    'district',
    'local',
    'state',
    'national',
    'ext:family',
    'ext:provider',
    'ext:community',
    'ext:collaborative',
    'ext:other',
  ])
  expect(
    (['school-year', 'semester', 'term', 'grading-period'] as const).map(sessionTokens.theirs),
  ).toEqual(['schoolYear', 'semester', 'term', 'gradingPeriod'])
  expect(
    (['homeroom', 'scheduled', 'self-organised', 'other'] as const).map(classTokens.theirs),
  ).toEqual(['homeroom', 'scheduled', 'ext:selfOrganised', 'ext:other'])
  expect(
    (['guardian', 'parent', 'relative', 'other'] as const).map(relationshipTokens.theirs),
  ).toEqual(['guardian', 'parent', 'relative', 'ext:other'])
})

test.for([
  ['student', true],
  ['Student', false],
  ['administrator', false],
  ['districtAdministrator', true],
  ['districtadministrator', false],
  ['professor', false],
  ['ext:gardener', true],
  ['ext:', false],
  ['ext:two words', false],
  ['EXT:gardener', false],
  ['toString', false],
  ['', false],
] as const)('strictly, %j as a role is exact: %s', ([token, exact]) => {
  expect(roleTokens.isExact(token)).toBe(exact)
})

test('every token that our export writes is exact', () => {
  for (const [token, ours] of roles) {
    if (roleTokens.isExact(token))
      expect(roleTokens.isExact(roleTokens.theirs(ours as 'other'))).toBe(true)
  }
  for (const [, ours] of organisations)
    expect(organisationTokens.isExact(organisationTokens.theirs(ours as 'other'))).toBe(true)
  for (const [, ours] of sessions)
    expect(sessionTokens.isExact(sessionTokens.theirs(ours as 'term'))).toBe(true)
  for (const [, ours] of classes)
    expect(classTokens.isExact(classTokens.theirs(ours as 'other'))).toBe(true)
})

test.for([
  ['ext:x', true],
  ['ext:a.b-c_d9', true],
  ['ext:ä', false],
  ['ext:a,b', false],
  ['xext:a', false],
] as const)('%j extends a list of the standard: %s', ([token, extends_]) => {
  expect(isExtension(token)).toBe(extends_)
})

test('any text is some token’s or nobody’s, and never breaks a list', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const list of [roleTokens, organisationTokens, sessionTokens, classTokens])
        expect(['string', 'undefined']).toContain(typeof list.ours(text))
      if (text.startsWith('ext:')) expect(roleTokens.ours(text)).toBeDefined()
    }),
  )
})

test('names are compared without capitals, spaces, dots, hyphens and underscores', () => {
  expect(fold(' School DfE-Number_. ')).toBe('schooldfenumber')
  expect(fold('userSourcedId')).toBe(fold('USER SOURCED ID'))
  expect(fold('Tōtara')).toBe('tōtara')
})

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
  )
})
