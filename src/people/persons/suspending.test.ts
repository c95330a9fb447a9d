import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { readLedger } from '../../../test/access/ledger.ts'
import { connected, testDatabase } from '../../../test/database.ts'
import { aSchool, aSchoolBeside, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { aVisitor, cameIn } from '../../../test/visitor.ts'
import { makeSignInLink, signIn, signOut, whoIsIt } from '../accounts/actions.ts'
import { checkChain } from '../audit/checking.ts'
import { findEntries } from '../audit/store.ts'
import { stewardOf } from '../organisations/actions.ts'
import { newId, type Id } from '../../platform/id.ts'
import { nobody } from '../../platform/viewer.ts'
import { keepRosteredPeople } from './bulk.ts'
import { afterRoster, type Admission } from './person.ts'
import { updateAdmission } from './store.ts'
import { restore, suspend } from './suspending.ts'

let site: TestSite
let school: TestSchool
let person: Id<'person'>
let leader: Id<'person'>
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  person = await school.person('learner', 'Aroha Tamihana')
  leader = await school.person('leader')
})

const notThere = { kind: 'not-found' }
const me = () => ({ network: school.network, person })
const shutOut = async (by = leader) => suspend(site.db, await school.viewer(by), person)
const letIn = async (by = leader) => restore(site.db, await school.viewer(by), person)

async function written(): Promise<readonly string[]> {
  return (await entriesOfThem()).map(({ action }) => action)
}

async function entriesOfThem() {
  const { network, id } = school
  const entries = await site.db.directory((tx) => findEntries(tx, { network, organisation: id }, 0))
  return entries.filter(({ object }) => object === person)
}

/** By whom each of their sessions is written down as ended. */
async function endedBy(): Promise<readonly string[]> {
  const ends = (await entriesOfThem()).filter(({ action }) => action === 'session.ended')
  return ends.map(({ actor }) => actor)
}

async function sessionsAndLinks(): Promise<number> {
  const { connection } = await testDatabase()
  return connected(connection('owner'), async (client) => {
    const { rows } = await client.query<{ many: number }>(
      `select (select count(*) from session where person_id = $1)::int
        + (select count(*) from sign_in_link where person_id = $1)::int as many`,
      [person],
    )
    return rows[0]!.many
  })
}

