import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { zipOf } from '../../../../test/oneroster.ts'
import { aPlace, open, post, work } from '../../../../test/roster-place.ts'
import { checkedAt, importRow, plain, takenInAt, yes } from '../../../../test/roster-steps.ts'
import { aSchoolBeside } from '../../../../test/school.ts'
import type { Id } from '../../../platform/id.ts'
import { steward, type Viewer } from '../../../platform/viewer.ts'
import { applyRoster, checkRoster } from '../applying/actions.ts'
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
  await site.db.as(both, (tx) =>
    sql`update person set home_id = ${beside.id}
      where network_id = ${school.network} and source_id = 's1'`.execute(tx),
  )
  const standing = { ...leader.standing, staffed: [school.id, beside.id] }
  const [sam] = await ours('person')
  if (!sam) throw new Error('Sam was wanted.')
  return { ...place, ours, sam: sam.id, sees: { ...leader, standing } satisfies Viewer }
}

type Place = Awaited<ReturnType<typeof aPlaceThatSamLeft>>

/** What an attempt at the action comes to, looked at first and then done. */
async function attempts({ site, school }: Place, viewer: Viewer, files: Files) {
  const { roster } = await readRoster(await zipOf(files))
  const how = { roster, today, confirmEnding: true }
  const said = (error: { kind?: string; said?: { word: { key: string } } }) =>
    `${error.kind}: ${error.said?.word.key}`
  return [
    await checkRoster(site.db, viewer, school.id, how).catch(said),
    await applyRoster(site.db, viewer, school.id, how).catch(said),
  ]
}
type Files = Parameters<typeof zipOf>[0]

describe('of somebody whose record another school keeps by now', () => {
  test('a roster is refused that names them, by the id of the source, whoever sees them', async () => {
    const place = await aPlaceThatSamLeft()
    const before = [await place.ours('person'), await place.ours('affiliation')]

    for (const viewer of [place.leader, place.sees]) {
      const came = await attempts(place, viewer, naming('s1'))
      expect(came).toEqual(Array(2).fill('conflict: roster.recordElsewhere'))
    }
    expect([await place.ours('person'), await place.ours('affiliation')]).toEqual(before)
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

  test('the page of the import says so, and takes nothing in', async () => {
    const place = await aPlaceThatSamLeft()
    const { site, leader } = place
    const before = [await place.ours('person'), await place.ours('affiliation')]

    const to = await checkedAt(place, naming('s1'))

    const { text } = await open(site, leader, to)
    expect((await importRow(to)).status).toBe('refused')
    expect(plain(text)).toContain('another school keeps the record')
    expect(plain(text)).toContain('“s1”')
    await post(site, leader, `${to}/in`, yes())
    await work(site)
    expect((await importRow(to)).status).toBe('refused')
    expect([await place.ours('person'), await place.ours('affiliation')]).toEqual(before)
  })

  test('a roster that was looked at before they left is refused when it is taken in', async () => {
    const place = await aPlace()
    const { site, school, leader } = place
    const beside = await aSchoolBeside(site, school)
    await takenInAt(place, naming('s1'))
    const to = await checkedAt(place, naming('s1'))
    expect((await importRow(to)).status).toBe('checked')
    await site.db.as(steward(school.network, [school.id, beside.id]), (tx) =>
      sql`update person set home_id = ${beside.id}
        where network_id = ${school.network} and source_id = 's1'`.execute(tx),
    )

    await post(site, leader, `${to}/in`, yes())
    await work(site)

    expect((await importRow(to)).status).toBe('refused')
    expect(plain((await open(site, leader, to)).text)).toContain('another school keeps the record')
  })
})
