import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '../../platform/id.ts'
import type { State } from '../goals/pursuit.ts'
import { lineBetween, mapOf, marksOn, whereIAm, type Mine, type Spot } from './map.ts'
import { choosePart, nodesIn, partsOf, smallMap } from './part.ts'
import type { Step } from './path.ts'
import { fitOf } from './year-level.ts'

type CompetencyId = Id<'competency'>

describe('what is on a map', () => {
  test('where there is an order: what holds nothing more, and whatever has a place in the order', () => {
    const map = mapOf(
      [spot('area'), spot('a', 'area'), spot('b', 'area'), spot('heading'), spot('c', 'heading')],
      [step('a', 'heading')],
    )

    expect(map.path.nodes).toEqual(['a', 'b', 'heading', 'c'])
  })

  test('where there is none: everything', () => {
    const map = mapOf([spot('area'), spot('a', 'area')], [])

    expect(map.isOrdered).toBe(false)
    expect(map.path.nodes).toEqual(['area', 'a'])
  })
})

describe('the marks of a learner', () => {
  const map = mapOf(
    ['a', 'b', 'c', 'd'].map((id) => spot(id)),
    [step('a', 'b'), step('b', 'c'), step('c', 'd')],
  )

  test('are their own states, and beside these what is ready and what is later', () => {
    const marks = marksOn(map, mine({ a: 'met', b: 'active' }))

    expect(Object.fromEntries(marks)).toEqual({ a: 'met', b: 'going', c: 'later', d: 'later' })
  })

  test('forget a goal that was let go', () => {
    expect(marksOn(map, mine({ a: 'dropped' })).get('a' as CompetencyId)).toBe('next')
  })

  test('give everything on the map one', () => {
    const states = ['idea', 'active', 'paused', 'review', 'met', 'dropped'] as const
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'elsewhere'), fc.constantFrom(...states)),
        (own) => {
          expect([...marksOn(map, mine(own)).keys()]).toEqual(map.path.nodes)
        },
      ),
    )
  })

  test.each([
    ['met', 'met', 'done'],
    ['met', 'going', 'open'],
    ['met', 'next', 'open'],
    ['met', 'later', 'ahead'],
    ['going', 'later', 'ahead'],
    ['later', 'met', 'ahead'],
  ] as const)('a line from %s to %s is %s', (from, to, line) => {
    expect(lineBetween(from, to)).toBe(line)
  })
})

describe('where I am', () => {
  const map = mapOf(
    ['a', 'b', 'c'].map((id) => spot(id)),
    [step('a', 'b')],
  )

  test('is what I go for, before what I only think of', () => {
    const own = mine({ a: 'idea', b: 'active' })

    expect(whereIAm(map.path.nodes, own, marksOn(map, own))).toBe('b')
  })

  test('is what I touched last, of several', () => {
    const own: Mine = new Map([...mine({ a: 'active' }), ...mine({ c: 'active' }, 5)])

    expect(whereIAm(map.path.nodes, own, marksOn(map, own))).toBe('c')
  })

  test('is nowhere before I begin', () => {
    expect(whereIAm(map.path.nodes, new Map(), marksOn(map, new Map()))).toBeUndefined()
  })
})

describe('the parts of a map', () => {
  test('are its levels where everything has one: kindergarten, the years, then what has a name', () => {
    const levels = ['10', 'HS', 'K', '2']
    const map = mapOf(
      levels.map((level) => ({ ...spot(level), level })),
      [step('K', '2')],
    )

    expect(partsOf(map, new Map()).map(({ key }) => key)).toEqual([
      'level K',
      'level 2',
      'level 10',
      'level HS',
      'whole',
    ])
  })

  test('are its branches where levels are not known', () => {
    const map = mapOf([spot('p'), spot('p1', 'p'), spot('q'), spot('q1', 'q'), spot('leaf')], [])

    expect(partsOf(map, new Map()).map(({ key }) => key)).toEqual(['p', 'q', 'whole'])
  })

  test('of a large branch are also the branches in it', () => {
    const many = range(smallMap).map((n) => spot(`s${n}`, n < 2 ? 'top' : 's0'))
    const map = mapOf([spot('top'), ...many], [])

    expect(partsOf(map, new Map()).map(({ key }) => key)).toEqual(['top', 's0', 'whole'])
  })

  test('begin with where I am, once I have begun, and where there is an order', () => {
    const map = mapOf([spot('a'), spot('b')], [step('a', 'b')])

    expect(partsOf(map, mine({ a: 'active' }))[0]).toEqual({ kind: 'near', key: 'near' })
    expect(partsOf(map, new Map())[0]).toEqual({ kind: 'whole', key: 'whole' })
    expect(partsOf(mapOf([spot('a')], []), mine({ a: 'active' }))[0]!.kind).toBe('whole')
  })

  test('hold only what is on the map, each in its order', () => {
    fc.assert(
      fc.property(someMap, ({ map, own }) => {
        const marks = marksOn(map, own)
        for (const part of partsOf(map, own)) {
          const nodes = nodesIn(map, part, own, marks)
          expect(map.path.nodes.filter((id) => nodes.includes(id))).toEqual(nodes)
        }
      }),
    )
  })
})

