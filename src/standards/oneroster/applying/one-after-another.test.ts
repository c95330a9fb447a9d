import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closed, holding, keptInMemory, topped } from '../../../../test/kept-in-memory.ts'
import { smallRoster, smallRosterPeople } from '../../../../test/small-roster.ts'
import { rosterKinds, type Roster, type RosterKind } from '../roster.ts'
import type { RosterOutcome } from './passing.ts'

const whole = smallRoster(['bulk']).map(closed).map(topped)
const changesOnly = smallRoster(['delta']).map(closed).map(topped)
const any = smallRoster(['bulk', 'delta', 'absent']).map(topped)
const history = fc.array(any, { maxLength: 3 })

const verdicts = ['new', 'changed', 'resumed', 'ended'] as const

function isNothing({ changes }: RosterOutcome): boolean {
  return rosterKinds.every((kind) => verdicts.every((verdict) => changes[kind][verdict] === 0))
}

/** Rosters taken in one after the other, each a day after the one before. */
async function after(rosters: readonly Roster[]) {
  const place = keptInMemory()
  for (const [at, roster] of rosters.entries()) await place.take(roster, `2026-02-1${at}`)
  return place
}

/** Only what is about these people, everything else left out. */
function only(people: readonly string[], roster: Roster): Roster {
  const is = (person: string) => people.includes(person)
  return {
    ...roster,
    organisations: [],
    sessions: [],
    classes: [],
    people: roster.people.filter(({ sourceId }) => is(sourceId)),
    affiliations: roster.affiliations.filter(({ person }) => is(person)),
    enrolments: roster.enrolments.filter(({ person }) => is(person)),
    guardianships: roster.guardianships.filter(({ guardian, child }) => is(guardian) && is(child)),
  }
}

/** Both in one file. */
function together(one: Roster, other: Roster): Roster {
  const lists = rosterKinds.map((kind) => [kind, [...one[kind], ...other[kind]]])
  return { ...one, ...(Object.fromEntries(lists) as Partial<Roster>) }
}

describe('of whole rosters, one after the other', () => {
  test('the last one holds, whatever came before it', async () => {
    await fc.assert(
      fc.asyncProperty(history, whole, async (before, roster) => {
        const [place, fresh] = [await after(before), keptInMemory()]

        await place.take(roster)
        await fresh.take(roster)

        expect(holding(place)).toEqual(holding(fresh))
      }),
      { numRuns: 300 },
    )
  })

  test('two that alternate hold in turn, and nobody is here twice', async () => {
    await fc.assert(
      fc.asyncProperty(whole, whole, async (one, other) => {
        const place = keptInMemory()
        const seen: string[][] = []
        for (const roster of [one, other, one, other]) {
          await place.take(roster)
          seen.push(holding(place))
        }

        expect(seen[2]).toEqual(seen[0])
        expect(seen[3]).toEqual(seen[1])
        const names = place.rows('people').map(({ source_id }) => source_id)
        expect(new Set(names).size).toBe(names.length)
      }),
    )
  })

  test('one that names nobody ends everybody, and throws no row away', async () => {
    await fc.assert(
      fc.asyncProperty(history, whole, async (before, roster) => {
        const place = await after(before)
        await place.take(roster)
        const rows = rosterKinds.map((kind) => place.rows(kind).length)
        const nothing = Object.fromEntries(rosterKinds.map((kind) => [kind, []]))

        await place.take({ ...roster, ...(nothing as Partial<Roster>) })

        expect(holding(place)).toEqual([])
        expect(rosterKinds.map((kind) => place.rows(kind).length)).toEqual(rows)
      }),
    )
  })
})

