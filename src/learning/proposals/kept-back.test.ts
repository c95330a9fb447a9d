import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { asOwner } from '../../../test/access/matrix-world.ts'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { findEntries } from '../../people/audit/store.ts'
import { restore, suspend } from '../../people/persons/suspending.ts'
import {
  answerProposal,
  propose,
  readOpenProposals,
  readTakenBack,
  withdrawProposal,
} from './actions.ts'

/** What an adult proposed who was shut out since, and nobody has answered. */

const because = 'Come to my house'
let site: TestSite
let school: TestSchool
let learner: Id<'person'>
let maker: Id<'person'>
let other: Id<'person'>
let leader: Id<'person'>
let proposal: Id<'proposal'>
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  learner = await school.person('learner', 'Aroha')
  maker = await school.person('teacher', 'Ms Kaur')
  other = await school.person('teacher', 'Mr Ihaka')
  leader = await school.person('leader')
  await school.room({ learners: [learner], teachers: [maker, other] })
  proposal = await proposes(await school.viewer(maker))
})

async function proposes(by: Viewer, title = 'Call me'): Promise<Id<'proposal'>> {
  const id = newId('proposal')
  await propose(site.db, by, { id, learner, what: { title }, because }, site.now())
  return id
}

const shutOut = async () => suspend(site.db, await school.viewer(leader), maker)
const letIn = async () => restore(site.db, await school.viewer(leader), maker)
const gone = () =>
  asOwner((client) => client.query("update person set status = 'ended' where id = $1", [maker]))
const shown = async (to = learner) => readOpenProposals(site.db, await school.viewer(to), learner)
const takes = async (who: Id<'person'>) =>
  withdrawProposal(site.db, await school.viewer(who), proposal, site.now())
const notThere = { kind: 'not-found' }

async function rowsOf(viewer: Viewer): Promise<number> {
  const seen = await site.db.as(viewer, (tx) => tx.selectFrom('proposal').select('id').execute())
  return seen.length
}

describe.each([
  ['suspended', shutOut],
  ['gone', gone],
])('what somebody proposed who is %s since', (_how, out) => {
  test('is not shown to the learner, on no page and by no row', async () => {
    expect(await shown()).toHaveLength(1)

    await out()

    expect(await shown()).toEqual([])
    expect(await rowsOf(await school.viewer(learner))).toBe(0)
    const inside = await cameIn(site, await school.viewer(learner))
    expect(await (await inside.get('/')).text()).not.toMatch(/Call me|my house|Kaur/)
  })

  test('is not answered', async () => {
    await out()

    const answer = answerProposal(
      site.db,
      await school.viewer(learner),
      { id: proposal, answer: 'accepted' },
      site.now(),
    )

    await expect(answer).rejects.toMatchObject(notThere)
  })

  test('is there for who teaches the learner, who is told that it is kept back', async () => {
    await out()

    expect(await shown(other)).toMatchObject([{ id: proposal, isKeptBack: true }])
    const inside = await cameIn(site, await school.viewer(other))
    const page = await (await inside.get(`/learners/${learner}`)).text()
    expect(page).toContain('The learner does not see this')
    expect(page).toContain('Take it away')
  })

  test('is taken away for good by who teaches the learner, and that is written down', async () => {
    await out()

    expect(await takes(other)).toBe('withdrawn')
    await takes(other)

    expect(await shown(other)).toEqual([])
    const at = { network: school.network, organisation: school.id }
    const entries = await site.db.directory((tx) => findEntries(tx, at, 0))
    expect(entries.filter(({ action }) => action === 'proposal.taken-away')).toMatchObject([
      { object: proposal, actor: other },
    ])
  })
})

describe('who comes in again', () => {
  test('has what they proposed before the learner again', async () => {
    await shutOut()

    await letIn()

    expect(await shown()).toMatchObject([{ id: proposal, isKeptBack: false }])
  })

  test('has not what was taken away, and the learner is told nothing of it', async () => {
    await shutOut()
    await takes(other)

    await letIn()

    const viewer = await school.viewer(learner)
    expect(await shown()).toEqual([])
    expect(await readTakenBack(site.db, viewer, learner, site.now())).toEqual([])
  })

  test('finds kept back still what another has proposed to the same goal', async () => {
    const [goal] = await shown()
    await shutOut()
    await asOwner((client) =>
      client.query(
        `insert into proposal (network_id, id, learner_id, proposed_by, goal_id, title, proposed_at)
           values ($1, $2, $3, $4, $5, 'To swim', now())`,
        [school.network, newId('proposal'), learner, other, goal!.goal],
      ),
    )

    await letIn()

    expect((await shown()).map(({ title }) => title)).toEqual(['To swim'])
  })
})

describe('nobody else', () => {
  test('takes away what is kept back: not who heads the school, who looks after the learner, or the learner', async () => {
    const guardian = await school.person('guardian')
    await school.guard(guardian, learner)
    await shutOut()

    for (const who of [leader, guardian, learner])
      await expect(takes(who)).rejects.toMatchObject(notThere)
    expect(await shown(guardian)).toHaveLength(1)
  })

  test('takes away what another proposed who may come in', async () => {
    await expect(takes(other)).rejects.toMatchObject(notThere)

    expect(await shown()).toHaveLength(1)
  })

  test('writes down that it was taken away before it was', async () => {
    await shutOut()
    const viewer = await school.viewer(other)
    const commitment = newId('entry').replaceAll('-', '').padEnd(64, 'a')
    const chain = { network_id: school.network, organisation_id: school.id, commitment }
    const deed = { action: 'proposal.taken-away', object_kind: 'proposal', object_id: proposal }

    const entering = site.db.as(viewer, async (tx) => {
      await tx
        .insertInto('audit_payload')
        .values({ ...chain, salt: 'a'.repeat(64), facts: '{}' })
        .execute()
      await tx
        .insertInto('audit_entry')
        .values({ ...chain, ...deed, actor_id: other })
        .execute()
    })

    await expect(entering).rejects.toMatchObject({ code: '42501' })
  })
})

test('whoever is shut out proposes nothing, not by a session that is under way either', async () => {
  const underWay = await school.viewer(maker)
  await shutOut()

  await expect(proposes(underWay, 'Come alone')).rejects.toMatchObject({ code: '42501' })
})

test('nobody keeps a proposal back, or lets it through, by a row that they write', async () => {
  const change = site.db.as(await school.viewer(maker), (tx) =>
    sql`update proposal set kept_back = true where id = ${proposal}`.execute(tx),
  )

  await expect(change).rejects.toMatchObject({ code: '42501' })
})

test('in the database, who teaches the learner takes away what is kept back, answers nothing, and touches nothing else', async () => {
  const answer = async (as: 'accepted' | 'withdrawn') =>
    site.db.as(await school.viewer(other), (tx) =>
      tx
        .updateTable('proposal')
        .set({ answer: as, answered_at: site.now() })
        .where('id', '=', proposal)
        .executeTakeFirstOrThrow(),
    )

  expect(await answer('withdrawn')).toMatchObject({ numUpdatedRows: 0n })
  await shutOut()
  await expect(answer('accepted')).rejects.toMatchObject({ code: '42501' })
  expect(await answer('withdrawn')).toMatchObject({ numUpdatedRows: 1n })
})
