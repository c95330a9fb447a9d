import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../test/database.ts'
import { faultless, zipOf } from '../../../../test/oneroster.ts'
import { foundOrganisation } from '../../../people/organisations/actions.ts'
import { openDatabase, type Database } from '../../../platform/db/database.ts'
import { steward, type Viewer } from '../../../platform/viewer.ts'
import { writeRoster } from '../exporting/export.ts'
import { readRoster } from '../reading/read.ts'
import { applyRoster, checkRoster, exportRoster } from './actions.ts'

const today = '2026-03-01'

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

type School = Awaited<ReturnType<typeof aSchool>>
type Files = Parameters<typeof zipOf>[0]

/** The faultless set, in which people were born on these days. */
function born(days: Readonly<Record<string, string>>, more: Files = {}): Files {
  const rows = Object.entries(days).map(([person, day]) => `${person},,,${day}`)
  const text = ['sourcedId,status,dateLastModified,birthDate', ...rows].join('\n')
  return { ...faultless(), 'demographics.csv': text, ...more }
}

async function takenIn({ leader, id }: School, files: Files) {
  const { roster } = await readRoster(await zipOf(files), { today })
  const seen = await checkRoster(db, leader, id, { roster, today })
  const done = await applyRoster(db, leader, id, { roster, today, confirmEnding: true })
  expect(done.changes).toEqual(seen.changes)
  return done.changes.people
}

async function allLed(viewer: Viewer): Promise<Viewer> {
  const rows = await db.as(viewer, (tx) =>
    tx.selectFrom('organisation').where('network_id', '=', viewer.network).select('id').execute(),
  )
  const led = rows.map(({ id }) => id)
  return { ...viewer, standing: { ...viewer.standing, led, staffed: led } }
}

async function births({ leader }: School) {
  const rows = await db.as(await allLed(leader), (tx) =>
    tx
      .selectFrom('birth')
      .innerJoin('person', (join) =>
        join
          .onRef('person.network_id', '=', 'birth.network_id')
          .onRef('person.id', '=', 'birth.person_id'),
      )
      .where('birth.network_id', '=', leader.network)
      .select(['person.source_id', 'birth.month', 'birth.home_id', 'person.home_id as lives'])
      .execute(),
  )
  for (const { home_id, lives } of rows) expect(home_id).toBe(lives)
  return Object.fromEntries(rows.map(({ source_id, month }) => [source_id, month]))
}

