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
}

/** A proposal as a page shows it, with the face of who made it, where the viewer knows them. */
export interface ProposalInView extends Proposal {
  readonly from: Face | null
}
