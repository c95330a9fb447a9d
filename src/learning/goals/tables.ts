// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.
import type { Generated } from 'kysely'
import type { Id } from '../../platform/id.ts'

export interface DoneStepTable {
  network_id: Id<'network'>
  id: Id<'done_step'>
  pursuit_id: Id<'pursuit'>
  person_id: Id<'person'>
  words: string
  done_at: Date
  audience: string
}

export interface GoalTable {
  network_id: Id<'network'>
  id: Id<'goal'>
  competency_id: Id<'competency'> | null
  made_at: Generated<Date>
}

export interface PursuitTable {
  network_id: Id<'network'>
  id: Id<'pursuit'>
  person_id: Id<'person'>
  goal_id: Id<'goal'>
  title: string
  state: 'idea' | 'active' | 'paused' | 'review' | 'met' | 'dropped'
  company: 'alone' | 'open' | 'seeking'
  begun_at: Date
  state_since: Date
  touched_at: Date
  audience: Generated<'helpers' | 'me'>
}

export interface PursuitStateTable {
  network_id: Id<'network'>
  id: Id<'pursuit_state'>
  pursuit_id: Id<'pursuit'>
  person_id: Id<'person'>
  state: 'idea' | 'active' | 'paused' | 'review' | 'met' | 'dropped'
  since: Date
  audience: string
}

export interface PursuitWordsTable {
  network_id: Id<'network'>
  pursuit_id: Id<'pursuit'>
  person_id: Id<'person'>
  audience: string
  why: Generated<string>
  how_known: Generated<string>
  next_step: Generated<string>
}
