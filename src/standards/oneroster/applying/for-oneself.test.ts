import * as fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { zipOf } from '../../../../test/oneroster.ts'
import { aSchool } from '../../../../test/school.ts'
import { testSite } from '../../../../test/site.ts'
import { newId, type Id } from '../../../platform/id.ts'
import { noStanding, steward, type Viewer } from '../../../platform/viewer.ts'
import { readRoster } from '../reading/read.ts'
import type { Roster } from '../roster.ts'
import { applyRoster, checkRoster } from './actions.ts'
import type { Bringer } from './bringers.ts'
import { isForOneself } from './for-oneself.ts'
import type { KeptRows } from './kept.ts'

const host = { id: newId('organisation'), name: 'School', timeZone: 'Pacific/Auckland' }
const going = { host, homes: new Map<string, Id<'organisation'>>() }
const heads = { ...noStanding, led: [host.id], staffed: [host.id] }
const [me, other] = [1, 2].map((): Bringer => ({
  network: newId('network'),
  person: newId('person'),
  standing: heads,
  wards: new Set([newId('person')]),
})) as [Bringer, Bringer]

const dated = { starts_on: '2026-01-01', ends_on: null }
const row = { id: newId('row'), source_id: 's\to', organisation_id: host.id, ...dated }

/** A row by which this person would come to be something. */
function relation(kind: Relation, person: Id<'person'>) {
  const rows = {
    affiliations: { ...row, person_id: person, role: 'leader', year_level: null },
    enrolments: { ...row, person_id: person, classroom_id: newId('classroom'), role: 'learner' },
    guardianships: { ...row, guardian_id: person, child_id: newId('person'), rights: 'full' },
  }
  return rows[kind] as unknown as KeptRows[Relation]
}

type Relation = 'affiliations' | 'enrolments' | 'guardianships'
const kinds = fc.constantFrom<Relation[]>('affiliations', 'enrolments', 'guardianships')
const verdicts = fc.constantFrom('new', 'changed', 'resumed', 'ended')

