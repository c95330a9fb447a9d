import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noProblems } from '../problem.ts'
import { emptyDraft } from './draft.ts'
import type { Row } from './row.ts'
import { cut, isEnded, isYes, listIn, titleIn } from './values.ts'

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
