import { describe, expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { sayProblem } from '../problem.ts'
import { readRoster } from './read.ts'

async function read(files: Parameters<typeof zipOf>[0]) {
  const reading = await readRoster(await zipOf(files))
  const say = speaker(english)
  return { ...reading, sentences: reading.problems.map((problem) => sayProblem(say, problem)) }
}

const headings =
  'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId'

/** The faultless set, whose people have their roles from and to these days. */
function days(...rows: readonly (readonly [person: string, begin: string, end: string])[]) {
  const roles = rows.map(
    ([person, begin, end], at) =>
      `r${at},,,${person},primary,${roleOf(person)},${begin},${end},school,`,
  )
  return faultless({ 'roles.csv': [headings, ...roles].join('\n') })
}

function roleOf(person: string): string {
  if (person === 'kaur') return 'teacher'
  return person === 'mother' ? 'parent' : 'student'
}

async function begins(files: ReturnType<typeof days>) {
  const { roster, problemCounts } = await read(files)
  const found = roster.affiliations
    .filter(({ person }) => person !== 'mother')
    .map(({ person, starts }) => [person, starts] as const)
  return { ...Object.fromEntries(found), problemCounts }
}

describe('days that may be two', () => {
  test('are read day first where the column has one that can only be that', async () => {
    expect(
      await begins(
        days(['aroha', '03/04/2026', ''], ['kaur', '13/04/2026', ''], ['mother', '', '']),
      ),
    ).toEqual({
      aroha: '2026-04-03',
      kaur: '2026-04-13',
      problemCounts: {},
    })
  })

  test('are read month first where the column has one that can only be that', async () => {
    expect(
      await begins(
        days(['aroha', '03/04/2026', ''], ['kaur', '04/13/2026', ''], ['mother', '', '']),
      ),
    ).toEqual({
      aroha: '2026-03-04',
      kaur: '2026-04-13',
      problemCounts: {},
    })
  })

  test('go by the other column of their file where their own tells nothing', async () => {
    expect(
      await begins(
        days(['aroha', '03/04/2026', '30/06/2026'], ['kaur', '03/04/2026', ''], ['mother', '', '']),
      ),
    ).toEqual({ aroha: '2026-04-03', kaur: '2026-04-03', problemCounts: {} })
  })

  test('are not used where the column contradicts itself, and each is listed', async () => {
    const { roster, sentences } = await read(
      days(['aroha', '03/04/2026', ''], ['kaur', '13/04/2026', ''], ['mother', '04/13/2026', '']),
    )

    expect(roster.affiliations.map(({ person, starts }) => [person, starts])).toEqual([
      ['aroha', undefined],
      ['kaur', '2026-04-13'],
      ['mother', '2026-04-13'],
    ])
    expect(sentences).toEqual([
      'roles.csv, line 2, column “beginDate”: “03/04/2026” may be 2026-04-03 or 2026-03-04, and other days here are written in both orders. It was not used. Expected: a day written like 2026-02-28.',
    ])
  })

  test('are not used where no other day tells, and each is listed', async () => {
    const { roster, sentences, problemCounts } = await read(
      days(['aroha', '03/04/2026', ''], ['kaur', '01/02/2026', '']),
    )

    expect(roster.affiliations.map(({ starts }) => starts)).toEqual([undefined, undefined])
    expect(problemCounts).toMatchObject({ 'day-unclear': 2 })
    expect(sentences).toContain(
      'roles.csv, line 3, column “beginDate”: “01/02/2026” may be 2026-02-01 or 2026-01-02, and no other day of this file settles which. It was not used. Expected: a day written like 2026-02-28.',
    )
  })

  test('are settled by a day that stands ten thousand rows further down', async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, at) => `m${at},,,mother,primary,parent,05/05/2026,,school,`,
    )
    const text = [
      headings,
      'r1,,,aroha,primary,student,03/04/2026,,school,',
      ...rows,
      'r2,,,kaur,primary,teacher,25/12/2025,,school,',
    ].join('\n')

    expect(await begins(faultless({ 'roles.csv': text }))).toMatchObject({
      aroha: '2026-04-03',
      kaur: '2025-12-25',
    })
  })

  test('of one file say nothing of those of another', async () => {
    const { roster, problemCounts } = await read({
      ...days(['aroha', '13/04/2026', ''], ['kaur', '', ''], ['mother', '', '']),
      'enrollments.csv': String(faultless()['enrollments.csv']).replace('2026-02-01', '03/04/2026'),
    })

    expect(roster.affiliations[0]?.starts).toBe('2026-04-13')
    expect(roster.enrolments.find(({ person }) => person === 'aroha')?.starts).toBeUndefined()
    expect(problemCounts).toEqual({ 'day-unclear': 1 })
  })

  test('are told apart in JSON as well', async () => {
    const { roster } = await read({
      'orgs.json': JSON.stringify({ orgs: [{ sourcedId: 's', name: 'Hill', type: 'school' }] }),
      'users.json': JSON.stringify({
        users: [{ sourcedId: 'a', givenName: 'Ana', role: 'student', orgs: [{ sourcedId: 's' }] }],
      }),
      'classes.json': JSON.stringify({
        classes: [{ sourcedId: 'c', title: 'C', school: { sourcedId: 's' } }],
      }),
      'enrollments.json': JSON.stringify({
        enrollments: [
          { class: { sourcedId: 'c' }, user: { sourcedId: 'a' }, role: 'student' },
          ...['03/04/2026', '31/01/2026'].map((beginDate, at) => ({
            class: { sourcedId: 'c' },
            user: { sourcedId: 'a' },
            role: ['teacher', 'aide'][at],
            beginDate,
          })),
        ],
      }),
    })

    expect(roster.enrolments.map(({ starts }) => starts)).toContain('2026-04-03')
  })
})

