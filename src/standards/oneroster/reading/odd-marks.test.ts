import { expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { orderOf, readDay } from './day.ts'
import { readRoster } from './read.ts'

async function read(files: Parameters<typeof zipOf>[0]) {
  return readRoster(await zipOf(files))
}

test('the mark by which DOS ends a file, and rows of such marks alone, are nothing', async () => {
  const files = faultless()
  const marked = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, `\x1a\n${String(text)}\n\x00\x07 \n\x1a`]),
  )

  const [plain, odd] = [await read(files), await read(marked)]

  expect(odd.roster).toEqual(plain.roster)
  expect(odd.problems.filter(({ code }) => code !== 'nul-byte')).toEqual(plain.problems)
})

test('marks that turn letters round are taken out of names and titles, and the marks of scripts are not', async () => {
  const turned = spoilt('users.csv', 'Aroha,Ngata', '\u202eAro\u2066ha\u2069\u202c,Nga\u200fta')
  const { roster } = await read({
    ...turned,
    'classes.csv': String(faultless()['classes.csv']).replace('Room 7,', '\u202e Room 7,'),
  })

  const aroha = roster.people.find(({ sourceId }) => sourceId === 'aroha')
  expect([aroha?.givenName, aroha?.familyName]).toEqual(['Aroha', 'Nga\u200fta'])
  expect(roster.classes[0]?.title).toBe('Room 7')
})

test('somebody whose name is such marks alone has none', async () => {
  const { roster, problems } = await read(spoilt('users.csv', 'Aroha,Ngata', '\u202e,\u2069'))

  expect(roster.people.find(({ sourceId }) => sourceId === 'aroha')?.givenName).toBe('aroha')
  expect(problems.map(({ code }) => code)).toContain('name-missing')
})

test('a day whose month is named is that day, in whatever order others are written', () => {
  for (const text of ['05-Feb-2026', '5 feb 2026', '05/FEB/2026', '5-Feb-2026 00:00']) {
    expect(readDay(text, new Set())).toBe('2026-02-05')
    expect(orderOf(text)).toBeUndefined()
  }
  for (const text of ['31-Feb-2026', '05-Xyz-2026', '05-Feb-26', '05-Feb/2026'])
    expect(readDay(text, new Set())).toBeUndefined()
})

test('a year of two digits is not used and is listed; a row that begins so stays', async () => {
  const begins = await read(spoilt('enrollments.csv', ',2026-02-01,', ',2/5/26,'))
  expect(begins.roster.enrolments).toHaveLength(2)
  expect(begins.roster.enrolments.find(({ person }) => person === 'aroha')?.starts).toBeUndefined()
  expect(begins.problems).toMatchObject([{ code: 'value-form', column: 'beginDate' }])

  const ends = await read(spoilt('enrollments.csv', ',2026-02-01,', ',2026-02-01,2/5/26'))
  expect(ends.roster.enrolments).toHaveLength(1)
  expect(ends.problems.map(({ code }) => code).toSorted()).toEqual(['end-unclear', 'value-form'])
})
