import { beforeAll, describe, expect, test } from 'vitest'
import { aSchool } from '../../../../test/school.ts'
import { testSite, type TestSite } from '../../../../test/site.ts'
import { zipOf } from '../../../../test/oneroster.ts'
import { steward } from '../../../platform/viewer.ts'
import { writeRoster } from '../exporting/export.ts'
import { readRoster } from '../reading/read.ts'
import type { Roster } from '../roster.ts'
import { applyRoster, checkRoster, exportRoster, readHost } from './actions.ts'

const today = '2026-03-31'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})

/** A roster of some schools, whose learners are all at the first. */
function files(orgs: readonly string[], learners: readonly string[] = ['sam']) {
  const users = learners.map((one) => `${one},awa,student,${one},${one},Small`)
  return {
    'orgs.csv': ['sourcedId,status,name,type', ...orgs, ''].join('\n'),
    'users.csv': ['sourcedId,orgSourcedIds,role,username,givenName,familyName', ...users, ''].join(
      '\n',
    ),
  }
}

async function aPlace() {
  const school = await aSchool(site, 'Te Kura o Awa')
  const leader = steward(school.network, [school.id])
  const { db } = site
  const take = async (roster: Roster) =>
    applyRoster(db, leader, school.id, { roster, today, confirmEnding: true })
  return {
    school,
    take,
    takeFiles: async (some: ReturnType<typeof files>) =>
      take((await readRoster(await zipOf(some))).roster),
    check: (roster: Roster) => checkRoster(db, leader, school.id, { roster, today }),
    /** The school as it goes out in a ZIP, read again. */
    goneOut: async () => {
      const out = await exportRoster(db, leader, school.id, today)
      return (await readRoster(await writeRoster(out))).roster
    },
    name: async () => (await readHost(db, leader, school.id)).name,
  }
}

describe('the organisation that took a roster in is the same in the next', () => {
  test('that names a second school beside it', async () => {
    const { takeFiles } = await aPlace()
    await takeFiles(files(['awa,,Awa School,school']))

    const next = files(['awa,,Awa School,school', 'rimu,,Rimu School,school'], ['sam', 'nia'])
    const { changes } = await takeFiles(next)

    expect(changes.organisations).toMatchObject({ new: 1, changed: 0 })
    expect(changes.people).toMatchObject({ new: 1, changed: 0, same: 1 })
    expect(changes.affiliations).toMatchObject({ new: 1, changed: 0, ended: 0, same: 1 })
  })

  test('that calls it by another name, though it is one of several', async () => {
    const { takeFiles, name } = await aPlace()
    const two = ['awa,,Te Kura o Awa,school', 'rimu,,Rimu School,school']
    await takeFiles(files(two))

    const { changes } = await takeFiles(files(['awa,,Awa Area School,school', two[1]!]))

    expect(changes.organisations).toMatchObject({ new: 0, changed: 0, ended: 0, same: 1 })
    expect(changes.affiliations).toMatchObject({ new: 0, changed: 0, ended: 0, same: 1 })
    expect(await name()).toBe('Te Kura o Awa')
  })

  test('that ends another: what is over is not counted among those it could be', async () => {
    const { takeFiles } = await aPlace()

    const first = await takeFiles(
      files(['awa,,Awa School,school', 'rimu,tobedeleted,Rimu School,school']),
    )

    expect(first.changes.organisations).toMatchObject({ new: 0 })
    expect(first.changes.affiliations.new).toBe(1)
  })
})

describe('a roster that calls the organisation taking it in by another name', () => {
  const renamed = (roster: Roster, sourceId: string): Roster => ({
    ...roster,
    organisations: roster.organisations.map((one) =>
      one.sourceId === sourceId ? { ...one, name: 'Awa Area School' } : one,
    ),
  })

  test('recognises it in its own export by our id, does not rename it, and says so', async () => {
    const { school, take, check, goneOut, name } = await aPlace()
    await school.person('learner')
    const out = renamed(await goneOut(), school.id)

    const looked = await check(out)
    const done = await take(out)

    expect([looked.calledThere, done.calledThere]).toEqual(['Awa Area School', 'Awa Area School'])
    for (const counts of Object.values(done.changes)) {
      expect(counts).toMatchObject({ new: 0, changed: 0, resumed: 0, ended: 0 })
    }
    expect(await name()).toBe('Te Kura o Awa')
  })

  test('recognises it by the id that its own roster gave it, too', async () => {
    const { takeFiles, take, goneOut, name } = await aPlace()
    await takeFiles(files(['awa,,Te Kura o Awa,school', 'rimu,,Rimu School,school']))

    const done = await take(renamed(await goneOut(), 'awa'))

    expect(done.calledThere).toBe('Awa Area School')
    expect(done.changes.organisations).toMatchObject({ new: 0, changed: 0, ended: 0 })
    expect(await name()).toBe('Te Kura o Awa')
  })

  test('has nothing to say where the name is the same but for its letters, or is not told', async () => {
    const { takeFiles } = await aPlace()

    expect((await takeFiles(files(['awa,,te kura o AWA,school']))).calledThere).toBeUndefined()
    const nameless = { ...files([]), 'orgs.csv': 'sourcedId,type\nawa,school\n' }
    expect((await takeFiles(nameless)).calledThere).toBeUndefined()
  })
})
