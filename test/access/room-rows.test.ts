import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { newId, type Id } from '../../src/platform/id.ts'
import type { Tables } from '../../src/tables.ts'
import { aSchool, aSchoolBeside, type TestSchool } from '../school.ts'
import { testSite, type TestSite } from '../site.ts'

/** Who lets whom into rooms, and for how long, in the second wall alone: no action of ours is called. */

let site: TestSite
let school: TestSchool
let beside: TestSchool
beforeAll(async () => {
  site = await testSite()
  school = await aSchool(site)
  beside = await aSchoolBeside(site, school)
})

const refused = { code: '42501' }
const always = { starts_on: '2026-01-01', ends_on: null }

async function inserts(
  by: Id<'person'>,
  table: 'classroom' | 'classroom_membership' | 'affiliation',
  row: object,
) {
  const values = { network_id: school.network, id: newId('row'), ...row }
  return site.db.as(await school.viewer(by), (tx) =>
    tx
      .insertInto(table)
      .values(values as never)
      .execute(),
  )
}

function into(
  classroom: Id<'classroom'>,
  person: Id<'person'>,
  role: Tables['classroom_membership']['role'],
) {
  return {
    classroom_id: classroom,
    organisation_id: school.id,
    person_id: person,
    role,
    starts_on: '2026-03-01',
  }
}

/** A room of the school that this person makes. */
async function roomOf(by: Id<'person'>): Promise<Id<'classroom'>> {
  const id = newId('classroom')
  await inserts(by, 'classroom', { id, organisation_id: school.id, name: 'Mine', made_by: by })
  return id
}

describe('a room is made', () => {
  const staff = ['staff', 'coach', 'safeguarding-lead', 'coordinator', 'volunteer'] as const
  test.each([...staff, 'learner', 'guardian'] as const)('by no %s', async (role) => {
    await expect(roomOf(await school.person(role))).rejects.toMatchObject(refused)
  })

  test.each(['teacher', 'leader', 'administrator'] as const)('by a %s', async (role) => {
    await expect(roomOf(await school.person(role))).resolves.toBeDefined()
  })

  test('by no teacher in the name of another, or at another school', async () => {
    const teacher = await school.person('teacher')
    const another = await school.person('teacher')
    const room = { name: 'Mine', made_by: another, organisation_id: school.id }

    await expect(inserts(teacher, 'classroom', room)).rejects.toMatchObject(refused)
    const away = { ...room, made_by: teacher, organisation_id: beside.id }
    await expect(inserts(teacher, 'classroom', away)).rejects.toMatchObject(refused)
  })
})

describe('into a room', () => {
  test('its maker lets themselves once, and not back', async () => {
    const teacher = await school.person('teacher')
    const room = await roomOf(teacher)
    const own = into(room, teacher, 'teacher')

    await inserts(teacher, 'classroom_membership', { ...own, ends_on: '2026-03-31' })

    await expect(inserts(teacher, 'classroom_membership', own)).rejects.toMatchObject(refused)
  })

  test('its maker comes as its teacher alone, and in no roster’s name', async () => {
    const teacher = await school.person('teacher')
    const room = await roomOf(teacher)
    const tries = [
      into(room, teacher, 'learner'),
      { ...into(room, teacher, 'teacher'), roster_id: school.id, source_id: 'forged' },
    ]

    for (const row of tries)
      await expect(inserts(teacher, 'classroom_membership', row)).rejects.toMatchObject(refused)
  })

  test('nobody comes who made it as a teacher and is none any more', async () => {
    const teacher = await school.person('teacher')
    const room = await roomOf(teacher)
    const { network } = school
    const viewer = await school.viewer(teacher)
    const left = { ...viewer, standing: { ...viewer.standing, teaching: [] } }
    const row = { network_id: network, id: newId('row'), ...into(room, teacher, 'teacher') }

    await expect(
      site.db.as(left, (tx) =>
        tx
          .insertInto('classroom_membership')
          .values(row as never)
          .execute(),
      ),
    ).rejects.toMatchObject(refused)
  })

  test('nobody comes whose room it is not', async () => {
    const [teacher, other] = [await school.person('teacher'), await school.person('teacher')]
    const room = await roomOf(other)
    const row = into(room, teacher, 'teacher')

    await expect(inserts(teacher, 'classroom_membership', row)).rejects.toMatchObject(refused)
  })

  test.each(['leader', 'administrator'] as const)(
    'a %s lets nobody in who is themselves, also where they made it and are a teacher',
    async (role) => {
      const head = await school.person(role)
      const colleague = await school.person('leader')
      await inserts(colleague, 'affiliation', {
        person_id: head,
        organisation_id: school.id,
        role: 'teacher',
        ...always,
      })
      const room = await roomOf(head)

      for (const as of ['teacher', 'learner'] as const) {
        const row = into(room, head, as)
        await expect(inserts(head, 'classroom_membership', row)).rejects.toMatchObject(refused)
      }
    },
  )

  test('its teacher lets people as what they are at the school, and in no roster’s name', async () => {
    const [teacher, colleague] = [await school.person('teacher'), await school.person('teacher')]
    const learner = await school.person('learner')
    const left = await school.person('learner', 'Left', { to: '2026-02-01' })
    const room = await school.room({ teachers: [teacher] })
    const tries = [
      into(room, learner, 'teacher'),
      into(room, colleague, 'learner'),
      into(room, await school.person('staff'), 'teacher'),
      into(room, left, 'learner'),
      { ...into(room, colleague, 'teacher'), roster_id: school.id, source_id: 'forged' },
    ]

    for (const row of tries)
      await expect(inserts(teacher, 'classroom_membership', row)).rejects.toMatchObject(refused)
    for (const row of [into(room, learner, 'learner'), into(room, colleague, 'teacher')])
      await expect(inserts(teacher, 'classroom_membership', row)).resolves.toBeDefined()
  })

  test('its teacher lets nobody for longer than they are at the school, or looking back', async () => {
    const teacher = await school.person('teacher')
    const room = await school.room({ teachers: [teacher] })
    const staying = await school.person('learner', 'Staying', { to: '2026-06-30' })
    const gone = await school.person('learner', 'Gone', { to: '2026-03-15' })
    const until = (person: Id<'person'>, ends_on: string | null) => ({
      ...into(room, person, 'learner'),
      ends_on,
    })

    for (const row of [until(staying, null), until(staying, '2026-07-01'), until(gone, null)])
      await expect(inserts(teacher, 'classroom_membership', row)).rejects.toMatchObject(refused)
    await expect(
      inserts(teacher, 'classroom_membership', until(staying, '2026-06-30')),
    ).resolves.toBeDefined()
  })

  test('a leader lets nobody of another school', async () => {
    const leader = await school.person('leader')
    const child = await beside.person('learner')
    const room = await school.room({})
    const row = into(room, child, 'learner')

    await expect(inserts(leader, 'classroom_membership', row)).rejects.toMatchObject(refused)
  })
})

