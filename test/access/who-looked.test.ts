import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginLook, endLook, readLooksAt } from '../../src/people/safeguarding/actions.ts'
import { readLearner } from '../../src/learning/learners/actions.ts'
import { Refusal } from '../../src/platform/errors.ts'
import { dayIn } from '../../src/platform/day.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { aSchool, type TestSchool } from '../school.ts'
import { testSite, type TestSite } from '../site.ts'
import { tell } from './count.ts'

type Person = Id<'person'>

/** A school with two safeguarding leads, two learners and a mother of the younger one, on a clock of its own. */
interface Place {
  readonly site: TestSite
  readonly school: TestSchool
  readonly leads: readonly Person[]
  readonly learners: readonly Person[]
  readonly mother: Person
}

async function aPlace(): Promise<Place> {
  const site = await testSite()
  const school = await aSchool(site)
  const person = (role: 'safeguarding-lead' | 'learner') => school.person(role)
  const leads = [await person('safeguarding-lead'), await person('safeguarding-lead')]
  const learners = [await person('learner'), await person('learner')]
  const mother = await school.person('guardian')
  await school.guard(mother, learners[0]!)
  await school.born(learners[0]!, '2016-03')
  return { site, school, leads, learners, mother }
}

const step = fc.record({
  does: fc.constantFrom('begins', 'begins', 'ends', 'reads', 'reads', 'reads', 'waits'),
  lead: fc.nat({ max: 1 }),
  learner: fc.nat({ max: 1 }),
  minutes: fc.integer({ min: 1, max: 150 }),
})
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** When a lead read a learner's page by a look. */
interface Reading {
  readonly lead: Person
  readonly learner: Person
  readonly at: Date
}

async function take(place: Place, { does, ...who }: Step): Promise<readonly Reading[]> {
  const { site, school, leads, learners } = place
  const [lead, learner] = [leads[who.lead]!, learners[who.learner]!]
  const viewer = await school.viewer(lead)
  const now = site.now()
  if (does === 'waits') site.clock.pass({ minutes: who.minutes })
  if (does === 'begins') {
    const look = { id: newId('look'), learner, because: 'Somebody is worried.' }
    await beginLook(site.db, viewer, look, { now, today: dayIn('Pacific/Auckland', now) })
  }
  if (does === 'ends') await unlessRefused(endLook(site.db, viewer, learner, now))
  if (does !== 'reads') return []
  const page = await unlessRefused(readLearner(site.db, viewer, learner, site.now()))
  return page ? [{ lead, learner, at: now }] : []
}

async function unlessRefused<Result>(work: Promise<Result>): Promise<Result | undefined> {
  return work.catch((error: unknown) => {
    if (error instanceof Refusal) return undefined
    throw error
  })
}

const counts = { sequences: 0, readings: 0, missing: 0 }
let place: Place
beforeAll(async () => {
  place = await aPlace()
})

test('whatever is begun, ended and read: each reading by a look is told to the child, and to a young one’s mother', async () => {
  const { site, school, learners, mother } = place
  const readings: Reading[] = []
  // The clock stands between steps: what is read and then ended in one moment was read before.
  const untold = async (reader: Person, learner: Person) => {
    const { looks } = await readLooksAt(site.db, await school.viewer(reader), learner)
    return readings.filter(
      (one) =>
        one.learner === learner &&
        !looks.some(
          ({ by, begunAt, endsAt }) => by?.id === one.lead && begunAt <= one.at && one.at <= endsAt,
        ),
    )
  }

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
      for (const one of steps) readings.push(...(await take(place, one)))
      const missing = [
        ...(await untold(learners[0]!, learners[0]!)),
        ...(await untold(learners[1]!, learners[1]!)),
        ...(await untold(mother, learners[0]!)),
      ]
      counts.sequences += 1
      counts.readings = readings.length
      counts.missing += missing.length
      expect(missing).toEqual([])
    }),
    { numRuns: 40, endOnFailure: true },
  )
  expect(readings.length).toBeGreaterThan(30)
}, 120_000)

afterAll(() => {
  const { sequences, readings, missing } = counts
  tell('T-41', `${readings} readings by a look in ${sequences} sequences, ${missing} not told`)
})
