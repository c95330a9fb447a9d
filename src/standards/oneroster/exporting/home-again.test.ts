import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { aSchool, type TestSchool } from '../../../../test/school.ts'
import { testDb, testSite } from '../../../../test/site.ts'
import { addAffiliations } from '../../../people/affiliations/adding.ts'
import type { ClassroomTable } from '../../../people/classrooms/tables.ts'
import { addGuardianships } from '../../../people/families/adding.ts'
import { foundOrganisation } from '../../../people/organisations/actions.ts'
import { addOrganisations } from '../../../people/organisations/adding.ts'
import { addPeople } from '../../../people/persons/adding.ts'
import type { Database } from '../../../platform/db/database.ts'
import { newId, type Id } from '../../../platform/id.ts'
import { steward, type Viewer } from '../../../platform/viewer.ts'
import type { Tables } from '../../../tables.ts'
import { applyRoster, checkRoster, exportRoster } from '../applying/actions.ts'
import { readRoster } from '../reading/read.ts'
import type { Roster, RosterPerson } from '../roster.ts'
import { writeRoster } from './export.ts'

const today = '2026-03-31'
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
  ...['SDS Format', 'UK Format'].flatMap((format) =>
    ['100 Users', '25 Users', 'Min Required Attributes'].map((set) => `${sds}/${format}/${set}`),
  ),
].filter((at) => existsSync(join(data, at)))

/** A school, and whoever looks after it. */
interface Place {
  readonly db: Database
  readonly leader: Viewer
  readonly id: Id<'organisation'>
}

async function anEmptyPlace(): Promise<Place> {
  const db = await testDb()
  const { network, id } = await foundOrganisation(db, { name: 'The Valley', kind: 'network' })
  return { db, leader: steward(network, [id]), id }
}

/** What goes out as a ZIP, read again. */
async function goneOut({ db, leader, id }: Place): Promise<Roster> {
  const zip = await writeRoster(await exportRoster(db, leader, id, today))
  const { roster, problems } = await readRoster(zip, { strict: true })
  const faults = problems.filter(({ code }) => code !== 'person-without-place')
  expect(faults).toEqual([])
  return roster
}

async function takenIn({ db, leader, id }: Place, roster: Roster, confirmEnding = false) {
  const { changes } = await applyRoster(db, leader, id, { roster, today, confirmEnding })
  return changed(changes)
}

/** Everything that changed: `people new: 1`. */
function changed(changes: Awaited<ReturnType<typeof applyRoster>>['changes']): string[] {
  return Object.entries(changes).flatMap(([kind, counts]) =>
    Object.entries(counts)
      .filter(([verdict, count]) => verdict !== 'same' && count > 0)
      .map(([verdict, count]) => `${kind} ${verdict}: ${count}`),
  )
}

/** Every row of a table in a network, whoever may see it, in full. */
async function rowsOf(table: keyof Tables, { leader }: Pick<Place, 'leader'>) {
  const db = await testDb()
  const organisations = await db.as(leader, (tx) =>
    tx.selectFrom('organisation').where('network_id', '=', leader.network).select('id').execute(),
  )
  const all = organisations.map(({ id }) => id)
  return db.as(steward(leader.network, all), (tx) =>
    tx
      .selectFrom(table)
      .where('network_id' as never, '=', leader.network as never)
      .selectAll()
      .orderBy('id' as never)
      .execute(),
  )
}

const rostered = [
  'organisation',
  'academic_session',
  'course',
  'classroom',
  'person',
  'affiliation',
  'classroom_membership',
  'guardianship',
] as const

async function everyRow(place: Pick<Place, 'leader'>) {
  return Promise.all(rostered.map((table) => rowsOf(table, place)))
}

function renamed(roster: Roster, id: string, names: Partial<RosterPerson>): Roster {
  const people = roster.people.map((one) => (one.sourceId === id ? { ...one, ...names } : one))
  return { ...roster, people }
}

test.for(samples)('%s goes out and comes home, and nothing changes', async (at) => {
  const place = await anEmptyPlace()
  const came = await readRoster(join(data, at))
  await takenIn(place, came.roster)
  const before = await everyRow(place)

  const home = await goneOut(place)
  const looked = await checkRoster(place.db, place.leader, place.id, { roster: home, today })

  expect(changed(looked.changes)).toEqual([])
  expect(await takenIn(place, home)).toEqual([])
  expect(await takenIn(place, came.roster)).toEqual([])
  expect(await everyRow(place)).toEqual(before)
})

