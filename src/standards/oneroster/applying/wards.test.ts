import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { zipOf } from '../../../../test/oneroster.ts'
import { aSchool, aSchoolBeside, type TestSchool } from '../../../../test/school.ts'
import { testSite } from '../../../../test/site.ts'
import { cameIn } from '../../../../test/visitor.ts'
import { takeUpOwn } from '../../../learning/goals/actions.ts'
import { shareWith } from '../../../learning/goals/sharing.ts'
import { newId, type Id } from '../../../platform/id.ts'
import { steward, type Viewer } from '../../../platform/viewer.ts'
import { readRoster } from '../reading/read.ts'
import { applyRoster, checkRoster } from './actions.ts'

const today = '2026-03-31'

/** What a roster tells of how old Ana is. */
interface Told {
  readonly birth?: string
  readonly grade?: string
}

const files = ({ birth, grade = '' }: Told, name: string) => ({
  'manifest.csv':
    'propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.academicSessions,absent\n' +
    'file.classes,absent\nfile.courses,absent\nfile.enrollments,absent\nfile.orgs,bulk\nfile.users,bulk\n' +
    `file.demographics,${birth ? 'bulk' : 'absent'}\n`,
  'orgs.csv': `sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\ns1,,,North,school,,\n`,
  'users.csv':
    'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,agentSourcedIds,grades\n' +
    `ana,,,true,s1,student,ana,${name},Ray,,${grade}\neve,,,true,s1,student,eve,Eve,Ray,,${grade}\n`,
  ...(birth && {
    'demographics.csv': `sourcedId,status,dateLastModified,birthDate\nana,,,${birth}\neve,,,${birth}\n`,
  }),
})

const rosterOf = async (told: Told, name = 'Ana') =>
  (await readRoster(await zipOf(files(told, name)), { today })).roster

/** Ana, who keeps a goal to herself; Pat, who leads her school and looks after her; and Val, who leads it too. */
async function aFamily(told: Told, where: 'here' | 'elsewhere' = 'here') {
  const site = await testSite()
  const school = await aSchool(site, 'North')
  const operator = steward(school.network, [school.id])
  const bring = async (viewer: Viewer, more: Told, sentBy?: Id<'person'>) => {
    const how = { roster: await rosterOf(more), today, confirmEnding: true }
    const looked = await checkRoster(site.db, viewer, school.id, how)
    const done = await applyRoster(site.db, viewer, school.id, { ...how, sentBy: sentBy ?? null })
    return { looked: looked.withheld, done: done.withheld }
  }
  await bring(operator, told)
  const { rows } = await site.db.as(operator, (tx) =>
    sql<{ id: Id<'person'> }>`select id from person
      where network_id = ${school.network} and source_id = 'ana'`.execute(tx),
  )
  const ana = rows[0]!.id
  const [pat, val] = [await school.person('leader'), await school.person('leader')]
  await guarded(school, where, { guardian: pat, child: ana })
  const own = { id: newId('pursuit'), title: 'Secret', why: 'For nobody', howKnown: '' }
  const viewer = await school.viewer(ana)
  const goal = await takeUpOwn(site.db, viewer, { ...own, state: 'active' }, site.now())
  await shareWith(site.db, viewer, { goal, audience: 'me' }, site.now())
  const page = async () =>
    (await (await cameIn(site, await school.viewer(pat))).get(`/learners/${ana}/goals/${goal}`))
      .status

  return { site, school, operator, ana, pat, val, bring, page }

  async function guarded(
    home: TestSchool,
    recorded: typeof where,
    { guardian, child }: { guardian: Id<'person'>; child: Id<'person'> },
  ) {
    if (recorded === 'here') return home.guard(guardian, child)
    const beside = await aSchoolBeside(site, home)
    const both = steward(home.network, [home.id, beside.id])
    const link = { guardian_id: guardian, child_id: child, organisation_id: beside.id }
    const row = { network_id: home.network, id: newId('guardianship'), ...link }
    const place = { network_id: home.network, id: newId('affiliation'), role: 'learner' } as const
    const since = { starts_on: '2026-01-01' }
    await site.db.as(both, async (tx) => {
      await tx
        .insertInto('affiliation')
        .values({ ...place, ...since, person_id: child, organisation_id: beside.id })
        .execute()
      await tx
        .insertInto('guardianship')
        .values({ ...row, ...since, relationship: 'parent', rights: 'full' })
        .execute()
    })
  }
}

/** Told otherwise, Ana would be young: she is fifteen, in grade nine. */
const ways = [
  ['a birth', { birth: '2011-03-04', grade: '09' }, { birth: '2017-03-04', grade: '09' }],
  ['a birth that is told first', { grade: '09' }, { birth: '2017-03-04', grade: '09' }],
  ['a level', { grade: '09' }, { grade: '03' }],
] as const

describe.each(ways)('by %s in a roster', (_says, before, after) => {
  test('a head who looks after a child does not open what the child keeps to themselves', async () => {
    const { school, pat, bring, page } = await aFamily(before)
    expect(await page()).toBe(404)

    expect(await bring(await school.viewer(pat), after)).toEqual({ looked: 1, done: 1 })

    expect(await page()).toBe(404)
  })

  test.each(['here', 'elsewhere'] as const)(
    'nor by sending what another takes in: the guardianship is recorded %s',
    async (where) => {
      const { school, pat, val, bring, page } = await aFamily(before, where)

      expect((await bring(await school.viewer(val), after, pat)).done).toBe(1)

      expect(await page()).toBe(404)
    },
  )

  test('but another head says it, and the guardian reads', async () => {
    const { school, val, bring, page } = await aFamily(before)

    expect(await bring(await school.viewer(val), after)).toEqual({ looked: 0, done: 0 })

    expect(await page()).toBe(200)
  })
})

test('a roster that tells a child as before takes nothing from its head, who looks after them', async () => {
  const told = { birth: '2011-03-04', grade: '09' }
  const { site, school, pat, operator, ana } = await aFamily(told)
  const roster = await rosterOf(told, 'Anahera')

  const done = await applyRoster(site.db, await school.viewer(pat), school.id, { roster, today })

  expect(done).toMatchObject({ withheld: 0, changes: { people: { changed: 1 } } })
  const { rows } = await site.db.as(operator, (tx) =>
    sql`select given_name from person where network_id = ${school.network} and id = ${ana}`.execute(
      tx,
    ),
  )
  expect(rows).toEqual([{ given_name: 'Anahera' }])
})

describe('in their own standing, by SQL', () => {
  test.each([
    ['a birth', sql`update birth set month = '2017-03'`],
    ['a level', sql`update affiliation set year_level = '3' where role = 'learner'`],
    [
      'the days of a level',
      sql`update affiliation set ends_on = '2026-03-31' where role = 'learner'`,
    ],
  ])(
    '%s is refused to who looks after the child, and not to another head',
    async (_says, change) => {
      const { site, school, pat, val } = await aFamily({ birth: '2011-03-04', grade: '09' })
      const tries = async (person: Id<'person'>) => {
        const viewer = await school.viewer(person)
        return site.db.as(viewer, (tx) => change.execute(tx))
      }

      await expect(tries(pat)).rejects.toMatchObject({ code: '42501' })
      await expect(tries(val)).resolves.toMatchObject({ numAffectedRows: 2n })
    },
  )
})
