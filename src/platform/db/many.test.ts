import { describe, expect, test } from 'vitest'
import { aSchool } from '../../../test/school.ts'
import { testSite } from '../../../test/site.ts'
import { newId } from '../id.ts'
import { steward } from '../viewer.ts'
import { insertMany } from './many.ts'

/** A school, and rows for so many classrooms in it. */
async function aSchoolWith(count: number) {
  const site = await testSite()
  const school = await aSchool(site)
  const viewer = steward(school.network, [school.id])
  const rows = Array.from({ length: count }, (_, at) => ({
    network_id: school.network,
    id: newId('classroom'),
    organisation_id: school.id,
    name: `Room ${at} — Ōtautahi "‘\\`,
    session_ids: at % 2 === 0 ? [newId('academic_session')] : [],
    ended_on: at % 3 === 0 ? '2026-08-01' : null,
  }))
  return { db: site.db, viewer, rows }
}

describe('many rows', () => {
  test('are written as they are, lists and days and strange signs too', async () => {
    const { db, viewer, rows } = await aSchoolWith(7)

    const found = await db.as(viewer, async (tx) => {
      await insertMany(tx, 'classroom', rows)
      return tx
        .selectFrom('classroom')
        .where('network_id', '=', viewer.network)
        .select(['network_id', 'id', 'organisation_id', 'name', 'session_ids', 'ended_on'])
        .orderBy('name')
        .execute()
    })

    expect(found).toEqual(rows)
  })

  test('leave to the table what they do not say', async () => {
    const { db, viewer, rows } = await aSchoolWith(1)

    const found = await db.as(viewer, async (tx) => {
      await insertMany(tx, 'classroom', rows)
      return tx
        .selectFrom('classroom')
        .where('network_id', '=', viewer.network)
        .select(['kind', 'code', 'made_by'])
        .execute()
    })

    expect(found).toEqual([{ kind: 'homeroom', code: '', made_by: null }])
  })

  test('may be more than one statement bears, or none', async () => {
    const { db, viewer, rows } = await aSchoolWith(2500)

    const count = await db.as(viewer, async (tx) => {
      await insertMany(tx, 'classroom', [])
      await insertMany(tx, 'classroom', rows)
      const found = await tx
        .selectFrom('classroom')
        .where('network_id', '=', viewer.network)
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(found.count)
    })

    expect(count).toBe(2500)
  })

  test('are all refused when one of them is somebody else’s', async () => {
    const { db, viewer, rows } = await aSchoolWith(3)
    const { rows: others } = await aSchoolWith(1)

    const writing = db.as(viewer, (tx) => insertMany(tx, 'classroom', [...rows, ...others]))

    await expect(writing).rejects.toMatchObject({ code: '42501' })
    const found = await db.as(viewer, (tx) =>
      tx.selectFrom('classroom').where('network_id', '=', viewer.network).select('id').execute(),
    )
    expect(found).toEqual([])
  })
})