describe('near me', () => {
  const chain = range(8).map((n) => spot(`n${n}`))
  const map = mapOf(
    chain,
    chain.slice(1).map((_, n) => step(`n${n}`, `n${n + 1}`)),
  )

  test('is what I go for and one step to each side', () => {
    expect(near(mine({ n3: 'active' }))).toEqual(['n2', 'n3', 'n4'])
  })

  test('is also what became ready because of what I met', () => {
    expect(near(mine({ n0: 'met', n5: 'idea' }))).toEqual(['n0', 'n1', 'n2', 'n4', 'n5', 'n6'])
  })

  test('is around what I met, when all that is ready is behind me', () => {
    expect(near(mine({ n7: 'met' }))).toEqual(['n6', 'n7'])
  })

  test('is also what else can be begun in the level of what I go for, and in no other', () => {
    const levels = ['4', '5', '5', '5', '5', '5', '4', '4']
    const two = mapOf(
      chain.map((one, n) => ({ ...one, level: levels[n]! })),
      [step('n1', 'n2'), step('n3', 'n4'), step('n6', 'n7')],
    )
    const nearIn = (own: Mine) =>
      nodesIn(two, { kind: 'near', key: 'near' }, own, marksOn(two, own))

    expect(nearIn(mine({ n1: 'active' }))).toEqual(['n1', 'n2', 'n3', 'n5'])
    expect(nearIn(mine({ n6: 'paused' }))).toEqual(['n0', 'n6', 'n7'])
  })

  function near(own: Mine) {
    return nodesIn(map, { kind: 'near', key: 'near' }, own, marksOn(map, own))
  }
})

