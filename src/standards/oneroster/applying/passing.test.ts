import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smallRoster, smallRosterPeople } from '../../../../test/small-roster.ts'
import { isId, newId } from '../../../platform/id.ts'
import { rosterKinds, type Handling, type Roster, type RosterKind } from '../roster.ts'
import { setOut } from './going.ts'
import { nothingKept, type Keeping, type KeptRows } from './kept.ts'
import { passThrough, type RosterOutcome } from './passing.ts'

/** Rosters taken in one after the other, without a database: what is kept is kept here. */
function aPlace() {
  const host = { id: newId('organisation'), name: 'The Valley', timeZone: 'Pacific/Auckland' }
  const kept = new Map<RosterKind, Map<string, object>>(
    rosterKinds.map((kind) => [kind, new Map()]),
  )
  const keeping: Keeping = {
    ...nothingKept,
    async *pages<Kind extends RosterKind>(kind: Kind) {
      const rows = [...(kept.get(kind)?.values() ?? [])] as KeptRows[Kind][]
      rows.sort((one, other) => (one.source_id < other.source_id ? -1 : 1))
      for (let at = 0; at < rows.length; at += 2) yield rows.slice(at, at + 2)
    },
    async keep(kind, rows) {
      for (const row of rows) kept.get(kind)?.set(row.source_id, row)
    },
  }
  const passing = { ...keeping, people: [], onGrant: () => {}, onProgress: async () => {} }
  return {
    take: (roster: Roster, today = '2026-03-01') =>
      passThrough(setOut(roster, host, today), passing),
    rows: <Kind extends RosterKind>(kind: Kind) =>
      [...(kept.get(kind)?.values() ?? [])] as KeptRows[Kind][],
  }
}

type Place = ReturnType<typeof aPlace>

/** All that is kept, our own ids put aside, which are new each time. */
function told(place: Pick<Place, 'rows'>): unknown {
  const all = rosterKinds.map((kind) => [
    kind,
    place
      .rows(kind)
      .map((row) => JSON.stringify(row, (_, value: unknown) => (isOurs(value) ? 'ours' : value)))
      .toSorted(),
  ])
  return Object.fromEntries(all)
}

function isOurs(value: unknown): boolean {
  return typeof value === 'string' && isId(value)
}

function total({ changes }: RosterOutcome, verdict: keyof RosterOutcome['changes']['people']) {
  return rosterKinds.reduce((sum, kind) => sum + changes[kind][verdict], 0)
}

function changed(outcome: RosterOutcome): number {
  const verdicts = ['new', 'changed', 'resumed', 'ended'] as const
  return verdicts.reduce((sum, verdict) => sum + total(outcome, verdict), 0)
}

const whole = smallRoster(['bulk'])
const any = smallRoster(['bulk', 'delta', 'absent'])

/** The same roster, its handling another. */
function as(handling: Handling, roster: Roster): Roster {
  const all = rosterKinds.map((kind) => [kind, handling])
  return { ...roster, handling: Object.fromEntries(all) as Roster['handling'] }
}

describe('a roster', () => {
  test('changes nothing the second time, whatever was there before', async () => {
    await fc.assert(
      fc.asyncProperty(any, any, async (before, roster) => {
        const place = aPlace()
        await place.take(before, '2026-02-15')
        await place.take(roster)
        const kept = told(place)

        const again = await place.take(roster)

        expect(changed(again)).toBe(0)
        expect(told(place)).toEqual(kept)
      }),
      { numRuns: 300 },
    )
  })

  test('changes nothing on a later day either, but what ends by a day of its own', async () => {
    await fc.assert(
      fc.asyncProperty(any, async (roster) => {
        const place = aPlace()
        await place.take(roster)

        const again = await place.take(roster, '2026-11-01')

        expect(changed(again)).toBe(0)
      }),
    )
  })

  test('means the same in whatever order its rows come', async () => {
    const orders = fc.infiniteStream(fc.nat())
    await fc.assert(
      fc.asyncProperty(any, whole, orders, async (before, roster, numbers) => {
        const shuffled = (rows: readonly unknown[]) =>
          rows
            .map((row) => ({ row, key: numbers.next().value ?? 0 }))
            .toSorted((one, other) => one.key - other.key)
            .map(({ row }) => row)
        // Of affiliations the reader gives the order, and where a record is kept follows it.
        const lists = rosterKinds
          .filter((kind) => kind !== 'affiliations')
          .map((kind) => [kind, shuffled(roster[kind])])
        const other: Roster = { ...roster, ...(Object.fromEntries(lists) as Partial<Roster>) }
        const [one, two] = [aPlace(), aPlace()]
        for (const place of [one, two]) await place.take(before, '2026-02-15')

        const outcomes = [await one.take(roster), await two.take(other)]

        expect(outcomes[1]).toEqual(outcomes[0])
        expect(told(two)).toEqual(told(one))
      }),
    )
  })

  test('counts every row that is kept in exactly one way', async () => {
    await fc.assert(
      fc.asyncProperty(any, any, async (before, roster) => {
        const place = aPlace()
        await place.take(before, '2026-02-15')

        const { changes } = await place.take(roster)

        for (const kind of rosterKinds) {
          const counted = Object.values(changes[kind]).reduce((sum, count) => sum + count, 0)
          expect(counted).toBe(place.rows(kind).length)
        }
      }),
    )
  })
})

