import { beforeAll, describe, expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { testSite, type TestSite } from '../../../../test/site.ts'
import { withoutColumn } from '../../../../test/without-column.ts'
import { findEntries } from '../../../people/audit/store.ts'
import { foundOrganisation } from '../../../people/organisations/actions.ts'
import { steward } from '../../../platform/viewer.ts'
import { readRoster } from '../reading/read.ts'
import { applyRoster, checkRoster } from './actions.ts'

type Files = ReturnType<typeof faultless>
type Relation = 'affiliation' | 'classroom_membership' | 'guardianship'

const first = '2026-03-01'
const gone = '2026-04-01'
const back = '2026-05-01'
const later = '2026-06-01'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})

async function aPlace() {
  const { db } = site
  const { network, id } = await foundOrganisation(db, { name: 'The Valley', kind: 'network' })
  const leader = steward(network, [id])
  const read = async (files: Files) => (await readRoster(await zipOf(files))).roster
  const everywhere = async () => {
    const rows = await db.as(leader, (tx) =>
      tx.selectFrom('organisation').where('network_id', '=', network).select('id').execute(),
    )
    return steward(
      network,
      rows.map((one) => one.id),
    )
  }
  return {
    take: async (files: Files, today: string) =>
      (
        await applyRoster(db, leader, id, {
          roster: await read(files),
          today,
          confirmEnding: true,
        })
      ).changes,
    check: async (files: Files, today: string) =>
      (await checkRoster(db, leader, id, { roster: await read(files), today })).changes,
    /** The stays of a relation, as `from … to …`, in the order of their days. */
    stays: async (table: Relation, source: string) => {
      const rows = await db.as(await everywhere(), (tx) =>
        tx
          .selectFrom(table)
          .where('network_id', '=', network)
          .where('source_id', 'like', `${source}%`)
          .select(['starts_on', 'ends_on'])
          .orderBy('starts_on')
          .execute(),
      )
      return rows.map(({ starts_on, ends_on }) => `${starts_on} to ${ends_on ?? '…'}`)
    },
    endEarly: async (table: Relation, source: string, day: string) =>
      db.as(await everywhere(), (tx) =>
        tx
          .updateTable(table)
          .set({ ends_on: day })
          .where('network_id', '=', network)
          .where('source_id', '=', source)
          .execute(),
      ),
    grants: async () => {
      const entries = await db.directory((tx) => findEntries(tx, { network, organisation: id }, 0))
      return entries
        .filter(({ action }) => action === 'roster.granted')
        .map(({ payload }) => (JSON.parse(payload!.facts) as { kind: string }).kind)
    },
  }
}

/** The relations of the small roster, where a file tells of them, and how it is told without its days. */
const relations = [
  {
    kind: 'enrolments',
    table: 'classroom_membership',
    source: 'room7\tkaur\tteacher',
    grant: 'teaches',
    dateless: (files: Files = faultless()) =>
      withoutColumn(
        withoutColumn(files, 'enrollments.csv', 'endDate'),
        'enrollments.csv',
        'beginDate',
      ),
    without: () => spoilt('enrollments.csv', /e1,.*\n/, ''),
  },
  {
    kind: 'affiliations',
    table: 'affiliation',
    source: 'kaur\tschool\tteacher',
    grant: 'works.teacher',
    dateless: (files: Files = faultless()) =>
      withoutColumn(withoutColumn(files, 'roles.csv', 'endDate'), 'roles.csv', 'beginDate'),
    without: () => spoilt('roles.csv', /r1,.*\n/, ''),
  },
  {
    kind: 'guardianships',
    table: 'guardianship',
    source: 'mother\taroha',
    grant: 'guardian',
    dateless: (files: Files = faultless()) => files,
    without: () => spoilt('users.csv', /mother,,.*\n/, ''),
  },
] as const

