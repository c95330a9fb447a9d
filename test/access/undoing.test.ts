import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeUpOwn } from '../../src/learning/goals/actions.ts'
import { newId } from '../../src/platform/id.ts'
import { noStanding, type Viewer } from '../../src/platform/viewer.ts'
import { testDatabase } from '../database.ts'
import { aSchool } from '../school.ts'
import { testSite } from '../site.ts'
import { readLedger } from './ledger.ts'
import { openUndoing, type Undoing } from './undoing.ts'

let db: Undoing
let viewer: Viewer
beforeAll(async () => {
  const site = await testSite()
  const school = await aSchool(site)
  viewer = await school.viewer(await school.person('learner'))
  const { connection } = await testDatabase()
  db = await openUndoing({ app: connection('app'), directory: connection('directory') })
})
afterAll(() => db.end())

const now = new Date('2026-03-31T09:00:00+13:00')
const beginning = () => ({
  id: newId('pursuit'),
  title: 'Read any scale',
  why: '',
  howKnown: '',
  state: 'active' as const,
})

function titlesSeenBy(who: Viewer): Promise<readonly string[]> {
  return db.as(who, async (tx) => {
    const rows = await tx
      .selectFrom('pursuit')
      .where('network_id', '=', who.network)
      .select('title')
      .execute()
    return rows.map(({ title }) => title)
  })
}

test('what is written is seen until it is undone, and then nothing is left of it', async () => {
  const before = await readLedger()

  await takeUpOwn(db, viewer, beginning(), now)
  expect(await titlesSeenBy(viewer)).toEqual(['Read any scale'])
  await db.undo()

  expect(await titlesSeenBy(viewer)).toEqual([])
  await db.undo()
  expect(await readLedger()).toEqual(before)
})

test('each deed is seen with its own viewer’s eyes, and row security holds', async () => {
  const stranger = { ...viewer, person: newId('person'), standing: noStanding }
  const elsewhere = { ...viewer, network: newId('network') }

  await takeUpOwn(db, viewer, beginning(), now)

  expect(await titlesSeenBy(stranger)).toEqual([])
  expect(await titlesSeenBy(elsewhere)).toEqual([])
  expect(await titlesSeenBy(viewer)).toEqual(['Read any scale'])
  await db.undo()
})

test('a deed that breaks is undone alone', async () => {
  await takeUpOwn(db, viewer, beginning(), now)
  const breaking = db.as(viewer, async (tx) => {
    await tx.deleteFrom('person').execute()
  })

  await expect(breaking).rejects.toThrow(/permission denied/)
  expect(await titlesSeenBy(viewer)).toEqual(['Read any scale'])
  await db.undo()
})

test('deeds that come at once are done one after the other', async () => {
  const deeds = [beginning(), beginning(), beginning()]

  await Promise.all(deeds.map((deed) => takeUpOwn(db, viewer, deed, now)))

  expect(await titlesSeenBy(viewer)).toHaveLength(3)
  await db.undo()
})
