import { beforeAll, describe, expect, test } from 'vitest'
import { newId, type Id } from '../../src/platform/id.ts'
import { steward, type Viewer } from '../../src/platform/viewer.ts'
import { aSchool, aSchoolBeside, type TestSchool } from '../school.ts'
import { testSite, type TestSite } from '../site.ts'

/**
 * What heads of one school do about the people of another in their network, in the second wall alone: no action of ours is
 * called. To be somebody at a school is what opens its rooms and its families, so that is where it begins.
 */

let site: TestSite
let school: TestSchool
let beside: TestSchool
let heads: Readonly<Record<'leader' | 'administrator', Viewer>>
/** Who heads both schools, as those do who stand above them. */
let above: Viewer
beforeAll(async () => {
  site = await testSite()
  school = await aSchool(site)
  beside = await aSchoolBeside(site, school)
  heads = {
    leader: await school.viewer(await school.person('leader')),
    administrator: await school.viewer(await school.person('administrator')),
  }
  above = steward(school.network, [school.id, beside.id])
})

const refused = { code: '42501' }
const kinds = ['leader', 'administrator'] as const

type Days = { readonly from?: string; readonly to?: string | null }
const dated = ({ from = '2026-01-01', to = null }: Days = {}) => ({ starts_on: from, ends_on: to })

async function inserts(
  by: Viewer,
  table: 'affiliation' | 'guardianship' | 'classroom_membership',
  row: object,
) {
  const values = { network_id: school.network, id: newId('row'), ...row }
  return site.db.as(by, (tx) =>
    tx
      .insertInto(table)
      .values(values as never)
      .execute(),
  )
}

function takesIn(by: Viewer, person: Id<'person'>, days?: Days, role = 'learner') {
  const place = { person_id: person, organisation_id: school.id, role }
  return inserts(by, 'affiliation', { ...place, ...dated(days) })
}

async function guards(
  by: Viewer,
  child: Id<'person'>,
  { from = '2026-03-01', to = null, rights = 'full' }: Days & { rights?: 'full' | 'limited' } = {},
) {
  return inserts(by, 'guardianship', {
    guardian_id: await school.person('guardian'),
    child_id: child,
    organisation_id: school.id,
    relationship: 'parent',
    rights,
    ...dated({ from, to }),
  })
}

async function seats(
  by: Viewer,
  child: Id<'person'>,
  { from = '2026-03-01', to = null }: Days = {},
) {
  return inserts(by, 'classroom_membership', {
    classroom_id: await school.room({}),
    organisation_id: school.id,
    person_id: child,
    role: 'learner',
    ...dated({ from, to }),
  })
}

describe.each(kinds)('a %s', (kind) => {
  test.each(['learner', 'teacher', 'staff', 'guardian'] as const)(
    'takes no %s of another school in',
    async (role) => {
      const other = await beside.person(role)

      await expect(takesIn(heads[kind], other, {}, role)).rejects.toMatchObject(refused)
      await expect(takesIn(heads[kind], other, {}, 'learner')).rejects.toMatchObject(refused)
    },
  )

  test('seats and guards nobody of another school', async () => {
    const child = await beside.person('learner')

    await expect(seats(heads[kind], child)).rejects.toMatchObject(refused)
    await expect(guards(heads[kind], child)).rejects.toMatchObject(refused)
  })

  test('gives people of their own another place', async () => {
    const own = await school.person('teacher')

    await expect(takesIn(heads[kind], own, {}, 'coach')).resolves.toBeDefined()
  })

  test('seats and guards whom those above both schools have given a place here', async () => {
    const child = await beside.person('learner')
    await takesIn(above, child)

    await expect(seats(heads[kind], child)).resolves.toBeDefined()
    await expect(guards(heads[kind], child)).resolves.toBeDefined()
  })

  test.each([
    ['after it', { from: '2026-03-01', to: '2026-06-01' }, '2026-06-01'],
    ['before it', { from: '2026-03-02', to: null }, '2026-03-01'],
  ])('seats and guards nobody %s', async (_when, days, from) => {
    const child = await beside.person('learner')
    await takesIn(above, child, days)

    await expect(seats(heads[kind], child, { from })).rejects.toMatchObject(refused)
    await expect(guards(heads[kind], child, { from })).rejects.toMatchObject(refused)
  })

  test.each([
    ['within its days', { from: '2026-02-01', to: '2026-06-01' }, true],
    ['as long as it', { from: '2026-01-01', to: '2026-06-30' }, true],
    ['longer than it', { from: '2026-02-01', to: '2026-07-01' }, false],
    ['without an end', { from: '2026-02-01', to: null }, false],
    ['before it began', { from: '2025-12-31', to: '2026-06-01' }, false],
  ])('adds another place to one that others gave %s: %s', async (_how, days, isLet) => {
    const guest = await beside.person('teacher')
    await takesIn(above, guest, { to: '2026-06-30' }, 'teacher')

    const added = takesIn(heads[kind], guest, days, 'coach')

    if (isLet) await expect(added).resolves.toBeDefined()
    else await expect(added).rejects.toMatchObject(refused)
  })
})

