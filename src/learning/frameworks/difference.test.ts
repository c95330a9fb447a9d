import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, differenceBetween } from './difference.ts'

const today = '2026-11-22'

describe('the difference between what is stored and what comes in', () => {
  test('accounts for every row that comes in, once', () => {
    fc.assert(
      fc.property(rows, rows, (stored, incoming) => {
        const { added, changed, same } = differenceBetween(stored, incoming, today)

        expect(added.length + changed.length + same).toBe(incoming.length)
      }),
    )
  })

  test('once written, leaves nothing more to write', () => {
    fc.assert(
      fc.property(rows, rows, (stored, incoming) => {
        const first = differenceBetween(stored, incoming, today)
        const now = written(stored, first)

        const second = differenceBetween(now, incoming, today)
        expect([second.added, second.changed, second.moved, second.gone]).toEqual([[], [], [], []])
      }),
    )
  })

  test('never lets a row go: what is not in the package any more is ended', () => {
    fc.assert(
      fc.property(rows, rows, (stored, incoming) => {
        const now = written(stored, differenceBetween(stored, incoming, today))

        const names = new Set(now.map(({ identifier }) => identifier))
        for (const { identifier } of stored) expect(names).toContain(identifier)
        const coming = new Set(incoming.map(({ identifier }) => identifier))
        for (const { identifier, ended_on } of now) {
          if (!coming.has(identifier)) expect(ended_on! <= today).toBe(true)
        }
      }),
    )
  })

  test('an end that was there before keeps its day', () => {
    const old = { identifier: 'a', ended_on: '2020-01-01', says: 'x', position: 0 }

    expect(differenceBetween([old], [], today).gone).toEqual([])
  })

  test('what only stands elsewhere has moved, not changed', () => {
    const old = { identifier: 'a', ended_on: null, says: 'x', position: 0 }

    const { changed, moved, same } = differenceBetween([old], [{ ...old, position: 4 }], today)

    expect({ changed, moved: moved.length, same }).toEqual({ changed: [], moved: 1, same: 1 })
  })
})

test('a value is written the same in whatever order its keys stand', () => {
  expect(canonical({ b: [1, { d: 1, c: 2 }], a: null })).toBe(
    canonical({ a: null, b: [1, { c: 2, d: 1 }] }),
  )
  expect(canonical([1, 2])).not.toBe(canonical([2, 1]))
})

// ---- setting ----

interface Row {
  readonly identifier: string
  readonly ended_on: string | null
  readonly says: string
  readonly position: number
}

const rows: fc.Arbitrary<Row[]> = fc
  .uniqueArray(
    fc.record({
      identifier: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      ended_on: fc.constantFrom(null, '2020-01-01', '2030-01-01'),
      says: fc.constantFrom('x', 'y'),
    }),
    { selector: ({ identifier }) => identifier, maxLength: 6 },
  )
  .map((list) => list.map((row, position) => ({ ...row, position })))

function written(
  stored: readonly Row[],
  { added, changed, moved, gone }: ReturnType<typeof differenceBetween<Row>>,
): Row[] {
  const now = new Map(stored.map((row) => [row.identifier, row]))
  for (const row of [...added, ...changed, ...moved, ...gone]) now.set(row.identifier, row)
  return [...now.values()]
}
