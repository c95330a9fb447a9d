import type { Database } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readFaces } from '../../people/persons/actions.ts'
import type { Face } from '../../people/persons/person.ts'
import { readCompany, readInvitations, type CompanyOnGoal } from '../circles/company.ts'
import type { Asking } from '../circles/invitation.ts'
import { readPursuits } from '../goals/reading.ts'
import { live, softLimit, type Pursuit } from '../goals/pursuit.ts'
import { readDirection } from '../plans/actions.ts'
import { readOpenProposals, readTakenBack } from '../proposals/actions.ts'
import type { ProposalInView, TakenBack } from '../proposals/proposal.ts'

/** Where am I going, what now, with whom: all that the home page says. */
export interface Home {
  readonly direction: string
  /** At most five live goals, last touched first. */
  readonly goals: readonly Pursuit[]
  readonly hasMore: boolean
  readonly invitations: readonly Asking[]
  readonly proposals: readonly ProposalInView[]
  readonly takenBack: readonly TakenBack[]
  readonly company: ReadonlyMap<Id<'goal'>, CompanyOnGoal>
  /** Whom the viewer looks after, with limits or without. */
  readonly children: readonly Face[]
}

export async function readHome(db: Database, viewer: Viewer, now: Date): Promise<Home> {
  const pursuits = await readPursuits(db, viewer, viewer.person)
  const goals = pursuits.filter(({ state }) => live.includes(state)).slice(0, softLimit)
  const openGoals = goals
    .filter(({ state, company }) => state === 'active' && company !== 'alone')
    .map(({ goal }) => goal)
  const children = [...viewer.standing.children, ...viewer.standing.limited]
  return {
    direction: await readDirection(db, viewer, viewer.person),
    goals,
    hasMore: pursuits.length > goals.length,
    invitations: await readInvitations(db, viewer, now),
    proposals: await readOpenProposals(db, viewer, viewer.person),
    takenBack: await readTakenBack(db, viewer, viewer.person, now),
    company: openGoals.length > 0 ? await readCompany(db, viewer, openGoals, now) : new Map(),
    children:
      children.length > 0 ? await db.as(viewer, (tx) => readFaces(tx, viewer, children)) : [],
  }
}
