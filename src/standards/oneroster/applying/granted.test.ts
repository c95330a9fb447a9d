import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { faultless, zipOf } from '../../../../test/oneroster.ts'
import { keptInMemory, topped } from '../../../../test/kept-in-memory.ts'
import { aSchool, type TestSchool } from '../../../../test/school.ts'
import { testSite, type TestSite } from '../../../../test/site.ts'
import { findEntries } from '../../../people/audit/store.ts'
import { written } from '../../../people/audit/deed.ts'
import { newId, type Id } from '../../../platform/id.ts'
import { steward } from '../../../platform/viewer.ts'
import { readRoster } from '../reading/read.ts'
import { applyRoster } from './actions.ts'
import { factsOfGrants, grantedBy, mostInOne, type Granted } from './granted.ts'

const people = Array.from({ length: 40 }, () => newId('person'))
const grants = fc.array(
  fc.record({
    kind: fc.constantFrom<Granted['kind']>('guardian', 'teaches', 'works.leader', 'guardian.ended'),
    to: fc.constantFrom(...people),
    what: fc.constantFrom(...people),
  }),
  { maxLength: 400 },
)

describe('the facts of what was given', () => {
  test('name every grant once, by both ids and its kind', () => {
    fc.assert(
      fc.property(grants, (granted) => {
        const told = factsOfGrants(granted).flatMap(({ kind, ...given }) =>
          Object.entries(given).map(([to, what]) => `${kind} ${to} ${String(what)}`),
        )

        expect(told.toSorted()).toEqual(
          granted.map(({ kind, to, what }) => `${kind} ${to} ${what}`).toSorted(),
        )
      }),
    )
  })

  test('fit into an entry, however many there are, and stand in as few as can be', () => {
    const many = Array.from({ length: 27_000 }, (): Granted => {
      return { kind: 'works.safeguarding-lead', to: newId('person'), what: newId('organisation') }
    })

    const facts = factsOfGrants(many)

    expect(facts).toHaveLength(Math.ceil(many.length / mostInOne))
    for (const one of facts) expect(written(one).length).toBeLessThanOrEqual(10_000)
  })
})

test('a learner’s place and what stays as it was grant nothing', () => {
  const row = {
    id: newId('classroom_membership'),
    source_id: '',
    classroom_id: newId('classroom'),
    organisation_id: newId('organisation'),
    person_id: newId('person'),
    starts_on: '2026-01-01',
    ends_on: null,
  }
  const asTeacher = { ...row, role: 'teacher' } as const

  const learning = { ...row, role: 'learner' } as const
  expect(grantedBy('enrolments', { verdict: 'new', row: learning, held: false })).toEqual([])
  expect(grantedBy('enrolments', { verdict: 'same', row: asTeacher, held: true })).toEqual([])
  expect(grantedBy('enrolments', { verdict: 'ended', row: learning, held: true })).toEqual([])
  const between = { to: row.person_id, what: row.classroom_id }
  expect(grantedBy('enrolments', { verdict: 'resumed', row: asTeacher, held: false })).toEqual([
    { kind: 'teaches', ...between },
  ])
  expect(grantedBy('enrolments', { verdict: 'ended', row: asTeacher, held: true })).toEqual([
    { kind: 'teaches.ended', ...between },
  ])
})

test('an end that is taken away or put off is given anew; one that comes nearer is not', () => {
  const ends = fc.constantFrom(null, '2026-05-01', '2026-06-01', '2026-07-01')
  const row = { id: newId('row'), organisation_id: newId('organisation'), starts_on: '2026-01-01' }
  const [to, what] = [newId('person'), newId('thing')]
  const rows = {
    affiliations: { ...row, person_id: to, organisation_id: what, role: 'staff' },
    enrolments: { ...row, person_id: to, classroom_id: what, role: 'teacher' },
    guardianships: { ...row, guardian_id: to, child_id: what, rights: 'full' },
  }
  const kinds = fc.constantFrom('affiliations', 'enrolments', 'guardianships')
  fc.assert(
    fc.property(kinds, ends, ends, (kind, earlier, later) => {
      const [before, after] = [earlier, later].map((ends_on) => ({ ...rows[kind], ends_on }))
      const change = { verdict: 'changed', row: after, before, held: true } as const

      const isLonger = (later ?? '9999') > (earlier ?? '9999')
      expect(grantedBy(kind, change as never)).toMatchObject(isLonger ? [{ to, what }] : [])
    }),
  )
})

test('a birth that becomes another is given under the id of the learner, without the month', () => {
  const id = newId('person')
  const born = (birth_month?: string | null) => ({ id, status: 'active', birth_month })
  const told = (from: string | null, to?: string) =>
    grantedBy('people', {
      verdict: 'changed',
      row: born(to),
      before: born(from),
      held: true,
    } as never)

  expect(told('2012-01', '2016-01')).toEqual([{ kind: 'birth', to: id, what: 'changed' }])
  for (const [from, to] of [
    [null, '2016-01'],
    ['2016-01', '2016-01'],
    ['2016-01', undefined],
  ] as const)
    expect(told(from, to)).toEqual([])
})

