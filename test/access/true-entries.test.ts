import { beforeAll, describe, expect, test } from 'vitest'
import { record } from '../../src/people/audit/actions.ts'
import { actions, objectKind, type Action } from '../../src/people/audit/deed.ts'
import { findEntries } from '../../src/people/audit/store.ts'
import { beginLook, endLook } from '../../src/people/safeguarding/actions.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { steward, type Viewer } from '../../src/platform/viewer.ts'
import { aSchool, aSchoolBeside, type TestSchool } from '../school.ts'
import { testSite, type TestSite } from '../site.ts'
import { asOwner } from './matrix-world.ts'

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

/** Writes an entry with facts straight into its rows. */
async function entersAs(
  who: Viewer,
  { facts = '{}', ...entry }: { action: string; object_kind: string; facts?: string },
  object_id: string = school.id,
) {
  const chain = { network_id: school.network, organisation_id: school.id }
  const commitment = newId('entry').replaceAll('-', '').padEnd(64, 'a')
  return site.db.as(who, async (tx) => {
    await tx
      .insertInto('audit_payload')
      .values({ ...chain, commitment, salt: 'a'.repeat(64), facts })
      .execute()
    await tx
      .insertInto('audit_entry')
      .values({ ...chain, ...entry, commitment, actor_id: who.person, object_id })
      .execute()
  })
}

/** A look of theirs that they have ended, whatever they are, and at whom. */
async function anEndedLookOf(who: Viewer): Promise<{ object: Id<'person'>; facts: string }> {
  const [learner, id] = [await school.person('learner'), newId('look')]
  await asOwner((client) =>
    client.query(
      `insert into look (network_id, id, by_id, person_id, organisation_id, begun_at, ends_at, stopped_at)
         values ($1, $2, $3, $4, $5, now(), now(), now())`,
      [school.network, id, who.person, learner, school.id],
    ),
  )
  return { object: learner, facts: factsOf(id) }
}

function factsOf(look: Id<'look'>): string {
  return `{"look":"${look}"}`
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

  test('are of deeds that the program knows and the database too, each done to the same kind of thing', async () => {
    const { rows } = await asOwner((client) =>
      client.query<{ action: string; object_kind: string }>('select * from audit.deed'),
    )

    const known = rows.map(({ action, object_kind }) => [action, object_kind])
    expect(known.toSorted()).toEqual(
      actions.map((action) => [action, objectKind(action)]).toSorted(),
    )
  })

  test('are of no deed of another name, and of none done to another kind of thing', async () => {
    const before = await entriesOf(school)

    for (const [action, kind] of [
      ['classroom.burnt', 'classroom'],
      ['classroom.made', 'person'],
    ] as const) {
      const entering = entersAs(viewer, { action, object_kind: kind })
      await expect(entering).rejects.toMatchObject({ code: '42501' })
    }

    expect(await entriesOf(school)).toEqual(before)
  })

  const staff = ['teacher', 'staff', 'leader', 'administrator', 'safeguarding-lead'] as const
  const everybody = ['learner', 'guardian', 'volunteer', ...staff] as const
  type Role = (typeof everybody)[number]

  /** Who may write a deed down at the school, by what they are there. */
  const doers = {
    'classroom.made': staff,
    'roster.applied': ['leader', 'administrator'],
    'framework.brought-in': ['leader', 'administrator'],
    'organisation.founded': ['leader', 'administrator'],
    'look.begun': ['safeguarding-lead'],
    'look.ended': staff,
    'session.begun': [],
    'sign-in.link-made': [],
  } as const satisfies Partial<Record<Action, readonly Role[]>>

  test.each(Object.keys(doers) as (keyof typeof doers)[])(
    'of %s are written by those alone whose deed it is',
    async (action) => {
      const able: Role[] = []
      for (const role of everybody) {
        const who = await school.viewer(await school.person(role))
        const { object, facts } = action.startsWith('look.')
          ? await anEndedLookOf(who)
          : { object: school.id, facts: '{}' }
        const entering = entersAs(who, { action, facts, object_kind: objectKind(action) }, object)
        const code = await entering.then(
          () => able.push(role),
          (error: { code?: string }) => error.code,
        )
        if (!able.includes(role)) expect(code).toBe('42501')
      }

      expect(able).toEqual(
        everybody.filter((role) => (doers[action] as readonly Role[]).includes(role)),
      )
    },
  )

  test('of a look are of one that there is, and that is over where they say so', async () => {
    const lead = await school.viewer(await school.person('safeguarding-lead'))
    const [learner, another] = [await school.person('learner'), await school.person('learner')]
    const looks = { action: 'look.begun', object_kind: 'person' }
    const ended = { ...looks, action: 'look.ended' }
    const refused = { code: '42501' }
    await expect(entersAs(lead, looks, learner)).rejects.toMatchObject(refused)

    const look = { id: newId('look'), learner, because: 'Somebody is worried.' }
    await beginLook(site.db, lead, look, { now: site.now(), today: '2026-03-31' })

    const ofIt = { facts: factsOf(look.id) }
    const looking = await school.viewer(lead.person)
    for (const [entry, object] of [
      [{ ...ended, ...ofIt }, learner],
      [{ ...looks, ...ofIt }, learner],
      [{ ...looks, ...ofIt }, another],
      [{ ...looks, facts: factsOf(newId('look')) }, learner],
    ] as const)
      await expect(entersAs(looking, entry, object)).rejects.toMatchObject(refused)
    await endLook(site.db, looking, learner, site.now())
    for (const entry of [looks, ended])
      await expect(entersAs(looking, { ...entry, ...ofIt }, learner)).rejects.toMatchObject(refused)
    const told = (await entriesOf(school)).filter(({ object }) => object === learner)
    expect(told.map(({ action }) => action)).toEqual(['look.begun', 'look.ended'])
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
