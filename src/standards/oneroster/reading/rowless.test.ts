import { describe, expect, test } from 'vitest'
import { faultless, zipOf } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { sayProblem } from '../problem.ts'
import { readRoster } from './read.ts'

type Files = Parameters<typeof zipOf>[0]

async function sentencesOf(files: Files): Promise<readonly string[]> {
  const { problems } = await readRoster(await zipOf(files))
  const say = speaker(english)
  return problems.map((problem) => sayProblem(say, problem))
}

/** The faultless set, of one file only its headings. */
function rowless(name: string, more: Files = {}): Files {
  const [headings = ''] = String(faultless()[name]).split('\n')
  return { ...faultless(), ...more, [name]: `${headings}\n` }
}

const files = ['orgs', 'academicSessions', 'courses', 'classes', 'users', 'roles', 'enrollments']

describe('a file with headings and no rows', () => {
  test.for(files)('is listed, for it ends all that %s held', async (name) => {
    const sentences = await sentencesOf(rowless(`${name}.csv`))

    expect(sentences.filter((one) => one.includes('no rows'))).toEqual([
      `${name}.csv: This file has no rows below its headings. That is taken to mean that all it told of before has ended.`,
    ])
  })

  test.for(files)('is listed where %s holds changes alone, and ends nobody', async (name) => {
    const manifest = String(faultless()['manifest.csv']).replace(`${name},bulk`, `${name},delta`)
    const sentences = await sentencesOf(rowless(`${name}.csv`, { 'manifest.csv': manifest }))

    expect(sentences).toContain(`${name}.csv: This file has no rows below its headings.`)
    expect(sentences.join()).not.toContain('all it told of before has ended')
  })

  test('is one problem, whatever blank lines follow', async () => {
    const [headings = ''] = String(faultless()['enrollments.csv']).split('\n')
    const sentences = await sentencesOf(
      faultless({ 'enrollments.csv': `\n${headings}\n\n  \n\r\n` }),
    )

    expect(sentences).toHaveLength(1)
  })

  test('is listed in School Data Sync too, and beside nothing else', async () => {
    const sentences = await sentencesOf({
      'School.csv': 'SIS ID,Name\nk,Kea\n',
      'Section.csv': 'SIS ID,School SIS ID,Section Name\nc,k,C\n',
      'Student.csv': 'SIS ID,School SIS ID,First Name,Last Name,Grade\n1,k,Ana,B,5\n',
      'Teacher.csv': 'SIS ID,School SIS ID,First Name,Last Name\n2,k,Tia,C\n',
      'StudentEnrollment.csv': 'Section SIS ID,SIS ID\n',
      'TeacherRoster.csv': 'Section SIS ID,SIS ID\nc,2\n',
    })

    expect(sentences).toEqual([
      'StudentEnrollment.csv: This file has no rows below its headings. That is taken to mean that all it told of before has ended.',
    ])
  })

  test('and with one row is not listed', async () => {
    expect(await sentencesOf(faultless())).toEqual([])
  })
})
