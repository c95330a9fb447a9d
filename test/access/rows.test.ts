import { beforeAll, describe, expect, test } from 'vitest'
import type { Insertable, Updateable } from 'kysely'
import { keepCompany, takeUpOwn, takeUpToo } from '../../src/learning/goals/actions.ts'
import { startCircle } from '../../src/learning/circles/actions.ts'
import { readInvitations } from '../../src/learning/circles/company.ts'
import { invite } from '../../src/learning/circles/inviting.ts'
import { propose, readOpenProposals } from '../../src/learning/proposals/actions.ts'
import { writingToBeRead } from '../../src/demo/writing-to-be-read.ts'
import { importPublicFramework } from '../../src/learning/frameworks/importing.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { noStanding, type Viewer } from '../../src/platform/viewer.ts'
import type { Tables } from '../../src/tables.ts'
import { aSchool, aSchoolBeside, type TestSchool } from '../school.ts'
import { testSite, type TestSite } from '../site.ts'

/**
 * The second wall by itself: what the database refuses to a session that stands where somebody really
 * stands, whatever the program would have asked. No action of ours is called on the way in.
 */
interface World {
  readonly site: TestSite
  readonly school: TestSchool
  readonly room: Id<'classroom'>
  readonly ana: Id<'person'>
  readonly ben: Id<'person'>
  readonly cy: Id<'person'>
  readonly teacher: Id<'person'>
  readonly staff: Id<'person'>
  readonly leader: Id<'person'>
  readonly goal: Id<'goal'>
  readonly circle: Id<'circle'>
  readonly bensPursuit: Id<'pursuit'>
  readonly invitation: Id<'invitation'>
  readonly proposal: Id<'proposal'>
  readonly framework: Id<'framework'>
}

let world: World

beforeAll(async () => {
  world = await aWorld()
})

/** Ana hosts an open circle and has asked Ben; Cy is in their room; the teacher has proposed something to Ben. */
async function aWorld(): Promise<World> {
  const site = await testSite()
  const { db } = site
  const now = site.now()
  const school = await aSchool(site)
  const [ana, ben, cy] = [
    await school.person('learner'),
    await school.person('learner'),
    await school.person('learner'),
  ]
  const teacher = await school.person('teacher')
  const room = await school.room({ learners: [ana, ben, cy], teachers: [teacher] })
  const own = { id: newId('pursuit'), title: 'Read any scale', why: 'a secret', howKnown: '' }
  const goal = await takeUpOwn(db, await school.viewer(ana), { ...own, state: 'active' }, now)
  await keepCompany(db, await school.viewer(ana), goal, 'open')
  await takeUpToo(db, await school.viewer(ben), goal, now)
  await keepCompany(db, await school.viewer(ben), goal, 'open')
  const circle = await startCircle(db, await school.viewer(ana), { id: newId('circle'), goal }, now)
  await invite(db, await school.viewer(ana), { id: newId('invitation'), goal, to: ben }, now)
  const [asking] = await readInvitations(db, await school.viewer(ben), now)
  const suggestion = {
    id: newId('proposal'),
    learner: ben,
    what: { title: 'Try this' },
    because: '',
  }
  await propose(db, await school.viewer(teacher), suggestion, now)
  const [waiting] = await readOpenProposals(db, await school.viewer(ben), ben)
  const bens = await db.as(await school.viewer(ben), (tx) =>
    tx
      .selectFrom('pursuit')
      .where('network_id', '=', school.network)
      .where('person_id', '=', ben)
      .select('id')
      .executeTakeFirstOrThrow(),
  )
  const { framework } = await importPublicFramework(db, writingToBeRead, {
    now,
    today: '2026-03-31',
  })
  return {
    site,
    school,
    room,
    ana,
    ben,
    cy,
    teacher,
    goal,
    circle,
    framework,
    staff: await school.person('staff'),
    leader: await school.person('leader'),
    bensPursuit: bens.id,
    invitation: asking!.id,
    proposal: waiting!.id,
  }
}

async function as<Result>(person: Id<'person'>, work: (tx: Tx, viewer: Viewer) => Promise<Result>) {
  const viewer = await world.school.viewer(person)
  return world.site.db.as(viewer, (tx) => work(tx, viewer))
}

const refused = { code: '42501' }

function inserts<Table extends keyof Tables>(
  who: keyof World,
  table: Table,
  row: () => Partial<Insertable<Tables[Table]>>,
) {
  const values = () => ({ network_id: world.school.network, id: newId('row'), ...row() })
  return as(world[who] as Id<'person'>, (tx) =>
    tx
      .insertInto(table as 'pursuit')
      .values(values() as unknown as Insertable<Tables['pursuit']>)
      .execute(),
  )
}

