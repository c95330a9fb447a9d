import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aSchool } from '../../../../test/school.ts'
import { testSite } from '../../../../test/site.ts'
import { addGuardianships } from '../../../people/families/adding.ts'
import { foundOrganisation, stewardOf } from '../../../people/organisations/actions.ts'
import type { Database } from '../../../platform/db/database.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { applyRoster, exportRoster } from '../applying/actions.ts'
import { readRoster } from '../reading/read.ts'
import { writeRoster } from './export.ts'
import { rightsTold, writtenLink, type Looking } from './relations.ts'

const today = '2026-03-31'
const relationships = ['guardian', 'parent', 'relative', 'carer', 'other'] as const
const rights = ['full', 'limited'] as const
const ways: readonly Looking[] = relationships.flatMap((relationship) =>
  rights.map((one) => ({ relationship, rights: one })),
)

interface Place {
  readonly viewer: Viewer
  readonly id: Parameters<typeof exportRoster>[2]
}

async function goesOut(db: Database, { viewer, id }: Place) {
  const zip = await writeRoster(await exportRoster(db, viewer, id, today))
  return (await readRoster(zip, { strict: true })).roster
}

async function comesIn(db: Database, { viewer, id }: Place, from: Place) {
  return applyRoster(db, viewer, id, { roster: await goesOut(db, from), today })
}

async function anEmptySchool(db: Database): Promise<Place> {
  const founded = await foundOrganisation(db, { name: 'Another School', kind: 'school' })
  return { viewer: stewardOf(founded), id: founded.id }
}

/** How fully every child is looked after, by their name, which is how it was when it was first written down. */
async function rightsIn(db: Database, { viewer }: Place): Promise<ReadonlyMap<string, string>> {
  const rows = await db.as(viewer, (tx) =>
    tx
      .selectFrom('guardianship')
      .innerJoin('person', 'person.id', 'guardianship.child_id')
      .where('guardianship.network_id', '=', viewer.network)
      .select(['display_name', 'relationship', 'rights'])
      .orderBy('display_name')
      .execute(),
  )
  return new Map(rows.map((one) => [one.display_name, `${one.relationship} ${one.rights}`]))
}

/** A school in which every child has one guardian, each in another way. */
async function aSchoolOfFamilies(families: readonly Looking[]) {
  const site = await testSite()
  const { db } = site
  const school = await aSchool(site)
  const here: Place = { viewer: stewardOf(school), id: school.id }
  for (const [at, family] of families.entries()) {
    const child = await school.person('learner', `Child ${at}`)
    const guardian = await school.person('guardian', `Guardian ${at}`)
    const link = { guardian, child, organisation: school.id, from: '2026-01-01', ...family }
    await db.as(here.viewer, (tx) => addGuardianships(tx, here.viewer, [link]))
  }
  return { db, here }
}

test('a roster tells of every guardian what they may see and decide, whatever they are to the child', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ways), (one) => {
      expect(rightsTold(writtenLink(one))).toBe(one.rights)
    }),
  )
  for (const one of ways) expect(rightsTold(writtenLink(one))).toBe(one.rights)
})

test('a parent with limits goes out as a relative, and any other parent as a parent', () => {
  expect(writtenLink({ relationship: 'parent', rights: 'limited' })).toBe('relative')
  expect(writtenLink({ relationship: 'parent', rights: 'full' })).toBe('parent')
  expect(writtenLink({ relationship: 'carer', rights: 'full' })).toBe('guardian')
})

test('no guardian has more or less in another school, nor in the same one when the roster comes home', async () => {
  const { db, here } = await aSchoolOfFamilies(ways)
  const before = await rightsIn(db, here)
  const there = await anEmptySchool(db)
  const further = await anEmptySchool(db)

  await comesIn(db, there, here)
  await comesIn(db, further, there)
  const { changes } = await comesIn(db, here, here)

  const onlyRights = (all: ReadonlyMap<string, string>) =>
    [...all].map(([child, one]) => [child, one.split(' ')[1]])
  expect(onlyRights(before)).toEqual(ways.map(({ rights }, at) => [`Child ${at}`, rights]))
  expect(onlyRights(await rightsIn(db, there))).toEqual(onlyRights(before))
  expect(onlyRights(await rightsIn(db, further))).toEqual(onlyRights(before))
  expect(changes.guardianships).toMatchObject({ changed: 0, new: 0, ended: 0 })
  expect(await rightsIn(db, here)).toEqual(before)
})

test('a roster that gives a parent limits comes home to where the parent has them, and they stay a parent', async () => {
  const { db, here } = await aSchoolOfFamilies([{ relationship: 'parent', rights: 'full' }])
  const there = await anEmptySchool(db)
  await comesIn(db, there, here)
  await db.as(there.viewer, (tx) =>
    tx
      .updateTable('guardianship')
      .set({ rights: 'limited', settled_at: new Date() })
      .where('network_id', '=', there.viewer.network)
      .execute(),
  )

  const { changes } = await comesIn(db, there, there)

  expect(changes.guardianships).toMatchObject({ changed: 0, same: 1 })
  expect([...(await rightsIn(db, there)).values()]).toEqual(['parent limited'])
})
