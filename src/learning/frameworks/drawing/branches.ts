import type { Tree } from '../tree.ts'
import { cell, xOf } from './cell.ts'
import type { Place } from './cell.ts'
import { frameOf, lineThrough } from './drawing.ts'
import type { Drawing, Line } from './drawing.ts'

/**
 * A framework that knows no order, drawn by what is part of what: a part stands left of what it
 * holds, and things that hold nothing more lie on threads, a few to a row.
 */
export function drawBranches<K>(tree: Tree<K>, roots: readonly K[]): Drawing<K> {
  const pen: Pen<K> = { tree, places: new Map(), lines: [], top: 0 }
  drawAll(pen, roots, 0, undefined)
  return { ...frameOf(pen.places.values()), places: pen.places, lines: pen.lines }
}

interface Pen<K> {
  readonly tree: Tree<K>
  readonly places: Map<K, Place & { column: number }>
  readonly lines: Line<K>[]
  /** Where the next row begins. */
  top: number
}

const rowHeight = cell.above + cell.below
const mostInRow = 5

function drawAll<K>(pen: Pen<K>, nodes: readonly K[], column: number, parent: K | undefined): void {
  const isLeaf = (node: K) => (pen.tree.children.get(node) ?? []).length === 0
  drawThreads(pen, nodes.filter(isLeaf), column, parent)
  for (const node of nodes) if (!isLeaf(node)) drawPart(pen, node, column, parent)
}

/** A part begins a row, and what it holds begins in the same row. */
function drawPart<K>(pen: Pen<K>, node: K, column: number, parent: K | undefined): void {
  place(pen, node, column, pen.top)
  if (parent !== undefined) join(pen, parent, node)
  drawAll(pen, pen.tree.children.get(node)!, column + 1, node)
}

function drawThreads<K>(
  pen: Pen<K>,
  leaves: readonly K[],
  column: number,
  parent: K | undefined,
): void {
  for (let start = 0; start < leaves.length; start += mostInRow) {
    let before = parent
    for (const [at, leaf] of leaves.slice(start, start + mostInRow).entries()) {
      place(pen, leaf, column + at, pen.top)
      if (before !== undefined && parent !== undefined) join(pen, before, leaf)
      before = leaf
    }
    pen.top += rowHeight
  }
}

function place<K>(pen: Pen<K>, node: K, column: number, top: number): void {
  pen.places.set(node, { x: xOf(column), y: top + cell.above, column })
}

function join<K>(pen: Pen<K>, from: K, to: K): void {
  const start = pen.places.get(from)!
  const end = pen.places.get(to)!
  pen.lines.push({ from, to, d: lineThrough(start.column, [start.y, end.y]) })
}
