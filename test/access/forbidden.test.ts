import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stewardOf } from '../../src/people/organisations/actions.ts'
import { letIn } from '../../src/people/classrooms/actions.ts'
import { present } from '../../src/people/standing/actions.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import type { Viewer } from '../../src/platform/viewer.ts'
import { law, may, type ActOn, type LawObject } from '../../src/policy/law.ts'
import { aSchool, aSchoolBeside } from '../school.ts'
import { testSite, type TestSite } from '../site.ts'
import { cameIn, type Visitor } from '../visitor.ts'
import {
  aPlace,
  bind,
  bondNames,
  bonds,
  deeds,
  grantsTo,
  pages,
  somebody,
  type BondName,
  type Dates,
  type Page,
  type Place,
} from './bound.ts'
import { tell } from './count.ts'
import { aFailingPlace, type Failing } from './failing.ts'
import { bringsIn, filesNaming, rosterRoles, whatOpens } from './forbidden-rosters.ts'

/** The rules of docs/access.md that win over the table, and how often each was tried here. */
const tried = { D1: 0, D2: 0, D4: 0, D10: 0, D12: 0, D13: 0 }

afterAll(() => {
  const counts = Object.values(tried)
  tell('T-04', `${counts.length} rules, ${counts.reduce((sum, count) => sum + count, 0)} cases`)
})

let site: TestSite
let place: Place
beforeAll(async () => {
  site = await testSite()
  place = await aPlace(site, await aSchool(site))
})

const heads = ['leader', 'administrator'] as const
const everyPage = Object.keys(pages) as readonly Page[]
const always: Dates = { from: '2026-01-01', to: null }
const over: Dates = { from: '2026-01-01', to: '2026-03-31' }

async function comesIn(person: Id<'person'>): Promise<Visitor> {
  return cameIn(site, { network: place.school.network, person })
}

/** Somebody whom these bind to the place, for these days. */
async function bound(there: Place, names: readonly BondName[], dates = always) {
  const person = await somebody(there)
  await bind(site, there, person, { names, dates })
  return person
}

describe('D1: nothing is there across the border of a network', () => {
  let other: Place
  beforeAll(async () => {
    other = await aPlace(site, await aSchool(site))
  })

  test.each([...bondNames, 'everything'] as const)('for who is this at home: %s', async (name) => {
    const visitor = await comesIn(await bound(place, name === 'everything' ? bondNames : [name]))

    for (const page of everyPage) {
      const answer = await visitor.get(pages[page](other))
      expect([page, answer.status]).toEqual([page, 404])
      expect(await answer.text()).not.toMatch(/Aroha|To swim/)
      tried.D1 += 1
    }
    for (const [deed, of] of Object.entries(deeds)) {
      expect([deed, (await visitor.post(...of(other))).status]).toEqual([deed, 404])
      tried.D1 += 1
    }
  })

  test('for who stands as if they were everything there, in either wall', async () => {
    const { standing } = await other.school.viewer(await bound(other, bondNames))
    const forged: Viewer = { network: place.school.network, person: newId('person'), standing }
    const { school, child, room, circle } = other
    const bounds = { person: child, classroom: room, circle, organisation: school.id }

    for (const [object, act] of everyAct()) {
      expect(may(forged, act, object, { ...bounds, network: school.network })).toBe(false)
      tried.D1 += 1
    }
    for (const table of ['person', 'pursuit', 'pursuit_words', 'plan', 'circle', 'look'] as const) {
      const rows = await site.db.as(forged, (tx) =>
        tx.selectFrom(table).select('network_id').execute(),
      )
      expect(rows.filter(({ network_id }) => network_id === school.network)).toEqual([])
      tried.D1 += 1
    }
  })
})

describe('D2: who is suspended or gone is shown out at their next request, whatever they are', () => {
  test.each(['suspended', 'ended'] as const)('%s', async (status) => {
    const person = await bound(place, bondNames)
    const visitor = await comesIn(person)
    expect((await visitor.get(pages.learner(place))).status).toBe(200)

    await setStatus(person, status)

    for (const page of everyPage) {
      const answer = await visitor.get(pages[page](place))
      expect([page, answer.status, answer.headers.get('location')]).toEqual([page, 303, '/sign-in'])
      expect(await answer.text()).not.toMatch(/Aroha|To swim/)
      tried.D2 += 1
    }
    for (const [deed, of] of Object.entries(deeds)) {
      expect([deed, (await visitor.post(...of(place))).status]).toEqual([deed, 401])
      tried.D2 += 1
    }
  })

  test.each(bondNames)('who alone %s has no standing left', async (name) => {
    const person = await bound(place, [name])

    await setStatus(person, 'suspended')

    expect(await present(site.db, place.school.network, person, site.now())).toBeUndefined()
    tried.D2 += 1
  })
})

