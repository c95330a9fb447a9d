import type { OpenTable } from '../../access/worlds/rules.ts'
import { breached } from './breach.ts'
import { bySeeing } from './checks.ts'
import type { Fault } from './fault.ts'

const me = `current_setting('app.person')::uuid`

/** Rows that the second wall shows to others than those to whom the law opens them. */
export const rowSecurityFaults: readonly Fault[] = [
  shows('pursuit', 'a goal kept to oneself, to whoever helps', {
    see: `person_id = ${me} or among('learners', person_id) or among('followed', person_id) or among('young', person_id)
      or audience = 'helpers' and (among('mates', person_id)
        or state = 'active' and company <> 'alone' and among('peers', person_id))`,
  }),
  shows('pursuit', 'a goal that rests, to classmates', {
    see: `person_id = ${me} or among('learners', person_id) or among('young', person_id)
      or audience = 'helpers' and (among('followed', person_id) or among('mates', person_id)
        or company <> 'alone' and among('peers', person_id))`,
  }),
  shows('pursuit', 'a private goal to guardians of children who are no longer young', {
    see: `person_id = ${me} or among('learners', person_id) or among('children', person_id)
      or audience = 'helpers' and (among('followed', person_id) or among('mates', person_id)
        or state = 'active' and company <> 'alone' and among('peers', person_id))`,
  }),
  shows('pursuit_words', 'the words of a goal to those in a circle with its owner', {
    see: `person_id = ${me} or among('young', person_id)
      or audience = 'helpers' and (among('followed', person_id) or among('mates', person_id))`,
  }),
  shows('done_step', 'the way so far to classmates instead of helpers', {
    see: `person_id = ${me} or among('young', person_id)
      or audience = 'helpers' and among('peers', person_id)`,
  }),
  shows('pursuit_state', 'nothing to a guardian with limits', {
    see: `person_id = ${me} or among('young', person_id)
      or audience = 'helpers' and (among('subjects', person_id) or among('looking', person_id))`,
  }),
  shows('plan', 'all to everybody of the network', { see: 'true' }),
  shows('goal', 'those of other networks', { see: 'true', tenant: 'true' }),
  shows('organisation', 'those of other networks', { see: 'true', tenant: 'true' }),
  shows('proposal', 'nothing to who made it', {
    see: `learner_id = ${me} or among('subjects', learner_id)`,
  }),
  shows('proposal', 'one that is kept back, to the learner', {
    see: `learner_id = ${me} or proposed_by = ${me} or among('subjects', learner_id)
      or among('looking', learner_id)`,
  }),
  shows('invitation', 'one to whoever knows who is asked', {
    see: `from_id = ${me} or to_id = ${me} or among('known', to_id)`,
  }),
  shows('circle', 'one that has ended, to classmates', {
    see: `${me} = any (member_ids) or among('audiences', id) or among('invited', id)
      or any_among('subjects', member_ids) or any_among('looking', member_ids)
      or door = 'open' and any_among('peers', member_ids)`,
  }),
  shows('circle', 'one whose door is closed, to classmates', {
    see: `${me} = any (member_ids) or among('audiences', id) or among('invited', id)
      or any_among('subjects', member_ids) or any_among('looking', member_ids)
      or closed_at is null and any_among('peers', member_ids)`,
  }),
  shows('circle_membership', 'who is in it to those who are asked', {
    see: `person_id = ${me} or among('audiences', circle_id) or among('invited', circle_id)
      or among('subjects', person_id) or among('looking', person_id)`,
  }),
  shows('birth', 'the month to those who teach', {
    see: `person_id = ${me} or among('children', person_id) or among('learners', person_id)
      or home_id = any (current_setting('app.led')::uuid[])`,
  }),
  shows('look', 'itself to who looks after an older child', {
    see: `by_id = ${me} or person_id = ${me} or among('children', person_id)`,
  }),
  shows('look_reason', 'why, to whoever sees that there was a look', { see: 'true' }),
  shows('guardianship', 'families to all who work there', {
    see: `guardian_id = ${me} or child_id = ${me} or among('learners', child_id)
      or among('children', child_id) or among('looking', child_id) or among('led', organisation_id)
      or among('safeguarded', organisation_id) or among('staffed', organisation_id)`,
  }),
  {
    kind: 'row security',
    name: 'a list in which whatever begins like an id is found',
    plant: async (place) => {
      const { rows } = await place.owner.query<{ original: string }>(
        `select pg_get_functiondef('among(text, uuid)'::regprocedure) as original`,
      )
      return breached(
        `create or replace function among(list text, one uuid) returns boolean language sql stable
           return strpos(current_setting('app.' || list), left(one::text, 1)) > 0`,
        rows[0]!.original,
      )(place)
    },
    isFound: bySeeing('plan'),
  },
  {
    kind: 'row security',
    name: 'a table whose row security is switched off',
    plant: breached(
      'alter table done_step disable row level security',
      'alter table done_step enable row level security',
    ),
    isFound: bySeeing('done_step'),
  },
]

/** A table whose policies, by name, let something else through. */
function shows(table: OpenTable, what: string, policies: Readonly<Record<string, string>>): Fault {
  const breach = Object.entries(policies).map(
    ([name, using]) => `alter policy ${name} on ${table} using (${using})`,
  )
  return {
    kind: 'row security',
    name: `${table}: shows ${what}`,
    plant: breached(breach.join(';')),
    isFound: bySeeing(table),
  }
}
