import { beforeAll, describe, expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { deedsAt } from '../../../../test/roster-steps.ts'
import { aSchool, type TestSchool } from '../../../../test/school.ts'
import { testSite, type TestSite } from '../../../../test/site.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { steward, type Viewer } from '../../../platform/viewer.ts'
import { writeRoster } from '../exporting/export.ts'
import { readRoster } from '../reading/read.ts'
import { applyRoster, checkRoster, exportRoster } from './actions.ts'
import { sayAdmissions } from './admission.ts'

const today = '2026-03-31'
type Files = Parameters<typeof zipOf>[0]

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})

/** The small roster, in which these may not sign in. */
function barring(...people: readonly string[]): Files {
  const users = people.reduce(
    (text, one) => text.replace(`${one},,,true`, `${one},,,false`),
    String(faultless()['users.csv']),
  )
  return faultless({ 'users.csv': users })
}

/** The same without the column that says who may sign in. */
function silent(): Files {
  const rows = String(faultless()['users.csv']).trimEnd().split('\n')
  const users = rows.map((row) => row.split(',').toSpliced(3, 1).join(','))
  return faultless({ 'users.csv': `${users.join('\n')}\n` })
}

async function aPlace() {
  const school = await aSchool(site, 'The Valley')
  const leader = steward(school.network, [school.id])
  const read = async (files: Files) => (await readRoster(await zipOf(files))).roster
  const rows = async () =>
    site.db.as(await headOf(school), (tx) =>
      tx
        .selectFrom('person')
        .where('network_id', '=', school.network)
        .where('source_id', 'is not', null)
        .select(['id', 'source_id', 'status'])
        .orderBy('source_id')
        .execute(),
    )
  return {
    school,
    leader,
    read,
    rows,
    take: async (files: Files) => {
      const how = { roster: await read(files), today }
      const looked = await checkRoster(site.db, leader, school.id, how)
      const done = await applyRoster(site.db, leader, school.id, { ...how, confirmEnding: true })
      expect(done).toEqual(looked)
      return done
    },
    statuses: async () =>
      Object.fromEntries((await rows()).map(({ source_id, status }) => [source_id, status])),
    suspend: (source: string) => suspendByHand(school, source),
  }
}

/** Whoever heads every organisation of a network. */
async function headOf({ network }: TestSchool): Promise<Viewer> {
  const rows = await site.db.directory((tx) =>
    tx.selectFrom('organisation').where('network_id', '=', network).select('id').execute(),
  )
  const all = rows.map(({ id }) => id)
  return steward(network, all)
}

/** As people of the school do it. */
async function suspendByHand(school: TestSchool, source: string): Promise<void> {
  await site.db.as(await headOf(school), (tx) =>
    tx
      .updateTable('person')
      .set({ status: 'suspended', suspended_by: 'hand' })
      .where('network_id', '=', school.network)
      .where('source_id', '=', source)
      .execute(),
  )
}

describe('whom their own system lets sign in no longer', () => {
  test('is suspended here, counted as changed and told apart', async () => {
    const place = await aPlace()
    await place.take(faultless())

    const outcome = await place.take(barring('aroha'))

    expect(outcome).toMatchObject({ suspended: 1 })
    expect(outcome.changes.people).toMatchObject({ changed: 1, ended: 0, same: 2 })
    expect(outcome).not.toHaveProperty('restored')
    expect(await place.statuses()).toEqual({
      aroha: 'suspended',
      kaur: 'active',
      mother: 'active',
    })
  })

  test('keeps every place and every guardian', async () => {
    const place = await aPlace()
    await place.take(faultless())

    const { changes } = await place.take(barring('aroha'))

    for (const kind of ['affiliations', 'enrolments', 'guardianships'] as const) {
      expect(changes[kind]).toMatchObject({ new: 0, changed: 0, resumed: 0, ended: 0 })
    }
  })

  test('comes in suspended when they are new', async () => {
    const place = await aPlace()

    expect(await place.take(barring('kaur'))).toMatchObject({
      suspended: 1,
      needsConfirming: false,
    })
    expect(await place.statuses()).toMatchObject({ kaur: 'suspended', aroha: 'active' })
  })

  test('is suspended once, and let in again by the same system', async () => {
    const place = await aPlace()
    await place.take(barring('aroha'))

    const again = await place.take(barring('aroha'))
    const back = await place.take(faultless())

    expect(again).not.toHaveProperty('suspended')
    expect(again.changes.people).toMatchObject({ same: 3 })
    expect(back).toMatchObject({ restored: 1 })
    expect(back.changes.people).toMatchObject({ changed: 1, resumed: 0 })
    expect(await place.statuses()).toMatchObject({ aroha: 'active' })
  })

  test('stays as they are by a file that says nothing of it', async () => {
    const place = await aPlace()
    await place.take(barring('aroha'))

    const { changes } = await place.take(silent())

    expect(changes.people).toMatchObject({ same: 3, changed: 0 })
    expect(await place.statuses()).toMatchObject({ aroha: 'suspended', kaur: 'active' })
  })

  test('is gone when the roster no longer names them, and suspended when it does again', async () => {
    const place = await aPlace()
    await place.take(barring('kaur'))

    expect(await place.take(spoilt('users.csv', /kaur,.*\n/, ''))).toMatchObject({
      changes: { people: { ended: 1 } },
    })
    expect(await place.statuses()).toMatchObject({ kaur: 'ended' })

    expect(await place.take(barring('kaur'))).toMatchObject({ suspended: 1 })
    expect(await place.statuses()).toMatchObject({ kaur: 'suspended' })
  })
})

