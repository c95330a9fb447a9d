import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aSchool, aSchoolBeside, type TestSchool } from '../../../../test/school.ts'
import { testSite, type TestSite } from '../../../../test/site.ts'
import { newId } from '../../../platform/id.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import {
  findImport,
  findImports,
  insertImport,
  moveImport,
  updateProgress,
  type ImportStatus,
} from './store.ts'

const statuses = ['checking', 'checked', 'applying', 'applied', 'refused', 'failed'] as const

async function aLedSchool(site: TestSite, school?: TestSchool) {
  const led = school ? await aSchoolBeside(site, school) : await aSchool(site)
  return { site, school: led, leader: await led.viewer(await led.person('leader')) }
}

type Led = Awaited<ReturnType<typeof aLedSchool>>

function begin({ site, school, leader }: Led, id = newId('roster_import'), fileName = 'a.zip') {
  const one = { id, organisation: school.id, fileName }
  return site.db
    .as(leader, (tx) => insertImport(tx, leader, one, site.now()))
    .then((isNew) => ({ id, isNew }))
}

const read = ({ site }: Led, viewer: Viewer, id: Awaited<ReturnType<typeof begin>>['id']) =>
  site.db.as(viewer, (tx) => findImport(tx, viewer, id))

test('an import goes on only from where it is, whatever is asked of it in whatever order', async () => {
  const led = await aLedSchool(await testSite())
  const status = fc.constantFrom<ImportStatus>(...statuses)
  const moves = fc.array(fc.record({ from: status, to: status }), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(moves, async (some) => {
      const { id } = await begin(led)
      let at: ImportStatus = 'checking'
      for (const move of some) {
        const moved = await led.site.db.as(led.leader, (tx) => moveImport(tx, led.leader, id, move))

        expect(moved).toBe(move.from === at)
        if (moved) at = move.to
      }
      expect((await read(led, led.leader, id))?.status).toBe(at)
    }),
    { numRuns: 25 },
  )
})

test('of many who move one import at once, one does', async () => {
  const led = await aLedSchool(await testSite())
  const { id } = await begin(led)

  const moved = await Promise.all(
    [1, 2, 3, 4].map(() =>
      led.site.db.as(led.leader, (tx) =>
        moveImport(tx, led.leader, id, { from: 'checking', to: 'checked' }),
      ),
    ),
  )

  expect(moved.filter(Boolean)).toHaveLength(1)
})

test('a move says nothing of what it is not told: the yes, the report and the day stay', async () => {
  const led = await aLedSchool(await testSite())
  const { id } = await begin(led)
  const report = { refusal: { key: 'roster.broke', args: {} } }
  const finishedAt = led.site.now()
  await led.site.db.as(led.leader, async (tx) => {
    const move = { from: 'checking', to: 'checked', report, confirmedEnding: true } as const
    await moveImport(tx, led.leader, id, { ...move, finishedAt })
    await moveImport(tx, led.leader, id, { from: 'checked', to: 'applying' })
  })

  expect(await read(led, led.leader, id)).toMatchObject({
    status: 'applying',
    report,
    confirmedEnding: true,
  })
})

test('an import is begun once, and stays as it was begun', async () => {
  const led = await aLedSchool(await testSite())
  const { id } = await begin(led)

  const again = await begin(led, id, 'b.zip')

  expect(again.isNew).toBe(false)
  expect(await read(led, led.leader, id)).toMatchObject({
    fileName: 'a.zip',
    startedBy: led.leader.person,
    done: 0,
    total: 0,
  })
})

test('to another school in the network an import is not there, to look at or to move', async () => {
  const led = await aLedSchool(await testSite())
  const beside = await aLedSchool(led.site, led.school)
  const { id } = await begin(led)

  const moved = await led.site.db.as(beside.leader, async (tx) => {
    await updateProgress(tx, beside.leader, id, { done: 5, total: 9 })
    return moveImport(tx, beside.leader, id, { from: 'checking', to: 'checked' })
  })

  expect(moved).toBe(false)
  expect(await read(led, beside.leader, id)).toBeUndefined()
  expect(
    await led.site.db.as(beside.leader, (tx) => findImports(tx, beside.leader, led.school.id)),
  ).toEqual([])
  expect(await read(led, led.leader, id)).toMatchObject({ status: 'checking', done: 0, total: 0 })
})

test('nobody begins an import at a school that is not theirs to lead', async () => {
  const led = await aLedSchool(await testSite())
  const beside = await aLedSchool(led.site, led.school)

  const planted = begin({ ...led, leader: beside.leader })

  await expect(planted).rejects.toMatchObject({ code: '42501' })
})
