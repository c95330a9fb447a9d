import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { circles } from './circular.ts'
import { around, depths, inOrder, pathAmong, pathThrough, readinessAlong } from './path.ts'
import type { Step } from './path.ts'

describe('circles', () => {
  test('are those that walking everywhere from everywhere finds', () => {
    fc.assert(
      fc.property(aGraph, ({ nodes, edges }) => {
        expect(sorted(circles(nodes, edges))).toEqual(sorted(circlesByWalking(nodes, edges)))
      }),
      { numRuns: 300 },
    )
  })

  test('a thing that leads to itself is a circle of one', () => {
    expect(circles(['a', 'b'], [['a', 'a']])).toEqual([['a']])
  })

  test('a line has none', () => {
    const nodes = range(50)

    expect(
      circles(
        nodes,
        nodes.slice(1).map((n) => [n - 1, n] as const),
      ),
    ).toEqual([])
  })

  test('a circle of a hundred thousand is found without a stack too deep', () => {
    const nodes = range(100_000)
    const edges = nodes.map((n) => [n, (n + 1) % nodes.length] as const)

    expect(circles(nodes, edges)[0]).toHaveLength(nodes.length)
  })
})

describe('a path', () => {
  test('never waits for itself, whatever circles it was given', () => {
    fc.assert(
      fc.property(aGraph, ({ nodes, edges }) => {
        const path = pathThrough(nodes, edges)
        const steps = [...path.after].flatMap(([from, all]) => all.map((to) => [from, to] as const))

        expect(circles(nodes, steps)).toEqual([])
      }),
    )
  })

  test('keeps every step that lies in no circle, once', () => {
    fc.assert(
      fc.property(aGraph, ({ nodes, edges }) => {
        const path = pathThrough(nodes, edges)
        const circular = circles(nodes, edges)
        const kept = edges.filter(
          ([a, b]) =>
            nodes.includes(a) &&
            nodes.includes(b) &&
            !circular.some((circle) => circle.includes(a) && circle.includes(b)),
        )

        const steps = [...path.after].flatMap(([from, all]) => all.map((to) => `${from}-${to}`))
        expect(steps.toSorted()).toEqual([...new Set(kept.map(([a, b]) => `${a}-${b}`))].toSorted())
      }),
    )
  })

  test('says the same forwards and backwards', () => {
    fc.assert(
      fc.property(aGraph, ({ nodes, edges }) => {
        const { before, after } = pathThrough(nodes, edges)

        for (const node of nodes) {
          for (const next of after.get(node)!) expect(before.get(next)).toContain(node)
          for (const one of before.get(node)!) expect(after.get(one)).toContain(node)
        }
      }),
    )
  })

  test('in order, everything comes after what comes before it', () => {
    fc.assert(
      fc.property(aGraph, ({ nodes, edges }) => {
        const path = pathThrough(nodes, edges)
        const order = inOrder(path)

        expect(order.toSorted((a, b) => a - b)).toEqual(nodes)
        for (const [node, before] of path.before) {
          for (const one of before) expect(order.indexOf(one)).toBeLessThan(order.indexOf(node))
        }
      }),
    )
  })

  test('is as deep as its longest way', () => {
    const path = pathThrough(
      ['a', 'b', 'c', 'd'],
      [
        ['a', 'b'],
        ['b', 'c'],
        ['a', 'c'],
      ],
    )

    expect([...depths(path)]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
      ['d', 0],
    ])
  })
})

describe('where one stands', () => {
  const path = pathThrough(
    ['a', 'b', 'c', 'd'],
    [
      ['a', 'c'],
      ['b', 'c'],
      ['c', 'd'],
    ],
  )

  test('before anything is met, what has nothing before it is ready', () => {
    expect(Object.fromEntries(readinessAlong(path, new Set()))).toEqual({
      a: 'ready',
      b: 'ready',
      c: 'ahead',
      d: 'ahead',
    })
  })

  test('a thing is ready when all that comes before it is met, not when some is', () => {
    expect(readinessAlong(path, new Set(['a'])).get('c')).toBe('ahead')
    expect(readinessAlong(path, new Set(['a', 'b'])).get('c')).toBe('ready')
  })

  test('a thing may be met out of order, and opens what follows it', () => {
    expect(Object.fromEntries(readinessAlong(path, new Set(['c'])))).toEqual({
      a: 'ready',
      b: 'ready',
      c: 'met',
      d: 'ready',
    })
  })

  test('members of a circle do not wait for each other', () => {
    const circular = pathThrough(
      ['a', 'b'],
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
    )

    expect([...readinessAlong(circular, new Set()).values()]).toEqual(['ready', 'ready'])
  })

  test('what was not imported, or has ended, holds nobody up', () => {
    expect(readinessAlong(pathThrough(['c'], [['gone', 'c']]), new Set()).get('c')).toBe('ready')
  })

  test('meeting more never closes what was open', () => {
    fc.assert(
      fc.property(aGraph, fc.array(fc.nat(9)), fc.nat(9), ({ nodes, edges }, met, more) => {
        const path = pathThrough(nodes, edges)
        const before = readinessAlong(path, new Set(met))
        const after = readinessAlong(path, new Set([...met, more]))

        for (const node of nodes) {
          if (before.get(node) !== 'ahead') expect(after.get(node)).not.toBe('ahead')
        }
      }),
    )
  })
})

describe('the nearer part of a path', () => {
  const path = pathThrough(
    ['a', 'b', 'c', 'd', 'e'],
    [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
    ],
  )

  test('is one step to each side', () => {
    expect([...around(path, ['b'])].toSorted()).toEqual(['a', 'b', 'c'])
    expect([...around(path, ['e', 'nowhere'])]).toEqual(['e'])
  })

  test('has the steps among its own nodes only', () => {
    const part = pathAmong(path, new Set(['a', 'b', 'd']))

    expect(part.nodes).toEqual(['a', 'b', 'd'])
    expect(Object.fromEntries(part.after)).toEqual({ a: ['b'], b: [], d: [] })
    expect(Object.fromEntries(part.before)).toEqual({ a: [], b: ['a'], d: [] })
  })
})

// ---- setting ----

const aGraph = fc
  .tuple(
    fc.integer({ min: 0, max: 10 }),
    fc.array(fc.tuple(fc.nat(10), fc.nat(10)), { maxLength: 24 }),
  )
  .map(([size, edges]) => ({ nodes: range(size), edges: edges as Step<number>[] }))

function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n)
}

function sorted(groups: number[][]): number[][] {
  return groups.toSorted((a, b) => a[0]! - b[0]!)
}

function circlesByWalking(nodes: number[], edges: readonly Step<number>[]): number[][] {
  const reach = (from: number) => {
    const seen = new Set<number>()
    const waiting = [from]
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      for (const [a, b] of edges) {
        if (a !== node || seen.has(b) || !nodes.includes(b)) continue
        seen.add(b)
        waiting.push(b)
      }
    }
    return seen
  }
  const circular = nodes.filter((node) => reach(node).has(node))
  const groups = Map.groupBy(circular, (node) =>
    circular.find((one) => reach(one).has(node) && reach(node).has(one)),
  )
  return [...groups.values()]
}
