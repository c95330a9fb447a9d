import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultless, zipOf } from '../../../../test/oneroster.ts'
import { writeRoster } from '../exporting/export.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { sayProblem } from '../problem.ts'
import { readRoster, type HowToRead } from './read.ts'

type Files = Parameters<typeof zipOf>[0]

async function read(files: Files, how: HowToRead = { today: '2026-04-10' }) {
  const reading = await readRoster(await zipOf(files), how)
  const say = speaker(english)
  const born = Object.fromEntries(
    reading.roster.people.flatMap(({ sourceId, bornIn }) => (bornIn ? [[sourceId, bornIn]] : [])),
  )
  return { ...reading, born, sentences: reading.problems.map((one) => sayProblem(say, one)) }
}

const headings =
  'sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus'

/** The faultless set with a file of births. */
function births(
  ...rows: readonly (readonly [person: string, day: string, more?: string])[]
): Files {
  const lines = rows.map(([person, day, more = ',,,,,,,,,,,']) => `${person},,,${day},${more}`)
  return faultless({
    'demographics.csv': [headings, ...lines].join('\n'),
    'manifest.csv': String(faultless()['manifest.csv']).replace(
      'file.demographics,absent',
      'file.demographics,bulk',
    ),
  })
}

describe('a birth', () => {
  test('comes as its month, and its day stays behind', async () => {
    const { born, roster, problems } = await read(births(['aroha', '2016-03-24']))

    expect(born).toEqual({ aroha: '2016-03' })
    expect(JSON.stringify(roster)).not.toContain('2016-03-24')
    expect(problems).toEqual([])
  })

  test('may be told by its month alone', async () => {
    expect((await read(births(['aroha', '2016-03']))).born).toEqual({ aroha: '2016-03' })
    expect((await read(births(['aroha', '2016-13']))).born).toEqual({})
  })

  test('of staff and guardians is not taken: nothing here asks their age', async () => {
    const { born, roster, problems } = await read(
      births(['aroha', '2016-03-24'], ['kaur', '1980-05-05'], ['mother', '1985-06-06']),
    )

    expect(born).toEqual({ aroha: '2016-03' })
    expect(JSON.stringify(roster)).not.toMatch(/1980|1985/)
    expect(problems).toEqual([])
  })

  test('is taken where the files do not tell what everybody is, for they may be learners here', async () => {
    const { born } = await read({
      ...births(['aroha', '2016-03-24']),
      'roles.csv': '',
      'enrollments.csv': '',
    })

    expect(born).toEqual({ aroha: '2016-03' })
  })

  test('of somebody who is nowhere is not taken, where the files tell where everybody is', async () => {
    const roles = String(faultless()['roles.csv']).replace(/r2,.*\n/, '')
    const enrollments = String(faultless()['enrollments.csv']).replace(/e2,.*\n/, '')
    const { born } = await read({
      ...births(['aroha', '2016-03-24']),
      'roles.csv': roles,
      'enrollments.csv': enrollments,
    })

    expect(born).toEqual({})
  })

  test('of a learner who also helps elsewhere is taken', async () => {
    const roles = String(faultless()['roles.csv'])
    const { born } = await read({
      ...births(['aroha', '2016-03-24']),
      'roles.csv': `${roles}r4,,,aroha,secondary,aide,,,net,\n`,
    })

    expect(born).toEqual({ aroha: '2016-03' })
  })

  test('that is not told is nobody’s fault', async () => {
    const { born, problems, roster } = await read(births(['aroha', '']))

    expect(born).toEqual({})
    expect(problems).toEqual([])
    expect(roster.people.every((person) => !('bornIn' in person))).toBe(true)
  })
})

describe('what else the file holds', () => {
  test('is nowhere in what was read, and its columns are named once', async () => {
    const { roster, sentences } = await read(
      births(['aroha', '2016-03-24', 'female,false,true,,,,,false,NZ,AKL,Ōtara,01652']),
    )

    expect(JSON.stringify(roster)).not.toMatch(/female|NZ|AKL|Ōtara|01652/)
    expect(sentences).toEqual([
      'demographics.csv: Kith keeps nothing of americanIndianOrAlaskaNative, asian, cityOfBirth, countryOfBirthCode, hispanicOrLatinoEthnicity, publicSchoolResidenceStatus, sex, stateOfBirthAbbreviation, so this was left out on purpose.',
    ])
  })
})

