import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '../../../platform/id.ts'
import { fillers } from '../exporting/fillers.ts'
import { rosterKinds, type Roster, type RosterKind } from '../roster.ts'
import { asWritten } from './as-written.ts'
import { setOut } from './going.ts'
import type { KeptRows } from './kept.ts'

const id = <Kind extends string>(_kind: Kind, text: string) => text as Id<Kind>
const host = { id: id('organisation', 'host'), name: 'The Valley', timeZone: 'Pacific/Auckland' }

function aGoing(roster: Partial<Roster> = {}) {
  const nothing = Object.fromEntries(rosterKinds.map((kind) => [kind, []]))
  const whole = { ...nothing, handling: {}, ...roster } as unknown as Roster
  return setOut(whole, host, '2026-03-31')
}

/** What comes of a row that a roster wants, where this one was before. */
function settled<Kind extends RosterKind>(
  kind: Kind,
  row: KeptRows[Kind] | undefined,
  before: KeptRows[Kind] | undefined,
  going = aGoing(),
) {
  const wanted = { length: 1, find: () => 0, at: () => row && { row, ended: false } }
  return asWritten<Kind>(kind, going, wanted).at(0, before)?.row
}

const person: KeptRows['people'] = {
  id: id('person', 'p1'),
  source_id: 'one',
  home_id: host.id,
  given_name: '',
  family_name: '',
  display_name: 'Mele Tau',
  status: 'active',
}

describe('a person', () => {
  test('of whom only the name they are called by is known goes on so', () => {
    const home = { ...person, given_name: 'Mele Tau' }

    expect(settled('people', home, person)).toEqual(person)
  })

  test.for([
    { given_name: 'Mele' },
    { given_name: 'Mele Tau', family_name: 'Tonga' },
    { given_name: 'Mele Tau', display_name: 'Mele' },
  ])('of whom the file says something else, %j, is as it says', (names) => {
    const home = { ...person, ...names }

    expect(settled('people', home, person)).toEqual(home)
  })

  test('whom somebody added by hand stays at home; one of the roster goes where it says', () => {
    const away = { ...person, home_id: id('organisation', 'elsewhere') }
    const going = aGoing()
    going.byHand.add(person.id)

    expect(settled('people', away, person, going)).toEqual(person)
    expect(settled('people', away, person)).toEqual(away)
  })

  test('who is new is as the file says', () => {
    expect(settled('people', person, undefined)).toEqual(person)
  })
})

const session: KeptRows['sessions'] = {
  id: id('academic_session', 's1'),
  source_id: 'one',
  organisation_id: host.id,
  title: 'Term 1',
  kind: 'term',
  school_year: '2025-2026',
  starts_on: '2026-02-01',
  ends_on: '2026-04-10',
  parent_id: null,
  ended_on: null,
}

test('a year that the standard cannot say stays as it was, and one that it says differently does not', () => {
  expect(settled('sessions', { ...session, school_year: '2026' }, session)).toEqual(session)
  for (const year of ['2027', '', '2026-2027']) {
    const other = { ...session, school_year: year }
    expect(settled('sessions', other, session)).toEqual(other)
  }
})

const room: KeptRows['classes'] = {
  id: id('classroom', 'c1'),
  source_id: 'one',
  organisation_id: host.id,
  name: 'Room 7',
  kind: 'homeroom',
  code: '',
  course_id: id('course', 'k1'),
  session_ids: [id('academic_session', 's1'), id('academic_session', 's2')],
  ended_on: null,
}

function classIn(course: string | undefined, sessions: readonly string[]): Roster['classes'] {
  const named = { sourceId: 'one', title: 'Room 7', code: '', kind: 'homeroom' as const }
  const lists = { yearLevels: [], subjects: [], ended: false }
  return [{ ...named, ...lists, sessions, ...(course && { course }) }]
}

describe('a class', () => {
  const bare = { ...room, course_id: null, session_ids: [] }

  test('for which a course and a time were filled in keeps its own', () => {
    const going = aGoing({ classes: classIn(fillers.course, [fillers.session]) })

    expect(settled('classes', bare, room, going)).toEqual(room)
  })

  test('that lost its course and its terms has lost them', () => {
    expect(settled('classes', bare, room, aGoing({ classes: classIn(undefined, []) }))).toEqual(
      bare,
    )
  })

  test('whose terms come in another order is the same', () => {
    const turned = { ...room, session_ids: room.session_ids.toReversed() }

    expect(settled('classes', turned, room)).toEqual(room)
  })
})

const place: KeptRows['affiliations'] = {
  id: id('affiliation', 'a1'),
  source_id: 'one',
  person_id: id('person', 'p1'),
  organisation_id: host.id,
  role: 'learner',
  starts_on: '2026-02-01',
  ends_on: null,
  year_level: '9, 10',
}

test('year levels in another order are the same, and others are not', () => {
  expect(settled('affiliations', { ...place, year_level: '10, 9' }, place)).toEqual(place)
  for (const year_level of ['9', '9, 10, 11', null]) {
    const other = { ...place, year_level }
    expect(settled('affiliations', other, place)).toEqual(other)
  }
})

const link: KeptRows['guardianships'] = {
  id: id('guardianship', 'g1'),
  source_id: 'one',
  guardian_id: id('person', 'p1'),
  child_id: id('person', 'p2'),
  organisation_id: id('organisation', 'recorder'),
  relationship: 'carer',
  rights: 'limited',
  starts_on: '2026-02-01',
  ends_on: null,
}

describe('a guardian', () => {
  const home = { ...link, relationship: 'guardian' as const, organisation_id: host.id }

  test('who is a carer here goes out as a guardian, and comes home as a carer', () => {
    expect(settled('guardianships', home, link)).toMatchObject({ relationship: 'carer' })
    const parent = { ...home, relationship: 'parent' as const }
    expect(settled('guardianships', parent, link)).toMatchObject({ relationship: 'parent' })
  })

  test('whom somebody recorded by hand stays with whoever did; one of a roster goes with the child', () => {
    const going = aGoing()
    going.byHand.add(link.id)

    expect(settled('guardianships', home, link, going)).toEqual(link)
    expect(settled('guardianships', home, link)).toEqual({ ...link, organisation_id: host.id })
  })
})

test('a row made by hand that the file names badly stays; one of the roster is left to the roster', () => {
  const going = aGoing()
  going.byHand.add(session.id)

  expect(settled('sessions', undefined, session, going)).toEqual(session)
  expect(settled('sessions', undefined, session)).toBeUndefined()
})

test('a row that is as the file says stays as it is, of every kind', () => {
  const rows = { people: person, sessions: session, classes: room, affiliations: place }
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(rows) as (keyof typeof rows)[])), (kind) => {
      expect(settled(kind, rows[kind], rows[kind])).toEqual(rows[kind])
    }),
  )
})
