import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  agreeOn,
  joinCircle,
  leaveCircle,
  startCircle,
} from '../../src/learning/circles/actions.ts'
import { suspend } from '../../src/people/persons/suspending.ts'
import { beginLook, endLook } from '../../src/people/safeguarding/actions.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { steward, type Viewer } from '../../src/platform/viewer.ts'
import { connected, testDatabase } from '../database.ts'
import { aRoomOnOneGoal, type Room } from '../going-room.ts'
import { aSchool, aSchoolBeside, type TestSchool } from '../school.ts'

/** What somebody in their own place could bend in the second wall alone: looks, hosts, records and entries. */

let room: Room
let beside: TestSchool
beforeAll(async () => {
  room = await aRoomOnOneGoal(3)
  beside = await aSchoolBeside(room.site, room.school)
})

const refused = { code: '42501' }

describe('how long a look lasted', () => {
  async function aLook() {
    const { site, school } = room
    const lead = await school.viewer(await school.person('safeguarding-lead'))
    const learner = await school.person('learner')
    const [id, now] = [newId('look'), site.now()]
    const when = { now, today: '2026-03-31' }
    await beginLook(site.db, lead, { id, learner, because: 'Somebody is worried.' }, when)
    return { lead, learner, id, now }
  }

  const told = ({ lead, id }: Awaited<ReturnType<typeof aLook>>, ends_at: Date) =>
    room.site.db.as(lead, (tx) =>
      tx
        .updateTable('look')
        .set({ ends_at })
        .where('network_id', '=', lead.network)
        .where('id', '=', id)
        .execute(),
    )

  async function beginsEarlier(id: Id<'look'>, by: string) {
    const { connection } = await testDatabase()
    await connected(connection('owner'), (client) =>
      client.query('update look set written_at = written_at - $2::interval where id = $1', [
        id,
        by,
      ]),
    )
  }

  test('is not told shorter afterwards', async () => {
    const look = await aLook()
    await beginsEarlier(look.id, '2 hours')
    const after = (minutes: number) => new Date(look.now.getTime() + minutes * 60_000)

    for (const minutes of [0, 60, 118])
      await expect(told(look, after(minutes))).rejects.toMatchObject(refused)
    await expect(told(look, after(120))).resolves.toBeDefined()
  })

  test('is measured by the database, whoever writes the row', async () => {
    const { lead, learner } = await aLook()
    const { network, person } = lead
    const [begun_at, ends_at] = [new Date('2026-03-31T09:00Z'), new Date('2026-03-31T13:00Z')]
    const who = { by_id: person, person_id: learner, organisation_id: room.school.id }
    const writes = (more: object) => {
      const id = newId('look')
      return room.site.db.as(lead, async (tx) => {
        const row = await tx
          .insertInto('look')
          .values({ network_id: network, id, ...who, begun_at, ends_at, ...more })
          .returning(['written_at', 'stopped_at'])
          .executeTakeFirstOrThrow()
        const reason = { look_id: id, by_id: person, because: 'Somebody is worried.' }
        await tx
          .insertInto('look_reason')
          .values({ network_id: network, ...reason })
          .execute()
        return row
      })
    }

    const row = await writes({})
    const forged = await writes({ written_at: new Date('2999-01-01T00:00Z'), stopped_at: ends_at })

    expect(Math.abs(Date.now() - row.written_at.getTime())).toBeLessThan(60_000)
    expect(forged.written_at.getTime()).toBeLessThan(Date.now() + 60_000)
    expect(forged.stopped_at).toBeNull()
  })

  test('is over at once where it is ended at once', async () => {
    const { lead, learner, now } = await aLook()

    await expect(endLook(room.site.db, lead, learner, now)).resolves.toBe(room.school.id)
  })
})