describe('D4: what is over, or has not begun, opens nothing', () => {
  test.each(bondNames)('who %s until this evening finds nothing tomorrow', async (name) => {
    const at = await aDay()
    const person = await somebody(at.place)
    const dates = { from: '2026-01-01', to: '2026-04-01' }
    await bind(at.site, at.place, person, { names: [name], dates })
    const visitor = await cameIn(at.site, { network: at.place.school.network, person })

    expect(await opened(visitor, at.place)).toEqual(bonds[name].opens.toSorted())
    at.site.clock.pass({ hours: 15 })

    expect(await opened(visitor, at.place)).toEqual([])
    tried.D4 += everyPage.length
  })

  test.each(bondNames.filter((name) => name !== 'looks'))(
    'who %s from tomorrow on finds nothing today',
    async (name) => {
      const at = await aDay()
      const person = await somebody(at.place)
      const dates = { from: '2026-04-01', to: null }
      await bind(at.site, at.place, person, { names: [name], dates })
      const visitor = await cameIn(at.site, { network: at.place.school.network, person })

      expect(await opened(visitor, at.place)).toEqual([])
      at.site.clock.pass({ hours: 15 })

      expect(await opened(visitor, at.place)).toEqual(bonds[name].opens.toSorted())
      tried.D4 += everyPage.length
    },
  )

  test('who was everything until last night is nobody in particular', async () => {
    const visitor = await comesIn(await bound(place, bondNames, over))

    expect(await opened(visitor, place)).toEqual([])
    tried.D4 += everyPage.length
  })

  test.each(bondNames)('who %s is no more for all else that is over', async (name) => {
    const person = await bound(place, [name])
    const before = await place.school.viewer(person)
    const names = bondNames.filter((one) => one !== name)

    await bind(site, place, person, { names, dates: over })

    expect(await place.school.viewer(person)).toEqual(before)
    tried.D4 += names.length
  })

  /** A day that may pass without passing for others. */
  async function aDay() {
    const own = await testSite()
    return { site: own, place: await aPlace(own, await aSchool(own)) }
  }

  async function opened(visitor: Visitor, there: Place): Promise<Page[]> {
    const found: Page[] = []
    for (const page of everyPage) {
      const { status } = await visitor.get(pages[page](there))
      // Some pages lead on, such as a teacher from the room to its board.
      if ([200, 303].includes(status)) found.push(page)
      else expect([page, status]).toEqual([page, 404])
    }
    return found.toSorted()
  }
})

describe('D10: nobody grants themselves what opens what others write', () => {
  const offices: readonly BondName[] = [
    'teaches',
    'leads',
    'administers',
    'safeguards',
    'works there',
  ]
  const combinations = offices.reduce<BondName[][]>(
    (all, office) => [...all, ...all.map((some) => [...some, office])],
    [[]],
  )

  test.each(combinations.map((some) => [some.join(', ') || 'nothing', some] as const))(
    'not by being there: %s',
    async (_says, some) => {
      const person = await bound(place, some)
      const viewer = await place.school.viewer(person)
      const day = '2026-03-31'
      const beside = await place.school.room({ learners: [place.child] })

      for (const room of [place.room, beside]) {
        const entering = letIn(site.db, viewer, { id: room, person, role: 'teacher' }, day)
        await expect(entering).rejects.toMatchObject({
          kind: expect.stringMatching(/forbidden|not-found/),
        })
      }
      for (const row of grantsTo(place, person))
        await expect(insert(viewer, row)).rejects.toMatchObject({ code: '42501' })

      expect(await place.school.viewer(person)).toEqual(viewer)
      tried.D10 += 4
    },
  )

  test.each(heads)('not by a roster that its %s brings in', async (office) => {
    const there = await aPlace(site, await aSchool(site))
    const { school } = there
    const head = await school.viewer(await school.person(office))

    for (const role of rosterRoles) {
      const files = filesNaming(head.person, { role, alsoInRoomAndFamily: true })
      const { status } = await bringsIn({ site, school }, head, files)

      expect([role, status]).toEqual([role, 'applied'])
      const { standing } = await school.viewer(head.person)
      expect(whatOpens(standing)).toEqual(whatOpens(head.standing))
      tried.D10 += 3
    }
  })

  const ages = [
    ['a first birth', '', "insert into birth values (:network, :child, :school, '2017-03')"],
    ['another birth', '2011-03', "update birth set month = '2017-03' where person_id = :child"],
    [
      'a level',
      '',
      `insert into affiliation (network_id, id, person_id, organisation_id, role, starts_on, year_level)
        values (:network, gen_random_uuid(), :child, :school, 'learner', '2026-01-01', '3')`,
    ],
    ['another level', '', "update affiliation set year_level = '3' where person_id = :child"],
  ] as const
  const ways = heads.flatMap((office) => ages.map((age) => [office, ...age] as const))

  test.each(ways)(
    'not by who is %s and guardian, who tells %s',
    async (office, _says, born, told) => {
      const there = await aPlace(site, await aSchool(site))
      const { school, child } = there
      const [person, other] = [await school.person(office), await school.person(office)]
      await school.guard(person, child)
      if (born) await school.born(child, born)
      const before = await school.viewer(person)
      const ids = { ':network': school.network, ':child': child, ':school': school.id }
      const statement = told.replaceAll(/:\w+/g, (name) => `'${ids[name as keyof typeof ids]}'`)
      const tells = async (by: Id<'person'>) =>
        site.db.as(await school.viewer(by), (tx) => sql.raw(statement).execute(tx))

      await expect(tells(person)).rejects.toMatchObject({ code: '42501' })
      for (const row of grantsTo(there, person))
        await expect(insert(before, row)).rejects.toMatchObject({ code: '42501' })
      expect(await school.viewer(person)).toEqual(before)

      await tells(other)
      expect((await school.viewer(person)).standing.young).toEqual([child])
      tried.D10 += 3
    },
  )

  test('not in the law, to whoever looks after the child, by what tells how old a child is', async () => {
    const { school, child } = place
    for (const office of heads) {
      const viewer = await school.viewer(await school.person(office))
      const bounds = { person: child, organisation: school.id, of: [school.id] }
      for (const object of ['birth', 'affiliation'] as const)
        for (const act of ['create', 'edit'] as const) {
          const others = [newId('person')]
          expect(may(viewer, act, object, { ...bounds, guardians: others })).toBe(true)
          const guardians = [...others, viewer.person]
          expect(may(viewer, act, object, { ...bounds, guardians })).toBe(false)
          tried.D10 += 2
        }
    }
  })

  async function insert(viewer: Viewer, [table, row]: ReturnType<typeof grantsTo>[number]) {
    return site.db.as(viewer, (tx) =>
      tx
        .insertInto(table)
        .values(row as never)
        .execute(),
    )
  }
})

