import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { recordForNetwork, record } from '../../src/people/audit/actions.ts'
import { checkChain, listChains } from '../../src/people/audit/checking.ts'
import { publicKeyOf } from '../../src/people/audit/checkpoint.ts'
import { serversOwn } from '../../src/people/audit/deed.ts'
import { signHeads } from '../../src/people/audit/signing.ts'
import { findEntries } from '../../src/people/audit/store.ts'
import { importPublicFramework } from '../../src/learning/frameworks/importing.ts'
import { makeSignInLink, signIn, signOut, whoIsIt } from '../../src/people/accounts/actions.ts'
import { letGo, letIn, makeClassroom, readClassroom } from '../../src/people/classrooms/actions.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { newId } from '../../src/platform/id.ts'
import { nobody, steward, type Viewer } from '../../src/platform/viewer.ts'
import { readRoster } from '../../src/standards/oneroster/reading/read.ts'
import { applyRoster, exportRoster } from '../../src/standards/oneroster/applying/actions.ts'
import { writingToBeRead } from '../../src/demo/writing-to-be-read.ts'
import { atOnce } from '../at-once.ts'
import { connected, testDatabase } from '../database.ts'
import { faultless, zipOf } from '../oneroster.ts'
import { aSchool, type TestSchool } from '../school.ts'
import { testSite, type TestSite } from '../site.ts'
import { auditColumns, meddle } from './meddling.ts'

const key = generateKeyPairSync('ed25519').privateKey
const publicKey = publicKeyOf(key)

let site: TestSite
let school: TestSchool
let viewer: Viewer
beforeAll(async () => {
  site = await testSite()
  school = await aSchool(site)
  viewer = steward(school.network, [school.id])
})

const today = '2026-03-31'

function chainOf({ network, id, name }: TestSchool) {
  return { network, organisation: id, name }
}

async function entriesOf(of: TestSchool) {
  const entries = await site.db.directory((tx) => findEntries(tx, chainOf(of), 0))
  return entries.map(({ payload, ...entry }) => ({
    ...entry,
    facts: payload ? (JSON.parse(payload.facts) as unknown) : null,
  }))
}

function check(of: TestSchool) {
  return checkChain(site, chainOf(of), publicKey)
}

async function recordSomething(tx: Tx, of: TestSchool, who: Viewer = viewer): Promise<void> {
  const object = newId('classroom')
  await record(tx, who, { organisation: of.id, action: 'classroom.made', object })
}

