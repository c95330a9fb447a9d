import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareRows, datedRows, personRows, type Change, type WantedRows } from './difference.ts'

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
const somePages = fc.integer({ min: 1, max: 6 })

type Wish = { readonly row: Row; readonly ended: boolean }

function wishing(wanted: readonly Wish[]): WantedRows<Row> {
  return {
    length: wanted.length,
    find: (source) => {
      const place = wanted.findIndex(({ row }) => row.source_id === source)
      return place < 0 ? undefined : place
    },
    at: (place) => wanted[place],
  }
}

/** Every change, the rows that are kept being asked of some at a time. */
function changesOf(
  kept: readonly Row[],
  wanted: readonly Wish[],
  how: Partial<Parameters<typeof compareRows<Row>>[1]> & { size?: number } = {},
): Change<Row>[] {
  const { size = 9, ...comparing } = how
  const { inKept, inNew } = compareRows<Row>(wishing(wanted), { ...rules, ...comparing })
  const pages = Array.from({ length: Math.ceil(kept.length / size) }, (_, at) =>
    kept.slice(at * size, (at + 1) * size),
  )
  return [...pages.flatMap((page) => [...inKept(page)]), ...inNew()]
}

/** What is kept after the changes were written. */
function written(kept: readonly Row[], changes: readonly Change<Row>[]): Row[] {
  const all = new Map(kept.map((row) => [row.source_id, row]))
  for (const { row } of changes) all.set(row.source_id, row)
  return [...all.values()]
}

function sourcesOf(changes: readonly Change<Row>[], verdict?: string): string[] {
  const these = changes.filter((one) => verdict === undefined || one.verdict === verdict)
  return these.map(({ row }) => row.source_id).toSorted()
}

describe('what a roster changes', () => {
  test('is said once of every row that is kept, and of every row that comes', () => {
    fc.assert(
      fc.property(someRows, someWanted, somePages, (kept, wanted, size) => {
        const sources = sourcesOf(changesOf(kept, wanted, { size }))

        const coming = wanted.filter(({ ended }) => !ended).map(({ row }) => row.source_id)
        const here = kept.map(({ source_id }) => source_id)
        expect(sources).toEqual([...new Set([...here, ...coming])].toSorted())
      }),
    )
  })

  test('does not depend on how many rows are looked at at once', () => {
    fc.assert(
      fc.property(someRows, someWanted, somePages, somePages, (kept, wanted, one, other) => {
        expect(changesOf(kept, wanted, { size: one })).toEqual(
          changesOf(kept, wanted, { size: other }),
        )
      }),
    )
  })

  test('is nothing once it has been written', () => {
    fc.assert(
      fc.property(someRows, someWanted, (kept, wanted) => {
        const after = written(kept, changesOf(kept, wanted))

        const again = changesOf(after, wanted)

        expect(again.map(({ verdict }) => verdict)).toEqual(after.map(() => 'same'))
        expect(written(after, again)).toEqual(after)
      }),
    )
  })

  test('is told with whether the row held before', () => {
    fc.assert(
      fc.property(someRows, someWanted, (kept, wanted) => {
        const held = changesOf(kept, wanted).filter((one) => one.held)

        const running = kept.filter((row) => !rules.isOver(row)).map((row) => row.source_id)
        expect(sourcesOf(held)).toEqual(running.toSorted())
      }),
    )
  })

  test('never takes a row away', () => {
    fc.assert(
      fc.property(someRows, someWanted, fc.boolean(), (kept, wanted, bulk) => {
        const after = written(kept, changesOf(kept, wanted, { bulk }))

        const left = new Set(after.map(({ source_id }) => source_id))
        expect(kept.every(({ source_id }) => left.has(source_id))).toBe(true)
      }),
    )
  })
})

describe('a whole file', () => {
  test('leaves running only what it names', () => {
    fc.assert(
      fc.property(someRows, someWanted, (kept, wanted) => {
        const after = written(kept, changesOf(kept, wanted))

        const running = after.filter((row) => row.ended_on === null).map((row) => row.source_id)
        const named = wanted.filter(({ ended }) => !ended).map(({ row }) => row.source_id)
        expect(running.toSorted()).toEqual(named.toSorted())
      }),
    )
  })

  test('resumes exactly what was over and is named again', () => {
    fc.assert(
      fc.property(someRows, someWanted, (kept, wanted) => {
        const resumed = sourcesOf(changesOf(kept, wanted), 'resumed')

        const over = new Set<string>(kept.filter(rules.isOver).map((row) => row.source_id))
        const named = wanted.filter(({ ended }) => !ended).map(({ row }) => row.source_id)
        expect(resumed).toEqual(named.filter((source) => over.has(source)).toSorted())
      }),
    )
  })
})

