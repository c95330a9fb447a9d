import { describe, expect, test } from 'vitest'
import { aSchool } from '../../../test/school.ts'
import { testSite } from '../../../test/site.ts'
import { addAffiliations } from '../affiliations/adding.ts'
import { addClassrooms, addMembers } from '../classrooms/adding.ts'
import { addGuardianships } from '../families/adding.ts'
import { addPeople } from '../persons/adding.ts'
import { tintFor } from '../persons/person.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/id.ts'
import { steward, type Viewer } from '../../platform/viewer.ts'
import { stewardOf } from './actions.ts'
import { addOrganisations } from './adding.ts'

/** A school, a home that is about to be added, and a family to live in it. */
async function aFamilyToAdd() {
  const site = await testSite()
  const school = await aSchool(site)
  const [home, mother, child, room] = [
    newId('organisation'),
    newId('person'),
    newId('person'),
    newId('classroom'),
  ]
  const from = '2026-02-02'
  const classroom = { id: room, organisation: school.id, name: 'Room 9' }
  const person = { home: school.id, family: 'Rewi' }
  const additions: Record<string, (tx: Tx, viewer: Viewer) => Promise<void>> = {
    organisations: (tx, viewer) =>
      addOrganisations(tx, viewer, [
        { id: home, kind: 'home', name: 'The Rewi home', timeZone: 'Pacific/Chatham' },
      ]),
    people: (tx, viewer) =>
      addPeople(tx, viewer, [
        { ...person, id: mother, given: 'Tui' },
        { ...person, id: child, given: 'Kaia', picture: 'kite', tint: 5 },
      ]),
    affiliations: (tx, viewer) =>
      addAffiliations(tx, viewer, [
        { person: mother, organisation: home, role: 'guardian', from },
        { person: child, organisation: school.id, role: 'learner', from, yearLevel: '6' },
      ]),
    guardianships: (tx, viewer) =>
      addGuardianships(tx, viewer, [
        {
          guardian: mother,
          child,
          organisation: school.id,
          relationship: 'parent',
          rights: 'full',
          from,
        },
      ]),
    classrooms: (tx, viewer) => addClassrooms(tx, viewer, [classroom]),
    members: (tx, viewer) =>
      addMembers(tx, viewer, [{ classroom, person: child, role: 'learner', from }]),
  }
  const leader = steward(school.network, [school.id, home])
  return { site, school, additions, leader, home, mother, child, room }
}

describe('adding many at once', () => {
  test('makes people who can come in, and stand where they were put', async () => {
    const { site, school, additions, leader, mother, child, room } = await aFamilyToAdd()

    await site.db.as(leader, async (tx) => {
      for (const add of Object.values(additions)) await add(tx, leader)
    })

    expect((await school.viewer(mother)).standing).toMatchObject({ children: [child], led: [] })
    expect((await school.viewer(child)).standing).toMatchObject({
      known: [mother],
      audiences: [room],
    })
  })

  test('gives people a tint of their own where none was chosen, and leaves a chosen one', async () => {
    const { site, additions, leader, mother, child } = await aFamilyToAdd()

    const people = await site.db.as(leader, async (tx) => {
      await additions['organisations']?.(tx, leader)
      await additions['people']?.(tx, leader)
      return tx
        .selectFrom('person')
        .where('network_id', '=', leader.network)
        .select(['id', 'display_name', 'picture', 'tint'])
        .execute()
    })

    expect(people).toContainEqual({
      id: mother,
      display_name: 'Tui Rewi',
      picture: null,
      tint: tintFor(mother),
    })
    expect(people).toContainEqual({
      id: child,
      display_name: 'Kaia Rewi',
      picture: 'kite',
      tint: 5,
    })
  })

  test.each(['organisations', 'people', 'affiliations', 'guardianships', 'classrooms', 'members'])(
    'of %s is not for those who lead elsewhere, nor for strangers',
    async (kind) => {
      const { site, school, additions } = await aFamilyToAdd()
      const elsewhere = await aSchool(site)
      const inTheirName = { ...stewardOf(elsewhere), network: school.network }

      for (const viewer of [inTheirName, stewardOf(elsewhere)]) {
        const adding = site.db.as(viewer, async (tx) => additions[kind]?.(tx, viewer))
        await expect(adding).rejects.toMatchObject({ code: '42501' })
      }
    },
  )
})
