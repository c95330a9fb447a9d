import { beforeEach, describe, expect, test } from 'vitest'
import { atOnce } from '../../../test/at-once.ts'
import { aSchool, aSchoolBeside, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { newId, type Id } from '../../platform/id.ts'
import { steward, type Viewer } from '../../platform/viewer.ts'
import { beginLook, endLook, readLearnerToLookAt, readLook } from './actions.ts'

const today = '2026-03-31'
const because = 'A friend of hers came to me worried.'

let site: TestSite
let school: TestSchool
let lead: Id<'person'>
let learner: Id<'person'>
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  lead = await school.person('safeguarding-lead', 'Mr Rua')
  learner = await school.person('learner', 'Aroha')
})

const notThere = { kind: 'not-found' }
const when = () => ({ now: site.now(), today })

async function look(who: Viewer, at: Id<'person'> = learner, id = newId('look')) {
  await beginLook(site.db, who, { id, learner: at, because }, when())
}

async function looking(who: Id<'person'> = lead) {
  return (await school.viewer(who)).standing.looking
}

/** The looks of this person, as the database has them. */
async function looksOf(who: Viewer) {
  return site.db.as(who, (tx) => tx.selectFrom('look').selectAll().execute())
}

describe('a look', () => {
  test('opens one learner to a safeguarding lead of their school, with its reason kept', async () => {
    const other = await school.person('learner')
    const viewer = await school.viewer(lead)
    expect(await readLearnerToLookAt(site.db, viewer, learner, today)).toMatchObject({
      learner: { id: learner, name: 'Aroha' },
      school: { id: school.id, name: school.name },
    })

    await look(viewer)

    expect(await looking()).toEqual([learner])
    expect(await looking()).not.toContain(other)
    expect(await readLook(site.db, await school.viewer(lead), learner, site.now())).toMatchObject({
      by: lead,
      learner,
      because,
      endsAt: new Date('2026-03-31T13:00:00+13:00'),
    })
  })

  test('ends by itself after four hours', async () => {
    await look(await school.viewer(lead))

    site.clock.pass({ hours: 3, minutes: 59 })
    expect(await looking()).toEqual([learner])
    site.clock.pass({ minutes: 1 })
    expect(await looking()).toEqual([])
    expect(await readLook(site.db, await school.viewer(lead), learner, site.now())).toBeUndefined()
  })

  test('is begun once by a form that is sent twice, or twice at once', async () => {
    const viewer = await school.viewer(lead)
    const id = newId('look')

    await atOnce(site.db, 4, () => look(viewer, learner, id))
    await look(viewer, learner)

    expect(await looksOf(viewer)).toHaveLength(1)
  })

  test('is one, when its lead begins several at once', async () => {
    const viewer = await school.viewer(lead)

    await atOnce(site.db, 4, () => look(viewer))

    expect(await looksOf(viewer)).toHaveLength(1)
  })

  test('does not keep a learner’s record from going to another school, nor does their age', async () => {
    await school.born(learner, '2015-02')
    await look(await school.viewer(lead))
    const beside = await aSchoolBeside(site, school)
    const both = steward(school.network, [school.id, beside.id])

    await site.db.as(both, (tx) =>
      tx.updateTable('person').set({ home_id: beside.id }).where('id', '=', learner).execute(),
    )

    const births = await site.db.as(both, (tx) =>
      tx
        .selectFrom('birth')
        .where('person_id', '=', learner)
        .select(['home_id', 'month'])
        .execute(),
    )
    expect(births).toEqual([{ home_id: beside.id, month: '2015-02' }])
    expect(await looksOf(await school.viewer(lead))).toMatchObject([{ organisation_id: school.id }])
  })

  test('that is begun while one lasts does not make that one longer', async () => {
    await look(await school.viewer(lead))
    site.clock.pass({ hours: 3 })

    await look(await school.viewer(lead))
    site.clock.pass({ hours: 1 })

    expect(await looking()).toEqual([])
  })

  test('is ended by whoever looks, and begun anew with a reason of its own', async () => {
    await look(await school.viewer(lead))
    site.clock.pass({ minutes: 5 })

    expect(await endLook(site.db, await school.viewer(lead), learner, site.now())).toBe(school.id)
    expect(await looking()).toEqual([])
    await look(await school.viewer(lead))

    expect(await looking()).toEqual([learner])
    expect(await looksOf(await school.viewer(lead))).toHaveLength(2)
  })

  test('may end in the moment in which it began, and ending it twice does nothing more', async () => {
    await look(await school.viewer(lead))
    const end = async () => endLook(site.db, await school.viewer(lead), learner, site.now())

    await end()
    site.clock.pass({ minutes: 1 })
    await end()

    const [one] = await looksOf(await school.viewer(lead))
    expect(one?.ends_at).toEqual(one?.begun_at)
  })

  test('ends with the office: on the day on which it ends, it opens nothing', async () => {
    const relief = await school.person('safeguarding-lead', 'Ms Vai', { to: '2026-04-01' })
    site.clock.pass({ hours: 13 })
    await look(await school.viewer(relief))
    expect(await looking(relief)).toEqual([learner])

    site.clock.pass({ hours: 2 })

    expect(await looking(relief)).toEqual([])
    await expect(look(await school.viewer(relief))).rejects.toMatchObject(notThere)
  })

  test('that ended with the office is over: to end it then does nothing, and breaks nothing', async () => {
    const leaving = await school.person('safeguarding-lead', 'Ms Ito', { to: '2026-04-01' })
    site.clock.pass({ hours: 13 })
    await look(await school.viewer(leaving))
    site.clock.pass({ hours: 2 })
    const [before] = await looksOf(await school.viewer(leaving))

    await endLook(site.db, await school.viewer(leaving), learner, site.now())

    expect(await looksOf(await school.viewer(leaving))).toEqual([before])
  })

  test('is one person’s: another safeguarding lead of the school does not see it, nor ends it', async () => {
    const colleague = await school.viewer(await school.person('safeguarding-lead'))
    await look(await school.viewer(lead))

    expect(colleague.standing.looking).toEqual([])
    expect(await looksOf(colleague)).toEqual([])
    await expect(endLook(site.db, colleague, learner, site.now())).rejects.toMatchObject(notThere)
    expect(await looking()).toEqual([learner])
  })
})

