import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../platform/id.ts'
import type { Handling, Roster, RosterKind, RosterRole } from '../roster.ts'
import { rosterKinds } from '../roster.ts'
import type { WantedRows } from './difference.ts'
import { setOut, type Going } from './going.ts'
import type { KeptRows } from './kept.ts'
import { stages } from './stages.ts'
import { wantedAffiliations, wantedMemberships } from './wanted-relations.ts'
import { wantedClasses, wantedOrganisations, wantedPeople, wantedSessions } from './wanted.ts'

const today = '2026-03-01'
const host = { id: newId('organisation'), name: 'The Valley', timeZone: 'Pacific/Auckland' }

function aRoster(parts: Partial<Omit<Roster, 'handling'>>): Roster {
  const handling = Object.fromEntries(
    rosterKinds.map((kind): [RosterKind, Handling] => [kind, 'bulk']),
  )
  const nothing = Object.fromEntries(rosterKinds.map((kind) => [kind, []]))
  return { ...nothing, handling, ...parts } as unknown as Roster
}

/** A roster on its way, past the kinds that come before: whoever and whatever it names has an id. */
function goingWith(parts: Partial<Omit<Roster, 'handling'>>): Going {
  const going = setOut(aRoster(parts), host, today)
  stages.organisations.prepare?.(going, new Map())
  stages.sessions.prepare?.(going, new Map())
  for (const { sourceId } of going.roster.people) going.ids.people.set(sourceId, newId('person'))
  for (const { sourceId } of going.roster.classes)
    going.ids.classes.set(sourceId, newId('classroom'))
  return going
}

function rowsOf<Row>(wanted: WantedRows<Row>, before?: Row): Row[] {
  const places = Array.from({ length: wanted.length }, (_, place) => wanted.at(place, before))
  return places.flatMap((one) => (one ? [one.row] : []))
}

function organisation(sourceId: string, parts: Partial<Roster['organisations'][number]> = {}) {
  return { sourceId, name: sourceId, kind: 'school' as const, code: '', ended: false, ...parts }
}

function person(sourceId: string, parts: Partial<Roster['people'][number]> = {}) {
  const names = { givenName: 'Sam', familyName: 'Small', preferredGivenName: '' }
  const rest = {
    preferredFamilyName: '',
    username: '',
    yearLevels: [],
    enabled: true,
    ended: false,
  }
  return { sourceId, ...names, ...rest, ...parts }
}

function affiliation(role: RosterRole, parts: Partial<Roster['affiliations'][number]> = {}) {
  return { person: 'sam', organisation: 'hill', role, primary: true, ended: false, ...parts }
}

describe('organisations', () => {
  test('the only one is the one that takes in the roster, whatever its name', () => {
    const going = goingWith({ organisations: [organisation('hill')] })

    expect(going.ids.organisations.get('hill')).toBe(host.id)
    expect(rowsOf(wantedOrganisations(going))).toEqual([])
  })

  test('of several it is the one at the top that has its name, and the others stand below it', () => {
    const going = goingWith({
      organisations: [
        organisation('hill', { parent: 'net' }),
        organisation('net', { name: 'THE  valley', kind: 'district' }),
        organisation('alone'),
      ],
    })

    const rows = rowsOf(wantedOrganisations(going))

    expect(going.ids.organisations.get('net')).toBe(host.id)
    expect(rows.map((row) => [row.source_id, row.parent_id])).toEqual([
      ['hill', host.id],
      ['alone', host.id],
    ])
  })

  test('a name further down does not make one the host', () => {
    const going = goingWith({
      organisations: [
        organisation('net'),
        organisation('x', { name: 'The Valley', parent: 'net' }),
      ],
    })

    expect(going.ids.organisations.get('x')).not.toBe(host.id)
    expect(rowsOf(wantedOrganisations(going))).toHaveLength(2)
  })

  test('one that is over before it came gets no id, and makes no row', () => {
    const going = goingWith({
      organisations: [organisation('a'), organisation('b', { ended: true }), organisation('c')],
    })

    expect(going.ids.organisations.has('b')).toBe(false)
    expect(rowsOf(wantedOrganisations(going)).map((row) => row.source_id)).toEqual(['a', 'c'])
  })

  test('keep the time zone that they were given here', () => {
    const going = goingWith({ organisations: [organisation('a'), organisation('b')] })
    const before = { time_zone: 'Pacific/Chatham' } as KeptRows['organisations']

    expect(rowsOf(wantedOrganisations(going))[0]?.time_zone).toBe('Pacific/Auckland')
    expect(rowsOf(wantedOrganisations(going), before)[0]?.time_zone).toBe('Pacific/Chatham')
  })
})

