import { expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../../../test/school.ts'
import { testSite, type TestSite } from '../../../../test/site.ts'
import { newId, type Id } from '../../../platform/id.ts'
import { enqueue } from '../../../platform/jobs/store.ts'
import { workOnce, type Handler } from '../../../platform/jobs/worker.ts'
import { insertImport } from './store.ts'
import { readImport } from './actions.ts'
import { checkJob } from './job-kinds.ts'
import { rosterJobs } from './jobs.ts'

/** An import that waits to be checked, asked for by somebody who led the school then. */
async function aWaitingImport(site: TestSite, school: TestSchool, leader: Id<'person'>) {
  const id = newId('roster_import')
  const viewer = await school.viewer(leader)
  await site.db.as(viewer, async (tx) => {
    const one = { id, organisation: school.id, fileName: 'roster.zip' }
    await insertImport(tx, viewer, one, site.now())
    const payload = { import: id, organisation: school.id }
    await enqueue(tx, viewer, { kind: checkJob, payload }, site.now())
  })
  return id
}

/** Works until nothing of this school's import is due any more. */
async function workThrough(site: TestSite, handlers: Readonly<Record<string, Handler>>) {
  for (let round = 0; round < 8; round++) {
    while (await workOnce(site, handlers)) continue
    site.clock.pass({ hours: 2 })
  }
}

test('an import whose reading breaks every time ends as failed, with a sentence', async () => {
  const site = await testSite()
  const school = await aSchool(site)
  const leader = await school.person('leader')
  const id = await aWaitingImport(site, school, leader)
  const { giveUp } = rosterJobs[checkJob]!
  const broken: Handler = Object.assign(() => Promise.reject(new Error('planted')), {
    ...(giveUp && { giveUp }),
  })

  await workThrough(site, { ...rosterJobs, [checkJob]: broken })

  const found = await readImport(site, await school.viewer(leader), { id, organisation: school.id })
  expect(found.status).toBe('failed')
  expect(found.report.refusal?.key).toBe('roster.broke')
})

test('what somebody asked who leads no longer when it is done, is not done', async () => {
  const site = await testSite()
  const school = await aSchool(site)
  const leaver = await school.person('leader', 'Leaver', { to: '2026-04-01' })
  const stayer = await school.person('leader')
  const id = await aWaitingImport(site, school, leaver)

  site.clock.pass({ days: 2 })
  await workThrough(site, rosterJobs)

  const found = await readImport(site, await school.viewer(stayer), { id, organisation: school.id })
  expect(found.status).toBe('refused')
})

test('nobody asks for a job in another’s name', async () => {
  const site = await testSite()
  const school = await aSchool(site)
  const [learner, leader] = [await school.person('learner'), await school.person('leader')]
  const viewer = await school.viewer(learner)

  const planted = site.db.as(viewer, (tx) =>
    enqueue(tx, { ...viewer, person: leader }, { kind: checkJob, payload: {} }, site.now()),
  )

  await expect(planted).rejects.toMatchObject({ code: '42501' })
})
