import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '../../platform/id.ts'
import {
  fewestSeats,
  hasOthers,
  isInTheOpen,
  membersInSight,
  mostSeats,
  whyNotInvite,
  whyNotJoin,
  whyNotSeats,
  withMember,
  withoutMember,
  type Circle,
} from './circle.ts'

const now = new Date('2026-03-31T09:00:00Z')

function person(name: string): Id<'person'> {
  return name as Id<'person'>
}

function aCircle(members: readonly string[], seats = 4): Circle {
  return {
    id: 'circle' as Id<'circle'>,
    goal: 'goal' as Id<'goal'>,
    title: 'Read any scale',
    seats,
    door: 'open',
    agreed: '',
    meets: '',
    host: person(members[0] ?? 'ana'),
    members: members.map(person),
    glad: members.map(person),
    openedAt: now,
    closedAt: null,
  }
}

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const names = fc.uniqueArray(fc.constantFrom(...letters), { minLength: 1, maxLength: 5 })
const circles = fc
  .tuple(names, fc.integer({ min: fewestSeats, max: mostSeats }))
  .filter(([members, seats]) => members.length <= seats)
  .map(([members, seats]) => aCircle(members, seats))

/** A circle some of whose members are glad of company, and the others work alone or rest. */
const mixed = circles.chain((circle) =>
  fc.subarray([...circle.members]).map((glad): Circle => ({ ...circle, glad })),
)
const nobody = () => false

describe('in the open', () => {
  test('stands a circle with an open door as long as one in it is glad of company', () => {
    expect(isInTheOpen({ ...aCircle(['ana', 'ben']), glad: [person('ben')] })).toBe(true)
  })

  test.each<[string, Partial<Circle>]>([
    ['all of whose members work alone or rest', { glad: [] }],
    ['with a closed door', { door: 'by-invitation' }],
    ['that has ended', { closedAt: now }],
  ])('stands no circle %s', (_which, change) => {
    expect(isInTheOpen({ ...aCircle(['ana', 'ben']), ...change })).toBe(false)
  })

  test('nobody is shown to others but those who are glad of company', () => {
    fc.assert(
      fc.property(mixed, (circle) => {
        expect(membersInSight(circle, person('z'), nobody).toSorted()).toEqual(
          [...circle.glad].toSorted(),
        )
      }),
    )
  })

  test('whoever is inside sees all who are', () => {
    fc.assert(
      fc.property(mixed, (circle) => {
        for (const member of circle.members) {
          expect(membersInSight(circle, member, nobody)).toEqual(circle.members)
        }
      }),
    )
  })

  test('those who follow somebody’s way see them there, and nobody else by that', () => {
    const alone = { ...aCircle(['ana', 'ben', 'cy']), glad: [] }

    expect(membersInSight(alone, person('teacher'), (member) => member === 'ben')).toEqual(['ben'])
  })
})

describe('asking in', () => {
  const between = (from: string, to: string) => ({ from: person(from), to: person(to) })

  test('is for those inside, as long as there is a seat', () => {
    expect(whyNotInvite(aCircle(['ana', 'ben']), between('ben', 'cy'))).toBeUndefined()
    expect(whyNotInvite(aCircle(['ana', 'ben']), between('cy', 'di'))).toBe('not-inside')
    expect(whyNotInvite(aCircle(['ana', 'ben'], 2), between('ana', 'cy'))).toBe('full')
  })

  test('needs nobody who is inside already, also when it is full', () => {
    expect(whyNotInvite(aCircle(['ana', 'ben'], 2), between('ana', 'ben'))).toBe('already-in')
  })

  test('ends with the circle, for those who left it too', () => {
    const ended = { ...aCircle(['ana', 'ben']), closedAt: now }

    expect(whyNotInvite(ended, between('ana', 'cy'))).toBe('closed')
    expect(whyNotInvite(ended, between('di', 'cy'))).toBe('closed')
  })

  test('is open to a member exactly where joining is open to whom they ask', () => {
    fc.assert(
      fc.property(mixed, fc.constantFrom(...letters), (circle, to) => {
        const [from] = circle.members
        expect(whyNotInvite(circle, { from: from!, to: person(to) })).toBe(
          whyNotJoin(circle, person(to)),
        )
      }),
    )
  })
})