describe('the host of a circle', () => {
  const change = (by: Viewer, id: Id<'circle'>, set: object) =>
    room.site.db.as(by, (tx) =>
      tx
        .updateTable('circle')
        .set(set)
        .where('network_id', '=', by.network)
        .where('id', '=', id)
        .execute(),
    )

  test('is somebody who sits in it', async () => {
    const { site, school, goal, learners } = room
    const [host, other, outsider] = learners as [Id<'person'>, Id<'person'>, Id<'person'>]
    const hosting = await school.viewer(host)
    const id = newId('circle')
    await startCircle(site.db, hosting, { id, goal }, site.now())
    const terms = { seats: 3, door: 'open', agreed: '', meets: '' } as const
    await agreeOn(site.db, await school.viewer(host), { id, terms })
    await joinCircle(site.db, await school.viewer(other), id, site.now())

    const inside = await school.viewer(host)
    await expect(change(inside, id, { host_id: outsider })).rejects.toMatchObject(refused)
    await expect(change(inside, id, { member_ids: [other] })).rejects.toMatchObject(refused)
    await expect(change(inside, id, { host_id: other })).resolves.toBeDefined()
    await leaveCircle(site.db, await school.viewer(other), id, site.now())
    await leaveCircle(site.db, await school.viewer(host), id, site.now())
  })
})

describe('the record of somebody', () => {
  test.each(['leader', 'administrator'] as const)(
    'who is %s goes to no school that they do not head',
    async (role) => {
      const { site, school } = room
      const person = await school.person(role)
      const moves = (by: Viewer) =>
        site.db.as(by, (tx) =>
          tx
            .updateTable('person')
            .set({ home_id: beside.id })
            .where('network_id', '=', school.network)
            .where('id', '=', person)
            .execute(),
        )

      await expect(moves(await school.viewer(person))).rejects.toMatchObject(refused)
      const above = steward(school.network, [school.id, beside.id])
      await expect(moves(above)).resolves.toBeDefined()
    },
  )
})

describe('an entry about a classroom', () => {
  test('stands at its school, whoever writes it', async () => {
    const { site, school } = room
    const there = await beside.room({})
    const here = await school.room({})
    const chain = { network_id: school.network, organisation_id: school.id }
    const enters = async (by: Viewer, object_id: Id<'classroom'>) => {
      const commitment = newId('entry').replaceAll('-', '').padEnd(64, 'c')
      return site.db.as(by, async (tx) => {
        await tx
          .insertInto('audit_payload')
          .values({ ...chain, commitment, salt: 'b'.repeat(64), facts: '{}' })
          .execute()
        const deed = { action: 'classroom.person-let-in', object_kind: 'classroom', object_id }
        await tx
          .insertInto('audit_entry')
          .values({ ...chain, ...deed, commitment, actor_id: by.person })
          .execute()
      })
    }

    for (const role of ['staff', 'leader'] as const) {
      const doer = await school.viewer(await school.person(role))
      await expect(enters(doer, there)).rejects.toMatchObject(refused)
      await expect(enters(doer, here)).resolves.toBeUndefined()
    }
  })
})

test('the functions that look past row security say nothing of another network', async () => {
  const { site, school } = room
  const elsewhere = await aSchool(site)
  const shutOut = await elsewhere.person('learner')
  const teacher = await elsewhere.person('teacher')
  await suspend(site.db, await elsewhere.viewer(await elsewhere.person('leader')), shutOut)
  const ask = async (who: Viewer) => {
    const { rows } = await site.db.as(who, (tx) =>
      sql<{ shut: readonly string[]; teaches: boolean }>`select
        door.shut_of(${elsewhere.network}, array[${shutOut}]::uuid[]) as shut,
        door.teaches(${elsewhere.network}, ${teacher}, ${elsewhere.id}, '2026-03-31') as teaches`.execute(
        tx,
      ),
    )
    return rows
  }

  const stranger = await school.viewer(await school.person('leader'))
  expect(await ask(stranger)).toEqual([{ shut: [], teaches: false }])
  const inside = await elsewhere.viewer(teacher)
  expect(await ask(inside)).toEqual([{ shut: [shutOut], teaches: true }])
})
