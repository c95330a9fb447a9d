import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../platform/id.ts'
import { noStanding, type Viewer } from '../platform/viewer.ts'
import { law, may, type LawObject } from './law.ts'
import { grantsTo, type Grant } from './relation.ts'

const [me, other, third] = [newId('person'), newId('person'), newId('person')]
const [aRoom, circle, school] = [newId('classroom'), newId('circle'), newId('organisation')]

function as(standing: Partial<Viewer['standing']> = {}): Viewer {
  return { network: newId('network'), person: me, standing: { ...noStanding, ...standing } }
}

const everything = as({
  known: [other],
  peers: [other],
  mates: [other],
  learners: [other],
  mentees: [other],
  children: [other],
  young: [other],
  limited: [other],
  placed: [other],
  looking: [other],
  audiences: [circle, aRoom],
  taught: [aRoom],
  teaching: [school],
  invited: [circle],
  staffed: [school],
  led: [school],
  administered: [school],
  safeguarded: [school],
  coordinated: [school],
})

describe('the law', () => {
  const bounds = { person: other }

  test('nobody may do anything to a thing that belongs to nothing, but what is open to anyone', () => {
    for (const [object, of] of Object.entries(law) as [LawObject, object][]) {
      for (const [act, grants] of Object.entries(of) as [never, readonly Grant[]][]) {
        expect(may(everything, act, object, {})).toBe(grants.includes('anyone'))
      }
    }
  })

  test('nobody of another network may do anything, whatever they are to it', () => {
    const elsewhere = { ...bounds, network: newId('network'), circle, organisation: school }

    expect(may(everything, 'read', 'pursuit:class', elsewhere)).toBe(false)
    expect(may(everything, 'read', 'circle:open', elsewhere)).toBe(false)
    expect(may(everything, 'list', 'organisation', elsewhere)).toBe(false)
  })

  test.each(['classroom membership', 'guardianship', 'affiliation'] as const)(
    'a leader grants a %s to others, and never to themselves',
    (object) => {
      const leader = as({ led: [school], administered: [school], staffed: [school] })

      const toRead = (grantee: typeof me) => ({
        person: grantee,
        grantee,
        organisation: school,
        of: [school],
      })

      expect(may(leader, 'create', object, toRead(other))).toBe(true)
      expect(may(leader, 'create', object, toRead(me))).toBe(false)
      expect(may(leader, 'create', object, { ...toRead(me), person: other })).toBe(false)
    },
  )

  test('a school takes nobody in who is of others alone, or of whom nobody says where they are', () => {
    const [under, beside] = [newId('organisation'), newId('organisation')]
    const place = { person: other, organisation: school }

    for (const heads of ['led', 'administered'] as const) {
      const head = as({ [heads]: [school, under], staffed: [school, under, beside] })
      for (const of of [[school], [under], [beside, school]])
        expect(may(head, 'create', 'affiliation', { ...place, of })).toBe(true)
      for (const of of [[], [beside]])
        expect(may(head, 'create', 'affiliation', { ...place, of })).toBe(false)
      expect(may(head, 'create', 'affiliation', place)).toBe(false)
      expect(may(head, 'edit', 'affiliation', place)).toBe(true)
    }
  })

  test('a leader who has guardians writes down another one, and nobody becomes one by being a child', () => {
    const leader = as({ led: [school], staffed: [school] })
    const aboutMe = { person: me, grantee: other, organisation: school }

    expect(may(leader, 'create', 'guardianship', aboutMe)).toBe(true)
  })

  test('whoever is a teacher at a school makes rooms there, and is no more to what is anybody’s there', () => {
    const teacher = as({ teaching: [school], staffed: [school] })

    expect(may(teacher, 'create', 'classroom', { organisation: school })).toBe(true)
    expect(may(teacher, 'create', 'classroom', { organisation: newId('organisation') })).toBe(false)
    for (const owned of [
      { person: other },
      { people: [other] },
      { classroom: aRoom },
      { circle },
    ]) {
      expect(may(teacher, 'edit', 'classroom', { ...owned, organisation: school })).toBe(false)
    }
    expect(may(as({ staffed: [school] }), 'create', 'classroom', { organisation: school })).toBe(
      false,
    )
  })

  test('whoever leads arranges a room, and does not teach it by that', () => {
    const leader = as({ led: [school], staffed: [school] })
    const room = { classroom: aRoom, organisation: school }

    expect(may(leader, 'edit', 'classroom', room)).toBe(true)
    expect(may(leader, 'read', 'classroom', room)).toBe(true)
    expect(may(leader, 'read', 'board', room)).toBe(false)
    expect(may(as({ taught: [aRoom], audiences: [aRoom] }), 'read', 'board', room)).toBe(true)
    expect(may(as({ audiences: [aRoom] }), 'read', 'board', room)).toBe(false)
    expect(may(as({ audiences: [aRoom] }), 'edit', 'classroom', room)).toBe(false)
  })

  test('no adult joins a circle, or agrees for those in it', () => {
    const bounds = { people: [other, third], circle }

    for (const adult of [as({ learners: [other] }), as({ children: [other], young: [other] })]) {
      expect(may(adult, 'read', 'circle:closed', bounds)).toBe(true)
      for (const door of ['circle:closed', 'circle:open'] as const) {
        expect(may(adult, 'join', door, bounds)).toBe(false)
        expect(may(adult, 'edit', door, bounds)).toBe(false)
      }
    }
  })

  test('being in a circle with somebody is not being in their other circles', () => {
    const mate = as({ mates: [other], audiences: [circle] })
    const elsewhere = { person: other, circle: newId('circle') }

    expect(may(mate, 'read', 'circle membership', { person: other, circle })).toBe(true)
    expect(may(mate, 'read', 'circle membership', elsewhere)).toBe(false)
  })
})

