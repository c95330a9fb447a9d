import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId, type Id } from '../../platform/id.ts'
import { standingFrom } from './standing.ts'
import type { Child, Companion, Tie } from './store.ts'

const self = newId('person')
const people = Array.from({ length: 6 }, () => newId('person'))
const rooms = Array.from({ length: 3 }, () => newId('classroom'))
const circles = Array.from({ length: 3 }, () => newId('circle'))
const schools = Array.from({ length: 3 }, () => newId('organisation'))

const person = fc.constantFrom(self, ...people)
const tie: fc.Arbitrary<Tie> = fc.oneof(
  fc.record({
    tie: fc.constantFrom('learns-in' as const, 'teaches' as const),
    to: fc.constantFrom(...rooms),
  }),
  fc.record({
    tie: fc.constantFrom('works-in' as const, 'teaches-at' as const, 'leads' as const),
    to: fc.constantFrom(...schools),
  }),
  fc.record({
    tie: fc.constantFrom('guards' as const, 'is-guarded-by' as const),
    to: fc.constantFrom(...people),
  }),
  fc.record({
    tie: fc.constantFrom('is-in' as const, 'is-asked-into' as const),
    to: fc.constantFrom(...circles),
  }),
)
const companion: fc.Arbitrary<Companion> = fc.oneof(
  fc.record({
    person,
    place: fc.constantFrom(...rooms),
    role: fc.constantFrom('learner' as const, 'teacher' as const),
    mayComeIn: fc.boolean(),
  }),
  fc.record({
    person,
    place: fc.constantFrom(...circles),
    role: fc.constant('member' as const),
    mayComeIn: fc.boolean(),
  }),
)
const day = '2026-03-31'

/** Where somebody stands by these facts, who administers nothing and has no children. */
function stand(
  ties: readonly Tie[],
  companions: readonly Companion[],
  led: readonly Id<'organisation'>[],
) {
  return standingFrom(self, { ties, companions, led, administered: [], ages: [], day })
}

/** Where somebody stands who only guards. */
function guard(ties: readonly Tie[], ages: readonly Child[]) {
  return standingFrom(self, { ties, companions: [], led: [], administered: [], ages, day })
}

const ties = fc.array(tie, { maxLength: 8 })
const companions = fc.array(companion, { maxLength: 12 })
const led = fc.subarray(schools)

/** A law of standings, whatever binds somebody to others. */
function always(
  holds: (
    ties: readonly Tie[],
    companions: readonly Companion[],
    led: readonly Id<'organisation'>[],
  ) => void,
) {
  fc.assert(fc.property(ties, companions, led, holds))
}

const roomsOf = (ties: readonly Tie[], kind: Tie['tie']) =>
  ties.filter((one) => one.tie === kind).map((one): string => one.to)

