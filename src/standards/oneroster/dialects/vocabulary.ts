import type {
  ClassKind,
  OrganisationKind,
  Relationship,
  RosterRole,
  SessionKind,
} from '../roster.ts'

/**
 * The standard's tokens and our words for them. Each table is read from left to right; `fold` makes
 * capitals and spaces not matter. The first token of a word is the one that the export writes.
 */
interface Tokens<Ours extends string> {
  /** Our word for a token; undefined for one that the standard does not know. */
  readonly ours: (token: string) => Ours | undefined
  /** The token of OneRoster 1.2 for our word. */
  readonly theirs: (ours: Ours) => string
  /** Whether this is a token of OneRoster 1.2, spelt exactly as it spells it. */
  readonly isExact: (token: string) => boolean
  /** The tokens of OneRoster 1.2, in a sentence. */
  readonly known: string
}

/** A name as it is compared: without capitals, spaces, dots, hyphens and underscores. */
export function fold(name: string): string {
  return name.toLowerCase().replace(/[\s._-]/g, '')
}

export const organisationTokens: Tokens<OrganisationKind> = tokens({
  standard: {
    department: 'department',
    school: 'school',
    district: 'district',
    local: 'local',
    state: 'state',
    national: 'national',
    'ext:family': 'home',
    'ext:provider': 'provider',
    'ext:community': 'community',
    'ext:collaborative': 'network',
    'ext:other': 'other',
  },
  // School Data Sync has kinds of its own, and its samples more than its documents.
  seen: {
    college: 'school',
    university: 'school',
    campus: 'school',
    program: 'department',
    division: 'department',
    faculty: 'department',
    region: 'district',
    ministryofeducation: 'national',
    country: 'national',
    departmentofeducation: 'national',
    localauthority: 'local',
    municipality: 'local',
    province: 'state',
    academictrust: 'district',
    adulteducation: 'school',
    researchcenter: 'other',
  },
  extended: 'other',
})

export const sessionTokens: Tokens<SessionKind> = tokens({
  standard: {
    schoolYear: 'school-year',
    semester: 'semester',
    term: 'term',
    gradingPeriod: 'grading-period',
  },
  seen: { trimester: 'term', quarter: 'term', summersession: 'term', other: 'term' },
  extended: 'term',
})

export const classTokens: Tokens<ClassKind> = tokens({
  standard: {
    homeroom: 'homeroom',
    scheduled: 'scheduled',
    'ext:selfOrganised': 'self-organised',
    'ext:other': 'other',
  },
  seen: {},
  extended: 'other',
})

export const roleTokens: Tokens<RosterRole> = tokens({
  standard: {
    student: 'learner',
    teacher: 'teacher',
    aide: 'aide',
    counselor: 'counsellor',
    principal: 'principal',
    proctor: 'proctor',
    districtAdministrator: 'district-administrator',
    siteAdministrator: 'site-administrator',
    systemAdministrator: 'system-administrator',
    guardian: 'guardian',
    parent: 'parent',
    relative: 'relative',
    'ext:administrator': 'administrator',
    'ext:staff': 'staff',
    'ext:other': 'other',
  },
  // Version 1.1 has `administrator`; the rest is School Data Sync, which also names what staff are.
  seen: {
    administrator: 'administrator',
    professor: 'teacher',
    faculty: 'teacher',
    lecturer: 'teacher',
    instructor: 'teacher',
    adjunct: 'teacher',
    substitute: 'teacher',
    chair: 'staff',
    researcher: 'staff',
    affiliate: 'staff',
    occupationaltherapist: 'staff',
    physicaltherapist: 'staff',
    speechtherapist: 'staff',
    visiontherapist: 'staff',
    specialservices: 'staff',
    nurse: 'staff',
    coach: 'staff',
    staff: 'staff',
    officestaff: 'staff',
    itadmin: 'system-administrator',
    paraprofessional: 'aide',
    teacherassistant: 'aide',
    assistant: 'aide',
    counsellor: 'counsellor',
    adviser: 'counsellor',
    advisor: 'counsellor',
    alumni: 'other',
    other: 'other',
  },
  extended: 'other',
})

export const relationshipTokens: Tokens<Relationship> = tokens({
  standard: {
    guardian: 'guardian',
    parent: 'parent',
    relative: 'relative',
    'ext:other': 'other',
  },
  seen: { other: 'other', aide: 'other', doctor: 'other', child: 'other' },
  extended: 'other',
})

/** Whether this token extends a list of the standard, spelt as it asks. */
export function isExtension(token: string): boolean {
  return /^ext:[a-zA-Z0-9._-]+$/.test(token)
}

interface TokenTables<Ours extends string> {
  readonly standard: Readonly<Record<string, Ours>>
  readonly seen: Readonly<Record<string, Ours>>
  /** What an `ext:` token means that nobody told us about. */
  readonly extended: Ours
}

function tokens<Ours extends string>(tables: TokenTables<Ours>): Tokens<Ours> {
  const { standard, seen, extended } = tables
  const folded = new Map(
    [...Object.entries(seen), ...Object.entries(standard)].map(
      ([token, ours]) => [fold(token), ours] as const,
    ),
  )
  const back = new Map(Object.entries(standard).map(([token, ours]) => [ours, token]))
  return {
    ours: (token) => {
      const name = fold(token)
      const plain = name.replace(/^ext:/, '')
      return folded.get(name) ?? folded.get(plain) ?? (plain === name ? undefined : extended)
    },
    theirs: (ours) => back.get(ours) ?? `ext:${ours}`,
    isExact: (token) => Object.hasOwn(standard, token) || isExtension(token),
    known: [...Object.keys(standard).filter((token) => !isExtension(token)), 'ext:…'].join(', '),
  }
}
