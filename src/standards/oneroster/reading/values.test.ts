import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noProblems } from '../problem.ts'
import { emptyDraft } from './draft.ts'
import type { Row } from './row.ts'
import { cut, dayIn, isDay, isEnded, isYes, listIn, period, shown, titleIn } from './values.ts'

function aRow(cells: Record<string, string>): Row {
  return { file: 'users.csv', line: 7, cells, headings: {} }
}

function aDraft() {
  return emptyDraft(noProblems())
}

/** What is read from one cell, and the problems that were named on the way. */
function reading<Value>(
  read: (draft: ReturnType<typeof aDraft>, row: Row, column: string) => Value,
  text: string,
) {
  const draft = aDraft()
  const value = read(draft, aRow({ status: text, cell: text, sourcedId: 'id1' }), 'cell')
  return { value, problems: draft.problems.listed }
}

const someDay = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => new Date(Date.UTC(1970, 0, 1 + days)).toISOString().slice(0, 10))

describe('a day', () => {
  test('is read as it is written, with or without its time', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom('', 'T00:00:00Z', ' 13:45'), (day, time) => {
        expect(reading(dayIn, `${day}${time}`)).toEqual({ value: day, problems: [] })
      }),
    )
  })

  test('with strokes is read month first, unless only the other order is a day', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom('/', '.'), (day, stroke) => {
        const [year, month, date] = day.split('-').map(Number) as [number, number, number]

        const monthFirst = reading(dayIn, [month, date, year].join(stroke)).value
        const dayFirst = reading(dayIn, [date, month, year].join(stroke)).value

        expect(monthFirst).toBe(day)
        if (date > 12) expect(dayFirst).toBe(day)
      }),
    )
  })

  test('that is none is named with its place, and left out', () => {
    for (const text of ['soon', '2026-02-30', '2026-13-01', '32/13/2026', '2026-1-1x', '0']) {
      const { value, problems } = reading(dayIn, text)

      expect(value).toBeUndefined()
      expect(problems).toMatchObject([{ code: 'value-form', file: 'users.csv', line: 7 }])
    }
  })

  test('that is not there is nothing to name', () => {
    expect(reading(dayIn, '')).toEqual({ value: undefined, problems: [] })
  })

  test('is one of the calendar, leap years and all', () => {
    const leaps = {
      '2024-02-29': true,
      '2026-02-29': false,
      '1900-02-29': false,
      '2000-02-29': true,
    }
    for (const [day, is] of Object.entries(leaps)) expect(isDay(day)).toBe(is)
    expect(isDay('2026-04-31')).toBe(false)
    expect(isDay('2026-00-10')).toBe(false)
    fc.assert(
      fc.property(someDay, (day) => {
        expect(isDay(day)).toBe(true)
      }),
    )
  })
})

describe('a period', () => {
  test('never ends before it begins', () => {
    fc.assert(
      fc.property(someDay, someDay, (starts, ends) => {
        const draft = aDraft()

        const read = period(draft, aRow({ starts, ends }), ['starts', 'ends'])

        expect(read.starts).toBe(starts)
        expect(read.ends).toBe(ends < starts ? undefined : ends)
        expect(draft.problems.listed).toHaveLength(ends < starts ? 1 : 0)
      }),
    )
  })

  test('may be open at either end', () => {
    const read = (cells: Record<string, string>) =>
      period(aDraft(), aRow(cells), ['starts', 'ends'])

    expect(read({})).toEqual({})
    expect(read({ starts: '2026-01-01' })).toEqual({ starts: '2026-01-01' })
    expect(read({ ends: '2026-01-01' })).toEqual({ ends: '2026-01-01' })
  })
})

describe('a list', () => {
  test('holds each value once, in the order of the alphabet, without spaces', () => {
    const part = fc.constantFrom('05', '06', 'PS', ' 05', 'PS ', '')
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const { value } = reading(listIn, parts.join(','))

        const wanted = new Set(parts.map((one) => one.trim()).filter((one) => one !== ''))
        expect(value).toEqual([...wanted].toSorted())
      }),
    )
  })

  test('is the same list wherever the same cell is met', () => {
    const draft = aDraft()

    const lists = [1, 2].map(() => listIn(draft, aRow({ cell: '05, 06' }), 'cell'))

    expect(lists[0]).toBe(lists[1])
    expect(listIn(draft, aRow({}), 'cell')).toEqual([])
  })
})

describe('a status', () => {
  test('says that something is over in any of the words for it', () => {
    for (const text of [
      'tobedeleted',
      'ToBeDeleted',
      'inactive',
      'Deleted',
      'withdrawn',
      'graduated',
    ])
      expect(reading((draft, row) => isEnded(draft, row), text)).toEqual({
        value: true,
        problems: [],
      })
  })

  test('that is not there, or active, says that it holds', () => {
    for (const text of ['', 'active', 'ACTIVE'])
      expect(reading((draft, row) => isEnded(draft, row), text)).toEqual({
        value: false,
        problems: [],
      })
  })

  test('that nobody knows is named, and ends nothing', () => {
    const { value, problems } = reading((draft, row) => isEnded(draft, row), 'paused')

    expect(value).toBe(false)
    expect(problems).toMatchObject([{ code: 'value-unknown', column: 'status' }])
  })
})

test('yes and no are known in their many ways, and anything else is what it would be anyway', () => {
  for (const yes of ['true', 'TRUE', '1', 'yes', 'Y']) expect(isYes(yes, false)).toBe(true)
  for (const no of ['false', 'False', '0', 'no', 'N']) expect(isYes(no, true)).toBe(false)
  for (const other of ['', 'maybe', '2']) {
    expect(isYes(other, true)).toBe(true)
    expect(isYes(other, false)).toBe(false)
  }
})

describe('a title', () => {
  test('that is missing is the id, and is named', () => {
    const { value, problems } = reading(
      (draft, row) => titleIn(draft, { ...row, cells: { ...row.cells, cell: '' } }, 'cell'),
      'x',
    )

    expect(value).toBe('id1')
    expect(problems).toMatchObject([{ code: 'name-missing' }])
  })

  test('is never longer than the database keeps', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 400, unit: 'grapheme' }), (text) => {
        const { value } = reading(titleIn, text)

        expect(value.length).toBeLessThanOrEqual(200)
        expect(value.isWellFormed()).toBe(true)
        expect(text.startsWith(value)).toBe(true)
      }),
    )
  })
})

test('a text that is cut is cut between letters', () => {
  expect(cut('aaa😀', 4)).toBe('aaa')
  expect(cut('aaa😀', 5)).toBe('aaa😀')
  expect(cut('', 4)).toBe('')
})

test('a value of others is shown no longer than a sentence bears', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(shown(text).length).toBeLessThanOrEqual(60)
      if (text.length <= 60) expect(shown(text)).toBe(text)
    }),
  )
})
