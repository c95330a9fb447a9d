import { describe, expect, test } from 'vitest'
import { connected, testDatabase } from '../../../../test/database.ts'
import { faultless } from '../../../../test/oneroster.ts'
import { aPlace, open, post, work } from '../../../../test/roster-place.ts'
import {
  checkedAt,
  importRow,
  takenInAt,
  yes,
  type RosterPlace,
} from '../../../../test/roster-steps.ts'

/** A school by the clock of this place. It is the evening of 30 March in Greenwich, eight o’clock. */
async function aPlaceIn(timeZone: string): Promise<RosterPlace> {
  const place = await aPlace()
  await asOwner('update organisation set time_zone = $2 where network_id = $1', [
    place.school.network,
    timeZone,
  ])
  return place
}

async function asOwner(query: string, values: readonly unknown[]) {
  const { connection } = await testDatabase()
  return connected(connection('owner'), async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(query, [...values])
    return rows
  })
}

/** From when until when somebody is in the class, as it is kept. */
async function daysOf({ school }: RosterPlace, person: string) {
  const [row] = await asOwner(
    `select starts_on::text as begins, ends_on::text as ends from classroom_membership
     where network_id = $1 and source_id like '%' || $2 || '%'`,
    [school.network, person],
  )
  return row
}

const withoutKaur = () =>
  faultless({ 'enrollments.csv': String(faultless()['enrollments.csv']).replace(/e1,.*\n/, '') })

const places = [
  ['Pacific/Kiritimati', '2026-03-31', 'Roster from 31 March 2026 at 10:00 am'],
  ['Pacific/Auckland', '2026-03-31', 'Roster from 31 March 2026 at 9:00 am'],
  ['Asia/Kathmandu', '2026-03-31', 'Roster from 31 March 2026 at 1:45 am'],
  ['Europe/London', '2026-03-30', 'Roster from 30 March 2026 at 9:00 pm'],
  ['Pacific/Honolulu', '2026-03-30', 'Roster from 30 March 2026 at 10:00 am'],
] as const

describe('the day of a roster is that of its school', () => {
  test.for(places)('in %s whoever comes in begins on %s', async ([timeZone, day]) => {
    const place = await aPlaceIn(timeZone)

    await takenInAt(place, faultless())

    expect(await daysOf(place, 'kaur')).toEqual({ begins: day, ends: null })
  })

  test.for(places)('in %s whoever is no longer named ends on %s', async ([timeZone, day]) => {
    const place = await aPlaceIn(timeZone)
    await takenInAt(place, faultless())

    await takenInAt(place, withoutKaur())

    expect(await daysOf(place, 'kaur')).toMatchObject({ ends: day })
  })

  test.for(places)('in %s its page is called by that day', async ([timeZone, , title]) => {
    const place = await aPlaceIn(timeZone)

    const to = await checkedAt(place, faultless())

    for (const path of [to, place.here]) {
      const { text } = await open(place.site, place.leader, path)
      expect(text.replaceAll('\u202f', ' ')).toContain(title)
    }
  })
})

describe('the day of a roster is that on which it is taken in', () => {
  test('and not that on which it was sent or looked at', async () => {
    const place = await aPlace()
    const to = await checkedAt(place, faultless())
    place.site.clock.pass({ days: 3 })

    await post(place.site, place.leader, `${to}/in`, yes())
    await work(place.site)

    expect(await daysOf(place, 'kaur')).toEqual({ begins: '2026-04-03', ends: null })
  })

  test('when midnight of its school passes between the asking and the doing', async () => {
    const place = await aPlace()
    place.site.clock.pass({ hours: 14, minutes: 59 })
    const to = await checkedAt(place, faultless())
    await post(place.site, place.leader, `${to}/in`, yes())
    place.site.clock.pass({ minutes: 2 })

    await work(place.site)

    expect(await daysOf(place, 'kaur')).toEqual({ begins: '2026-04-01', ends: null })
    const { text } = await open(place.site, place.leader, to)
    expect(text.replaceAll('\u202f', ' ')).toContain('31 March 2026 at 11:59 pm')
  })

  test('and it is kept with the roster when it was done', async () => {
    const place = await aPlace()
    const to = await checkedAt(place, faultless())
    place.site.clock.pass({ hours: 5 })

    await post(place.site, place.leader, `${to}/in`, yes())
    await work(place.site)

    expect((await importRow(to)).finished_at).toEqual(place.site.now())
  })
})
