import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCasePackage } from '../../../standards/case/package.ts'
import { pathThrough } from '../path.ts'
import type { Path, Step } from '../path.ts'
import { treeOf } from '../tree.ts'
import { drawBranches } from './branches.ts'
import { cell } from './cell.ts'
import { columnsOf } from './columns.ts'
import { lineThrough } from './drawing.ts'
import type { Drawing, Line } from './drawing.ts'
import { layersOf } from './layers.ts'
import { crossings, ordered } from './order.ts'
import { settle } from './settle.ts'
import { canBeDrawn, drawSteps } from './steps.ts'

describe('the path as a drawing', () => {
  test('no two names lie on each other', () => {
    fc.assert(
      fc.property(aPath, (path) => {
        expect(overlaps(drawSteps(path))).toEqual([])
      }),
    )
  })

  test('every step goes to the right', () => {
    fc.assert(
      fc.property(aPath, (path) => {
        const { places, lines } = drawSteps(path)

        for (const { from, to } of lines)
          expect(places.get(to)!.x).toBeGreaterThan(places.get(from)!.x)
      }),
    )
  })

  test('every step is drawn once, from mark to mark', () => {
    fc.assert(
      fc.property(aPath, (path) => {
        const { places, lines } = drawSteps(path)

        const drawn = lines.map(({ from, to }) => [from, to])
        expect(drawn).toEqual([...path.after].flatMap(([from, all]) => all.map((to) => [from, to])))
        for (const { from, to, d } of lines) {
          const [first, last] = [pointsOf(d)[0]!, pointsOf(d).at(-1)!]
          expect(first).toEqual({ x: places.get(from)!.x + cell.mark, y: places.get(from)!.y })
          expect(last).toEqual({ x: places.get(to)!.x - cell.mark, y: places.get(to)!.y })
        }
      }),
    )
  })

  test('no line crosses a mark or a name that it does not belong to', () => {
    fc.assert(
      fc.property(aPath, (path) => {
        expect(struck(drawSteps(path))).toEqual([])
      }),
    )
  })

  test('lines turn only between columns', () => {
    fc.assert(
      fc.property(aPath, (path) => {
        for (const { d } of drawSteps(path).lines) {
          for (const { start, end } of turnsOf(d)) {
            expect(end - start).toBe(cell.gap)
            expect((start - cell.width) % (cell.width + cell.gap)).toBe(0)
          }
        }
      }),
    )
  })

  test('the same path draws the same', () => {
    fc.assert(
      fc.property(aPath, (path) => {
        expect(drawSteps(path)).toEqual(drawSteps(path))
      }),
    )
  })

  test('everything lies inside the frame, and begins at its corner', () => {
    fc.assert(
      fc.property(aPath, (path) => {
        const { places, width, height } = drawSteps(path)

        for (const { x, y } of places.values()) {
          expect(x - cell.width / 2).toBeGreaterThanOrEqual(0)
          expect(y - cell.above).toBeGreaterThanOrEqual(0)
          expect(x + cell.width / 2).toBeLessThanOrEqual(width)
          expect(y + cell.below).toBeLessThanOrEqual(height)
        }
      }),
    )
  })

  test('a chain is one straight row', () => {
    const path = pathThrough(
      [1, 2, 3],
      [
        [1, 2],
        [2, 3],
      ],
    )

    const { places, lines } = drawSteps(path)

    expect(new Set([...places.values()].map(({ y }) => y)).size).toBe(1)
    expect(lines.map(({ d }) => d)).toEqual(['M102 32H266', 'M318 32H482'])
  })

  test('lines that leave one mark for the same far column share their way', () => {
    const nodes = [1, 2, 3, 4, 5]
    const chain: Step<number>[] = [
      [1, 2],
      [2, 3],
      [3, 4],
      [3, 5],
      [1, 4],
      [1, 5],
    ]
    const path = pathThrough(nodes, chain)

    const layers = layersOf(path, columnsOf(path))

    expect(layers.left).toHaveLength(nodes.length + 2)
  })

  test('what leads nowhere lies below, in rows', () => {
    const path = pathThrough([1, 2, 3, 4, 5, 6, 7, 8], [[1, 2]])

    const { places } = drawSteps(path)

    expect([3, 4, 5, 6, 7].map((node) => places.get(node)!.y)).toEqual(Array(5).fill(148))
    expect(places.get(8)).toEqual({ x: 76, y: 264 })
  })

  test('nothing at all is an empty drawing', () => {
    expect(drawSteps(pathThrough([], []))).toMatchObject({ width: 0, height: 0, lines: [] })
  })
})

