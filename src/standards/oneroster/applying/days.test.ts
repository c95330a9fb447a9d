import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../platform/id.ts'
import { daysOf, type Dated, type ToldDays } from './days.ts'
import { datedRows } from './difference.ts'
import type { KeptRows } from './kept.ts'
import { pastStay } from './past-stays.ts'

const day = fc.integer({ min: 1, max: 28 }).map((at) => `2026-03-${String(at).padStart(2, '0')}`)
const kept: fc.Arbitrary<Dated> = fc
  .tuple(day, fc.option(day, { nil: null }))
  .map(([one, other]) =>
    other !== null && other < one
      ? { starts_on: other, ends_on: one }
      : { starts_on: one, ends_on: other },
  )
const told: fc.Arbitrary<ToldDays> = fc
  .tuple(fc.option(day, { nil: undefined }), fc.option(day, { nil: undefined }))
  .map(([starts, ends]) => ({
    ...(starts !== undefined && { starts }),
    ...(ends !== undefined && { ends }),
    isSilentOfEnds: false,
  }))
const silent: fc.Arbitrary<ToldDays> = told.map(({ starts }) => ({
  ...(starts !== undefined && { starts }),
  isSilentOfEnds: true,
}))
const any = fc.oneof(told, silent)

const isOver = (row: Dated, today: string) => datedRows(today).isOver(row)

describe('the days of a relation that a roster names', () => {
  test('never end before they begin', () => {
    fc.assert(
      fc.property(any, fc.option(kept, { nil: undefined }), day, (days, before, today) => {
        const { starts_on, ends_on } = daysOf(days, before, today)

        expect(ends_on === null || ends_on >= starts_on).toBe(true)
      }),
    )
  })

  test('are the same when the same is told again, that day or later while they hold', () => {
    fc.assert(
      fc.property(any, kept, day, day, (days, before, one, other) => {
        const [today, later] = [one, other].toSorted() as [string, string]
        const first = daysOf(days, before, today)

        expect(daysOf(days, first, today)).toEqual(first)
        if (!isOver(first, later)) expect(daysOf(days, first, later)).toEqual(first)
      }),
    )
  })

  test('are, where both are told, those that are told, whatever was kept', () => {
    fc.assert(
      fc.property(kept, kept, day, ({ starts_on, ends_on }, before, today) => {
        fc.pre(ends_on !== null)
        const days = { starts: starts_on, ends: ends_on, isSilentOfEnds: false }

        expect(daysOf(days, before, today)).toEqual({ starts_on, ends_on })
      }),
    )
  })

  test('keep, in a file that is silent of ends, an end to come and end no other', () => {
    fc.assert(
      fc.property(silent, kept, day, (days, before, today) => {
        fc.pre(!isOver(before, today))

        const now = daysOf(days, before, today)

        expect(now.ends_on).toBe(before.ends_on)
        expect(now.starts_on >= before.starts_on).toBe(true)
        expect(isOver(now, today)).toBe(false)
      }),
    )
  })

  test('of what was over and comes back by silence begin no sooner than it ended, and have no end', () => {
    fc.assert(
      fc.property(silent, kept, day, (days, before, today) => {
        fc.pre(isOver(before, today) && before.starts_on < before.ends_on!)

        const { starts_on, ends_on } = daysOf(days, before, today)

        expect(ends_on).toBeNull()
        expect(starts_on >= before.ends_on!).toBe(true)
        expect(starts_on).toBe(
          days.starts !== undefined && days.starts >= before.ends_on! ? days.starts : today,
        )
      }),
    )
  })

  test.each([
    ['nothing told of somebody new', {}, undefined, '2026-03-10', null],
    ['a first day told of somebody new', { starts: '2026-03-04' }, undefined, '2026-03-04', null],
    ['nothing told of somebody here', {}, ['2026-03-01', null], '2026-03-01', null],
    ['no end told where one was kept', {}, ['2026-03-01', '2026-03-20'], '2026-03-01', null],
    ['nothing told of who left', {}, ['2026-03-01', '2026-03-05'], '2026-03-10', null],
    [
      'an end that is past again',
      { ends: '2026-03-06' },
      ['2026-03-01', '2026-03-05'],
      '2026-03-01',
      '2026-03-06',
    ],
    [
      'an end to come of who left',
      { ends: '2026-03-20' },
      ['2026-03-01', '2026-03-05'],
      '2026-03-10',
      '2026-03-20',
    ],
  ] as const)('%s', (...row) => {
    const [, days, before, starts_on, ends_on] = row
    const was = before && { starts_on: before[0], ends_on: before[1] }

    expect(daysOf({ ...days, isSilentOfEnds: false }, was, '2026-03-10')).toEqual({
      starts_on,
      ends_on,
    })
  })
})

describe('the stay that is past', () => {
  const row = (starts_on: string, ends_on: string | null): KeptRows['enrolments'] => ({
    id: newId('classroom_membership'),
    source_id: 'room7\taroha\tlearner',
    classroom_id: newId('classroom'),
    organisation_id: newId('organisation'),
    person_id: newId('person'),
    role: 'learner',
    starts_on,
    ends_on,
  })
  const resumed = (before: KeptRows['enrolments'], starts_on: string) =>
    ({
      verdict: 'resumed',
      row: { ...before, starts_on, ends_on: null },
      before,
      held: false,
    }) as const

  test('is kept beside the new one, under a name and an id of its own', () => {
    const before = row('2026-03-01', '2026-03-05')

    const past = pastStay('enrolments', resumed(before, '2026-03-10'))

    expect(past).toMatchObject({
      person_id: before.person_id,
      starts_on: '2026-03-01',
      ends_on: '2026-03-05',
    })
    expect(past?.id).not.toBe(before.id)
    expect(past?.source_id).toBe(`${before.source_id}\t${past?.id}`)
  })

  test.each([
    ['that never held', resumed(row('2026-03-05', '2026-03-05'), '2026-03-10')],
    ['that goes on as it was', resumed(row('2026-03-01', '2026-03-05'), '2026-03-01')],
    ['of somebody new', { verdict: 'new', row: row('2026-03-01', null), held: false }],
    [
      'of somebody who leaves',
      { verdict: 'ended', row: row('2026-03-01', '2026-03-05'), held: true },
    ],
  ] as const)('is none %s', (_name, change) => {
    expect(pastStay('enrolments', change)).toBeUndefined()
  })

  test('is none of a thing that is no relation', () => {
    const before = {
      id: newId('course'),
      source_id: 'c',
      organisation_id: newId('organisation'),
      title: 'C',
      code: '',
      ended_on: '2026-03-05',
    }

    const change = {
      verdict: 'resumed',
      row: { ...before, ended_on: null },
      before,
      held: false,
    } as const
    expect(pastStay('courses', change)).toBeUndefined()
  })
})