describe('the part that a map opens with', () => {
  const small = mapOf([spot('a'), spot('b')], [step('a', 'b')])
  const many = range(smallMap + 20).map((n) => ({ ...spot(`n${n}`), level: n < 50 ? '4' : '5' }))
  const large = mapOf(many, [step('n0', 'n1')])
  const deep = mapOf(
    [spot('p'), spot('q'), ...range(smallMap).map((n) => spot(`n${n}`, n % 2 ? 'p' : 'q'))],
    [],
  )
  const opened = (...known: Parameters<typeof choosePart>) => choosePart(...known).part.key

  test('is the one that is asked for, if there is such a one', () => {
    expect(opened(large, new Map(), { part: 'level 5' })).toBe('level 5')
    expect(opened(large, new Map(), { part: 'nonsense' })).toBe('level 4')
  })

  test('is the whole of a small map', () => {
    expect(opened(small, mine({ a: 'active' }), {})).toBe('whole')
    expect(opened(small, new Map(), { at: 'a' as CompetencyId })).toBe('whole')
  })

  test('is where I am, on a large one', () => {
    expect(opened(large, mine({ n70: 'active' }), {})).toBe('near')
    expect(opened(large, mine({ n10: 'active' }), { yearLevel: '5' })).toBe('near')
  })

  test('is the branch of what I touched last, where there is no order', () => {
    expect(opened(deep, mine({ n4: 'active' }), {})).toBe('q')
  })

  test('is the branch of what is going, whatever of mine I touched after it', () => {
    const own = new Map([...mine({ n4: 'paused' }), ...mine({ n5: 'met', n7: 'idea' }, 5)])

    expect(opened(deep, own, {})).toBe('q')
  })

  test('is the inner one of two branches that hold it', () => {
    const inner = range(smallMap).map((n) => spot(`n${n}`, n < 40 ? 'p' : 'q'))
    const nested = mapOf([spot('top'), spot('p', 'top'), spot('q', 'top'), ...inner], [])

    expect(opened(nested, mine({ n70: 'active' }), {})).toBe('q')
    expect(opened(nested, mine({ top: 'active' }), {})).toBe('top')
  })

  test('is the level of a heading that I go for, though it has no place in the order', () => {
    const heading = { ...spot('heading'), level: '5' }
    const map = mapOf(
      [heading, { ...spot('a', 'heading'), level: '5' }, ...many],
      [step('n0', 'n1')],
    )

    expect(map.path.before.has('heading' as CompetencyId)).toBe(false)
    expect(opened(map, mine({ heading: 'active' }), { yearLevel: '4' })).toBe('level 5')
  })

  test('is the level my school says I am in, while nothing is going', () => {
    const over = mine({ n0: 'met', n1: 'dropped', n2: 'idea' })

    expect(opened(large, new Map(), { yearLevel: 'Year 05' })).toBe('level 5')
    expect(opened(large, over, { yearLevel: '5' })).toBe('level 5')
    expect(opened(large, new Map(), { yearLevel: 'Reception' })).toBe('level 4')
  })

  test('is the level that is about my year and the fewest others', () => {
    const levels = ['K-2', '3–5', '5', '5, 6', 'HS']
    const map = mapOf(
      range(100).map((n) => ({ ...spot(`n${n}`), level: levels[n % levels.length]! })),
      [step('n0', 'n1')],
    )
    const at = (yearLevel: string) => opened(map, new Map(), { yearLevel })

    expect(['5', '06', 'KG', '10', '9, 10', '7'].map(at)).toEqual([
      'level 5',
      'level 5, 6',
      'level K-2',
      'level HS',
      'level HS',
      'level K-2',
    ])
  })

  test('is the branch in which everything is about my year, where headings have no level', () => {
    const grades = range(90).map((n) => ({ ...spot(`n${n}`, `g${n % 3}`), level: `0${n % 3}` }))
    const byGrade = mapOf([spot('g0'), spot('g1'), spot('g2'), ...grades], [])
    const subjects = range(90).map((n) => ({ ...spot(`n${n}`, `g${n % 2}`), level: `${n % 3}` }))
    const bySubject = mapOf([spot('g0'), spot('g1'), ...subjects], [])

    expect(opened(byGrade, new Map(), { yearLevel: '2' })).toBe('g2')
    expect(opened(bySubject, new Map(), { yearLevel: '2' })).toBe('g0')
  })

  test('is what is left of mine, where nothing is going and no year is known', () => {
    expect(opened(large, mine({ n70: 'met' }), {})).toBe('near')
    expect(opened(deep, mine({ n3: 'met' }), {})).toBe('p')
  })

  test('holds what the map is opened for', () => {
    expect(opened(large, mine({ n0: 'active' }), { at: 'n70' as CompetencyId })).toBe('level 5')
    expect(opened(deep, new Map(), { at: 'n3' as CompetencyId })).toBe('p')
  })

  describe('by any year and any goals', () => {
    test('is one of the parts, and the one that is asked for if that is one of them', () => {
      fc.assert(
        fc.property(aLargeMap, ({ map, own, yearLevel }) => {
          const parts = partsOf(map, own)
          expect(parts).toContainEqual(choosePart(map, own, { yearLevel }).part)
          for (const part of parts) {
            const chosen = choosePart(map, own, { part: part.key, yearLevel })
            expect(chosen).toEqual({ part, forYear: false })
          }
        }),
      )
    })

    test('shows the goal that is going and was touched last, and asks no year then', () => {
      fc.assert(
        fc.property(aLargeMap, ({ map, own, yearLevel }) => {
          const going = [...own].filter(([, { state }]) => ['active', 'paused'].includes(state))
          fc.pre(going.length > 0)
          const chosen = choosePart(map, own, { yearLevel })
          const [last] = going.toSorted(([, a], [, b]) => +b.touchedAt - +a.touchedAt)[0]!

          expect(nodesIn(map, chosen.part, own, marksOn(map, own))).toContain(last)
          expect(chosen).toEqual(choosePart(map, own, { yearLevel: undefined }))
        }),
      )
    })

    test('shows what can be begun, if anything can be where the last touched goal is', () => {
      fc.assert(
        fc.property(aLargeMap, ({ map, own }) => {
          const { part } = choosePart(map, own, {})
          fc.pre(part.kind === 'near')
          const marks = marksOn(map, own)
          const isNext = (id: CompetencyId) => marks.get(id) === 'next'
          const going = [...own.keys()].filter((id) => ['going', 'paused'].includes(marks.get(id)!))
          const levels = new Set(going.map((id) => map.spots.get(id)!.level))
          const here = map.path.nodes.filter((id) => levels.has(map.spots.get(id)!.level))

          expect(nodesIn(map, part, own, marks)).toEqual(
            expect.arrayContaining(here.filter(isNext)),
          )
        }),
      )
    })

    test('suits the year best, while nothing is going and any level suits it', () => {
      fc.assert(
        fc.property(aLargeMap, ({ map, own, yearLevel }) => {
          const over: Mine = new Map([...own].map(([id, one]) => [id, { ...one, state: 'met' }]))
          const { part, forYear } = choosePart(map, over, { yearLevel })
          const levels = partsOf(map, over).flatMap((one) =>
            one.kind === 'level' ? [one.level] : [],
          )
          const best = Math.max(...levels.map((level) => fitOf(level, yearLevel)))

          expect(forYear).toBe(best > 0)
          if (forYear) expect(part.kind === 'level' && fitOf(part.level, yearLevel)).toBe(best)
          else expect(part).toEqual(choosePart(map, over, {}).part)
        }),
      )
    })
  })
})