describe('how fully somebody looks after a child', () => {
  const aunt = (relationship: string) =>
    faultless({
      'users.csv': String(faultless()['users.csv'])
        .replace(/^(sourcedId,.*)$/m, '$1,metadata.agentRelationships')
        .replace(/^(aroha,.*)$/m, `$1,${relationship}`)
        .replace(/^((?:kaur|mother),.*)$/gm, '$1,'),
    })

  async function aPlace() {
    const memory = keptInMemory()
    const take = async (relationship: string) => {
      const before = memory.granted.length
      const { roster } = await readRoster(await zipOf(aunt(relationship)))
      const { changes } = await memory.take(topped(roster))
      const [link] = memory.rows('guardianships')
      const kinds = memory.granted.slice(before).map(({ kind }) => kind)
      return { changes: changes.guardianships, link, kinds }
    }
    return { memory, take }
  }

  test('follows what a roster says they are to each other, and is written down each time', async () => {
    const { take } = await aPlace()

    const first = await take('relative')
    expect(first.link?.rights).toBe('limited')
    expect(first.kinds).toContain('guardian.limited')

    const raised = await take('parent')
    expect(raised.changes).toMatchObject({ changed: 1 })
    expect(raised.link?.rights).toBe('full')
    expect(raised.kinds).toEqual(['guardian'])

    const lowered = await take('relative')
    expect(lowered.link?.rights).toBe('limited')
    expect(lowered.kinds).toEqual(['guardian.limited'])

    expect((await take('relative')).kinds).toEqual([])
  })

  test('stays as somebody here said, whatever the roster says they are', async () => {
    const { memory, take } = await aPlace()
    const { link } = await take('parent')
    if (!link) throw new Error('A guardianship was wanted.')
    const settled_at = new Date('2026-02-01T09:00:00Z')
    await memory.keep('guardianships', [{ ...link, rights: 'limited', settled_at }])

    expect((await take('guardian')).link).toMatchObject({
      relationship: 'guardian',
      rights: 'limited',
    })
    expect((await take('relative')).link?.rights).toBe('limited')
    expect((await take('parent')).link?.rights).toBe('limited')
  })
})

describe('a roster that was taken in', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await testSite()
  })

  test('leaves everybody to whom it gave something in the chain, by their ids', async () => {
    const school = await aSchool(site)
    const operator = steward(school.network, [school.id])
    const { roster } = await readRoster(await zipOf(faultless()))

    await applyRoster(site.db, operator, school.id, { roster, today: '2026-03-31' })
    await applyRoster(site.db, operator, school.id, { roster, today: '2026-03-31' })

    const given = await givenAt(site, school.network)
    expect(given.length).toBeGreaterThan(2)
    expect((await toldOf(school)).toSorted()).toEqual(given.toSorted())
  })

  test('leaves everybody from whom it took something there too, and once', async () => {
    const school = await aSchool(site)
    const operator = steward(school.network, [school.id])
    const { roster } = await readRoster(await zipOf(faultless()))
    const taking = { today: '2026-03-31', confirmEnding: true }
    await applyRoster(site.db, operator, school.id, { roster, ...taking })
    const given = await givenAt(site, school.network)
    const nothing = { ...roster, enrolments: [], guardianships: [] }

    await applyRoster(site.db, operator, school.id, { roster: nothing, ...taking })
    await applyRoster(site.db, operator, school.id, { roster: nothing, ...taking })

    const ended = given
      .filter((one) => /^(teaches|guardian) /.test(one))
      .map((one) => one.replace(' ', '.ended '))
    expect(ended.length).toBeGreaterThan(1)
    expect((await toldOf(school)).toSorted()).toEqual([...given, ...ended].toSorted())
  })

  /** All that the chain of a school tells of what rosters gave and took. */
  async function toldOf(school: TestSchool): Promise<string[]> {
    const chain = { network: school.network, organisation: school.id }
    const entries = await site.db.directory((tx) => findEntries(tx, chain, 0))
    return entries
      .filter(({ action }) => action === 'roster.granted')
      .flatMap(({ payload }) => {
        const { kind, ...given } = JSON.parse(payload!.facts) as Record<string, string>
        return Object.entries(given).map(([to, what]) => `${kind} ${to} ${what}`)
      })
  }
})

/** Every relation at this school by which somebody sees or decides, read from its rows. */
async function givenAt({ db }: TestSite, network: Id<'network'>): Promise<string[]> {
  const all = await db.directory((tx) =>
    tx.selectFrom('organisation').where('network_id', '=', network).select('id').execute(),
  )
  return db.as(
    steward(
      network,
      all.map(({ id }) => id),
    ),
    async (tx) => {
      const works = await tx
        .selectFrom('affiliation')
        .where('network_id', '=', network)
        .where('role', 'not in', ['learner', 'guardian'])
        .select(['role', 'person_id', 'organisation_id'])
        .execute()
      const teaches = await tx
        .selectFrom('classroom_membership')
        .where('network_id', '=', network)
        .where('role', '=', 'teacher')
        .select(['person_id', 'classroom_id'])
        .execute()
      const guards = await tx
        .selectFrom('guardianship')
        .where('network_id', '=', network)
        .select(['guardian_id', 'child_id'])
        .execute()
      return [
        ...works.map((one) => `works.${one.role} ${one.person_id} ${one.organisation_id}`),
        ...teaches.map((one) => `teaches ${one.person_id} ${one.classroom_id}`),
        ...guards.map((one) => `guardian ${one.guardian_id} ${one.child_id}`),
      ]
    },
  )
}
