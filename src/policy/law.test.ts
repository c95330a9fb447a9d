import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId, type Id } from '../platform/id.ts'
import { noStanding, type Viewer } from '../platform/viewer.ts'
import { may } from './law.ts'
import { relationsTo, type Bounds } from './relation.ts'

const [me, other, third] = [newId('person'), newId('person'), newId('person')]
const [room, circle, school] = [newId('classroom'), newId('circle'), newId('organisation')]

function as(standing: Partial<Viewer['standing']> = {}): Viewer {
  return { network: newId('network'), person: me, standing: { ...noStanding, ...standing } }
}

const viewers = {
  self: { viewer: as(), bounds: { person: me } },
  guardian: { viewer: as({ children: [other], known: [other] }), bounds: { person: other } },
  'a teacher of theirs': {
    viewer: as({ learners: [other], known: [other] }),
    bounds: { person: other },
  },
  peer: { viewer: as({ peers: [other], known: [other] }), bounds: { person: other } },
  'a leader of the school': {
    viewer: as({ led: [school], staffed: [school] }),
    bounds: { person: other, organisation: school },
  },
  'staff of the school': {
    viewer: as({ staffed: [school] }),
    bounds: { person: other, organisation: school },
  },
  stranger: { viewer: as(), bounds: { person: other } },
} satisfies Record<string, { viewer: Viewer; bounds: Bounds }>

type Who = keyof typeof viewers
const everybody = Object.keys(viewers) as Who[]

/** Who of them all may do this. */
function whoMay(ask: (viewer: Viewer, bounds: Bounds) => boolean): Who[] {
  return everybody.filter((who) => ask(viewers[who].viewer, viewers[who].bounds))
}

describe('the law', () => {
  test('a goal that is nobody’s business is seen by self, guardian and teacher', () => {
    expect(whoMay((viewer, bounds) => may(viewer, 'see', 'pursuit:private', bounds))).toEqual([
      'self',
      'guardian',
      'a teacher of theirs',
    ])
  })

  test('a goal that is shared is seen by peers as well, and by no leader', () => {
    expect(whoMay((viewer, bounds) => may(viewer, 'see', 'pursuit:shared', bounds))).toEqual([
      'self',
      'guardian',
      'a teacher of theirs',
      'peer',
    ])
  })

  test.each(['pursuit:private', 'pursuit:shared', 'plan'] as const)(
    'a %s is changed by its owner alone',
    (object) => {
      expect(whoMay((viewer, bounds) => may(viewer, 'change', object, bounds))).toEqual(['self'])
    },
  )

  test('adults propose and the learner answers', () => {
    expect(whoMay((viewer, bounds) => may(viewer, 'propose', 'plan', bounds))).toEqual([
      'guardian',
      'a teacher of theirs',
    ])
    expect(whoMay((viewer, bounds) => may(viewer, 'answer', 'proposal', bounds))).toEqual(['self'])
  })

  test('only peers meet: no adult is anybody’s company', () => {
    expect(whoMay((viewer, bounds) => may(viewer, 'meet', 'person', bounds))).toEqual(['peer'])
  })

  test('whoever leads arranges a room, and does not teach it by that', () => {
    const leader = as({ led: [school], staffed: [school] })
    const bounds = { classroom: room, organisation: school }

    expect(may(leader, 'arrange', 'classroom', bounds)).toBe(true)
    expect(may(leader, 'enter', 'classroom', bounds)).toBe(true)
    expect(may(leader, 'teach', 'classroom', bounds)).toBe(false)
    expect(may(as({ taught: [room], audiences: [room] }), 'teach', 'classroom', bounds)).toBe(true)
    expect(may(as({ audiences: [room] }), 'teach', 'classroom', bounds)).toBe(false)
    expect(may(as({ audiences: [room] }), 'arrange', 'classroom', bounds)).toBe(false)
  })

  test('a circle whose door is closed is joined by who was asked; an open one by peers too', () => {
    const bounds = { people: [other, third], circle }
    const asked = as({ invited: [circle] })
    const peer = as({ peers: [third] })

    expect(may(asked, 'join', 'circle:closed-door', bounds)).toBe(true)
    expect(may(peer, 'join', 'circle:closed-door', bounds)).toBe(false)
    expect(may(peer, 'see', 'circle:closed-door', bounds)).toBe(false)
    expect(may(peer, 'join', 'circle:open-door', bounds)).toBe(true)
    for (const adult of [as({ learners: [other] }), as({ children: [other] })]) {
      expect(may(adult, 'see', 'circle:closed-door', bounds)).toBe(true)
      for (const door of ['circle:closed-door', 'circle:open-door'] as const) {
        expect(may(adult, 'join', door, bounds)).toBe(false)
        expect(may(adult, 'agree', door, bounds)).toBe(false)
      }
    }
  })

  test('nobody may do anything to a thing that belongs to nothing', () => {
    const everything = as({
      children: [other],
      learners: [other],
      peers: [other],
      led: [school],
      staffed: [school],
    })

    expect(may(everything, 'see', 'pursuit:shared', {})).toBe(false)
    expect(may(everything, 'enter', 'classroom', {})).toBe(false)
    expect(may(everything, 'lead', 'organisation', {})).toBe(false)
  })
})

const ids = <Kind extends string>(...known: Id<Kind>[]) => fc.subarray(known)
const standing = fc.record({
  known: ids(other, third),
  peers: ids(other, third),
  learners: ids(other, third),
  children: ids(other, third),
  audiences: fc.subarray<Id<'circle'> | Id<'classroom'>>([room, circle]),
  taught: ids(room),
  invited: ids(circle),
  staffed: ids(school),
  led: ids(school),
})
const bounds = fc.record(
  {
    person: fc.constantFrom(me, other, third),
    people: fc.subarray([me, other, third]),
    classroom: fc.constant(room),
    circle: fc.constant(circle),
    organisation: fc.constant(school),
  },
  { requiredKeys: [] },
)

describe('what somebody is to a thing', () => {
  test('is nothing at all, without a standing and unless it is their own', () => {
    fc.assert(
      fc.property(bounds, (bounds) => {
        const isOwn = bounds.person === me || bounds.people?.includes(me)

        expect([...relationsTo(as(), bounds)]).toEqual(isOwn ? ['self'] : [])
      }),
    )
  })

  test('grows with their standing and with what the thing belongs to, and never shrinks', () => {
    fc.assert(
      fc.property(standing, bounds, (standing, bounds) => {
        const relations = relationsTo(as(standing), bounds)
        for (const name of Object.keys(standing) as (keyof typeof standing)[]) {
          expect(hasAll(relations, relationsTo(as({ ...standing, [name]: [] }), bounds))).toBe(true)
        }
        for (const name of Object.keys(bounds) as (keyof typeof bounds)[]) {
          const { [name]: _without, ...fewer } = bounds
          expect(hasAll(relations, relationsTo(as(standing), fewer))).toBe(true)
        }
      }),
    )
  })

  test('is not changed by knowing a name', () => {
    fc.assert(
      fc.property(standing, bounds, (standing, bounds) => {
        expect(relationsTo(as({ ...standing, known: [other, third] }), bounds)).toEqual(
          relationsTo(as({ ...standing, known: [] }), bounds),
        )
      }),
    )
  })
})

function hasAll<Item>(all: ReadonlySet<Item>, some: ReadonlySet<Item>): boolean {
  return [...some].every((item) => all.has(item))
}
