import type { Learner, Pursuit } from './learner.ts'
import type { Found, SharedGoal } from './order.ts'
import type { Pool } from './pool.ts'
import type { OfOthers } from './silence.ts'

/** What somebody looks for in a pool: which pursuits of theirs go with which of mine, and who has room for it. */
export interface Question {
  readonly pool: Pool
  readonly me: Learner
  readonly mine: (pursuit: Pursuit) => boolean
  readonly theirs: (pursuit: Pursuit) => boolean
  readonly hasRoom: (learner: Learner) => boolean
  /** What of others may be told where the answer is nobody. */
  readonly maySay: readonly OfOthers[]
}

export function isUnderWay({ stage }: Pursuit): boolean {
  return stage !== 'met'
}

export function isAsking({ stage }: Pursuit): boolean {
  return stage === 'asking'
}

export function isMet({ stage }: Pursuit): boolean {
  return stage === 'met'
}

/** Everybody on a goal on which I am open to company, as the question wants both: whoever is open to it too, or is not. */
export function onMyGoals(
  { pool, me, mine, theirs }: Question,
  theyAre: 'open' | 'alone' = 'open',
): readonly Found[] {
  const found = new Map<string, { learner: Learner; goals: [SharedGoal, ...SharedGoal[]] }>()
  for (const own of me.pursuits.filter((pursuit) => pursuit.open && mine(pursuit))) {
    for (const { learner, pursuit } of pool.on.get(own.goal) ?? []) {
      if (pursuit.open !== (theyAre === 'open') || !theirs(pursuit)) continue
      const shared = { goal: own.goal, mine: own.stage, theirs: pursuit.stage }
      const known = found.get(learner.id)
      if (!known) found.set(learner.id, { learner, goals: [shared] })
      else if (own.stage === 'asking') known.goals.unshift(shared)
      else known.goals.push(shared)
    }
  }
  return [...found.values()]
}