describe('terms', () => {
  const term = { kind: 'term' as const, schoolYear: '2026', ended: false }
  const days = { starts: '2026-02-01', ends: '2026-04-10' }
  const sessions = [
    { ...term, sourceId: 'undated', title: 'Some time' },
    { ...term, ...days, sourceId: 't1', title: 'Term 1', parent: 'undated' },
    { ...term, ...days, sourceId: 't2', title: 'Half a term', parent: 't1' },
  ]

  test('without their days are left out, and nothing points at them', () => {
    const going = goingWith({ sessions })

    const rows = rowsOf(wantedSessions(going))

    expect(rows.map((row) => [row.source_id, row.parent_id])).toEqual([
      ['t1', null],
      ['t2', going.ids.sessions.get('t1')],
    ])
  })

  test('of which one is not known leave a class without any, since nobody could tell when it is over', () => {
    const room = { sourceId: 'room', title: 'Room 7', code: '', kind: 'homeroom' as const }
    const termsOf = (named: readonly string[]) => {
      const lists = { sessions: named, yearLevels: [], subjects: [] }
      const going = goingWith({ sessions, classes: [{ ...room, ...lists, ended: false }] })
      const [wanted] = rowsOf(wantedClasses(going))
      return wanted?.session_ids.map((id) =>
        named.find((one) => going.ids.sessions.get(one) === id),
      )
    }

    expect(termsOf(['t1', 't2'])).toEqual(['t1', 't2'])
    expect(termsOf(['undated', 't1'])).toEqual([])
    expect(termsOf(['t1', 'unheard'])).toEqual([])
  })
})

describe('people', () => {
  test('are shown by the names they prefer, and kept by those they have', () => {
    const going = goingWith({ people: [person('sam', { preferredGivenName: 'Sami' })] })

    expect(rowsOf(wantedPeople(going))[0]).toMatchObject({
      given_name: 'Sam',
      family_name: 'Small',
      display_name: 'Sami Small',
      status: 'active',
    })
  })

  test('whom somebody here suspended stay so, and all others are active', () => {
    const going = goingWith({ people: [person('sam')] })
    const statusAfter = (status: KeptRows['people']['status']) =>
      rowsOf(wantedPeople(going), { status } as KeptRows['people'])[0]?.status

    expect(statusAfter('suspended')).toBe('suspended')
    expect(statusAfter('ended')).toBe('active')
    expect(statusAfter('active')).toBe('active')
  })

  test('have their record where they mainly belong, or where it was', () => {
    const organisations = [organisation('hill'), organisation('lake')]
    const affiliations = [
      affiliation('learner', { organisation: 'hill', primary: false }),
      affiliation('learner', { organisation: 'lake' }),
    ]
    const going = goingWith({ organisations, affiliations, people: [person('sam'), person('tia')] })
    const before = { home_id: going.ids.organisations.get('hill') } as KeptRows['people']

    const homes = rowsOf(wantedPeople(going), before).map((row) => row.home_id)

    expect(homes).toEqual([
      going.ids.organisations.get('lake'),
      going.ids.organisations.get('hill'),
    ])
  })
})