interface HandMade extends Place {
  readonly school: TestSchool
  readonly people: Readonly<Record<'mele' | 'tavi' | 'kaur' | 'hana' | 'nan', Id<'person'>>>
  readonly room: Id<'classroom'>
}

/** A school that no roster ever knew, with all that can only be made by hand. */
async function aSchoolMadeByHand(): Promise<HandMade> {
  const site = await testSite()
  const school = await aSchool(site)
  const leader = steward(school.network, [school.id])
  const [mele, kaur] = [await school.person('learner', 'Mele Tau'), await school.person('teacher')]
  const [tavi, hana, nan] = [newId('person'), newId('person'), newId('person')]
  const home = school.id
  await site.db.as(leader, async (tx) => {
    await addPeople(tx, leader, [
      { id: tavi, home, given: 'Tāvita', family: 'Ngata' },
      { id: hana, home, given: 'Hana', family: 'Ngata' },
      { id: nan, home, given: '', family: 'Ngata' },
    ])
    const from = '2026-02-01'
    const at = { organisation: school.id, from }
    await addAffiliations(tx, leader, [
      { ...at, person: tavi, role: 'learner', yearLevel: '9, 10' },
      { ...at, person: hana, role: 'guardian' },
      { ...at, person: hana, role: 'volunteer' },
      { ...at, person: nan, role: 'coach' },
      { ...at, person: kaur, role: 'coordinator' },
      { organisation: school.id, person: kaur, role: 'staff', from: '2026-03-01' },
    ])
    const link = { ...at, guardian: hana, child: tavi }
    await addGuardianships(tx, leader, [
      { ...link, relationship: 'carer', rights: 'limited' },
      { ...link, guardian: nan, child: mele, relationship: 'relative', rights: 'full' },
    ])
  })
  const room = await school.room({ learners: [mele, tavi], teachers: [kaur] })
  const people = { mele, tavi, kaur, hana, nan }
  return { db: site.db, leader, id: school.id, school, people, room }
}

test('a school made by hand goes out and comes home, and nothing changes', async () => {
  const place = await aSchoolMadeByHand()
  const before = await everyRow(place)

  const home = await goneOut(place)

  expect(home.people).toHaveLength(5)
  expect(await takenIn(place, home)).toEqual([])
  expect(await everyRow(place)).toEqual(before)
})

test('a name that was changed in the file is changed here, and no other', async () => {
  const place = await aSchoolMadeByHand()
  const { tavi, mele } = place.people
  const before = await rowsOf('person', place)
  const home = await goneOut(place)

  const both = renamed(renamed(home, tavi, { givenName: 'Tevita' }), mele, { familyName: 'Tonga' })

  expect(await takenIn(place, both)).toEqual(['people changed: 2'])
  const after = await rowsOf('person', place)
  expect(after).toEqual(
    before.map((row) => {
      const { id } = row as { id: string }
      if (id === tavi) return { ...row, given_name: 'Tevita', display_name: 'Tevita Ngata' }
      if (id !== mele) return row
      const names = { given_name: 'Mele Tau', family_name: 'Tonga' }
      return { ...row, ...names, display_name: 'Mele Tau Tonga' }
    }),
  )
  expect(await takenIn(place, both)).toEqual([])
})

test('what is taken out of the file does not end, for it was made by hand', async () => {
  const place = await aSchoolMadeByHand()
  const before = await everyRow(place)
  const home = await goneOut(place)

  const without = {
    ...home,
    guardianships: [],
    enrolments: [],
    affiliations: home.affiliations.slice(1),
    people: home.people.slice(1),
  }

  expect(await takenIn(place, without)).toEqual([])
  expect(await everyRow(place)).toEqual(before)
})

test('who is said to be over in so many words ends, with all that joins them', async () => {
  const place = await aSchoolMadeByHand()
  const home = await goneOut(place)

  const delta = renamed(home, place.people.tavi, { ended: true })

  expect(await takenIn(place, delta, true)).toEqual([
    'people ended: 1',
    'affiliations ended: 1',
    'enrolments ended: 1',
    'guardianships ended: 1',
  ])
})

