import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testSite } from '../../../../test/site.ts'
import { foundOrganisation } from '../../../people/organisations/actions.ts'
import { steward } from '../../../platform/viewer.ts'
import { readRoster } from '../reading/read.ts'
import { rosterKinds } from '../roster.ts'
import { applyRoster, checkFounding, type RosterOutcome } from './actions.ts'

/** Rosters that others made. Where they do not lie beside the repository, there is nothing to take in. */
const data = join(import.meta.dirname, '../../../../../shared/data/oneroster')
const sds = 'sds/CSV Samples'
const samples = [
  'csv-zips-moodle/Test_full_data_set.zip',
  'csv-zips-moodle/Test_minimal_data_set.zip',
  'csv-zips-moodle/oneroster_test_data.zip',
  'csv-zips-moodle/v1p2_full_dataset.zip',
  'csv-v1p1-oat',
  'json-samples',
  `${sds}/SDS v2`,
  `${sds}/SDS v2.1`,
  `${sds}/SDS Format/100 Users`,
  `${sds}/SDS Format/25 Users`,
  `${sds}/SDS Format/Min Required Attributes`,
  `${sds}/UK Format/100 Users`,
  `${sds}/UK Format/25 Users`,
  `${sds}/UK Format/Min Required Attributes`,
]
const here = existsSync(data) ? samples : []
const name = 'Awa School'
const today = '2026-03-01'

async function aSchool() {
  const { db } = await testSite()
  const { network, id } = await foundOrganisation(db, { name, kind: 'school' })
  const leader = steward(network, [id])
  return async (at: string, day = today) => {
    const { roster } = await readRoster(join(data, at))
    return applyRoster(db, leader, id, { roster, today: day })
  }
}

function changed({ changes }: RosterOutcome): number {
  return rosterKinds.reduce((sum, kind) => {
    const { same: _, ...others } = changes[kind]
    return sum + Object.values(others).reduce((some, count) => some + count, 0)
  }, 0)
}

test.for(here)('%s brings somebody in, and a second time changes nothing', async (at) => {
  const take = await aSchool()

  const first = await take(at)
  const again = await take(at)

  expect(first.changes.people.new).toBeGreaterThan(0)
  expect(changed(again)).toBe(0)
})

test.for(here)('of %s a look at a school that is not here yet says what then comes', async (at) => {
  const { roster } = await readRoster(join(data, at))
  const take = await aSchool()

  const looked = await checkFounding({ name, timeZone: 'Pacific/Auckland' }, { roster, today })

  expect(looked).toEqual(await take(at))
})

test.runIf(here.length > 0)(
  'people whose only organisation is over come in with no place, each of them listed',
  async () => {
    const { problems } = await readRoster(join(data, 'json-samples'))
    const take = await aSchool()

    const { changes } = await take('json-samples')

    const places = problems.filter(({ code }) => code === 'reference-ended')
    expect(changes.people.new).toBe(3)
    expect(changes.affiliations.new).toBe(0)
    expect(places.map(({ file, column }) => [file, column])).toEqual([
      ['sample/users.json', 'users[0].orgSourcedIds'],
      ['sample/users.json', 'users[1].orgSourcedIds'],
      ['sample/users.json', 'users[2].orgSourcedIds'],
    ])
  },
)