/** How many rows the session could change, of those with this id. */
async function updates<Table extends keyof Tables>(
  who: keyof World,
  table: Table,
  change: { id: string; set: Updateable<Tables[Table]> },
): Promise<number> {
  const { numUpdatedRows } = await as(world[who] as Id<'person'>, (tx) =>
    tx
      .updateTable(table as 'pursuit')
      .set(change.set as Updateable<Tables['pursuit']>)
      .where('id', '=', change.id as Id<'pursuit'>)
      .executeTakeFirst(),
  )
  return Number(numUpdatedRows)
}

describe('nobody lets themselves in to read what learners write', () => {
  const membership = (person: Id<'person'>, role: 'learner' | 'teacher') => ({
    classroom_id: world.room,
    organisation_id: world.school.id,
    person_id: person,
    role,
    starts_on: '2026-01-01',
  })

  test.each(['staff', 'leader', 'teacher'] as const)('%s, as a teacher of a room', async (who) => {
    const self = world[who]

    await expect(
      inserts(who, 'classroom_membership', () => membership(self, 'teacher')),
    ).rejects.toMatchObject(refused)
  })

  test('a learner, into a room beside', async () => {
    const beside = await world.school.room({}, 'Room 8')

    await expect(
      inserts('cy', 'classroom_membership', () => ({
        ...membership(world.cy, 'learner'),
        classroom_id: beside,
      })),
    ).rejects.toMatchObject(refused)
  })

  test('somebody of another school, by naming their own school beside the room', async () => {
    const elsewhere = await aSchool(world.site)
    const stranger = await elsewhere.viewer(await elsewhere.person('teacher'))

    const planted = world.site.db.as(stranger, (tx) =>
      tx
        .insertInto('classroom_membership')
        .values({
          network_id: elsewhere.network,
          id: newId('classroom_membership'),
          ...membership(stranger.person, 'teacher'),
          organisation_id: elsewhere.id,
        })
        .execute(),
    )

    await expect(planted).rejects.toMatchObject({ code: expect.stringMatching(/42501|23503/) })
  })

  test('somebody who made a room, when they work there no longer', async () => {
    const beside = newId('classroom')
    const made = { id: beside, organisation_id: world.school.id, name: 'Room 9' }
    await inserts('teacher', 'classroom', () => ({ ...made, made_by: world.teacher }))
    const left = { ...(await world.school.viewer(world.teacher)), standing: noStanding }
    const again = { ...membership(world.teacher, 'teacher'), classroom_id: beside }

    const planted = world.site.db.as(left, (tx) =>
      tx
        .insertInto('classroom_membership')
        .values({ network_id: left.network, id: newId('classroom_membership'), ...again })
        .execute(),
    )

    await expect(planted).rejects.toMatchObject(refused)
  })

  test('a leader, as the guardian of a child', async () => {
    await expect(
      inserts('leader', 'guardianship', () => ({
        guardian_id: world.leader,
        child_id: world.ben,
        organisation_id: world.school.id,
        relationship: 'parent' as const,
        rights: 'full' as const,
        starts_on: '2026-01-01',
      })),
    ).rejects.toMatchObject(refused)
  })

  test('nobody gives a membership to another person', async () => {
    const change = { id: newId('row'), set: { person_id: world.cy } }

    await expect(updates('teacher', 'classroom_membership', change)).rejects.toMatchObject(refused)
  })
})