describe('of changes, one after the other', () => {
  test('those about different people mean the same in either order, and in one file', async () => {
    await fc.assert(
      fc.asyncProperty(
        whole,
        changesOnly,
        fc.subarray([...smallRosterPeople]),
        async (base, changes, some) => {
          const others = smallRosterPeople.filter((person) => !some.includes(person))
          const [mine, theirs] = [only(some, changes), only(others, changes)]
          const orders = [[mine, theirs], [theirs, mine], [together(mine, theirs)]]

          const held = await Promise.all(
            orders.map(async (order) => {
              const place = keptInMemory()
              for (const roster of [base, ...order]) await place.take(roster)
              return holding(place)
            }),
          )

          expect(held[1]).toEqual(held[0])
          expect(held[2]).toEqual(held[0])
        },
      ),
      { numRuns: 200 },
    )
  })

  test('a kind of which a file does not speak stays as it was, but for what hangs on others', async () => {
    const kinds = fc.constantFrom<RosterKind>('organisations', 'sessions', 'people', 'classes')
    await fc.assert(
      fc.asyncProperty(whole, whole, kinds, async (before, roster, kind) => {
        const place = keptInMemory()
        await place.take(before)
        const rows = JSON.stringify(place.rows(kind))
        const handling = { ...roster.handling, [kind]: 'absent' as const }

        const { changes } = await place.take({ ...roster, handling, [kind]: [] })

        expect(JSON.stringify(place.rows(kind))).toBe(rows)
        for (const verdict of verdicts) expect(changes[kind][verdict]).toBe(0)
      }),
    )
  })
})

describe('a look', () => {
  test('says what then happens, row by row, and does nothing of it', async () => {
    await fc.assert(
      fc.asyncProperty(history, any, async (before, roster) => {
        const place = await after(before)
        const rows = JSON.stringify(rosterKinds.map((kind) => place.rows(kind)))

        const looked = await place.look(roster)

        expect(JSON.stringify(rosterKinds.map((kind) => place.rows(kind)))).toBe(rows)
        expect(await place.take(roster)).toEqual(looked)
      }),
      { numRuns: 200 },
    )
  })

  test('after the roster was taken in finds nothing to do', async () => {
    await fc.assert(
      fc.asyncProperty(history, any, async (before, roster) => {
        const place = await after(before)
        await place.take(roster)

        expect(isNothing(await place.look(roster))).toBe(true)
      }),
    )
  })
})

describe('while a roster passes', () => {
  test('what is done grows, never past the whole, and ends with it', async () => {
    await fc.assert(
      fc.asyncProperty(history, any, async (before, roster) => {
        const place = await after(before)
        const from = place.progress.length

        await place.take(roster)

        const told = place.progress.slice(from)
        const total = rosterKinds.reduce((sum, kind) => sum + roster[kind].length, 0)
        const done = told.map(([one]) => one)
        expect(done).toEqual(done.toSorted((one, other) => one - other))
        expect(told.every(([one, all]) => one <= all && all === total)).toBe(true)
        expect(told.at(-1)).toEqual([total, total])
      }),
    )
  })

  test('a second time gives nothing to anybody', async () => {
    await fc.assert(
      fc.asyncProperty(history, any, async (before, roster) => {
        const place = await after(before)
        await place.take(roster)
        const given = place.granted.length

        await place.take(roster)

        expect(place.granted.slice(given)).toEqual([])
      }),
    )
  })

  test('who holds something by it that they did not hold before was told of', async () => {
    await fc.assert(
      fc.asyncProperty(whole, whole, async (before, roster) => {
        const place = keptInMemory()
        await place.take(before)
        const teaching = () =>
          place
            .rows('enrolments')
            .filter(({ role, ends_on }) => role === 'teacher' && (ends_on ?? '9') > '2026-03-01')
            .map((one) => `${one.person_id} ${one.classroom_id}`)
        const [had, given] = [teaching(), place.granted.length]

        await place.take(roster)

        const told = place.granted
          .slice(given)
          .flatMap(({ kind, to, what }) => (kind === 'teaches' ? [`${to} ${what}`] : []))
        const got = teaching().filter((one) => !had.includes(one))
        expect(got.filter((one) => !told.includes(one))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
