import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultless, someRoster, unrecorded, zipOf } from '../../../../test/oneroster.ts'
import { complete } from './complete.ts'
import { quoted, writeRoster } from './export.ts'
import { linesOf } from '../files/csv.ts'
import { openSource } from '../files/source.ts'
import { noProblems } from '../problem.ts'
import { readRoster } from '../reading/read.ts'
import { rosterKinds, type Roster } from '../roster.ts'

test('what is written and read again is the same, and faultless', async () => {
  await fc.assert(
    fc.asyncProperty(someRoster, async (roster) => {
      fc.pre(roster.people.length > 0)

      const again = await readRoster(await writeRoster(roster), { strict: true })

      expect(unrecorded(again.roster)).toEqual(roster)
      const faults = again.problems.filter(
        ({ code }) => code !== 'person-without-place' && code !== 'role-without-place',
      )
      expect(faults).toEqual([])
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

/** A roster in which every list is turned about. */
function turned(roster: Roster): Roster {
  const lists = rosterKinds.map((kind) => [kind, roster[kind].toReversed()])
  return { ...roster, ...Object.fromEntries(lists) }
}

test('the order in which a roster is told changes nothing of what is written and read', async () => {
  await fc.assert(
    fc.asyncProperty(someRoster, async (roster) => {
      fc.pre(roster.people.length > 0)
      const one = await readRoster(await writeRoster(roster))
      const other = await readRoster(await writeRoster(turned(roster)))

      expect(other.roster).toEqual(one.roster)
    }),
    { numRuns: 10 },
  )
})

test('the same bytes are written in every part of the world, at any time', async () => {
  const { roster } = await readRoster(await zipOf(faultless()))
  const zone = process.env['TZ']
  try {
    const written: Uint8Array[] = []
    for (const TZ of ['Pacific/Auckland', 'America/Lima', 'UTC']) {
      process.env['TZ'] = TZ
      written.push(await writeRoster(roster))
    }

    expect(written[1]).toEqual(written[0])
    expect(written[2]).toEqual(written[0])
  } finally {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  }
})

test('what is written from what was read is the same bytes again', async () => {
  await fc.assert(
    fc.asyncProperty(someRoster, async (roster) => {
      fc.pre(roster.people.length > 0)
      const written = await writeRoster(roster)
      const { roster: again } = await readRoster(written)

      expect(await writeRoster(again)).toEqual(written)
    }),
    { numRuns: 10 },
  )
})

test('ids, names and titles that a spreadsheet would run are faultless, and come back', async () => {
  const { roster } = await readRoster(await zipOf(faultless()))
  const text = JSON.stringify(roster)
    .replaceAll('"mother"', '"-mother"')
    .replaceAll('"kaur"', '"=1+1"')
    .replaceAll('"room7"', '"@room"')
    .replaceAll('"term1"', '"+term"')
    .replaceAll('"Hana"', '"=HYPERLINK(\\"x\\")"')
  const sharp = JSON.parse(text) as Roster
  const twoGuardians = {
    ...sharp,
    guardianships: [
      { guardian: '-mother', child: 'aroha', relationship: 'parent' as const, ended: false },
      { guardian: '=1+1', child: 'aroha', relationship: 'other' as const, ended: false },
    ],
  }

  const again = await readRoster(await writeRoster(twoGuardians), { strict: true })

  expect(unrecorded(again.roster.guardianships)).toEqual(twoGuardians.guardianships)
  expect(again.roster.people.map(({ sourceId, givenName }) => [sourceId, givenName])).toEqual([
    ['-mother', '=HYPERLINK("x")'],
    ['=1+1', 'Navreet'],
    ['aroha', 'Aroha'],
  ])
  expect(again.roster.classes).toMatchObject([{ sourceId: '@room', sessions: ['+term'] }])
})

test('no cell of what is written begins as a formula does', async () => {
  await fc.assert(
    fc.asyncProperty(someRoster, async (roster) => {
      for (const file of await openSource(await writeRoster(roster))) {
        const values: string[] = []
        for await (const some of linesOf(file, noProblems(), { complete: true }))
          values.push(...some.flatMap((line) => line.values))

        expect(values.filter((value) => /^[=+\-@]/.test(value))).toEqual([])
      }
    }),
    { numRuns: 10 },
  )
})