const standing = fc.record(
  Object.fromEntries(
    Object.entries(everything.standing).map(([name, list]) => [name, fc.subarray([...list])]),
  ),
) as unknown as fc.Arbitrary<Viewer['standing']>
const bounds = fc.record(
  {
    person: fc.constantFrom(me, other, third),
    people: fc.subarray([me, other, third]),
    classroom: fc.constant(aRoom),
    circle: fc.constant(circle),
    organisation: fc.constant(school),
  },
  { requiredKeys: [] },
)

describe('what somebody is to a thing', () => {
  test('is what anyone is, without a standing and unless it is their own', () => {
    fc.assert(
      fc.property(bounds, (bounds) => {
        const isOwn = bounds.person === me || bounds.people?.includes(me)

        expect([...grantsTo(as(), bounds)]).toEqual([...(isOwn ? ['self'] : []), 'anyone'])
      }),
    )
  })

  test('grows with their standing, and never shrinks', () => {
    fc.assert(
      fc.property(standing, bounds, (standing, bounds) => {
        const relations = grantsTo(as(standing), bounds)
        for (const name of Object.keys(standing) as (keyof typeof standing)[]) {
          expect(hasAll(relations, grantsTo(as({ ...standing, [name]: [] }), bounds))).toBe(true)
        }
      }),
    )
  })

  test('is no more by knowing a name than somebody whose name one knows', () => {
    fc.assert(
      fc.property(standing, bounds, (standing, bounds) => {
        const without = grantsTo(as({ ...standing, known: [] }), bounds)
        const more = [...grantsTo(as({ ...standing, known: [other, third] }), bounds)]

        expect(more.filter((grant) => !without.has(grant) && !grant.startsWith('known'))).toEqual(
          [],
        )
      }),
    )
  })

  test('is the operator for nobody who is a person', () => {
    expect(grantsTo(everything, { person: other }).has('operator')).toBe(false)
    expect(grantsTo({ ...as(), operator: true }, {}).has('operator')).toBe(true)
  })
})

function hasAll<Item>(all: ReadonlySet<Item>, some: ReadonlySet<Item>): boolean {
  return [...some].every((item) => all.has(item))
}