describe('whom people of the school suspended', () => {
  test('no roster lets in again, whatever it says, also after they were gone', async () => {
    const place = await aPlace()
    await place.take(faultless())
    await place.suspend('kaur')

    for (const files of [faultless(), silent(), barring('kaur'), faultless()]) {
      const outcome = await place.take(files)
      expect(outcome).not.toHaveProperty('suspended')
      expect(outcome).not.toHaveProperty('restored')
      expect(await place.statuses()).toMatchObject({ kaur: 'suspended' })
    }
    await place.take(spoilt('users.csv', /kaur,.*\n/, ''))
    await place.take(faultless())
    expect(await place.statuses()).toMatchObject({ kaur: 'suspended' })
  })
})

describe('a suspension by a roster', () => {
  test('is written down by the id of whom it is, and so is its end', async () => {
    const place = await aPlace()
    await place.take(faultless())
    const before = (await deedsAt({ site, school: place.school })).length

    await place.take(barring('aroha'))
    await place.take(faultless())

    const id = (await place.rows()).find(({ source_id }) => source_id === 'aroha')?.id ?? ''
    const deeds = (await deedsAt({ site, school: place.school })).slice(before)
    expect(deeds).toEqual([
      { action: 'roster.applied', facts: { 'people.changed': 1, 'people.suspended': 1 } },
      { action: 'roster.granted', facts: { kind: 'status', [id]: 'suspended' } },
      { action: 'roster.applied', facts: { 'people.changed': 1, 'people.restored': 1 } },
      { action: 'roster.granted', facts: { kind: 'status', [id]: 'restored' } },
    ])
  })

  test('of more than a fifth of the people is asked about first, as an end of them is', async () => {
    const place = await aPlace()
    await place.take(faultless())
    const roster = await place.read(barring('aroha', 'kaur', 'mother'))

    const taken = applyRoster(site.db, place.leader, place.school.id, { roster, today })

    await expect(taken).rejects.toMatchObject({
      kind: 'conflict',
      outcome: { endings: [{ kind: 'suspended', ending: 3, here: 3 }] },
    })
    expect(await place.statuses()).toMatchObject({ aroha: 'active' })
  })

  test('of whoever brings the roster in is left out: they could not undo it', async () => {
    const place = await aPlace()
    await place.take(faultless())
    const id = (await place.rows()).find(({ source_id }) => source_id === 'kaur')?.id
    const roster = await place.read(barring('kaur'))

    const outcome = await applyRoster(site.db, { ...place.leader, person: id! }, place.school.id, {
      roster,
      today,
      confirmEnding: true,
    })

    expect(outcome).toMatchObject({ withheld: 1 })
    expect(await place.statuses()).toMatchObject({ kaur: 'active' })
  })

  test('goes out with the roll, and comes home as it went', async () => {
    const place = await aPlace()
    await place.take(barring('aroha'))

    const out = await exportRoster(site.db, place.leader, place.school.id, today)
    const { roster } = await readRoster(await writeRoster(out), { strict: true })
    const home = await applyRoster(site.db, place.leader, place.school.id, { roster, today })

    const enabled = out.people.map(({ sourceId, enabled }) => [sourceId, enabled])
    expect(Object.fromEntries(enabled)).toEqual({ aroha: false, kaur: true, mother: true })
    expect(home.changes.people).toMatchObject({ same: 3, changed: 0 })
  })
})

test('a leader reads how many are suspended, and how many let in again', () => {
  const say = speaker(english)

  expect(sayAdmissions(say, {})).toEqual([])
  expect(sayAdmissions(say, { suspended: 1 })).toEqual([
    expect.stringMatching(/^1 person is suspended:/),
  ])
  expect(sayAdmissions(say, { suspended: 2, restored: 1 })).toEqual([
    expect.stringMatching(/^2 people are suspended:/),
    expect.stringMatching(/^1 person is let in again:/),
  ])
})
