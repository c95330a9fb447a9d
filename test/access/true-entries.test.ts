import { beforeAll, describe, expect, test } from 'vitest'
import { record } from '../../src/people/audit/actions.ts'
import { findEntries } from '../../src/people/audit/store.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { steward, type Viewer } from '../../src/platform/viewer.ts'
import { aSchool, aSchoolBeside, type TestSchool } from '../school.ts'
import { testSite, type TestSite } from '../site.ts'

let site: TestSite
let school: TestSchool
let viewer: Viewer
beforeAll(async () => {
  site = await testSite()
  school = await aSchool(site)
  viewer = steward(school.network, [school.id])
})

function entriesOf({ network, id }: TestSchool) {
  return site.db.directory((tx) => findEntries(tx, { network, organisation: id }, 0))
}

async function recordSomething(tx: Tx, of: Pick<TestSchool, 'id'>, who: Viewer): Promise<void> {
  const object = newId('classroom')
  await record(tx, who, { organisation: of.id, action: 'classroom.made', object })
}

describe('entries', () => {
  test('stand where their doer works, and nowhere else', async () => {
    const beside = await aSchoolBeside(site, school)
    const learner = await school.viewer(await school.person('learner'))
    const teacher = await school.viewer(await school.person('teacher'))
    const nowhere = { id: newId('organisation') }
    const enter = (who: Viewer, where: Pick<TestSchool, 'id'>) =>
      site.db.as(who, (tx) => recordSomething(tx, where, who))
    const before = [await entriesOf(school), await entriesOf(beside)]

    for (const [who, where] of [
      [learner, school],
      [learner, nowhere],
      [teacher, beside],
      [teacher, nowhere],
      [viewer, nowhere],
    ] as const) {
      await expect(enter(who, where)).rejects.toMatchObject({ code: '42501' })
    }

    expect([await entriesOf(school), await entriesOf(beside)]).toEqual(before)
    await enter(teacher, school)
    expect(await entriesOf(school)).toHaveLength(before[0]!.length + 1)
  })

  test('of a room that one teaches without working at its school stand there, and are about it', async () => {
    const beside = await aSchoolBeside(site, school)
    const guest = await school.person('teacher')
    const room = await beside.room({})
    const who: Viewer = await school.viewer(guest)
    const teaching = { ...who, standing: { ...who.standing, taught: [room], audiences: [room] } }
    const enter = (organisation: Id<'organisation'>, object: Id<'classroom'>) =>
      site.db.as(teaching, (tx) =>
        record(tx, teaching, { organisation, action: 'classroom.person-let-go', object }),
      )

    await enter(beside.id, room)

    await expect(enter(beside.id, newId('classroom'))).rejects.toMatchObject({ code: '42501' })
    await expect(enter(newId('organisation'), room)).rejects.toMatchObject({ code: '42501' })
    expect((await entriesOf(beside)).at(-1)).toMatchObject({ object: room, actor: guest })
  })

  test('come with their facts, or not at all', async () => {
    const entry = {
      network_id: school.network,
      organisation_id: school.id,
      actor_id: viewer.person,
      action: 'classroom.made',
      object_kind: 'classroom',
      object_id: newId('classroom'),
      commitment: 'a'.repeat(64),
    }

    const before = await entriesOf(school)

    const work = site.db.as(viewer, (tx) => tx.insertInto('audit_entry').values(entry).execute())

    await expect(work).rejects.toMatchObject({ code: '23514' })
    expect(await entriesOf(school)).toEqual(before)
  })
})
