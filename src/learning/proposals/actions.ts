import { Refusal } from '../../platform/errors.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { nameable } from '../../people/persons/access.ts'
import { readFaces, readPerson } from '../../people/persons/actions.ts'
import type { Face } from '../../people/persons/person.ts'
import { record, recordOfMaker } from '../../people/audit/actions.ts'
import { may } from '../../policy/law.ts'
import { readCompetency } from '../frameworks/actions.ts'
import { nameOf } from '../frameworks/framework.ts'
import { goalOf, takeUp } from '../goals/actions.ts'
import { takenBackIsTold, type Proposal, type ProposalInView, type TakenBack } from './proposal.ts'
import {
  findOpenProposals,
  findTakenBack,
  insertProposal,
  isProposed,
  lockProposal,
  updateAnswer,
} from './store.ts'
import { proposalWords } from './words.ts'

/** What is to be proposed: words of one's own, or a competency. */
export interface Suggestion {
  /** Made with the form, so that a form sent twice proposes once. */
  readonly id: Id<'proposal'>
  readonly learner: Id<'person'>
  readonly what: { readonly title: string } | { readonly competency: Id<'competency'> }
  readonly because: string
}

/**
 * Proposes a goal to a learner. Only those who teach them or look after them can; only the learner's yes makes it a goal.
 * Answers false, and does nothing, where the same goal is proposed to them already and waits.
 */
export async function propose(
  db: Database,
  viewer: Viewer,
  { id, learner, what, because }: Suggestion,
  now: Date,
): Promise<boolean> {
  askWhetherToPropose(viewer, learner)
  return db.as(viewer, async (tx) => {
    if (await isProposed(tx, viewer, id)) return true
    const competency = 'competency' in what ? what.competency : undefined
    const title =
      'title' in what ? what.title : nameOf(await readCompetency(tx, viewer, what.competency))
    const isNew = await insertProposal(tx, viewer, {
      id,
      learner,
      by: viewer.person,
      goal: await goalOf(tx, viewer, competency),
      title,
      because,
      proposedAt: now,
      answer: null,
    })
    if (isNew) await recordOfMaker(tx, viewer, { action: 'proposal.made', object: id })
    return isNew
  })
}

/** To whom the viewer can propose something, and what a competency would be proposed as. */
export async function readProposing(
  db: Database,
  viewer: Viewer,
  competency: Id<'competency'>,
): Promise<{ learners: readonly Face[]; title: string }> {
  const { learners, children } = viewer.standing
  return db.as(viewer, async (tx) => ({
    learners: await readFaces(tx, viewer, [...learners, ...children]),
    title: nameOf(await readCompetency(tx, viewer, competency)),
  }))
}

/** The learner to whom the viewer may propose; to others there is no such learner. */
export async function readLearnerToProposeTo(
  db: Database,
  viewer: Viewer,
  learner: Id<'person'>,
): Promise<Face> {
  askWhetherToPropose(viewer, learner)
  return readPerson(db, viewer, learner)
}

function askWhetherToPropose(viewer: Viewer, learner: Id<'person'>): void {
  if (may(viewer, 'propose', 'plan', { person: learner })) return
  throw new Refusal('not-found', proposalWords.noLearner)
}

/** The learner's answer. A yes begins the goal, alone; a no needs no reason. Answered twice, the first answer holds. */
export async function answerProposal(
  db: Database,
  viewer: Viewer,
  { id, answer }: { id: Id<'proposal'>; answer: 'accepted' | 'declined' },
  now: Date,
): Promise<Id<'goal'> | undefined> {
  return db.as(viewer, async (tx) => {
    const proposal = await lockProposal(tx, viewer, id)
    if (
      !proposal ||
      proposal.isKeptBack ||
      !may(viewer, 'edit', 'proposal', { person: proposal.learner })
    ) {
      throw new Refusal('not-found', proposalWords.none)
    }
    if (proposal.answer === 'withdrawn') throw new Refusal('conflict', proposalWords.withdrawn)
    if (proposal.answer) return proposal.answer === 'accepted' ? proposal.goal : undefined
    await updateAnswer(tx, viewer, id, { answer, at: now })
    if (answer === 'declined') return undefined
    await takeUp(tx, viewer, { goal: proposal.goal, title: proposal.title }, now)
    return proposal.goal
  })
}

