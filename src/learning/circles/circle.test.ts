import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '../../platform/id.ts'
import {
  fewestSeats,
  mostSeats,
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
    openedAt: now,
    closedAt: null,
  }
}

const names = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1, maxLength: 5 })
const circles = fc
  .tuple(names, fc.integer({ min: fewestSeats, max: mostSeats }))
  .filter(([members, seats]) => members.length <= seats)
  .map(([members, seats]) => aCircle(members, seats))

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
      fc.property(circles, fc.array(fc.constantFrom(...'abcdefgh')), (circle, comers) => {
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

  test('the host is always one of those who are left, and the door closes behind the last', () => {
    fc.assert(
      fc.property(circles, fc.array(fc.constantFrom(...'abcdefgh')), (circle, leavers) => {
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
