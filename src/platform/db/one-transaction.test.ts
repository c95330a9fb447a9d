import { describe, expect, test } from 'vitest'
import { aSchool } from '../../../test/school.ts'
import { testSite } from '../../../test/site.ts'
import { steward, type Viewer } from '../viewer.ts'
import type { Database } from './database.ts'
import { inOneTransaction } from './one-transaction.ts'

/** Two learners of one school, each with a deed to do. */
async function twoLearners() {
  const site = await testSite()
  const school = await aSchool(site)
  const [one, other] = [await school.person('learner'), await school.person('learner')]
  const viewers = [await school.viewer(one), await school.viewer(other)] as const
  return { db: site.db, opening: steward(school.network, [school.id]), viewers }
}

/** A deed that only its own doer may do: to say where one is going. */
function say(db: Database, viewer: Viewer, direction: string): Promise<void> {
  return db.as(viewer, async (tx) => {
    const plan = { network_id: viewer.network, person_id: viewer.person, direction }
    await tx.insertInto('plan').values(plan).execute()
  })
}

/** All the directions that this viewer can see. */
async function seenBy(db: Database, viewer: Viewer): Promise<string[]> {
  const plans = await db.as(viewer, (tx) =>
    tx.selectFrom('plan').where('network_id', '=', viewer.network).select('direction').execute(),
  )
  return plans.map(({ direction }) => direction)
}

describe('deeds in one transaction', () => {
  test('are each done with the eyes of their own viewer', async () => {
    const { db, opening, viewers } = await twoLearners()
    const [one, other] = viewers

    const seen = await inOneTransaction(db, opening, async (inside) => {
      await say(inside, one, 'To the sea')
      await say(inside, other, 'To the hills')
      return seenBy(inside, other)
    })

    expect(seen).toEqual(['To the hills'])
    expect(await seenBy(db, one)).toEqual(['To the sea'])
  })

  test('cannot be done in somebody else’s name', async () => {
    const { db, opening, viewers } = await twoLearners()
    const [one, other] = viewers
    const plan = { network_id: one.network, person_id: one.person, direction: 'Home' }

    const work = inOneTransaction(db, opening, async (inside) => {
      await say(inside, one, 'To the sea')
      await inside.as(other, (tx) => tx.updateTable('plan').set(plan).execute())
      await inside.as(other, (tx) => tx.insertInto('plan').values(plan).execute())
    })

    await expect(work).rejects.toMatchObject({ code: '42501' })
    expect(await seenBy(db, one)).toEqual([])
  })

  test('are none of them there when one fails', async () => {
    const { db, opening, viewers } = await twoLearners()
    const [one, other] = viewers

    const work = inOneTransaction(db, opening, async (inside) => {
      await say(inside, one, 'To the sea')
      await say(inside, other, 'x'.repeat(301))
    })

    await expect(work).rejects.toThrow(/plan_direction_check/)
    expect(await seenBy(db, one)).toEqual([])
  })

  test('are not to be seen by others before they are all done', async () => {
    const { db, opening, viewers } = await twoLearners()
    const [one] = viewers

    await inOneTransaction(db, opening, async (inside) => {
      await say(inside, one, 'To the sea')
      expect(await seenBy(db, one)).toEqual([])
      expect(await seenBy(inside, one)).toEqual(['To the sea'])
    })
  })

  test('come one after the other: a second that begins during the first is a bug', async () => {
    const { db, opening, viewers } = await twoLearners()
    const [one, other] = viewers

    const both = inOneTransaction(db, opening, (inside) =>
      inside.as(one, () => say(inside, other, 'To the hills')),
    )

    await expect(both).rejects.toThrow(/A deed is going on/)
  })

  test('go on after one that was refused before it wrote', async () => {
    const { db, opening, viewers } = await twoLearners()
    const [one, other] = viewers

    await inOneTransaction(db, opening, async (inside) => {
      const refused = inside.as(other, () => Promise.reject(new Error('not today')))
      await expect(refused).rejects.toThrow('not today')
      await say(inside, one, 'To the sea')
    })

    expect(await seenBy(db, one)).toEqual(['To the sea'])
  })

  test('do not reach the directory, and do not close the database', async () => {
    const { db, opening } = await twoLearners()

    await inOneTransaction(db, opening, async (inside) => {
      await expect(inside.directory(() => Promise.resolve())).rejects.toThrow(/directory/)
      await expect(inside.end()).rejects.toThrow(/ends with its work/)
    })
  })
})