describe('what is written down', () => {
  test('of a school: its founding, who came in and went out, and who was let into a classroom', async () => {
    const here = await aSchool(site)
    const [teacher, leader] = [await here.person('teacher'), await here.person('leader')]
    const learner = await here.person('learner')
    const somebody = { network: here.network, person: teacher }
    const secret = await signIn(site, await makeSignInLink(site, somebody))
    const room = { id: newId('classroom'), organisation: here.id, name: 'Kākāpō' }
    const leads = await here.viewer(leader)
    await makeClassroom(site.db, leads, room, today)
    await letIn(site.db, leads, { id: room.id, person: learner, role: 'learner' }, today)
    await letIn(site.db, leads, { id: room.id, person: learner, role: 'learner' }, today)
    const { members } = await readClassroom(site.db, leads, room.id, today)
    const { membership } = members[0]!
    await letGo(site.db, leads, { id: room.id, membership }, today)
    await letGo(site.db, leads, { id: room.id, membership }, today)
    await signOut(site, secret)
    await signOut(site, secret)

    const found = await entriesOf(here)

    const inRoom = { objectKind: 'classroom', object: room.id, actor: leader }
    const facts = { person: learner, role: 'learner', from: today }
    expect(found).toMatchObject([
      { action: 'organisation.founded', object: here.id, actor: nobody, facts: { kind: 'school' } },
      { action: 'sign-in.link-made', objectKind: 'person', object: teacher, actor: nobody },
      { action: 'session.begun', object: teacher, actor: teacher, facts: {} },
      { action: 'classroom.made', ...inRoom, facts: { teaches: false, from: today } },
      { action: 'classroom.person-let-in', ...inRoom, facts },
      { action: 'classroom.person-let-go', ...inRoom, facts },
      { action: 'session.ended', object: teacher, actor: teacher },
    ])
    expect(found.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(JSON.stringify(found)).not.toMatch(/Kākāpō|teacher \d|learner \d/)
  })

  test('of a session that was over by itself: its end, once', async () => {
    const late = await testSite()
    const teacher = await school.person('teacher')
    const somebody = { network: school.network, person: teacher }
    const secret = await signIn(late, await makeSignInLink(late, somebody))
    late.clock.pass({ days: 31 })

    await whoIsIt(late, secret)
    await whoIsIt(late, secret)

    const ended = (await entriesOf(school)).filter(
      ({ action, object }) => action === 'session.ended' && object === teacher,
    )
    expect(ended).toMatchObject([{ actor: nobody }])
  })

  test('of a roster: how many of each kind came and went, and that it went out', async () => {
    const here = await aSchool(site)
    const leader = steward(here.network, [here.id])
    const { roster } = await readRoster(await zipOf(faultless()))

    const { changes } = await applyRoster(site.db, leader, here.id, { roster, today })
    await exportRoster(site.db, leader, here.id, today)

    const [, applied, ...others] = await entriesOf(here)
    expect(applied).toMatchObject({
      action: 'roster.applied',
      object: here.id,
      facts: {
        'people.new': changes.people.new,
        'enrolments.new': changes.enrolments.new,
      },
    })
    expect(changes.people.new).toBeGreaterThan(0)
    const granted = others.filter(({ action }) => action === 'roster.granted')
    expect(others.slice(0, -1)).toEqual(granted)
    expect(others.at(-1)).toMatchObject({ action: 'roster.exported', objectKind: 'organisation' })
  })

  test('of a framework for everybody stands in the server’s own chain', async () => {
    const when = { now: site.now(), today }

    const { framework } = await importPublicFramework(site.db, writingToBeRead, when)

    const chains = await listChains(site)
    const own = chains.find(({ network }) => network === serversOwn.network)
    const entries = await site.db.directory((tx) => findEntries(tx, own!, 0))
    expect(entries.at(-1)).toMatchObject({
      action: 'framework.brought-in',
      object: framework,
      actor: nobody,
    })
  })

  test('of a deed for a network stands where its doer leads; who leads nothing does none', async () => {
    const here = await aSchool(site)
    const learner = await here.viewer(await here.person('learner'))
    const object = newId('framework')

    const exportAs = (who: Viewer) =>
      site.db.as(who, (tx) => recordForNetwork(tx, who, { action: 'framework.exported', object }))

    await exportAs(steward(here.network, [here.id]))

    await expect(exportAs(learner)).rejects.toThrow('heads no organisation')
    expect((await entriesOf(here)).map(({ actor }) => actor)).toEqual([nobody, nobody])
  })
})

describe('a deed and what is written of it', () => {
  test('are undone together', async () => {
    const before = await entriesOf(school)

    const work = site.db.as(viewer, async (tx) => {
      await recordSomething(tx, school)
      throw new RangeError('too far')
    })

    await expect(work).rejects.toThrow('too far')
    expect(await entriesOf(school)).toEqual(before)
    expect(await check(school)).toMatchObject({ fault: undefined, strays: 0 })
  })

  test('fail together: what cannot be written down is not done', async () => {
    const learner = await school.person('learner')
    const stranger = { ...viewer, person: newId('person') }

    const work = site.db.as(viewer, async (tx) => {
      await tx.updateTable('person').set({ picture: 'kite' }).where('id', '=', learner).execute()
      await record(tx, stranger, {
        organisation: school.id,
        action: 'classroom.made',
        object: newId('classroom'),
      })
    })

    await expect(work).rejects.toMatchObject({ code: '42501' })
    const kept = await site.db.as(viewer, (tx) =>
      tx.selectFrom('person').where('id', '=', learner).select('picture').executeTakeFirstOrThrow(),
    )
    expect(kept.picture).toBeNull()
    const session = signIn(site, await makeLinkOfNobody())
    await expect(session).rejects.toMatchObject({ code: '42501' })
  })

  test('at once with nineteen others make one chain, without a fork and without a gap', async () => {
    const here = await aSchool(site)
    const who = steward(here.network, [here.id])

    const done = await atOnce(site.db, 20, () =>
      site.db.as(who, (tx) => recordSomething(tx, here, who)),
    )

    expect(done.map(({ status }) => status)).toEqual(done.map(() => 'fulfilled'))
    expect((await entriesOf(here)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 21 }, (_, at) => at + 1),
    )
    expect(await check(here)).toMatchObject({ entries: 21, fault: undefined, strays: 0 })
  })

  test('are of one’s own network, and in one’s own name', async () => {
    const elsewhere = await aSchool(site)
    const before = await entriesOf(elsewhere)

    const inOthers = site.db.as(viewer, (tx) =>
      recordSomething(tx, elsewhere, { ...viewer, network: elsewhere.network }),
    )

    await expect(inOthers).rejects.toMatchObject({ code: '42501' })
    expect(await entriesOf(elsewhere)).toEqual(before)
  })

  test('get their place and their moment from the database, whatever the program would say', async () => {
    const values = { network_id: school.network, organisation_id: school.id }
    const entry = {
      ...values,
      actor_id: viewer.person,
      action: 'classroom.made',
      object_kind: 'classroom',
      object_id: newId('classroom'),
      commitment: '0'.repeat(64),
    }
    for (const own of [{ seq: 1 }, { at: new Date(0) }, { hash: '0'.repeat(64) }]) {
      const work = site.db.as(viewer, (tx) =>
        tx
          .insertInto('audit_entry')
          .values({ ...entry, ...own })
          .execute(),
      )
      await expect(work).rejects.toMatchObject({ code: '42501' })
    }
  })
})

/** A link whose person is nowhere, as none can be made by an action, nor by the program’s own session. */
async function makeLinkOfNobody(): Promise<string> {
  const somebody = { network: school.network, person: await school.person('learner') }
  const token = await makeSignInLink(site, somebody)
  const { connection } = await testDatabase()
  await connected(connection('owner'), async (client) => {
    await client.query('begin; set local session_replication_role = replica')
    const moved = [newId('person'), somebody.person]
    await client.query('update sign_in_link set person_id = $1 where person_id = $2', moved)
    await client.query('commit')
  })
  return token
}

test('nobody changes or takes away what was written down, nor moves the head of a chain', async () => {
  const teacher = await school.viewer(await school.person('teacher'))
  await site.db.as(teacher, (tx) => recordSomething(tx, school, teacher))
  await signHeads(site, key, { all: true })

  const { attempts, allowed } = await meddle(await testDatabase(), teacher)

  console.log(`T-38 ${attempts} attempts, ${allowed.length} allowed`)
  expect(allowed).toEqual([])
  expect(await check(school)).toMatchObject({ fault: undefined })
})

test('the program may add to a chain, and read nothing of it', async () => {
  for (const table of Object.keys(auditColumns) as (keyof typeof auditColumns)[]) {
    const look = site.db.as(viewer, (tx) => tx.selectFrom(table).selectAll().execute())

    await expect(look).rejects.toMatchObject({ code: '42501' })
  }
})
