import { Refusal } from '../../platform/errors.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readPerson } from '../../people/persons/actions.ts'
import type { Face } from '../../people/persons/person.ts'
import { may } from '../../policy/law.ts'
import { readCirclesOf, type CircleInView } from '../circles/company.ts'
import { readPursuits } from '../goals/reading.ts'
import type { Pursuit } from '../goals/pursuit.ts'
import { readDirection } from '../plans/actions.ts'
import { readOpenProposals, readTakenBack } from '../proposals/actions.ts'
import type { ProposalInView, TakenBack } from '../proposals/proposal.ts'
import { proposalWords } from '../proposals/words.ts'

/** A learner, as those see them who teach them or look after them: of each part as much as the law opens to them. */
export interface LearnerInFull {
  readonly learner: Face
  readonly direction: string
  readonly pursuits: readonly Pursuit[]
  readonly circles: readonly CircleInView[] | undefined
  readonly proposals: readonly ProposalInView[]
  readonly takenBack: readonly TakenBack[]
  readonly mayPropose: boolean
  /** Whether the viewer is told who looked at the learner. */
  readonly isToldOfLooks: boolean
}

export async function readLearner(
  db: Database,
  viewer: Viewer,
  person: Id<'person'>,
  now: Date,
): Promise<LearnerInFull> {
  if (!may(viewer, 'read', 'learner', { person })) {
    throw new Refusal('not-found', proposalWords.noLearner)
  }
  const seesProposals = may(viewer, 'read', 'proposal', { person })
  return {
    learner: await readPerson(db, viewer, person),
    direction: await readDirection(db, viewer, person),
    pursuits: await readPursuits(db, viewer, person),
    circles: may(viewer, 'read', 'circle membership', { person })
      ? await readCirclesOf(db, viewer, person)
      : undefined,
    proposals: seesProposals ? await readOpenProposals(db, viewer, person) : [],
    takenBack: seesProposals ? await readTakenBack(db, viewer, person, now) : [],
    mayPropose: may(viewer, 'propose', 'plan', { person }),
    isToldOfLooks: may(viewer, 'list', 'look', { person }),
  }
}