describe('whoever is suspended', () => {
  test('is out at the next request, by every session and every link, and may not be let in by a new one', async () => {
    const inside = await cameIn(site, me())
    const link = await makeSignInLink(site, me())

    await shutOut()

    expect((await inside.get('/me')).headers.get('location')).toBe('/sign-in')
    expect((await inside.post('/goals', { title: 'To swim' })).status).toBe(401)
    expect(await sessionsAndLinks()).toBe(0)
    const visitor = await aVisitor(site)
    expect((await visitor.get(`/sign-in/${link}`)).status).toBe(404)
    expect((await visitor.post(`/sign-in/${link}`)).status).toBe(422)
    await expect(makeSignInLink(site, me())).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('comes in again when they are let in, by a new link and by nothing old', async () => {
    const inside = await cameIn(site, me())
    const link = await makeSignInLink(site, me())
    await shutOut()

    await letIn()

    expect((await inside.get('/me')).headers.get('location')).toBe('/sign-in')
    await expect(signIn(site, link)).rejects.toMatchObject({ kind: 'invalid' })
    expect((await (await cameIn(site, me())).get('/me')).status).toBe(200)
  })

  test('keeps what is theirs', async () => {
    const room = await school.room({ learners: [person] })
    const before = await school.viewer(person)
    await shutOut()
    await letIn()

    expect((await school.viewer(person)).standing).toEqual(before.standing)
    expect(before.standing.audiences).toEqual([room])
  })

  test('is suspended once, however often it is said, and it is written down once', async () => {
    await makeSignInLink(site, me())
    await Promise.all([shutOut(), shutOut(), shutOut()])
    await letIn()
    await letIn()

    expect(await written()).toEqual(['sign-in.link-made', 'person.suspended', 'person.restored'])
  })

  test('is out even where they come in at that very moment', async () => {
    for (let time = 0; time < 5; time++) {
      const link = await makeSignInLink(site, me())
      const [secret] = await Promise.allSettled([signIn(site, link), shutOut()])

      expect(await sessionsAndLinks()).toBe(0)
      await letIn()
      if (secret.status === 'fulfilled') expect(await whoIsIt(site, secret.value)).toBeUndefined()
    }
  })

  test('gets no session by the database either', async () => {
    await shutOut()
    const moment = site.now()
    const row = { network_id: school.network, person_id: person, expires_at: moment }

    const session = { ...row, token_hash: 'x', started_at: moment, seen_at: moment }
    for (const insert of [
      site.db.directory((tx) => tx.insertInto('session').values(session).execute()),
      site.db.directory((tx) =>
        tx
          .insertInto('sign_in_link')
          .values({ ...row, token_hash: 'x' })
          .execute(),
      ),
    ])
      await expect(insert).rejects.toMatchObject({ code: '42501' })
  })

  test.each(['session', 'sign_in_link'] as const)(
    'is not given a %s of another by the database either',
    async (table) => {
      const friend = await school.person('learner')
      await cameIn(site, { network: school.network, person: friend })
      await makeSignInLink(site, { network: school.network, person: friend })
      await shutOut()

      const move = site.db.directory((tx) =>
        tx.updateTable(table).set({ person_id: person }).where('person_id', '=', friend).execute(),
      )
      await expect(move).rejects.toMatchObject({ code: '42501' })
      const asItsOwner = connected((await testDatabase()).connection('owner'), (client) =>
        client.query(`update ${table} set person_id = $1 where person_id = $2`, [person, friend]),
      )
      await expect(asItsOwner).rejects.toMatchObject({ code: '42501' })
    },
  )
})

describe('of every session that ends with it, it is written that it did', () => {
  test('after the deed, and by whoever did it', async () => {
    for (let times = 0; times < 3; times++) await cameIn(site, me())
    await cameIn(site, { network: school.network, person: leader })

    await shutOut()
    await shutOut()

    expect((await written()).slice(-4)).toEqual([
      'person.suspended',
      'session.ended',
      'session.ended',
      'session.ended',
    ])
    expect(await endedBy()).toEqual([leader, leader, leader])
    const { network, id: organisation, name } = school
    const chain = await checkChain(site, { network, organisation, name }, undefined)
    expect(chain).toMatchObject({ fault: undefined, strays: 0, erased: 0 })
  })

  test('by nobody where the machine did it, and where a roster ended them', async () => {
    await cameIn(site, me())
    await suspend(site.db, stewardOf(school), person)
    await letIn()
    await cameIn(site, me())

    await become('ended')

    expect(await endedBy()).toEqual([nobody, nobody])
  })

  test('once, also of one that is ended by themselves at that very moment', async () => {
    for (let time = 0; time < 5; time++) {
      const secret = await signIn(site, await makeSignInLink(site, me()))
      await Promise.all([signOut(site, secret), shutOut()])
      await letIn()

      expect(await endedBy()).toHaveLength(time + 1)
    }
  })

  test('or not at all, where the deed is undone', async () => {
    await cameIn(site, me())
    const viewer = await school.viewer(leader)

    const undone = site.db.as(viewer, async (tx) => {
      await updateAdmission(tx, viewer, person, { status: 'suspended', suspendedBy: 'hand' })
      throw new RangeError('too far')
    })

    await expect(undone).rejects.toThrow('too far')
    expect(await endedBy()).toEqual([])
    expect(await sessionsAndLinks()).toBe(2)
  })
})

test('the link of somebody whose record ended opens nothing, nor a session when they come back', async () => {
  const inside = await cameIn(site, me())
  const link = await makeSignInLink(site, me())
  await become('ended')

  await expect(signIn(site, link)).rejects.toMatchObject({ kind: 'invalid' })
  await become('active')

  expect((await inside.get('/me')).headers.get('location')).toBe('/sign-in')
  await expect(signIn(site, link)).rejects.toMatchObject({ kind: 'invalid' })
  expect(await sessionsAndLinks()).toBe(0)
})

describe('who decides', () => {
  test.each(['leader', 'administrator'] as const)('is a %s of their school', async (role) => {
    await shutOut(await school.person(role))
    await letIn(await school.person(role))
  })

  test.each(['learner', 'teacher', 'coach', 'staff', 'safeguarding-lead', 'coordinator'] as const)(
    'is no %s, to whom they are nobody',
    async (role) => {
      const by = await school.person(role)
      const before = await readLedger()

      await expect(shutOut(by)).rejects.toMatchObject(notThere)
      await expect(letIn(by)).rejects.toMatchObject(notThere)
      expect(await readLedger()).toEqual(before)
    },
  )

  test('is nobody of another school, of this network or of another', async () => {
    for (const other of [await aSchoolBeside(site, school), await aSchool(site)]) {
      const stranger = await other.viewer(await other.person('leader'))

      await expect(suspend(site.db, stranger, person)).rejects.toMatchObject(notThere)
      await expect(restore(site.db, stranger, person)).rejects.toMatchObject(notThere)
    }
    await expect(
      suspend(site.db, await school.viewer(leader), newId('person')),
    ).rejects.toMatchObject(notThere)
  })

  test('is never the person themselves, not even one who heads the school', async () => {
    for (const oneself of [person, leader]) {
      const viewer = await school.viewer(oneself)
      await expect(suspend(site.db, viewer, oneself)).rejects.toMatchObject(notThere)
    }
  })

  test('decides nothing about who is gone', async () => {
    await become('ended')

    await expect(shutOut()).rejects.toMatchObject({ kind: 'conflict' })
    await expect(letIn()).rejects.toMatchObject({ kind: 'conflict' })
  })
})

describe('the page', () => {
  test('asks first, does it, says so, and undoes it', async () => {
    const head = await cameIn(site, { network: school.network, person: leader })
    const at = `/people/${person}/suspension`
    const list = async () => (await head.get(`/organisations/${school.id}`)).text()
    expect(await list()).toContain(`href="${at}"`)
    expect(await list()).not.toContain(`/people/${leader}/suspension`)
    expect(await (await head.get(at)).text()).toContain('Suspend Aroha Tamihana')

    const done = await head.post(at)

    expect(`${done.status} ${done.headers.get('location')}`).toBe(`303 ${at}`)
    expect(await (await head.get(at)).text()).toContain('They are suspended, and signed out.')
    expect(await list()).toContain('learner, suspended')
    expect(await (await head.get(at)).text()).toContain('Let Aroha Tamihana in again')
    await head.post(`${at}/end`)
    expect(await (await head.get(at)).text()).toContain('Aroha Tamihana may come in.')
  })

  test('is for nobody else, and no list leads there', async () => {
    const staff = await cameIn(site, {
      network: school.network,
      person: await school.person('staff'),
    })

    expect((await staff.get(`/people/${person}/suspension`)).status).toBe(404)
    expect(await (await staff.get(`/organisations/${school.id}`)).text()).not.toContain(
      '/suspension',
    )
  })
})

describe('a roster', () => {
  const admissions = fc.record({
    status: fc.constantFrom('active' as const, 'suspended' as const, 'ended' as const),
    suspendedBy: fc.constantFrom('hand' as const, 'roster' as const, null),
  })
  const byHand: Admission = { status: 'suspended', suspendedBy: 'hand' }

  test('lets nobody in whom people suspended, and keeps nobody out who may come in', () => {
    fc.assert(
      fc.property(admissions, fc.constantFrom(true, false, undefined), (before, enabled) => {
        const after = afterRoster(before, enabled)

        if (before.suspendedBy === 'hand') expect(after).toEqual(byHand)
        else if (enabled === true && before.status !== 'suspended')
          expect(after).toEqual({ status: 'active', suspendedBy: null })
        else if (enabled === false) expect(after.status).toBe('suspended')
        expect(afterRoster(after, enabled)).toEqual(after)
        expect(after.suspendedBy !== null).toBe(after.status === 'suspended')
      }),
    )
  })

  test.each([
    ['is new and enabled', undefined, true, 'active'],
    ['is new, and nothing is said', undefined, undefined, 'active'],
    ['is new and not enabled', undefined, false, 'suspended'],
    [
      'a roster suspended, and enables',
      { status: 'suspended', suspendedBy: 'roster' },
      true,
      'active',
    ],
    [
      'a roster suspended, and says nothing',
      { status: 'suspended', suspendedBy: 'roster' },
      undefined,
      'suspended',
    ],
    [
      'people suspended, and it enables',
      { status: 'suspended', suspendedBy: 'hand' },
      true,
      'suspended',
    ],
    [
      'was suspended before anybody wrote down by whom',
      { status: 'suspended', suspendedBy: null },
      true,
      'suspended',
    ],
    [
      'is gone, and was suspended by people',
      { status: 'ended', suspendedBy: 'hand' },
      true,
      'suspended',
    ],
  ] as const)('makes what is right of one who %s', (_who, before, enabled, status) => {
    expect(afterRoster(before, enabled).status).toBe(status)
  })

  test('that ends somebody leaves written who had suspended them', async () => {
    await shutOut()
    await become('ended')

    expect(await kept()).toEqual({ status: 'ended', suspended_by: 'hand' })
    await become('suspended')
    expect(await kept()).toEqual({ status: 'suspended', suspended_by: 'hand' })
    await become('active')
    expect(await kept()).toEqual({ status: 'active', suspended_by: null })
  })
})

/** As a roster would have it. */
async function become(status: Admission['status']): Promise<void> {
  const steward = stewardOf(school)
  const names = { given_name: 'Aroha', family_name: 'Tamihana', display_name: 'Aroha Tamihana' }
  const row = { id: person, source_id: 'aroha', home_id: school.id, ...names, status }
  await site.db.as(steward, (tx) => keepRosteredPeople(tx, steward, school.id, [row]))
}

async function kept() {
  return site.db.as(stewardOf(school), (tx) =>
    tx
      .selectFrom('person')
      .where('id', '=', person)
      .select(['status', 'suspended_by'])
      .executeTakeFirstOrThrow(),
  )
}