describe.each(relations)(
  'of $kind, a file without days',
  ({ kind, table, source, grant, dateless, without }) => {
    test('brings back whoever left: from that day on, counted, and what was before stays', async () => {
      const place = await aPlace()
      await place.take(faultless(), first)
      await place.take(without(), gone)

      const looked = await place.check(dateless(), back)
      const changes = await place.take(dateless(), back)

      expect(changes[kind]).toMatchObject({ resumed: 1, changed: 0, ended: 0 })
      expect(looked).toEqual(changes)
      expect(await place.stays(table, source)).toEqual([`${first} to ${gone}`, `${back} to …`])
    })

    test('writes who came back into the chain, as who came first', async () => {
      const place = await aPlace()
      await place.take(faultless(), first)
      await place.take(without(), gone)
      const before = (await place.grants()).filter((one) => one === grant).length

      await place.take(dateless(), back)

      expect(before).toBeGreaterThan(0)
      expect((await place.grants()).filter((one) => one === grant)).toHaveLength(before + 1)
    })

    test('changes nothing the next day, and ends and brings back again as often as it is told', async () => {
      const place = await aPlace()
      await place.take(faultless(), first)
      await place.take(without(), gone)
      await place.take(dateless(), back)

      const again = await place.take(dateless(), later)
      expect(again[kind]).toMatchObject({ new: 0, changed: 0, resumed: 0, ended: 0 })
      await place.take(without(), later)
      const third = await place.take(dateless(), later)

      expect(third[kind]).toMatchObject({ resumed: 1, changed: 0 })
      expect(await place.stays(table, source)).toEqual([
        `${first} to ${gone}`,
        `${back} to ${later}`,
        `${later} to …`,
      ])
    })

    test('leaves nothing behind of a stay that never was: ended and back on one day', async () => {
      const place = await aPlace()
      await place.take(faultless(), first)
      await place.take(without(), first)
      await place.take(dateless(), first)

      expect(await place.stays(table, source)).toEqual([`${first} to …`])
    })

    test('keeps an end that is still to come', async () => {
      const place = await aPlace()
      await place.take(faultless(), first)
      await place.endEarly(table, source, later)

      const changes = await place.take(dateless(), back)

      expect(changes[kind]).toMatchObject({ new: 0, changed: 0, resumed: 0, ended: 0 })
      expect(await place.stays(table, source)).toEqual([`${first} to ${later}`])
    })
  },
)

describe.each(relations.slice(0, 2))('of $kind', ({ kind, table, source, dateless }) => {
  const file = kind === 'enrolments' ? 'enrollments.csv' : 'roles.csv'
  const told = (days: string) =>
    kind === 'enrolments'
      ? spoilt(file, 'kaur,teacher,true,,', `kaur,teacher,true,${days}`)
      : spoilt(file, 'kaur,primary,teacher,,', `kaur,primary,teacher,${days}`)

  test('an end that the source once told and that has passed does not hold against a later file', async () => {
    const place = await aPlace()
    await place.take(told(`${first},${gone}`), first)

    const changes = await place.take(dateless(), back)

    expect(changes[kind]).toMatchObject({ resumed: 1, changed: 0 })
    expect(await place.stays(table, source)).toEqual([`${first} to ${gone}`, `${back} to …`])
  })

  test('an end told for a day to come is kept by every file without days, and then they are out', async () => {
    const place = await aPlace()
    await place.take(told(`${first},${back}`), first)

    await place.take(dateless(), gone)

    expect(await place.stays(table, source)).toEqual([`${first} to ${back}`])
  })

  test('whoever left before they began is back, too', async () => {
    const place = await aPlace()
    await place.take(told(`${later},`), first)
    const nobody = spoilt(file, /[er]1,.*\n/, '')
    await place.take(nobody, gone)

    const changes = await place.take(dateless(), back)

    expect(changes[kind]).toMatchObject({ resumed: 1 })
    expect(await place.stays(table, source)).toEqual([`${back} to …`])
  })

  test('a first day without a last one opens nothing that lies before the end', async () => {
    const place = await aPlace()
    const withoutEnds = withoutColumn(told(`${first},`), file, 'endDate')
    await place.take(told(`${first},${gone}`), first)

    const changes = await place.take(withoutEnds, back)

    expect(changes[kind]).toMatchObject({ resumed: 1 })
    expect(await place.stays(table, source)).toEqual([`${first} to ${gone}`, `${back} to …`])
    expect((await place.take(withoutEnds, later))[kind]).toMatchObject({ changed: 0, resumed: 0 })
  })

  test('a file that tells both days is taken at its word', async () => {
    const place = await aPlace()
    await place.take(told(`${first},${gone}`), first)

    const changes = await place.take(told(`${first},${later}`), back)

    expect(changes[kind]).toMatchObject({ resumed: 1 })
    expect(await place.stays(table, source)).toEqual([`${first} to ${later}`])
  })
})

describe('a form that has no column for last days', () => {
  const sds = {
    'orgs.csv': 'sourcedId,name,type\nschool,Hill School,school\n',
    'users.csv': 'sourcedId,username,givenName,familyName\nkaur,kaur,Navreet,Kaur\n',
    'roles.csv': 'userSourcedId,orgSourcedId,role,isPrimary\nkaur,school,teacher,true\n',
    'classes.csv': 'sourcedId,orgSourcedId,title\nroom7,school,Room 7\n',
    'enrollments.csv': 'classSourcedId,userSourcedId,role\nroom7,kaur,teacher\n',
  }

  test.each([
    ['classroom_membership', 'room7\tkaur\tteacher'],
    ['affiliation', 'kaur\tschool\tteacher'],
  ] as const)(
    'keeps an end of %s that is still to come, and knows none of one that is past',
    async (table, source) => {
      const place = await aPlace()
      await place.take(sds, first)
      await place.endEarly(table, source, back)

      await place.take(sds, gone)
      expect(await place.stays(table, source)).toEqual([`${first} to ${back}`])

      await place.take(sds, later)
      expect(await place.stays(table, source)).toEqual([`${first} to ${back}`, `${later} to …`])
    },
  )
})
