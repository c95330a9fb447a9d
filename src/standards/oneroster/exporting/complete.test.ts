import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { someRoster } from '../../../../test/oneroster.ts'
import type {
  Roster,
  RosterAffiliation,
  RosterClass,
  RosterCourse,
  RosterEnrolment,
  RosterKind,
  RosterOrganisation,
  RosterPerson,
  RosterSession,
} from '../roster.ts'
import { rosterKinds } from '../roster.ts'
import { complete } from './complete.ts'

function roster(things: Partial<Omit<Roster, 'handling'>>): Roster {
  const none = Object.fromEntries(rosterKinds.map((kind) => [kind, []]))
  const handling = Object.fromEntries(rosterKinds.map((kind) => [kind, 'delta']))
  return { ...none, ...things, handling } as unknown as Roster
}

function organisation(sourceId: string, more: Partial<RosterOrganisation> = {}) {
  return { sourceId, name: sourceId, kind: 'school' as const, code: '', ended: false, ...more }
}

function session(sourceId: string, more: Partial<RosterSession> = {}) {
  const year = { starts: '2026-01-01', ends: '2026-12-31', schoolYear: '2026' }
  return { sourceId, title: sourceId, kind: 'term' as const, ...year, ended: false, ...more }
}

function course(sourceId: string, more: Partial<RosterCourse> = {}): RosterCourse {
  const bare = { title: sourceId, code: '', yearLevels: [], subjects: [] }
  return { sourceId, ...bare, ended: false, ...more }
}

function schoolClass(sourceId: string, more: Partial<RosterClass> = {}): RosterClass {
  const bare = { title: sourceId, code: '', sessions: [], yearLevels: [], subjects: [] }
  return { sourceId, kind: 'homeroom', ...bare, ended: false, ...more }
}

function person(sourceId: string, more: Partial<RosterPerson> = {}): RosterPerson {
  const bare = { preferredGivenName: '', preferredFamilyName: '', yearLevels: [], enabled: true }
  const names = { givenName: sourceId, familyName: '', username: sourceId }
  return { sourceId, ...names, ...bare, ended: false, ...more }
}

function affiliation(person: string, more: Partial<RosterAffiliation> = {}): RosterAffiliation {
  return { person, organisation: 's', role: 'learner', primary: true, ended: false, ...more }
}

function enrolment(person: string, more: Partial<RosterEnrolment> = {}): RosterEnrolment {
  return { class: 'k', person, role: 'learner', primary: false, ended: false, ...more }
}

/** One of everything, all of which holds together. */
const school = roster({
  organisations: [organisation('s')],
  sessions: [session('t')],
  courses: [course('c', { organisation: 's' })],
  classes: [schoolClass('k', { organisation: 's', course: 'c', sessions: ['t'] })],
  people: [person('ada'), person('ben'), person('mum')],
  affiliations: [affiliation('ada'), affiliation('ben', { role: 'teacher' })],
  enrolments: [enrolment('ada'), enrolment('ben', { role: 'teacher' })],
  guardianships: [{ guardian: 'mum', child: 'ada', relationship: 'parent', ended: false }],
})

function ids(list: readonly { sourceId: string }[]): string[] {
  return list.map(({ sourceId }) => sourceId)
}

test('what is whole stays as it is, and all of it is all there is', () => {
  const left = complete(school)

  expect({ ...left, handling: school.handling }).toEqual(school)
  expect(new Set(Object.values(left.handling))).toEqual(new Set(['bulk']))
})

test('a kind of which there is nothing is not spoken of', () => {
  const { handling } = complete({ ...school, guardianships: [], enrolments: [] })

  expect(handling).toEqual({
    organisations: 'bulk',
    sessions: 'bulk',
    courses: 'bulk',
    classes: 'bulk',
    people: 'bulk',
    affiliations: 'bulk',
    enrolments: 'absent',
    guardianships: 'absent',
  })
})

const over: readonly (readonly [RosterKind, readonly [number, number]])[] = [
  ['sessions', [1, 1]],
  ['courses', [1, 1]],
  ['classes', [1, 0]],
  ['people', [3, 0]],
  ['affiliations', [2, 0]],
  ['enrolments', [2, 0]],
  ['guardianships', [1, 0]],
]

test.for(over)(
  '%s that are over are left out, and what the standard wants comes instead',
  ([kind, [before, after]]) => {
    const things = school[kind].map((thing) => ({ ...thing, ended: true }))
    const left = complete({ ...school, [kind]: things })

    expect(school[kind]).toHaveLength(before)
    expect(left[kind]).toHaveLength(after)
  },
)

test('with a person goes all that hangs on them', () => {
  const left = complete({
    ...school,
    people: [person('ada', { ended: true }), person('ben'), person('mum')],
  })

  expect(left.affiliations.map((one) => one.person)).toEqual(['ben'])
  expect(left.enrolments.map((one) => one.person)).toEqual(['ben'])
  expect(left.guardianships).toEqual([])
})

