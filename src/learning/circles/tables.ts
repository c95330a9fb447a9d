// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { Generated } from 'kysely'
import type { Id } from '../../platform/id.ts'

export interface CircleTable {
  network_id: Id<'network'>
  id: Id<'circle'>
  goal_id: Id<'goal'>
  title: string
  seats: number
  door: 'open' | 'by-invitation'
  agreed: Generated<string>
  meets: Generated<string>
  host_id: Id<'person'>
  member_ids: readonly Id<'person'>[]
  opened_at: Date
  closed_at: Date | null
  closed_because: 'goal-met' | 'emptied' | 'ended' | null
}

export interface CircleMembershipTable {
  network_id: Id<'network'>
  id: Id<'circle_membership'>
  circle_id: Id<'circle'>
  goal_id: Id<'goal'>
  person_id: Id<'person'>
  joined_at: Date
  left_at: Date | null
}

export interface InvitationTable {
  network_id: Id<'network'>
  id: Id<'invitation'>
  circle_id: Id<'circle'>
  goal_id: Id<'goal'>
  from_id: Id<'person'>
  to_id: Id<'person'>
  sent_at: Date
  lapses_at: Date
  answered_at: Date | null
  answer: 'accepted' | 'declined' | null
}
