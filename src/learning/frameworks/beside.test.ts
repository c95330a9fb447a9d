import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '../../platform/id.ts'
import { eachOnce, sidesOf, type Linked } from './beside.ts'

const framework = 'f' as Id<'framework'>

function linked(side: Linked['side'], id: string, short = id): Linked {
  return { side, id: id as Id<'competency'>, framework, short, statement: `I can ${id}.` }
}

const links = fc.array(
  fc
    .tuple(fc.constantFrom('before', 'after'), fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    .map(([side, id]) => linked(side, id)),
)
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

describe('what is beside a competency', () => {
  test('stands on the side it is linked from, in the order given, by its name', () => {
    const { before, after } = sidesOf([
      linked('after', 'c'),
      linked('before', 'b', ''),
      linked('before', 'a'),
    ])

    expect(before).toEqual([
      { id: 'b', framework, name: 'I can b.' },
      { id: 'a', framework, name: 'a' },
    ])
    expect(after).toEqual([{ id: 'c', framework, name: 'c' }])
  })

  test('stands on no side when it is both before and after', () => {
    const round = [linked('before', 'a'), linked('after', 'a'), linked('after', 'b')]

    expect(sidesOf(round)).toEqual({ before: [], after: [{ id: 'b', framework, name: 'b' }] })
  })

  test('is never on both sides, never there twice, and never made up', () => {
    fc.assert(
      fc.property(links, (links) => {
        const { before, after } = sidesOf(links)
        const all = [...ids(before), ...ids(after)]

        expect(new Set(all).size).toBe(all.length)
        for (const id of ids(before)) expect(links).toContainEqual(linked('before', id))
        for (const id of ids(after)) expect(links).toContainEqual(linked('after', id))
      }),
    )
  })

  test('is all there, but for what goes round in a circle', () => {
    fc.assert(
      fc.property(links, (links) => {
        const { before, after } = sidesOf(links)
        const shown = new Set([...ids(before), ...ids(after)])
        const sides = Map.groupBy(links, ({ id }) => id)

        for (const [id, each] of sides) {
          expect(shown.has(id)).toBe(new Set(each.map(({ side }) => side)).size === 1)
        }
      }),
    )
  })

  test('is one, however often and from whichever side it is linked', () => {
    fc.assert(
      fc.property(links, (links) => {
        expect(ids(eachOnce(links))).toEqual([...new Set(ids(links))])
      }),
    )
  })
})
