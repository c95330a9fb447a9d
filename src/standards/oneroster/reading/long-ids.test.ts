import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultless, zipOf } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { sayProblem } from '../problem.ts'
import { sourceOf } from '../applying/wanted-relations.ts'
import { longestId } from './draft.ts'
import { readRoster } from './read.ts'

type Files = Parameters<typeof zipOf>[0]

async function read(files: Files) {
  const reading = await readRoster(await zipOf(files))
  const say = speaker(english)
  return { ...reading, sentences: reading.problems.map((problem) => sayProblem(say, problem)) }
}

/** The faultless set, in which something has another id everywhere. */
function renamed(from: string, to: string): Files {
  return Object.fromEntries(
    Object.entries(faultless()).map(([name, text]) => [
      name,
      name === 'manifest.csv'
        ? text
        : String(text)
            .replaceAll(new RegExp(`(^|,)${from}(?=,)`, 'gm'), `$1${to}`)
            .replace(`Hill School,${to}`, 'Hill School,school'),
    ]),
  )
}

test.for(['aroha', 'room7', 'school', 'term1', 'writing'])(
  'the id of %s may have as many characters as an id may have',
  async (from) => {
    const { problems, counts } = await read(renamed(from, 'x'.repeat(longestId)))

    expect(problems).toEqual([])
    expect(counts).toEqual((await read(faultless())).counts)
  },
)

test.for([
  ['aroha', 'users.csv, line 3', { people: 2, enrolments: 1, affiliations: 2 }],
  ['room7', 'classes.csv, line 2', { classes: 0, enrolments: 0 }],
  ['school', 'orgs.csv, line 3', { organisations: 1, affiliations: 0, classes: 1 }],
  ['term1', 'academicSessions.csv, line 3', { sessions: 1, classes: 1 }],
  ['writing', 'courses.csv, line 2', { courses: 0, classes: 1 }],
] as const)('one more, and %s is left out and listed', async ([from, where, counts]) => {
  const reading = await read(renamed(from, 'x'.repeat(longestId + 1)))

  expect(reading.counts).toMatchObject(counts)
  expect(reading.sentences).toContain(
    `${where}, column “sourcedId”: This id has 256 characters, and an id may have 255. The row was left out.`,
  )
  for (const sentence of reading.sentences) expect(sentence.length).toBeLessThan(400)
})

test('a row that names what nothing can be called is listed, even where only changes come', async () => {
  const manifest = String(faultless()['manifest.csv']).replaceAll(',bulk', ',delta')
  const files = renamed('aroha', 'x'.repeat(5000))

  const { roster, problemCounts } = await read({ ...files, 'manifest.csv': manifest })

  expect(problemCounts).toEqual({ 'id-too-long': 4 })
  expect(roster.elsewhere ?? []).toEqual([])
  for (const { person } of [...roster.affiliations, ...roster.enrolments])
    expect(person.length).toBeLessThanOrEqual(longestId)
})

test('whatever the ids are, what a relation is known by fits into an index of the database', () => {
  const id = fc.string({ maxLength: longestId, unit: 'binary' })
  fc.assert(
    fc.property(id, id, (one, other) => {
      const known = sourceOf(one.slice(0, longestId), other.slice(0, longestId), 'administrator')

      expect(Buffer.byteLength(known)).toBeLessThan(2704 - 48)
    }),
  )
  const widest = '東'.repeat(longestId)
  expect(Buffer.byteLength(sourceOf(widest, widest, 'administrator'))).toBeLessThan(2704 - 48)
})
