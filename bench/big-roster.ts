import type { Roster, RosterPerson, RosterRole } from '../src/standards/oneroster/roster.ts'

const schools = 10
const teachers = 2_500
const learners = 32_500
const guardians = 15_000
const classes = 2_500
/** Places of learners in classes: seven each, and an eighth for some. */
const learning = 237_500

/** How many people stand in it. */
export const rosterPeople = teachers + learners + guardians

/**
 * A district: ten schools, each class with one teacher and twenty-six learners, each learner in two
 * classes, each guardian with two children and some children with two guardians.
 */
export function bigRoster(): Roster {
  return {
    handling: {} as Roster['handling'],
    organisations: [
      { sourceId: 'district', name: 'The Valley', kind: 'district', code: '', ended: false },
      ...many(schools, (at) => ({
        sourceId: `school${at}`,
        name: `School ${at}`,
        kind: 'school' as const,
        code: String(1000 + at),
        parent: 'district',
        ended: false,
      })),
    ],
    sessions: [{ ...year, sourceId: 'year', title: '2026', kind: 'school-year', ended: false }],
    courses: [],
    classes: many(classes, (at) => ({
      sourceId: `class${at}`,
      title: `Room ${at}`,
      code: `R${at}`,
      kind: 'scheduled',
      organisation: schoolOf(at),
      sessions: ['year'],
      yearLevels: [levelOf(at)],
      subjects: [],
      ended: false,
    })),
    people: [
      ...many(teachers, (at) => person('t', at)),
      ...many(learners, (at) => ({ ...person('l', at), yearLevels: [levelOf(at)] })),
      ...many(guardians, (at) => person('g', at)),
    ],
    affiliations: [
      ...many(teachers, (at) => affiliation('t', at, 'teacher')),
      ...many(learners, (at) => affiliation('l', at, 'learner')),
      ...many(guardians, (at) => affiliation('g', at, 'parent')),
    ],
    enrolments: [
      ...many(classes, (at) => enrolment(at, `t${at}`, 'teacher')),
      ...many(learning, learnersPlace),
    ],
    guardianships: many(2 * guardians, (at) => ({
      guardian: `g${Math.trunc(at / 2)}`,
      child: `l${(at * 7) % learners}`,
      relationship: 'parent',
      ended: false,
    })),
  }
}

const year = { starts: '2026-01-26', ends: '2026-12-18', schoolYear: '2026' }
const given = [
  'Aroha',
  'Noah',
  'Mele',
  'Sina',
  'Tevita',
  'Wiremu',
  'Zainab',
  'José',
  'Mei',
  'Ōtara',
]
const family = ['Ngata', 'Kaur', "O'Neil", 'Tamihana', 'Müller', 'Fonua', 'Nguyễn']

function many<Thing>(length: number, thing: (at: number) => Thing): Thing[] {
  return Array.from({ length }, (_, at) => thing(at))
}

function schoolOf(at: number): string {
  return `school${at % schools}`
}

function levelOf(at: number): string {
  return String(1 + (at % 13)).padStart(2, '0')
}

function person(kind: string, at: number): RosterPerson {
  return {
    sourceId: `${kind}${at}`,
    givenName: given[at % given.length] ?? '',
    familyName: `${family[at % family.length] ?? ''} ${at}`,
    preferredGivenName: '',
    preferredFamilyName: '',
    username: `${kind}${at}@valley.example`,
    yearLevels: [],
    enabled: true,
    ended: false,
  }
}

function learnersPlace(at: number) {
  const room = (at + 10 * Math.trunc(at / learners)) % classes
  return enrolment(room, `l${at % learners}`, 'learner')
}

function affiliation(kind: string, at: number, role: RosterRole) {
  const joins = { person: `${kind}${at}`, organisation: schoolOf(at), role }
  return { ...joins, primary: true, ended: false }
}

function enrolment(room: number, who: string, role: RosterRole) {
  return { class: `class${room}`, person: who, role, primary: role === 'teacher', ended: false }
}