describe('a time in a room', () => {
  async function aTime(by: Id<'person'>, of: Id<'person'>, ends: string | null) {
    const room = await school.room({ teachers: of === by ? [] : [by] })
    const role = of === by ? 'teacher' : 'learner'
    await school.enter(room, of, { role, to: ends })
    return { room, of }
  }

  async function changes(
    by: Id<'person'>,
    { room, of }: Awaited<ReturnType<typeof aTime>>,
    set: string,
  ) {
    return site.db.as(await school.viewer(by), (tx) =>
      sql`update classroom_membership set ${sql.raw(set)}
        where classroom_id = ${room} and person_id = ${of}`.execute(tx),
    )
  }

  const longer = ["ends_on = '2026-12-31'", 'ends_on = null', "starts_on = '2025-01-01'"] as const

  test.each(longer)('is not made longer by whoever teaches there: %s', async (set) => {
    const teacher = await school.person('teacher')
    const learner = await school.person('learner')

    for (const of of [teacher, learner]) {
      const time = await aTime(teacher, of, '2026-06-30')
      await expect(changes(teacher, time, set)).rejects.toMatchObject(refused)
    }
  })

  test.each(['2026-02-01', '2026-03-31'])('that ended on %s is not begun again', async (ended) => {
    const teacher = await school.person('teacher')
    const time = await aTime(teacher, await school.person('learner'), ended)

    await expect(changes(teacher, time, 'ends_on = null')).rejects.toMatchObject(refused)
  })

  test('is made shorter by whoever teaches there, their own too', async () => {
    const teacher = await school.person('teacher')
    const learner = await school.person('learner')

    for (const of of [teacher, learner]) {
      for (const ends of [null, '2026-06-30']) {
        const time = await aTime(teacher, of, ends)
        const { numAffectedRows } = await changes(teacher, time, "ends_on = '2026-04-01'")
        expect(numAffectedRows).toBe(1n)
      }
    }
  })

  test('is made longer by who heads the school, unless it is their own', async () => {
    const leader = await school.person('leader')
    const learner = await school.person('learner')

    for (const set of longer) {
      const another = await aTime(leader, learner, '2026-06-30')
      expect((await changes(leader, another, set)).numAffectedRows).toBe(1n)
      const own = await aTime(leader, leader, '2026-06-30')
      await expect(changes(leader, own, set)).rejects.toMatchObject(refused)
    }
  })

  test('stays at its school, as the room does', async () => {
    const teacher = await school.person('teacher')
    const room = await school.room({ teachers: [teacher] })
    const moved = (table: string) =>
      sql`update ${sql.table(table)} set organisation_id = ${beside.id}
        where network_id = ${school.network} and ${sql.ref(table === 'classroom' ? 'id' : 'classroom_id')} = ${room}`

    for (const table of ['classroom', 'classroom_membership']) {
      const moving = site.db.as(await school.viewer(teacher), (tx) => moved(table).execute(tx))
      await expect(moving).rejects.toMatchObject(refused)
    }
  })
})
