// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { Generated } from 'kysely'
import type { Id } from '../../platform/id.ts'

export interface ProposalTable {
  network_id: Id<'network'>
  id: Id<'proposal'>
  learner_id: Id<'person'>
  proposed_by: Id<'person'>
  goal_id: Id<'goal'>
  title: string
  because: Generated<string>
  proposed_at: Date
  answered_at: Date | null
  answer: 'accepted' | 'declined' | 'withdrawn' | null
  /** the name of its maker, as it was then */
  by_name: Generated<string>
  by_role: Generated<'teacher' | 'guardian' | 'mentor'>
  /** set by the database, while its maker is suspended or gone and there is no answer */
  kept_back: Generated<boolean>
}