test('with a class go the places in it', () => {
  const left = complete({ ...school, classes: [schoolClass('k', { ended: true })] })

  expect(left.enrolments).toEqual([])
  expect(left.affiliations).toHaveLength(2)
})

test('with an organisation go those who are there, and what is left of it goes to the first', () => {
  const left = complete({
    ...school,
    organisations: [organisation('a'), organisation('s', { ended: true })],
  })

  expect(left.affiliations).toEqual([])
  expect(left.classes.map((one) => one.organisation)).toEqual(['a'])
  expect(left.courses.map((one) => one.organisation)).toEqual(['a'])
})

test('an organisation whose parent is not here stands by itself', () => {
  const left = complete({
    ...school,
    organisations: [
      organisation('a', { parent: 's' }),
      organisation('b', { parent: 'gone' }),
      organisation('s'),
    ],
  })

  expect(left.organisations.map(({ parent }) => parent)).toEqual(['s', undefined, undefined])
  expect(left.organisations[1]).not.toHaveProperty('parent')
})

test('a class without anything gets a school, a course and a time', () => {
  const left = complete(roster({ classes: [schoolClass('k')] }))

  expect(left.organisations).toEqual([
    { sourceId: 'organisation', name: '–', kind: 'school', code: '', ended: false },
  ])
  expect(left.courses).toMatchObject([{ sourceId: 'kith-general', organisation: 'organisation' }])
  expect(left.sessions).toEqual([
    {
      sourceId: 'kith-always',
      title: '–',
      kind: 'school-year',
      starts: '2000-01-01',
      ends: '2100-01-01',
      schoolYear: '2000',
      ended: false,
    },
  ])
  expect(left.classes).toMatchObject([
    { organisation: 'organisation', course: 'kith-general', sessions: ['kith-always'] },
  ])
})

test('the general course and time stand among the others only where a class needs them', () => {
  expect(ids(complete(school).courses)).toEqual(['c'])
  const left = complete({
    ...school,
    courses: [course('z', { organisation: 's' })],
    sessions: [session('z')],
  })

  expect(ids(left.courses)).toEqual(['kith-general', 'z'])
  expect(ids(left.sessions)).toEqual(['kith-always', 'z'])
})

test('of the times of a class those that are here stay', () => {
  const left = complete({
    ...school,
    classes: [schoolClass('k', { organisation: 's', course: 'c', sessions: ['gone', 't'] })],
  })

  expect(left.classes[0]?.sessions).toEqual(['t'])
  expect(ids(left.sessions)).toEqual(['t'])
})

test('a course whose year is over has none', () => {
  const left = complete({
    ...school,
    courses: [course('c', { organisation: 's', session: 'gone' })],
  })

  expect(left.courses[0]).not.toHaveProperty('session')
})

test.for([
  [{ starts: '2025-02-03' }, '2025-02-03', '2025-02-03'],
  [{ ends: '2027-06-30' }, '2027-06-30', '2027-06-30'],
  [{}, '2000-01-01', '2100-01-01'],
] as const)('a session of %j lies between %s and %s', ([days, starts, ends]) => {
  const { starts: _, ends: __, ...undated } = session('t', { schoolYear: '' })
  const [left] = complete({ ...school, sessions: [{ ...undated, ...days }] }).sessions

  expect(left).toMatchObject({ starts, ends, schoolYear: ends.slice(0, 4) })
})

test.for([
  ['2026', '2026'],
  ['2025/26', '2027'],
  ['', '2027'],
  ['26', '2027'],
] as const)('a session of the school year %j that ends in 2027 is of %s', ([schoolYear, year]) => {
  const [left] = complete({
    ...school,
    sessions: [session('t', { ends: '2027-01-31', schoolYear })],
  }).sessions

  expect(left?.schoolYear).toBe(year)
})

test('a person without a name for signing in goes by their id', () => {
  const left = complete({ ...school, people: [person('ada', { username: '' })] })

  expect(left.people[0]?.username).toBe('ada')
})

test('what joins the same is written once, in order', () => {
  const left = complete({
    ...school,
    affiliations: [
      affiliation('ben', { role: 'teacher' }),
      affiliation('ada', { starts: '2026-01-01' }),
      affiliation('ada', { starts: '2020-01-01' }),
      affiliation('ada', { role: 'aide' }),
    ],
  })

  expect(left.affiliations.map((one) => [one.person, one.role, one.starts])).toEqual([
    ['ada', 'aide', undefined],
    ['ada', 'learner', '2026-01-01'],
    ['ben', 'teacher', undefined],
  ])
})

test('completing twice is completing once', () => {
  fc.assert(
    fc.property(someRoster, fc.infiniteStream(fc.boolean()), (some, ended) => {
      const worn = Object.fromEntries(
        rosterKinds.map((kind) => [
          kind,
          some[kind].map((thing) => ({ ...thing, ended: ended.next().value === true })),
        ]),
      )
      const left = complete({ ...worn, handling: some.handling } as unknown as Roster)

      expect(complete(left)).toEqual(left)
      for (const kind of rosterKinds) expect(left[kind].some((one) => one.ended)).toBe(false)
    }),
  )
})
