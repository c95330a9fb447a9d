import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareRows } from './difference.ts'

interface Row {
  readonly source_id: string
  readonly name: string
  readonly ended_on: string | null
}

const today = '2026-03-01'
const rules = {
  bulk: true,
  isOver: ({ ended_on }: Row) => ended_on !== null,
  end: (row: Row): Row => ({ ...row, ended_on: today }),
}

const someRow = fc.record({
  source_id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  name: fc.constantFrom('x', 'y'),
  ended_on: fc.constantFrom(null, '2026-01-01'),
})
const someRows = fc.uniqueArray(someRow, { selector: ({ source_id }) => source_id })
const someWanted = someRows.map((rows) =>
  rows.map((row, index) => ({ row: { ...row, ended_on: null }, ended: index % 4 === 3 })),
)

function byId(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.source_id, row]))
}

/** What is kept after a change was written. */
function written(kept: readonly Row[], change: ReturnType<typeof compareRows<Row>>): Row[] {
  const all = byId(kept)
  for (const row of [...change.new, ...change.changed, ...change.resumed, ...change.ended]) {
    all.set(row.source_id, row)
  }
  return [...all.values()]
}

test('every row, kept or wanted, is counted once', () => {
  fc.assert(
    fc.property(someRows, someWanted, (kept, wanted) => {
      const change = compareRows(byId(kept), wanted, rules)

      const listed = [...change.new, ...change.changed, ...change.resumed, ...change.ended].length
      const ids = new Set([...kept, ...wanted.map(({ row }) => row)].map((row) => row.source_id))
      expect(listed + change.same).toBe(ids.size)
    }),
  )
})

test('what was written once is not written again', () => {
  fc.assert(
    fc.property(someRows, someWanted, (kept, wanted) => {
      const after = written(kept, compareRows(byId(kept), wanted, rules))

      const { same, ...again } = compareRows(byId(after), wanted, rules)

      expect(Object.values(again).flat()).toEqual([])
      expect(same).toBeGreaterThanOrEqual(after.length)
    }),
  )
})

test('a whole file leaves running only what it names', () => {
  fc.assert(
    fc.property(someRows, someWanted, (kept, wanted) => {
      const after = written(kept, compareRows(byId(kept), wanted, rules))

      const running = after.filter((row) => row.ended_on === null).map((row) => row.source_id)
      const named = wanted.filter(({ ended }) => !ended).map(({ row }) => row.source_id)
      expect(running.toSorted()).toEqual(named.toSorted())
    }),
  )
})

test('a file of changes ends nothing by its silence, and nothing ever goes', () => {
  fc.assert(
    fc.property(someRows, someWanted, (kept, wanted) => {
      const change = compareRows(byId(kept), wanted, { ...rules, bulk: false })

      const named = new Set<string>(wanted.map(({ row }) => row.source_id))
      expect(change.ended.every((row) => named.has(row.source_id))).toBe(true)
      const after = byId(written(kept, change))
      expect(kept.every((row) => after.has(row.source_id))).toBe(true)
    }),
  )
})

test('what hangs on something that ends must end with it', () => {
  const kept = byId([{ source_id: 'a', name: 'x', ended_on: null }])

  const change = compareRows(kept, [], { ...rules, bulk: false, mustEnd: () => true })

  expect(change.ended).toEqual([{ source_id: 'a', name: 'x', ended_on: today }])
})
