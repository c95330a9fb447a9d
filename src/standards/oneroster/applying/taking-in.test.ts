import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../test/database.ts'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { foundOrganisation } from '../../../people/organisations/actions.ts'
import { openDatabase, type Database } from '../../../platform/db/database.ts'
import { noStanding, steward, type Viewer } from '../../../platform/viewer.ts'
import { applyRoster, checkRoster, exportRoster } from './actions.ts'
import { writeRoster } from '../exporting/export.ts'
import { readRoster } from '../reading/read.ts'
import type { Roster, RosterKind } from '../roster.ts'

const today = '2026-03-01'
const later = '2026-05-01'

let db: Database
beforeAll(async () => {
  const { connection } = await testDatabase()
  db = openDatabase({ app: connection('app'), directory: connection('directory'), size: 4 })
  return () => db.end()
})

async function aSchool(name = 'The Valley') {
  const { network, id } = await foundOrganisation(db, { name, kind: 'network' })
  return { leader: steward(network, [id]), id }
}

async function aRoster(files: Parameters<typeof zipOf>[0] = faultless()): Promise<Roster> {
  return (await readRoster(await zipOf(files))).roster
}

async function named(viewer: Viewer) {
  const all = { ...viewer, standing: { ...viewer.standing, staffed: await ids(viewer) } }
  return db.as(all, (tx) =>
    tx
      .selectFrom('person')
      .where('network_id', '=', viewer.network)
      .select(['display_name', 'status'])
      .orderBy('display_name')
      .execute(),
  )
}

async function ids(viewer: Viewer) {
  const rows = await db.as(viewer, (tx) =>
    tx.selectFrom('organisation').where('network_id', '=', viewer.network).select('id').execute(),
  )
  return rows.map(({ id }) => id)
}

async function memberships(viewer: Viewer) {
  const led = await ids(viewer)
  return db.as({ ...viewer, standing: { ...viewer.standing, led, staffed: led } }, (tx) =>
    tx
      .selectFrom('classroom_membership')
      .where('network_id', '=', viewer.network)
      .select(['source_id', 'role', 'starts_on', 'ends_on'])
      .orderBy('source_id')
      .execute(),
  )
}

function total(
  changes: Readonly<Record<RosterKind, Record<string, number>>>,
  what: string,
): number {
  return Object.values(changes).reduce((sum, counts) => sum + (counts[what] ?? 0), 0)
}

test('a roster comes in whole, below the organisation that has the name at its top', async () => {
  const { leader, id } = await aSchool()

  const { changes } = await applyRoster(db, leader, id, { roster: await aRoster(), today })

  expect(await named(leader)).toEqual([
    { display_name: 'Aroha Ngata', status: 'active' },
    { display_name: 'Hana Ngata', status: 'active' },
    { display_name: 'Navreet Kaur', status: 'active' },
  ])
  expect(await memberships(leader)).toEqual([
    { source_id: 'room7\taroha\tlearner', role: 'learner', starts_on: '2026-02-01', ends_on: null },
    { source_id: 'room7\tkaur\tteacher', role: 'teacher', starts_on: today, ends_on: null },
  ])
  expect(changes.organisations).toEqual({ new: 1, changed: 0, resumed: 0, ended: 0, same: 0 })
  expect(changes.guardianships.new).toBe(1)
})

test('a second time changes nothing, on that day or later', async () => {
  const { leader, id } = await aSchool()
  const roster = await aRoster()
  const first = await applyRoster(db, leader, id, { roster, today })

  for (const day of [today, later]) {
    const { changes } = await applyRoster(db, leader, id, { roster, today: day })

    for (const what of ['new', 'changed', 'resumed', 'ended']) expect(total(changes, what)).toBe(0)
    expect(total(changes, 'same')).toBe(total(first.changes, 'new'))
  }
})

test('a dry run says what would come, and writes nothing', async () => {
  const { leader, id } = await aSchool()
  const roster = await aRoster()

  const said = await checkRoster(db, leader, id, { roster, today })

  expect(await named(leader)).toEqual([])
  expect((await applyRoster(db, leader, id, { roster, today })).changes).toEqual(said.changes)
})

test('who is missing from a whole file ends that day, with all that joins them, and is not deleted', async () => {
  const { leader, id } = await aSchool()
  await applyRoster(db, leader, id, { roster: await aRoster(), today })
  const without = await aRoster({
    ...spoilt('users.csv', /aroha,.*\n/, ''),
    'roles.csv': String(faultless()['roles.csv']).replace(/r2,.*\n/, ''),
    'enrollments.csv': String(faultless()['enrollments.csv']).replace(/e2,.*\n/, ''),
  })

  const { changes } = await applyRoster(db, leader, id, {
    roster: without,
    today: later,
    confirmEnding: true,
  })

  expect((await named(leader))[0]).toEqual({ display_name: 'Aroha Ngata', status: 'ended' })
  expect((await memberships(leader))[0]?.ends_on).toBe(later)
  expect(changes.people.ended).toBe(1)
  expect(changes.affiliations.ended).toBe(1)
})

test('who comes back goes on where they were', async () => {
  const { leader, id } = await aSchool()
  await applyRoster(db, leader, id, { roster: await aRoster(), today })
  const gone = await aRoster(spoilt('users.csv', 'aroha,,', 'aroha,tobedeleted,'))
  await applyRoster(db, leader, id, { roster: gone, today: later, confirmEnding: true })

  const { changes } = await applyRoster(db, leader, id, {
    roster: await aRoster(),
    today: '2026-06-01',
  })

  expect(changes.people.resumed).toBe(1)
  expect(changes.enrolments.resumed).toBe(1)
  expect(changes.guardianships.resumed).toBe(1)
  expect((await memberships(leader))[0]).toMatchObject({ starts_on: '2026-02-01', ends_on: null })
  expect((await named(leader)).every(({ status }) => status === 'active')).toBe(true)
})

