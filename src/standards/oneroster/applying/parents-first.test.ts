import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parentsFirst } from './parents-first.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f']

/** A forest in any order; parents may also be missing. */
const forest = fc
  .tuple(
    fc.shuffledSubarray(ids),
    fc.array(fc.nat(9), { minLength: ids.length, maxLength: ids.length }),
  )
  .chain(([order, parents]) => {
    const things = order.map((sourceId, at) => {
      const above = (parents[at] ?? 0) % (at + 2)
      const parent = above === 0 ? undefined : above > at ? 'elsewhere' : order[above - 1]
      return { sourceId, ...(parent !== undefined && { parent }) }
    })
    return fc.shuffledSubarray(things, { minLength: things.length })
  })

test('each comes after its parent, and none is lost or doubled', () => {
  fc.assert(
    fc.property(forest, (things) => {
      const placed = parentsFirst(things)

      expect(placed.map((one) => one.sourceId).toSorted()).toEqual(
        things.map((one) => one.sourceId).toSorted(),
      )
      for (const [at, { parent }] of placed.entries()) {
        const where = placed.findIndex(({ sourceId }) => sourceId === parent)
        expect(where).toBeLessThan(at)
      }
    }),
  )
})

test('a chain of twenty thousand parents is walked, from whichever end it comes', () => {
  const length = 20_000
  const chain = Array.from({ length }, (_, at) => ({
    sourceId: String(at),
    ...(at + 1 < length && { parent: String(at + 1) }),
  }))

  for (const things of [chain, chain.toReversed()]) {
    const placed = parentsFirst(things)

    expect(placed).toHaveLength(length)
    expect(placed[0]).toEqual({ sourceId: String(length - 1) })
    expect(placed.at(-1)).toEqual({ sourceId: '0', parent: '1' })
  }
})

test('even a ring is walked once', () => {
  const ring = [
    { sourceId: 'a', parent: 'b' },
    { sourceId: 'b', parent: 'a' },
  ]

  expect(parentsFirst(ring)).toHaveLength(2)
})
