import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultless, fileOf, someRoster, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { writeRoster } from '../exporting/export.ts'
import { openSource } from '../files/source.ts'
import { longestId } from '../reading/draft.ts'
import { readRoster } from '../reading/read.ts'
import { checkStrictly } from './strict.ts'

type Files = ReturnType<typeof faultless>

/** The sorts of faults, each with its file and column. */
async function faultsIn(files: Files): Promise<readonly string[]> {
  const sources = Object.entries(files).map(([name, content]) => fileOf(name, content, 512))
  const { listed } = await checkStrictly(sources)
  return listed.map(({ code, file, column }) => [code, file, column].filter(Boolean).join(' '))
}

/** One cell of the faultless set with another value, in every row or in the first. */
function withCell(name: string, column: string, value: string): Files {
  const [headings = '', first = '', ...rows] = String(faultless()[name]).split('\n')
  const at = headings.split(',').indexOf(column)
  const cells = first.split(',').map((cell, index) => (index === at ? value : cell))
  return faultless({ [name]: [headings, cells.join(','), ...rows].join('\n') })
}

/** Where each form stands in the faultless set. */
const days = [
  ['academicSessions.csv', 'startDate'],
  ['academicSessions.csv', 'endDate'],
  ['roles.csv', 'beginDate'],
  ['roles.csv', 'endDate'],
  ['enrollments.csv', 'beginDate'],
  ['enrollments.csv', 'endDate'],
] as const
const truths = [
  ['users.csv', 'enabledUser'],
  ['enrollments.csv', 'primary'],
] as const

describe('a day', () => {
  test('of the calendar is no fault in any column', async () => {
    const day = fc
      .integer({ min: 0, max: 50_000 })
      .map((count) => new Date(Date.UTC(1970, 0, 1 + count)).toISOString().slice(0, 10))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...days), day, async ([file, column], text) => {
        expect(await faultsIn(withCell(file, column, text))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('written in any other way is a fault, even where a lenient reader knows it', async () => {
    const other = fc.constantFrom(
      '13/04/2026',
      '04/13/2026',
      '2026/04/13',
      '20260413',
      '2026-4-13',
      '2026-04-13T00:00:00Z',
      '2026-02-30',
      'today',
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...days), other, async ([file, column], text) => {
        expect(await faultsIn(withCell(file, column, text))).toEqual([
          `value-form ${file} ${column}`,
        ])
      }),
      { numRuns: 50 },
    )
  })
})

describe('a truth', () => {
  test.for(truths)('in %s %s is written small, and is no number', async ([file, column]) => {
    for (const text of ['true', 'false']) {
      expect(await faultsIn(withCell(file, column, text))).toEqual([])
    }
    for (const text of ['True', 'FALSE', '1', '0', 'yes', 'n', ' true']) {
      expect(await faultsIn(withCell(file, column, text))).toEqual([`value-form ${file} ${column}`])
    }
  })
})

describe('the mark between values', () => {
  test.for([';', '\t'])('is a comma and not %j', async (mark) => {
    const orgs = String(faultless()['orgs.csv']).replaceAll(',', mark)

    expect(await faultsIn(faultless({ 'orgs.csv': orgs }))).toEqual(['separator orgs.csv'])
  })

  test('is told by no line of its own, not even where it is a comma', async () => {
    for (const mark of [',', ';']) {
      const orgs = `sep=${mark}\n${String(faultless()['orgs.csv']).replaceAll(',', mark)}`

      expect(await faultsIn(faultless({ 'orgs.csv': orgs }))).toEqual(['separator orgs.csv'])
    }
  })

  test('is a fault of the strict reading alone', async () => {
    const orgs = `sep=;\n${String(faultless()['orgs.csv']).replaceAll(',', ';')}`
    const { problems } = await readRoster(await zipOf(faultless({ 'orgs.csv': orgs })))

    expect(problems).toEqual([])
  })
})

describe('an id', () => {
  test('is no longer than an id may be', async () => {
    for (const [length, faults] of [
      [longestId, []],
      [longestId + 1, ['id-too-long courses.csv sourcedId']],
    ] as const) {
      const id = 'w'.repeat(length)
      const files = {
        ...spoilt('courses.csv', 'writing', id),
        'classes.csv': String(faultless()['classes.csv']).replace('05,writing', `05,${id}`),
      }

      expect(await faultsIn(files)).toEqual(faults)
    }
  })
})

describe('births', () => {
  const headings =
    'sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus'
  const declared = String(faultless()['manifest.csv']).replace(
    'demographics,absent',
    'demographics,bulk',
  )
  const births = (row: string, heads = headings) =>
    faultless({ 'manifest.csv': declared, 'demographics.csv': `${heads}\n${row}\n` })

  test('may stand there alone, in the columns of the standard', async () => {
    expect(await faultsIn(births('aroha,,,2016-03-24,,,,,,,,,,,,'))).toEqual([])
  })

  test('without the other columns, or in another form, are a fault', async () => {
    expect(await faultsIn(births('aroha,,,2016-03-24', headings.slice(0, 43)))).toContain(
      'column-missing demographics.csv sex',
    )
    for (const day of ['2016-03', '24/03/2016', '2016-02-30']) {
      expect(await faultsIn(births(`aroha,,,${day},,,,,,,,,,,,`))).toEqual([
        'value-form demographics.csv birthDate',
      ])
    }
  })

  test('come in by a strict reading as by any other', async () => {
    const zip = await zipOf(births('aroha,,,2016-03-24,,,,,,,,,,,,'))

    const { roster } = await readRoster(zip, { strict: true })

    expect(roster.people.find(({ sourceId }) => sourceId === 'aroha')?.bornIn).toBe('2016-03')
  })
})

test('nothing that we write has a fault, whatever its people are called', async () => {
  await fc.assert(
    fc.asyncProperty(someRoster, async (roster) => {
      const files = await openSource(await writeRoster(roster))

      expect((await checkStrictly(files)).listed).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('one letter changed in the name of a column is always found', async () => {
  const names = Object.keys(faultless()).filter((name) => name !== 'manifest.csv')
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.nat(), async (name, place) => {
      const [headings = '', ...rows] = String(faultless()[name]).split('\n')
      const columns = headings.split(',')
      const at = place % columns.length
      const spelt = columns.map((column, index) => (index === at ? `${column}x` : column))

      const faults = await faultsIn(faultless({ [name]: [spelt.join(','), ...rows].join('\n') }))

      expect(faults).toContain(`column-missing ${name} ${columns[at]}`)
      expect(faults).toContain(`column-unknown ${name} ${columns[at]}x`)
    }),
    { numRuns: 60 },
  )
})

test('two columns that changed their places are always found', async () => {
  const names = Object.keys(faultless()).filter((name) => name !== 'manifest.csv')
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.nat(), async (name, place) => {
      const table = String(faultless()[name])
        .trimEnd()
        .split('\n')
        .map((row) => row.split(','))
      const at = place % ((table[0]?.length ?? 2) - 1)
      const swapped = table.map((row) => [
        ...row.slice(0, at),
        row[at + 1] ?? '',
        row[at] ?? '',
        ...row.slice(at + 2),
      ])

      const faults = await faultsIn(
        faultless({ [name]: swapped.map((row) => row.join(',')).join('\n') }),
      )

      expect(faults).toContain(`column-order ${name} ${table[0]?.[at]}`)
    }),
    { numRuns: 60 },
  )
})
