import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
import { endings, left, whatComesOfIt } from './waiting-rosters.ts'

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
  test.each(endings)('is left where the role of who sent it %s', async (...ending) => {
    for (const isTakenIn of [false, true]) {
      expect(await whatComesOfIt(place.client, ending, { isTakenIn })).toEqual(left)
    }
  })
})
