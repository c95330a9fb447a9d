import {
  CompiledQuery,
  createQueryId,
  sql,
  type KyselyPlugin,
  type RootOperationNode,
} from 'kysely'
import { expect, test } from 'vitest'
import { findCells, findGatherings } from '../../src/learning/board/store.ts'
import { findCirclesOf, findOpenCircles } from '../../src/learning/circles/store.ts'
import { findGoingTheSameWay, findPursuits } from '../../src/learning/goals/store.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { newId } from '../../src/platform/id.ts'
import type { Viewer } from '../../src/platform/viewer.ts'
import { aSchool } from '../school.ts'
import { testSite } from '../site.ts'

/**
 * Row security compares no column in a way that an index could follow, so each statement has to name what it asks for. The
 * tables here are small; so PostgreSQL is told to read a table from end to end only if there is no other way.
 */
const goals = [newId('goal'), newId('goal')]
const reads: readonly (readonly [string, (tx: Tx, viewer: Viewer) => Promise<unknown>])[] = [
  ['the cells of a board', (tx, viewer) => findCells(tx, viewer, viewer.standing.peers)],
  ['its gatherings', (tx, viewer) => findGatherings(tx, viewer, viewer.standing.peers)],
  ['a person’s goals', (tx, viewer) => findPursuits(tx, viewer, viewer.person)],
  ['who goes the same way', (tx, viewer) => findGoingTheSameWay(tx, viewer, goals)],
  ['open circles on goals', (tx, viewer) => findOpenCircles(tx, viewer, goals)],
  ['a person’s circles', (tx, viewer) => findCirclesOf(tx, viewer, viewer.person)],
]

test.each(reads)('%s are found by an index, behind row security too', async (_what, read) => {
  const plans = await plansOf(read)

  expect(plans.join('\n')).toContain('current_setting')
  expect(plans.join('\n')).not.toMatch(/Seq Scan on (pursuit|pursuit_words|circle|goal|person)\b/)
})

test('a read that no index serves would be found', async () => {
  const plans = await plansOf((tx) => tx.selectFrom('competency').select('statement').execute())

  expect(plans.join('\n')).toMatch(/Seq Scan on competency\b/)
})

async function plansOf(
  read: (tx: Tx, viewer: Viewer) => Promise<unknown>,
): Promise<readonly string[]> {
  const site = await testSite()
  const school = await aSchool(site)
  const [ana, ben] = [await school.person('learner'), await school.person('learner')]
  await school.room({ learners: [ana, ben] })
  const viewer = await school.viewer(ana)
  return site.db.as(viewer, async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    const nodes: RootOperationNode[] = []
    await read(tx.withPlugin(keeping(nodes)), viewer)
    const plans: string[] = []
    for (const node of nodes) plans.push(...(await planOf(tx, node)))
    return plans
  })
}

function keeping(nodes: RootOperationNode[]): KyselyPlugin {
  return {
    transformQuery({ node }) {
      nodes.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

async function planOf(tx: Tx, node: RootOperationNode): Promise<readonly string[]> {
  const { sql: statement, parameters } = tx.getExecutor().compileQuery(node, createQueryId())
  const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>(
    CompiledQuery.raw(`explain ${statement}`, [...parameters]),
  )
  return rows.map((row) => row['QUERY PLAN'])
}
