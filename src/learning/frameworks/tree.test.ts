import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { above, branchOf, treeOf, wholeTree } from './tree.ts'

describe('a tree', () => {
  test('holds everything once, whatever circles it was given', () => {
    fc.assert(
      fc.property(someBranches, ({ nodes, branches }) => {
        const tree = treeOf(nodes, branches)

        expect(wholeTree(tree).toSorted((a, b) => a - b)).toEqual(nodes)
      }),
    )
  })

  test('puts what is part of itself by a circle at the top', () => {
    const tree = treeOf(
      ['a', 'b', 'c'],
      [
        { child: 'a', parent: 'b' },
        { child: 'b', parent: 'a' },
        { child: 'c', parent: 'a' },
      ],
    )

    expect(tree.roots).toEqual(['a', 'b'])
    expect(tree.children.get('a')).toEqual(['c'])
  })

  test('of two parents takes the first', () => {
    const tree = treeOf(
      ['a', 'b', 'c'],
      [
        { child: 'c', parent: 'b' },
        { child: 'c', parent: 'a' },
      ],
    )

    expect(tree.parent.get('c')).toBe('b')
  })

  test('orders children by their sequence, and those without one last, as they came', () => {
    const tree = treeOf(
      ['top', 'x', 'y', 'z', 'w'],
      [
        { child: 'x', parent: 'top' },
        { child: 'y', parent: 'top', sequence: 2 },
        { child: 'z', parent: 'top', sequence: 1 },
        { child: 'w', parent: 'top' },
      ],
    )

    expect(tree.children.get('top')).toEqual(['z', 'y', 'x', 'w'])
    expect(wholeTree(tree)).toEqual(['top', 'z', 'y', 'x', 'w'])
  })

  test('a parent nobody knows makes a root', () => {
    expect(treeOf(['a'], [{ child: 'a', parent: 'gone' }]).roots).toEqual(['a'])
  })

  test('a branch is a node with all that is under it, and what is above it leads down to it', () => {
    const tree = treeOf(
      ['a', 'b', 'c', 'd'],
      [
        { child: 'b', parent: 'a' },
        { child: 'c', parent: 'b' },
      ],
    )

    expect(branchOf(tree, 'b')).toEqual(['b', 'c'])
    expect(above(tree, 'c')).toEqual(['a', 'b'])
    expect(above(tree, 'd')).toEqual([])
  })
})

const someBranches = fc
  .tuple(
    fc.integer({ min: 0, max: 12 }),
    fc.array(fc.record({ child: fc.nat(12), parent: fc.nat(12) }), { maxLength: 30 }),
  )
  .map(([size, branches]) => ({ nodes: Array.from({ length: size }, (_, n) => n), branches }))
