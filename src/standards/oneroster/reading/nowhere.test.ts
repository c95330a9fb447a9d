import { describe, expect, test } from 'vitest'
import { faultless, zipOf } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { noProblems, sayProblem } from '../problem.ts'
import { readRoster } from './read.ts'
import { noteNowhere } from './references.ts'

type Files = Parameters<typeof zipOf>[0]

/** The faultless set as one of changes, of which only some files came, each spoilt in one place. */
function changes(some: Readonly<Record<string, readonly [from: string, to: string]>>): Files {
  const all = Object.entries(faultless()).map(([name, text]) => {
    const [from, to] = some[name] ?? ['', '']
    return [name, String(text).replaceAll(',bulk', ',delta').replace(from, to)] as const
  })
  return Object.fromEntries(all)
}

async function elsewhere(files: Files) {
  const { roster, problems } = await readRoster(await zipOf(files))
  return { found: roster.elsewhere ?? [], roster, problems }
}

describe('what a row of changes names', () => {
  test('is told with its place where it is not among the changes', async () => {
    const { found, problems } = await elsewhere(
      changes({
        'enrollments.csv': ['e2,,,room7,school,aroha', 'e2,,,room9,school,ghost'],
        'roles.csv': [',,school,', ',,nowhere,'],
        'classes.csv': ['05,writing', '05,reading'],
      }),
    )

    expect(problems).toEqual([])
    expect(found).toHaveLength(4)
    expect(found).toEqual(
      expect.arrayContaining([
        { kind: 'classes', id: 'room9', ...at('enrollments.csv', 3, 'classSourcedId') },
        { kind: 'people', id: 'ghost', ...at('enrollments.csv', 3, 'userSourcedId') },
        { kind: 'organisations', id: 'nowhere', ...at('roles.csv', 2, 'orgSourcedId') },
        { kind: 'courses', id: 'reading', ...at('classes.csv', 2, 'courseSourcedId') },
      ]),
    )
  })

  test('goes without a word where it is among them', async () => {
    const { found, roster } = await elsewhere(changes({}))

    expect(found).toEqual([])
    expect('elsewhere' in roster).toBe(false)
  })

  test('stays in the roster, for it may be here from before', async () => {
    const { roster } = await elsewhere(
      changes({ 'enrollments.csv': ['room7,school,aroha', 'room9,school,aroha'] }),
    )

    expect(roster.enrolments.map((one) => one.class)).toContain('room9')
  })

  test('is not looked for elsewhere where the file holds all there is', async () => {
    const { found, problems } = await elsewhere(
      faultless({
        'enrollments.csv': String(faultless()['enrollments.csv']).replace('aroha', 'ghost'),
      }),
    )

    expect(found).toEqual([])
    expect(problems).toMatchObject([{ code: 'reference-unknown', line: 3 }])
  })

  test('as a guardian or a child is told too', async () => {
    const { found } = await elsewhere(changes({ 'users.csv': [',mother,05', ',aunt,05'] }))

    expect(found).toEqual([
      { kind: 'people', id: 'aunt', ...at('users.csv', 3, 'agentSourcedIds') },
    ])
  })
})

function at(file: string, line: number, column: string) {
  return { file, line, column }
}

test('what turns out to be nowhere is listed row by row, each kind in its own sentence', () => {
  const problems = noProblems()
  const place = at('rows.csv', 2, 'id')

  noteNowhere(problems, [
    { kind: 'organisations', id: 'o', ...place },
    { kind: 'sessions', id: 's', ...place },
    { kind: 'courses', id: 'c', ...place },
    { kind: 'classes', id: 'k', ...place },
    { kind: 'people', id: 'p'.repeat(200), ...place },
  ])

  const say = speaker(english)
  const sentences = problems.listed.map((problem) => sayProblem(say, problem))
  expect(problems.counts.get('reference-unknown')).toBe(5)
  expect(sentences[0]).toBe(
    'rows.csv, line 2, column “id”: There is no organisation “o”, neither in these files nor in what came before. The row was left out, or goes on without it.',
  )
  for (const [index, name] of ['organisation', 'term', 'course', 'class', 'person'].entries())
    expect(sentences[index]).toContain(`There is no ${name}`)
  expect(sentences.at(-1)?.length).toBeLessThan(250)
})
