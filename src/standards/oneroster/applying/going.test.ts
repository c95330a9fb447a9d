import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isId, newId, type Id } from '../../../platform/id.ts'
import { fillers, generalCourse, generalSession } from '../exporting/fillers.ts'
import { rosterKinds, type Roster, type RosterOrganisation } from '../roster.ts'
import {
  hasNamesake,
  lastingId,
  nameThere,
  organisationOf,
  place,
  placeOrganisations,
  setOut,
} from './going.ts'

const host = { id: newId('organisation'), name: 'The Valley', timeZone: 'Pacific/Auckland' }

function aRoster(parts: Partial<Roster>): Roster {
  const nothing = Object.fromEntries(rosterKinds.map((kind) => [kind, []]))
  return { ...nothing, handling: {}, ...parts } as unknown as Roster
}

function organisation(sourceId: string, parts: Partial<RosterOrganisation> = {}) {
  return { sourceId, name: sourceId, kind: 'school' as const, code: '', ended: false, ...parts }
}

/** What each organisation of a roster is here: a new one, or the one that takes it in. */
function placed(organisations: readonly RosterOrganisation[], parts: Partial<Roster> = {}) {
  const going = setOut(aRoster({ organisations, ...parts }), host, '2026-03-01')
  placeOrganisations(going, new Map())
  return new Map(
    [...going.ids.organisations].map(([source, id]) => [source, id === host.id ? 'host' : 'new']),
  )
}

const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 })

describe('the organisation that takes a roster in', () => {
  test('is called there by one name, in whatever order two rows that stand for it come', () => {
    const rows = [organisation('n', { name: 'Rimu' }), organisation('s', { name: 'Kauri' })]
    const called = (organisations: readonly RosterOrganisation[]) => {
      const going = setOut(aRoster({ organisations }), host, '2026-03-01')
      const ids = new Map(organisations.map(({ sourceId }) => [sourceId, host.id]))
      return nameThere({ ...going, ids: { ...going.ids, organisations: ids } })
    }

    expect([called(rows), called(rows.toReversed())]).toEqual(['Kauri', 'Kauri'])
    expect(called([...rows, organisation('h', { name: 'the valley' })])).toBeUndefined()
  })

  test('is the one that has its id, wherever it stands and whatever it is called', () => {
    fc.assert(
      fc.property(names, fc.boolean(), (others, isBelow) => {
        const self = organisation(host.id, {
          name: 'Another name',
          ...(isBelow && { parent: 'a' }),
        })
        const found = placed([...others.map((one) => organisation(one)), self])

        expect(found.get(host.id)).toBe('host')
        expect([...found.values()].filter((what) => what === 'host')).toHaveLength(1)
      }),
    )
  })

  test('is known by its name whatever its letters and spaces are, at the top alone', () => {
    const found = placed([
      organisation('top', { name: '  the VALLEY ' }),
      organisation('deep', { name: 'The Valley', parent: 'top' }),
    ])

    expect(found).toEqual(
      new Map([
        ['top', 'host'],
        ['deep', 'new'],
      ]),
    )
  })

  test('is none of several that are called otherwise: all come to stand below it', () => {
    fc.assert(
      fc.property(names, (some) => {
        fc.pre(some.length > 1)
        const found = placed(some.map((one) => organisation(one)))

        expect([...found.values()]).toEqual(some.map(() => 'new'))
      }),
    )
  })

  test('is the one at the top where the file has no names, if there is but one', () => {
    const untold = ['organisations.name'] as const
    const one = [organisation('top'), organisation('below', { parent: 'top' })]
    const two = [organisation('top'), organisation('other')]

    expect(placed(one, { untold }).get('top')).toBe('host')
    expect([...placed(two, { untold }).values()]).toEqual(['new', 'new'])
  })

  test('is not taken for one that is here already as an organisation of its own', () => {
    const going = setOut(
      aRoster({ organisations: [organisation('hill', { name: host.name })] }),
      host,
      '2026-03-01',
    )
    const hill = newId('organisation')

    placeOrganisations(going, new Map([['hill', { id: hill }]]))

    expect(going.ids.organisations.get('hill')).toBe(hill)
  })

  test('stands for every organisation that the roster does not name', () => {
    const going = setOut(aRoster({}), host, '2026-03-01')
    placeOrganisations(going, new Map())

    expect(organisationOf(going, 'nowhere')).toBe(host.id)
    expect(organisationOf(going, undefined)).toBe(host.id)
  })
})