describe('a birth that cannot be used', () => {
  test.for([
    ['2016-02-30', 'This day of birth is no day of the calendar.'],
    ['a while ago', 'This day of birth is no day of the calendar.'],
    ['2016-00', 'This day of birth is no day of the calendar.'],
    ['03/04/2016', 'This day of birth may be two days'],
    ['2026-09-01', 'Nobody who is here can have been born then.'],
    ['1899-12-31', 'Nobody who is here can have been born then.'],
    ['0216-03-24', 'Nobody who is here can have been born then.'],
  ] as const)('as %s is listed with its place, and never said again', async ([day, sentence]) => {
    const { born, sentences, problemCounts } = await read(births(['aroha', day]))

    expect(born).toEqual({})
    expect(problemCounts).toEqual({ 'birth-unclear': 1 })
    expect(sentences[0]).toContain(`demographics.csv, line 2, column “birthDate”: ${sentence}`)
    expect(sentences.join()).not.toContain(day)
  })

  test('leaves the births of the others as they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 12, unit: fc.constantFrom('0', '1', '2', '/', '-', 'x') }),
        async (day) => {
          const { born, sentences } = await read(births(['kaur', day], ['aroha', '2016-03-24']))

          expect(born).toEqual({ aroha: '2016-03' })
          if (day.length > 6) expect(sentences.join()).not.toContain(`“${day}”`)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('is settled by the other days of its file where they can settle it', async () => {
    const { born, problems } = await read(births(['aroha', '03/04/2016'], ['kaur', '25/12/1980']))

    expect(born).toEqual({ aroha: '2016-04' })
    expect(problems).toEqual([])
  })

  test('in the time to come is only known to be so by who knows the day it is', async () => {
    const files = births(['aroha', '2030-01-01'])

    expect((await read(files, {})).born).toEqual({ aroha: '2030-01' })
    expect((await read(files, { today: '2030-01-01' })).born).toEqual({ aroha: '2030-01' })
    expect((await read(files, { today: '2029-12-31' })).born).toEqual({})
  })
})

describe('a row of births', () => {
  test.for([
    ['of nobody', births(['ghost', '2016-03-24']), 'There is no person “ghost” in this roster'],
    ['without an id', births(['', '2016-03-24']), 'A row without an id cannot be used.'],
    [
      'of somebody a second time',
      births(['aroha', '2016-03-24'], ['aroha', '2015-03-24']),
      'The id “aroha” was already used in demographics.csv, line 2. The first was kept.',
    ],
  ] as const)('%s is listed', async ([, files, sentence]) => {
    const { sentences, born } = await read(files)

    expect(sentences).toHaveLength(1)
    expect(sentences[0]).toContain(sentence)
    expect(Object.values(born)).not.toContain('2015-03')
  })

  test('that its source says is over tells nothing', async () => {
    const files = births(['aroha', '2016-03-24'])
    const text = String(files['demographics.csv']).replace('aroha,,', 'aroha,tobedeleted,')

    expect((await read({ ...files, 'demographics.csv': text })).born).toEqual({})
  })
})

describe('the file', () => {
  test('is read as School Data Sync writes it', async () => {
    const { born, dialect } = await read({
      'orgs.csv': 'sourcedId,name,type,parentSourcedId\nk,Kea School,school,\n',
      'users.csv': 'sourcedId,username,givenName,familyName\n1,w,Wiremu,Pohatu\n',
      'roles.csv':
        'userSourcedId,orgSourcedId,role,grade,roleStartDate,roleEndDate\n1,k,student,6,,\n',
      'demographics.csv': 'userSourcedId,sex,birthDate,birthCity\n1,male,2014-07-02,Ōtaki\n',
    })

    expect(dialect).toBe('School Data Sync 2.1')
    expect(born).toEqual({ 1: '2014-07' })
  })

  test('is read beside OneRoster 1.1', async () => {
    const { born, dialect } = await read({
      'orgs.csv': 'sourcedId,name,type\nk,Kea School,school\n',
      'users.csv':
        'sourcedId,enabledUser,orgSourcedIds,role,username,givenName,familyName,grades\n1,true,k,student,w,Wiremu,Pohatu,6\n',
      'demographics.csv': 'sourcedId,birthdate\n1,2014-07-02\n',
    })

    expect(dialect).toBe('OneRoster 1.1')
    expect(born).toEqual({ 1: '2014-07' })
  })

  test('may be missing, or be without the column, and nobody minds', async () => {
    expect((await read(faultless())).problems).toEqual([])
    const without = births(['aroha', ''])
    const { problems } = await read({ ...without, 'demographics.csv': 'sourcedId,sex\naroha,\n' })
    expect(problems).toEqual([])
  })

  test('is no roster by itself', async () => {
    await expect(
      read({ 'demographics.csv': 'sourcedId,birthDate\n1,2014-07-02\n' }),
    ).rejects.toThrow(/No roster was found here/)
  })

  test('is not written by us: a day would have to be made up', async () => {
    const { roster } = await read(births(['aroha', '2016-03-24']))

    const zip = await writeRoster(roster)

    const again = await readRoster(zip, { strict: true })
    expect(again.roster.people).toHaveLength(3)
    expect(JSON.stringify(again.roster)).not.toContain('2016-03')
  })
})
