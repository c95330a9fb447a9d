import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Id } from '../../src/platform/id.ts'
import { faultless, zipOf } from '../oneroster.ts'
import { aPlace, post, send, work } from '../roster-place.ts'
import { tell } from './count.ts'
import {
  aRevoking,
  beforeAndAfter,
  cases,
  closed,
  morning,
  open,
  type Case,
  type Revoking,
} from './revoking.ts'
import { write } from './ties.ts'

/**
 * Whatever opens a page is asked anew at each request, so that it is closed at the next one after the fact has ended:
 * written by somebody else, or passed with the day. There are no pages yet that stay open and are fed (no streams of
 * events); when there are, they are to be asked for here too.
 */
let place: Revoking
beforeAll(async () => {
  place = await aRevoking()
})
afterAll(() => place.client.end())

describe('what opened a page', () => {
  let asked = 0
  let late = 0

  async function look(one: Case, seconds: number): Promise<void> {
    const moment = new Date(morning.getTime() + seconds * 1000)
    const { before, after } = await beforeAndAfter(place, one, moment)
    asked += 1
    if (!closed.includes(after)) late += 1
    const name = `${one.tie.name}, when ${one.ending.how}, at ${one.route}: ${before}, then ${after}`
    expect(before === open && closed.includes(after), name).toBe(true)
  }

  test('opens nothing at the very next request after it has ended, whatever it was and however it ended', async () => {
    for (const one of cases) await look(one, 0)
  }, 60_000)

  test('opens nothing at whatever moment of the morning it ends', async () => {
    const seconds = fc.nat({ max: 2 * 3600 })

    await fc.assert(fc.asyncProperty(fc.constantFrom(...cases), seconds, look), { numRuns: 500 })

    tell('T-05', `${asked} endings, ${late} noticed late`)
  }, 60_000)
})

/** What is left to be done later is asked for again when it is done, in the name of who asked for it. */
describe('a roster that waits to be read or taken in', () => {
  const someone = (leader: Id<'person'>) => ({ table: 'person', where: { id: leader } }) as const
  const role = (leader: Id<'person'>) =>
    ({ table: 'affiliation', where: { person_id: leader } }) as const
  const endings = [
    ['is ended', role, { ends_on: '2026-03-31' }],
    ['has ended by then', role, { ends_on: '2026-04-01' }],
    ['becomes another', role, { role: 'staff' }],
    ['goes with them, who are suspended', someone, { status: 'suspended' }],
    ['goes with them, whose record ends', someone, { status: 'ended' }],
  ] as const

  test.each(endings)('is left where the role of who sent it %s', async (_how, row, set) => {
    for (const isTakenIn of [false, true]) {
      const waiting = await aPlace()
      const { site, school, leader } = waiting
      const { to } = await send(waiting, { 'roster.zip': await zipOf(faultless()) })
      if (isTakenIn) {
        await work(site)
        await post(site, leader, `${to}/in`, new FormData())
      }

      await write(place.client, { ...row(leader.person), set })
      site.clock.pass({ days: 1 })
      await work(site)

      const { rows } = await place.client.query(
        `select status, (select count(*)::int from person where network_id = $1 and source_id is not null) as people
           from roster_import where network_id = $1`,
        [school.network],
      )
      expect(rows).toEqual([{ status: 'refused', people: 0 }])
    }
  })
})