test('a roster that would end more than a fifth of the people is refused whole until that is confirmed', async () => {
  const { leader, id } = await aSchool()
  await applyRoster(db, leader, id, { roster: await aRoster(), today })
  const small = await aRoster({
    ...spoilt('users.csv', /aroha,.*\n/, ''),
    'classes.csv': String(faultless()['classes.csv']).replace('Room 7', 'Room 8'),
  })

  expect(await checkRoster(db, leader, id, { roster: small, today })).toMatchObject({
    endings: [{ kind: 'people', ending: 1, here: 3 }],
    needsConfirming: true,
  })
  await expect(applyRoster(db, leader, id, { roster: small, today })).rejects.toMatchObject({
    kind: 'conflict',
  })
  expect((await named(leader)).every(({ status }) => status === 'active')).toBe(true)
  expect((await exportRoster(db, leader, id, today)).classes[0]?.title).toBe('Room 7')
})

test('a set of changes ends nobody by its silence, and finds those it names', async () => {
  const { leader, id } = await aSchool()
  await applyRoster(db, leader, id, { roster: await aRoster(), today })
  const change = await aRoster({
    'manifest.csv': String(faultless()['manifest.csv']).replaceAll(',bulk', ',delta'),
    'enrollments.csv': String(faultless()['enrollments.csv'])
      .replace(/e1,.*\n/, '')
      .replace('e2,,', 'e2,tobedeleted,'),
    'users.csv': String(faultless()['users.csv'])
      .replace(/(aroha|mother),.*\n/g, '')
      .replace('Navreet', 'Navreet Jit'),
  })

  const { changes } = await applyRoster(db, leader, id, { roster: change, today: later })

  expect(total(changes, 'ended')).toBe(1)
  expect(changes.people).toEqual({ new: 0, changed: 1, resumed: 0, ended: 0, same: 2 })
  expect((await named(leader)).map(({ display_name }) => display_name)).toContain(
    'Navreet Jit Kaur',
  )
})

test('somebody whom the school suspended is not let in again by a roster', async () => {
  const { leader, id } = await aSchool()
  const roster = await aRoster()
  await applyRoster(db, leader, id, { roster, today })
  const led = await ids(leader)
  await db.as({ ...leader, standing: { ...leader.standing, led, staffed: led } }, (tx) =>
    tx
      .updateTable('person')
      .set({ status: 'suspended' })
      .where('network_id', '=', leader.network)
      .where('source_id', '=', 'kaur')
      .execute(),
  )

  await applyRoster(db, leader, id, { roster, today: later })

  expect(
    (await named(leader)).find(({ display_name }) => display_name === 'Navreet Kaur')?.status,
  ).toBe('suspended')
})

test('if one row cannot be written, none is', async () => {
  const { leader, id } = await aSchool()
  const roster = await aRoster()
  const [one] = roster.guardianships
  if (!one) throw new Error('A guardianship was wanted.')
  const wrong = { ...roster, guardianships: [{ ...one, guardian: 'aroha', child: 'aroha' }] }

  await expect(applyRoster(db, leader, id, { roster: wrong, today })).rejects.toThrow()

  expect(await named(leader)).toEqual([])
})

test('two of the same roster at once make one of everything', async () => {
  const { leader, id } = await aSchool()
  const roster = await aRoster()

  const outcomes = await Promise.all(
    [1, 2, 3].map(() => applyRoster(db, leader, id, { roster, today })),
  )

  expect(outcomes.map(({ changes }) => changes.people.new).toSorted()).toEqual([0, 0, 3])
  expect(await named(leader)).toHaveLength(3)
})

test('to somebody who does not lead it, an organisation is not there', async () => {
  const here = await aSchool()
  const elsewhere = await aSchool()
  const roster = await aRoster()
  const member = { ...here.leader, standing: { ...noStanding, staffed: [here.id] } }
  const stranger = elsewhere.leader

  for (const viewer of [member, stranger]) {
    await expect(checkRoster(db, viewer, here.id, { roster, today })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(applyRoster(db, viewer, here.id, { roster, today })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(exportRoster(db, viewer, here.id, today)).rejects.toMatchObject({
      kind: 'not-found',
    })
  }
})

test('who leads an organisation under another name finds it beneath their own', async () => {
  const { leader, id } = await aSchool('Somewhere else')

  const { changes } = await applyRoster(db, leader, id, { roster: await aRoster(), today })

  expect(changes.organisations.new).toBe(2)
})

test('what came in goes out, faultless, and comes in again elsewhere', async () => {
  const { leader, id } = await aSchool()
  await applyRoster(db, leader, id, { roster: await aRoster(), today })

  const zip = await writeRoster(await exportRoster(db, leader, id, today))

  const { roster, problems } = await readRoster(zip, { strict: true })
  expect(problems).toEqual([])
  const other = await aSchool()
  const { changes } = await applyRoster(db, other.leader, other.id, { roster, today })
  expect(changes.people.new).toBe(3)
  expect(changes.enrolments.new).toBe(2)
  expect(changes.guardianships.new).toBe(1)
  expect((await applyRoster(db, leader, id, { roster, today })).changes.people).toEqual({
    new: 0,
    changed: 0,
    resumed: 0,
    ended: 0,
    same: 3,
  })
})

test('progress is told, up to the last row', async () => {
  const { leader, id } = await aSchool()
  const told: [number, number][] = []

  await applyRoster(db, leader, id, {
    roster: await aRoster(),
    today,
    onProgress: async (done, all) => {
      told.push([done, all])
    },
  })

  expect(told.at(-1)).toEqual([15, 15])
})