describe('the month of a birth', () => {
  test('comes in with the learner, and with nobody else', async () => {
    const school = await aSchool()

    const people = await takenIn(school, born({ aroha: '2016-03-24', kaur: '1980-01-01' }))

    expect(people).toMatchObject({ new: 3 })
    expect(await births(school)).toEqual({ aroha: '2016-03' })
  })

  test('comes with nobody where no file tells who learns, and later with those who do', async () => {
    const school = await aSchool()
    const days = { aroha: '2016-03-24', kaur: '1980-01-01', mother: '1985-01-01' }
    const silent = { 'roles.csv': '', 'enrollments.csv': '' }

    await takenIn(school, born(days, silent))
    expect(await births(school)).toEqual({})

    await takenIn(school, faultless())
    expect(await takenIn(school, born(days, silent))).toMatchObject({ changed: 1, same: 2 })
    expect(await births(school)).toEqual({ aroha: '2016-03' })
  })

  test('comes in later, too, and is a change then', async () => {
    const school = await aSchool()
    await takenIn(school, faultless())

    const people = await takenIn(school, born({ aroha: '2016-03-24' }))

    expect(people).toMatchObject({ changed: 1, same: 2 })
    expect(await births(school)).toEqual({ aroha: '2016-03' })
  })

  test('the same a second time changes nothing, nor does another day of it', async () => {
    const school = await aSchool()
    await takenIn(school, born({ aroha: '2016-03-24' }))

    for (const day of ['2016-03-24', '2016-03-01'])
      expect(await takenIn(school, born({ aroha: day }))).toMatchObject({ same: 3, changed: 0 })
    expect(await births(school)).toEqual({ aroha: '2016-03' })
  })

  test('that is another one now is a change', async () => {
    const school = await aSchool()
    await takenIn(school, born({ aroha: '2016-03-24' }))

    const people = await takenIn(school, born({ aroha: '2015-11-02' }))

    expect(people).toMatchObject({ changed: 1, same: 2 })
    expect(await births(school)).toEqual({ aroha: '2015-11' })
  })

  test.for([
    ['without the file', faultless()],
    ['without a day in it', born({ aroha: '' })],
    ['without the row', born({ kaur: '' })],
    ['with a day that cannot be read', born({ aroha: '2015-02-30' })],
    ['with a day to come', born({ aroha: '2026-04-01' })],
  ] as const)('stays as it is by a roster %s', async ([, files]) => {
    const school = await aSchool()
    await takenIn(school, born({ aroha: '2016-03-24' }))

    expect(await takenIn(school, files)).toMatchObject({ same: 3, changed: 0 })
    expect(await births(school)).toEqual({ aroha: '2016-03' })
  })

  test('goes with the record of the learner to another school', async () => {
    const school = await aSchool()
    const orgs = `${String(faultless()['orgs.csv'])}other,,,Other School,school,9,net\n`
    await takenIn(school, born({ aroha: '2016-03-24' }, { 'orgs.csv': orgs }))
    const roles = String(faultless()['roles.csv']).replace(
      'student,2026-02-01,,school',
      'student,2026-02-01,,other',
    )

    await takenIn(school, born({ aroha: '2016-05-24' }, { 'orgs.csv': orgs, 'roles.csv': roles }))

    expect(await births(school)).toEqual({ aroha: '2016-05' })
  })

  test('stays when the learner leaves, and is there when they come back', async () => {
    const school = await aSchool()
    await takenIn(school, born({ aroha: '2016-03-24' }))
    const gone = Object.fromEntries(
      Object.entries(faultless()).map(([name, text]) => [
        name,
        String(text).replace(/^.*\baroha\b.*\n/gm, ''),
      ]),
    )

    expect(await takenIn(school, gone)).toMatchObject({ ended: 1 })
    expect(await births(school)).toEqual({ aroha: '2016-03' })
    expect(await takenIn(school, faultless())).toMatchObject({ resumed: 1 })
    expect(await births(school)).toEqual({ aroha: '2016-03' })
  })

  test('is not in what goes out, and is still here when that comes home', async () => {
    const school = await aSchool()
    await takenIn(school, born({ aroha: '2016-03-24' }))

    const out = await exportRoster(db, school.leader, school.id, today)
    const { roster } = await readRoster(await writeRoster(out), { strict: true })
    const home = await applyRoster(db, school.leader, school.id, { roster, today })

    expect(JSON.stringify(out)).not.toContain('2016-03')
    expect(home.changes.people).toMatchObject({ changed: 0, same: 3 })
    expect(await births(school)).toEqual({ aroha: '2016-03' })
  })

  test('in a look ahead is written nowhere', async () => {
    const school = await aSchool()
    await takenIn(school, faultless())
    const { roster } = await readRoster(await zipOf(born({ aroha: '2016-03-24' })), { today })

    const { changes } = await checkRoster(db, school.leader, school.id, { roster, today })

    expect(changes.people).toMatchObject({ changed: 1 })
    expect(await births(school)).toEqual({})
  })

  test('of one school is nothing to another that uses the same ids', async () => {
    const [here, there] = [await aSchool(), await aSchool('The Hill')]
    await takenIn(here, born({ aroha: '2016-03-24' }))

    await takenIn(there, born({ aroha: '2012-12-12' }))

    expect(await births(here)).toEqual({ aroha: '2016-03' })
    expect(await births(there)).toEqual({ aroha: '2012-12' })
  })
})