describe('a circle is its members’ own', () => {
  test.each([
    ['puts a third into it', () => ({ member_ids: [world.ana, world.ben, world.cy] })],
    ['puts its host out of it', () => ({ member_ids: [world.ben] })],
    ['takes it over', () => ({ host_id: world.ben })],
    ['rewrites what was agreed', () => ({ agreed: 'mine to say' })],
    ['moves it to another goal', () => ({ goal_id: newId('goal') })],
    ['renames it', () => ({ title: 'Mine' })],
    ['ends it', () => ({ closed_at: new Date(), closed_because: 'ended' as const })],
  ])('nobody who is not in it %s', async (_says, set) => {
    await expect(updates('ben', 'circle', { id: world.circle, set: set() })).rejects.toMatchObject(
      refused,
    )
  })

  test('nobody takes a seat that the circle does not know of', async () => {
    await expect(
      inserts('cy', 'circle_membership', () => ({
        circle_id: world.circle,
        goal_id: world.goal,
        person_id: world.cy,
        joined_at: new Date(),
      })),
    ).rejects.toMatchObject(refused)
  })

  test('nobody sends anybody else away', async () => {
    const { id } = await as(world.ana, (tx) =>
      tx
        .selectFrom('circle_membership')
        .where('circle_id', '=', world.circle)
        .where('person_id', '=', world.ana)
        .select('id')
        .executeTakeFirstOrThrow(),
    )

    expect(await updates('ben', 'circle_membership', { id, set: { left_at: new Date() } })).toBe(0)
    expect(await updates('cy', 'circle_membership', { id, set: { left_at: new Date() } })).toBe(0)
  })

  test('nobody asks others into a circle that they are not in', async () => {
    await expect(
      inserts('cy', 'invitation', () => ({
        circle_id: world.circle,
        goal_id: world.goal,
        from_id: world.cy,
        to_id: world.ben,
        sent_at: new Date(),
        lapses_at: new Date(Date.now() + 1000),
      })),
    ).rejects.toMatchObject(refused)
  })
})

describe('what was said stays as it was said', () => {
  test.each(['from_id', 'circle_id', 'lapses_at'] as const)(
    'the one who is asked cannot change the %s of an invitation',
    async (column) => {
      const value = column === 'lapses_at' ? new Date() : newId('row')

      await expect(
        updates('ben', 'invitation', {
          id: world.invitation,
          set: { [column]: value },
        }),
      ).rejects.toMatchObject(refused)
    },
  )

  test.each(['title', 'because', 'learner_id'] as const)(
    'neither side can change the %s of a proposal',
    async (column) => {
      const set = { [column]: column === 'learner_id' ? world.cy : 'changed' }
      const change = { id: world.proposal, set: set }

      await expect(updates('ben', 'proposal', change)).rejects.toMatchObject(refused)
      await expect(updates('teacher', 'proposal', change)).rejects.toMatchObject(refused)
    },
  )

  test('the one who proposes cannot say yes for the learner', async () => {
    const set = { answer: 'accepted' as const, answered_at: new Date() }

    await expect(updates('teacher', 'proposal', { id: world.proposal, set })).rejects.toMatchObject(
      refused,
    )
  })

  test('nobody writes into the history of another’s goal', async () => {
    await expect(
      inserts('ana', 'pursuit_state', () => ({
        pursuit_id: world.bensPursuit,
        person_id: world.ana,
        audience: 'helpers' as const,
        state: 'met' as const,
        since: new Date(),
      })),
    ).rejects.toMatchObject({ code: '23503' })
    await expect(
      inserts('ana', 'done_step', () => ({
        pursuit_id: world.bensPursuit,
        person_id: world.ben,
        audience: 'helpers' as const,
        words: 'Forged',
        done_at: new Date(),
      })),
    ).rejects.toMatchObject(refused)
  })
})

describe('a question is sent without its answer, and answered once', () => {
  const at = new Date('2026-03-31T09:00:00Z')
  const hours = (later: number) => new Date(at.getTime() + later * 3_600_000)
  const proposal = (more: object = {}) => ({
    learner_id: world.cy,
    proposed_by: world.teacher,
    goal_id: world.goal,
    title: 'Try that',
    proposed_at: at,
    ...more,
  })
  const invitation = (more: object = {}) => ({
    circle_id: world.circle,
    goal_id: world.goal,
    from_id: world.ana,
    to_id: world.cy,
    sent_at: at,
    lapses_at: hours(72),
    ...more,
  })

  test.each([
    ['teacher', 'withdrawn'],
    ['cy', 'declined'],
    ['cy', 'accepted'],
  ] as const)('a proposal, by whoever answers again: %s, %s', async (who, answer) => {
    const id = newId('proposal')
    await inserts('teacher', 'proposal', () => proposal({ id }))
    const yes = { id, set: { answer: 'accepted' as const, answered_at: at } }
    expect(await updates('cy', 'proposal', yes)).toBe(1)

    const again = { id, set: { answer, answered_at: hours(1) } }

    await expect(updates(who, 'proposal', again)).rejects.toMatchObject(refused)
  })

  test('a proposal that was taken back, even by the learner who liked it', async () => {
    const id = newId('proposal')
    await inserts('teacher', 'proposal', () => proposal({ id }))
    const back = { id, set: { answer: 'withdrawn' as const, answered_at: at } }
    expect(await updates('teacher', 'proposal', back)).toBe(1)

    const yes = { id, set: { answer: 'accepted' as const, answered_at: at } }

    await expect(updates('cy', 'proposal', yes)).rejects.toMatchObject(refused)
  })

  test('an invitation', async () => {
    const id = newId('invitation')
    await inserts('ana', 'invitation', () => invitation({ id }))
    const no = { id, set: { answer: 'declined' as const, answered_at: at } }
    expect(await updates('cy', 'invitation', no)).toBe(1)

    const yes = { id, set: { answer: 'accepted' as const, answered_at: at } }

    await expect(updates('cy', 'invitation', yes)).rejects.toMatchObject(refused)
    await expect(
      updates('cy', 'invitation', { id, set: { answer: null, answered_at: null } }),
    ).rejects.toMatchObject(refused)
  })

  test('with a yes in it already, it is not sent', async () => {
    const yes = { answer: 'accepted' as const, answered_at: at }

    await expect(inserts('teacher', 'proposal', () => proposal(yes))).rejects.toMatchObject(refused)
    await expect(inserts('ana', 'invitation', () => invitation(yes))).rejects.toMatchObject(refused)
  })

  test.each([
    [73, true],
    [74, false],
    [24 * 365, false],
  ])('an invitation that stands for %i hours is sent: %s', async (stands, isSent) => {
    const sent = inserts('ana', 'invitation', () => invitation({ lapses_at: hours(stands) }))

    if (isSent) await expect(sent).resolves.toBeDefined()
    else await expect(sent).rejects.toMatchObject(refused)
  })
})