describe('an end that cannot be told', () => {
  test('gives no role, rather than one for ever, and the row is listed', async () => {
    const { roster, sentences } = await read(
      days(['aroha', '2026-02-01', '03/04/2026'], ['kaur', '', ''], ['mother', '', '']),
    )

    expect(roster.affiliations.map(({ person }) => person)).toEqual(['kaur', 'mother'])
    expect(sentences).toEqual([
      'roles.csv, line 2, column “endDate”: “03/04/2026” may be 2026-04-03 or 2026-03-04, and no other day of this file settles which. It was not used. Expected: a day written like 2026-02-28.',
      'roles.csv, line 2, column “endDate”: This row has an end, but not one that can be used, and without it the row would hold for ever. So it was left out: it gives nothing, and what is here of it stays as it is.',
    ])
  })

  test.for(['soon', '2026-02-30', '03/04/26', '31/31/2026'])(
    'such as %s gives no place in a class either',
    async (end) => {
      const { roster, problemCounts } = await read(
        spoilt('enrollments.csv', '2026-02-01,', `2026-02-01,${end}`),
      )

      expect(roster.enrolments.map(({ person }) => person)).toEqual(['kaur'])
      expect(problemCounts).toEqual({ 'value-form': 1, 'end-unclear': 1 })
    },
  )

  test('takes no guardian’s link along that another row gives', async () => {
    const { roster } = await read(
      days(
        ['aroha', '', ''],
        ['kaur', '', ''],
        ['mother', '', '03/04/2026'],
        ['mother', '', '2027-01-01'],
      ),
    )

    expect(roster.guardianships).toMatchObject([{ guardian: 'mother', child: 'aroha' }])
    expect(roster.affiliations.filter(({ person }) => person === 'mother')).toMatchObject([
      { ends: '2027-01-01' },
    ])
  })

  test('makes nobody a guardian who is one by that row alone', async () => {
    const { roster } = await read(
      days(['aroha', '', ''], ['kaur', '', ''], ['mother', '', '03/04/2026']),
    )

    expect(roster.guardianships).toEqual([])
  })

  test('does not keep what its source says is over from being over', async () => {
    const { roster } = await read(
      spoilt(
        'enrollments.csv',
        'e2,,,room7,school,aroha,student,,2026-02-01,',
        'e2,tobedeleted,,room7,school,aroha,student,,2026-02-01,soon',
      ),
    )

    expect(roster.enrolments.find(({ person }) => person === 'aroha')).toMatchObject({
      ended: true,
    })
  })
})
