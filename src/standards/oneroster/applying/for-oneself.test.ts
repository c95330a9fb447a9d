import * as fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { zipOf } from '../../../../test/oneroster.ts'
import { aSchool } from '../../../../test/school.ts'
import { testSite } from '../../../../test/site.ts'
import type { Id } from '../../../platform/id.ts'
import { steward, type Viewer } from '../../../platform/viewer.ts'
import { readRoster } from '../reading/read.ts'
import type { Roster } from '../roster.ts'
import { applyRoster, checkRoster } from './actions.ts'
import { isForOneself } from './for-oneself.ts'

const [me, other] = ['me', 'other'] as [Id<'person'>, Id<'person'>]
const people = fc.constantFrom('me', 'you', 'them')
const rows = fc.oneof(
  fc.record({ guardian_id: people, child_id: people }),
  fc.record({
    classroom_id: fc.constant('room'),
    person_id: people,
    role: fc.constantFrom('teacher', 'learner'),
  }),
  fc.record({ person_id: people, organisation_id: fc.constant('school') }),
)
const verdicts = fc.constantFrom('new', 'changed', 'resumed', 'ended')

describe('what is withheld', () => {
  test('is whatever changes what one of them is, in a classroom, at an organisation or to a child', () => {
    const mine = [
      { classroom_id: 'room', person_id: 'me', role: 'teacher' },
      { classroom_id: 'room', person_id: 'me', role: 'learner' },
      { organisation_id: 'school', person_id: 'me', role: 'leader' },
      { guardian_id: 'me', child_id: 'you' },
    ]
    const bringing = fc.shuffledSubarray([me, other], { minLength: 1 })
    fc.assert(
      fc.property(
        bringing,
        fc.constantFrom(...mine),
        verdicts,
        fc.boolean(),
        (people, row, verdict, held) => {
          expect(isForOneself(people, { verdict, row, held })).toBe(people.includes(me))
          expect(isForOneself(people, { verdict: 'same', row, held })).toBe(false)
        },
      ),
    )
  })

  test('is nothing of others, nor that others look after oneself', () => {
    fc.assert(
      fc.property(rows, verdicts, (row, verdict) => {
        const gets = 'guardian_id' in row ? row.guardian_id : row.person_id
        fc.pre(gets !== 'me')

        expect(isForOneself([me], { verdict, row, held: true })).toBe(false)
        expect(isForOneself([], { verdict, row, held: true })).toBe(false)
      }),
    )
  })
})

interface Said {
  /** Who teaches the room, and where Pat is a principal. */
  readonly teacher?: string
  readonly orgs?: string
}

const files = ({ teacher = 't1', orgs = 'o1' }: Said = {}) => ({
  'orgs.csv': 'sourcedId,name,type\no1,Awa,school\no2,Moana,school\n',
  'users.csv':
    'sourcedId,orgSourcedIds,role,username,givenName,familyName\n' +
    `u1,"${orgs}",principal,pat,Pat,Lead\nv1,o1,principal,val,Val,Lead\n` +
    's1,o1,student,sam,Sam,Small\nt1,o1,teacher,tia,Tia,Tall\n',
  'classes.csv': 'sourcedId,title,classType,schoolSourcedId\nc1,Room 7,homeroom,o1\n',
  'enrollments.csv':
    'sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\n' +
    `e1,c1,o1,s1,student\ne2,c1,o1,${teacher},teacher\n`,
})

async function rosterSaying(said?: Said): Promise<Roster> {
  return (await readRoster(await zipOf(files(said)))).roster
}

/** A school with Pat and Val, who lead all of it, by a roster that the operator brought in. */
async function aSchoolOfTwo() {
  const site = await testSite()
  const school = await aSchool(site)
  const operator = steward(school.network, [school.id])
  await applyRoster(site.db, operator, school.id, { roster: await rosterSaying(), today })
  const find = async (name: string) => {
    const { rows } = await site.db.directory((tx) =>
      sql<{ id: Id<'person'> }>`select id from person
        where network_id = ${school.network} and display_name = ${name}`.execute(tx),
    )
    const viewer = await school.viewer(rows[0]!.id)
    const { standing } = viewer
    const [led, staffed] = [
      [...standing.led, school.id],
      [...standing.staffed, school.id],
    ]
    return { ...viewer, standing: { ...standing, led, staffed } }
  }
  const bring = async (viewer: Viewer, said: Said, sentBy?: Viewer) =>
    applyRoster(site.db, viewer, school.id, {
      roster: await rosterSaying(said),
      today,
      confirmEnding: true,
      ...(sentBy && { sentBy: sentBy.person }),
    })
  return { site, school, bring, find }
}

const today = '2026-03-31'

test('a leader who uploads that they teach a room does not come to teach it', async () => {
  const { school, bring, find } = await aSchoolOfTwo()
  const pat = await find('Pat Lead')

  const { withheld } = await bring(pat, { teacher: 'u1' })

  expect(withheld).toBe(1)
  expect((await school.viewer(pat.person)).standing).toMatchObject({ taught: [], learners: [] })
})

test('nor does another leader let them in by taking in what they sent', async () => {
  const { school, bring, find } = await aSchoolOfTwo()
  const [pat, val] = [await find('Pat Lead'), await find('Val Lead')]

  const { withheld } = await bring(val, { teacher: 'u1' }, pat)

  expect(withheld).toBe(1)
  expect((await school.viewer(pat.person)).standing).toMatchObject({ taught: [], learners: [] })
})

test('nor does the one who takes in come to teach by what another sent', async () => {
  const { school, bring, find } = await aSchoolOfTwo()
  const [pat, val] = [await find('Pat Lead'), await find('Val Lead')]

  const { withheld } = await bring(pat, { teacher: 'u1' }, val)

  expect(withheld).toBe(1)
  expect((await school.viewer(pat.person)).standing.taught).toEqual([])
})

test('a leader’s own place at a school is left as it was, counted, and the rest comes in', async () => {
  const { site, school, bring, find } = await aSchoolOfTwo()
  const pat = await find('Pat Lead')
  const roster = await rosterSaying({ orgs: 'o1,o2', teacher: 'v1' })

  const looked = await checkRoster(site.db, pat, school.id, { roster, today })
  const done = await bring(pat, { orgs: 'o1,o2', teacher: 'v1' })

  expect([looked.withheld, done.withheld]).toEqual([1, 1])
  expect(done.changes.affiliations).toMatchObject({ new: 0, ended: 0 })
  expect(done.changes.enrolments).toMatchObject({ new: 1, ended: 1 })
  const { standing } = await school.viewer(pat.person)
  expect(standing.led).toHaveLength(1)
})

test('what one leader may not give themselves, another gives who neither sent it nor is named', async () => {
  const { school, bring, find } = await aSchoolOfTwo()
  const [pat, val] = [await find('Pat Lead'), await find('Val Lead')]

  const { withheld } = await bring(val, { orgs: 'o1,o2', teacher: 'u1' })

  expect(withheld).toBe(0)
  const { standing } = await school.viewer(pat.person)
  expect([standing.led.length, standing.taught.length]).toEqual([2, 1])
})
