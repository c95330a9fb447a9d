import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { connected, testDatabase } from '../../../../test/database.ts'
import { closed, holding, keptInMemory, topped } from '../../../../test/kept-in-memory.ts'
import { aSchool } from '../../../../test/school.ts'
import { smallRoster } from '../../../../test/small-roster.ts'
import { testSite, type TestSite } from '../../../../test/site.ts'
import { newId } from '../../../platform/id.ts'
import { steward } from '../../../platform/viewer.ts'
import { rosterKinds, type Roster, type RosterKind } from '../roster.ts'
import { applyRoster, checkRoster, exportRoster } from './actions.ts'
import { places } from './keeping.ts'
import type { KeptRows } from './kept.ts'

const today = '2026-03-31'
const whole = smallRoster(['bulk']).map(closed).map(topped)
const any = smallRoster(['bulk', 'delta', 'absent']).map(closed).map(topped)
const few = { numRuns: 15 }

async function aPlace(site: TestSite) {
  const school = await aSchool(site, 'The Valley')
  const leader = steward(school.network, [school.id])
  return {
    school,
    leader,
    take: (roster: Roster, day = today) =>
      applyRoster(site.db, leader, school.id, { roster, today: day, confirmEnding: true }),
    look: (roster: Roster, day = today) =>
      checkRoster(site.db, leader, school.id, { roster, today: day }),
    rows: await rowsOf(school.network),
  }
}

/** Every row of a network that a roster brought, read past all walls when it is asked for. */
async function rowsOf(network: string) {
  const { connection } = await testDatabase()
  const read = (kind: RosterKind) => {
    const names = Object.keys(places[kind].columns).map((name) =>
      name.endsWith('_on') ? `${name}::text as ${name}` : name,
    )
    return `select ${names.join(', ')} from ${places[kind].table}
      where network_id = $1 and roster_id is not null order by source_id`
  }
  return () =>
    connected(connection('owner'), async (client) => {
      const all = new Map<RosterKind, readonly object[]>()
      for (const kind of rosterKinds) {
        all.set(kind, (await client.query<object>(read(kind), [network])).rows)
      }
      return <Kind extends RosterKind>(kind: Kind) => (all.get(kind) ?? []) as KeptRows[Kind][]
    })
}

type Place = Awaited<ReturnType<typeof aPlace>>

const everything = async ({ rows }: Place) => {
  const read = await rows()
  return JSON.stringify(rosterKinds.map((kind) => read(kind)))
}

const held = async ({ rows }: Place) => holding({ rows: await rows() }, today)

describe('on a real database', () => {
  test('a look says what then happens, and leaves every row as it was', async () => {
    const site = await testSite()
    await fc.assert(
      fc.asyncProperty(any, any, async (before, roster) => {
        const place = await aPlace(site)
        await place.take(before, '2026-02-15')
        const kept = await everything(place)

        const looked = await place.look(roster)

        expect(await everything(place)).toBe(kept)
        expect(await place.take(roster)).toEqual(looked)
      }),
      few,
    )
  })

  test('the last whole roster holds, as it would have held alone', async () => {
    const site = await testSite()
    await fc.assert(
      fc.asyncProperty(any, whole, async (before, roster) => {
        const [place, fresh] = [await aPlace(site), await aPlace(site)]
        await place.take(before, '2026-02-15')

        await place.take(roster)
        await fresh.take(roster)

        expect(await held(place)).toEqual(await held(fresh))
      }),
      few,
    )
  })

  test('comes of rosters what the rules say without one', async () => {
    const site = await testSite()
    await fc.assert(
      fc.asyncProperty(any, any, async (before, roster) => {
        const [place, memory] = [await aPlace(site), keptInMemory()]

        const done = [await place.take(before, '2026-02-15'), await place.take(roster)]
        const ruled = [await memory.take(before, '2026-02-15'), await memory.take(roster, today)]

        expect(done).toEqual(ruled)
        expect(await held(place)).toEqual(holding(memory, today))
      }),
      few,
    )
  })

  test('a second time writes nothing: every row is as it was, to the letter', async () => {
    const site = await testSite()
    await fc.assert(
      fc.asyncProperty(any, async (roster) => {
        const place = await aPlace(site)
        await place.take(roster)
        const kept = await everything(place)

        await place.take(roster)

        expect(await everything(place)).toBe(kept)
      }),
      few,
    )
  })

  test('two different rosters at once leave one of the two, whole, and never a mixture', async () => {
    const site = await testSite()
    await fc.assert(
      fc.asyncProperty(whole, whole, async (one, other) => {
        const place = await aPlace(site)
        const alone = await Promise.all(
          [one, other].map(async (roster) => {
            const fresh = await aPlace(site)
            await fresh.take(roster)
            return held(fresh)
          }),
        )

        await Promise.all([place.take(one), place.take(other)])

        expect(alone).toContainEqual(await held(place))
      }),
      { numRuns: 8 },
    )
  })
})

describe('another school', () => {
  test('is as it was, whatever roster of the same names comes in next to it', async () => {
    const site = await testSite()
    await fc.assert(
      fc.asyncProperty(whole, any, async (theirs, ours) => {
        const [there, here] = [await aPlace(site), await aPlace(site)]
        await there.take(theirs)
        const kept = await everything(there)

        await here.take(ours)

        expect(await everything(there)).toBe(kept)
        expect(await exportRoster(site.db, there.leader, there.school.id, today)).toBeDefined()
      }),
      { numRuns: 6 },
    )
  })

  test('takes nothing from a roster that is brought by somebody who leads it no longer', async () => {
    const site = await testSite()
    const { school } = await aPlace(site)
    const [roster] = fc.sample(whole, 1)
    if (!roster) throw new Error('A roster was wanted.')
    const former = { ...steward(school.network, []), person: newId('person') }

    for (const deed of [checkRoster, applyRoster]) {
      await expect(deed(site.db, former, school.id, { roster, today })).rejects.toMatchObject({
        kind: 'not-found',
      })
    }
  })
})
