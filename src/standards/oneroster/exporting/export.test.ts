import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultless, someRoster, zipOf } from '../../../../test/oneroster.ts'
import { complete } from './complete.ts'
import { quoted, writeRoster } from './export.ts'
import { readRoster } from '../reading/read.ts'
import { rosterKinds, type Roster } from '../roster.ts'

test('what is written and read again is the same, and faultless', async () => {
  await fc.assert(
    fc.asyncProperty(someRoster, async (roster) => {
      fc.pre(roster.people.length > 0)

      const again = await readRoster(await writeRoster(roster), { strict: true })

      expect(again.roster).toEqual(roster)
      expect(again.problems).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('the same roster gives the same bytes', async () => {
  const { roster } = await readRoster(await zipOf(faultless()))

  expect(await writeRoster(roster)).toEqual(await writeRoster(structuredClone(roster)))
})

test('a complete roster is complete already', () => {
  fc.assert(
    fc.property(someRoster, (roster) => {
      expect(complete(roster)).toEqual(roster)
    }),
  )
})

test('what is over, and all that hangs on it, is not written', async () => {
  const { roster } = await readRoster(await zipOf(faultless()))
  const people = roster.people.map((person) => ({ ...person, ended: person.sourceId === 'aroha' }))

  const left = complete({ ...roster, people })

  expect(left.people.map(({ sourceId }) => sourceId)).toEqual(['kaur', 'mother'])
  expect(left.enrolments.map(({ person }) => person)).toEqual(['kaur'])
  expect(left.guardianships).toEqual([])
})

test('a class without a school, a course or a term is given one, as the standard wants', async () => {
  const { roster } = await readRoster(await zipOf(faultless()))
  const bare = { ...roster, courses: [], sessions: [], organisations: [] }

  const again = await readRoster(await writeRoster(bare), { strict: true })

  expect(again.counts).toMatchObject({ classes: 1, courses: 1, sessions: 1, organisations: 1 })
})

test('an empty roster is written and says that nothing is in it', () => {
  const nothing = Object.fromEntries(rosterKinds.map((kind) => [kind, []])) as unknown as Roster

  expect(Object.values(complete(nothing).handling)).toEqual(rosterKinds.map(() => 'absent'))
})

test.for([
  ['=1+1', "'=1+1"],
  ['-2', "'-2"],
  ['@cmd', "'@cmd"],
  ["'=x", "''=x"],
  ["O'Neil", "O'Neil"],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
])('%s is written as %s', ([value = '', written = '']) => {
  expect(quoted(value)).toBe(written)
})
