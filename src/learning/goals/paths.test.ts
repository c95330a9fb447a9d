import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { writingToBeRead } from '../../demo/writing-to-be-read.ts'
import { whenIn } from '../../platform/day.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { importFramework } from '../frameworks/importing.ts'
import { moveTo, reword, takeUpCompetency } from './actions.ts'
import { readPursuit } from './reading.ts'
import { readPath, saysMore } from './paths.ts'

describe('a statement says more than a title', () => {
  test.each([
    [
      'I can put my reasons in order, so that…',
      'I can put my reasons in order, so that each helps.',
    ],
    ['Swim', 'I can swim ten metres.'],
    ['', 'I can swim.'],
  ])('than %j does %j', (title, statement) => {
    expect(saysMore(statement, title)).toBe(true)
  })

  test.each([
    ['I can swim', 'I can swim.'],
    ['KORERO!', 'Kōrero'],
    ['To swim far, and dive', 'swim far'],
    ['Whatever', ''],
  ])('than %j does not %j', (title, statement) => {
    expect(saysMore(statement, title)).toBe(false)
  })

  test('never when it is the title, in whatever letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(saysMore(title, title)).toBe(false)
        expect(saysMore(` ${title}. `, title)).toBe(false)
      }),
    )
  })
})

let site: TestSite
let school: TestSchool
let learner: Viewer
let framework: Id<'framework'>
const today = '2026-03-31'
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  learner = await school.viewer(await school.person('learner'))
  const leader = await school.viewer(await school.person('leader'))
  const when = whenIn('Pacific/Auckland', site.now())
  ;({ framework } = await importFramework(site.db, leader, writingToBeRead, when))
})

/** A competency with one before it and one after it, and these. */
async function threeInARow() {
  const { rows } = await site.db.as(learner, async (tx) => ({
    rows: await tx
      .selectFrom('competency_link as to')
      .innerJoin('competency_link as on', 'on.from_id', 'to.to_id')
      .innerJoin('competency', 'competency.id', 'to.to_id')
      .where('to.framework_id', '=', framework)
      .where('to.kind', '=', 'precedes')
      .where('on.kind', '=', 'precedes')
      .select(['to.from_id as before', 'to.to_id as here', 'on.to_id as after', 'statement'])
      .orderBy('to.id')
      .limit(1)
      .execute(),
  }))
  const { before, here, after, statement } = rows[0]!
  return { before: before!, here: here!, after: after!, statement }
}

async function pathOf(competency: Id<'competency'>) {
  const goal = await takeUpCompetency(site.db, learner, competency, site.now())
  const of = { person: learner.person, goal }
  const { pursuit } = await readPursuit(site.db, learner, of)
  return { goal, path: await readPath(site.db, learner, pursuit, today) }
}

describe('the path of a goal from a map', () => {
  test('leads to the map, and to what comes before and after', async () => {
    const { here, before, after } = await threeInARow()

    const { path } = await pathOf(here)

    expect(path?.map).toBe(`/maps/${framework}/${here}`)
    expect(path?.before.map(({ href }) => href)).toContain(`/maps/${framework}/${before}`)
    expect(path?.after.map(({ href }) => href)).toContain(`/maps/${framework}/${after}`)
    expect(path?.before.every(({ state }) => state === undefined)).toBe(true)
  })

  test('leads to what the learner has begun of it as their own goal, and says where they are', async () => {
    const { here, before } = await threeInARow()
    const begun = await takeUpCompetency(site.db, learner, before, site.now())
    await moveTo(site.db, learner, { goal: begun, state: 'met' }, site.now())

    const { path } = await pathOf(here)

    expect(path?.before).toContainEqual(
      expect.objectContaining({ href: `/goals/${begun}`, state: 'met' }),
    )
  })

  test('holds at most two on each side', async () => {
    const { here } = await threeInARow()

    const { path } = await pathOf(here)

    expect(path?.before.length).toBeLessThanOrEqual(2)
    expect(path?.after.length).toBeLessThanOrEqual(2)
  })

  test('is none for a goal that is on no map', async () => {
    const own = { competency: null, title: 'To swim' }

    expect(await readPath(site.db, learner, own, today)).toBeUndefined()
  })

  test('is not there for another network', async () => {
    const { here } = await threeInARow()
    const elsewhere = await aSchool(site)
    const stranger = await elsewhere.viewer(await elsewhere.person('learner'))

    await expect(
      readPath(site.db, stranger, { competency: here, title: '' }, today),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('the page of a goal from a map', () => {
  test('says what the map says of it, while that is more than the learner’s own words', async () => {
    const { here, statement } = await threeInARow()
    const { goal } = await pathOf(here)
    const visitor = await cameIn(site, learner)
    const page = async () => (await visitor.get(`/goals/${goal}`)).text()
    await reword(site.db, learner, { goal, wording: { title: 'Mine' } }, site.now())

    expect(await page()).toContain(`On the map: ${statement.replaceAll("'", '&#39;')}`)

    await reword(site.db, learner, { goal, wording: { title: statement } }, site.now())
    expect(await page()).not.toContain('On the map:')
  })
})
