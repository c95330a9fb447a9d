import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { zipOf } from '../../../../test/oneroster.ts'
import { aPlace, open, post, work } from '../../../../test/roster-place.ts'
import { checkedAt, importRow, plain, takenInAt, yes } from '../../../../test/roster-steps.ts'
import { aSchoolBeside } from '../../../../test/school.ts'
import type { Id } from '../../../platform/id.ts'
import { steward, type Viewer } from '../../../platform/viewer.ts'
import { applyRoster, checkRoster, type RosterOutcome } from '../applying/actions.ts'
import { allProblems } from '../applying/nowhere.ts'
import { readRoster } from '../reading/read.ts'

const today = '2026-03-31'

/** A roster of two learners, the first of whom is called this at the source. */
const naming = (name: string) => ({
  'orgs.csv': 'sourcedId,name,type\no1,The Valley,school\n',
  'users.csv':
    'sourcedId,orgSourcedIds,role,username,givenName,familyName\n' +
    `${name},o1,student,sam,Sam,Small\ns2,o1,student,tui,Tui,Tall\n`,
})
const nobody = { ...naming('s1'), 'users.csv': naming('s1')['users.csv'].replace(/s1,.*\n/, '') }

/**
 * The Valley, whose roster brought Sam, and a school beside it that keeps the record of Sam now. The leader of the
 * Valley works there, too, and sees Sam; the other one sees nobody there.
 */
async function aPlaceThatSamLeft() {
  const place = await aPlace()
  const { site, school, leader } = place
  const beside = await aSchoolBeside(site, school)
  await takenInAt(place, naming('s1'))
  const both = steward(school.network, [school.id, beside.id])
  const ours = (table: 'person' | 'affiliation') =>
    site.db.as(both, async (tx) => {
      const { rows } = await sql<{ id: Id<'person'>; source_id: string }>`
        select * from ${sql.table(table)} where network_id = ${school.network}
          and source_id like 's1%' order by id`.execute(tx)
      return rows
    })
  await moved(place, { to: beside.id, who: 's1' })
  const standing = { ...leader.standing, staffed: [school.id, beside.id] }
  const [sam] = await ours('person')
  if (!sam) throw new Error('Sam was wanted.')
  return { ...place, ours, sam: sam.id, sees: { ...leader, standing } satisfies Viewer }
}

type Place = Awaited<ReturnType<typeof aPlace>>

/** What an attempt at the action comes to, looked at first and then done, and what is said of it. */
async function attempts({ site, school }: Place, viewer: Viewer, files: Files) {
  const reading = await readRoster(await zipOf(files))
  const how = { roster: reading.roster, today, confirmEnding: true }
  const told = (outcome: RosterOutcome) => {
    const { problems } = allProblems(reading, outcome)
    const others = problems.filter(({ code }) => code === 'record-elsewhere')
    return { ...outcome, said: others.map(({ file, line }) => `${file}:${line}`) }
  }
  const why = (error: { kind?: string; said?: { word: { key: string } } }) =>
    `${error.kind}: ${error.said?.word.key}`
  return [
    await checkRoster(site.db, viewer, school.id, how).then(told, why),
    await applyRoster(site.db, viewer, school.id, how).then(told, why),
  ]
}
type Files = Parameters<typeof zipOf>[0]