describe('a child of another school', () => {
  const aChildBeside = async () => {
    const beside = await aSchoolBeside(world.site, world.school)
    return { beside, child: await beside.person('learner') }
  }
  test('is looked at by nobody here, whatever organisation they name', async () => {
    const { beside, child } = await aChildBeside()
    const lead = await world.school.viewer(await world.school.person('safeguarding-lead'))

    for (const organisation of [world.school.id, beside.id]) {
      const begun = world.site.db.as(lead, (tx) =>
        tx
          .insertInto('look')
          .values({
            network_id: lead.network,
            id: newId('look'),
            by_id: lead.person,
            person_id: child,
            organisation_id: organisation,
            begun_at: new Date('2026-03-31T09:00:00Z'),
            ends_at: new Date('2026-03-31T10:00:00Z'),
          })
          .execute(),
      )

      await expect(begun).rejects.toMatchObject(refused)
    }
  })
})

describe('of their own record', () => {
  test('people choose how they are shown', async () => {
    expect(await updates('cy', 'person', { id: world.cy, set: { picture: 'kite', tint: 2 } })).toBe(
      1,
    )
  })

  test.each([
    ['name', { display_name: 'Somebody Else' }],
    ['status', { status: 'suspended' as const }],
    ['suspension', { suspended_by: 'roster' as const }],
    ['home', { home_id: newId('organisation') }],
  ])('they do not change their %s', async (_says, set) => {
    await expect(updates('cy', 'person', { id: world.cy, set })).rejects.toMatchObject(refused)
  })
})

describe('a framework', () => {
  const aFramework = (keptFor: Id<'network'> | null) => ({
    kept_for: keptFor,
    identifier: '6a1d1c1e-0000-4000-8000-000000000001',
    uri: 'urn:planted',
    title: 'Planted',
    imported_at: new Date(),
  })
  const plant = (who: keyof World, keptFor: Id<'network'> | null) =>
    as(world[who] as Id<'person'>, (tx) =>
      tx
        .insertInto('framework')
        .values({ id: newId('framework'), ...aFramework(keptFor) })
        .execute(),
    )

  test('is brought in for a network by those who lead in it, and never for everybody', async () => {
    await expect(plant('cy', world.school.network)).rejects.toMatchObject(refused)
    await expect(plant('teacher', world.school.network)).rejects.toMatchObject(refused)
    await expect(plant('leader', null)).rejects.toMatchObject(refused)
    await expect(plant('leader', world.school.network)).resolves.toBeDefined()
  })

  test('that is public takes nothing from a network, not even from its leader', async () => {
    const planted = as(world.leader, (tx) =>
      tx
        .insertInto('competency')
        .values({
          id: newId('competency'),
          framework_id: world.framework,
          kept_for: world.school.network,
          identifier: '6a1d1c1e-0000-4000-8000-000000000002',
          uri: 'urn:planted',
          statement: 'Planted',
          search_text: 'planted',
          position: 1,
        })
        .execute(),
    )

    await expect(planted).rejects.toMatchObject({ code: '23503' })
  })
})

