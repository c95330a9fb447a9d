import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultless, fileOf, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { said } from '../../../platform/i18n/word.ts'
import { sayProblem, type Problem } from '../problem.ts'
import { FaultyRoster, readRoster } from '../reading/read.ts'
import { rosterWords as words } from '../words.ts'
import { asFault } from './as-fault.ts'
import { checkStrictly } from './strict.ts'

type Files = ReturnType<typeof faultless>

const say = speaker(english)

async function strictly(files: Files): Promise<readonly string[]> {
  const sources = Object.entries(files).map(([name, content]) => fileOf(name, content, 512))
  return (await checkStrictly(sources)).listed.map((problem) => sayProblem(say, problem))
}

async function leniently(files: Files): Promise<readonly string[]> {
  const { problems } = await readRoster(await zipOf(files))
  return problems.map((problem) => sayProblem(say, problem))
}

/** What is only true where reading goes on. */
const goingOn =
  /was (?:kept|read|used|left out|taken)|were (?:read|taken|left out)|was not used|count as|read all the same|could be used|stays as it is/

const users = String(faultless()['users.csv'])
const latin1 = new Uint8Array(Buffer.from(users.replace('Hana', 'Zoë'), 'latin1'))
const wide = new Uint8Array(Buffer.from(users, 'utf16le'))

/** Each of these is read past leniently, with a word of how. */
const planted: readonly (readonly [what: string, files: Files, strict: string])[] = [
  [
    'an id given twice',
    spoilt('users.csv', 'mother,,,true,mother', 'kaur,,,true,mother'),
    'users.csv, line 4, column “sourcedId”: The id “kaur” was already used in users.csv, line 2.',
  ],
  [
    'an id of a row given twice',
    spoilt('enrollments.csv', 'e2,', 'e1,'),
    'enrollments.csv, line 3, column “sourcedId”: The id “e1” was already used in enrollments.csv, line 2.',
  ],
  [
    'a heading given twice',
    spoilt('orgs.csv', 'parentSourcedId\n', 'parentSourcedId,name\n'),
    'orgs.csv, line 1, column “name”: Two columns have this heading.',
  ],
  [
    'a row too short',
    spoilt('orgs.csv', 'school,1234,net', 'school,1234'),
    'orgs.csv, line 3: This row has 6 values, but there are 7 headings.',
  ],
  [
    'a mark that is not closed',
    spoilt('users.csv', 'Navreet', '"Navreet'),
    'users.csv, line 2: A quotation mark on this line is not closed, or stands in the middle of a value.',
  ],
  [
    'a row too long',
    spoilt('users.csv', 'Navreet', 'N'.repeat(20_000)),
    'users.csv, line 2: This row is longer than 20000 characters. Is a quotation mark not closed?',
  ],
  [
    'zero bytes',
    spoilt('users.csv', 'Navreet', 'Nav\0reet'),
    'users.csv: There are zero bytes in this file.',
  ],
  [
    'letters of another alphabet',
    { ...faultless(), 'users.csv': latin1 },
    'users.csv, line 4, column “25”: This is not UTF-8 text.',
  ],
  [
    'text twice as wide',
    { ...faultless(), 'users.csv': wide },
    'users.csv: This is UTF-16 text, and should be UTF-8.',
  ],
  [
    'a file of no standard',
    faultless({ 'notes.txt': 'hello' }),
    'notes.txt: This file is not part of OneRoster 1.2.',
  ],
  [
    'a file that is not promised',
    spoilt('manifest.csv', 'roles,bulk', 'roles,absent'),
    'roles.csv: The manifest does not say that this file is here.',
  ],
]

describe('what strict reading says', () => {
  test.for(planted)('of %s is that it is so, and not what became of it', async ([, ...one]) => {
    const [files, sentence] = one
    const sentences = await strictly(files)

    expect(sentences).toContain(sentence)
    expect(sentences.join('\n')).not.toMatch(goingOn)
  })

  test.for(planted)('of %s is followed by how it goes on where it does', async ([, files]) => {
    expect((await leniently(files)).join('\n')).toMatch(goingOn)
  })

  test('of whatever letters are lost never says that anything was done', async () => {
    const names = Object.keys(faultless())
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.constantFrom('', '"', ',', '\n', '\0', '"\n', ',,', 'x,'),
        async (name, place, put) => {
          const text = String(faultless()[name])
          const at = place % text.length
          const files = faultless({ [name]: text.slice(0, at) + put + text.slice(at + 1) })

          expect((await strictly(files)).join('\n')).not.toMatch(goingOn)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('is as many problems of the same sorts and places as there were', () => {
    const place = { file: 'users.csv', line: 3, column: 'sourcedId' }
    const twice = said(words.idTwice, { id: 'a', file: 'users.csv', line: 2 })
    const problem: Problem = { code: 'id-twice', ...place, said: twice }

    expect(asFault(problem)).toEqual({ ...problem, said: { ...twice, word: words.idTwiceThere } })
  })

  test('where nothing was said of what was done is what was said', () => {
    const problem: Problem = {
      code: 'value-missing',
      file: 'users.csv',
      said: said(words.valueMissing, {}),
    }

    expect(asFault(problem)).toBe(problem)
  })
})

describe('a roster that is refused', () => {
  test('says in its refusal where the first fault is, and holds every fault', async () => {
    const files = spoilt('users.csv', 'mother,,,true,mother', 'kaur,,,true,mother')
    const refused: unknown = await readRoster(await zipOf(files), { strict: true }).catch(
      (error: unknown) => error,
    )

    if (!(refused instanceof FaultyRoster)) throw refused
    const sentences = refused.problems.map((problem) => sayProblem(say, problem))
    expect(refused.found).toBe(sentences.length)
    expect(sentences.join('\n')).not.toMatch(goingOn)
    expect(say.said(refused.said)).toMatch(/3 faults were found, the first in roles\.csv\.$/)
  })

  test('counts what it does not list', async () => {
    const [headings = ''] = users.split('\n')
    const rows = Array.from({ length: 300 }, () => 'kaur,,,true,kaur,,N,K,,,,,,,,,,,,,school,')
    const files = faultless({ 'users.csv': [headings, ...rows].join('\n') })
    const refused: unknown = await readRoster(await zipOf(files), { strict: true }).catch(
      (error: unknown) => error,
    )

    if (!(refused instanceof FaultyRoster)) throw refused
    expect(refused.problems.filter(({ code }) => code === 'id-twice')).toHaveLength(200)
    expect(refused.found).toBeGreaterThanOrEqual(299)
  })
})
