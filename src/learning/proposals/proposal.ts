import type { Id } from '../../platform/id.ts'
import type { Face } from '../../people/persons/person.ts'

/** What somebody who teaches or looks after a learner would like them to try. It becomes a goal only by the learner's yes. */
export interface Proposal {
  readonly id: Id<'proposal'>
  readonly learner: Id<'person'>
  readonly by: Id<'person'>
  readonly goal: Id<'goal'>
  readonly title: string
  readonly because: string
  readonly proposedAt: Date
  readonly answer: 'accepted' | 'declined' | 'withdrawn' | null
  /** Its maker is suspended or gone, and so it is kept back from the learner. */
  readonly isKeptBack: boolean
}

/** As what somebody proposes. */
export type Role = 'teacher' | 'guardian' | 'mentor'

/** By whom a proposal was made, as the database wrote it down then. Whoever reads the proposal reads this. */
export interface Signature {
  readonly byName: string
  readonly byRole: Role
}

/** A proposal as a page shows it, with the face of who made it, where the viewer knows them. */
export interface ProposalInView extends Proposal, Signature {
  readonly from: Face | null
  /** Whether the viewer may take away what another proposed. */
  readonly mayTakeAway: boolean
}

/** That there was a proposal, whose it was, and when it was taken back, or taken away where it was kept back. What it said only who looks as safeguarding lead reads. */
export interface TakenBack extends Signature, Pick<Proposal, 'isKeptBack'> {
  readonly id: Id<'proposal'>
  readonly takenBackAt: Date
  readonly said: Pick<Proposal, 'title' | 'because'> | undefined
}

const day = 24 * 60 * 60 * 1000
/** For so long it is told that something was proposed and taken back. */
export const takenBackIsTold = 30 * day
