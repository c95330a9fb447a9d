import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { saidAgain } from '../../../platform/i18n/kept.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { said } from '../../../platform/i18n/word.ts'
import { checkFounding } from '../applying/actions.ts'
import { readRoster } from '../reading/read.ts'
import { rosterWords as words } from '../words.ts'
import { gatherFaults, refusalReport, reportOf, type Report } from './report.ts'

const say = speaker(english)
const school = { name: 'The Valley', timeZone: 'Pacific/Auckland' }

async function reportOn(files: ReturnType<typeof faultless>) {
  const reading = await readRoster(await zipOf(files))
  const outcome = await checkFounding(school, { roster: reading.roster, today: '2026-03-01' })
  return { reading, outcome, report: reportOf(reading, outcome) }
}

/** As it is kept, and read again. */
const kept = (report: Report) => JSON.parse(JSON.stringify(report)) as Report

describe('a report', () => {
  test('says after it was kept what was said of every problem when it was found', async () => {
    const { reading, report } = await reportOn(
      spoilt('roles.csv', 'primary,teacher', 'primary,"a {wizard} ’s “role”"'),
    )

    const sentences = kept(report).problems?.map((one) => {
      const again = saidAgain(one.said)
      return again && say.said(again)
    })

    expect(sentences?.length).toBeGreaterThan(0)
    expect(sentences).toEqual(reading.problems.map((one) => say.said(one.said)))
  })

  test('keeps every number, also that of problems which are not listed', async () => {
    const { reading, outcome, report } = await reportOn(faultless({ 'roles.csv': undefined }))

    const again = kept(report)

    expect(again).toEqual(report)
    const { unlinked = [], ...changed } = outcome
    expect(again.outcome).toEqual(changed)
    expect(again.counts).toEqual(reading.counts)
    expect(again.found).toBe(
      Object.values(reading.problemCounts).reduce((sum, count) => sum + count, unlinked.length),
    )
    expect(again.dialect).toBe('OneRoster 1.2')
  })

  test('of a faultless roster has no problems, and says so with a number', async () => {
    const { report } = await reportOn(faultless())

    expect(report).toMatchObject({ problems: [], found: 0 })
  })

  test('of a refusal is its sentence, with what it names, and nothing of a roster', () => {
    const name = '<b>“{a}”</b>'
    const report = kept(refusalReport(said(words.notThere, { path: name })))

    const again = report.refusal && saidAgain(report.refusal)

    expect(again && say.said(again)).toBe(`There is no file or folder at ${name}.`)
    expect(Object.keys(report)).toEqual(['refusal'])
  })
})

describe('faults that are gathered', () => {
  const place = fc.record(
    {
      file: fc.constantFrom('users.csv', 'roles.csv'),
      line: fc.integer({ min: 1, max: 30 }),
      column: fc.constantFrom('role', 'name'),
    },
    { requiredKeys: ['file'] },
  )
  const problem = fc.tuple(place, fc.constantFrom('a', 'b')).map(([where, value]) => ({
    ...where,
    said: { key: 'roster.roleUnknown', args: { value } },
  }))
  const problems = fc.array(problem, { maxLength: 20 })
  const nameOf = ({ file, column, said: kind }: { file: string; column?: string; said: object }) =>
    JSON.stringify([file, column, kind])

  test('are each of one file, one column and one sentence, and no two are of the same', () => {
    fc.assert(
      fc.property(problems, (some) => {
        const names = gatherFaults(some).map(nameOf)

        expect(new Set(names).size).toBe(names.length)
        expect(new Set(names)).toEqual(new Set(some.map(nameOf)))
      }),
    )
  })

  test('hold every line that was found, in that order, and no other', () => {
    fc.assert(
      fc.property(problems, (some) => {
        for (const fault of gatherFaults(some)) {
          const mine = some.filter((one) => nameOf(one) === nameOf(fault))
          expect(fault.lines).toEqual(mine.flatMap(({ line }) => (line === undefined ? [] : line)))
        }
      }),
    )
  })

  test('come in the order in which the first of each was found', () => {
    fc.assert(
      fc.property(problems, (some) => {
        const first = [...new Set(some.map(nameOf))]

        expect(gatherFaults(some).map(nameOf)).toEqual(first)
      }),
    )
  })
})