describe('a learner is not there to be looked at', () => {
  const refuses = async (who: Viewer, at: Id<'person'> = learner) => {
    await expect(readLearnerToLookAt(site.db, who, at, today)).rejects.toMatchObject(notThere)
    await expect(look(who, at)).rejects.toMatchObject(notThere)
    await expect(endLook(site.db, who, at, site.now())).rejects.toMatchObject(notThere)
  }

  test.each([
    'learner',
    'teacher',
    'coach',
    'staff',
    'leader',
    'coordinator',
    'administrator',
    'guardian',
    'volunteer',
  ] as const)('for a %s of the school', async (role) => {
    await refuses(await school.viewer(await school.person(role)))
  })

  test('for a safeguarding lead of another school, of the same network or not', async () => {
    const beside = await aSchoolBeside(site, school)
    const elsewhere = await aSchool(site)

    for (const other of [beside, elsewhere]) {
      await refuses(await other.viewer(await other.person('safeguarding-lead')))
    }
  })

  test('for one whose office has ended, or not begun', async () => {
    const former = await school.person('safeguarding-lead', 'Was', { to: today })
    const next = await school.person('safeguarding-lead', 'Will be', { from: '2026-04-01' })

    for (const one of [former, next]) await refuses(await school.viewer(one))
  })

  test('where nobody is, where who is there does not learn there, and where one would look at oneself', async () => {
    const viewer = await school.viewer(lead)
    const teacher = await school.person('teacher')
    const left = await school.person('learner', 'Left', { to: today })

    for (const at of [newId('person'), teacher, left, lead]) await refuses(viewer, at)
  })

  test('by a school at which they learn too, when another keeps their record', async () => {
    const beside = await aSchoolBeside(site, school)
    const guest = await beside.person('learner')
    const both = steward(school.network, [school.id, beside.id])
    await site.db.as(both, (tx) =>
      tx
        .insertInto('affiliation')
        .values({
          network_id: school.network,
          id: newId('affiliation'),
          person_id: guest,
          organisation_id: school.id,
          role: 'learner',
          starts_on: '2026-01-01',
        })
        .execute(),
    )

    await refuses(await school.viewer(lead), guest)
  })
})

