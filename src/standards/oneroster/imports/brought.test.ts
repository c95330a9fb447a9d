import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faultless, zipOf } from '../../../../test/oneroster.ts'
import { aPlace, filesOf, open, post, send, work } from '../../../../test/roster-place.ts'
import { Refusal } from '../../../platform/errors.ts'
import { saidAgain } from '../../../platform/i18n/kept.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { enqueue } from '../../../platform/jobs/store.ts'
import { newId } from '../../../platform/id.ts'
import { steward, type Viewer } from '../../../platform/viewer.ts'
import { applyRoster, checkRoster, exportRoster } from '../applying/actions.ts'
import { readRoster } from '../reading/read.ts'
import { checkJob } from './job-kinds.ts'
import { findImport, insertImport } from './store.ts'

const today = '2026-03-31'
const sentence =
  '“Hill School” came by the roster of “The Valley”, so its people come in there. Bring this roster in at “The Valley”: here nothing was changed.'

async function aRoster() {
  return (await readRoster(await zipOf(faultless()))).roster
}

/** The school that the roster of The Valley brings, and whoever leads it. */
async function aBroughtSchool() {
  const place = await aPlace()
  const { site, school, leader } = place
  await applyRoster(site.db, leader, school.id, { roster: await aRoster(), today })
  const { id } = await site.db.as(leader, (tx) =>
    tx
      .selectFrom('organisation')
      .where('network_id', '=', school.network)
      .where('roster_id', '=', school.id)
      .select('id')
      .executeTakeFirstOrThrow(),
  )
  const row = { person_id: leader.person, organisation_id: id, role: 'leader' } as const
  await site.db.as(steward(school.network, [school.id, id]), (tx) =>
    tx
      .insertInto('affiliation')
      .values({
        network_id: school.network,
        id: newId('affiliation'),
        ...row,
        starts_on: '2026-01-01',
      })
      .execute(),
  )
  const head: Viewer = { ...steward(school.network, [id]), person: leader.person }
  return { ...place, brought: id, head, there: `/organisations/${id}/rosters` }
}

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => undefined,
    (refused: unknown) => refused,
  )
  return error instanceof Refusal ? [error.kind, speaker(english).said(error.said)] : error
}

async function countPeople({ site, school }: Awaited<ReturnType<typeof aPlace>>): Promise<number> {
  const everywhere = await site.db.as(steward(school.network, [school.id]), (tx) =>
    tx.selectFrom('organisation').where('network_id', '=', school.network).select('id').execute(),
  )
  const all = steward(
    school.network,
    everywhere.map(({ id }) => id),
  )
  const rows = await site.db.as(all, (tx) =>
    tx.selectFrom('person').where('network_id', '=', school.network).select('id').execute(),
  )
  return rows.length
}

test('into an organisation that the roster of another brought no roster goes, looked at or applied', async () => {
  const place = await aBroughtSchool()
  const { site, brought, head } = place
  const here = await countPeople(place)
  const roster = await aRoster()

  expect(await refusalOf(checkRoster(site.db, head, brought, { roster, today }))).toEqual([
    'conflict',
    sentence,
  ])
  expect(await refusalOf(applyRoster(site.db, head, brought, { roster, today }))).toEqual([
    'conflict',
    sentence,
  ])
  expect(await countPeople(place)).toBe(here)
})

test('its page of rosters says where they go in, and has no form to send one', async () => {
  const { site, head, there, here, leader } = await aBroughtSchool()

  const page = await open(site, head, there)

  expect(page.status).toBe(200)
  expect(page.text).toContain('“Hill School” came by the roster of “The Valley”')
  expect(page.text).not.toContain('type="file"')
  expect(page.text).toContain('Download the roster')
  expect((await open(site, leader, here)).text).toContain('type="file"')
})

test('files that are sent there all the same are refused at once, and none is kept', async () => {
  const { site, head, there } = await aBroughtSchool()
  const form = filesOf({ 'roster.zip': await zipOf(faultless()) })

  const answer = await post(site, head, `${there}/files`, form)

  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('came by the roster of “The Valley”')
  expect(await readdir(site.uploads)).toEqual([])
})

test('a roster that waited while its organisation was brought is refused with the same sentence', async () => {
  const { site, brought, head } = await aBroughtSchool()
  const id = newId('roster_import')
  const waiting = join(site.uploads, `roster-${brought}-${id}`)
  await mkdir(waiting)
  await writeFile(join(waiting, 'roster.zip'), await zipOf(faultless()))
  await site.db.as(head, async (tx) => {
    const one = { id, organisation: brought, fileName: 'roster.zip' }
    await insertImport(tx, head, one, site.now())
    const payload = { import: id, organisation: brought }
    await enqueue(tx, head, { kind: checkJob, payload }, site.now())
  })

  await work(site)

  const found = await site.db.as(head, (tx) => findImport(tx, head, id))
  const refusal = found?.report.refusal && saidAgain(found.report.refusal)
  expect([found?.status, refusal && speaker(english).said(refusal)]).toEqual(['refused', sentence])
})

test('it can be taken out of there, and where it came from its roster goes in again', async () => {
  const place = await aBroughtSchool()
  const { site, school, leader, head, brought } = place

  expect((await exportRoster(site.db, head, brought, today)).people.length).toBeGreaterThan(0)
  const { to } = await send(place, { 'roster.zip': await zipOf(faultless()) })
  await work(site)
  expect((await open(site, leader, to)).text).toContain('Nothing has changed yet')
  const again = await applyRoster(site.db, leader, school.id, { roster: await aRoster(), today })
  expect(again.changes.people).toMatchObject({ new: 0, same: 3 })
})
