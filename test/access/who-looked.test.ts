import * as fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginLook, endLook, readLooksAt } from '../../src/people/safeguarding/actions.ts'
import { readLearner } from '../../src/learning/learners/actions.ts'
import { Refusal } from '../../src/platform/errors.ts'
import { dayIn } from '../../src/platform/day.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { toldOnAPage } from '../../src/people/safeguarding/look.ts'
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

/** Every page of them. */
async function allLooksAt({ site, school }: Place, reader: Person, learner: Person) {
  const viewer = await school.viewer(reader)
  const looks = []
  for (let page = 1; ; page++) {
    const told = await readLooksAt(site.db, viewer, learner, page)
    looks.push(...told.looks)
    if (!told.hasEarlier) return looks
  }
}

const counts = { sequences: 0, readings: 0, missing: 0 }
let place: Place
beforeAll(async () => {
  place = await aPlace()
})

test('whatever is begun, ended and read: each reading by a look is told to the child, and to a young one’s mother', async () => {
  const { learners, mother } = place
  const readings: Reading[] = []
  // The clock stands between steps: what is read and then ended in one moment was read before.
  const untold = async (reader: Person, learner: Person) => {
    const looks = await allLooksAt(place, reader, learner)
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

test('the first look is told however many come after it', async () => {
  const { site, school, leads, learners, mother } = await aPlace()
  const [lead, learner] = [leads[0]!, learners[0]!]
  const first = site.now()
  const many = toldOnAPage + 1
  for (let looks = 0; looks < many; looks++) {
    const now = site.now()
    const look = { id: newId('look'), learner, because: 'Somebody is worried.' }
    const when = { now, today: dayIn('Pacific/Auckland', now) }
    await beginLook(site.db, await school.viewer(lead), look, when)
    await endLook(site.db, await school.viewer(lead), learner, now)
    site.clock.pass({ minutes: 1 })
  }

  for (const reader of [learner, mother]) {
    const told = await allLooksAt({ site, school, leads, learners, mother }, reader, learner)
    expect(told).toHaveLength(many)
    expect(told.at(-1)?.begunAt).toEqual(first)
  }
}, 60_000)

test('no row of a look is written over so that a reading is told otherwise', async () => {
  const { site, school, leads, learners } = await aPlace()
  const [lead, learner] = [leads[0]!, learners[0]!]
  const now = site.now()
  const look = { id: newId('look'), learner, because: 'Somebody is worried.' }
  const when = { now, today: dayIn('Pacific/Auckland', now) }
  await beginLook(site.db, await school.viewer(lead), look, when)
  const viewer = await school.viewer(lead)

  for (const set of [
    "begun_at = begun_at - interval '1 day'",
    "begun_at = begun_at + interval '1 hour'",
    "ends_at = ends_at + interval '1 hour'",
    `person_id = '${learners[1]!}'`,
    `by_id = '${leads[1]!}'`,
    'stopped_at = null',
    "told = '{}'",
  ]) {
    const change = site.db.as(viewer, (tx) =>
      sql`update look set ${sql.raw(set)} where id = ${look.id}`.execute(tx),
    )
    await expect(change, set).rejects.toMatchObject({ code: '42501' })
  }
  const gone = site.db.as(viewer, (tx) => tx.deleteFrom('look').where('id', '=', look.id).execute())
  await expect(gone).rejects.toMatchObject({ code: '42501' })
})

afterAll(() => {
  const { sequences, readings, missing } = counts
  tell('T-41', `${readings} readings by a look in ${sequences} sequences, ${missing} not told`)
})
