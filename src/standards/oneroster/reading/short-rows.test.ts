import { describe, expect, test } from 'vitest'
import { zipOf } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { sayProblem } from '../problem.ts'
import { readRoster } from './read.ts'

const say = speaker(english)

/** Every column that the standard has for each file, and that we read. */
const columns = {
  orgs: 'name,type,identifier,parentSourcedId',
  academicSessions: 'title,type,startDate,endDate,parentSourcedId,schoolYear',
  courses: 'schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects',
  classes:
    'title,grades,courseSourcedId,classCode,classType,schoolSourcedId,termSourcedIds,subjects',
  enrollments: 'classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
  demographics: 'birthDate,sex',
}
const versions = {
  '1.1': {
    ...columns,
    users: 'enabledUser,orgSourcedIds,role,username,givenName,familyName,agentSourcedIds,grades',
  },
  '1.2': {
    ...columns,
    users: 'enabledUser,username,givenName,familyName,agentSourcedIds,grades',
    roles: 'userSourcedId,roleType,role,beginDate,endDate,orgSourcedId',
  },
}
type Version = keyof typeof versions

/** How a source writes a row that has an id and a status, and no other value. */
const writings = {
  'with its other cells empty': (row: string, others: number) => row + ','.repeat(others),
  'cut off behind them': (row: string) => row,
  'with quotation marks around nothing': (row: string, others: number) =>
    row + ',""'.repeat(others),
}
/** What says that a row is over; a row that ends behind an old one may have lost more than it says. */
const words = ['tobedeleted', 'toBeDeleted', 'inactive']

async function problemsOf(version: Version, handling: 'bulk' | 'delta', row: Row) {
  const files = Object.entries(versions[version])
  const sheets = files.map(([file, headings]) => {
    const lines = [`sourcedId,status,dateLastModified,${headings}`, row(headings.split(',').length)]
    return [`${file}.csv`, lines.join('\n')] as const
  })
  const manifest = [
    'propertyName,value',
    'manifest.version,1.0',
    `oneroster.version,${version}`,
    ...files.map(([file]) => `file.${file},${handling}`),
  ]
  const zip = await zipOf({ ...Object.fromEntries(sheets), 'manifest.csv': manifest.join('\n') })
  const { problems, roster } = await readRoster(zip)
  return { sentences: problems.map((one) => sayProblem(say, one)), roster }
}

type Row = (columns: number) => string

describe.each(['1.1', '1.2'] as const)(
  'in OneRoster %s, a row that is to be deleted',
  (version) => {
    for (const [how, write] of Object.entries(writings)) {
      test(`${how} misses nothing`, async () => {
        for (const status of how === 'cut off behind them' ? words.slice(0, 2) : words) {
          for (const handling of ['bulk', 'delta'] as const) {
            const row = (count: number) => write(`x1,${status}`, count + 1)
            const { sentences, roster } = await problemsOf(version, handling, row)

            expect([status, handling, sentences]).toEqual([status, handling, []])
            expect(roster.people).toMatchObject([{ sourceId: 'x1', ended: true }])
          }
        }
      })
    }

    test('misses nothing beside what it says all the same, and a row that goes on does', async () => {
      const goesOn = await problemsOf(
        version,
        'delta',
        (count) => `x1,active${','.repeat(count + 1)}`,
      )

      expect(goesOn.sentences.length).toBeGreaterThan(5)
    })
  },
)