test('somebody new in the file joins those made by hand, and is the roster’s own', async () => {
  const place = await aSchoolMadeByHand()
  const home = await goneOut(place)
  const [someone] = home.people
  const [enrolment] = home.enrolments

  const more = {
    ...home,
    people: [...home.people, { ...someone!, sourceId: 'sina', givenName: 'Sina' }],
    enrolments: [...home.enrolments, { ...enrolment!, person: 'sina', role: 'learner' as const }],
    guardianships: [
      ...home.guardianships,
      { guardian: place.people.hana, child: 'sina', relationship: 'parent' as const, ended: false },
    ],
  }

  expect(await takenIn(place, more)).toEqual([
    'people new: 1',
    'enrolments new: 1',
    'guardianships new: 1',
  ])
  expect(await takenIn(place, more)).toEqual([])
  expect(await takenIn(place, home, true)).toEqual([
    'people ended: 1',
    'enrolments ended: 1',
    'guardianships ended: 1',
  ])
})

type Room = Pick<ClassroomTable, 'id' | 'organisation_id'>

async function personOf(place: Place, source: string): Promise<Id<'person'>> {
  const people = (await rowsOf('person', place)) as { id: Id<'person'>; source_id: string }[]
  return people.find(({ source_id }) => source_id === source)!.id
}

/** Lets somebody into a classroom by hand, whoever's roster it came from. */
async function letIn(
  { db, leader: { network } }: Place,
  { id, organisation_id }: Room,
  person: Id<'person'>,
  dates: { starts_on: string; ends_on: string | null },
): Promise<void> {
  const row = { id: newId('classroom_membership'), role: 'learner' as const, ...dates }
  await db.as(steward(network, [organisation_id]), (tx) =>
    tx
      .insertInto('classroom_membership')
      .values({ ...row, network_id: network, classroom_id: id, organisation_id, person_id: person })
      .execute(),
  )
}

test('what was let in by hand beside a roster comes home too, and a roster that names it makes no second', async () => {
  const place = await anEmptyPlace()
  const roster = (await readRoster(await zipOf(faultless()))).roster
  const alone = {
    ...roster,
    enrolments: roster.enrolments.filter(({ person }) => person === 'kaur'),
  }
  await takenIn(place, alone)
  const [room] = (await rowsOf('classroom', place)) as unknown as Room[]
  const aroha = await personOf(place, 'aroha')
  await letIn(place, room!, aroha, { starts_on: '2026-02-01', ends_on: null })

  expect(await takenIn(place, await goneOut(place))).toEqual([])
  expect(await takenIn(place, roster)).toEqual([])
  expect(await rowsOf('classroom_membership', place)).toHaveLength(2)
  expect(await takenIn(place, alone)).toEqual([])
})

test('who is in a class by the roster and by hand, between other days, goes out once and comes home so', async () => {
  const place = await anEmptyPlace()
  const { roster } = await readRoster(await zipOf(faultless()))
  await takenIn(place, roster)
  const [room] = (await rowsOf('classroom', place)) as unknown as Room[]
  const aroha = await personOf(place, 'aroha')
  await letIn(place, room!, aroha, { starts_on: '2026-03-15', ends_on: null })
  await letIn(place, room!, aroha, { starts_on: '2026-01-01', ends_on: '2026-09-01' })
  const before = await everyRow(place)

  const home = await goneOut(place)

  expect(home.enrolments).toHaveLength(2)
  expect(await takenIn(place, home)).toEqual([])
  expect(await everyRow(place)).toEqual(before)
})

/** A school in the valley, which came by the roster of the valley. */
async function aSchoolOfANetwork(): Promise<{ network: Place; school: Place }> {
  const network = await anEmptyPlace()
  await takenIn(network, (await readRoster(await zipOf(faultless()))).roster)
  const organisations = (await rowsOf('organisation', network)) as { id: string; name: string }[]
  const id = organisations.find(({ name }) => name === 'Hill School')!.id as Id<'organisation'>
  return { network, school: { ...network, id, leader: steward(network.leader.network, [id]) } }
}

test('a school that came by the roster of its network goes out, and takes nothing in: rosters go in at its network', async () => {
  const { network, school } = await aSchoolOfANetwork()
  const before = await everyRow(network)

  const home = await goneOut(school)

  expect(home.people.length).toBeGreaterThan(1)
  await expect(takenIn(school, home)).rejects.toMatchObject({
    kind: 'conflict',
    said: { word: { key: 'roster.broughtByRoster' } },
  })
  expect(await everyRow(network)).toEqual(before)
  expect(await takenIn(network, (await readRoster(await zipOf(faultless()))).roster)).toEqual([])
})

test('what a school took out is refused by its network, which knows these people by other names', async () => {
  const { network, school } = await aSchoolOfANetwork()

  const home = await goneOut(school)

  await expect(takenIn(network, home, true)).rejects.toMatchObject({
    kind: 'conflict',
    said: { word: { key: 'roster.ownRoster' } },
  })
})