describe('of changes that name one organisation', () => {
  const delta = { handling: { organisations: 'delta' } } as unknown as Partial<Roster>
  const goingAfter = (before: readonly string[], one: RosterOrganisation, more = {}) => {
    const going = setOut(aRoster({ organisations: [one], ...delta, ...more }), host, '2026-03-01')
    placeOrganisations(going, new Map(before.map((id) => [id, { id: newId('organisation') }])))
    return going.ids.organisations.get(one.sourceId) === host.id
  }

  test('it takes the roster in, where none came before', () => {
    expect(goingAfter([], organisation('rimu'))).toBe(true)
  })

  test('it is a new one, where rosters brought others: who leads it does not come to lead them all', () => {
    expect(goingAfter(['hill'], organisation('rimu'))).toBe(false)
    expect(goingAfter(['hill'], organisation('rimu'), { untold: ['organisations.name'] })).toBe(
      false,
    )
    expect(goingAfter(['hill'], organisation('hill'))).toBe(false)
  })

  test('it takes the roster in all the same where it is called so, and stands at the top', () => {
    const named = organisation('net', { name: host.name })

    expect(goingAfter(['hill'], named)).toBe(true)
    expect(goingAfter(['hill'], { ...named, parent: 'state' })).toBe(false)
  })
})

describe('a namesake', () => {
  test('is another organisation of the same name, and not the one that takes the roster in', () => {
    const self = organisation('top', { name: host.name })
    const hill = organisation('hill', { name: 'Hill', parent: 'top' })
    const other = organisation('other', { name: 'the valley', parent: 'hill' })
    const has = (...organisations: readonly RosterOrganisation[]) =>
      hasNamesake(aRoster({ organisations }), host)

    expect(has()).toBe(false)
    expect(has(self)).toBe(false)
    expect(has(self, hill)).toBe(false)
    expect(has(self, hill, other)).toBe(true)
    expect(has(self, hill, { ...other, ended: true })).toBe(false)
    expect(has(hill, other)).toBe(true)
  })
})

describe('ids', () => {
  const things = fc.uniqueArray(
    fc.record({ sourceId: fc.constantFrom('a', 'b', 'c', 'd'), ended: fc.boolean() }),
    { selector: ({ sourceId }) => sourceId },
  )

  test('are those that things have here, or new ones; what is over before it came has none', () => {
    fc.assert(
      fc.property(things, fc.subarray(['a', 'b', 'c', 'x']), (some, here) => {
        const kept = new Map(here.map((source) => [source, { id: newId('course') }]))
        const ids = new Map<string, Id<'course'>>()

        place('course', ids, some, kept)

        for (const [source, { id }] of kept) expect(ids.get(source)).toBe(id)
        for (const { sourceId, ended } of some) {
          expect(ids.has(sourceId)).toBe(kept.has(sourceId) || !ended)
        }
        expect(new Set(ids.values()).size).toBe(ids.size)
      }),
    )
  })

  test('stay as they are when they are given a second time', () => {
    fc.assert(
      fc.property(things, (some) => {
        const ids = new Map<string, Id<'course'>>()
        place('course', ids, some, new Map())
        const first = new Map(ids)

        place('course', ids, some, new Map())

        expect(ids).toEqual(first)
      }),
    )
  })

  test('that last are ids like others, and each is new', () => {
    const many = Array.from({ length: 1000 }, () => lastingId('person'))

    expect(many.every(isId)).toBe(true)
    expect(new Set(many).size).toBe(1000)
  })
})

describe('a roster that sets out', () => {
  test('leaves behind what only the way out made, and nothing else', () => {
    const course = { ...generalCourse('a'), sourceId: 'writing' }
    const session = { ...generalSession, sourceId: 'term1' }
    const roster = aRoster({
      courses: [generalCourse('a'), course],
      sessions: [session, generalSession],
    })

    const going = setOut(roster, host, '2026-03-01')

    expect(going.roster.courses).toEqual([course])
    expect(going.roster.sessions).toEqual([session])
    expect(roster.courses.map(({ sourceId }) => sourceId)).toContain(fillers.course)
  })

  test('takes nothing of another that set out before it', () => {
    const made = new Map([['hill', newId('organisation')]])
    const roster = aRoster({ organisations: [organisation('hill'), organisation('vale')] })
    const [one, other] = [
      setOut(roster, host, '2026-03-01', made),
      setOut(roster, host, '2026-03-01'),
    ]

    placeOrganisations(one, new Map())
    one.homes.set('sam', host.id)
    one.over.add('sam')

    expect(made.size).toBe(1)
    expect(one.ids.organisations.get('hill')).toBe(made.get('hill'))
    expect(other.ids.organisations.size).toBe(0)
    expect([other.homes.size, other.over.size]).toEqual([0, 0])
  })
})