describe('the place of somebody of another school', () => {
  async function changes(by: Viewer, person: Id<'person'>, set: Partial<ReturnType<typeof dated>>) {
    return site.db.as(by, (tx) =>
      tx
        .updateTable('affiliation')
        .set(set)
        .where('network_id', '=', school.network)
        .where('organisation_id', '=', school.id)
        .where('person_id', '=', person)
        .execute(),
    )
  }

  test.each([{ ends_on: null }, { ends_on: '2026-12-31' }, { starts_on: '2025-12-31' }])(
    'is not made longer by those who head this school alone: %j',
    async (set) => {
      const guest = await beside.person('learner')
      await takesIn(above, guest, { to: '2026-06-30' })

      await expect(changes(heads.leader, guest, set)).rejects.toMatchObject(refused)
      await expect(changes(above, guest, set)).resolves.toBeDefined()
    },
  )

  test('is ended by those who head this school', async () => {
    const guest = await beside.person('learner')
    await takesIn(above, guest)

    for (const ends_on of ['2026-06-30', '2026-03-31'])
      await expect(changes(heads.leader, guest, { ends_on })).resolves.toBeDefined()
  })

  test('that is over is opened again by nobody here, and by it nobody is seated', async () => {
    const guest = await beside.person('learner')
    await takesIn(above, guest, { to: '2026-02-01' })

    await expect(changes(heads.leader, guest, { ends_on: null })).rejects.toMatchObject(refused)
    await expect(takesIn(heads.leader, guest)).rejects.toMatchObject(refused)
    await expect(seats(heads.leader, guest)).rejects.toMatchObject(refused)
    await expect(guards(heads.leader, guest)).rejects.toMatchObject(refused)
  })

  test('of one’s own people is made longer', async () => {
    const own = await school.person('learner', 'Own', { to: '2026-06-30' })

    await expect(changes(heads.leader, own, { ends_on: null })).resolves.toBeDefined()
  })
})

describe('a child of another school who has left', () => {
  const stay = { from: '2026-01-01', to: '2026-02-01' }
  const within = { from: '2026-01-15', to: '2026-02-01' }
  const hasLeft = async () => {
    const child = await beside.person('learner')
    await takesIn(above, child, stay)
    return child
  }
  const changes =
    (by: Viewer, table: 'guardianship' | 'classroom_membership', set: object) =>
    async (child: Id<'person'>) =>
      site.db.as(by, (tx) =>
        tx
          .updateTable(table)
          .set(set as never)
          .where('network_id', '=', school.network)
          .where(table === 'guardianship' ? 'child_id' : 'person_id', '=', child as never)
          .execute(),
      )

  test.each(kinds)('is not brought back by a %s’s looking back', async (kind) => {
    for (const to of [null, '2026-02-02']) {
      const child = await hasLeft()
      const days = { from: '2026-01-15', to }
      await expect(seats(heads[kind], child, days)).rejects.toMatchObject(refused)
      await expect(guards(heads[kind], child, days)).rejects.toMatchObject(refused)
    }
  })

  test('is written down as having been there, for as long as they were', async () => {
    const child = await hasLeft()

    await expect(seats(heads.leader, child, within)).resolves.toBeDefined()
    await expect(guards(heads.leader, child, within)).resolves.toBeDefined()
  })

  test.each([{ ends_on: null }, { ends_on: '2026-03-01' }, { starts_on: '2025-12-31' }])(
    'gets no longer time in a room, or with a guardian: %j',
    async (set) => {
      const child = await hasLeft()
      await seats(heads.leader, child, within)
      await guards(heads.leader, child, within)

      for (const table of ['classroom_membership', 'guardianship'] as const) {
        await expect(changes(heads.leader, table, set)(child)).rejects.toMatchObject(refused)
        await expect(changes(above, table, set)(child)).resolves.toBeDefined()
      }
    },
  )

  test('gets no guardian in full of one with limits', async () => {
    const child = await hasLeft()
    await guards(above, child, { rights: 'limited' })
    const full = { rights: 'full', settled_at: '2100-01-01T09:00:00Z' }

    await expect(changes(heads.leader, 'guardianship', full)(child)).rejects.toMatchObject(refused)
    await expect(
      changes(heads.leader, 'guardianship', { ends_on: '2026-03-31' })(child),
    ).resolves.toBeDefined()
    await expect(changes(above, 'guardianship', full)(child)).resolves.toBeDefined()
  })
})
