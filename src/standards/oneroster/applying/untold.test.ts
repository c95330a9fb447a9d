import { describe, expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { testSite } from '../../../../test/site.ts'
import { foundOrganisation } from '../../../people/organisations/actions.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { steward, type Viewer } from '../../../platform/viewer.ts'
import { readRoster } from '../reading/read.ts'
import { rosterKinds, type RosterKind } from '../roster.ts'
import { applyRoster, checkRoster, type RosterOutcome } from './actions.ts'

const today = '2026-03-01'
const later = '2026-05-01'
type Files = Parameters<typeof zipOf>[0]

async function aPlace(name = 'The Valley') {
  const { db } = await testSite()
  const { network, id } = await foundOrganisation(db, { name, kind: 'network' })
  const leader = steward(network, [id])
  const roster = async (files: Files) => (await readRoster(await zipOf(files))).roster
  return {
    take: async (files: Files, day = today, confirmEnding = false) =>
      applyRoster(db, leader, id, { roster: await roster(files), today: day, confirmEnding }),
    check: async (files: Files, day = today) =>
      checkRoster(db, leader, id, { roster: await roster(files), today: day }),
    read: <Rows>(rows: (tx: Tx, network: Viewer['network']) => Promise<Rows>) =>
      db.as(leader, async (tx) => {
        const all = await tx
          .selectFrom('organisation')
          .where('network_id', '=', network)
          .select('id')
          .execute()
        const led = all.map((one) => one.id)
        const whole = { ...leader, standing: { ...leader.standing, led, staffed: led } }
        return db.as(whole, (inner) => rows(inner, network))
      }),
  }
}

/** What a roster changed, kind by kind, where it changed anything. */
function changes({ changes: all }: RosterOutcome) {
  const some = rosterKinds.flatMap((kind) => {
    const { same: _, ...counts } = all[kind]
    const found = Object.entries(counts).filter(([, count]) => count > 0)
    return found.length > 0 ? [[kind, Object.fromEntries(found)]] : []
  })
  return Object.fromEntries(some) as Partial<Record<RosterKind, object>>
}

/** The files of Microsoft's form 2.1, of one school, in which the row of a role says the year level. */
function sds(without: readonly string[] = []): Files {
  const files: Record<string, string> = {
    'orgs.csv': 'sourcedId,name,type\nawa,Awa School,school\n',
    'users.csv':
      'sourcedId,username,givenName,familyName\nsam,sam,Sam,Small\ntia,tia,Tia,Tall\npat,pat,Pat,Small\n',
    'roles.csv':
      'userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary\n' +
      'sam,awa,student,,05,true\ntia,awa,teacher,,,true\npat,awa,guardian,,,true\n',
    'classes.csv': 'sourcedId,orgSourcedId,title\nroom7,awa,Room 7\n',
    'enrollments.csv': 'classSourcedId,userSourcedId,role\nroom7,sam,student\nroom7,tia,teacher\n',
    'relationships.csv':
      'userSourcedId,relationshipUserSourcedId,relationshipRole\nsam,pat,parent\n',
  }
  return Object.fromEntries(Object.entries(files).filter(([name]) => !without.includes(name)))
}

async function yearLevels(place: Awaited<ReturnType<typeof aPlace>>) {
  const rows = await place.read((tx, network) =>
    tx
      .selectFrom('affiliation')
      .where('network_id', '=', network)
      .where('role', '=', 'learner')
      .select(['year_level', 'ends_on'])
      .execute(),
  )
  return rows.map(({ year_level }) => year_level)
}

describe('a file that did not come', () => {
  test.for(Object.keys(sds()))('%s: what only it would tell stays as it was', async (name) => {
    const place = await aPlace()
    await place.take(sds())
    expect(await yearLevels(place)).toEqual(['05'])

    const outcome = await place.take(sds([name]), later)

    expect(changes(outcome)).toEqual({})
    expect(await yearLevels(place)).toEqual(['05'])
    expect(changes(await place.take(sds(), later))).toEqual({})
  })

  test.for(['orgs', 'academicSessions', 'courses', 'classes', 'users', 'roles', 'enrollments'])(
    'of OneRoster 1.2, %s: nothing changes',
    async (name) => {
      const place = await aPlace()
      await place.take(faultless())

      const outcome = await place.take(faultless({ [`${name}.csv`]: undefined }), later)

      expect(changes(outcome)).toEqual({})
    },
  )
})

describe('a file that is of no use', () => {
  test('of people: their year levels stay', async () => {
    const place = await aPlace()
    await place.take(faultless())
    expect(await yearLevels(place)).toEqual(['05'])

    const outcome = await place.take(spoilt('users.csv', 'sourcedId', 'number'), later)

    expect(changes(outcome)).toEqual({})
    expect(await yearLevels(place)).toEqual(['05'])
  })

  test('of people, of whom one row was lost: theirs stays, and another is told anew', async () => {
    const place = await aPlace()
    const two = String(faultless()['users.csv']).replace(/(mother,,,.*Ngata,,,,,,),(,+)/, '$1,$2')
    await place.take(faultless({ 'users.csv': two }))
    const long = Array.from({ length: 5000 }, (_, at) => String(at * 7919)).join(' ')
    const lost = two.replace(',Aroha,', `,"${long}",`)

    const outcome = await place.take(faultless({ 'users.csv': lost }), later)

    expect(changes(outcome)).toEqual({})
    expect(await yearLevels(place)).toEqual(['05'])
  })

  test('of roles: who looks after whom stays, though nobody is said to be a guardian', async () => {
    const place = await aPlace()
    await place.take(faultless())

    const outcome = await place.take(spoilt('roles.csv', 'userSourcedId', 'user'), later)

    expect(changes(outcome)).toEqual({})
  })
})

test('what a file says is empty is empty: a year level taken away is gone', async () => {
  const place = await aPlace()
  await place.take(faultless())

  const outcome = await place.take(spoilt('users.csv', ',mother,05', ',mother,'), later)

  expect(changes(outcome)).toEqual({ affiliations: { changed: 1 } })
  expect(await yearLevels(place)).toEqual([null])
})

test('a new person finds the school that takes in the roster, though its file did not come', async () => {
  const place = await aPlace()
  await place.take(sds())
  const files = sds(['orgs.csv'])

  const outcome = await place.take(
    {
      ...files,
      'users.csv': `${String(files['users.csv'])}new,new,Nia,New\n`,
      'roles.csv': `${String(files['roles.csv'])}new,awa,student,,04,true\n`,
    },
    later,
  )

  expect(changes(outcome)).toEqual({ people: { new: 1 }, affiliations: { new: 1 } })
  expect((await yearLevels(place)).toSorted()).toEqual(['04', '05'])
})

test('a change of one school does not make that school the one that takes in the roster', async () => {
  const place = await aPlace()
  await place.take(faultless())
  const delta = String(faultless()['manifest.csv']).replaceAll(',bulk', ',delta')
  const orgs = String(faultless()['orgs.csv']).replace(/net,,,The Valley.*\n/, '')

  const outcome = await place.take(
    faultless({
      'manifest.csv': delta,
      'orgs.csv': orgs.replace('Hill School', 'Hill Top School'),
    }),
    later,
  )

  expect(changes(outcome)).toEqual({ organisations: { changed: 1 } })
})

test('a whole roster of a year after ends what it should, a kind at a time', async () => {
  const place = await aPlace()
  await place.take(faultless())
  const files = spoilt('classes.csv', /room7,.*\n/, '')

  const looked = await place.check(files, later)
  const outcome = await place.take(files, later, true)

  expect(looked.changes).toEqual(outcome.changes)
  expect(changes(outcome)).toEqual({ classes: { ended: 1 }, enrolments: { ended: 2 } })
  expect(changes(await place.take(files, '2026-06-01'))).toEqual({})
  expect(changes(await place.take(faultless(), '2026-06-02'))).toEqual({
    classes: { resumed: 1 },
    enrolments: { resumed: 2 },
  })
})
