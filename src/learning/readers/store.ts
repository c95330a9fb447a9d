import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** What is written down about those who stand beside the viewer on a day. */
export interface Beside {
  readonly guardians: readonly string[]
  readonly hasLimitedGuardian: boolean
  readonly isTaught: boolean
  readonly isLearner: boolean
  readonly birthMonth: string | null
  readonly yearLevels: readonly string[]
}

/** Needs no more standing than everybody has: one's own ties, and who is in one's own rooms. */
export async function findBeside(tx: Tx, viewer: Viewer, day: string): Promise<Beside> {
  const { network, person } = viewer
  // Of the rooms in which they are written down, those that go on.
  const { audiences } = viewer.standing
  const today = sql`starts_on <= ${day} and (ends_on is null or ends_on > ${day})`
  const { rows } = await sql<Beside>`
    select
      array(select person.display_name from guardianship
        join person on person.network_id = guardianship.network_id and person.id = guardianship.guardian_id
        where guardianship.network_id = ${network} and child_id = ${person} and rights = 'full'
          and person.status = 'active' and ${today}
        order by person.display_name) as guardians,
      exists (select from guardianship
        join person on person.network_id = guardianship.network_id and person.id = guardianship.guardian_id
        where guardianship.network_id = ${network} and child_id = ${person} and rights = 'limited'
          and person.status = 'active' and ${today}) as "hasLimitedGuardian",
      exists (select from classroom_membership as seat
        join person on person.network_id = seat.network_id and person.id = seat.person_id
        where seat.network_id = ${network} and role = 'teacher' and person_id <> ${person} and ${today}
          and person.status = 'active'
          and (seat.roster_id is not null or door.teaches(${network}, person_id, organisation_id, ${day}))
          and classroom_id = any (${audiences}::uuid[])
          and classroom_id in (select classroom_id from classroom_membership
            where network_id = ${network} and role = 'learner' and person_id = ${person} and ${today})) as "isTaught",
      exists (select from affiliation
        where network_id = ${network} and role = 'learner' and person_id = ${person} and ${today}) as "isLearner",
      (select month from birth where network_id = ${network} and person_id = ${person}) as "birthMonth",
      array(select year_level from affiliation
        where network_id = ${network} and role = 'learner' and person_id = ${person}
          and year_level is not null and ${today}) as "yearLevels"`.execute(tx)
  return rows[0]!
}