describe('places at organisations', () => {
  const organisations = [organisation('hill')]

  test('two roles that are one of ours give one place, that which holds longer, in any order', () => {
    const both = [
      affiliation('aide', { ends: '2026-06-30' }),
      affiliation('proctor', { starts: '2026-02-01' }),
      affiliation('counsellor', { ended: true }),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(both, { minLength: 3 }), (affiliations) => {
        const going = goingWith({ organisations, affiliations, people: [person('sam')] })

        const rows = rowsOf(wantedAffiliations(going))

        expect(rows).toMatchObject([{ role: 'staff', starts_on: '2026-02-01', ends_on: null }])
      }),
    )
  })

  test('a role that nobody knows gives none', () => {
    const affiliations = [affiliation('other')]
    const going = goingWith({ organisations, affiliations, people: [person('sam')] })

    expect(rowsOf(wantedAffiliations(going))).toEqual([])
  })

  test('only learners have a year level', () => {
    const affiliations = [affiliation('learner'), affiliation('teacher')]
    const people = [person('sam', { yearLevels: ['05', '06'] })]
    const going = goingWith({ organisations, affiliations, people })

    const rows = rowsOf(wantedAffiliations(going))

    expect(rows.map((row) => [row.role, row.year_level])).toEqual([
      ['learner', '05, 06'],
      ['teacher', null],
    ])
  })

  test('the year level of whom the roster does not name stays, and of whom it names is as it says', () => {
    const affiliations = [affiliation('learner')]
    const before = { year_level: '04' } as KeptRows['affiliations']
    const known = goingWith({ organisations, affiliations, people: [person('sam')] })
    const untold = goingWith({ organisations, affiliations })
    untold.ids.people.set('sam', newId('person'))

    expect(rowsOf(wantedAffiliations(untold), before)[0]?.year_level).toBe('04')
    expect(rowsOf(wantedAffiliations(known), before)[0]?.year_level).toBeNull()
  })
})

describe('places in classes', () => {
  const room = { sourceId: 'room', title: 'Room 7', code: '', kind: 'homeroom' as const }
  const classes = [{ ...room, sessions: [], yearLevels: [], subjects: [], ended: false }]
  const enrolment = (role: RosterRole, parts: object = {}) => {
    return { class: 'room', person: 'sam', role, primary: false, ended: false, ...parts }
  }

  test('are of learners and teachers alone', () => {
    const enrolments = (['aide', 'learner', 'other', 'teacher'] as const).map((role) =>
      enrolment(role),
    )
    const going = goingWith({ classes, enrolments, people: [person('sam')] })

    expect(rowsOf(wantedMemberships(going)).map(({ role }) => role)).toEqual(['learner', 'teacher'])
  })

  test('begin on the day they first came, where the roster gives none', () => {
    const going = goingWith({
      classes,
      enrolments: [enrolment('learner')],
      people: [person('sam')],
    })
    const before = { starts_on: '2025-02-01' } as KeptRows['enrolments']

    expect(rowsOf(wantedMemberships(going))[0]?.starts_on).toBe(today)
    expect(rowsOf(wantedMemberships(going), before)[0]?.starts_on).toBe('2025-02-01')
  })

  test('that end before they begin hold for no day', () => {
    const enrolments = [enrolment('learner', { ends: '2026-01-31' })]
    const going = goingWith({ classes, enrolments, people: [person('sam')] })

    expect(rowsOf(wantedMemberships(going))[0]).toMatchObject({
      starts_on: '2026-01-31',
      ends_on: '2026-01-31',
    })
  })

  test('of people or classes that are not here do not come', () => {
    const enrolments = [
      enrolment('learner', { person: 'nobody' }),
      enrolment('learner', { class: 'x' }),
    ]
    const going = goingWith({ classes, enrolments, people: [person('sam')] })

    expect(rowsOf(wantedMemberships(going))).toEqual([])
  })
})
