import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '../../platform/id.ts'
import type { State } from '../goals/pursuit.ts'
import { lineBetween, mapOf, marksOn, whereIAm, type Mine, type Spot } from './map.ts'
import { choosePart, nodesIn, partsOf, smallMap } from './part.ts'
import type { Step } from './path.ts'

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

  test('is the one that is asked for, if there is such a one', () => {
    expect(choosePart(large, new Map(), { part: 'level 5' }).key).toBe('level 5')
    expect(choosePart(large, new Map(), { part: 'nonsense' }).key).toBe('level 4')
  })

  test('is the whole of a small map', () => {
    expect(choosePart(small, mine({ a: 'active' }), {}).key).toBe('whole')
  })

  test('is where I am, on a large one', () => {
    expect(choosePart(large, mine({ n70: 'active' }), {}).key).toBe('near')
  })

  test('is the branch of what I touched last, where there is no order', () => {
    expect(choosePart(deep, mine({ n4: 'active' }), {}).key).toBe('q')
  })

  test('is the level my school says I am in, before I begin', () => {
    expect(choosePart(large, new Map(), { yearLevel: 'Year 05' }).key).toBe('level 5')
    expect(choosePart(large, new Map(), { yearLevel: 'Reception' }).key).toBe('level 4')
  })

  test('holds what the map is opened for', () => {
    expect(choosePart(large, mine({ n0: 'active' }), { at: 'n70' as CompetencyId }).key).toBe(
      'level 5',
    )
    expect(choosePart(deep, new Map(), { at: 'n3' as CompetencyId }).key).toBe('p')
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