describe('what is withheld', () => {
  test('is whatever changes what one of them is, in a classroom, at an organisation or to a child', () => {
    const bringing = fc.shuffledSubarray([me, other], { minLength: 1 })
    fc.assert(
      fc.property(bringing, kinds, verdicts, fc.boolean(), (people, kind, verdict, held) => {
        const mine = relation(kind, me.person)
        const isWithheld = isForOneself(people, kind, { verdict, row: mine, held }, going)

        expect(isWithheld).toBe(people.includes(me))
        expect(isForOneself(people, kind, { verdict: 'same', row: mine, held }, going)).toBe(false)
      }),
    )
  })

  test('is nothing of others, nor that others look after oneself, nor what the operator brings', () => {
    fc.assert(
      fc.property(kinds, verdicts, (kind, verdict) => {
        const theirs = { verdict, row: relation(kind, newId('person')), held: true }
        const ofMe = relation('guardianships', other.person) as KeptRows['guardianships']
        const guarded = { verdict, row: { ...ofMe, child_id: me.person }, held: true }
        const mine = { verdict, row: relation(kind, me.person), held: true }

        expect(isForOneself([me], kind, theirs, going)).toBe(false)
        expect(isForOneself([me], 'guardianships', guarded, going)).toBe(false)
        expect(isForOneself([], kind, mine, going)).toBe(false)
        expect(isForOneself([{ ...me, operator: true }], kind, mine, going)).toBe(false)
      }),
    )
  })

  test('is how old a child is after whom one of them looks, by a birth or by the level at which they learn', () => {
    const bringing = fc.shuffledSubarray([me, other], { minLength: 1 })
    const month = fc.option(fc.constantFrom('2011-03', '2017-03'))
    const level = fc.option(fc.constantFrom('5', '9'))
    const levels = fc.tuple(level, level)
    const child = fc.constantFrom(...me.wards, ...other.wards, newId('person'))
    const born = (id: Id<'person'>, birth_month: string | null) =>
      ({ id, home_id: host.id, status: 'active', birth_month }) as KeptRows['people']
    const learning = (person: Id<'person'>, year_level: string | null) =>
      ({ ...relation('affiliations', person), role: 'learner', year_level }) as never
    fc.assert(
      fc.property(bringing, child, month, month, (people, id, told, known) => {
        const change = { verdict: 'changed', row: born(id, told), before: born(id, known) } as const
        const isTold = told !== null && told !== known

        expect(isForOneself(people, 'people', { ...change, held: true }, going)).toBe(
          isTold && people.some(({ wards }) => wards.has(id)),
        )
      }),
    )
    fc.assert(
      fc.property(bringing, child, verdicts, levels, (people, id, verdict, [told, known]) => {
        const change = { verdict, row: learning(id, told), before: learning(id, known) }

        expect(isForOneself(people, 'affiliations', { ...change, held: true }, going)).toBe(
          (told ?? known) !== null && people.some(({ wards }) => wards.has(id)),
        )
      }),
    )
  })

  test('is nothing where they head no school of it: such a row is refused, whomever it is about', () => {
    fc.assert(
      fc.property(kinds, verdicts, (kind, verdict) => {
        const elsewhere = { ...relation(kind, newId('person')), organisation_id: newId('other') }
        const change = { verdict, row: elsewhere as never, held: true }

        expect(() => isForOneself([me], kind, change, going)).toThrow('no such organisation')
      }),
    )
  })

  test('a place for somebody whose record another school keeps is refused; their changes are not new places', () => {
    const homes = new Map([['s', newId('organisation')]])
    const place = relation('affiliations', newId('person'))
    const asked = (verdict: 'new' | 'resumed' | 'changed' | 'ended') =>
      isForOneself(
        [me],
        'affiliations',
        { verdict, row: place as never, held: true },
        { host, homes },
      )

    for (const verdict of ['new', 'resumed'] as const)
      expect(() => asked(verdict)).toThrow('no such organisation')
    for (const verdict of ['changed', 'ended'] as const) expect(asked(verdict)).toBe(false)
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

/** The same without Pat, as a system writes it that knows nobody of the office. */
async function rosterWithoutPat(): Promise<Roster> {
  const { 'users.csv': users, ...rest } = files({ orgs: 'o1' })
  const without = users.replace(/u1,.*\n/, '')
  return (await readRoster(await zipOf({ ...rest, 'users.csv': without }))).roster
}

describe('a whole roster that does not know of a leader', () => {
  for (const [who, index] of [
    ['who takes it in', 0],
    ['who sent it', 1],
  ] as const) {
    test(`ends neither them nor their place, nor shuts them out: ${who}`, async () => {
      const { site, school, find } = await aSchoolOfTwo()
      const [pat, val] = [await find('Pat Lead'), await find('Val Lead')]
      const roster = await rosterWithoutPat()
      const [taking, sentBy] = index === 0 ? [pat, null] : [val, pat.person]

      const looked = await checkRoster(site.db, pat, school.id, { roster, today })
      const how = { roster, today, sentBy, confirmEnding: true }
      const done = await applyRoster(site.db, taking, school.id, how)

      expect([looked.withheld, done.withheld]).toEqual([2, 2])
      expect(done.changes.people.ended).toBe(0)
      expect(done.leaderless).toBeUndefined()
      expect((await school.viewer(pat.person)).standing.led).toHaveLength(1)
    })
  }

  test('ends them where the operator brings it in, and says when nobody is left who leads', async () => {
    const { site, school, find } = await aSchoolOfTwo()
    const operator = steward(school.network, [school.id])
    const roster = await rosterWithoutPat()
    const nobody = {
      ...roster,
      people: roster.people.filter(({ givenName }) => givenName !== 'Val'),
      affiliations: roster.affiliations.filter(({ role }) => role !== 'principal'),
    }
    await find('Pat Lead')

    const one = await applyRoster(site.db, operator, school.id, {
      roster,
      today,
      confirmEnding: true,
    })
    const looked = await checkRoster(site.db, operator, school.id, { roster: nobody, today })

    expect([one.withheld, one.changes.people.ended, one.leaderless]).toEqual([0, 1, undefined])
    expect(looked.leaderless).toEqual(['Awa'])
    await expect(find('Pat Lead')).rejects.toThrow('may not come in')
  })
})