describe('D12: nothing is there while it cannot be found out who somebody is', () => {
  /** All that a standing is made of. */
  const tables = [
    'person',
    'organisation',
    'affiliation',
    'classroom',
    'classroom_membership',
    'guardianship',
    'circle_membership',
    'invitation',
    'look',
    'birth',
  ] as const

  let failing: Failing
  beforeAll(async () => {
    failing = await aFailingPlace()
  })
  afterAll(() => failing.end())

  test.each(tables)('because the database refuses to say: %s', async (table) => {
    const { visitor, place: there } = failing

    await failing.without(table, async () => {
      for (const page of ['learner', 'goal', 'board', 'school'] as const) {
        const answer = await visitor.get(pages[page](there))
        expect([page, answer.status]).toEqual([page, 500])
        expect(await answer.text()).not.toMatch(/Aroha|To swim/)
        tried.D12 += 1
      }
    })

    expect((await visitor.get(pages.learner(there))).status).toBe(200)
  })
})

describe('D13: no school gives a place to somebody of others alone', () => {
  const everyRole = [
    ...(['learner', 'teacher', 'coach', 'staff', 'leader', 'safeguarding-lead'] as const),
    ...(['coordinator', 'administrator', 'guardian', 'volunteer'] as const),
  ]

  test.each(heads)('whoever is its %s', async (office) => {
    const { school } = place
    const beside = await aSchoolBeside(site, school)
    const head = await school.viewer(await school.person(office))

    for (const role of everyRole) {
      const person = await beside.person(role)
      const here = { person_id: person, organisation_id: school.id, role }
      const row = { ...here, network_id: school.network, starts_on: '2026-01-01' }
      const taking = site.db.as(head, (tx) =>
        tx
          .insertInto('affiliation')
          .values({ ...row, id: newId('affiliation') })
          .execute(),
      )
      await expect(taking).rejects.toMatchObject({ code: '42501' })
      tried.D13 += 1
    }
  })

  test.each(heads)('by a roster, whoever is its %s and whatever it calls them', async (office) => {
    const { school } = await aPlace(site, await aSchool(site))
    const beside = await aSchoolBeside(site, school)
    const head = await school.viewer(await school.person(office))

    for (const role of rosterRoles) {
      const person = await beside.person('learner')
      const before = await beside.viewer(person)

      // To this school they are as nobody: who comes in under that name is somebody new.
      const { status } = await bringsIn({ site, school }, head, filesNaming(person, { role }))

      expect([role, status]).toEqual([role, 'applied'])
      expect(await beside.viewer(person)).toEqual(before)
      tried.D13 += 1
    }
  })
})

test('each of these rules was tried twenty times and more', () => {
  for (const [rule, count] of Object.entries(tried))
    expect([rule, count >= 20]).toEqual([rule, true])
})

async function setStatus(person: Id<'person'>, status: 'suspended' | 'ended'): Promise<void> {
  await site.db.as(stewardOf(place.school), (tx) =>
    tx.updateTable('person').set({ status }).where('id', '=', person).execute(),
  )
}

function everyAct(): readonly [LawObject, ActOn<LawObject>][] {
  return (Object.keys(law) as LawObject[]).flatMap((object) =>
    Object.keys(law[object]).map((act): [LawObject, ActOn<LawObject>] => [object, act as never]),
  )
}