describe('the Common Core path of 757 steps', () => {
  const path = commonCore()

  test('is drawn in two seconds at most, without a name or a mark struck', () => {
    const start = performance.now()
    const drawing = drawSteps(path)
    const took = performance.now() - start

    expect(took).toBeLessThan(2000)
    expect(drawing.lines).toHaveLength(757)
    expect(drawing.places.size).toBe(480)
    expect(overlaps(drawing)).toEqual([])
    expect(struck(drawing)).toEqual([])
  })

  test('is no higher than four and a half thousand pixels', () => {
    expect(drawSteps(path).height).toBeLessThan(4500)
  })

  test('has less than a third of the crossings it would have unordered', () => {
    const layers = layersOf(path, columnsOf(path))

    expect(crossings(layers, ordered(layers)) * 3).toBeLessThan(crossings(layers, layers.columns))
  })
})

describe('what is too much for a drawing', () => {
  test('a path of a thousand may be drawn, of more not', () => {
    expect(canBeDrawn(pathThrough(range(1000), []))).toBe(true)
    expect(canBeDrawn(pathThrough(range(1001), []))).toBe(false)
  })

  test('a chain whose every link also leads to the end is refused before it is drawn', () => {
    const nodes = range(900)
    const steps = nodes.slice(1).flatMap((n): Step<number>[] => [
      [n - 1, n],
      [n - 1, 899],
    ])

    expect(canBeDrawn(pathThrough(nodes, steps))).toBe(false)
  })
})

describe('the order of columns', () => {
  test('crossings are counted as a pair-by-pair count counts them', () => {
    fc.assert(
      fc.property(aPath, (path) => {
        const layers = layersOf(path, columnsOf(path))

        expect(crossings(layers, layers.columns)).toBe(crossingsOneByOne(layers))
      }),
    )
  })

  test('ordering never adds a crossing, and loses nobody', () => {
    fc.assert(
      fc.property(aPath, (path) => {
        const layers = layersOf(path, columnsOf(path))
        const columns = ordered(layers)

        expect(crossings(layers, columns)).toBeLessThanOrEqual(crossings(layers, layers.columns))
        expect(columns.map((column) => column.toSorted((a, b) => a - b))).toEqual(
          layers.columns.map((column) => column.toSorted((a, b) => a - b)),
        )
      }),
    )
  })

  test('two lines that cross are uncrossed', () => {
    const path = pathThrough(
      ['a', 'b', 'x', 'y'],
      [
        ['a', 'y'],
        ['b', 'x'],
      ],
    )
    const layers = layersOf(path, columnsOf(path))

    expect(crossings(layers, layers.columns)).toBe(1)
    expect(crossings(layers, ordered(layers))).toBe(0)
  })
})

describe('settling a column', () => {
  const settler = fc.record({
    wish: fc.integer({ min: -500, max: 500 }),
    weight: fc.integer({ min: 1, max: 9 }),
    above: fc.integer({ min: 0, max: 40 }),
    below: fc.integer({ min: 0, max: 40 }),
  })

  test('keeps the order and the room of everybody', () => {
    fc.assert(
      fc.property(fc.array(settler, { maxLength: 12 }), (column) => {
        const heights = settle(column)

        for (let at = 1; at < column.length; at++) {
          const room = column[at - 1]!.below + column[at]!.above
          expect(heights[at]! - heights[at - 1]!).toBeGreaterThanOrEqual(room - 1e-6)
        }
      }),
    )
  })

  test('gives everybody their wish where there is room for it', () => {
    const column = [0, 100, 250].map((wish) => ({ wish, weight: 1, above: 20, below: 20 }))

    expect(settle(column)).toEqual([0, 100, 250])
  })

  test('shares the distance by weight where there is not', () => {
    const column = [
      { wish: 0, weight: 3, above: 20, below: 20 },
      { wish: 0, weight: 1, above: 20, below: 20 },
    ]

    expect(settle(column)).toEqual([-10, 30])
  })

  test('no small move of anybody would please them all better', () => {
    fc.assert(
      fc.property(fc.array(settler, { minLength: 1, maxLength: 6 }), fc.nat(), (column, seed) => {
        const heights = settle(column)
        const at = seed % column.length
        for (const by of [-0.5, 0.5]) {
          const moved = heights.with(at, heights[at]! + by)
          const lawful = column.every(
            (one, n) => n === 0 || moved[n]! - moved[n - 1]! >= column[n - 1]!.below + one.above,
          )
          if (lawful)
            expect(cost(column, moved)).toBeGreaterThanOrEqual(cost(column, heights) - 1e-6)
        }
      }),
    )
  })
})