// ---- setting ----

function spot(id: string, parent?: string): Spot {
  return {
    id: id as CompetencyId,
    parent: (parent ?? null) as CompetencyId | null,
    short: id,
    code: '',
    level: '',
    statement: `I can ${id}.`,
  }
}

function step(before: string, after: string): Step<CompetencyId> {
  return [before as CompetencyId, after as CompetencyId]
}

function mine(states: Readonly<Record<string, State>>, minute = 0): Mine {
  const touchedAt = new Date(2026, 10, 22, 9, minute)
  return new Map(
    Object.entries(states).map(([id, state]) => [
      id as CompetencyId,
      { goal: `goal of ${id}` as Id<'goal'>, state, touchedAt },
    ]),
  )
}

function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n)
}

const someMap = fc
  .record({
    parents: fc.array(fc.option(fc.nat(9)), { maxLength: 12 }),
    steps: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 14 }),
    levels: fc.boolean(),
    own: fc.dictionary(
      fc.integer({ min: 0, max: 11 }).map((n) => `n${n}`),
      fc.constantFrom<State>('idea', 'active', 'met'),
    ),
  })
  .map(({ parents, steps, levels, own }) => ({
    map: mapOf(
      parents.map((parent, n) => ({
        ...spot(`n${n}`, parent === null ? undefined : `n${parent}`),
        level: levels ? String(n % 3) : '',
      })),
      steps.map(([a, b]) => step(`n${a}`, `n${b}`)),
    ),
    own: mine(own),
  }))

/** A map that is not shown whole at first, with levels of years, and an order or none. */
const aLargeMap = fc
  .record({
    levels: fc.uniqueArray(
      fc.constantFrom('PK', 'K', '1', '2-3', '4', '4, 5', '8', 'HS', 'Basic'),
      {
        minLength: 2,
      },
    ),
    isOrdered: fc.boolean(),
    states: fc.dictionary(
      fc.nat(smallMap).map((n) => `n${n}`),
      fc.constantFrom<State>('idea', 'active', 'paused', 'met', 'dropped'),
      { maxKeys: 5 },
    ),
    minutes: fc.uniqueArray(fc.nat(59), { minLength: 5, maxLength: 5 }),
    yearLevel: fc.constantFrom('', 'K', '01', '3', '4', '5', '7', '9, 10', 'UG'),
  })
  .map(({ levels, isOrdered, states, minutes, yearLevel }) => ({
    map: mapOf(
      range(smallMap + 1).map((n) => ({ ...spot(`n${n}`), level: levels[n % levels.length]! })),
      isOrdered ? [step('n0', 'n1'), step('n1', 'n5')] : [],
    ),
    own: new Map(
      Object.entries(states).flatMap(([id, state], n) => [...mine({ [id]: state }, minutes[n])]),
    ) as Mine,
    yearLevel,
  }))
