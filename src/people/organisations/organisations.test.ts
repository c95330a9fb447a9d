import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { newId, type Id } from '../../platform/id.ts'
import {
  foundOrganisation,
  organisationsNamed,
  readOrganisation,
  readOrganisationsLedOrStaffed,
  stewardOf,
} from './actions.ts'

let site: TestSite
let school: TestSchool
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
})

const notThere = { kind: 'not-found' }

describe('founding', () => {
  test('each organisation begins as a network of its own', async () => {
    const name = `Twin ${newId('organisation')}`
    const one = await foundOrganisation(site.db, { name, kind: 'school' })
    const other = await foundOrganisation(site.db, { name, kind: 'home' })

    expect(one.network).not.toBe(other.network)
    expect(await organisationsNamed(site.db, name)).toMatchObject([
      { id: one.id, network: one.network, kind: 'school' },
      { id: other.id, network: other.network, kind: 'home' },
    ])
  })

  test.each([
    ['in other letters', (name: string) => name.toUpperCase()],
    ['with spaces about', (name: string) => `  ${name} `],
  ])('it is found by its name %s', async (_how, written) => {
    const name = `Āwa Street ${newId('organisation')}`
    const { id } = await foundOrganisation(site.db, { name, kind: 'school' })

    expect((await organisationsNamed(site.db, written(name))).map((one) => one.id)).toEqual([id])
  })

  test('it is found by its id, and not by a part of its name', async () => {
    expect((await organisationsNamed(site.db, school.id)).map(({ id }) => id)).toEqual([school.id])
    const name = `Whole ${newId('organisation')}`
    await foundOrganisation(site.db, { name, kind: 'school' })
    expect(await organisationsNamed(site.db, name.slice(0, 12))).toEqual([])
  })

  test.each(['', '%', "' or true --", 'null'])('nothing is called %j', async (name) => {
    expect(await organisationsNamed(site.db, name)).toEqual([])
  })
})

describe('the operator at the machine', () => {
  test('stands there as a leader does, and reads nothing that a learner wrote', async () => {
    const steward = stewardOf(school)

    expect(steward).toMatchObject({
      network: school.network,
      standing: { led: [school.id], learners: [] },
    })
  })
})

describe('the organisations one belongs to', () => {
  const mine = async (person: Id<'person'>) => {
    const found = await readOrganisationsLedOrStaffed(site.db, await school.viewer(person))
    return found.map(({ id }) => id)
  }

  test.each(['teacher', 'staff', 'leader', 'administrator'] as const)(
    'are those where one is a %s',
    async (role) => {
      expect(await mine(await school.person(role))).toEqual([school.id])
    },
  )

  test.each(['learner', 'guardian', 'volunteer'] as const)('are none for a %s', async (role) => {
    expect(await mine(await school.person(role))).toEqual([])
  })
})

describe('a school, looked at', () => {
  const look = async (person: Id<'person'>, name = '', after?: Id<'person'>, day = '2026-03-31') =>
    readOrganisation(site.db, await school.viewer(person), school.id, { day, name, after })

  test('counts who is there today, by what they are', async () => {
    const leader = await school.person('leader')
    await school.person('learner')
    await school.person('learner')
    await school.person('learner', 'Left', { to: '2026-03-31' })
    await school.person('learner', 'Not yet', { from: '2026-04-01' })

    const { roles, people, leads } = await look(leader)

    expect(roles).toEqual([
      { role: 'learner', people: 2 },
      { role: 'leader', people: 1 },
    ])
    expect(people.map(({ name }) => name)).not.toContain('Left')
    expect(people.map(({ name }) => name)).not.toContain('Not yet')
    expect(leads).toBe(true)
  })

  test('is seen by those who work there, who do not lead it by that', async () => {
    expect((await look(await school.person('teacher'))).leads).toBe(false)
  })

  test.each(['learner', 'guardian', 'volunteer'] as const)(
    'is not there for a %s',
    async (role) => {
      await expect(look(await school.person(role))).rejects.toMatchObject(notThere)
    },
  )

  test('is not there for a leader of another', async () => {
    const elsewhere = await aSchool(site)
    const stranger = await elsewhere.viewer(await elsewhere.person('leader'))

    await expect(
      readOrganisation(site.db, stranger, school.id, {
        day: '2026-03-31',
        name: '',
        after: undefined,
      }),
    ).rejects.toMatchObject(notThere)
  })

  test('is read page by page, everybody once, also those of one name', async () => {
    const leader = await school.person('leader', 'Zo')
    for (let at = 0; at < 60; at++)
      await school.person('learner', at % 3 === 0 ? 'Ana Lee' : `Ana ${at}`)
    const seen: Id<'person'>[] = []
    let page = await look(leader)
    while (page.people.length > 0) {
      seen.push(...page.people.map(({ id }) => id))
      page = await look(leader, '', seen.at(-1))
    }

    expect(seen).toHaveLength(61)
    expect(new Set(seen).size).toBe(61)
  })

  test('stands in the order people expect, page by page, whatever the accents and capitals', async () => {
    const leader = await school.person('leader', 'Zoe')
    const first = ['Aria', 'Āria', 'ava', 'Émile', 'Eve']
    for (const name of first.toReversed()) await school.person('learner', name)
    for (let at = 10; at < 60; at++) await school.person('learner', `m${at}`)

    const page = await look(leader)
    const rest = await look(leader, '', page.people.at(-1)!.id)

    const names = [...page.people, ...rest.people].map(({ name }) => name)
    expect(new Set(names.slice(0, 2))).toEqual(new Set(first.slice(0, 2)))
    expect(names.slice(2, 5)).toEqual(first.slice(2))
    expect(names.at(-1)).toBe('Zoe')
    expect(names).toHaveLength(56)
  })

  test.each([
    ['aria', 'Āria'],
    ['ĀRIA', 'Aria'],
    ['oneill', 'Siobhán O’Neill'],
    ['łukasz', 'Lukasz'],
  ])('searched for %s finds %s', async (sought, name) => {
    const leader = await school.person('leader', 'Plain')
    await school.person('learner', name)

    expect((await look(leader, sought)).people.map((one) => one.name)).toEqual([name])
  })

  test.each(['%', '_', '\\'])('searched for %s finds that sign and nothing else', async (sign) => {
    const leader = await school.person('leader', 'Plain')
    await school.person('learner', `Odd ${sign} name`)

    expect((await look(leader, sign)).people.map(({ name }) => name)).toEqual([`Odd ${sign} name`])
  })
})