describe('in the database', () => {
  const refused = { code: '42501' }
  const change = async (endsAt: Date) => {
    const viewer = await school.viewer(lead)
    return site.db.as(viewer, (tx) =>
      tx.updateTable('look').set({ ends_at: endsAt }).where('by_id', '=', lead).execute(),
    )
  }

  test('a look only gets shorter', async () => {
    await look(await school.viewer(lead))

    await expect(change(new Date('2026-03-31T13:00:01+13:00'))).rejects.toMatchObject(refused)
    await change(new Date('2026-03-31T10:00:00+13:00'))
    await expect(change(new Date('2026-03-31T10:00:01+13:00'))).rejects.toMatchObject(refused)
  })

  test('nobody begins a look in another’s name, nor for a school whose safeguarding lead they are not', async () => {
    const row = {
      network_id: school.network,
      id: newId('look'),
      by_id: lead,
      person_id: learner,
      organisation_id: school.id,
      begun_at: site.now(),
      ends_at: new Date('2026-03-31T13:00:00+13:00'),
    }
    const insert = async (who: Id<'person'>, as: Partial<typeof row> = {}) =>
      site.db.as(await school.viewer(who), (tx) =>
        tx
          .insertInto('look')
          .values({ ...row, ...as })
          .execute(),
      )
    const teacher = await school.person('teacher')
    const another = await school.person('safeguarding-lead')

    await expect(insert(another)).rejects.toMatchObject(refused)
    await expect(insert(teacher, { by_id: teacher })).rejects.toMatchObject(refused)
  })

  test('nobody looks without saying why, whatever else they write with it', async () => {
    await look(await school.viewer(lead))
    const row = {
      network_id: school.network,
      id: newId('look'),
      by_id: lead,
      person_id: await school.person('learner'),
      organisation_id: school.id,
      begun_at: site.now(),
      ends_at: new Date(site.now().getTime() + 3_600_000),
    }
    const viewer = await school.viewer(lead)

    const silent = site.db.as(viewer, (tx) => tx.insertInto('look').values(row).execute())

    await expect(silent).rejects.toMatchObject(refused)
    expect(await looksOf(viewer)).toHaveLength(1)
  })

  test('it is written down, in ids alone, when a look begins and when it is ended', async () => {
    await look(await school.viewer(lead))
    await look(await school.viewer(lead))
    await endLook(site.db, await school.viewer(lead), learner, site.now())
    await endLook(site.db, await school.viewer(lead), learner, site.now())

    const entries = await site.db.directory((tx) =>
      tx
        .selectFrom('audit_entry')
        .innerJoin('audit_payload', 'audit_payload.commitment', 'audit_entry.commitment')
        .where('audit_entry.network_id', '=', school.network)
        .where('action', 'like', 'look.%')
        .orderBy('seq')
        .select(['action', 'actor_id', 'object_id', 'audit_entry.organisation_id', 'facts'])
        .execute(),
    )
    const about = { actor_id: lead, object_id: learner, organisation_id: school.id }
    expect(entries).toMatchObject([
      { action: 'look.begun', ...about },
      { action: 'look.ended', ...about },
    ])
    expect(JSON.stringify(entries)).not.toMatch(/Aroha|worried/)
  })
})