describe('a file of changes', () => {
  test('ends nothing by its silence', () => {
    fc.assert(
      fc.property(someRows, someWanted, (kept, wanted) => {
        const ended = sourcesOf(changesOf(kept, wanted, { bulk: false }), 'ended')

        const named = new Set<string>(wanted.map(({ row }) => row.source_id))
        expect(ended.every((source) => named.has(source))).toBe(true)
      }),
    )
  })

  test('does to what it names just what a whole file does', () => {
    fc.assert(
      fc.property(someRows, someWanted, (kept, wanted) => {
        const named = new Set<string>(wanted.map(({ row }) => row.source_id))
        const ofNamed = (bulk: boolean) =>
          changesOf(kept, wanted, { bulk }).filter(({ row }) => named.has(row.source_id))

        expect(ofNamed(false)).toEqual(ofNamed(true))
      }),
    )
  })
})

test('what hangs on something that ends must end with it, and does not come', () => {
  const kept: Row[] = [{ source_id: 'a', name: 'x', ended_on: null }]
  const coming: Wish = { row: { source_id: 'b', name: 'x', ended_on: null }, ended: false }

  const changes = changesOf(kept, [coming], { bulk: false, mustEnd: () => true })

  expect(changes).toEqual([
    { verdict: 'ended', row: { ...kept[0], ended_on: today }, before: kept[0], held: true },
  ])
})

test('what was told with an unclear end stays as it is, unless what it hangs on ends', () => {
  fc.assert(
    fc.property(someRows, someWanted, fc.boolean(), (kept, wanted, mustEnd) => {
      const unclear = new Set(kept.map((row) => row.source_id))
      const changes = changesOf(kept, wanted, { unclear, mustEnd: () => mustEnd })

      const running = kept.filter((row) => !rules.isOver(row)).map((row) => row.source_id)
      expect(sourcesOf(changes, 'ended')).toEqual(mustEnd ? running.toSorted() : [])
    }),
  )
})

test('a row that points at what is not here is as if it were not named', () => {
  const kept: Row[] = [{ source_id: 'a', name: 'x', ended_on: null }]
  const nothing: WantedRows<Row> = { length: 1, find: () => 0, at: () => undefined }

  const whole = compareRows<Row>(nothing, rules)
  const some = compareRows<Row>(nothing, { ...rules, bulk: false })

  expect([...whole.inKept(kept)][0]?.verdict).toBe('ended')
  expect([...some.inKept(kept)][0]?.verdict).toBe('same')
  expect([...compareRows<Row>(nothing, rules).inNew()]).toEqual([])
})

describe('a relation with days', () => {
  const { isOver, end } = datedRows(today)
  const dated = (starts_on: string, ends_on: string | null) => ({ starts_on, ends_on })

  test('is over from the day on which it ends', () => {
    expect(isOver(dated('2026-01-01', '2026-02-28'))).toBe(true)
    expect(isOver(dated('2026-01-01', today))).toBe(true)
    expect(isOver(dated('2026-01-01', '2026-03-02'))).toBe(false)
    expect(isOver(dated('2026-01-01', null))).toBe(false)
  })

  test('ends today, or before it has begun on the day it would have', () => {
    expect(end(dated('2026-01-01', null)).ends_on).toBe(today)
    expect(end(dated('2026-06-01', null)).ends_on).toBe('2026-06-01')
  })

  test('is over once it has been ended, whatever its days', () => {
    const day = fc.constantFrom('2025-12-31', '2026-02-28', today, '2026-03-02', '2027-01-01')
    fc.assert(
      fc.property(day, fc.option(day), (starts, ends) => {
        expect(isOver(end(dated(starts, ends)))).toBe(true)
      }),
    )
  })
})

test('somebody suspended is here, until they are gone', () => {
  expect(personRows.isOver({ status: 'suspended' } as never)).toBe(false)
  expect(personRows.isOver({ status: 'ended' } as never)).toBe(true)
  expect(personRows.isOver({ status: 'active' } as never)).toBe(false)
})