describe('a framework without an order', () => {
  test('no two names lie on each other, and everything under the roots is drawn', () => {
    fc.assert(
      fc.property(aTree, (tree) => {
        const drawing = drawBranches(tree, tree.roots)

        expect(overlaps(drawing)).toEqual([])
        expect(drawing.places.size).toBe(tree.roots.length + tree.parent.size)
        expect(drawing).toEqual(drawBranches(tree, tree.roots))
      }),
    )
  })

  test('a part stands left of what it holds', () => {
    fc.assert(
      fc.property(aTree, (tree) => {
        const { places } = drawBranches(tree, tree.roots)

        for (const [child, parent] of tree.parent) {
          expect(places.get(parent)!.x).toBeLessThan(places.get(child)!.x)
          expect(places.get(parent)!.y).toBeLessThanOrEqual(places.get(child)!.y)
        }
      }),
    )
  })

  test('a flat list lies in rows of five', () => {
    const tree = treeOf([1, 2, 3, 4, 5, 6], [])

    const { places, lines } = drawBranches(tree, tree.roots)

    expect(places.get(5)!.y).toBe(places.get(1)!.y)
    expect(places.get(6)!.x).toBe(places.get(1)!.x)
    expect(lines).toEqual([])
  })
})

test('a line is straight where its heights are the same, and turns once where they differ', () => {
  expect(lineThrough(0, [30, 30, 90])).toBe('M102 30H368C400 30 400 90 432 90H482')
})

// ---- setting ----

const aPath: fc.Arbitrary<Path<number>> = fc
  .tuple(
    fc.integer({ min: 0, max: 24 }),
    fc.array(fc.tuple(fc.nat(23), fc.nat(23)), { maxLength: 50 }),
  )
  .map(([size, pairs]) =>
    pathThrough(
      range(size),
      pairs.map(([a, b]): Step<number> => [Math.min(a, b), Math.max(a, b)]),
    ),
  )

const aTree = fc.array(fc.nat(40), { maxLength: 40 }).map((parents) =>
  treeOf(
    range(parents.length),
    parents.flatMap((parent, child) => (parent < child ? [{ child, parent }] : [])),
  ),
)

function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n)
}

function commonCore(): Path<string> {
  const file = new URL(
    '../../../../../shared/data/frameworks/ccss-math-coherence.json',
    import.meta.url,
  )
  const { competencies, links } = readCasePackage(readFileSync(file)).framework!
  return pathThrough(
    competencies.filter(({ kind }) => kind === 'Standard').map(({ identifier }) => identifier),
    links.filter(({ kind }) => kind === 'precedes').map(({ from, to }) => [from!, to!]),
  )
}

function overlaps<K>({ places }: Drawing<K>): [K, K][] {
  const columns = Map.groupBy(places, ([, { x }]) => x)
  return [...columns.values()].flatMap((column) => {
    const sorted = column.toSorted(([, a], [, b]) => a.y - b.y)
    return sorted.slice(1).flatMap(([node, { y }], at): [K, K][] => {
      const [above, place] = sorted[at]!
      return y - place.y < cell.above + cell.below ? [[above, node]] : []
    })
  })
}

/** Lines that pass a column inside the room of a mark or a name. */
function struck<K>({ places, lines }: Drawing<K>): { line: Line<K>; node: K }[] {
  return lines.flatMap((line) => {
    const flats = flatsOf(line.d)
    return [...places]
      .filter(([node, { x, y }]) => {
        if (node === line.from || node === line.to) return false
        return flats.some(
          (flat) =>
            flat.start < x + cell.width / 2 &&
            flat.end > x - cell.width / 2 &&
            flat.y > y - cell.above &&
            flat.y < y + cell.below,
        )
      })
      .map(([node]) => ({ line, node }))
  })
}

function pointsOf(d: string): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = []
  for (const [, letter, rest] of d.matchAll(/([MHC])([^MHC]*)/g)) {
    const numbers = rest!.trim().split(/\s+/).map(Number)
    if (letter === 'H') points.push({ x: numbers[0]!, y: points.at(-1)!.y })
    else points.push({ x: numbers.at(-2)!, y: numbers.at(-1)! })
  }
  return points
}

function flatsOf(d: string): { start: number; end: number; y: number }[] {
  const points = pointsOf(d)
  return points.slice(1).flatMap((point, at) => {
    const from = points[at]!
    return point.y === from.y ? [{ start: from.x, end: point.x, y: point.y }] : []
  })
}

function turnsOf(d: string): { start: number; end: number }[] {
  const points = pointsOf(d)
  return points.slice(1).flatMap((point, at) => {
    const from = points[at]!
    return point.y === from.y ? [] : [{ start: from.x, end: point.x }]
  })
}

function crossingsOneByOne({ columns, right }: ReturnType<typeof layersOf>): number {
  return columns.reduce((count, column, at) => {
    const next = columns[at + 1] ?? []
    const lines = column.flatMap((from, a) =>
      right[from]!.map((to) => [a, next.indexOf(to)] as const),
    )
    const crossing = lines.flatMap(([a, b]) => lines.filter(([c, d]) => a < c && b > d))
    return count + crossing.length
  }, 0)
}

function cost(
  column: readonly { wish: number; weight: number }[],
  heights: readonly number[],
): number {
  return column.reduce((sum, { wish, weight }, at) => sum + weight * (heights[at]! - wish) ** 2, 0)
}
