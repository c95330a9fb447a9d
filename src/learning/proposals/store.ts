import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { FaceOnRecord } from '../../people/persons/person.ts'
import type { Proposal, Signature } from './proposal.ts'

const columns = [
  'proposal.id',
  'proposal.learner_id as learner',
  'proposal.proposed_by as by',
  'proposal.goal_id as goal',
  'proposal.title',
  'proposal.because',
  'proposal.proposed_at as proposedAt',
  'proposal.answer',
  'proposal.kept_back as isKeptBack',
] as const

const signature = ['proposal.by_name as byName', 'proposal.by_role as byRole'] as const

/** A proposal and whose it is, where the database tells; the law has not been asked whether the viewer may know the name. */
export interface ProposalFrom extends Proposal, Signature {
  readonly from: FaceOnRecord | null
}

/** The proposals to this learner that wait for an answer, as far as the viewer may see them. */
export async function findOpenProposals(
  tx: Tx,
  viewer: Viewer,
  learner: Id<'person'>,
): Promise<readonly ProposalFrom[]> {
  const rows = await tx
    .selectFrom('proposal')
    .leftJoin('person', (join) =>
      join
        .onRef('person.network_id', '=', 'proposal.network_id')
        .onRef('person.id', '=', 'proposal.proposed_by'),
    )
    .where('proposal.network_id', '=', viewer.network)
    .where('proposal.learner_id', '=', learner)
    .where('proposal.answer', 'is', null)
    .select([...columns, ...signature, 'display_name', 'picture', 'tint', 'home_id'])
    .orderBy('proposed_at')
    .orderBy('proposal.id')
    .limit(50)
    .execute()
  return rows.map(({ display_name, picture, tint, home_id, ...proposal }) => ({
    ...proposal,
    from:
      display_name === null || home_id === null
        ? null
        : { id: proposal.by, name: display_name, picture, tint: tint ?? 1, home: home_id },
  }))
}

/** What was put before this learner and taken back since, the latest first. */
export async function findTakenBack(
  tx: Tx,
  viewer: Viewer,
  { learner, since }: { learner: Id<'person'>; since: Date },
) {
  return tx
    .selectFrom('proposal')
    .where('network_id', '=', viewer.network)
    .where('learner_id', '=', learner)
    .where('answer', '=', 'withdrawn')
    .where('answered_at', '>', since)
    .select([...columns, ...signature, 'answered_at as takenBackAt'])
    .$narrowType<{ takenBackAt: Date }>()
    .orderBy('answered_at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()
}

/** A proposal, its row locked until the transaction ends, so that it is answered once. */
export async function lockProposal(
  tx: Tx,
  viewer: Viewer,
  id: Id<'proposal'>,
): Promise<Proposal | undefined> {
  return tx
    .selectFrom('proposal')
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .where((is) =>
      is.or([
        is('learner_id', '=', viewer.person),
        is('proposed_by', '=', viewer.person),
        is('kept_back', '=', true),
      ]),
    )
    .select(columns)
    .forUpdate()
    .executeTakeFirst()
}

/** Writes the proposal, unless the same goal is already proposed to this learner and waits. Answers whether it did. */
export async function insertProposal(
  tx: Tx,
  viewer: Viewer,
  proposal: Omit<Proposal, 'isKeptBack'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('proposal')
    .values({
      network_id: viewer.network,
      id: proposal.id,
      learner_id: proposal.learner,
      proposed_by: proposal.by,
      goal_id: proposal.goal,
      title: proposal.title,
      because: proposal.because,
      proposed_at: proposal.proposedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function updateAnswer(
  tx: Tx,
  viewer: Viewer,
  id: Id<'proposal'>,
  answered: { answer: NonNullable<Proposal['answer']>; at: Date },
): Promise<void> {
  await tx
    .updateTable('proposal')
    .set({ answer: answered.answer, answered_at: answered.at })
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .execute()
}

export async function isProposed(tx: Tx, viewer: Viewer, id: Id<'proposal'>): Promise<boolean> {
  const found = await tx
    .selectFrom('proposal')
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .select('id')
    .executeTakeFirst()
  return found !== undefined
}