describe('a set of changes', () => {
  test('ends nothing by its silence', async () => {
    await fc.assert(
      fc.asyncProperty(whole, async (roster) => {
        const place = aPlace()
        await place.take(roster)
        const kept = told(place)
        const nothing = rosterKinds.map((kind) => [kind, []])

        const outcome = await place.take({
          ...as('delta', roster),
          ...(Object.fromEntries(nothing) as Partial<Roster>),
        })

        expect(changed(outcome)).toBe(0)
        expect(told(place)).toEqual(kept)
      }),
    )
  })

  test('that names everything does what a whole roster does, where nothing was before', async () => {
    await fc.assert(
      fc.asyncProperty(whole, async (roster) => {
        const [one, other] = [aPlace(), aPlace()]

        const outcomes = [await one.take(roster), await other.take(as('delta', roster))]

        expect(outcomes[1]).toEqual(outcomes[0])
        expect(told(other)).toEqual(told(one))
      }),
    )
  })
})

test('who is ended and comes back has every place they had, from that day on where no other is told', async () => {
  await fc.assert(
    fc.asyncProperty(whole, fc.subarray([...smallRosterPeople]), async (roster, gone) => {
      const place = aPlace()
      await place.take(roster)
      const kept = told(now(place))
      const here = place.rows('people').filter(({ status }) => status !== 'ended')
      const without = {
        ...roster,
        people: roster.people.filter((one) => !gone.includes(one.sourceId)),
      }
      const { changes } = await place.take(without, '2026-03-05')

      const back = await place.take(roster, '2026-03-09')

      const went = here.filter(({ source_id }) => gone.includes(source_id)).length
      expect(changes.people.ended).toBe(went)
      expect(back.changes.people.resumed).toBe(went)
      expect(total(back, 'new')).toBe(0)
      expect(told(now(place))).toEqual(kept)
      const past = relations.flatMap((kind) => place.rows(kind).filter(isPast))
      for (const { starts_on, ends_on } of past)
        expect([starts_on < ends_on!, ends_on]).toEqual([true, '2026-03-05'])
    }),
  )
})

const relations = ['affiliations', 'enrolments', 'guardianships'] as const

function isPast({ source_id }: { readonly source_id: string }): boolean {
  return isOurs(source_id.split('\t').at(-1))
}

/** What is kept and not past, the first days of relations put aside: those of whom came back are others. */
function now(place: Place): Pick<Place, 'rows'> {
  return {
    rows: (kind) =>
      place
        .rows(kind)
        .filter((row) => !isPast(row))
        .map((row) => ('person_id' in row || 'child_id' in row ? { ...row, starts_on: '' } : row)),
  }
}

test('nobody keeps a place in what is over', async () => {
  await fc.assert(
    fc.asyncProperty(any, any, async (before, roster) => {
      const place = aPlace()
      await place.take(before, '2026-02-15')
      await place.take(roster)

      const over = new Set<string>([
        ...place.rows('organisations').flatMap((one) => (one.ended_on === null ? [] : [one.id])),
        ...place.rows('classes').flatMap((one) => (one.ended_on === null ? [] : [one.id])),
        ...place.rows('people').flatMap((one) => (one.status === 'ended' ? [one.id] : [])),
      ])
      const running = [
        ...place.rows('affiliations'),
        ...place.rows('enrolments'),
        ...place.rows('guardianships'),
      ].filter((one) => one.ends_on === null || one.ends_on > '2026-03-01')
      const ends = running.flatMap((one): string[] => {
        if ('classroom_id' in one) return [one.classroom_id, one.person_id]
        if ('child_id' in one) return [one.guardian_id, one.child_id]
        return [one.organisation_id, one.person_id]
      })
      expect(ends.filter((id) => over.has(id))).toEqual([])
    }),
  )
})