describe('where somebody stands', () => {
  test('peers are those who may come in and learn where they learn themselves, and nobody else', () => {
    always((ties, companions, led) => {
      const learnsIn = roomsOf(ties, 'learns-in')
      const expected = companions.filter(
        (one) =>
          one.role === 'learner' &&
          one.person !== self &&
          one.mayComeIn &&
          learnsIn.includes(one.place),
      )

      expect(new Set(stand(ties, companions, led).peers)).toEqual(
        new Set(expected.map((one) => one.person)),
      )
    })
  })

  test('learners are those who learn where they teach, and nobody else', () => {
    always((ties, companions, led) => {
      const teaches = roomsOf(ties, 'teaches')
      const expected = companions.filter(
        (one) => one.role === 'learner' && one.person !== self && teaches.includes(one.place),
      )

      expect(new Set(stand(ties, companions, led).learners)).toEqual(
        new Set(expected.map((one) => one.person)),
      )
    })
  })

  test('nobody is their own peer, learner, child or acquaintance', () => {
    always((ties, companions, led) => {
      const { known, peers, learners, children } = stand(ties, companions, led)

      for (const list of [known, peers, learners, children]) expect(list).not.toContain(self)
    })
  })

  test('everybody they may meet, teach or look after is somebody whose name they know', () => {
    always((ties, companions, led) => {
      const { known, children } = stand(ties, companions, led)

      for (const one of children) expect(known).toContain(one)
      for (const one of companions.filter((each) => each.person !== self)) {
        expect(known).toContain(one.person)
      }
    })
  })

  test('without a tie there is no standing, whoever else is about', () => {
    fc.assert(
      fc.property(companions, (companions) => {
        const { known: _known, ...rest } = stand([], companions, [])

        expect(Object.values(rest).flat()).toEqual([])
      }),
    )
  })

  test('to lead is to work there; to work there is not to lead', () => {
    always((ties, companions, led) => {
      const standing = stand(ties, companions, led)

      expect(new Set(standing.led)).toEqual(new Set(led))
      for (const one of led) expect(standing.staffed).toContain(one)
      expect(new Set(standing.staffed)).toEqual(
        new Set([...roomsOf(ties, 'works-in'), ...roomsOf(ties, 'teaches-at'), ...led]),
      )
      expect(new Set(standing.teaching)).toEqual(new Set(roomsOf(ties, 'teaches-at')))
    })
  })

  test('leading or working somewhere makes nobody a teacher, a guardian or a peer', () => {
    fc.assert(
      fc.property(ties, led, (ties, led) => {
        const jobs = ties.filter(({ tie }) => ['works-in', 'teaches-at', 'leads'].includes(tie))
        const { peers, learners, children, taught, audiences } = stand(jobs, [], led)

        expect([peers, learners, children, taught, audiences].flat()).toEqual([])
      }),
    )
  })

  test('being asked into a circle is not being in it', () => {
    always((ties, companions, led) => {
      const { invited, audiences } = stand(ties, companions, led)

      expect(new Set(invited)).toEqual(new Set(roomsOf(ties, 'is-asked-into')))
      const inside = [
        ...roomsOf(ties, 'is-in'),
        ...roomsOf(ties, 'learns-in'),
        ...roomsOf(ties, 'teaches'),
      ]
      expect(new Set(audiences)).toEqual(new Set(inside))
    })
  })

  test('who guards with limits, or looks, reads no more by it than what is shared', () => {
    const [child, other] = people as [Id<'person'>, Id<'person'>]
    const standing = stand(
      [
        { tie: 'guards-with-limits', to: child },
        { tie: 'looks-at', to: other },
      ],
      [],
      [],
    )

    expect(standing).toMatchObject({ limited: [child], looking: [other], known: [child] })
    expect(standing).toMatchObject({ children: [], young: [], learners: [] })
  })

  test('who guards a child in full is not held to the limits of another paper', () => {
    const [child] = people as [Id<'person'>]
    const ties: Tie[] = [
      { tie: 'guards', to: child },
      { tie: 'guards-with-limits', to: child },
    ]

    expect(stand(ties, [], [])).toMatchObject({ children: [child], limited: [] })
  })

  test.each([
    ['2013-04', [], true],
    ['2013-03', [], false],
    [null, ['6'], true],
    [null, ['7'], false],
    [null, ['5', '9, 10'], false],
    [null, ['5', 'Blue'], false],
    ['2016-01', ['9'], true],
    [null, [], false],
  ])(
    'of a child born in %s at level %j a guardian reads what they keep: %s',
    (birthMonth, yearLevels, reads) => {
      const [id] = people as [Id<'person'>]
      const guarding = (tie: 'guards' | 'guards-with-limits') =>
        guard([{ tie, to: id }], [{ id, birthMonth, yearLevels }])

      expect(guarding('guards')).toMatchObject({ children: [id], young: reads ? [id] : [] })
      expect(guarding('guards-with-limits')).toMatchObject({ limited: [id], young: [] })
    },
  )

  test('who has come of age is known by name to those who guarded them, and no more', () => {
    const [grown, half, child] = people as [Id<'person'>, Id<'person'>, Id<'person'>]
    const ages = [
      { id: grown, birthMonth: '2008-03', yearLevels: ['5'] },
      { id: half, birthMonth: '1986-01', yearLevels: [] },
      { id: child, birthMonth: '2008-04', yearLevels: ['13'] },
    ]
    const ties: Tie[] = [
      { tie: 'guards', to: grown },
      { tie: 'guards-with-limits', to: grown },
      { tie: 'guards-with-limits', to: half },
      { tie: 'guards', to: child },
    ]

    const standing = guard(ties, ages)

    expect(standing).toMatchObject({ children: [child], limited: [], young: [] })
    expect(new Set(standing.known)).toEqual(new Set([grown, half, child]))
  })

  test('nothing is listed twice, and the order of what binds them changes nothing', () => {
    always((ties, companions, led) => {
      const standing = stand(ties, companions, led)
      const turned = stand(ties.toReversed(), companions.toReversed(), led.toReversed())

      for (const [name, list] of Object.entries(standing) as [keyof typeof standing, string[]][]) {
        expect(new Set(list).size).toBe(list.length)
        expect(new Set<string>(turned[name])).toEqual(new Set<string>(list))
      }
    })
  })
})
