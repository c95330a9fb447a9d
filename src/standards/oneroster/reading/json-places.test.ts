import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { zipOf } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { byPlace, noProblems, placeIn, sayProblem } from '../problem.ts'
import { readRoster } from './read.ts'

const orgs = { orgs: [{ sourcedId: 's', name: 'Hill', type: 'school' }] }

function aUser(more: object = {}) {
  return {
    sourcedId: 'a',
    givenName: 'Ana',
    familyName: 'B',
    role: 'student',
    grades: ['05'],
    ...more,
  }
}

async function sentencesOf(users: unknown, pretty = 0): Promise<readonly string[]> {
  const { problems } = await readRoster(
    await zipOf({
      'orgs.json': JSON.stringify(orgs, undefined, pretty),
      'users.json': JSON.stringify(users, undefined, pretty),
    }),
  )
  const say = speaker(english)
  return problems.map((problem) => sayProblem(say, problem))
}

const place = { orgs: [{ sourcedId: 's' }] }

test('a problem in JSON is told with the way to it, however the file is laid out', async () => {
  const users = [aUser(place), aUser({ sourcedId: 'b', role: 'wizard', ...place })]

  for (const pretty of [0, 2]) {
    expect((await sentencesOf({ users }, pretty))[0]).toMatch(
      /^users\.json, column “users\[1\]\.role”: There is no role “wizard”\./,
    )
    expect((await sentencesOf(users, pretty))[0]).toMatch(
      /^users\.json, column “\[1\]\.role”: There is no role “wizard”\./,
    )
  }
})

test('the second of two things with one id is told with the way to the first', async () => {
  const users = [aUser({ sourcedId: 'z', ...place }), aUser(place), aUser(place)]

  expect(await sentencesOf({ users })).toEqual([
    'users.json, column “users[2].sourcedId”: The id “a” was already used in users.json, users[1]. The first was kept.',
  ])
})

test('what is true of the whole thing is told with the thing', async () => {
  const sentences = await sentencesOf({ users: [aUser({ orgs: [] })] })

  expect(sentences).toEqual([
    'users.json, column “users[0]”: No row that holds gives this person a place at an organisation. They come in with a name alone, and may do nothing here until a row gives them a place.',
  ])
})

test('what is true of the whole file is told with the file', async () => {
  const [sentence] = await sentencesOf({ users: [{ givenName: 'Ana' }] })

  expect(sentence).toMatch(/^users\.json: The column sourcedId is missing/)
})

test('problems in JSON are in the order of its things', () => {
  const problems = noProblems()
  problems.lists.set('users.json', 'users')
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 2, max: 5000 })), (lines) => {
      const places = lines.map((line) => placeIn(problems, { file: 'users.json', line }))
      const ways = places.toSorted(byPlace).map(({ column }) => column)

      const sorted = lines.toSorted((one, other) => one - other)
      expect(ways).toEqual(sorted.map((line) => `users[${line - 2}]`))
    }),
  )
})

test('places in CSV are as they were', () => {
  const at = { file: 'users.csv', line: 7, column: 'role' }

  expect(placeIn(noProblems(), at)).toEqual(at)
  expect(placeIn(noProblems(), { file: 'users.csv' })).toEqual({ file: 'users.csv' })
})