/**
 * Takes a proposal back, as long as it has not been answered; and whoever teaches the learner takes away what is kept back
 * from them. Answers what became of it. That it was there stays told for a while.
 */
export async function withdrawProposal(
  db: Database,
  viewer: Viewer,
  id: Id<'proposal'>,
  now: Date,
): Promise<'accepted' | 'declined' | 'withdrawn'> {
  return db.as(viewer, async (tx) => {
    const proposal = await lockProposal(tx, viewer, id)
    const bounds = proposal && { person: proposal.learner, maker: proposal.by }
    if (!bounds || !may(viewer, 'end', objectOf(proposal), bounds))
      throw new Refusal('not-found', proposalWords.none)
    if (proposal.answer) return proposal.answer
    await updateAnswer(tx, viewer, id, { answer: 'withdrawn', at: now })
    await recordWithdrawing(tx, viewer, proposal)
    return 'withdrawn'
  })
}

/**
 * What was put before this learner and taken back in these weeks: for all who may read proposals to them. What it said
 * is gone, except for a safeguarding lead who looks.
 */
export async function readTakenBack(
  db: Database,
  viewer: Viewer,
  learner: Id<'person'>,
  now: Date,
): Promise<readonly TakenBack[]> {
  if (!may(viewer, 'read', 'proposal', { person: learner })) {
    throw new Refusal('not-found', proposalWords.noLearner)
  }
  const since = new Date(now.getTime() - takenBackIsTold)
  const found = await db.as(viewer, (tx) => findTakenBack(tx, viewer, { learner, since }))
  const isLooking = viewer.standing.looking.includes(learner)
  return found
    .filter((one) => may(viewer, 'read', objectOf(one), { person: learner, maker: one.by }))
    .map(({ id, byName, byRole, takenBackAt, isKeptBack, title, because }) => ({
      id,
      byName,
      byRole,
      takenBackAt,
      isKeptBack,
      said: isLooking ? { title, because } : undefined,
    }))
}

/** It is written down where the maker's record is kept, or where the teacher is one who takes it away. */
async function recordWithdrawing(tx: Tx, viewer: Viewer, { id, by }: Proposal): Promise<void> {
  if (by === viewer.person) {
    await recordOfMaker(tx, viewer, { action: 'proposal.taken-back', object: id })
    return
  }
  const [organisation] = viewer.standing.teaching
  if (!organisation) throw new Refusal('forbidden', proposalWords.noSchool)
  await record(tx, viewer, { organisation, action: 'proposal.taken-away', object: id })
}

/** Whoever teaches the learner, and is a teacher somewhere, takes away what is kept back. */
function mayTakeAway(viewer: Viewer, proposal: Proposal): boolean {
  return (
    proposal.by !== viewer.person &&
    viewer.standing.teaching.length > 0 &&
    may(viewer, 'end', objectOf(proposal), { person: proposal.learner })
  )
}

/** Which object of the law a proposal is: one that waits before its learner, or one that is kept back from them. */
function objectOf({ isKeptBack }: Pick<Proposal, 'isKeptBack'>): 'proposal' | 'kept-back proposal' {
  return isKeptBack ? 'kept-back proposal' : 'proposal'
}

/**
 * What waits for this learner's answer; for themselves, and for those who teach them or look after
 * them, who see of it what people proposed whose names they know.
 */
export async function readOpenProposals(
  db: Database,
  viewer: Viewer,
  learner: Id<'person'>,
): Promise<readonly ProposalInView[]> {
  if (!may(viewer, 'read', 'proposal', { person: learner })) {
    throw new Refusal('not-found', proposalWords.noLearner)
  }
  const open = await db.as(viewer, (tx) => findOpenProposals(tx, viewer, learner))
  return open
    .filter((one) => may(viewer, 'read', objectOf(one), { person: learner, maker: one.by }))
    .map(({ from, ...proposal }) => ({
      ...proposal,
      from: nameable(viewer, from ? [from] : [])[0] ?? null,
      mayTakeAway: mayTakeAway(viewer, proposal),
    }))
}
