import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noProblems } from '../problem.ts'
import { dayIn, holding, period, termIn } from './days.ts'
import { emptyDraft } from './draft.ts'
import type { Row } from './row.ts'

function aRow(cells: Record<string, string>, more: Partial<Row> = {}): Row {
  return { file: 'roles.csv', line: 7, cells, headings: { starts: 'From', ends: 'To' }, ...more }
}

/** What is read from a row, and the problems that were named on the way. */
function reading<Value>(read: (draft: ReturnType<typeof emptyDraft>) => Value) {
  const draft = emptyDraft(noProblems())
  const value = read(draft)
  return { value, problems: draft.problems.listed }
}

const columns = ['starts', 'ends'] as const
const someDay = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => new Date(Date.UTC(1970, 0, 1 + days)).toISOString().slice(0, 10))

describe('a day', () => {
  test('is read as it is written, with or without its time', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom('', 'T00:00:00Z', ' 13:45'), (day, time) => {
        const row = aRow({ starts: `${day}${time}` })

        expect(reading((draft) => dayIn(draft, row, 'starts'))).toEqual({
          value: day,
          problems: [],
        })
      }),
    )
  })

  test('that is none is named with its place, and left out', () => {
    for (const text of ['soon', '2026-02-30', '32/13/2026', '0']) {
      const { value, problems } = reading((draft) => dayIn(draft, aRow({ ends: text }), 'ends'))

      expect(value).toBeUndefined()
      expect(problems).toMatchObject([
        { code: 'value-form', file: 'roles.csv', line: 7, column: 'To' },
      ])
    }
  })

  test('that may be two is named with both, and the reason why neither was taken', () => {
    const row = aRow({ starts: '03/04/2026' })
    const split = new Set(['day-first', 'month-first'] as const)
    const torn = aRow({ starts: '03/04/2026' }, { orders: { starts: split } })

    for (const [one, key] of [
      [row, 'roster.dayInNoOrder'],
      [torn, 'roster.dayInBothOrders'],
    ] as const) {
      const { value, problems } = reading((draft) => dayIn(draft, one, 'starts'))

      expect(value).toBeUndefined()
      expect(problems).toMatchObject([
        {
          code: 'day-unclear',
          said: { word: { key }, args: { one: '2026-04-03', other: '2026-03-04' } },
        },
      ])
    }
  })

  test('that may be two is the one that the others of its column say', () => {
    const days = (['day-first', 'month-first'] as const).map((order) => {
      const row = aRow({ starts: '03/04/2026' }, { orders: { starts: new Set([order]) } })
      return reading((draft) => dayIn(draft, row, 'starts'))
    })

    expect(days).toEqual([
      { value: '2026-04-03', problems: [] },
      { value: '2026-03-04', problems: [] },
    ])
  })

  test('that is not there is nothing to name', () => {
    expect(reading((draft) => dayIn(draft, aRow({}), 'starts')).problems).toEqual([])
  })
})

describe('a period', () => {
  test('never ends before it begins', () => {
    fc.assert(
      fc.property(someDay, someDay, (starts, ends) => {
        const { value, problems } = reading((draft) =>
          period(draft, aRow({ starts, ends }), columns),
        )

        expect(value.starts).toBe(starts)
        expect(value.ends).toBe(ends < starts ? undefined : ends)
        expect(problems).toHaveLength(ends < starts ? 1 : 0)
      }),
    )
  })

  test('may be open at either end', () => {
    const read = (cells: Record<string, string>) =>
      reading((draft) => period(draft, aRow(cells), columns)).value

    expect(read({})).toEqual({})
    expect(read({ starts: '2026-01-01' })).toEqual({ starts: '2026-01-01' })
    expect(read({ ends: '2026-01-01' })).toEqual({ ends: '2026-01-01' })
  })
})

describe('what a row gives', () => {
  test('is never taken without the end that stands there', () => {
    const text = fc.oneof(
      someDay,
      fc.constantFrom('', 'soon', '03/04/2026', '13/04/2026', '2026-02-30', '0', '9999'),
      fc.string({ maxLength: 12 }).map((one) => one.trim()),
    )
    fc.assert(
      fc.property(text, text, (starts, ends) => {
        const { value, problems } = reading((draft) =>
          holding(draft, aRow({ starts, ends }), columns),
        )

        if (ends === '') expect(value?.ends).toBeUndefined()
        if (value) expect(value.ends === undefined).toBe(ends === '')
        else {
          expect(ends).not.toBe('')
          expect(problems.at(-1)).toMatchObject({ code: 'end-unclear', line: 7, column: 'To' })
          expect(problems.length).toBeGreaterThanOrEqual(2)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('holds from today on where only its beginning cannot be read', () => {
    const { value, problems } = reading((draft) =>
      holding(draft, aRow({ starts: '03/04/2026', ends: '2026-12-31' }), columns),
    )

    expect(value).toEqual({ ends: '2026-12-31' })
    expect(problems).toMatchObject([{ code: 'day-unclear', column: 'From' }])
  })
})

describe('a term', () => {
  test('has each day that it lacks named', () => {
    const missing = (cells: Record<string, string>) =>
      reading((draft) => termIn(draft, aRow(cells), columns)).problems.map(({ column }) => column)

    expect(missing({ starts: '2026-01-01', ends: '2026-04-01' })).toEqual([])
    expect(missing({ starts: '2026-01-01' })).toEqual(['To'])
    expect(missing({ ends: '2026-04-01' })).toEqual(['From'])
    expect(missing({})).toEqual(['From', 'To'])
  })

  test('of a file without the column is not named row by row', () => {
    const row = aRow({ starts: '2026-01-01' }, { lacks: new Set(['ends']) })

    expect(reading((draft) => termIn(draft, row, columns))).toEqual({
      value: { starts: '2026-01-01' },
      problems: [],
    })
  })
})