describe('what only its owner may read is worked on alone', () => {
  const at = new Date('2026-03-31T09:00:00Z')
  const ownGoal = async (who: 'ana' | 'cy', audience: 'me' | 'helpers') => {
    const own = { id: newId('pursuit'), title: 'Mine', why: '', howKnown: '' }
    const viewer = await world.school.viewer(world[who])
    const goal = await takeUpOwn(world.site.db, viewer, { ...own, state: 'active' }, at)
    await updates(who, 'pursuit', { id: own.id, set: { audience } })
    return { goal, pursuit: own.id }
  }
  const circle = (goal: Id<'goal'>, host: Id<'person'>) => ({
    goal_id: goal,
    title: 'Mine',
    seats: 4,
    door: 'open' as const,
    host_id: host,
    member_ids: [host],
    opened_at: at,
  })

  test('no circle is begun on it', async () => {
    const { goal } = await ownGoal('cy', 'me')

    await expect(inserts('cy', 'circle', () => circle(goal, world.cy))).rejects.toMatchObject(
      refused,
    )
  })

  test('and in a circle it is not hidden', async () => {
    const { goal, pursuit } = await ownGoal('cy', 'helpers')
    await inserts('cy', 'circle', () => circle(goal, world.cy))

    await expect(
      updates('cy', 'pursuit', { id: pursuit, set: { audience: 'me' } }),
    ).rejects.toMatchObject(refused)
  })

  test('nobody is asked to it, and no other circle is joined', async () => {
    const viewer = await world.school.viewer(world.cy)
    await takeUpToo(world.site.db, viewer, world.goal, at)
    const pursuit = await as(world.cy, (tx) =>
      tx
        .selectFrom('pursuit')
        .where('person_id', '=', world.cy)
        .where('goal_id', '=', world.goal)
        .select('id')
        .executeTakeFirstOrThrow(),
    )
    await updates('cy', 'pursuit', { id: pursuit.id, set: { audience: 'me' } })

    const joined = { id: world.circle, set: { member_ids: [world.ana, world.cy] } }
    await expect(updates('cy', 'circle', joined)).rejects.toMatchObject(refused)
    const { goal, pursuit: own } = await ownGoal('ana', 'helpers')
    const id = newId('circle')
    await inserts('ana', 'circle', () => ({ ...circle(goal, world.ana), id }))
    await updates('ana', 'circle', {
      id,
      set: { closed_at: at, closed_because: 'ended' },
    })
    expect(await updates('ana', 'pursuit', { id: own, set: { audience: 'me' } })).toBe(1)
    await expect(
      inserts('ana', 'invitation', () => ({
        circle_id: id,
        goal_id: goal,
        from_id: world.ana,
        to_id: world.cy,
        sent_at: at,
        lapses_at: new Date(at.getTime() + 3_600_000),
      })),
    ).rejects.toMatchObject(refused)
  })
})

describe('an invitation has two ends', () => {
  const sooner = new Date('2026-03-31T09:00:00Z')

  test('whoever asked lets it lapse, and neither makes it stand for longer nor answers it', async () => {
    const id = world.invitation
    const later = { lapses_at: new Date('2027-03-31T09:00:00Z') }
    const yes = { answer: 'accepted' as const, answered_at: sooner }

    await expect(updates('ana', 'invitation', { id, set: later })).rejects.toMatchObject(refused)
    await expect(updates('ana', 'invitation', { id, set: yes })).rejects.toMatchObject(refused)
    await expect(
      updates('ben', 'invitation', { id, set: { lapses_at: sooner } }),
    ).rejects.toMatchObject(refused)
    expect(await updates('cy', 'invitation', { id, set: { lapses_at: sooner } })).toBe(0)
  })
})

describe('a proposal is signed', () => {
  test('with its maker’s own record, whatever was sent', async () => {
    const id = newId('proposal')
    const goal = newId('goal')
    await inserts('teacher', 'goal', () => ({ id: goal }))
    await inserts('teacher', 'proposal', () => ({
      id,
      learner_id: world.cy,
      proposed_by: world.teacher,
      goal_id: goal,
      title: 'Try that',
      proposed_at: new Date(),
      by_name: 'Somebody else',
      by_role: 'guardian' as const,
    }))

    const signed = await as(world.cy, (tx) =>
      tx.selectFrom('proposal').where('id', '=', id).select(['by_name', 'by_role']).execute(),
    )
    expect(signed).toEqual([{ by_name: expect.stringMatching(/^teacher /), by_role: 'teacher' }])
  })
})