test('the ids of another network’s people open nothing: whoever has them comes in as somebody new', async () => {
  const theirs = await aSchoolMadeByHand()
  const here = await aSchoolMadeByHand()
  const before = await everyRow(theirs)
  const home = await goneOut(theirs)

  const taken = await takenIn(here, renamed(home, theirs.people.tavi, { givenName: 'Taken' }), true)

  expect(taken).toContain('people new: 5')
  expect(taken).toContain('classes new: 1')
  expect(await everyRow(theirs)).toEqual(before)
})

/** Another school in the network of one, which others lead. */
async function besideIn({ db, leader }: Place) {
  const [id, person] = [newId('organisation'), newId('person')]
  const other = steward(leader.network, [id])
  await db.as(other, async (tx) => {
    const school = { id, name: 'Other School', kind: 'school' as const }
    await addOrganisations(tx, other, [{ ...school, timeZone: 'Pacific/Auckland' }])
    await addPeople(tx, other, [{ id: person, home: id, given: 'Mere', family: 'Hill' }])
    const at = { organisation: id, from: '2026-02-01' }
    await addAffiliations(tx, other, [{ ...at, person, role: 'learner' }])
  })
  return { id, person, other }
}

test('the ids of another school of the same network open nothing', async () => {
  const here = await aSchoolMadeByHand()
  const { id, person } = await besideIn(here)
  const [before, home] = [await everyRow(here), await goneOut(here)]
  const [organisation] = home.organisations
  const planted: Roster = {
    ...home,
    organisations: [...home.organisations, { ...organisation!, sourceId: id, name: 'Mine now' }],
    people: [...home.people, { ...home.people[0]!, sourceId: person, givenName: 'Mine now' }],
    guardianships: [
      { guardian: here.people.hana, child: person, relationship: 'parent', ended: false },
    ],
    affiliations: [
      ...home.affiliations,
      { person, organisation: id, role: 'learner', primary: true, ended: true },
    ],
  }

  await takenIn(here, planted, true)

  const after = await everyRow(here)
  for (const [at, rows] of before.entries()) expect(after[at]).toEqual(expect.arrayContaining(rows))
  const links = (await rowsOf('guardianship', here)) as { child_id: string }[]
  expect(links.some(({ child_id }) => child_id === person)).toBe(false)
})

test('people of another school that the same person leads are not brought in a second time', async () => {
  const here = await aSchoolMadeByHand()
  const { id, other } = await besideIn(here)
  const both = { ...here, leader: steward(here.leader.network, [here.id, id]) }
  const theirs = await goneOut({ ...here, leader: other, id })

  const looked = checkRoster(both.db, both.leader, both.id, { roster: theirs, today })
  await expect(looked).rejects.toMatchObject({ kind: 'conflict' })
  await expect(takenIn(both, theirs)).rejects.toMatchObject({ kind: 'conflict' })
})

test('who leads a school and is in its file goes out and comes home like everybody', async () => {
  const place = await aSchoolMadeByHand()
  const person = await place.school.person('leader', 'Ria Leads')
  await place.school.enter(place.room, person, { role: 'teacher' })
  await place.school.guard(person, place.people.mele)
  const me = { ...place, leader: await place.school.viewer(person) }
  const before = await everyRow(place)

  const home = await goneOut(me)

  expect(await takenIn(me, home)).toEqual([])
  const relationships = home.guardianships.map((one) => ({
    ...one,
    relationship: 'other' as const,
  }))
  const ends = home.enrolments.map((one) => ({ ...one, ends: '2026-12-01' }))
  const edited = { ...home, guardianships: relationships, enrolments: ends }
  expect(await takenIn(me, edited)).toEqual(['enrolments changed: 3', 'guardianships changed: 2'])
  const mine = (rows: readonly object[]) =>
    rows.filter((row) => Object.values(row).includes(person as never))
  expect(mine((await everyRow(place)).flat())).toEqual(mine(before.flat()))
})

test('a roster brought in twice at once by hand and by its own names finds each row once', async () => {
  const place = await aSchoolMadeByHand()
  const home = await goneOut(place)
  const own = (await readRoster(await zipOf(spoilt('orgs.csv', 'The Valley', 'Elsewhere')))).roster
  await takenIn(place, own)

  expect(await takenIn(place, await goneOut(place))).toEqual([])
  expect(await takenIn(place, home, true)).toContain('people ended: 3')
})