describe('sitting alone', () => {
  test('is to be in it with nobody else', () => {
    expect(hasOthers(aCircle(['ana']), person('ana'))).toBe(false)
    expect(hasOthers(aCircle(['ana', 'ben']), person('ana'))).toBe(true)
    expect(hasOthers(aCircle(['ben']), person('ana'))).toBe(true)
  })

  test('is what everyone does whose leaving would end it', () => {
    fc.assert(
      fc.property(circles, (circle) => {
        for (const member of circle.members) {
          const { closedAt } = withoutMember(circle, member, now)
          expect(closedAt === null).toBe(hasOthers(circle, member))
        }
      }),
    )
  })
})

describe('joining', () => {
  test('nothing stands in the way of somebody new where a seat is free', () => {
    expect(whyNotJoin(aCircle(['ana', 'ben']), person('cy'))).toBeUndefined()
  })

  test('whoever is in it is in it, also when it is full', () => {
    expect(whyNotJoin(aCircle(['ana', 'ben'], 2), person('ben'))).toBe('already-in')
  })

  test('no seat is left when as many are in it as it has seats', () => {
    expect(whyNotJoin(aCircle(['ana', 'ben'], 2), person('cy'))).toBe('full')
  })

  test('a circle that has ended stays so, for its members too', () => {
    const ended = { ...aCircle(['ana', 'ben']), closedAt: now }

    expect(whyNotJoin(ended, person('cy'))).toBe('closed')
    expect(whyNotJoin(ended, person('ana'))).toBe('closed')
  })

  test('however many try, the seats are never more than taken', () => {
    fc.assert(
      fc.property(circles, fc.array(fc.constantFrom(...letters)), (circle, comers) => {
        const after = comers.reduce(
          (so, comer) => (whyNotJoin(so, person(comer)) ? so : withMember(so, person(comer))),
          circle,
        )

        expect(after.members.length).toBeLessThanOrEqual(after.seats)
        expect(new Set(after.members).size).toBe(after.members.length)
      }),
    )
  })
})

describe('leaving', () => {
  test('joining and leaving again changes nothing', () => {
    fc.assert(
      fc.property(circles, (circle) => {
        const stranger = person('z')
        expect(withoutMember(withMember(circle, stranger), stranger, now)).toEqual(circle)
      }),
    )
  })

  test('a circle that has ended keeps the moment at which it did, whoever leaves it since', () => {
    fc.assert(
      fc.property(circles, fc.array(fc.constantFrom(...letters)), (circle, leavers) => {
        const ended: Circle = { ...circle, closedAt: now }
        const after = leavers.reduce(
          (so, leaver) => withoutMember(so, person(leaver), new Date('2026-04-01T09:00:00Z')),
          ended,
        )

        expect(after.closedAt).toEqual(now)
      }),
    )
  })

  test('whoever has left is not shown in it any more', () => {
    const after = withoutMember(aCircle(['ana', 'ben']), person('ben'), now)

    expect(after.glad).toEqual(['ana'])
  })

  test('the host is always one of those who are left, and the door closes behind the last', () => {
    fc.assert(
      fc.property(circles, fc.array(fc.constantFrom(...letters)), (circle, leavers) => {
        const after = leavers.reduce((so, leaver) => withoutMember(so, person(leaver), now), circle)

        if (after.members.length === 0) expect(after.closedAt).toEqual(now)
        else expect(after.members).toContain(after.host)
      }),
    )
  })

  test('the host’s place goes to who came next, and to nobody while the host stays', () => {
    const circle = aCircle(['ana', 'ben', 'cy'])

    expect(withoutMember(circle, person('ana'), now).host).toBe('ben')
    expect(withoutMember(circle, person('cy'), now).host).toBe('ana')
  })
})

describe('seats', () => {
  test.each([
    [1, 'too-few'],
    [2, undefined],
    [5, undefined],
    [6, 'too-many'],
  ])('%i of them: %s', (seats, why) => {
    expect(whyNotSeats(aCircle(['ana', 'ben']), seats)).toBe(why)
  })

  test('are never fewer than the people who sit on them', () => {
    fc.assert(
      fc.property(circles, fc.integer({ min: 0, max: 8 }), (circle, seats) => {
        if (whyNotSeats(circle, seats)) return
        expect(seats).toBeGreaterThanOrEqual(circle.members.length)
        expect(seats).toBeGreaterThanOrEqual(fewestSeats)
        expect(seats).toBeLessThanOrEqual(mostSeats)
      }),
    )
  })
})
