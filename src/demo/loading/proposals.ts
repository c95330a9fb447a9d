import { newId } from '../../platform/id.ts'
import { keepCompany, reword } from '../../learning/goals/actions.ts'
import { answerProposal, propose } from '../../learning/proposals/actions.ts'
import type { Proposal, Pursuit } from '../world.ts'
import { competencyOf, idOf, momentOf, viewerOf, type Making } from './making.ts'

/** What teachers put to learners, and what became of it. */
export async function writeProposals(making: Making): Promise<void> {
  for (const proposal of making.world.proposals) await writeProposal(making, proposal)
}

async function writeProposal(making: Making, proposal: Proposal): Promise<void> {
  const id = newId('proposal')
  const { db, people, world } = making
  const competency = competencyOf(making, proposal.goal)
  const suggestion = {
    id,
    learner: idOf(people, proposal.learner),
    what: competency ? { competency } : { title: proposal.title },
    because: proposal.because,
  }
  const proposedAt = momentOf(making, proposal.proposedAt)
  await propose(db, await viewerOf(making, proposal.by, proposedAt), suggestion, proposedAt)

  const { answer, answeredAt } = proposal
  if (!answer || answeredAt === undefined) return
  const now = momentOf(making, answeredAt)
  const learner = await viewerOf(making, proposal.learner, now)
  const goal = await answerProposal(db, learner, { id, answer }, now)
  if (!goal) return
  making.goals.set(proposal.goal, goal)
  await makeOwn(
    making,
    world.pursuits.find((one) => isFrom(proposal, one)),
  )
}

/** Whether it was this proposal that the learner made their own. */
export function isFrom({ learner, goal, answer }: Proposal, pursuit: Pursuit): boolean {
  return answer === 'accepted' && learner === pursuit.person && goal === pursuit.goal
}

/** What has been accepted is put in the learner's own words, with the company they wish for. */
async function makeOwn(making: Making, pursuit: Pursuit | undefined): Promise<void> {
  if (!pursuit) return
  const { title, why, howKnown, nextStep, company } = pursuit
  const goal = idOf(making.goals, pursuit.goal)
  const now = momentOf(making, pursuit.touchedAt)
  const viewer = await viewerOf(making, pursuit.person, now)
  await reword(making.db, viewer, { goal, wording: { title, why, howKnown, nextStep } }, now)
  await keepCompany(making.db, viewer, goal, company)
}