describe('of somebody whose record another school keeps by now', () => {
  test('rows are left out and said with their place, whoever sees them; all others come in', async () => {
    const place = await aPlaceThatSamLeft()
    const before = [await place.ours('person'), await place.ours('affiliation')]
    const files = naming('s1')
    const more = { ...files, 'users.csv': `${files['users.csv']}s3,o1,student,new,Nia,New\n` }

    for (const [viewer, news] of [
      [place.leader, 1],
      [place.sees, 0],
    ] as const) {
      const came = await attempts(place, viewer, more)
      const people = { new: news, changed: 0, ended: 0 }
      expect(came).toMatchObject(
        [1, 2].map(() => ({ changes: { people, affiliations: people }, said: ['users.csv:2'] })),
      )
      expect([await place.ours('person'), await place.ours('affiliation')]).toEqual(before)
    }
  })

  test('their places in classes and whom they belong to stay as they were', async () => {
    const place = await aPlace()
    const { site, school } = place
    const beside = await aSchoolBeside(site, school)
    const files = {
      ...naming('s1'),
      'users.csv':
        'sourcedId,orgSourcedIds,role,username,givenName,familyName,agentSourcedIds\n' +
        's1,o1,student,sam,Sam,Small,g1\ns2,o1,student,tui,Tui,Tall,g1\ng1,o1,parent,gia,Gia,Grown,\n',
      'classes.csv': 'sourcedId,title,schoolSourcedId\nc1,Rimu,o1\n',
      'enrollments.csv':
        'sourcedId,classSourcedId,userSourcedId,role\ne1,c1,s1,student\ne2,c1,s2,student\n',
    }
    await takenInAt(place, files)
    for (const who of ['s1', 'g1']) {
      await moved(place, { to: beside.id, who })
      const [looked, done] = await attempts(place, place.leader, files)

      const none = { new: 0, changed: 0, ended: 0 }
      expect(looked).toMatchObject({
        changes: { affiliations: none, enrolments: none, guardianships: none },
      })
      expect(done).toEqual(looked)
    }
    expect(await attempts(place, place.leader, files)).toMatchObject(
      [1, 2].map(() => ({ said: ['users.csv:2', 'users.csv:4'] })),
    )
  })

  test('a roster is refused that names them by their id here, by who sees them', async () => {
    const place = await aPlaceThatSamLeft()
    const before = [await place.ours('person'), await place.ours('affiliation')]

    const came = await attempts(place, place.sees, naming(place.sam))

    expect(came).toEqual(Array(2).fill('conflict: roster.ownRoster'))
    expect([await place.ours('person'), await place.ours('affiliation')]).toEqual(before)
  })

  test('a roster that is silent ends their place at its school, and nothing else of theirs', async () => {
    const place = await aPlaceThatSamLeft()
    const before = await place.ours('person')

    const came = await attempts(place, place.sees, nobody)

    expect(came).toMatchObject([1, 2].map(() => ({ changes: { affiliations: { ended: 1 } } })))
    expect(await place.ours('person')).toEqual(before)
    expect(await place.ours('affiliation')).toMatchObject([{ ends_on: today }])
  })

  test('a file of changes that names them in a class is said with its place, and gives nothing', async () => {
    const place = await aPlaceThatSamLeft()
    const delta = {
      'manifest.csv':
        'propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\n' +
        'file.classes,bulk\nfile.enrollments,delta\n',
      'classes.csv': 'sourcedId,title,schoolSourcedId\nc1,Rimu,o1\n',
      'enrollments.csv':
        'sourcedId,status,dateLastModified,classSourcedId,userSourcedId,role\n' +
        'e1,active,2026-03-30,c1,s1,student\ne2,active,2026-03-30,c1,s2,student\n',
    }

    const came = await attempts(place, place.leader, delta)

    expect(came).toMatchObject(
      [1, 2].map(() => ({ changes: { enrolments: { new: 1 } }, said: ['enrollments.csv:2'] })),
    )
  })

  test('the page of the import says so, and the others are taken in', async () => {
    const place = await aPlaceThatSamLeft()
    const { site, leader } = place
    const before = [await place.ours('person'), await place.ours('affiliation')]

    const to = await checkedAt(place, naming('s1'))

    const { text } = await open(site, leader, to)
    expect((await importRow(to)).status).toBe('checked')
    expect(plain(text)).toContain('another school keeps the record')
    expect(plain(text)).toContain('“s1”')
    await post(site, leader, `${to}/in`, yes())
    await work(site)
    expect((await importRow(to)).status).toBe('applied')
    expect(plain((await open(site, leader, to)).text)).toContain('another school keeps the record')
    expect([await place.ours('person'), await place.ours('affiliation')]).toEqual(before)
  })

  test('a roster that was looked at before they left is taken in without them', async () => {
    const place = await aPlace()
    const { site, school, leader } = place
    const beside = await aSchoolBeside(site, school)
    await takenInAt(place, naming('s1'))
    const to = await checkedAt(place, naming('s1'))
    expect((await importRow(to)).status).toBe('checked')
    await moved(place, { to: beside.id, who: 's1' })

    await post(site, leader, `${to}/in`, yes())
    await work(site)

    expect((await importRow(to)).status).toBe('applied')
    expect(plain((await open(site, leader, to)).text)).toContain('another school keeps the record')
  })
})

/** Another school comes to keep the record of somebody whom the roster brought. */
async function moved(
  { site, school }: Place,
  { to, who }: { readonly to: Id<'organisation'>; readonly who: string },
): Promise<void> {
  await site.db.as(steward(school.network, [school.id, to]), (tx) =>
    sql`update person set home_id = ${to}
      where network_id = ${school.network} and source_id = ${who}`.execute(tx),
  )
}
